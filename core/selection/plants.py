"""Plants of several models: the best for the load, with the proof that no other is better.

Sought by what the study ranks by, as far as that is a sum over the plant: life-cycle cost,
energy or carbon; else by life-cycle cost. A machine stands in such a plant if it holds every
rule but that of size, is no estimate, and may be bought and used here. Prices are those of
candidates.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.machines.device import UNNAMED, is_estimate, is_made_to_size
from core.plant.arrangement import NONE, Arrangements, Staging
from core.plant.dispatch import Operation, operate
from core.plant.mixing import Mixing
from core.plant.optimum import Optimum, optimum
from core.plant.rules import Rules
from core.plant.search import Proof, search
from core.plant.stages import StagingTable, staging_table
from core.plant.year import Asked
from core.selection.admission import Standing
from core.selection.family import Family, Screening, Situation
from core.selection.prices import annuity
from core.study.economics import Economics
from core.study.plant import Redundancy
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_ALIKE = 1e-3  # of the criterion: the shares of the load in the search are as coarse
_MOST_UNITS = 12  # of a plant of several models: tables of more take much memory
_MOST_PLANTS = 50_000_000  # considered; of three models of a large catalog that is some seconds
_KEPT = 5  # plants that are shown
_WANTED = 25  # sets of machines asked of the search, for some are of one model


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Identical units in a plant, and what they do in the year.

    standby: of the units, those in reserve; unit_hours: running hours of all of them together;
    output_wh, input_wh: pumps and fans of the units included.
    """

    record: Any
    standing: Standing
    units: int
    standby: int
    unit_hours: float
    output_wh: float
    input_wh: float


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedPlant:
    """A plant of several models, largest machine first.

    staging: its groups in the order of `groups`, at the conditions nearest to those of design.
    """

    groups: tuple[Group, ...]
    installed_w: float
    oversizing: float  # what the units on duty give over the peak
    annual_energy_wh: float
    energy_cost: float  # a year
    investment: float
    life_cycle_cost: float
    carbon_kg: float  # a year
    unmet_hours: float
    staging: StagingTable


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedPlants:
    """The plants of several models, best first, and how sure it is that they are the best.

    lead: none that was not run comes nearer to the first than this share above it, by a bound;
    units_max: units of the plants considered, at most; sought_by: the criterion; saving: of the
    first plant against the best single-model plant of the same search, as a share of the
    criterion, negative where it is worse.
    """

    plants: tuple[MixedPlant, ...]
    proof: Proof
    lead: float
    units_max: int
    sought_by: str
    saving: float


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What a W of input and a unit cost by the criterion; weight (points,), fixed (machines,)."""

    key: str
    weight: FloatArray
    fixed: FloatArray


def mixed_plants(
    family: Family,
    columns: Any,
    situation: Situation,
    screening: Screening,
    devices: Sequence[Any],
    standings: Sequence[Standing],
    ranks: Sequence[int],
) -> MixedPlants | None:
    """None where the study asks for one model a plant, or the family has no such plants.

    ranks: (machines,), by grade and tier as the project prefers them, lower first: only the
    lowest that a machine of the screening has stands in such plants, as it leads the ranking.
    """
    plant = situation.plant
    if plant.models_max < 2 or "models_max" not in situation.duty.in_plants:
        return None
    mixing = family.mixing(columns, situation)
    if mixing is None:
        return None
    mixing = _able(mixing, screening, devices, ranks)
    if len(mixing.machine) < 2:
        return None
    sought = _sought(mixing, situation)
    rules = _within_reach(
        Rules(
            design_w=mixing.design_w,
            least_w=mixing.required_w,
            most_w=situation.study.criteria.oversizing_max * mixing.peak_w,
            units_min=plant.units_min,
            units_max=min(plant.units_max, _MOST_UNITS),
            groups=plant.models_max,
            spare=int(plant.redundancy is Redundancy.N_PLUS_1),
        )
    )
    if rules.units_max < rules.units_min:
        return None  # so many units were asked for that none can be sought
    best = optimum(mixing.units, mixing.load_w, rules.duty_max)
    asked = Asked(load_w=mixing.load_w, weight=sought.weight, fixed=sought.fixed)
    found = search(mixing.units, asked, rules, Staging.OPTIMUM, keep=_WANTED, best=best)
    several = (found.best.machine != NONE).sum(axis=1) > 1
    rows = np.flatnonzero(several & found.carries)[:_KEPT]
    if not len(rows):
        return MixedPlants(
            plants=(),
            proof=found.proof,
            lead=np.inf,
            units_max=rules.units_max,
            sought_by=sought.key,
            saving=-np.inf,
        )
    alone = found.single_cost[found.single_carries].min(initial=np.inf)
    return MixedPlants(
        plants=tuple(
            _plant(int(row), found.best, best, mixing, situation, devices, standings)
            for row in rows
        ),
        proof=found.proof,
        lead=float(found.proof.next_bound / found.cost[rows[0]] - 1.0),
        units_max=rules.units_max,
        sought_by=sought.key,
        saving=float(1.0 - found.cost[rows[0]] / alone) if np.isfinite(alone) else np.inf,
    )


def name_of(groups: Sequence[Group]) -> str:
    """A plant in a line: 2 × Maker A + 1 × Maker B."""
    return " + ".join(
        f"{one.units} × {f'{one.record.maker} {one.record.model}'.strip(f'{UNNAMED} ')}"
        for one in groups
    )


def mixed_findings(mixed: MixedPlants | None, models_max: int) -> tuple[Finding, ...]:
    """Whether a plant of several models is better than the best of one, where it was asked."""
    if mixed is None:
        asked = figure("models", models_max, Kind.COUNT)
        return (finding("mixed_not_sought", Severity.WARNING, asked),) if models_max > 1 else ()
    said = (
        figure("considered", mixed.proof.considered, Kind.COUNT),
        figure("units", mixed.units_max, Kind.COUNT),
        figure("criterion", mixed.sought_by, word="choice"),
    )
    if not mixed.plants:
        return (finding("mixed_none", Severity.INFO, *said),)
    plant = figure("plant", name_of(mixed.plants[0].groups))
    share = figure("share", abs(mixed.saving), Kind.SHARE)
    code = "mixed_better" if mixed.saving > _ALIKE else "mixed_no_better"
    return (finding(code, Severity.INFO, plant, share, *said),)


def _able(
    mixing: Mixing, screening: Screening, devices: Sequence[Any], ranks: Sequence[int]
) -> Mixing:
    """Only machines that may stand beside others."""
    able = [
        i in screening.mixing and (is_made_to_size(devices[i]) or not is_estimate(devices[i]))
        for i in mixing.machine.tolist()
    ]
    best = min((ranks[i] for i in set(screening.pairs.machine.tolist())), default=max(ranks))
    rows = np.array(
        [row for row, i in enumerate(mixing.machine.tolist()) if able[row] and ranks[i] <= best],
        dtype=np.int64,
    )
    return replace(
        mixing,
        machine=mixing.machine[rows],
        units=mixing.units.take(rows),
        design_w=mixing.design_w[rows],
        price=mixing.price[rows],
    )


def _within_reach(rules: Rules) -> Rules:
    """The rules with fewer units, where the plants would be too many to consider."""
    while rules.units_max > rules.groups:
        if sum(rules.number(groups) for groups in range(2, rules.groups + 1)) <= _MOST_PLANTS:
            break
        rules = replace(rules, units_max=rules.units_max - 1)
    return rules


def _sought(mixing: Mixing, situation: Situation) -> _Sought:
    economics, rank_by = situation.study.economics, situation.study.criteria.rank_by
    if rank_by == "annual_energy":
        return _Sought(key=rank_by, weight=mixing.hours, fixed=np.zeros(len(mixing.machine)))
    if rank_by == "carbon":
        kg_per_w = mixing.hours * (economics.grid_factor_kg_per_kwh / _W_PER_KW)
        return _Sought(key=rank_by, weight=kg_per_w, fixed=np.zeros(len(mixing.machine)))
    rate, life = economics.discount_rate, economics.life_years
    kept_up = 1.0 + economics.maintenance_share * annuity(rate, life)
    paid = annuity(rate, life, economics.energy_price_rise) / _W_PER_KW
    return _Sought(
        key="life_cycle_cost",
        weight=mixing.price_hours * paid,
        fixed=_unit_price(mixing, economics) * kept_up,
    )


def _unit_price(mixing: Mixing, economics: Economics) -> FloatArray:
    """The catalog's price of a unit, else by its capacity, (machines,)."""
    by_kw = mixing.design_w / _W_PER_KW * economics.price_per_kw
    return np.where(np.isnan(mixing.price), by_kw, mixing.price)


