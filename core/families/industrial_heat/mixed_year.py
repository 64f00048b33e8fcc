"""What plants of several models come to in a year, and what they save against today's boiler.

A group keeps its machine's COP, but for cycling; the band of a plant's COP is that of all its
groups at their low or their high ends at once.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.columns import PumpColumns
from core.families.industrial_heat.evaluation import figures_of, present_of
from core.families.industrial_heat.operation import Year
from core.families.industrial_heat.plant import cycling_factor
from core.families.industrial_heat.savings import Comparison, today
from core.families.industrial_heat.screening import Asked, asked_of, performances
from core.load.ratio import share_of
from core.plant.plant_year import PlantYear
from core.selection.carried import ROUNDING
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.selection.prices import price
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_EDGE = 1e-9  # of a share: rounding


class _Plant:
    """One plant at the points that ask for heat, (groups, points) or (points,)."""

    def __init__(self, columns: PumpColumns, asked: Asked, year: PlantYear) -> None:
        self.year = year
        machine = np.array([group.machine for group in year.groups])
        done = performances(columns, asked.duty)
        self.cop = np.array([done[int(i)].cop for i in machine])[:, None]
        self.band = columns.band[machine][:, None]
        least = columns.min_load[machine][:, None]
        runs, plr = year.run.running > 0.0, year.part_load
        self.factor = np.where(runs, cycling_factor(plr, least), 1.0)
        self.inside = runs & (self.factor >= asked.criteria.efficient_share)
        self.cycles = runs & (plr < least * (1.0 - _EDGE))
        self.heat_w: FloatArray = year.run.output_w

    def power_w(self, end: float, limit: float | None) -> FloatArray:
        """Of the machines, at the COP (0) or an end of its band (−1, 1), (points,)."""
        cop = np.clip(self.cop * (1.0 + end * self.band), 1.001, limit or np.inf)
        power: FloatArray = (self.heat_w / (cop * self.factor)).sum(axis=0)
        return power


def evaluate_plants(
    columns: PumpColumns, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in IndustrialHeatOutcome; hours are those in which it is so of a group."""
    asked, profile, study = asked_of(situation), situation.profile, situation.study
    plants = [_Plant(columns, asked, year) for year in years]
    duty, economics = asked.duty, study.economics
    low, middle, high = (_year(plants, asked, end) for end in (-1.0, 0.0, 1.0))
    standby = asked.plant.redundancy is Redundancy.N_PLUS_1
    common = common_columns(years, standby=standby, auxiliaries=False)
    if duty.boiler_stays:  # it gives what the units do not
        unmet = [key for key in common if key.startswith("unmet_")]
        common |= {key: np.where(np.isnan(common[key]), np.nan, 0.0) for key in unmet}
    inside = covered(years, [one.inside for one in plants])
    found = {
        **common,
        **figures_of(asked, profile, middle),
        "coverage_hours": inside.hours,
        "coverage_energy": inside.energy,
    }
    fuel_kwh = middle.fuel_wh / _W_PER_KW
    bare = replace(
        plants_evaluation(years, found, economics),
        monthly_energy_wh=middle.electric_by_month,
        energy_cost=middle.electric_cost + fuel_kwh * duty.fuel_price_per_kwh,
        carbon_kg=middle.electric_wh / _W_PER_KW * economics.grid_kg_per_kwh
        + fuel_kwh * duty.fuel_carbon_kg_per_kwh,
    )
    against = Comparison(
        duty=duty, study=study, boiler=today(duty, profile), prices=price(bare, study)
    )
    found |= against.columns(middle)
    for name, end in (("low", low), ("high", high)):
        found[f"cop_{name}"] = share_of(end.heat_wh, end.pump_wh)
        found[f"boiler_saving_{name}"] = against.saving(end)
    return replace(bare, columns=found, present=present_of(against))


def _year(plants: Sequence[_Plant], asked: Asked, end: float) -> Year:
    """Sums of a year at the COP or an end of its band, (plants,)."""
    duty, limit = asked.duty, asked.design.highest_cop
    stays = 1.0 / duty.boiler_efficiency if duty.boiler_stays else 0.0
    rows = []
    for one in plants:
        mixing = one.year.mixing
        heat, power, hours = one.heat_w.sum(axis=0), one.power_w(end, limit), mixing.hours
        left = one.year.run.unmet_w
        auxiliary = heat * duty.circulation_ratio
        electric = power + auxiliary
        band_w = np.where(one.inside, one.heat_w, 0.0).sum(axis=0)
        rows.append(
            {
                "heat_wh": heat @ hours,
                "left_wh": left @ hours,
                "taken_wh": (heat - power) @ hours,
                "pump_wh": power @ hours,
                "auxiliary_wh": auxiliary @ hours,
                "electric_by_month": electric @ mixing.by_month,
                "fuel_wh": stays * (left @ hours),
                "electric_cost": electric @ mixing.price_hours / _W_PER_KW,
                "left_hours": hours[left > ROUNDING * mixing.load_w].sum(),
                "cycling_hours": hours[one.cycles.any(axis=0)].sum(),
                "band_hours": hours[one.inside.any(axis=0)].sum(),
                "band_wh": band_w @ hours,
                "waiting_hours": 0.0,
            }
        )
    return Year(**{key: np.array([row[key] for row in rows]) for key in rows[0]})
