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

from core.machines.device import Device, is_estimate, is_made_to_size
from core.money.present_value import annuity, of_year
from core.plant.arrangement import NONE
from core.plant.mixing import Beside, Mixing
from core.plant.optimum import optimum
from core.plant.plant_year import PlantYear, plant_year
from core.plant.power_search import OnPower, search_on_power
from core.plant.rules import Rules
from core.plant.search import Proof, search
from core.plant.year import Asked
from core.selection.family import Family, Screening, Situation
from core.selection.prices import carbon_worth
from core.study.plant import Redundancy, Staging

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_MOST_UNITS = 12  # of a plant of several models: tables of more take much memory
_MOST_PLANTS = 50_000_000  # considered; of three models of a large catalog that is some seconds
_KEPT = 10  # plants that become candidates
LEAST_UNITS = 2  # that carry the load in a plant of several models
_WANTED = 30  # sets of machines asked of the search, for some are of one model


@dataclass(frozen=True, slots=True, kw_only=True)
class MixedPlants:
    """The plants of several models, best first, and how sure it is that they are the best.

    lead: none that was not run comes nearer to the first than this share above it, by a bound;
    units_max: units of the plants considered, at most; sought_by: the criterion; saving: of the
    first plant against the best single-model plant of the same search, as a share of the
    criterion, negative where it is worse; alone_by: how candidates of one model are staged, while
    these run what needs the least power; on_power: they take what power there is.
    """

    years: tuple[PlantYear, ...]
    proof: Proof
    lead: float
    units_max: int
    sought_by: str
    saving: float
    alone_by: Staging
    on_power: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sought:
    """What a W of input and a unit cost by the criterion; weight (points,), fixed (machines,).

    rest: what a W costs that something beside the plant gives, (points,), None: nothing does.
    """

    key: str
    weight: FloatArray
    fixed: FloatArray
    rest: FloatArray | None


def mixed_plants(
    family: Family,
    columns: Any,
    situation: Situation,
    screening: Screening,
    devices: Sequence[Device],
    ranks: NDArray[np.int64],
) -> MixedPlants | None:
    """None where the study asks for one model a plant, or the family has no such plants.

    ranks: (machines,), by grade and tier as the project prefers them, lower first: only the
    lowest that a machine of the screening has stands in such plants, as it leads the ranking.
    """
    plant = situation.plant
    if plant.models_max < 2 or "models_max" not in situation.duty.in_plants:
        return None
    if plant.carrying(min(plant.units_max, _MOST_UNITS)) < LEAST_UNITS:
        return None
    mixing = family.mixing(columns, situation, _able(screening, devices, ranks))
    if mixing is None or len(mixing.machine) < 2:
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
            doubled=plant.redundancy is Redundancy.TWO_N,
            burden=mixing.burden,
        )
    )
    if rules.units_max < rules.units_min:
        return None  # so many units were asked for that none can be sought
    if mixing.on_power is not None:
        return _on_power(mixing.on_power, rules, plant.staging)
    best = optimum(mixing.units, mixing.load_w, rules.duty_max)
    asked = Asked(
        load_w=mixing.load_w,
        weight=sought.weight,
        fixed=sought.fixed,
        rest=sought.rest,
        rest_max_w=np.inf if mixing.beside is None else mixing.beside.most_w,
    )
    found = search(mixing.units, asked, rules, Staging.OPTIMUM, keep=_WANTED, best=best)
    several = (found.best.machine != NONE).sum(axis=1) > 1
    helps = plant.standby_helps
    years: list[PlantYear] = []
    first = np.inf
    rows = np.flatnonzero(several & found.carries).tolist()
    best.in_full([found.best.on_duty(row) for row in rows[:_KEPT]])
    for row in rows:
        year = plant_year(mixing, best, found.best, row, standby_helps=helps)
        if (year.unit_hours <= 0.0).any():
            continue  # a group that never runs: the plant without it costs less
        first = min(first, float(found.cost[row]))
        years.append(year)
        if len(years) == _KEPT:
            break
    alone = found.single_cost[found.single_carries].min(initial=np.inf)
    shared = 0.0 if mixing.shared_w is None else float(sought.weight @ mixing.shared_w)
    return MixedPlants(
        years=tuple(years),
        proof=found.proof,
        lead=float(found.proof.next_bound / first - 1.0) if years else np.inf,
        units_max=rules.units_max,
        sought_by=sought.key,
        saving=_saving(first + shared, float(alone) + shared),
        alone_by=plant.staging if "staging" in situation.duty.in_plants else Staging.OPTIMUM,
    )


