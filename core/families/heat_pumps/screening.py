"""Screening: which machines, in which numbers, can do the heating duty at design conditions."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.class_machines import BAND_OTHER_FLOW, FLOW_WITHIN_K, NOMINAL
from core.families.heat_pumps.columns import PumpColumns, figures_from_c
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import Backup, HeatPumpDuty, SourceKind
from core.families.heat_pumps.evaluation import screened_heat_w
from core.families.heat_pumps.performance import Nodes
from core.families.heat_pumps.record import GbSource, GbTerminal, HeatPump, HeatSource
from core.selection.at_need import Reasons
from core.selection.family import Pairs, Screening, Situation
from core.selection.new_refrigerants import above_gwp
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
_TAKES: dict[SourceKind, HeatSource] = {
    SourceKind.OUTDOOR_AIR: HeatSource.OUTDOOR_AIR,
    SourceKind.BRINE: HeatSource.BRINE,
    SourceKind.GROUND_WATER: HeatSource.WATER,
    SourceKind.SURFACE_WATER: HeatSource.WATER,
}
_WATERS = {
    SourceKind.GROUND_WATER: GbSource.GROUNDWATER,
    SourceKind.SURFACE_WATER: GbSource.SURFACE_WATER,
}
_SOUND_UNKNOWN, _SOUND, _LARGE = "sound_unknown", "sound_above", "oversized"
_SMALL, _SMALL_WITH_ONE_OUT = "capacity_short", "capacity_short_with_one_out"


def screen(columns: PumpColumns, nodes: Nodes, situation: Situation) -> Screening:
    """Admit every machine × number of units that carries its part and is not far too large."""
    plant, reach_k = situation.plant, situation.study.criteria.beyond_limits_k
    unit_w = screened_heat_w(columns, nodes, situation.design, reach_k)
    from_c = figures_from_c(columns, reach_k)
    codes = np.full(len(columns.records), "", dtype=object)
    for code, barred in _bars(columns, from_c, situation):
        free = barred & (codes == "")
        codes[free] = code[free] if isinstance(code, np.ndarray) else code
    fit = codes == ""
    units = np.arange(plant.units_min, plant.units_max + 1)
    sizes = _by_size(columns, unit_w, units, situation)
    refused = fit[:, None] & (sizes != "")
    nobody = refused.all(axis=1) & fit
    last = sizes[:, -1] if len(units) else np.full(len(codes), _SMALL, dtype=object)
    carrying = ~np.isin(sizes, (_SMALL, _SMALL_WITH_ONE_OUT))
    first = np.take_along_axis(sizes, carrying.argmax(axis=1)[:, None], axis=1)[:, 0]
    codes[nobody] = np.where(carrying.any(axis=1), first, last)[nobody]
    going_on = (fit & ~nobody)[:, None]
    machine, number = np.nonzero(going_on & ~refused)
    out_machine, out_number = np.nonzero(going_on & refused)
    left_out = np.flatnonzero(codes != "")
    pairs = zip(out_machine.tolist(), units[out_number].tolist(), strict=True)

    def why_out(one: int) -> tuple[Finding, ...]:
        record = columns.records[one]
        unfit = tuple(_unfit(columns, float(from_c[one]), one, record, situation))
        return unfit or (_nearest(_by_units(float(unit_w[one]), record, situation)),)

    def why_refused(pair: tuple[int, int]) -> tuple[Finding, ...]:
        one, number = pair
        reason = _of_number(number, float(unit_w[one]), columns.records[one], situation)
        return () if reason is None else (reason,)

    return Screening(
        pairs=Pairs(machine=machine, units=units[number]),
        left_out=Reasons(
            dict(zip(left_out.tolist(), codes[left_out].tolist(), strict=True)), why_out
        ),
        refused=Reasons(
            dict(zip(pairs, sizes[out_machine, out_number].tolist(), strict=True)), why_refused
        ),
        mixing=frozenset(np.flatnonzero(fit).tolist()),
    )


def takes(record: HeatPump, duty: HeatPumpDuty) -> bool:
    """Whether a machine is of the duty's source; a class, of the very water it is rated for."""
    if record.heat_source is not _TAKES[duty.heat_source]:
        return False
    of_water = record.class_level is not None and duty.heat_source in _WATERS
    return not of_water or record.gb_source is _WATERS[duty.heat_source]


