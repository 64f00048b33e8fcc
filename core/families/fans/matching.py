"""How well a candidate fits, as findings."""

from collections.abc import Iterator

from core.climate.psychrometrics import standard_pressure
from core.families.fans.columns import columns_of
from core.families.fans.duty import FanDuty
from core.families.fans.grading import figures_of
from core.families.fans.outcome import FanOutcome
from core.families.fans.record import Fan, FanFlag
from core.families.fans.scaling import tip_speed
from core.families.flow_stations.matching import matching, of_record
from core.families.flow_stations.record import PowerBasis
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_TOLD = frozenset({FanFlag.MAKER_UNNAMED, FanFlag.PRESSURE_DIPS})  # said otherwise
_COMPRESSIBLE_PA = 3000.0  # below that compressibility is less than 1 % of the power
_COLD_DENSITY = 1.2
_HOT_C = 40.0  # air as motors may breathe it (IEC 60034-1); warmer gas is a question to the maker
_KAPPA = 1.4  # of air


def match(record: Fan, situation: Situation, outcome: FanOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a fan on this duty."""
    duty: FanDuty = situation.duty
    return (
        *matching(duty.machines(columns_of([record])), situation, outcome),
        *_stall(record, outcome),
        *_gas(duty, outcome),
        *_scaled(record),
        *of_record(record, _TOLD, of_unit=record.power_basis is PowerBasis.UNIT),
    )


def _stall(record: Fan, outcome: FanOutcome) -> Iterator[Finding]:
    if outcome.stall_hours > 0.0:
        hours = figure("hours", outcome.stall_hours, Kind.HOURS)
        yield finding("fan_stall_hours", Severity.WARNING, hours)
    elif FanFlag.PRESSURE_DIPS in record.flags:
        yield finding("fan_pressure_dips", Severity.INFO)


def _gas(duty: FanDuty, outcome: FanOutcome) -> Iterator[Finding]:
    """What pressures above 3 kPa, and hot gas, ask for."""
    if duty.pressure_pa > _COMPRESSIBLE_PA:
        yield finding(
            "fan_compressible", Severity.INFO,
            figure("pressure", duty.pressure_pa, Kind.AIR_PRESSURE),
            figure("share", compressed(duty), Kind.SHARE),
        )  # fmt: skip
    if duty.gas_c > _HOT_C:
        hot = figure("gas", duty.gas_c, Kind.TEMPERATURE)
        yield finding("fan_gas_hot", Severity.WARNING, hot)
    load = outcome.motor_load
    if load is not None and load * _COLD_DENSITY / duty.density > 1.0:
        yield finding(
            "fan_cold_start", Severity.WARNING,
            figure("density", duty.density, Kind.RATIO),
            figure("load", load * _COLD_DENSITY / duty.density, Kind.SHARE),
        )  # fmt: skip


def compressed(duty: FanDuty) -> float:
    """By how much less work an isentropic fan does than one on a gas that keeps its volume."""
    ratio = duty.pressure_pa / float(standard_pressure(duty.altitude_m or 0.0))
    exponent = (_KAPPA - 1.0) / _KAPPA
    share: float = ((1.0 + ratio) ** exponent - 1.0) / (exponent * ratio)
    return 1.0 - share


def _scaled(record: Fan) -> Iterator[Finding]:
    made = record.class_from_w is not None and record.class_level is None
    if made and record.impeller_mm is not None and record.speed_rpm is not None:
        yield finding(
            "fan_scaled", Severity.INFO,
            figure("size", record.impeller_mm / 1e3, Kind.LENGTH),
            figure("speed", record.speed_rpm, Kind.SPEED),
            figure("tip", tip_speed(record.impeller_mm, record.speed_rpm), Kind.LINEAR_SPEED),
        )  # fmt: skip
    if record.power_basis is PowerBasis.SHAFT and figures_of(record) is None:
        yield finding("fan_not_graded", Severity.INFO)
