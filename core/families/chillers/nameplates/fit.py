"""Chillers known by their nameplate: capacity, COP and IPLV, with the curves of their kind.

The three figures are met exactly, at the conditions and by the method they are stated by: the
level by the COP, the course over the load by the IPLV (core.families.chillers.classes). Without a
part-load figure a year would be off by up to a fifth: then nothing is fitted.
"""

from collections.abc import Iterator

import msgspec
import numpy as np

from core.families.chillers.classes import (
    Fitted,
    class_file,
    class_record,
    nameplate,
    reach,
    varies,
    with_least_load,
)
from core.families.chillers.columns import columns_of
from core.families.chillers.nameplates.nameplate import (
    ChillerNameplate,
    Stated,
    kind_of,
    level_of,
    part_load_of,
    stated_by,
    value_at,
)
from core.families.chillers.nameplates.remarks import assumed_of, better_of, missing_of
from core.families.chillers.nameplates.words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.chillers.performance import curve_values
from core.families.chillers.ratings import iplv, nplv
from core.families.chillers.record import (
    Bearings,
    Chiller,
    Compressor,
    RatedMethod,
    TemperatureCurve,
    Unloading,
)
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark, Residuals
from core.machines.nameplates import Nameplates
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_CARRIED = (  # columns of the record that are as the nameplate says
    "maker", "model", "refrigerant", "supply", "evaporator_flow_m3s", "condenser_flow_m3s",
    "evaporator_drop_pa", "condenser_drop_pa", "noise_db", "current_a", "mass_kg", "length_m",
    "width_m", "height_m", "price", "source_year", "nameplate_iplv", "nameplate_nplv",
)  # fmt: skip


def nameplates() -> Nameplates:
    """How nameplates of chillers are read and fitted."""
    return Nameplates(
        figures=ChillerNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=(
            "maker", "compressor", "condenser", "unloading", "bearings", "nameplate_method",
            "refrigerant", "supply", "source_year",
        ),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "compressor", "condenser", "unloading",
                                         "bearings", "refrigerant")),
            ("nameplate.group.figures", ("capacity_w", "input_power_w", "cop", "nameplate_iplv",
                                         "nameplate_nplv", "nameplate_method", "plr_min")),
            ("nameplate.group.conditions", ("leaving_chilled_c", "entering_condenser_c")),
            ("nameplate.group.more", ("evaporator_flow_m3s", "condenser_flow_m3s",
                                      "evaporator_drop_pa", "condenser_drop_pa", "current_a",
                                      "supply", "noise_db", "mass_kg", "length_m", "width_m",
                                      "height_m", "price", "source_year")),
        ),
        marks=("nameplate_iplv", "nameplate_nplv"),
        shown="cop",
        lower_of_two=("leaving_chilled_c", "entering_condenser_c"),
        fit=fit,
        figures_of=figures_of,
        example=ChillerNameplate(
            maker="Example", model="LSB-1000", compressor=Compressor.SCREW,
            condenser=Condenser.WATER, unloading=Unloading.SLIDE_VALVE, capacity_w=1e6, cop=5.6,
            nameplate_iplv=6.1, nameplate_method=RatedMethod.GB_18430_1_2007,
            leaving_chilled_c=7.0, entering_condenser_c=30.0, refrigerant="R-134a",
            evaporator_flow_m3s=0.0478, condenser_flow_m3s=0.0597, evaporator_drop_pa=58e3,
            condenser_drop_pa=62e3, current_a=310.0, noise_db=80.0, mass_kg=5200.0, length_m=3.6,
            width_m=1.4, height_m=2.1, supply="380 V 3-phase 50 Hz", source_year="2025",
        ),
    )  # fmt: skip


