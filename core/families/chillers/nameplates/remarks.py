"""What is said of a chiller's nameplate: what is missing, what was assumed, what helps."""

from collections.abc import Iterator

from core.families.chillers.classes import Fitted, is_usual
from core.families.chillers.nameplates.nameplate import (
    ChillerNameplate,
    Stated,
    kind_of,
    part_load_of,
    stated_by,
)
from core.machines.condenser import Condenser
from core.machines.maker_tables import Remark, listed_c
from core.machines.nameplates import not_stated
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind

_AGREE = 0.02  # capacity over power and the COP, both as printed
_LEAST_LOAD_HELPS = {  # error of a year in the test of the kinds, without and with the least load
    "water_centrifugal_fixed": (0.077, 0.063),
    "water_screw_fixed": (0.061, 0.042),
}


def missing_of(plate: ChillerNameplate) -> Iterator[Remark]:
    """What keeps a curve from being fitted, in the order in which it is asked for."""
    needed = ["maker", "model", "compressor", "condenser", "capacity_w"]
    needed += [] if plate.cop or plate.input_power_w else ["cop"]
    unsaid = not_stated(plate, needed)
    yield from unsaid
    if not (plate.nameplate_iplv or plate.nameplate_nplv):
        yield Remark(code="nameplate_no_part_load")
    if unsaid:
        return
    if kind_of(plate) is None:
        kind = (
            figure("compressor", str(plate.compressor), word="choice"),
            figure("condenser", str(plate.condenser), word="choice"),
        )
        yield Remark(code="nameplate_no_kind", figures=kind)
        return
    if plate.cop and plate.input_power_w and plate.capacity_w:
        other = plate.capacity_w / plate.input_power_w
        if abs(other / plate.cop - 1.0) > _AGREE:
            figures = figure("cop", plate.cop, Kind.COP), figure("other", other, Kind.COP)
            yield Remark(code="nameplate_power_differs", figures=figures)
    stated = stated_by(plate)
    for key, value, (low, high) in (
        ("leaving_chilled_c", stated.leaving_c, stated.kind.leaving_c),
        ("entering_condenser_c", stated.condenser_c, stated.kind.condenser_c),
    ):
        if not low <= value <= high:
            yield Remark(
                code="nameplate_condition_outside",
                figures=(
                    figure("field", key, word="field"),
                    figure("value", value, Kind.TEMPERATURE),
                    figure("low", low, Kind.TEMPERATURE),
                    figure("high", high, Kind.TEMPERATURE),
                ),
            )


def assumed_of(plate: ChillerNameplate, stated: Stated, found: Fitted) -> Iterator[Remark]:
    """What the curves are, what was assumed, and what is unusual."""
    kind = stated.kind
    yield Remark(
        code="nameplate_fitted",
        figures=(
            figure("machines", kind.machines, Kind.COUNT),
            figure("kind", stated.key, word="chiller_kind"),
            *fitted_to(plate, stated),
            figure("one", kind.band[0], Kind.SHARE),
            figure("several", kind.band[1], Kind.SHARE),
        ),
    )
    if kind.curves_of:
        stand_in = figure("of", kind.curves_of, word="chiller_kind")
        yield Remark(code="nameplate_stand_in", figures=(stand_in,), doubtful=True)
    if plate.nameplate_method is None:
        method = figure("method", RATING_METHODS[stated.method].edition)
        yield Remark(code="nameplate_method_assumed", figures=(method,))
    if plate.unloading is None and stated.key.endswith("_fixed"):
        yield Remark(code="nameplate_speed_assumed")
    if plate.leaving_chilled_c is None or plate.entering_condenser_c is None:
        yield Remark(
            code="nameplate_conditions_assumed",
            figures=(
                figure("leaving", stated.leaving_c, Kind.TEMPERATURE),
                figure("entering", stated.condenser_c, Kind.TEMPERATURE),
            ),
        )
    if not is_usual(stated.key, found):
        low, high = kind.iplv_over_cop
        ratio = figure("ratio", found.iplv / found.cop, Kind.RATIO)
        usual = figure("low", low, Kind.RATIO), figure("high", high, Kind.RATIO)
        yield Remark(code="nameplate_unusual", figures=(ratio, *usual), doubtful=True)
    if found.cop > kind.cop_most:
        most = figure("cop", found.cop, Kind.COP), figure("most", kind.cop_most, Kind.COP)
        yield Remark(code="nameplate_cop_high", figures=most, doubtful=True)
    low_kw, high_kw = kind.sizes_of_data_kw
    if not low_kw <= stated.capacity_w / 1e3 <= high_kw:
        sizes = (
            figure("low", low_kw * 1e3, Kind.COOLING_POWER),
            figure("high", high_kw * 1e3, Kind.COOLING_POWER),
        )
        yield Remark(code="nameplate_size_outside", figures=sizes)


def fitted_to(plate: ChillerNameplate, stated: Stated) -> tuple[Figure, ...]:
    """The figures that are met exactly, as they are told."""
    rated, by = part_load_of(plate, stated)
    return (
        figure("capacity", stated.capacity_w, Kind.COOLING_POWER),
        figure("cop", stated.cop, Kind.COP),
        figure("name", "NPLV" if by.at_c else "IPLV"),
        figure("rated", rated, Kind.COP),
        figure("method", RATING_METHODS[stated.method].edition),
    )


def better_of(plate: ChillerNameplate, stated: Stated) -> Iterator[Remark]:
    """What the maker may be asked for, in the order in which it helps."""
    if plate.plr_min is None:
        helps = _LEAST_LOAD_HELPS.get(stated.key)
        code = "nameplate_ask_least_load" + ("_helps" if helps else "")
        figures = (
            (figure("without", helps[0], Kind.SHARE), figure("with", helps[1], Kind.SHARE))
            if helps
            else ()
        )
        assumed = figure("assumed", stated.kind.plr_min, Kind.SHARE)
        yield Remark(code=code, figures=(assumed, *figures))
    method = RATING_METHODS[stated.method]
    condenser_c = method.condenser_c(plate.condenser or Condenser.WATER)
    loads = figure("loads", "75, 50, 25%")
    at = listed_c(condenser_c[1:])
    yield Remark(code="nameplate_ask_part_load", figures=(loads, at))
    yield Remark(
        code="nameplate_ask_full_load",
        figures=(listed_c(sorted(set(condenser_c))),),
    )
