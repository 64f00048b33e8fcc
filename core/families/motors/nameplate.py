"""Motors known by their nameplate: rated efficiency, with the part load that is usual of the kind.

    η(p) = p / (p + L · (s + (1 − s) · p²)),     L = 1/η − 1 at rated load

s, the share of the constant loss, is the median of the class and size, or follows from an
efficiency at half load (else at three quarters) where one is stated. Without an efficiency, that
which the class asks for at the least.
"""

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec
import numpy as np

from core.families.motors.class_kinds import (
    constant_shares,
    energy_band,
    magnet_share,
    size_at,
    usual_slip,
)
from core.families.motors.classes import class_minimum, class_reached
from core.families.motors.nameplate_told import told
from core.families.motors.nameplate_words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.motors.record import IeClass, Motor, Supply, Technology
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark, Residuals
from core.machines.nameplates import Nameplates, not_stated
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_GRID_HZ, _GRID_V = 50.0, 380.0
_MAGNETS = (Technology.LINE_START_PM, Technology.PERMANENT_MAGNET, Technology.DIRECT_DRIVE_PM)
_SHARES = (0.0, 1.0)
_MOST_USUAL = 0.15  # a share farther from the median is unusual: nine of ten lie nearer
_CARRIED = (  # columns of the record that are as the nameplate says
    "maker", "model", "poles", "power_factor_100", "current_a", "frame", "mass_kg", "noise_db",
    "starting_torque_ratio", "breakdown_torque_ratio", "price", "source_year",
)  # fmt: skip
_EFFICIENCY = declare(Kind.SHARE, gt=0, lt=1)


class MotorNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a motor; None and "": it does not."""

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    technology: Annotated[Technology, declare()] | None = None
    fed_by: Annotated[Supply, declare()] | None = None
    ie_class: Annotated[IeClass, declare()] | None = None
    power_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=50, le=5e7)] | None = None
    poles: Annotated[int, declare(Kind.COUNT, ge=2, le=96)] | None = None
    speed_rpm: Annotated[float, declare(Kind.SPEED, gt=0, le=1e5)] | None = None
    voltage_v: Annotated[float, declare(Kind.VOLTAGE, ge=100, le=2e4)] | None = None
    frequency_hz: Annotated[float, declare(Kind.FREQUENCY, ge=5, le=2000)] | None = None
    efficiency_100: Annotated[float, _EFFICIENCY] | None = None
    efficiency_75: Annotated[float, _EFFICIENCY] | None = None
    efficiency_50: Annotated[float, _EFFICIENCY] | None = None
    power_factor_100: Annotated[float, declare(Kind.RATIO, gt=0, le=1)] | None = None
    current_a: Annotated[float, declare(Kind.CURRENT, gt=0)] | None = None
    starting_torque_ratio: Annotated[float, declare(Kind.RATIO, gt=0, le=10)] | None = None
    breakdown_torque_ratio: Annotated[float, declare(Kind.RATIO, gt=0, le=10)] | None = None
    frame: Annotated[str, declare()] = ""
    mass_kg: Annotated[float, declare(Kind.MASS, gt=0)] | None = None
    noise_db: Annotated[float, declare(Kind.SOUND, ge=20, le=130)] | None = None
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


def nameplates() -> Nameplates:
    """How nameplates of motors are read and fitted."""
    return Nameplates(
        figures=MotorNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=("maker", "technology", "fed_by", "ie_class", "source_year"),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "technology", "fed_by")),
            ("nameplate.group.figures", ("power_w", "poles", "speed_rpm", "voltage_v",
                                         "frequency_hz", "ie_class", "efficiency_100",
                                         "efficiency_75", "efficiency_50")),
            ("nameplate.group.more", ("power_factor_100", "current_a", "starting_torque_ratio",
                                      "breakdown_torque_ratio", "frame", "mass_kg", "noise_db",
                                      "price", "source_year")),
        ),
        marks=("efficiency_100", "ie_class"),
        shown="efficiency_100",
        lower_of_two=(),
        fit=fit,
        figures_of=figures_of,
        example=MotorNameplate(
            maker="Example", model="YE4-280S-4", technology=Technology.INDUCTION,
            fed_by=Supply.MAINS, ie_class=IeClass.IE4, power_w=75e3, poles=4, speed_rpm=1488.0,
            voltage_v=380.0, frequency_hz=50.0, efficiency_100=0.96, power_factor_100=0.87,
            current_a=136.0, frame="280S", mass_kg=690.0, source_year="2025",
        ),
    )  # fmt: skip


def fit(plate: MotorNameplate) -> FittedModel:
    """The motor of a nameplate, or what of it is missing or cannot be."""
    stated_poles = plate.poles
    plate = _with_told(plate)
    missing = tuple(_missing(plate))
    if missing:
        return FittedModel(record=None, missing=missing)
    efficiency = _efficiency(plate)
    level = _level(plate, efficiency)
    usual = _usual_share(plate, level)
    stated = _stated_share(plate, efficiency)
    if stated is not None and not _SHARES[0] < stated < _SHARES[1]:
        return FittedModel(record=None, missing=(Remark(code="nameplate_motor_part_load"),))
    record = _record(plate, efficiency, usual if stated is None else stated)
    return FittedModel(
        record=record,
        residuals=tuple(_residuals(plate, record)),
        assumed=(
            *_assumed(plate, record, stated, usual),
            *(_poles_told(plate) if stated_poles is None else ()),
        ),
        better=tuple(_better(plate)),
        band=(record.class_band_one or 0.0, record.class_band_several or 0.0),
    )


def _with_told(plate: MotorNameplate) -> MotorNameplate:
    """With what its model and speed tell where it states nothing."""
    found = told(plate.model, plate.speed_rpm, plate.frequency_hz or _GRID_HZ, plate.technology)
    return msgspec.structs.replace(
        plate,
        technology=plate.technology or found.technology,
        poles=plate.poles or found.poles,
    )


def _poles_told(plate: MotorNameplate) -> Iterator[Remark]:
    if plate.poles is not None:
        yield Remark(
            code="nameplate_motor_poles", figures=(figure("poles", plate.poles, Kind.COUNT),)
        )


def figures_of(record: Motor) -> MotorNameplate | None:
    """What a motor's nameplate said; None where its part load is not that of a nameplate."""
    if record.nameplate_share is None:
        return None
    told = {key: getattr(record, key) for key in _CARRIED}
    return MotorNameplate(
        **told, technology=record.technology, fed_by=record.fed_by, power_w=record.power_w,
        ie_class=None if record.ie_class is IeClass.NOT_STATED else record.ie_class,
        speed_rpm=record.speed_rpm, voltage_v=record.voltage_v,
        frequency_hz=record.frequency_hz, efficiency_100=record.efficiency_100,
        efficiency_50=record.efficiency_50 if record.nameplate_part_load else None,
    )  # fmt: skip


