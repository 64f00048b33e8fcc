"""Heat pumps known by their nameplate: COPs at named points, with the curves of their kind.

Low-ambient units by the COPs at −12 and −20 °C, other air-source ones by that at −7 °C and the SCOP
(average climate), water and brine by the COP and, where stated, the SCOP: these were held against
certified machines (core.families.heat_pumps.classes). What is known at +7 °C alone carries no year.
Seasonal figures by methods that were not read (HSPF, APF, IPLV(H), ACOP) are kept for the grade.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np

from core.families.heat_pumps.classes import COLD_C, Known, fitted, full_load
from core.families.heat_pumps.nameplate import (
    COLD_KIND,
    MILD_KIND,
    OUTLET_ABOVE_K,
    HeatPumpNameplate,
    Stated,
    figures_of,
    kind_of,
    stated_by,
)
from core.families.heat_pumps.nameplate_bands import bands_by_use, usual_band
from core.families.heat_pumps.nameplate_words import BARE, KIND_NAMES, NAMES, TOLD, UNUSED
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, nearer_flow_c
from core.families.heat_pumps.record import (
    DESIGN_C,
    GbProduct,
    GbTerminal,
    HeatPump,
    HeatSource,
    SeasonalRating,
)
from core.machines.device import Evidence
from core.machines.maker_tables import FittedModel, Remark, Residuals
from core.machines.nameplates import Nameplates, not_stated
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_AGREE = 0.02  # heat over power and the COP, both as printed
_CARRIED = (  # columns of the record that are as the nameplate says
    "maker", "model", "heat_source", "refrigerant", "gb_outlet_c", "cop_dh", "gb_terminal",
    "gb_source", "hspf", "apf", "iplv_h", "acop", "sound_outdoor_db", "price", "source_year",
    "nameplate_scop", "nameplate_scop_flow_c", "nameplate_idle_w",
)  # fmt: skip
_RATIO_LOW, _RATIO_MEDIUM = (0.73, 0.84), (0.67, 0.84)
_SEASONAL = ("hspf", "apf", "iplv_h", "acop")


def nameplates() -> Nameplates:
    """How nameplates of heat pumps are read and fitted."""
    return Nameplates(
        figures=HeatPumpNameplate,
        names=NAMES,
        kind_names=KIND_NAMES,
        unused=UNUSED,
        told=TOLD,
        bare=BARE,
        needed=("maker",),
        offered=("maker", "heat_source", "gb_terminal", "refrigerant", "source_year"),
        groups=(
            ("nameplate.group.machine", ("maker", "model", "heat_source", "refrigerant")),
            ("nameplate.group.outlet", ("gb_outlet_c",)),
            ("nameplate.group.cold", ("heat_cold_w", "cop_h", "cop_dh")),
            ("nameplate.group.point", ("nameplate_at_c", "heat_w", "input_power_w", "cop",
                                       "nameplate_scop", "nameplate_scop_flow_c")),
            ("nameplate.group.limits", ("lowest_outdoor_c", "hottest_outlet_c",
                                        "nameplate_idle_w")),
            ("nameplate.group.grade", ("gb_terminal", "gb_source", "hspf", "apf", "iplv_h",
                                       "acop")),
            ("nameplate.group.more", ("sound_outdoor_db", "price", "source_year")),
        ),
        marks=("cop_h", "cop_dh", "nameplate_scop", "hspf", "apf", "iplv_h", "acop"),
        shown="nameplate_cop",
        lower_of_two=("nameplate_at_c",),
        fit=fit,
        figures_of=figures_of,
        example=HeatPumpNameplate(
            maker="Example", model="LSQ65", heat_source=HeatSource.OUTDOOR_AIR,
            refrigerant="R-32", gb_outlet_c=41.0, heat_cold_w=65e3, cop_h=2.4, cop_dh=1.95,
            lowest_outdoor_c=-30.0, hottest_outlet_c=55.0, gb_terminal=GbTerminal.FAN_COIL,
            hspf=3.1, sound_outdoor_db=68.0, source_year="2025",
        ),
    )  # fmt: skip


def fit(plate: HeatPumpNameplate) -> FittedModel:
    """The heat pump of a nameplate, or what of it is missing or cannot be."""
    missing = tuple(_missing(plate))
    stated = stated_by(plate)
    if missing or stated is None:
        return FittedModel(record=None, missing=missing)
    known = _known(plate, stated)
    ratings = fitted(stated.key, known)
    if ratings is None:
        refused = Remark(code="nameplate_hp_not_of_kind", figures=_fitted_to(plate, stated))
        return FittedModel(record=None, missing=(refused,))
    band = usual_band(stated, idle_known=plate.nameplate_idle_w is not None)
    record = _record(plate, stated, ratings, band)
    return FittedModel(
        record=record,
        residuals=tuple(_residuals(plate, stated, record)),
        assumed=tuple(_assumed(plate, stated)),
        better=tuple(_better(plate, stated)),
        band=(band, band),
        by_use=tuple(bands_by_use(stated, idle_known=plate.nameplate_idle_w is not None)),
    )


def _missing(plate: HeatPumpNameplate) -> Iterator[Remark]:
    """What keeps a curve from being fitted, in the order in which it is asked for."""
    yield from not_stated(plate, ("maker", "model", "heat_source", "gb_outlet_c"))
    if plate.heat_source is None:
        return
    key = kind_of(plate)
    if key is None:
        air = plate.heat_source is HeatSource.OUTDOOR_AIR
        source = figure("source", plate.heat_source.value, word="choice")
        yield (
            Remark(code="nameplate_hp_mild")
            if air
            else Remark(code="nameplate_hp_no_kind", figures=(source,))
        )
        return
    if plate.gb_outlet_c is not None and stated_by(plate) is None:
        yield from not_stated(
            plate, ("heat_cold_w", "cop_h") if key == COLD_KIND else ("heat_w", "cop")
        )
    if key == COLD_KIND and plate.cop_dh is None:
        yield Remark(code="nameplate_hp_cold")
    if key == MILD_KIND and (plate.nameplate_scop is None or plate.nameplate_scop_flow_c is None):
        yield Remark(code="nameplate_hp_scop")
    if plate.nameplate_scop_flow_c not in (None, LOW_C, MEDIUM_C):
        yield Remark(code="nameplate_hp_scop_flow")
    if plate.cop and plate.input_power_w and plate.heat_w:
        other = plate.heat_w / plate.input_power_w
        if abs(other / plate.cop - 1.0) > _AGREE:
            both = figure("cop", plate.cop, Kind.COP), figure("other", other, Kind.COP)
            yield Remark(code="nameplate_hp_power_differs", figures=both)


def _known(plate: HeatPumpNameplate, stated: Stated) -> Known:
    cold = stated.key == COLD_KIND
    return Known(
        heat_w=stated.heat_w,
        cop=stated.cop,
        flow_c=stated.outlet_c,
        source_c=None if stated.of_air else stated.at_c,
        cop_cold=plate.cop_dh if cold else None,
        scop=None if cold else plate.nameplate_scop,
        scop_flow_c=plate.nameplate_scop_flow_c or LOW_C,
        limit_c=plate.lowest_outdoor_c if stated.of_air else None,
        outlet_c=_hottest_c(plate, stated),
        idle_w=plate.nameplate_idle_w,
    )


def _hottest_c(plate: HeatPumpNameplate, stated: Stated) -> float:
    return plate.hottest_outlet_c or stated.outlet_c + OUTLET_ABOVE_K


def _record(
    plate: HeatPumpNameplate, stated: Stated, ratings: tuple[SeasonalRating, ...], band: float
) -> HeatPump:
    told: dict[str, Any] = {key: getattr(plate, key) for key in _CARRIED}
    cold = stated.key == COLD_KIND
    product = GbProduct.LOW_AMBIENT if cold else None
    return HeatPump(
        **told,
        id="",
        nominal_w=stated.heat_w,
        ratings=ratings,
        gb_product=product if stated.of_air else GbProduct.WATER_SOURCE,
        gb_heat_w=stated.heat_w,
        cop_h=stated.cop if cold else None,
        gb_cop=None if stated.of_air else stated.cop,
        nameplate_at_c=stated.at_c,
        nameplate_heat_w=stated.heat_w,
        nameplate_cop=stated.cop,
        class_band_one=band,
        class_band_several=band,
        source="",
        evidence=Evidence.C,
    )


def _residuals(plate: HeatPumpNameplate, stated: Stated, record: HeatPump) -> Iterator[Residuals]:
    """What the machine's points give where the nameplate states a figure."""
    source_c = None if stated.of_air else stated.at_c
    outdoor = stated.kind.base_c
    points = ((outdoor, stated.outlet_c), (COLD_C, stated.outlet_c))
    heat, cop = full_load(record.ratings, record.heat_source, points, source_c)
    cold = stated.key == COLD_KIND
    scop = [one.scop for one in record.ratings if one.flow_c == plate.nameplate_scop_flow_c]
    found = [
        ("heat_cold_w" if cold else "heat_w", heat[0], stated.heat_w),
        ("cop_h" if cold else "cop", cop[0], stated.cop),
        ("cop_dh", cop[1], plate.cop_dh if cold else None),
        ("nameplate_scop", scop[0] if scop else np.nan, None if cold else plate.nameplate_scop),
    ]
    for role, value, given in found:
        if given is not None and np.isfinite(value):
            yield Residuals(role=role, points=np.array([0]), off=np.array([value / given - 1.0]))