def _on_power(on: OnPower, rules: Rules, staging: Staging) -> MixedPlants:
    """Plants that take what power there is, by what their output costs."""
    found = search_on_power(on, rules, _KEPT)
    years = tuple(on.year(plant) for plant in found.plants)
    first = found.cost[0] if years else np.inf
    return MixedPlants(
        years=years,
        proof=found.proof,
        lead=float(found.proof.next_bound / first - 1.0) if years else np.inf,
        units_max=rules.units_max,
        sought_by=on.criterion,
        saving=_saving(first, found.alone),
        alone_by=staging,
        on_power=True,
    )


def _saving(first: float, alone: float) -> float:
    """Of one cost against another; without bound where only one of them is there."""
    if np.isfinite(first) and np.isfinite(alone):
        return 1.0 - first / alone
    return np.inf if np.isfinite(first) else -np.inf


def _able(screening: Screening, devices: Sequence[Device], ranks: NDArray[np.int64]) -> list[int]:
    """Machines that may stand beside others."""
    best = min((ranks[i] for i in set(screening.pairs.machine.tolist())), default=max(ranks))
    return [
        machine
        for machine in sorted(screening.mixing)
        if ranks[machine] <= best
        and (is_made_to_size(devices[machine]) or not is_estimate(devices[machine]))
    ]


def _within_reach(rules: Rules) -> Rules:
    """The rules with fewer units, where the plants would be too many to consider."""
    while rules.units_max > rules.groups:
        if sum(rules.number(groups) for groups in range(2, rules.groups + 1)) <= _MOST_PLANTS:
            break
        rules = replace(rules, units_max=rules.units_max - 1)
    return rules


def _sought(mixing: Mixing, situation: Situation) -> _Sought:
    """By energy, by CO2, or by the life-cycle cost with the price of the CO2 in it.

    Of a study's financing the residual value counts too; a subsidy, which goes by tiers, and a tax
    credit, which goes by the whole price, do not: the order of the ranking has them.
    """
    study, rank_by = situation.study, situation.study.criteria.rank_by
    economics, financing = study.economics, study.financing
    beside = mixing.beside or Beside()
    electric, fuel = beside.input_per_output, beside.fuel_per_output
    resting = mixing.resting
    drawn_w = np.zeros(len(mixing.machine)) if resting is None else resting.drawn_w
    drawn_wh = drawn_w * (0.0 if resting is None else resting.hours)
    if rank_by == "annual_energy":
        return _of(rank_by, mixing, mixing.hours, drawn_wh, mixing.hours * electric)
    grid = economics.grid_kg_per_kwh
    kg, kg_fixed = mixing.hours * (grid / _W_PER_KW), drawn_wh * (grid / _W_PER_KW)
    burnt_kg = fuel * beside.fuel_carbon_kg_per_kwh
    kg_rest = mixing.hours * ((electric * grid + burnt_kg) / _W_PER_KW)
    if rank_by == "carbon":
        return _of(rank_by, mixing, kg, kg_fixed, kg_rest)
    rate, life = economics.discount_rate, economics.life_years
    a_kg = float(carbon_worth(1.0, study))
    once = 1.0 + economics.maintenance_share * annuity(rate, life)
    once -= financing.residual_share * of_year(rate, life)
    paid = annuity(rate, life, economics.energy_price_rise) / _W_PER_KW
    weight = mixing.price_hours * paid
    fixed = mixing.unit_price(economics.price_per_kw) * once + kg_fixed * a_kg
    fixed += drawn_w * (0.0 if resting is None else resting.price_hours * paid)
    burnt = mixing.hours * (fuel * beside.fuel_price_per_kwh * paid)
    rest = weight * electric + burnt + kg_rest * a_kg
    return _of("life_cycle_cost", mixing, weight + kg * a_kg, fixed, rest)


def _of(
    key: str, mixing: Mixing, weight: FloatArray, fixed: FloatArray, rest: FloatArray
) -> _Sought:
    return _Sought(
        key=key, weight=weight, fixed=fixed, rest=None if mixing.beside is None else rest
    )