def _missing(plate: MotorNameplate) -> Iterator[Remark]:
    """What keeps a motor from being made, in the order in which it is asked for."""
    needed = ["maker", "model", "technology", "power_w"]
    if plate.technology is Technology.INDUCTION:
        needed += ["poles"]
    elif plate.technology is not None:
        needed += ["speed_rpm"]
    yield from not_stated(plate, needed)
    if plate.technology is None or plate.power_w is None:
        return
    if plate.technology not in (Technology.INDUCTION, *_MAGNETS):
        kind = figure("technology", plate.technology.value, word="choice")
        yield Remark(code="nameplate_motor_no_kind", figures=(kind,))
    elif np.isnan(_efficiency(plate)):
        yield Remark(code="nameplate_motor_no_efficiency")


def _efficiency(plate: MotorNameplate) -> float:
    """As stated, else the least that its class asks for; nan: neither tells it."""
    if plate.efficiency_100 is not None:
        return plate.efficiency_100
    if plate.ie_class is None or plate.poles is None or plate.power_w is None:
        return float("nan")
    hz = plate.frequency_hz or _GRID_HZ
    return class_minimum(plate.ie_class, plate.poles, hz, plate.power_w)


def _level(plate: MotorNameplate, efficiency: float) -> IeClass:
    """The class it states, else the one that its efficiency reaches."""
    if plate.ie_class is not None:
        return plate.ie_class
    hz = plate.frequency_hz or _GRID_HZ
    found = class_reached(efficiency, plate.poles or 4, hz, plate.power_w or 0.0)
    return found[0] if found else IeClass.NOT_STATED


def _usual_share(plate: MotorNameplate, level: IeClass) -> float:
    power_w = plate.power_w or 0.0
    if plate.technology is Technology.INDUCTION:
        return float(constant_shares(level)[size_at(power_w)])
    return magnet_share(power_w, plate.speed_rpm or 0.0)


def _stated_share(plate: MotorNameplate, efficiency: float) -> float | None:
    """The share of the constant loss that an efficiency at part load tells; None: none does."""
    for load, value in ((0.5, plate.efficiency_50), (0.75, plate.efficiency_75)):
        if value is not None:
            loss = 1.0 / efficiency - 1.0
            return ((load / value - load) / loss - load**2) / (1.0 - load**2)
    return None


