"""How well a candidate fits, as findings."""

from collections.abc import Iterator

from core.families.flow_stations.matching import matching, of_record
from core.families.flow_stations.record import PowerBasis
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpDuty
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.record import Pump, PumpFlag
from core.machines.flow_machines.curves import FlowMachines
from core.machines.flow_machines.meeting import meet
from core.machines.flow_machines.system import System
from core.machines.flow_machines.viscous import SPECIFIC_SPEED_MOST
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_S_PER_H = 3600.0
_TOLD = frozenset({PumpFlag.NO_NPSH, PumpFlag.MAKER_UNNAMED})  # said otherwise


def match(record: Pump, situation: Situation, outcome: PumpOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a pump on this duty."""
    duty: PumpDuty = situation.duty
    machines = duty.machines(columns_of([record])).in_series(duty.series)
    return (
        *matching(machines, situation, outcome),
        *two_points(machines, duty),
        *_suction(record, duty, outcome),
        *_liquid(record, duty),
        *of_record(record, _TOLD, of_unit=record.power_basis is PowerBasis.UNIT),
    )


def _liquid(record: Pump, duty: PumpDuty) -> Iterator[Finding]:
    """What a thick liquid takes; that no viscosity is stated, where it may be one."""
    if duty.viscosity_mm2_s is None:
        if duty.density_kg_m3 is not None:
            yield finding("pump_liquid_not_water", Severity.WARNING)
        return
    columns = columns_of([record])
    liquid = duty.thickness(columns)
    assert liquid is not None  # noqa: S101  there is a viscosity
    parameter = figure("parameter", float(liquid.parameter[0]), Kind.RATIO)
    if liquid.parameter[0] <= 1.0:
        yield finding("pump_viscous_nothing", Severity.INFO, parameter)
        return
    yield finding(
        "pump_viscous", Severity.INFO,
        parameter,
        figure("flow", float(1.0 - liquid.flow[0]), Kind.SHARE),
        figure("efficiency", float(1.0 - liquid.efficiency[0]), Kind.SHARE),
    )  # fmt: skip
    water = columns.machines
    head = float(water.best_rise[0]) / record.pump_stages
    specific = record.speed_rpm * float(water.best_flow[0]) ** 0.5 / head**0.75
    if specific > SPECIFIC_SPEED_MOST:
        yield finding(
            "pump_viscous_form", Severity.WARNING,
            figure("speed", specific, Kind.COUNT),
            figure("most", SPECIFIC_SPEED_MOST, Kind.COUNT),
        )  # fmt: skip


def _suction(record: Pump, duty: PumpDuty, outcome: PumpOutcome) -> Iterator[Finding]:
    if not record.npsh_points:
        severity = Severity.WARNING if duty.npsh_available_m is not None else Severity.INFO
        yield finding("npsh_not_stated", severity)
    elif outcome.npsh_spare_m is not None:
        yield finding("npsh_spare", Severity.INFO, figure("spare", outcome.npsh_spare_m, Kind.HEAD))
    elif duty.npsh_available_m is not None and outcome.duty_flow_ratio is not None:
        last = figure("flow", record.npsh_points[-1][0] / _S_PER_H, Kind.WATER_FLOW)
        yield finding("npsh_beyond_points", Severity.WARNING, last)
    if outcome.npsh_short_hours:
        hours = figure("hours", outcome.npsh_short_hours, Kind.HOURS)
        yield finding("npsh_short_hours", Severity.WARNING, hours)


def two_points(machines: FlowMachines, duty: PumpDuty) -> Iterator[Finding]:
    """That a curve which rises first meets the system twice, or does not start against it."""
    met = meet(machines, System(static=duty.rise, resistance=0.0))
    if int(met.roots[0, 0]) > 1:
        shut_off = float(machines.rise[0, 0])
        yield finding(
            "station_two_points", Severity.WARNING,
            figure("head", duty.rise, duty.rise_kind),
            figure("shut_off", shut_off, duty.rise_kind),
        )  # fmt: skip
