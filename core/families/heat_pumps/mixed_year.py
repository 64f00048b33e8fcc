"""What plants of several models of heat pumps come to in a year, outcome by outcome.

Groups give their heat as the plant is staged; the back-up gives what they do not, as far as it
goes, and what is left is not met. What is said of one machine alone (its SCOP) is left open.
How the units share the heat is what the search found with its tables of temperature classes; what
they need for it is computed anew from their curves, so that figures stand beside those of other
candidates without the error of the classes.
"""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.at_design import at_design, unit_heat_w
from core.families.heat_pumps.columns import beyond_declared_k
from core.families.heat_pumps.duty import Backup
from core.families.heat_pumps.outcome_columns import bivalent_c
from core.families.heat_pumps.performance import cop_band, switched
from core.families.heat_pumps.plant import Bank, block_of, points_of
from core.families.heat_pumps.site_band import nameplate_bands
from core.load.profile import MONTHS
from core.load.ratio import mean_price, share_of
from core.plant.mixing import Beside
from core.plant.plant_year import PlantYear
from core.selection.carried import ROUNDING, both_ways
from core.selection.family import Evaluation, Situation
from core.selection.plant_columns import common_columns, covered, plants_evaluation
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0


class _Plant:
    """One plant at the points that ask for heat; arrays (groups, points), (points,) or sums."""

    def __init__(
        self, bank: Bank, machines: IntArray, situation: Situation, year: PlantYear
    ) -> None:
        duty, profile, mixing = situation.duty, situation.profile, year.mixing
        self.hours, load, beside = mixing.hours, mixing.load_w, mixing.beside or Beside(most_w=0.0)
        self._limit_w = ROUNDING * load
        machine = np.searchsorted(machines, [group.machine for group in year.groups])
        units = np.array([group.units for group in year.groups])
        rows = [group.row for group in year.groups]
        asked = profile.columns["load_w"] > 0.0
        points = points_of(profile, bank.nodes, asked)
        circulated = duty.circulation_ratio * np.nan_to_num(unit_heat_w(bank, situation.design))
        block = block_of(bank, points, machine, circulated)
        plr, runs = year.part_load, year.run.running > 0.0
        ratio = np.minimum(plr / block.least, 1.0)
        rise = 1.0 + block.gain * (1.0 - np.maximum(plr, block.least))
        rise *= switched(ratio, block.degradation)
        power_w = np.where(runs, year.run.output_w / (block.full_cop * rise), 0.0)
        pumps_w = year.run.running * block.circulation_w
        idle_w = (units[:, None] - year.run.running * ratio) * block.idle_w
        drawn_w: FloatArray = power_w + pumps_w + idle_w
        self.year = replace(year, run=replace(year.run, input_w=drawn_w))
        year = self.year
        missing = year.run.unmet_w
        self.backup_w = beside.output_w(missing)
        self.unmet_w = self.unmet(missing, beside)
        self.alone_w, self.helped_w = (self.unmet(w, beside) for w in (year.alone_w, year.helped_w))
        carried = self.unmet_w <= self._limit_w
        floor = situation.study.criteria.efficient_share * block.best
        self.inside = (rise >= floor) & runs & carried
        self.cycling = runs & (ratio < 1.0 - 1e-9)
        self.outside = np.atleast_2d(~block.inside.any(axis=0))  # none can run
        self.beyond = block.beyond & runs
        self.heat_wh = float(year.output_wh.sum())
        self.circulation_wh = float(pumps_w.sum(axis=0) @ self.hours)
        resting, rest = mixing.resting, np.zeros(MONTHS + 1)
        if resting is not None:
            rest_w = float(units @ resting.drawn_w[rows])
            rest = rest_w * np.append(resting.by_month, resting.price_hours)
        drawn = year.run.input_w.sum(axis=0) + beside.input_per_output * self.backup_w
        self.electric = rest.copy()  # Wh by month, then times price
        self.electric[:MONTHS] += drawn @ mixing.by_month
        self.electric[MONTHS] += drawn @ mixing.price_hours
        by_group = year.input_wh - pumps_w @ self.hours
        self.pump_wh = float(by_group.sum() + rest[:MONTHS].sum())
        band = cop_band(bank.columns)[machine]
        known = nameplate_bands([bank.columns.records[one] for one in machine], situation)
        band[list(known)] = list(known.values())
        self.band = float(by_group @ band / max(by_group.sum(), 1e-300))
        self.backup_wh = float(self.backup_w @ self.hours)
        self.fuel_kwh = beside.fuel_per_output * self.backup_wh / _W_PER_KW
        design_cop = at_design(bank, situation.design, bank.heating.full_cop)[machine]
        unit_w = np.array([group.unit_w for group in year.groups])
        self.design_cop = float(units @ unit_w / (units @ (unit_w / design_cop)))
        outdoor = np.array([situation.design.outdoor_c])
        self.design_beyond_k = float(beyond_declared_k(bank.columns, outdoor)[machine].max())
        duty_units = np.array([group.duty for group in year.groups])
        sound = bank.columns.sound_db[machine]
        self.sound_db = 10.0 * np.log10(float(duty_units @ 10.0 ** (sound / 10.0)))
        heating = bank.heating
        given_w = np.where(heating.inside, heating.full_w, 0.0)[machine]
        self.given_w: FloatArray = duty_units @ given_w  # (nodes,)

    def unmet(self, missing_w: FloatArray, beside: Beside) -> FloatArray:
        """What the back-up does not give either; less than a millionth of the load is nothing."""
        left: FloatArray = missing_w - beside.output_w(missing_w)
        return np.where(left > self._limit_w, left, 0.0)

    def in_hours(self, where: NDArray[np.bool_]) -> float:
        """Hours in which it is so of some group."""
        return float(self.hours[where.any(axis=0)].sum())

    def missing(self, unmet_w: FloatArray) -> tuple[float, float]:
        """Hours and Wh that are not met."""
        return float(self.hours[unmet_w > 0.0].sum()), float(unmet_w @ self.hours)