def _plant(
    row: int,
    plants: Arrangements,
    best: Optimum,
    mixing: Mixing,
    situation: Situation,
    devices: Sequence[Any],
    standings: Sequence[Standing],
) -> MixedPlant:
    economics = situation.study.economics
    done = operate(best, plants, row, standby_helps=situation.plant.standby_helps)
    there = plants.machine[row] != NONE
    count, duty = plants.count[row][there], plants.duty[row][there]
    order = np.argsort(-mixing.design_w[done.machine], kind="stable")
    investment = float(count @ _unit_price(mixing, economics)[done.machine])
    energy_wh = float(done.energy_wh(mixing.hours).sum())
    energy_cost = float(done.input_w.sum(axis=0) @ mixing.price_hours) / _W_PER_KW
    rate, life = economics.discount_rate, economics.life_years
    return MixedPlant(
        groups=tuple(_group(int(g), done, count, duty, mixing, devices, standings) for g in order),
        installed_w=float(count @ mixing.design_w[done.machine]),
        oversizing=float(duty @ mixing.design_w[done.machine]) / mixing.peak_w,
        annual_energy_wh=energy_wh,
        energy_cost=energy_cost,
        investment=investment,
        life_cycle_cost=investment * (1.0 + economics.maintenance_share * annuity(rate, life))
        + energy_cost * annuity(rate, life, economics.energy_price_rise),
        carbon_kg=energy_wh / _W_PER_KW * economics.grid_factor_kg_per_kwh,
        unmet_hours=done.unmet_hours(mixing.hours),
        staging=_in_order(staging_table(best, plants, row, mixing.design_point), order),
    )


def _group(
    group: int,
    done: Operation,
    count: NDArray[np.int64],
    duty: NDArray[np.int64],
    mixing: Mixing,
    devices: Sequence[Any],
    standings: Sequence[Standing],
) -> Group:
    machine = int(mixing.machine[done.machine[group]])
    return Group(
        record=devices[machine],
        standing=standings[machine],
        units=int(count[group]),
        standby=int(count[group] - duty[group]),
        unit_hours=float(done.unit_hours(mixing.hours)[group]),
        output_wh=float(done.output_w[group] @ mixing.hours),
        input_wh=float(done.energy_wh(mixing.hours)[group]),
    )


def _in_order(table: StagingTable, order: NDArray[np.int64]) -> StagingTable:
    """The table with its groups in another order."""
    return replace(
        table,
        machine=table.machine[order],
        running=table.running[order],
        stages=tuple(
            replace(one, running=tuple(one.running[int(g)] for g in order), part=one.part[order])
            for one in table.stages
        ),
    )
