"""What fans add to the report: what is asked, the data sheet, the methods."""

from collections.abc import Iterator

from core.content.blocks import Cell, Message, Property, Quantity, Words, explained, say
from core.content.left_open import SOUND
from core.content.requirement import Requirement
from core.families.fans.design import FanDesign
from core.families.fans.duty import FanDuty
from core.families.fans.evaluation import EXISTING
from core.families.fans.record import Fan
from core.families.fans.scaling import tip_speed
from core.families.fans.schedule import schedule
from core.families.flow_stations.data_sheet import OwnLines, line
from core.families.flow_stations.fleet import Fleet, UnitsRunning
from core.families.flow_stations.report import FlowOperating, FlowReport
from core.selection.family_report import FamilyOperating, FamilyReport
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def _kind(record: Fan) -> Property:
    return Property(title=say("field.fan_kind"), value=say(f"choice.{record.fan_kind.value}"))


def _gas(fleet: Fleet, run: UnitsRunning) -> Iterator[Property]:
    """Which pressure it is, the gas, and the tip speed at design."""
    duty, record = fleet.duty, fleet.columns.records[fleet.machine[0]]
    assert isinstance(duty, FanDuty)  # noqa: S101  the family's own
    kind = say(f"choice.{duty.pressure_kind.value}")
    yield Property(title=say("field.pressure_kind"), value=kind)
    density = Words(text=f"{duty.density:.3f}")
    yield Property(title=say("field.density_kg_m3"), value=density)
    if record.impeller_mm is not None and record.speed_rpm is not None:
        tip = tip_speed(record.impeller_mm, record.speed_rpm * float(run.speed[0, 0]))
        yield line("report.fan.sheet.tip", tip, Kind.LINEAR_SPEED)


def _wheel(record: Fan) -> Iterator[Property]:
    if record.impeller_mm is not None:
        yield line("report.schedule.impeller", record.impeller_mm / 1e3, Kind.LENGTH)
    if record.outlet_m2 is not None:
        yield line("field.outlet_m2", record.outlet_m2, Kind.AREA)


class FanReport(FlowReport):
    """The parts of a report that only fans have."""

    kind = Kind.AIR_FLOW
    existing = EXISTING
    sheet = OwnLines(kind=_kind, at_design=_gas, of_curve=_wheel)
    ranking = ("duty_efficiency", "duty_power_w", "coverage_hours", "fan_energy_index",
               "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    left_open = (SOUND,)
    cards = ("life_cycle_cost", "annual_energy_wh", "existing_payback_years", "specific_fan_power",
             "system_efficiency", "coverage_hours")  # fmt: skip

    def kind_of(self, record: Fan) -> Cell:
        """Kind of fan, its wheel and its speed, as far as they are stated."""
        kind = say(f"choice.{record.fan_kind.value}")
        if record.impeller_mm is None or record.speed_rpm is None:
            return kind
        return say(
            "report.fan.kind",
            kind=kind,
            size=Quantity(value=record.impeller_mm / 1e3, kind=Kind.LENGTH),
            speed=Quantity(value=record.speed_rpm, kind=Kind.SPEED),
        )

    def asked(self, selection: Selection) -> Message:
        """Flow, pressure, the part there is at no flow, density, how the flow is controlled."""
        design: FanDesign = selection.design
        duty: FanDuty = selection.duty
        return say(
            "report.fan.asked",
            flow=Quantity(value=design.peak_w, kind=Kind.AIR_FLOW),
            required=self.required(selection),
            kind=say(f"choice.{duty.pressure_kind.value}"),
            pressure=Quantity(value=design.pressure_pa, kind=Kind.AIR_PRESSURE),
            kept=Quantity(value=design.kept_pressure_pa, kind=Kind.AIR_PRESSURE),
            density=Quantity(value=design.density_kg_m3, kind=Kind.RATIO),
            control=say(f"choice.{duty.flow_control.value}"),
            hours=Quantity(value=design.running_hours, kind=Kind.HOURS),
        )

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Methods of the family."""
        own = tuple(
            explained(f"report.fan.{key}")
            for key in ("density", "scaling", "vanes", "classes", "index")
        )
        return (*super().method_notes(selection), *own)


REPORT: FamilyReport = FanReport()
OPERATING: FamilyOperating = FlowOperating()
