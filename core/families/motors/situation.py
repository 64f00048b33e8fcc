"""From study, site and shaft load to the operating points and the design figures of a motor."""

from collections.abc import Iterator

import numpy as np

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.motors.columns import FloatArray
from core.families.motors.design import MotorDesign
from core.families.motors.duty import MotorDuty
from core.families.motors.shaft import ShaftSeries, running_hours
from core.families.motors.transmission import transmission_loss_w
from core.families.motors.ways import MAINS, Way, between, variants_of, way_of
from core.load.profile import MONTHS, Profile, binned
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

REFERENCE_AMBIENT_C, REFERENCE_ELEVATION_M = 40.0, 1000.0  # IEC 60034-1
# Less power per kelvin above 40 °C and per 100 m above 1,000 m: rules of makers' tables, read.
_PER_KELVIN, _PER_100_M = 0.01, 0.01
_BIN_SHARE = 0.01  # of the highest torque and speed
_BIN_FROM = 200  # points; fewer are listed one by one
_HOURS_OF_MONTHS = np.array([31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]) / 365.0


def situate(study: Study, station: Station, climate: ClimateYear, load: ShaftSeries) -> Situation:
    """The year as points, each spread over the months by their days, and the design figures."""
    duty = study.duty
    assert isinstance(duty, MotorDuty)  # noqa: S101  the family is chosen by it
    points = _profile(study, load)
    design = _design(duty, station, load)
    long = len(load.hours) > _BIN_FROM and study.criteria.resolution == "binned"
    profile = _binned(points) if long else points
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=profile,
        design=design,
        findings=(*load.findings, *_findings(duty, design)),
    )


def _profile(study: Study, load: ShaftSeries) -> Profile:
    months = load.hours[:, None] * _HOURS_OF_MONTHS
    # The course has no clock: its hours are spread evenly over the day.
    day = prices_per_kwh(
        study.economics.tariff,
        np.repeat(np.arange(MONTHS), 24).astype(np.int8),
        np.tile(np.arange(24), MONTHS).astype(np.int8),
    ).reshape(MONTHS, 24)
    return Profile(
        columns={
            "load_w": load.power_w,
            "torque_nm": load.torque_nm,
            "speed_rpm": load.speed_rpm,
            "controlled_torque_nm": load.controlled_torque_nm,
            "controlled_speed_rpm": load.controlled_speed_rpm,
        },
        hours=months,
        price_hours=months @ day.mean(axis=1),
        binned=False,
    )


def _binned(points: Profile) -> Profile:
    widths = {}
    for name in ("torque_nm", "speed_rpm"):
        highest = float(np.abs(points.columns[name]).max(initial=0.0))
        widths[name] = (highest or 1.0) * _BIN_SHARE
    return binned(points, widths)


def derating(ambient_c: float, elevation_m: float) -> tuple[float, float]:
    """What is left of the rated power by ambient temperature and by elevation, each alone."""
    warm = 1.0 - _PER_KELVIN * max(ambient_c - REFERENCE_AMBIENT_C, 0.0)
    high = 1.0 - _PER_100_M * max(elevation_m - REFERENCE_ELEVATION_M, 0.0) / 100.0
    return max(warm, 0.0), max(high, 0.0)


def rms(values: FloatArray, hours: FloatArray) -> float:
    """Root mean square over the hours."""
    total = float(hours.sum())
    return float(np.sqrt((values**2 @ hours) / total)) if total else 0.0


def lasting(series: ShaftSeries, values: FloatArray) -> float:
    """What must be given for long: the rms of a cycle, else the highest value."""
    if series.cyclic:
        return rms(values, series.hours)
    return float(values.max(initial=0.0))


def _mean(values: FloatArray, hours: FloatArray) -> float:
    return float(values @ hours / hours.sum())


def _design(duty: MotorDuty, station: Station, load: ShaftSeries) -> MotorDesign:
    fixed, controlled = load.power_w, load.controlled_power_w
    turning = load.speed_rpm > 0.0
    hours = load.hours[turning]
    mean = float(fixed[turning] @ hours / hours.sum()) if hours.sum() else 0.0
    moving = load.controlled_speed_rpm > 0.0  # also where it rests today, being switched on and off
    asked_hours = load.hours[moving]
    work = controlled[moving]  # what is asked for, not what throttling makes of it
    average = _mean(work, asked_hours) if mean else 0.0
    spread = np.sqrt(((work - average) ** 2 @ asked_hours) / asked_hours.sum()) if mean else 0.0
    peak = lasting(load, fixed)
    ambient = max(station.summer_db_c, REFERENCE_AMBIENT_C)
    ambient = ambient if duty.ambient_c is None else duty.ambient_c
    elevation = station.elevation_m if duty.elevation_m is None else duty.elevation_m
    warm, high = derating(ambient, elevation)
    given = duty.starting_torque_nm
    return MotorDesign(
        peak_w=peak,
        required_w=required_w(duty, load, peak, way_of(duty, variants_of(duty)[-2])),
        controlled_required_w=required_w(duty, load, peak, way_of(duty, variants_of(duty)[-1])),
        direct_required_w=required_w(duty, load, peak, way_of(duty, MAINS)),
        mean_w=mean,
        rms_torque_nm=rms(load.torque_nm, load.hours),
        peak_torque_nm=float(load.torque_nm.max(initial=0.0)),
        breakaway_nm=load.breakaway_nm if given is None else given,
        run_up_nm=load.run_up_nm,
        speed_rpm=float(load.speed_rpm.max(initial=0.0)),
        least_rpm=float(load.controlled_speed_rpm[moving].min(initial=np.inf)),
        load_cv=float(spread / average) if average > 0 else 0.0,
        ambient_c=ambient,
        elevation_m=elevation,
        ambient_factor=warm,
        elevation_factor=high,
        running_hours=running_hours(load),
        load_inertia_kgm2=duty.load_inertia_kgm2,
    )


def required_w(duty: MotorDuty, load: ShaftSeries, peak_w: float, way: Way) -> float:
    """The rated power a motor needs used one way: what lasts, with the losses of gear or belt,
    over the highest permitted load.
    """
    power = load.controlled_power_w if way.converter else load.power_w
    speed = load.controlled_speed_rpm if way.converter else load.speed_rpm
    highest = float(speed.max(initial=0.0)) or 1.0
    lost = transmission_loss_w(between(way, duty, peak_w), peak_w, power, speed / highest)
    return lasting(load, power + lost) / duty.load_share_max


def _findings(duty: MotorDuty, design: MotorDesign) -> Iterator[Finding]:
    if design.ambient_factor < 1.0 or design.elevation_factor < 1.0:
        yield finding(
            "motor_derated", Severity.INFO,
            figure("ambient", design.ambient_c, Kind.TEMPERATURE),
            figure("elevation", design.elevation_m, Kind.ELEVATION),
            figure("share", design.ambient_factor * design.elevation_factor, Kind.SHARE),
            source="IEC 60034-1",
        )  # fmt: skip
    if duty.starting_torque_nm is None:
        yield finding("breakaway_assumed", Severity.ASSUMED,
                      figure("torque", design.breakaway_nm, Kind.TORQUE))  # fmt: skip
