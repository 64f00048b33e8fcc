"""What pumps add to the report: what is asked, the data sheet, the methods."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Block, Cell, Message, Property, Quantity, say
from core.content.requirement import Requirement
from core.families.flow_stations.fleet import Fleet
from core.families.flow_stations.operating_points import PointColumn
from core.families.flow_stations.report import FlowReport
from core.families.flow_stations.station import StationRun
from core.families.pumps.data_sheet import data_sheet
from core.families.pumps.design import PumpDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.evaluation import EXISTING
from core.families.pumps.npsh import npsh_required
from core.families.pumps.record import Pump
from core.families.pumps.schedule import schedule
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


class PumpReport(FlowReport):
    """The parts of a report that only pumps have."""

    kind = Kind.WATER_FLOW
    existing = EXISTING
    ranking = ("duty_efficiency", "duty_power_w", "coverage_hours", "energy_per_m3",
               "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    cards = ("life_cycle_cost", "annual_energy_wh", "energy_per_m3", "existing_payback_years",
             "system_efficiency", "coverage_hours")  # fmt: skip

    def kind_of(self, record: Pump) -> Cell:
        """Kind of pump and its speed."""
        return say(
            "report.pump.kind",
            kind=say(f"choice.{record.pump_kind.value}"),
            speed=Quantity(value=record.speed_rpm, kind=Kind.SPEED),
        )

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

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """The pump's data sheet before what stations of all kinds tell."""
        return (*data_sheet(selection, candidate), *super().own_blocks(selection, candidate))

    def point_columns(self, fleet: Fleet, run: StationRun) -> Iterator[PointColumn]:
        """What the pumps ask for at their suction, where it is stated."""
        records = [fleet.columns.records[fleet.machine[0]]] * run.own_flow.shape[1]
        needed = npsh_required(records, run.own_flow[0], run.speed[0])
        if np.isfinite(needed).any():
            yield "report.pump.point.npsh", Kind.HEAD, needed

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Methods of the family."""
        classes = Property(title=say("report.pump.classes"), value=say("report.pump.classes.text"))
        return (*super().method_notes(selection), classes)
