"""Screening: which machines, in which numbers, can do the duty at design conditions.

Of all that is asked, heat and cold, what binds decides: none may fall short, and a plant is too
large only where it is so for all of it.
"""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.class_fitness import has_twin, told_unfit, unfit_classes
from core.families.heat_pumps.columns import PumpColumns, figures_from_c
from core.families.heat_pumps.cooling.columns import CoolingColumns
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import SourceKind
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.record import HeatPump, HeatSource
from core.families.heat_pumps.unit_numbers import (
    SHORT,
    by_size,
    by_units,
    nearest,
    of_number,
    sizes_of,
)
from core.selection.at_need import Reasons
from core.selection.family import Pairs, Screening, Situation
from core.selection.makers import maker_left_out, of_makers_left_out
from core.selection.new_refrigerants import above_gwp
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
TAKES: dict[SourceKind, HeatSource] = {
    SourceKind.OUTDOOR_AIR: HeatSource.OUTDOOR_AIR,
    SourceKind.BRINE: HeatSource.BRINE,
    SourceKind.GROUND_WATER: HeatSource.WATER,
    SourceKind.SURFACE_WATER: HeatSource.WATER,
}


def screen(
    columns: PumpColumns, cooling: CoolingColumns | None, nodes: Nodes, situation: Situation
) -> Screening:
    """Admit every machine × number of units that carries its part and is not far too large.

    cooling: of the same machines; None: no cooling is asked.
    """
    plant, reach_k = situation.plant, situation.study.criteria.beyond_limits_k
    sizing = sizes_of(columns, cooling, nodes, situation)
    from_c = figures_from_c(columns, reach_k)
    codes = np.full(len(columns.records), "", dtype=object)
    for code, barred in (*_bars(columns, from_c, situation), *_cooling_bars(cooling, situation)):
        free = barred & (codes == "")
        codes[free] = code[free] if isinstance(code, np.ndarray) else code
    fit = codes == ""
    units = np.array(plant.numbers)
    sizes = by_size(columns, sizing, units, situation)
    refused = fit[:, None] & (sizes != "")
    nobody = refused.all(axis=1) & fit
    last = sizes[:, -1] if len(units) else np.full(len(codes), SHORT[0], dtype=object)
    carrying = ~np.isin(sizes, SHORT)
    first = np.take_along_axis(sizes, carrying.argmax(axis=1)[:, None], axis=1)[:, 0]
    codes[nobody] = np.where(carrying.any(axis=1), first, last)[nobody]
    going_on = (fit & ~nobody)[:, None]
    machine, number = np.nonzero(going_on & ~refused)
    out_machine, out_number = np.nonzero(going_on & refused)
    left_out = np.flatnonzero(codes != "")
    pairs = zip(out_machine.tolist(), units[out_number].tolist(), strict=True)

    def why_out(one: int) -> tuple[Finding, ...]:
        record = columns.records[one]
        unfit = (
            *_unfit(columns, float(from_c[one]), one, record, situation),
            *_unfit_to_cool(cooling, one, situation),
        )
        return unfit or (nearest(by_units(sizing.of(one), record, situation)),)

    def why_refused(pair: tuple[int, int]) -> tuple[Finding, ...]:
        one, number = pair
        reason = of_number(number, sizing.of(one), columns.records[one], situation)
        return () if reason is None else (reason,)

    return Screening(
        pairs=Pairs(machine=machine, units=units[number]),
        left_out=Reasons(
            dict(zip(left_out.tolist(), codes[left_out].tolist(), strict=True)), why_out
        ),
        refused=Reasons(
            dict(zip(pairs, sizes[out_machine, out_number].tolist(), strict=True)), why_refused
        ),
        mixing=frozenset(np.flatnonzero(fit & ~has_twin(columns.records)).tolist()),
    )


def _cooling_bars(
    cooling: CoolingColumns | None, situation: Situation
) -> Iterator[tuple[str, BoolArray]]:
    """What bars machines from cooling, as _unfit_to_cool says it."""
    if cooling is None:
        return
    reach_k = situation.study.criteria.beyond_limits_k
    yield "no_cooling_figures", np.isnan(cooling.coldest_c)
    yield "chilled_colder_than_rated", ~cooling.known
    hottest = cooling.hottest_c + reach_k + _ROUNDING
    yield "no_figures_so_hot", cooling.known & (situation.design.summer_outdoor_c > hottest)
    if not situation.study.criteria.doubtful_admitted:
        yield "seer_contradicts", cooling.doubtful


