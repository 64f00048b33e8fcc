"""What stations of several models come to in a year."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.evaluation import PREFERRED, unsteady, work_w
from core.families.flow_stations.fleet import each_at, fleet_of, header
from core.machines.side_by_side import of_machines
from core.plant.plant_year import PlantYear
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_W_PER_KW = 1000.0
_S_PER_H = 3600.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfGroups:
    """The groups of one station at the points with flow, each (groups, points)."""

    inside: BoolArray  # in the efficient band
    beyond: BoolArray  # outside the preferred range
    least: BoolArray
    shaft_w: FloatArray
    raised_w: FloatArray
    own_flow: FloatArray  # of one machine on its own curve
    speed: FloatArray  # over that of the curve


OwnOfPlants = Callable[[FlowColumns, Situation, Sequence[PlantYear], Sequence[OfGroups]],
                       dict[str, FloatArray]]  # fmt: skip


def evaluate_plants(
    columns: FlowColumns,
    situation: Situation,
    years: Sequence[PlantYear],
    own: OwnOfPlants,
) -> Evaluation:
    """Outcomes named as in FlowOutcome; hours are those in which it is so of a group.

    own: what only the family tells.
    """
    each = _groups(columns, situation, years)
    duty = situation.duty
    common = common_columns(years, standby=False, auxiliaries=False)
    found = {key: values for key, values in common.items() if key in _COMMON}
    energy = found["annual_energy_wh"]
    inside = covered(years, [one.inside for one in each])
    given = [year.run.output_w.sum(axis=0) for year in years]
    hours = [year.mixing.hours for year in years]
    volume = np.array([flow @ h for flow, h in zip(given, hours, strict=True)]) * _S_PER_H
    asked = np.array([work_w(duty, year.mixing.load_w) @ year.mixing.hours for year in years])
    shaft = np.array([one.shaft_w.sum(axis=0) @ h for one, h in zip(each, hours, strict=True)])
    raised = np.array([one.raised_w.sum(axis=0) @ h for one, h in zip(each, hours, strict=True)])
    found |= {
        "coverage_hours": inside.hours,
        "coverage_energy": inside.energy,
        "energy_per_m3": energy / _W_PER_KW / volume,
        "system_efficiency": asked / energy,
        "machine_efficiency": raised / shaft,
        "beyond_preferred_hours": np.array(
            [h[one.beyond.any(axis=0)].sum() for one, h in zip(each, hours, strict=True)]
        ),
        "least_flow_hours": np.array(
            [h[one.least.any(axis=0)].sum() for one, h in zip(each, hours, strict=True)]
        ),
        "duty_power_w": np.array([drawn_at_design(year) for year in years]),
    }
    found |= own(columns, situation, years, each)
    whole = plants_evaluation(years, found, situation.study.economics)
    return replace(whole, unsteady=unsteady(found["beyond_preferred_hours"], situation))


_COMMON = frozenset(
    {
        "unit_capacity_w", "installed_w", "oversizing", "annual_energy_wh",
        "mean_price_per_kwh", "unmet_hours", "unmet_energy_wh",
    }
)  # fmt: skip


def drawn_at_design(year: PlantYear) -> float:
    """Electric power where the flow is greatest."""
    return float(year.run.input_w[:, year.mixing.design_point].sum())


def _groups(
    columns: FlowColumns, situation: Situation, years: Sequence[PlantYear]
) -> list[OfGroups]:
    """The groups of every station; the years are of one search, at the same points."""
    machine = np.array([group.machine for year in years for group in year.groups], dtype=np.int64)
    fleet = fleet_of(columns, machine, situation.duty)
    running = np.concatenate([year.run.running for year in years])
    output = np.concatenate([year.run.output_w for year in years])
    runs = running > 0.0
    rise = header(fleet, years[0].mixing.load_w, 1)
    one = each_at(fleet, output / np.maximum(running, 1.0), rise)
    ratio = one.own_flow / fleet.machines.best_flow[:, None]
    rate = fleet.machines.efficiency_at(one.own_flow)
    share = situation.study.criteria.efficient_share
    good = rate >= share * fleet.machines.best_efficiency[:, None]
    every = OfGroups(
        inside=runs & good & ~one.least,
        beyond=runs & ((ratio < PREFERRED[0]) | (ratio > PREFERRED[1])),
        least=runs & one.least,
        shaft_w=np.where(runs, np.nan_to_num(one.shaft_w) * running, 0.0),
        own_flow=np.where(runs, one.own_flow, np.nan),
        speed=one.speed,
        raised_w=situation.duty.work_of_rise * output * np.nan_to_num(rise),
    )
    ended = np.cumsum([len(year.groups) for year in years])
    return [
        of_machines(every, np.arange(end - len(year.groups), end))
        for year, end in zip(years, ended.tolist(), strict=True)
    ]