def class_unfit(record: HeatPump, duty: HeatPumpDuty, supply_c: float) -> str:
    """Why a class is not for a supply temperature; empty where it is, and of other machines.

    At another flow temperature than it is known at no energy is promised of it. Where several
    terminals are near enough the class is that of the duty's own emitters.
    """
    if record.class_level is None or record.gb_outlet_c is None:
        return ""
    if abs(supply_c - record.gb_outlet_c) > FLOW_WITHIN_K + _ROUNDING:
        return "class_other_flow"
    own = None if record.gb_terminal is None else GbTerminal(duty.emitter)
    near = own and abs(supply_c - NOMINAL[own].outlet_c) <= FLOW_WITHIN_K + _ROUNDING
    return "class_other_terminal" if near and record.gb_terminal is not own else ""


def _objects(values: list[str]) -> NDArray[np.object_]:
    found = np.empty(len(values), dtype=object)
    found[:] = values
    return found


def _bars(
    columns: PumpColumns, from_c: FloatArray, situation: Situation
) -> Iterator[tuple[str | NDArray[np.object_], BoolArray]]:
    """What bars machines whatever the number of units, the weightiest first, as _unfit says it."""
    duty, design, criteria = situation.duty, situation.design, situation.study.criteria
    unnamed = criteria.makers_left_out
    yield "heat_source_differs", np.array([not takes(one, duty) for one in columns.records], bool)
    if unnamed:
        yield "maker_left_out", np.array([r.maker in unnamed for r in columns.records], dtype=bool)
    unfit = _objects([class_unfit(one, duty, design.supply_c) for one in columns.records])
    yield unfit, np.asarray(unfit != "", bool)
    of_air = np.isnan(columns.rated_source_c)
    yield "below_operating_limit", of_air & (design.outdoor_c < columns.limit_c)
    yield "no_figures_so_cold", design.outdoor_c < from_c - _ROUNDING
    yield "supply_above_outlet", design.supply_c > columns.outlet_limit_c + 1e-6
    if not criteria.doubtful_admitted:
        yield "flag_" + columns.doubt, np.asarray(columns.doubt != "", bool)
    if criteria.gwp_max is not None:
        yield "gwp_unknown", np.isnan(columns.gwp)
        yield "gwp_above", columns.gwp > criteria.gwp_max


def _by_size(
    columns: PumpColumns, unit_w: FloatArray, units: NDArray[np.int64], situation: Situation
) -> NDArray[np.object_]:
    """Why each number of units is refused, as _of_number says it; (machines, units), or empty."""
    duty, design = situation.duty, situation.design
    carrying = np.array([situation.plant.carrying(int(one)) for one in units], dtype=np.int64)
    carried_w = carrying * unit_w[:, None]
    found = np.full(carried_w.shape, "", dtype=object)
    if duty.sound_max_db is not None:
        sound = columns.sound_db[:, None] + 10.0 * np.log10(np.maximum(carrying, 1))
        found[sound > duty.sound_max_db] = _SOUND
        found[np.isnan(sound)] = _SOUND_UNKNOWN
    found[carried_w > _largest_w(situation)] = _LARGE
    small = carried_w < wanted_w(duty, design) * (1.0 - _ROUNDING)
    with_one_out = np.broadcast_to(carrying < units, small.shape)
    found[small] = _SMALL
    found[small & with_one_out] = _SMALL_WITH_ONE_OUT
    return found


