"""What electrolysers add to the report: what is asked, consumption over load, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Cell, Message, Plot, Property, Quantity, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement, at_least, at_most
from core.families.electrolysers.columns import columns_of, stack_and_rest, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.record import Electrolyser
from core.plant.equal_units import Run
from core.selection.equal_units import run_of
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WithoutCalculation,
    WithoutField,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_STEPS = 61
_J_PER_KWH = 3.6e6
_FIRST = np.zeros(1, dtype=np.int64)


def _run_of(selection: Selection, candidate: Candidate, load: FloatArray) -> Run:
    """A plant of one model at loads."""
    units = units_of(columns_of([candidate.record]), _FIRST, selection.duty, len(load))
    return run_of(selection.situation, units, load, candidate.units)


class ElectrolyserOperating(WithoutField):
    """Where electrolysers spend their hours; no temperature matters: there is no field."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with demand."""
        load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
        asked = (load > 0.0) & (hours > 0.0)
        return UnitHours(plr=_run_of(selection, candidate, load).plr[0][asked], hours=hours[asked])


class ElectrolyserReport(
    UsedOneWay, WithoutCalculation, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings
):
    """The parts of a report that only electrolysers have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "mean_kwh_m3", "hydrogen_cost")
    cards = ("hydrogen_cost", "mean_kwh_m3", "annual_energy_wh", "life_cycle_cost",
             "hydrogen_kg", "full_load_h")  # fmt: skip
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.HYDROGEN_FLOW}

    def kind_of(self, record: Electrolyser) -> Cell:
        """How it is built."""
        return say(f"choice.{record.electrolyser_kind.value}")

    def asked(self, selection: Selection) -> Message:
        """Hydrogen at the peak and with the margin."""
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
            Requirement(title=say("report.schedule.kind"), value=self.kind_of(record)),
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
        return (
            Plot(
                title=say("report.plot.electrolysers.consumption"),
                chart=Curves(
                    x=Axis(key="axis.electrolysers.hydrogen", kind=Kind.HYDROGEN_FLOW, low=0.0),
                    y=Axis(key="axis.electrolysers.consumption", kind=Kind.ENERGY_PER_HYDROGEN),
                    lines=lines,
                ),
                caption=say("report.plot.electrolysers.consumption.text"),
            ),
        )

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where consumption, part load and cost come from."""
        return tuple(
            Property(
                title=say(f"report.electrolysers.{key}"),
                value=say(f"report.electrolysers.{key}.text"),
            )
            for key in ("currents", "part_load", "cost", "policy", "classes")
        )


REPORT: FamilyReport = ElectrolyserReport()
OPERATING: FamilyOperating = ElectrolyserOperating()
