"""Whole rooms against trying: machines that run × loads × waters × flows, for ten small plants.

The search by trying shares no table with the program: every water of a tenth of a kelvin asks for
its speed of the fan straight from the Merkel tower, every load in steps of a half per cent is tried
on every machine at every flow of cooling water, and of every sum the least is kept.
"""

from functools import cache

import msgspec
import numpy as np
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import (
    Auxiliaries,
    ChilledPumping,
    ChillerDuty,
    CondenserPumping,
)
from core.families.chillers.mixing import units_of
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant import laid_out
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.room import tower_of
from core.families.chillers.plant_room.units.served import full_heat_w
from core.plant.optimum import optimum
from core.standards.rating_methods import usual_method

DUTY = ChillerDuty(
    auxiliaries=Auxiliaries.PLANT_ROOM, condenser_floor_c=16.0,
    chilled_pumping=ChilledPumping.CONSTANT,
)  # fmt: skip
DESIGN = ChillerDesign(
    peak_w=3e6, required_w=3e6, leaving_chilled_c=7.0, entering_condenser_c=31.0,
    elevation_m=0.0, rating=usual_method(in_china=True),
)  # fmt: skip
REACH_K = 3.0
STEPS = 200  # of the load
WATERS_K = np.concatenate([np.arange(1.0, 9.0, 0.1), np.arange(9.0, 24.0, 0.5)])
FLOWS = {
    CondenserPumping.CONSTANT: (1.0,),
    CondenserPumping.VARIABLE: (0.6, 0.7, 0.8, 0.9, 1.0),
}
# Units of each machine, load over what all of them give, wet bulb.
PLANTS = (
    ({"W049": 2}, 0.25, 18.0),
    ({"W049": 2}, 0.55, 24.0),
    ({"W049": 1, "W020": 1}, 0.40, 22.0),
    ({"W049": 1, "W020": 1}, 0.80, 26.0),
    ({"W049": 1, "W146": 1}, 0.30, 14.0),
    ({"W020": 2, "W146": 1}, 0.60, 24.0),
    ({"W020": 1, "W146": 2}, 0.35, 20.0),
    ({"W049": 1, "W020": 1, "W146": 1}, 0.45, 23.0),
    ({"W049": 1, "W020": 1, "W146": 1}, 0.75, 25.0),
    ({"W101": 1, "W020": 2}, 0.50, 21.0),
)


@cache
def _one(machine: str) -> ChillerColumns:
    with open_catalog() as catalog:
        return columns_of([catalog.device(machine)])


@cache
def _by_trying(machine: str, load_w: float, wet_bulb_c: float, flow: float) -> np.ndarray:
    """Least input of one unit at even steps of a load; inf beyond what it gives.

    flow: of the cooling water over that of design. With less of it the condenser's water leaves
    warmer by what is missing of the range, and the chiller is judged by that.
    """
    one, pumping = _one(machine), Pumping(duty=DUTY, design=DESIGN)
    design = full_load(one, 7.0, np.array([31.0]), REACH_K)
    heat_w = float(full_heat_w(one, design)[0])
    fan_w = float(pumping.fan_w(np.array(heat_w)))
    pumps_w = float(pumping.condenser_at_w(np.array(heat_w), flow))
    pumps_w += float(pumping.chilled_w(design.capacity_w[0, 0]))
    lowest = float(max(one.condenser_min_c[0], DUTY.condenser_floor_c))
    waters = wet_bulb_c + WATERS_K
    waters = waters[waters <= one.condenser_max_c[0] + REACH_K]
    load, judged = (
        each.ravel()
        for each in np.meshgrid(np.arange(1, STEPS + 1) / STEPS * load_w, waters, indexing="ij")
    )
    full = full_load(one, 7.0, judged[None], REACH_K)
    able = np.nan_to_num(full.capacity_w[0])
    plr = np.minimum(load / np.maximum(able, 1.0), 1.0)
    ratio = part_load(one, plr[None], 7.0, judged[None]).power_ratio[0]
    drawn = np.nan_to_num(full.power_w[0]) * ratio
    heat = (load + drawn) / heat_w
    water = judged - DUTY.tower_range_k * heat * (1.0 / flow - 1.0)
    fits = (load <= able * (1 + 1e-9)) & (water >= lowest - 0.25) & (water > wet_bulb_c + 0.1)
    speed = np.full(load.shape, np.inf)
    tower = tower_of(DUTY, DESIGN)
    speed[fits] = tower.air(heat[fits], wet_bulb_c, water[fits], flow)
    share = np.where(speed >= 0.3, speed**3, 0.3**3 * speed / 0.3)
    total = np.where(speed <= 1.0, drawn + fan_w * share + pumps_w, np.inf)
    least = np.full(STEPS + 1, 0.0)
    least[1:] = total.reshape(STEPS, len(waters)).min(axis=1)
    return least


@pytest.mark.parametrize("condenser_pumping", CondenserPumping)
@pytest.mark.parametrize(("plant", "share", "wet_bulb_c"), PLANTS)
def test_the_least_of_all_that_can_be_tried(
    plant: dict[str, int], share: float, wet_bulb_c: float, condenser_pumping: CondenserPumping
) -> None:
    duty = msgspec.structs.replace(DUTY, condenser_pumping=condenser_pumping)
    flows = FLOWS[condenser_pumping]
    columns = columns_of([_one(machine).records[0] for machine in plant])
    count = np.array(list(plant.values()))
    points = {"load_w": np.ones(1), "wet_bulb_c": np.array([wet_bulb_c])}
    able = laid_out(points, DESIGN, duty, REACH_K)(columns).capacity_w[:, 0]
    load_w = share * float(count @ able)
    points["load_w"] = np.array([load_w])
    units = units_of(laid_out(points, DESIGN, duty, REACH_K)(columns))
    best = optimum(units, points["load_w"], int(count.max()))
    sought = float(best.inputs_w(np.arange(len(plant))[None], count[None])[0, 0])
    run = best.of_plant(np.arange(len(plant)), count)
    found = float(run.input_w.sum())

    tried = np.array([0.0, *[np.inf] * STEPS])
    for machine, number in plant.items():
        one = np.min([_by_trying(machine, load_w, wet_bulb_c, flow) for flow in flows], axis=0)
        for _ in range(number):
            tried = np.array([(tried[: at + 1] + one[at::-1]).min() for at in range(STEPS + 1)])
    print(f"\n{plant} {load_w / 1e3:.0f} kW {wet_bulb_c} °C: {found / 1e3:.3f} kW, "
          f"by trying {tried[-1] / 1e3:.3f} kW, {found / tried[-1] - 1.0:+.3%}")  # fmt: skip
    assert found == pytest.approx(tried[-1], rel=1e-3)
    assert float(run.output_w.sum()) == pytest.approx(load_w, rel=1e-9)
    assert sought * (1.0 - 1e-3) < found < sought * (1.0 + 1e-9)