def _unfit_to_cool(
    cooling: CoolingColumns | None, machine: int, situation: Situation
) -> Iterator[Finding]:
    """Why a machine cannot cool as it is asked, whatever the number of units."""
    if cooling is None:
        return
    criteria, coldest = situation.study.criteria, float(cooling.coldest_c[machine])
    hottest, outdoor = float(cooling.hottest_c[machine]), situation.design.summer_outdoor_c
    if np.isnan(coldest):
        yield finding("no_cooling_figures", _OUT)
    elif not cooling.known[machine]:
        yield finding(
            "chilled_colder_than_rated", _OUT,
            figure("chilled", cooling.chilled_c, Kind.TEMPERATURE),
            figure("coldest", coldest, Kind.TEMPERATURE),
        )  # fmt: skip
    elif outdoor > hottest + criteria.beyond_limits_k + _ROUNDING:
        yield finding(
            "no_figures_so_hot", _OUT,
            figure("outdoor", outdoor, Kind.TEMPERATURE),
            figure("hottest", hottest, Kind.TEMPERATURE),
            figure("reach", criteria.beyond_limits_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if cooling.doubtful[machine] and not criteria.doubtful_admitted:
        yield finding(
            "seer_contradicts", _OUT,
            figure("declared", float(cooling.seer[machine]), Kind.COP),
            figure("again", float(cooling.seer_again[machine]), Kind.COP),
            source="EN 14825",
        )  # fmt: skip


def _bars(
    columns: PumpColumns, from_c: FloatArray, situation: Situation
) -> Iterator[tuple[str | NDArray[np.object_], BoolArray]]:
    """What bars machines whatever the number of units, the weightiest first, as _unfit says it."""
    duty, design, criteria = situation.duty, situation.design, situation.study.criteria
    yield "heat_source_differs", np.asarray(columns.heat_source != TAKES[duty.heat_source], bool)
    yield "maker_left_out", of_makers_left_out(columns.records, criteria)
    unfit = unfit_classes(columns, situation)
    yield unfit, np.asarray(unfit != "", bool)
    if duty.gives_heat:
        of_air = np.isnan(columns.rated_source_c)
        yield "below_operating_limit", of_air & (design.outdoor_c < columns.limit_c)
        yield "no_figures_so_cold", design.outdoor_c < from_c - _ROUNDING
    if duty.rooms_heated:
        yield "supply_above_outlet", design.supply_c > columns.outlet_limit_c + 1e-6
    if not criteria.doubtful_admitted and duty.gives_heat:
        yield "flag_" + columns.doubt, np.asarray(columns.doubt != "", bool)
    if criteria.gwp_max is not None:
        yield "gwp_unknown", np.isnan(columns.gwp)
        yield "gwp_above", columns.gwp > criteria.gwp_max


def _unfit(
    columns: PumpColumns, from_c: float, machine: int, record: HeatPump, situation: Situation
) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    duty, criteria = situation.duty, situation.study.criteria
    if record.heat_source is not TAKES[duty.heat_source]:
        yield finding("heat_source_differs", _OUT)
        return
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        yield unwanted
    yield from told_unfit(record, situation)
    if duty.gives_heat:
        yield from _outside(columns, from_c, machine, situation)
    if not criteria.doubtful_admitted and duty.gives_heat:
        doubt = columns.doubt[machine]
        if doubt:
            yield finding(f"flag_{doubt}", _OUT, source="EN 14825")
    yield from above_gwp(record, criteria)


def _outside(
    columns: PumpColumns, from_c: float, machine: int, situation: Situation
) -> Iterator[Finding]:
    design: HeatPumpDesign = situation.design
    limit, outlet = float(columns.limit_c[machine]), float(columns.outlet_limit_c[machine])
    if np.isnan(columns.rated_source_c[machine]) and design.outdoor_c < limit:
        yield finding(
            "below_operating_limit", _OUT,
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("limit", limit, Kind.TEMPERATURE),
        )  # fmt: skip
    elif design.outdoor_c < from_c - _ROUNDING:
        coldest = float(columns.declared_c[machine, 0])
        yield finding(
            "no_figures_so_cold", _OUT,
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("coldest", coldest, Kind.TEMPERATURE),
            figure("reach", coldest - from_c, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip
    if situation.duty.rooms_heated and design.supply_c > outlet + 1e-6:
        yield finding(
            "supply_above_outlet", _OUT,
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("limit", outlet, Kind.TEMPERATURE),
        )  # fmt: skip
