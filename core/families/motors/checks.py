"""The checks of a motor against its duty, each a mask over machines and the finding it gives.

On the mains and on a converter (converter_checks) other things limit a machine; what
both share (voltage, size, place) is checked once. A check that needs a figure nobody published
lets the machine pass; that is said of the candidate.
"""

from math import pi

import numpy as np

from core.families.motors.bank import Bank
from core.families.motors.columns import FloatArray
from core.families.motors.design import MotorDesign
from core.families.motors.duty import Feed, MotorDuty, Start
from core.families.motors.shaft import ShaftSeries
from core.families.motors.torque_limits import BREAKDOWN_RESERVE
from core.families.motors.ways import Way, ratios
from core.selection.checks import Check, Said, excludes
from core.selection.makers import check_of_makers
from core.study.criteria import Criteria
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

VOLTAGE_BAND = 0.10  # IEC 60034-1, zone B
_SOFT_CURRENT = 3.0  # a soft starter's current over rated; its torque goes with the square
_RUN_UP_SHARE = 0.45  # mean torque of the run-up over starting plus breakdown torque
_RAD_S_PER_RPM = pi / 30.0
GEARED_CLASS_RPM = 1500.0  # of classes of motors, of four poles as most geared motors are: assumed


def common(
    bank: Bank, design: MotorDesign, duty: MotorDuty, criteria: Criteria, required_w: float
) -> list[Check]:
    """What holds on the mains and on a converter."""
    columns, power = bank.columns, bank.columns.power_w
    far = np.abs(columns.voltage_v / duty.voltage_v - 1.0) > VOLTAGE_BAND + 1e-9
    small = power < required_w * (1.0 - 1e-9)
    warm, high = design.ambient_factor, design.elevation_factor
    hot = ~small & (power * warm < required_w * (1.0 - 1e-9))
    thin = ~small & (power * high < required_w * (1.0 - 1e-9))
    both = ~small & ~hot & ~thin & (power * warm * high < required_w * (1.0 - 1e-9))
    large = power * warm * high > required_w * criteria.oversizing_max * (1.0 + 1e-9)
    checks = [
        Check(failed=~bank.rankable, say=excludes("no_efficiency")),
        check_of_makers(columns.records, criteria),
        Check(
            failed=far,
            say=excludes("voltage_differs", ("voltage", columns.voltage_v, Kind.VOLTAGE),
                          ("grid", duty.voltage_v, Kind.VOLTAGE)),
        ),
        Check(
            failed=small,
            say=excludes("power_below", ("power", power, Kind.SHAFT_POWER),
                          ("required", required_w, Kind.SHAFT_POWER)),
        ),
        Check(
            failed=hot | both,
            say=excludes("ambient_derates", ("ambient", design.ambient_c, Kind.TEMPERATURE),
                          ("power", power * warm, Kind.SHAFT_POWER),
                          ("required", required_w, Kind.SHAFT_POWER)),
        ),
        Check(
            failed=thin,
            say=excludes("elevation_derates", ("elevation", design.elevation_m, Kind.ELEVATION),
                          ("power", power * high, Kind.SHAFT_POWER),
                          ("required", required_w, Kind.SHAFT_POWER)),
        ),
        Check(
            failed=large,
            say=excludes("motor_oversized", ("power", power, Kind.SHAFT_POWER),
                          ("required", required_w, Kind.SHAFT_POWER)),
        ),
    ]  # fmt: skip
    return checks + _place(bank, duty)


def _place(bank: Bank, duty: MotorDuty) -> list[Check]:
    records, checks = bank.columns.records, []
    if duty.frame:
        other = np.array([bool(r.frame) and _height(r.frame) != _height(duty.frame)
                          for r in records], dtype=bool)  # fmt: skip
        say = _record_says(bank, "frame_differs", "frame", duty.frame, "wanted")
        checks.append(Check(failed=other, say=say))
    if duty.enclosure:
        open_ = np.array([_opener(r.enclosure, duty.enclosure) for r in records], dtype=bool)
        say = _record_says(bank, "enclosure_below", "enclosure", duty.enclosure, "wanted")
        checks.append(Check(failed=open_, say=say))
    return checks


def _record_says(bank: Bank, code: str, key: str, wanted: str, name: str) -> Said:
    def figures_of(machine: int) -> list[Figure]:
        own = str(getattr(bank.columns.records[machine], key))
        return [figure("own", own), figure(name, wanted)]

    return Said(code, figures_of)


def _height(frame: str) -> str:
    """The shaft height in a frame's name: 280 of 280S."""
    digits = ""
    for character in frame:
        if not character.isdigit():
            break
        digits += character
    return digits or frame.casefold()


def _opener(own: str, wanted: str) -> bool:
    """Whether an IP code protects less in one of its digits; unknown codes pass."""
    mine, theirs = own.upper().removeprefix("IP"), wanted.upper().removeprefix("IP")
    if not (mine[:2].isdigit() and theirs[:2].isdigit()):
        return False
    return mine[0] < theirs[0] or mine[1] < theirs[1]


