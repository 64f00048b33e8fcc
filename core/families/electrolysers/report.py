"""What electrolysers add to the report: what is asked, consumption over load, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part
from core.content.left_open import SOUND
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement, at_least, at_most
from core.families.electrolysers.columns import columns_of, stack_and_rest, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.powered import PoweredYear, on_power, power_plant
from core.families.electrolysers.record import Electrolyser
from core.plant.equal_units import Run
from core.selection.equal_units import run_of
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WithoutField,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_STEPS = 61
_DRAWN = 400  # points of a falling line
_J_PER_KWH = 3.6e6
_FIRST = np.zeros(1, dtype=np.int64)


def _run_of(selection: Selection, candidate: Candidate, load: FloatArray) -> Run:
    """A plant of one model at loads."""
    units = units_of(columns_of([candidate.record]), _FIRST, selection.duty, len(load))
    return run_of(selection.situation, units, load, candidate.units)


def _on_power(selection: Selection, candidate: Candidate) -> PoweredYear:
    """A plant of one model on the power that is there."""
    plants = power_plant(columns_of([candidate.record]), selection.situation)
    return plants.year(((0, selection.situation.plant.carrying(candidate.units)),))


def _hours_on_power(selection: Selection, candidate: Candidate) -> UnitHours:
    """The part-load ratio of running units at the steps in which some run."""
    year, hours = _on_power(selection, candidate), selection.profile.hours.sum(axis=1)
    runs = year.running[0] > 0.0
    able = year.running[0][runs] * candidate.record.hydrogen_m3s
    return UnitHours(plr=np.minimum(year.output[0][runs] / able, 1.0), hours=hours[runs])


class ElectrolyserOperating(WithoutField):
    """Where electrolysers spend their hours; no temperature matters: there is no field."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with demand."""
        load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
        if on_power(selection.situation) is not None:
            return _hours_on_power(selection, candidate)
        asked = (load > 0.0) & (hours > 0.0)
        return UnitHours(plr=_run_of(selection, candidate, load).plr[0][asked], hours=hours[asked])


class ElectrolyserReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only electrolysers have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "mean_kwh_m3", "hydrogen_cost")
    cards = ("hydrogen_cost", "mean_kwh_m3", "annual_energy_wh", "life_cycle_cost",
             "hydrogen_kg", "full_load_h", "curtailed_wh")  # fmt: skip
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.HYDROGEN_FLOW, "power_w": Kind.ELECTRIC_POWER}

    def kind_of(self, record: Electrolyser) -> Cell:
        """How it is built."""
        return say(f"choice.{record.electrolyser_kind.value}")

    def asked(self, selection: Selection) -> Message:
        """Hydrogen at the peak and with the margin, or the power that is there."""
        if on_power(selection.situation) is not None:
            power = selection.profile.columns["power_w"]
            year = float(power @ selection.profile.hours.sum(axis=1))
            sized = "" if selection.study.duty.peak_w is None else "_sized"
            return say(
                f"report.electrolysers.asked_power{sized}",
                power=Quantity(value=float(power.max()), kind=Kind.ELECTRIC_POWER),
                energy=Quantity(value=year, kind=Kind.ENERGY),
                required=self.required(selection),
            )
        return say(
            "report.electrolysers.asked",
            peak=Quantity(value=selection.design.peak_w, kind=Kind.HYDROGEN_FLOW),
            required=self.required(selection),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.HYDROGEN_FLOW)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running, and their alternating current, W, at each point."""
        if on_power(selection.situation) is not None:
            year = _on_power(selection, candidate)
            return year.running[0], year.input_w[0]
        done = _run_of(selection, candidate, selection.profile.columns["load_w"])
        return done.running[0], done.input_w[0]

    def schedule(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """Kind, hydrogen, pressure, both consumptions as far as they are known."""
        record: Electrolyser = group.record
        lines = [
            Requirement(
                title=say("report.schedule.kind"),
                value=say("report.schedule.electrolyser", kind=self.kind_of(record)),
            ),
            at_least(say("field.hydrogen_m3s"), record.hydrogen_m3s, Kind.HYDROGEN_FLOW),
        ]
        if record.outlet_pa is not None:
            lines.append(at_least(say("field.outlet_pa"), record.outlet_pa, Kind.GAUGE_PRESSURE))
        for key, value in (
            ("stack_kwh_m3", record.stack_kwh_m3), ("system_kwh_m3", record.system_kwh_m3)
        ):  # fmt: skip
            if value is not None:
                lines.append(at_most(say(f"field.{key}"), value, Kind.ENERGY_PER_HYDROGEN))
        return tuple(lines)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Consumption of the plant over its hydrogen, all that runs included."""
        if candidate.is_mixed:
            return ()
        if on_power(selection.situation) is not None:
            return (self._power(selection, candidate), self._consumption(selection, candidate))
        return (self._consumption(selection, candidate),)

    def _power(self, selection: Selection, candidate: Candidate) -> Plot:
        """Power that is there and power that is taken, falling, over the hours of the year."""
        hours = selection.profile.hours.sum(axis=1)
        taken = _on_power(selection, candidate).input_w[0]
        there = selection.profile.columns["power_w"]

        def falling(key: str, power: FloatArray, part: Part) -> Line:
            order, every = np.argsort(-power, kind="stable"), max(1, len(power) // _DRAWN)
            at, drawn = np.cumsum(hours[order])[::every], power[order][::every]
            return Line(name=Name(key=f"plot.electrolysers.{key}"), x=at, y=drawn, part=part)

        chart = Curves(
            x=Axis(key="axis.electrolysers.hours", kind=Kind.HOURS, low=0.0),
            y=Axis(key="axis.electrolysers.power", kind=Kind.ELECTRIC_POWER, low=0.0),
            lines=(falling("there", there, Part.OTHER), falling("taken", taken, Part.MAIN)),
        )
        return plot("report.electrolysers.plot.power", chart)

    def _consumption(self, selection: Selection, candidate: Candidate) -> Plot:
        duty: ElectrolyserDuty = selection.duty
        columns = columns_of([candidate.record])
        most = candidate.record.hydrogen_m3s * selection.situation.plant.carrying(candidate.units)
        load = np.linspace(0.05 * most, most, _STEPS)
        done = _run_of(selection, candidate, load)
        stack, rest = stack_and_rest(columns, duty)
        rated = float((stack + rest)[0])
        lines = (
            Line(
                name=Name(key="plot.electrolysers.plant"),
                x=load,
                y=done.input_w[0] / load / _J_PER_KWH,
            ),
            Line(
                name=Name(key="plot.electrolysers.rated"),
                x=load[[0, -1]],
                y=np.full(2, rated),
                part=Part.OTHER,
            ),
        )
        return plot(
            "report.electrolysers.plot.consumption",
            Curves(
                x=Axis(key="axis.electrolysers.hydrogen", kind=Kind.HYDROGEN_FLOW, low=0.0),
                y=Axis(key="axis.electrolysers.consumption", kind=Kind.ENERGY_PER_HYDROGEN),
                lines=lines,
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.electrolysers.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Where consumption, part load and cost come from."""
        powered = () if on_power(selection.situation) is None else ("on_power",)
        return tuple(
            explained(f"report.electrolysers.{key}")
            for key in ("currents", "part_load", *powered, "cost", "policy", "classes")
        )


REPORT: FamilyReport = ElectrolyserReport()
OPERATING: FamilyOperating = ElectrolyserOperating()
