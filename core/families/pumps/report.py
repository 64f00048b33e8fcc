"""What pumps add to the report: the field of head and flow, power over flow, the data sheet."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, say
from core.content.charts import FloatArray
from core.content.operating_hours import OperatingField, UnitHours
from core.content.requirement import Requirement
from core.families.pumps.design import PumpDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.field_of_head import (
    efficiency_over_flow,
    head_over_flow,
    power_over_flow,
)
from core.families.pumps.performance import fleet_of
from core.families.pumps.record import Pump
from core.families.pumps.schedule import schedule
from core.families.pumps.station import StationRun, station
from core.selection.family_report import WithoutOwnBlocks, WithoutRatings
from core.selection.outcome import Outcome
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def run_of(selection: Selection, candidate: Candidate) -> StationRun:
    """A candidate of one model through the year."""
    group = candidate.groups[0]
    fleet = fleet_of(selection.columns, np.array([group.machine]), selection.duty)
    flow = selection.profile.columns["load_w"]
    return station(fleet, flow, group.units - group.standby, selection.study.plant.staging)


class PumpOperating:
    """Where pumps spend their hours; no temperature matters, so there is no field of them."""

    has_field = False

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The flow of each running pump over what it gives at the design head."""
        flow = selection.profile.columns["load_w"]
        hours = selection.profile.hours.sum(axis=1)
        runs = (flow > 0.0) & (hours > 0.0)
        running = run_of(selection, candidate).running[0]
        each = flow[runs] / running[runs] / candidate.groups[0].unit_capacity_w
        return UnitHours(plr=np.minimum(each, 1.0), hours=hours[runs])

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """None: see has_field."""
        raise NotImplementedError


class PumpReport(WithoutRatings, WithoutOwnBlocks):
    """The parts of a report that only pumps have."""

    ranking = ("duty_efficiency", "duty_power_w", "coverage_hours", "energy_per_m3",
               "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    cards = ("life_cycle_cost", "annual_energy_wh", "energy_per_m3", "existing_payback_years",
             "system_efficiency", "coverage_hours")  # fmt: skip
    has_part_load = False
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.WATER_FLOW}

    def kind_of(self, record: Pump) -> Cell:
        """Kind of pump and its speed."""
        return say(
            "report.pump.kind",
            kind=say(f"choice.{record.pump_kind.value}"),
            speed=Quantity(value=record.speed_rpm, kind=Kind.SPEED),
        )

    def way(self, outcome: Outcome) -> Cell | None:  # noqa: ARG002
        """One only: the control is the study's."""
        return None

    def asked(self, selection: Selection) -> Message:
        """Flow, head, the static part of it, how the flow is held."""
        design: PumpDesign = selection.design
        duty: PumpDuty = selection.duty
        return say(
            "report.pump.asked",
            flow=Quantity(value=design.peak_w, kind=Kind.WATER_FLOW),
            required=self.required(selection),
            head=Quantity(value=design.head_m, kind=Kind.HEAD),
            static=Quantity(value=design.static_head_m, kind=Kind.HEAD),
            control=say(f"choice.{duty.flow_control.value}"),
            hours=Quantity(value=design.running_hours, kind=Kind.HOURS),
        )

    def required(self, selection: Selection) -> Quantity:
        """The design flow with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.WATER_FLOW)

    def ratings(self, group: Group) -> tuple[Block, ...]:  # noqa: ARG002
        """None beyond the figures of the record."""
        return ()

    def part_load(self, selection: Selection, candidate: Candidate) -> None:  # noqa: ARG002
        """None: efficiency depends on flow and head."""
        return

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Pumps running, and their power, W, at each point."""
        run = run_of(selection, candidate)
        return run.running[0], run.input_w[0]

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """The field of head and flow, power and efficiency over the flow."""
        if candidate.is_mixed:
            return ()
        return (
            head_over_flow(selection, candidate),
            power_over_flow(selection, candidate),
            efficiency_over_flow(selection, candidate),
        )

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Methods of the family."""
        return tuple(
            Property(title=say(f"report.pump.{key}"), value=say(f"report.pump.{key}.text"))
            for key in ("curves", "speed", "station", "motors", "classes")
        )