def evaluate_plants(
    bank: Bank, machines: IntArray, situation: Situation, years: Sequence[PlantYear]
) -> Evaluation:
    """Outcomes named as in HeatPumpOutcome; hours are those in which it is so of some group.

    machines: rising rows of the family's columns that the bank holds.
    """
    duty, design, economics = situation.duty, situation.design, situation.study.economics
    plants = [_Plant(bank, machines, situation, year) for year in years]
    years = [one.year for one in plants]
    standby = situation.plant.redundancy is not Redundancy.NONE
    circulated = duty.circulation_ratio > 0.0
    common = common_columns(years, standby=standby, auxiliaries=circulated)
    inside = covered(years, [one.inside for one in plants])
    unknown = np.full(len(years), np.nan)

    def of(key: str) -> FloatArray:
        return np.array([getattr(one, key) for one in plants], dtype=np.float64)

    def unmet(key: str) -> tuple[FloatArray, FloatArray]:
        found = np.array([one.missing(getattr(one, key)) for one in plants]).reshape(-1, 2)
        return found[:, 0], found[:, 1]

    electric = np.array([one.electric for one in plants]).reshape(-1, MONTHS + 1)
    energy, fuel_kwh = electric[:, :MONTHS].sum(axis=1), of("fuel_kwh")
    pumped, backup_wh, pump_wh, band = of("heat_wh"), of("backup_wh"), of("pump_wh"), of("band")
    asked_wh = float(years[0].mixing.load_w @ years[0].mixing.hours) if years else 0.0
    boiler = duty.backup is Backup.BOILER
    given = np.array([one.given_w for one in plants]).reshape(len(years), -1)
    columns = {
        **common,
        **both_ways(standby, unmet("alone_w"), unmet("helped_w")),
        "unmet_hours": unmet("unmet_w")[0],
        "unmet_energy_wh": unmet("unmet_w")[1],
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": of("circulation_wh") if circulated else unknown,
        "mean_price_per_kwh": mean_price(electric[:, MONTHS] / _W_PER_KW, energy),
        "coverage_hours": inside.hours,
        "coverage_energy": inside.energy,
        "design_beyond_k": of("design_beyond_k"),
        "seasonal_cop": share_of(pumped, pump_wh),
        "system_cop": unknown if boiler else share_of(pumped + backup_wh, energy),
        "design_cop": of("design_cop"),
        "design_share": np.array([year.duty_w for year in years]) / design.required_w,
        "bivalent_c": bivalent_c(bank, situation, given),
        "served_share": share_of(pumped, asked_wh),
        "backup_heat_wh": backup_wh,
        "backup_share": share_of(backup_wh, asked_wh),
        "backup_hours": np.array(
            [float(one.hours[one.backup_w > ROUNDING * y.mixing.load_w].sum())
             for one, y in zip(plants, years, strict=True)]
        ),
        "backup_peak_w": np.array([float(one.backup_w.max(initial=0.0)) for one in plants]),
        "fuel_energy_wh": fuel_kwh * _W_PER_KW if boiler else unknown,
        "cycling_hours": np.array([one.in_hours(one.cycling) for one in plants]),
        "outside_hours": np.array([one.in_hours(one.outside) for one in plants]),  # of all groups
        "beyond_limits_hours": np.array([one.in_hours(one.beyond) for one in plants]),
        "hot_water_cop": unknown,
        "energy_low_wh": energy - pump_wh * band / (1.0 + band),
        "energy_high_wh": energy + pump_wh * band / (1.0 - band),
        "scop_declared": unknown,
        "scop_recalculated": unknown,
        "sound_db": of("sound_db"),
    }  # fmt: skip
    carbon_kg = (
        energy / _W_PER_KW * economics.grid_kg_per_kwh + fuel_kwh * duty.fuel_carbon_kg_per_kwh
    )
    return replace(
        plants_evaluation(years, columns, economics),
        monthly_energy_wh=electric[:, :MONTHS],
        energy_cost=electric[:, MONTHS] / _W_PER_KW + fuel_kwh * duty.fuel_price_per_kwh,
        carbon_kg=carbon_kg,
    )
