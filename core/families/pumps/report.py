"""What pumps add to the report: what is asked, the data sheet, the methods."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Cell, Message, Property, Quantity, Words, explained, say
from core.content.left_open import SOUND, pressure
from core.content.requirement import Requirement
from core.families.flow_stations.data_sheet import OwnLines, line
from core.families.flow_stations.fleet import Fleet, UnitsRunning
from core.families.flow_stations.operating_points import PointColumn
from core.families.flow_stations.report import FlowOperating, FlowReport
from core.families.flow_stations.station import StationRun
from core.families.pumps.design import PumpDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.evaluation import EXISTING
from core.families.pumps.npsh import npsh_required
from core.families.pumps.record import Pump
from core.families.pumps.schedule import schedule
from core.selection.family_report import FamilyOperating, FamilyReport
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def _kind(record: Pump) -> Property:
    return Property(title=say("field.pump_kind"), value=say(f"choice.{record.pump_kind.value}"))


def _suction(fleet: Fleet, run: UnitsRunning) -> Iterator[Property]:
    """NPSH required at design, and what is there."""
    duty = fleet.duty
    assert isinstance(duty, PumpDuty)  # noqa: S101  the family's own
    record = fleet.columns.records[fleet.machine[0]]
    needed = float(npsh_required([record], run.own_flow[:, 0], run.speed[:, 0])[0])
    if np.isfinite(needed):
        yield line("report.pump.sheet.npsh", needed, Kind.HEAD)
    else:
        not_stated = say("report.pump.sheet.not_stated")
        yield Property(title=say("report.pump.sheet.npsh"), value=not_stated)
    if duty.npsh_available_m is not None:
        yield line("field.npsh_available_m", duty.npsh_available_m, Kind.HEAD)


def _wheel(record: Pump) -> Iterator[Property]:
    if record.impeller_mm is not None:
        yield Property(title=say("field.impeller_mm"), value=Words(text=f"{record.impeller_mm:g}"))
    if record.pump_stages > 1:
        yield line("field.pump_stages", record.pump_stages, Kind.COUNT)


class PumpReport(FlowReport):
    """The parts of a report that only pumps have."""

    kind = Kind.WATER_FLOW
    existing = EXISTING
    sheet = OwnLines(kind=_kind, at_design=_suction, of_curve=_wheel)
    ranking = ("duty_efficiency", "duty_power_w", "coverage_hours", "energy_per_m3",
               "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    left_open = (pressure("casing_pressure"), SOUND)
    cards = ("life_cycle_cost", "annual_energy_wh", "energy_per_m3", "existing_payback_years",
             "machine_efficiency", "coverage_hours")  # fmt: skip

    def kind_of(self, record: Pump) -> Cell:
        """Kind of pump and its speed."""
        return say(
            "report.pump.kind",
            kind=say(f"choice.{record.pump_kind.value}"),
            speed=Quantity(value=record.speed_rpm, kind=Kind.SPEED),
        )

    def asked(self, selection: Selection) -> Message:
        """Flow, head, the static part of it, how the flow is controlled."""
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

    def point_columns(self, fleet: Fleet, run: StationRun) -> Iterator[PointColumn]:
        """What the pumps ask for at their suction, where it is stated."""
        records = [fleet.columns.records[fleet.machine[0]]] * run.own_flow.shape[1]
        needed = npsh_required(records, run.own_flow[0], run.speed[0])
        if np.isfinite(needed).any():
            yield "report.pump.point.npsh", Kind.HEAD, needed

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Methods of the family."""
        classes = explained("report.pump.classes")
        return (*super().method_notes(selection), classes)


REPORT: FamilyReport = PumpReport()
OPERATING: FamilyOperating = FlowOperating()