def on_mains(
    bank: Bank, design: MotorDesign, duty: MotorDuty, load: ShaftSeries, way: Way
) -> list[Check]:
    """What holds on the mains: speed, start, breakdown."""
    columns, count = bank.columns, len(bank)
    ratio = ratios(bank, way, design.speed_rpm)
    speeds = load.speed_rpm[load.speed_rpm > 0.0]
    varies = bool(speeds.size) and float(np.ptp(speeds)) > duty.speed_tolerance * float(
        speeds.max()
    )
    off = np.abs(columns.speed_rpm / ratio / (design.speed_rpm or 1.0) - 1.0)
    frequency = np.abs(columns.frequency_hz - duty.frequency_hz) > 0.6
    start = columns.starting_torque_ratio * columns.torque_nm * _start_share(bank, duty)
    breakaway, peak = design.breakaway_nm / ratio, design.peak_torque_nm / ratio
    limit = columns.breakdown_torque_ratio * columns.torque_nm / BREAKDOWN_RESERVE
    seconds = run_up_s(bank, design, duty, way)
    allowed = np.where(np.isnan(columns.hot_start_s), duty.start_time_max_s, columns.hot_start_s)
    return [
        Check(failed=columns.on_converter | np.full(count, duty.feed is Feed.CONVERTER),
              say=excludes("feed_differs")),
        Check(failed=np.full(count, varies), say=excludes("speed_varies")),
        Check(failed=frequency & ~columns.on_converter,
              say=excludes("frequency_differs",
                            ("frequency", columns.frequency_hz, Kind.FREQUENCY),
                            ("grid", duty.frequency_hz, Kind.FREQUENCY))),
        Check(failed=off > duty.speed_tolerance,
              say=excludes("speed_differs", ("speed", columns.speed_rpm, Kind.SPEED),
                            ("load", design.speed_rpm, Kind.SPEED))),
        Check(failed=start < breakaway * (1.0 - 1e-9),
              say=excludes("start_torque_below", ("torque", start, Kind.TORQUE),
                            ("required", breakaway, Kind.TORQUE))),
        Check(failed=limit < peak * (1.0 - 1e-9),
              say=excludes("breakdown_below", ("torque", limit, Kind.TORQUE),
                            ("required", peak, Kind.TORQUE))),
        Check(failed=seconds > allowed,
              say=excludes("run_up_too_long", ("seconds", seconds, Kind.SECONDS),
                            ("allowed", allowed, Kind.SECONDS))),
    ]  # fmt: skip


def class_through_gear(bank: Bank) -> Check:
    """Through a gear or belt classes of one speed stand for all: its ratio does the rest."""
    records, speed = bank.columns.records, bank.columns.speed_rpm
    other = np.zeros(len(bank), dtype=bool)
    for row in np.flatnonzero(~bank.documented).tolist():
        other[row] = records[row].speed_max_rpm != GEARED_CLASS_RPM
    return Check(
        failed=other,
        say=excludes("class_through_gear", ("speed", speed, Kind.SPEED),
                     ("usual", GEARED_CLASS_RPM, Kind.SPEED)),
    )  # fmt: skip


def _start_share(bank: Bank, duty: MotorDuty) -> FloatArray:
    """Starting torque over that of a direct start."""
    if duty.start is Start.STAR_DELTA:
        return np.full(len(bank), 1.0 / 3.0)
    if duty.start is Start.SOFT:
        limited = (_SOFT_CURRENT / bank.columns.starting_current_ratio) ** 2
        return np.minimum(np.where(np.isnan(limited), 1.0, limited), 1.0)
    return np.ones(len(bank))


def run_up_s(bank: Bank, design: MotorDesign, duty: MotorDuty, way: Way) -> FloatArray:
    """Run-up time on the mains, s: t = J ω / (M_motor − M_load); nan without inertias."""
    columns = bank.columns
    ratio = ratios(bank, way, design.speed_rpm)
    if design.load_inertia_kgm2 is None:
        return np.full(len(bank), np.nan)
    inertia = np.nan_to_num(columns.inertia_kgm2) + design.load_inertia_kgm2 / ratio**2
    mean = columns.starting_torque_ratio + columns.breakdown_torque_ratio
    motor = _RUN_UP_SHARE * mean * columns.torque_nm * _start_share(bank, duty)
    left = motor - design.run_up_nm / ratio
    speed = columns.speed_rpm * _RAD_S_PER_RPM
    with np.errstate(divide="ignore", invalid="ignore"):
        seconds = inertia * speed / left
    return np.where(np.isnan(motor), np.nan, np.where(left > 0.0, seconds, np.inf))


__all__ = ["Check", "class_through_gear", "common", "excludes", "on_mains", "run_up_s"]
