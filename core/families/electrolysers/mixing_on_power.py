"""Electrolysers of two models on renewable power: sought by what a kilogram of hydrogen costs."""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.powered import PowerPlant, power_plant
from core.money.present_value import annuity
from core.plant.available_power import PowerGroup
from core.plant.dispatch import Operation
from core.plant.mixing import Mixing
from core.plant.plant_year import PlantYear, year_as_run
from core.plant.power_search import OnPower, Plant
from core.plant.reserve import twofold, with_standby
from core.selection.family import Situation
from core.study.plant import Redundancy, Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_W_PER_KW = 1000.0


def mixing_on_power(
    columns: ElectrolyserColumns, situation: Situation, machine: IntArray, rated_w: FloatArray
) -> Mixing:
    """Machines at every step of the year; rated_w: (all machines,), what they are priced by."""
    profile, design, duty = situation.profile, situation.design, situation.duty
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    load = profile.columns["load_w"]
    mixing = Mixing(
        machine=machine,
        units=units_of(columns, machine, duty, len(load)),
        load_w=load,
        by_month=profile.hours,
        price_hours=profile.price_hours,
        design_w=columns.flow_m3s[machine],
        required_w=design.required_w,
        peak_w=design.peak_w,
        price=columns.price[machine],
        priced_w=rated_w[machine],
        design_point=int(load.argmax()),
    )
    return replace(mixing, on_power=_on_power(mixing, power_plant(columns, situation)))


def _on_power(mixing: Mixing, plants: PowerPlant) -> OnPower:
    situation = plants.situation
    economics = situation.study.economics
    rate, life = economics.discount_rate, economics.life_years
    later = annuity(rate, life)
    paid = annuity(rate, life, economics.energy_price_rise) / _W_PER_KW
    hours, weight = mixing.hours, mixing.price_hours * paid
    asked = plants.load.hydrogen_taken

    def of_machines(plant: Plant) -> Plant:
        return tuple((int(mixing.machine[row]), number) for row, number in plant)

    def group(row: int, number: int) -> PowerGroup:
        return plants.units(int(mixing.machine[row]), number).group

    def run(plant: Plant) -> tuple[float, float]:
        year = plants.year(of_machines(plant))
        drawn = float(year.input_w.sum(axis=0) @ weight)
        return drawn, float(year.output.sum(axis=0) @ hours)

    def year(plant: Plant) -> PlantYear:
        return _year(mixing, plants, plant, of_machines(plant))

    return OnPower(
        power_w=plants.power_w,
        weight=weight,
        fixed=mixing.unit_price(economics.price_per_kw)
        * (1.0 + economics.maintenance_share * later),
        step_h=plants.step_h,
        asked=np.inf if asked is None else asked * float(hours.sum()),
        criterion="hydrogen_cost",
        group=group,
        run=run,
        year=year,
    )


def _year(mixing: Mixing, plants: PowerPlant, plant: Plant, machines: Plant) -> PlantYear:
    """A plant over its year, as its units run on the power."""
    reserve = plants.situation.plant.redundancy
    arranged = (
        twofold([plant], Staging.OPTIMUM)
        if reserve is Redundancy.TWO_N
        else with_standby(
            [plant], mixing.design_w, int(reserve is Redundancy.N_PLUS_1), Staging.OPTIMUM
        )
    )
    powered = plants.year(machines)
    run = Operation(
        machine=np.array([row for row, _ in plant], dtype=np.int64),
        running=powered.running,
        output_w=powered.output,
        input_w=powered.input_w,
        off_w=np.zeros_like(powered.input_w),
        unmet_w=powered.missing,
    )
    most = max(number for _, number in plant)
    told = year_as_run(mixing, most, arranged, 0, run)
    order = np.argsort(-mixing.design_w[run.machine], kind="stable")
    return replace(told, starts=powered.starts[order], start_wh=np.zeros(len(plant)))