def _unfit(
    columns: PumpColumns, from_c: float, machine: int, record: HeatPump, situation: Situation
) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    duty, criteria = situation.duty, situation.study.criteria
    if not takes(record, duty):
        yield finding("heat_source_differs", _OUT)
        return
    if record.maker in criteria.makers_left_out:
        yield finding("maker_left_out", _OUT, figure("maker", record.maker))
    unfit = class_unfit(record, duty, situation.design.supply_c)
    if unfit:
        yield finding(
            unfit, _OUT,
            figure("supply", situation.design.supply_c, Kind.TEMPERATURE),
            figure("outlet", record.gb_outlet_c or 0.0, Kind.TEMPERATURE),
            figure("band", BAND_OTHER_FLOW, Kind.SHARE),
        )  # fmt: skip
    yield from _outside(columns, from_c, machine, situation.design)
    if not criteria.doubtful_admitted:
        doubt = columns.doubt[machine]
        if doubt:
            yield finding(f"flag_{doubt}", _OUT, source="EN 14825")
    yield from above_gwp(record, criteria)


def _outside(
    columns: PumpColumns, from_c: float, machine: int, design: HeatPumpDesign
) -> Iterator[Finding]:
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
    if design.supply_c > outlet + 1e-6:
        yield finding(
            "supply_above_outlet", _OUT,
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("limit", outlet, Kind.TEMPERATURE),
        )  # fmt: skip


def _by_units(unit_w: float, record: HeatPump, situation: Situation) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None."""
    return {
        units: _of_number(units, unit_w, record, situation)
        for units in range(situation.plant.units_min, situation.plant.units_max + 1)
    }


def _of_number(units: int, unit_w: float, record: HeatPump, situation: Situation) -> Finding | None:
    """Why so many units are refused, or None."""
    carrying = situation.plant.carrying(units)
    return _size(units, unit_w, situation) or _too_loud(carrying, record, situation.duty)


def _largest_w(situation: Situation) -> float:
    """What a plant may give at most, W."""
    most = situation.study.criteria.oversizing_max * _peak_w(situation.design)
    return float(most * (1.0 + _ROUNDING))


def _peak_w(design: HeatPumpDesign) -> float:
    return design.peak_w + design.hot_water_w


def wanted_w(duty: HeatPumpDuty, design: HeatPumpDesign) -> float:
    """Heat the units on duty must give at design, W: what the back-up is not there for."""
    wanted = duty.share_min * design.required_w
    if duty.backup is not Backup.NONE and duty.backup_max_w is not None:
        wanted = max(wanted, design.required_w - duty.backup_max_w)
    return wanted


def _size(units: int, unit_w: float, situation: Situation) -> Finding | None:
    duty, design, criteria = situation.duty, situation.design, situation.study.criteria
    carrying = situation.plant.carrying(units)
    carried_w, asked_w = carrying * unit_w, wanted_w(duty, design)
    if carried_w < asked_w * (1.0 - _ROUNDING):
        return finding(
            _SMALL_WITH_ONE_OUT if carrying < units else _SMALL, _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.HEATING_POWER),
            figure("outdoor", design.outdoor_c, Kind.TEMPERATURE),
            figure("supply", design.supply_c, Kind.TEMPERATURE),
            figure("required", asked_w, Kind.HEATING_POWER),
        )  # fmt: skip
    peak_w = _peak_w(design)
    if carried_w > _largest_w(situation):
        return finding(
            _LARGE, _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.HEATING_POWER),
            figure("ratio", carried_w / peak_w, Kind.RATIO),
            figure("limit", criteria.oversizing_max, Kind.RATIO),
        )  # fmt: skip
    return None


def _too_loud(carrying: int, record: HeatPump, duty: HeatPumpDuty) -> Finding | None:
    if duty.sound_max_db is None:
        return None
    limit = figure("limit", duty.sound_max_db, Kind.SOUND)
    if record.sound_outdoor_db is None:
        return finding(_SOUND_UNKNOWN, _OUT, limit)
    together = record.sound_outdoor_db + 10.0 * float(np.log10(max(carrying, 1)))
    if together <= duty.sound_max_db:
        return None
    return finding(
        _SOUND, _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("sound", together, Kind.SOUND),
        limit,
    )  # fmt: skip


def _nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if not reason.code.startswith("capacity_short")]
    return carrying[0] if carrying else reasons[-1]