def fit(plate: ChillerNameplate) -> FittedModel:
    """The chiller of a nameplate, or what of it is missing or cannot be."""
    missing = tuple(missing_of(plate))
    if missing:
        return FittedModel(record=None, missing=missing)
    stated = stated_by(plate)
    level = level_of(stated)
    rated, by = part_load_of(plate, stated)
    found = nameplate(stated.key, level, rated, by)
    if found is None:
        low, high = (level * ratio for ratio in reach(stated.key, by))
        refused = Remark(
            code="nameplate_not_of_kind",
            figures=(
                figure("cop", stated.cop, Kind.COP),
                figure("name", "NPLV" if by.at_c else "IPLV"),
                figure("rated", rated, Kind.COP),
                figure("method", RATING_METHODS[by.method].edition),
                figure("low", low, Kind.COP),
                figure("high", high, Kind.COP),
            ),
        )
        return FittedModel(record=None, missing=(refused,))
    record = _record(plate, stated, found)
    return FittedModel(
        record=record,
        residuals=tuple(_residuals(plate, stated, record)),
        assumed=tuple(assumed_of(plate, stated, found)),
        better=tuple(better_of(plate, stated)),
        band=stated.kind.band,
    )


def figures_of(record: Chiller) -> ChillerNameplate | None:
    """What a chiller's nameplate said; None where its curves are not those of a nameplate."""
    if record.nameplate_method is None:
        return None
    told = {key: getattr(record, key) for key in _CARRIED}
    own_least = record.plr_min != class_file().kinds[kind_of(record) or ""].plr_min
    return ChillerNameplate(
        **told,
        compressor=record.compressor,
        condenser=record.condenser,
        unloading=record.unloading,
        bearings=None if record.bearings is Bearings.UNKNOWN else record.bearings,
        capacity_w=record.capacity_w,
        cop=record.cop,
        nameplate_method=record.nameplate_method,
        leaving_chilled_c=record.leaving_chilled_c,
        entering_condenser_c=record.entering_condenser_c,
        plr_min=record.plr_min if own_least else None,
    )


def _record(plate: ChillerNameplate, stated: Stated, found: Fitted) -> Chiller:
    """The machine with the curves of its kind, all 1 where the nameplate states its figures."""
    made = with_least_load(class_record(stated.key, found, stated.capacity_w), stated.plr_min)
    return msgspec.structs.replace(
        made,
        **{key: getattr(plate, key) for key in _CARRIED},
        id="",
        compressor=plate.compressor,
        unloading=plate.unloading or (Unloading.SPEED if varies(stated.key) else Unloading.UNKNOWN),
        bearings=plate.bearings or Bearings.UNKNOWN,
        cop=stated.cop,
        leaving_chilled_c=stated.leaving_c,
        entering_condenser_c=stated.condenser_c,
        capacity_curve=_one_at(made.capacity_curve, stated),
        power_curve=_one_at(made.power_curve, stated),
        nameplate_method=stated.method,
        class_band_one=stated.kind.band[0],
        class_band_several=stated.kind.band[1],
        source="",
        evidence=Evidence.C,
    )


def _one_at(curve: TemperatureCurve, stated: Stated) -> TemperatureCurve:
    here = value_at(curve, stated.leaving_c, stated.condenser_c)
    a, b, c, d, e, f = (one / here for one in curve.coefficients)
    return msgspec.structs.replace(curve, coefficients=(a, b, c, d, e, f))


def _residuals(plate: ChillerNameplate, stated: Stated, record: Chiller) -> Iterator[Residuals]:
    """What the machine's curves give where the nameplate states a figure."""
    columns, at = columns_of([record]), np.array([stated.condenser_c])
    capacity = curve_values(columns.capacity_curve, stated.leaving_c, at)[0, 0] * record.capacity_w
    ratio = curve_values(columns.power_curve, stated.leaving_c, at)[0, 0]
    method = RATING_METHODS[stated.method]
    found = {
        "capacity_w": (capacity, stated.capacity_w),
        "cop": (record.cop / ratio, stated.cop),
        "nameplate_iplv": (iplv(columns, method, 0.0).values[0], plate.nameplate_iplv),
        "nameplate_nplv": (
            nplv(columns, method, stated.leaving_c, stated.condenser_c, 0.0).values[0],
            plate.nameplate_nplv,
        ),
    }
    for role, (value, given) in found.items():
        if given is not None and np.isfinite(value):
            yield Residuals(role=role, points=np.array([0]), off=np.array([value / given - 1.0]))
