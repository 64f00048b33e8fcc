"""What compressors add to the report: what is asked, specific power over flow, the data sheet."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, say
from core.content.charts import FloatArray
from core.content.left_open import SOUND, drop, pressure
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.compressors.curves import power_over_flow, specific_power_over_flow
from core.families.compressors.demand import dryer_w
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.measures import measures_table
from core.families.compressors.operating import at_flows
from core.families.compressors.record import AirCompressor, AirCooling
from core.families.compressors.schedule import schedule
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WholeInShort,
    WithoutField,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


class CompressorOperating(WithoutField):
    """Where compressors spend their hours; no temperature matters, so there is no field of them."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The flow of each running machine over its full one."""
        flow = selection.profile.columns["load_w"]
        hours = selection.profile.hours.sum(axis=1)
        running = at_flows(selection, candidate, flow).running
        runs = (running > 0.0) & (hours > 0.0)
        full = running[runs] * candidate.groups[0].unit_capacity_w
        return UnitHours(plr=np.minimum(flow[runs] / full, 1.0), hours=hours[runs])


def _by_water(record: AirCompressor) -> bool:
    """Whether water cools the package."""
    return record.package_cooling is AirCooling.LIQUID


class CompressorReport(UsedOneWay, WholeInShort, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only compressors have."""

    ranking = ("mean_specific_power", "annual_energy_wh", "life_cycle_cost")
    cards = ("life_cycle_cost", "annual_energy_wh", "energy_per_air_m3", "existing_payback_years",
             "mean_specific_power", "part_load_loss")  # fmt: skip
    left_open = (
        pressure("cooling_pressure", _by_water), drop("cooling_drop", _by_water), SOUND,
    )  # fmt: skip
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.FREE_AIR_FLOW}

    def kind_of(self, record: AirCompressor) -> Cell:
        """Kind and control."""
        return say(
            "report.compressors.kind",
            kind=say(f"choice.{record.compressor_kind.value}"),
            control=say(f"choice.{record.air_control.value}"),
        )

    def asked(self, selection: Selection) -> Message:
        """Flow, pressure, receiver, hours and air of the year."""
        design: CompressorDesign = selection.design
        duty: CompressorDuty = selection.duty
        return say(
            "report.compressors.asked",
            flow=Quantity(value=design.peak_w, kind=Kind.FREE_AIR_FLOW),
            required=self.required(selection),
            use=Quantity(value=duty.use_pa, kind=Kind.GAUGE_PRESSURE),
            low=Quantity(value=design.lowest_pa, kind=Kind.GAUGE_PRESSURE),
            high=Quantity(value=design.highest_pa, kind=Kind.GAUGE_PRESSURE),
            receiver=Quantity(value=design.receiver_m3, kind=Kind.TANK_VOLUME),
            hours=Quantity(value=design.running_hours, kind=Kind.HOURS),
        )

    def required(self, selection: Selection) -> Quantity:
        """The design flow with its reserve."""
        return Quantity(value=selection.design.required_w, kind=Kind.FREE_AIR_FLOW)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Machines running, and their power, W, at each point."""
        done = at_flows(selection, candidate, selection.profile.columns["load_w"])
        return done.running, done.input_w + dryer_w(selection.profile, selection.duty)

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Specific power and power over flow."""
        return (
            specific_power_over_flow(selection, candidate),
            power_over_flow(selection, candidate),
        )

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """What else would save energy."""
        return (measures_table(selection, candidate),)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.compressors.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Methods of the family."""
        return tuple(
            explained(f"report.compressors.{key}")
            for key in ("flow", "pressure", "controls", "station", "classes")
        )


REPORT: FamilyReport = CompressorReport()
OPERATING: FamilyOperating = CompressorOperating()