def _at(load: float, efficiency: float, share: float) -> float:
    loss = 1.0 / efficiency - 1.0
    return load / (load + loss * (share + (1.0 - share) * load**2))


def _record(plate: MotorNameplate, efficiency: float, share: float) -> Motor:
    told: dict[str, Any] = {key: getattr(plate, key) for key in _CARRIED}
    technology, power_w = plate.technology or Technology.INDUCTION, plate.power_w or 0.0
    hz = plate.frequency_hz or _GRID_HZ
    cage = technology is Technology.INDUCTION
    on_mains = cage or technology is Technology.LINE_START_PM
    synchronous = 120.0 * hz / plate.poles if on_mains and plate.poles else None
    slip = usual_slip(plate.poles or 4, power_w) if cage else 0.0
    record = Motor(
        **told,
        id="",
        technology=technology,
        fed_by=plate.fed_by or (Supply.MAINS if on_mains else Supply.CONVERTER),
        ie_class=plate.ie_class or IeClass.NOT_STATED,
        power_w=power_w,
        synchronous_rpm=synchronous,
        speed_rpm=plate.speed_rpm or (synchronous or 0.0) * (1.0 - slip),
        voltage_v=plate.voltage_v or _GRID_V,
        frequency_hz=hz,
        efficiency_100=efficiency,
        efficiency_75=_at(0.75, efficiency, share),
        efficiency_50=_at(0.5, efficiency, share),
        efficiency_25=_at(0.25, efficiency, share),
        nameplate_share=share,
        nameplate_part_load=_stated_share(plate, efficiency) is not None,
        source="",
        evidence=Evidence.C,
    )
    band = energy_band(record, power_w, 1.0 / efficiency - 1.0)
    return msgspec.structs.replace(record, class_band_one=band, class_band_several=band)


def _residuals(plate: MotorNameplate, record: Motor) -> Iterator[Residuals]:
    """What the motor's curve gives where the nameplate states a figure."""
    for key in ("efficiency_100", "efficiency_75", "efficiency_50"):
        given = getattr(plate, key)
        if given is not None:
            off = getattr(record, key) / given - 1.0
            yield Residuals(role=key, points=np.array([0]), off=np.array([off]))


def _assumed(
    plate: MotorNameplate, record: Motor, stated: float | None, usual: float
) -> Iterator[Remark]:
    """What the part load rests on, and what was assumed."""
    share = record.nameplate_share or 0.0
    yield Remark(
        code="nameplate_motor_fitted" if stated is None else "nameplate_motor_fitted_part",
        figures=(
            figure("efficiency", record.efficiency_100 or np.nan, Kind.SHARE),
            figure("share", share, Kind.SHARE),
            figure("half", record.efficiency_50 or np.nan, Kind.SHARE),
            figure("band", record.class_band_one or np.nan, Kind.SHARE),
        ),
    )
    if stated is not None and abs(stated - usual) > _MOST_USUAL:
        figures = figure("share", stated, Kind.SHARE), figure("usual", usual, Kind.SHARE)
        yield Remark(code="nameplate_motor_unusual", figures=figures, doubtful=True)
    if plate.efficiency_100 is None:
        level = figure("level", str(plate.ie_class), word="choice")
        least = figure("efficiency", record.efficiency_100 or np.nan, Kind.SHARE)
        yield Remark(code="nameplate_motor_class_least", figures=(level, least))
    if plate.speed_rpm is None:
        speed = figure("speed", record.rated_rpm, Kind.SPEED)
        yield Remark(code="nameplate_motor_speed", figures=(speed,))
    if plate.voltage_v is None or plate.frequency_hz is None:
        mains = (
            figure("voltage", record.voltage_v, Kind.VOLTAGE),
            figure("frequency", record.frequency_hz, Kind.FREQUENCY),
        )
        yield Remark(code="nameplate_motor_mains", figures=mains)


def _better(plate: MotorNameplate) -> Iterator[Remark]:
    """What the maker may be asked for, in the order in which it helps."""
    if plate.efficiency_50 is None:
        yield Remark(code="nameplate_motor_ask_part_load")
    if plate.current_a is None or plate.power_factor_100 is None:
        yield Remark(code="nameplate_motor_ask_current")
    if plate.starting_torque_ratio is None or plate.breakdown_torque_ratio is None:
        yield Remark(code="nameplate_motor_ask_torques")