def _fitted_to(plate: HeatPumpNameplate, stated: Stated) -> tuple[Figure, ...]:
    """The figures that are met, as they are told."""
    more = ("cop_dh", plate.cop_dh) if stated.key == COLD_KIND else (
        "nameplate_scop", plate.nameplate_scop
    )  # fmt: skip
    return (
        figure("heat", stated.heat_w, Kind.HEATING_POWER),
        figure("cop", stated.cop, Kind.COP),
        figure("at", stated.at_c, Kind.TEMPERATURE),
        figure("outlet", stated.outlet_c, Kind.TEMPERATURE),
        figure("more", more[0], word="role"),
        figure("value", more[1] if more[1] is not None else np.nan, Kind.COP),
    )


def _assumed(plate: HeatPumpNameplate, stated: Stated) -> Iterator[Remark]:
    """What the curves are, what was assumed, and what is not computed with."""
    shape = stated.kind.shape(nearer_flow_c(stated.outlet_c))
    alone = stated.key != COLD_KIND and plate.nameplate_scop is None
    figures = _fitted_to(plate, stated)
    yield Remark(
        code="nameplate_hp_fitted_alone" if alone else "nameplate_hp_fitted",
        figures=(
            figure("machines", shape.machines, Kind.COUNT),
            figure("kind", stated.key, word="heat_pump_kind"),
            *(figures[:4] if alone else figures),
        ),
    )
    if not stated.of_air and plate.nameplate_at_c is None:
        at = figure("at", stated.at_c, Kind.TEMPERATURE)
        yield Remark(code="nameplate_hp_source_assumed", figures=(at,))
    if stated.of_air and plate.lowest_outdoor_c is None:
        at = figure("at", DESIGN_C[stated.kind.climate], Kind.TEMPERATURE)
        yield Remark(code="nameplate_hp_limit_assumed", figures=(at,))
    if plate.hottest_outlet_c is None:
        at = figure("at", _hottest_c(plate, stated), Kind.TEMPERATURE)
        yield Remark(code="nameplate_hp_outlet_assumed", figures=(at,))
    if stated.of_air and plate.nameplate_idle_w is None:
        yield Remark(code="nameplate_hp_idle_assumed")
    if any(getattr(plate, key) is not None for key in _SEASONAL):
        yield Remark(code="nameplate_hp_season_kept")
    if stated.key == COLD_KIND and plate.cop_dh is not None:
        ratio, (low, high) = plate.cop_dh / stated.cop, _usual_ratio(stated.outlet_c)
        if not low <= ratio <= high:
            figures = (
                figure("ratio", ratio, Kind.RATIO),
                figure("low", low, Kind.RATIO),
                figure("high", high, Kind.RATIO),
            )
            yield Remark(code="nameplate_hp_unusual", figures=figures, doubtful=True)
    if stated.key == COLD_KIND and plate.nameplate_scop is not None:
        yield Remark(code="nameplate_hp_scop_unused")


def _usual_ratio(outlet_c: float) -> tuple[float, float]:
    """COP at −20 °C over that at −12 °C at one outlet, of eight in ten certified machines."""
    return _RATIO_LOW if nearer_flow_c(outlet_c) == LOW_C else _RATIO_MEDIUM


def _better(plate: HeatPumpNameplate, stated: Stated) -> Iterator[Remark]:
    """What the maker may be asked for, in the order in which it helps."""
    if stated.of_air and plate.lowest_outdoor_c is None:
        yield Remark(code="nameplate_hp_ask_limit")
    if plate.hottest_outlet_c is None:
        yield Remark(code="nameplate_hp_ask_outlet")
    if stated.of_air and plate.nameplate_idle_w is None:
        yield Remark(code="nameplate_hp_ask_idle")
    if not stated.of_air and plate.nameplate_scop is None:
        yield Remark(code="nameplate_hp_ask_scop")
    outlet = figure("outlet", stated.outlet_c, Kind.TEMPERATURE)
    at = "−20, −12, −7, 2, 7" if stated.of_air else "5, 10, 15"
    code = "nameplate_hp_ask_points" if stated.of_air else "nameplate_hp_ask_source_points"
    yield Remark(code=code, figures=(figure("at", at), outlet))
