"""Air compressors known by a catalogue or a nameplate: flow, pressure, motor, specific power.

Each pressure that a catalogue states is a machine of its own, as for the records of the catalog.
"""

from collections.abc import Iterator
from typing import Annotated

import msgspec

from core.families.compressors.nameplate_words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.compressors.record import (
    J_M3,
    AirCompressor,
    AirControl,
    AirCooling,
    CompressorKind,
)
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark
from core.machines.nameplates import Nameplates, not_stated, says_all, worth_asking
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_SLOWEST = 0.3  # of full flow, of a machine of variable speed whose least is not stated
_CARRIED = (
    "maker", "model", "compressor_kind", "package_cooling", "free_air_m3s", "discharge_pa",
    "motor_rating_w", "no_load_w", "price", "source_year",
)  # fmt: skip
_NEEDED = ("maker", "model", "compressor_kind", "free_air_m3s", "discharge_pa", "motor_rating_w")
_ASKED = ("package_cooling", "no_load_w")


class CompressorNameplate(msgspec.Struct, frozen=True, kw_only=True):
    """What a catalogue or a nameplate says of a compressor; None and "": it does not."""

    maker: Annotated[str, declare()] = ""
    model: Annotated[str, declare()] = ""
    compressor_kind: Annotated[CompressorKind, declare()] | None = None
    air_control: Annotated[AirControl, declare()] | None = None
    package_cooling: Annotated[AirCooling, declare()] | None = None
    free_air_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0, le=50)] | None = None
    discharge_pa: Annotated[float, declare(Kind.GAUGE_PRESSURE, ge=1e4, le=1e8)] | None = None
    motor_rating_w: Annotated[float, declare(Kind.SHAFT_POWER, ge=100, le=5e7)] | None = None
    specific_power: Annotated[float, declare(Kind.SPECIFIC_POWER, gt=0)] | None = None
    package_power_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=100, le=5e7)] | None = None
    no_load_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0)] | None = None
    least_flow_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0, le=50)] | None = None
    price: Annotated[float, declare(Kind.MONEY, gt=0)] | None = None
    source_year: Annotated[str, declare()] = ""


def nameplates() -> Nameplates:
    """How nameplates of compressors are read."""
    return Nameplates(
        figures=CompressorNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=("maker", "compressor_kind", "air_control", "package_cooling", "source_year"),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "compressor_kind", "air_control",
                                         "package_cooling")),
            ("nameplate.group.figures", ("free_air_m3s", "discharge_pa", "motor_rating_w",
                                         "specific_power", "package_power_w")),
            ("nameplate.group.more", ("no_load_w", "least_flow_m3s", "price", "source_year")),
        ),
        marks=("specific_power", "package_power_w"),
        shown="specific_power",
        lower_of_two=(),
        fit=fit,
        figures_of=figures_of,
        example=CompressorNameplate(
            maker="Example", model="LG-75A", compressor_kind=CompressorKind.SCREW,
            air_control=AirControl.LOAD_UNLOAD, package_cooling=AirCooling.AIR,
            free_air_m3s=13.4 / 60.0, discharge_pa=8e5, motor_rating_w=75e3,
            specific_power=6.6 * J_M3, source_year="2025",
        ),
        apart="discharge_pa",
        shared=("motor_rating_w",),
    )  # fmt: skip


def fit(plate: CompressorNameplate) -> FittedModel:
    """The compressor of a nameplate, or what of it is missing."""
    power = ("package_power_w",) if plate.package_power_w else ("specific_power",)
    missing = not_stated(plate, (*_NEEDED, *power))
    if missing:
        return FittedModel(record=None, missing=missing)
    flow = plate.free_air_m3s or 0.0
    specific = plate.specific_power or (plate.package_power_w or 0.0) / flow
    control = plate.air_control or AirControl.LOAD_UNLOAD
    by_speed = control is AirControl.SPEED
    record = AirCompressor(
        **{key: getattr(plate, key) for key in _CARRIED},
        id="",
        air_control=control,
        specific_power=specific,
        least_flow_m3s=(plate.least_flow_m3s or _SLOWEST * flow) if by_speed else None,
        source="",
        evidence=Evidence.C,
    )
    return FittedModel(
        record=record,
        assumed=tuple(_assumed(plate, record)),
        better=worth_asking(plate, _ASKED),
    )


def figures_of(record: AirCompressor) -> CompressorNameplate | None:
    """What a nameplate says of a compressor; None where the record holds more."""
    more = ("air_control", "specific_power", "least_flow_m3s")
    plate = CompressorNameplate(**{key: getattr(record, key) for key in (*_CARRIED, *more)})
    return plate if says_all(record, fit(plate).record) else None


def _assumed(plate: CompressorNameplate, record: AirCompressor) -> Iterator[Remark]:
    if plate.air_control is None:
        control = figure("control", record.air_control.value, word="choice")
        yield Remark(code="nameplate_air_control", figures=(control,))
    if plate.specific_power is None:
        yield Remark(
            code="nameplate_specific_power",
            figures=(figure("specific", record.specific_power, Kind.SPECIFIC_POWER),),
        )
    if record.least_flow_m3s is not None and plate.least_flow_m3s is None:
        least = figure("least", record.least_flow_m3s, Kind.FREE_AIR_FLOW)
        yield Remark(code="nameplate_least_flow", figures=(least,))
