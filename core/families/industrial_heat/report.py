"""What industrial heat pumps add to the report: two plots, methods, what is asked."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part
from core.content.left_open import SOUND, drop, pressure
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.industrial_heat.candidate import run_of
from core.families.industrial_heat.duty import IndustrialHeatDuty, SinkMedium
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.report_money import break_even
from core.families.industrial_heat.schedule import schedule
from core.families.industrial_heat.year import HeatYear
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


class IndustrialHeatOperating(WithoutField):
    """Where units spend their hours; the temperatures stay, so there is no field of them."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with demand."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        hours = selection.profile.hours.sum(axis=1)
        asked = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
        return UnitHours(plr=done.plr[0][asked], hours=hours[asked])


class IndustrialHeatReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only industrial heat pumps have."""

    ranking = (
        "boiler_saving",
        "boiler_payback_years",
        "seasonal_cop",
        "system_cop",
        "served_share",
        "carbon_saving_kg",
        "life_cycle_cost",
    )
    cards = (
        "boiler_saving",
        "boiler_payback_years",
        "seasonal_cop",
        "served_share",
        "life_cycle_cost",
        "carbon_saving_kg",
    )
    left_open = (
        pressure("sink_pressure"), drop("sink_drop"), pressure("source_pressure"),
        drop("source_drop"), SOUND,
    )  # fmt: skip
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.HEATING_POWER,
        "source_w": Kind.HEATING_POWER,
    }

    def kind_of(self, record: IndustrialHeatPump) -> Cell:
        """What it is computed by, and how its compressors are put together."""
        return say(
            "report.industrial_heat.kind",
            method=say(f"choice.{record.method.value}"),
            arrangement=say(f"choice.{record.arrangement.value}"),
        )

    def asked(self, selection: Selection) -> Message:
        """Heat, temperatures of sink and source, and the lift between the machine's streams."""
        design, streams = selection.design, selection.study.duty.process
        return say(
            "report.industrial_heat.asked",
            peak=Quantity(value=design.peak_w, kind=Kind.HEATING_POWER),
            required=self.required(selection),
            sink=Quantity(value=streams.sink_out_c, kind=Kind.TEMPERATURE),
            source=Quantity(value=streams.source_in_c, kind=Kind.TEMPERATURE),
            lift=Quantity(value=design.lift_k, kind=Kind.TEMPERATURE_DIFFERENCE),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.HEATING_POWER)

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running, and the power of heat pumps and circulation, W, at each point."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        power = done.power + selection.study.duty.circulation_ratio * done.heat
        return done.running[0], power[0]

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Temperature over heat of source and sink, and cost over the price of electricity."""
        if candidate.is_mixed:
            return ()
        return (_temperature_heat(selection, candidate), break_even(selection, candidate))

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point."""
        from core.families.industrial_heat.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where the COP, the balance, the band and the savings come from."""
        return tuple(
            explained(f"report.annex.industrial_heat.{key}")
            for key in ("cop", "balance", "stages", "band", "cycling", "savings", "claims")
        )


def _temperature_heat(selection: Selection, candidate: Candidate) -> Plot:
    """Both streams at the peak, and the machine's own a heat exchanger apart."""
    duty: IndustrialHeatDuty = selection.study.duty
    streams, machine = duty.process, duty.machine
    heat_w, taken_w, cooled_c = _at_peak(selection, candidate)
    kinds = (
        ("sink", heat_w, streams.sink_in_c, streams.sink_out_c, Part.LOAD),
        ("condenser", heat_w, machine.sink_in_c, machine.sink_out_c, Part.MAIN),
        ("source", taken_w, cooled_c, streams.source_in_c, Part.OTHER),
        ("evaporator", taken_w, cooled_c - duty.source_approach_k, machine.source_in_c,
         Part.THIRD),
    )  # fmt: skip
    lines = tuple(
        Line(
            name=Name(key=f"plot.industrial_heat.{key}"),
            x=np.array([0.0, heat]),
            y=np.array([low, high]),
            part=part,
            at=at,
        )
        for (key, heat, low, high, part), at in zip(kinds, (0.15, 0.85, 0.85, 0.15), strict=True)
        if key in ("sink", "source") or _stands_apart(key, duty)
    )
    steam = duty.sink_medium is SinkMedium.STEAM
    return plot(
        "report.industrial_heat.plot.temperature_heat",
        Curves(
            x=Axis(key="axis.heat", kind=Kind.HEATING_POWER, low=0.0),
            y=Axis(key="axis.temperature", kind=Kind.TEMPERATURE),
            lines=lines,
        ),
        caption=say(
            "report.industrial_heat.plot.temperature_heat.steam"
            if steam
            else "report.industrial_heat.plot.temperature_heat.caption",
            heat=Quantity(value=heat_w, kind=Kind.HEATING_POWER),
            taken=Quantity(value=taken_w, kind=Kind.HEATING_POWER),
            power=Quantity(value=heat_w - taken_w, kind=Kind.ELECTRIC_POWER),
            cooled=Quantity(value=cooled_c, kind=Kind.TEMPERATURE),
        ),
    )


def _stands_apart(key: str, duty: IndustrialHeatDuty) -> bool:
    """A machine without a heat exchanger between has the stream's own line."""
    approach = duty.sink_approach_k if key == "condenser" else duty.source_approach_k
    return approach > 0.0


def _at_peak(selection: Selection, candidate: Candidate) -> tuple[float, float, float]:
    """Most heat given, what is taken then, W, and how far the source is cooled, °C."""
    duty: IndustrialHeatDuty = selection.study.duty
    done = run_of(candidate.record, candidate.units, selection.situation)
    at = int(np.argmax(done.heat[0]))
    heat_w, taken_w = float(done.heat[0, at]), float(done.taken[0, at])
    source = selection.profile.columns.get("source_w")
    share = 1.0 if source is None or source[at] <= 0.0 else min(taken_w / float(source[at]), 1.0)
    year: HeatYear = selection.situation.load
    if duty.source_heat_w is None and year.source_w is None:
        share = 1.0
    cooled_c = duty.source_in_c - share * (duty.source_in_c - duty.source_out_c)
    return heat_w, taken_w, cooled_c


REPORT: FamilyReport = IndustrialHeatReport()
OPERATING: FamilyOperating = IndustrialHeatOperating()
