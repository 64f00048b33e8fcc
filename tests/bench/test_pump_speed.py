"""How fast: all pumps and all fans × 1–6 units over a year, the best station of 200 class pumps.

    make bench

Told per machine-year: one machine in one number of units through the whole year.
"""

import time

import msgspec
import numpy as np
import pytest

from core.families.fans.columns import columns_of as fan_columns_of
from core.families.fans.duty import FanControl, FanDuty
from core.families.flow_stations.evaluation import _CELLS
from core.families.flow_stations.fleet import fleet_of, most_flow
from core.families.flow_stations.mixing import flow_classes, units_of
from core.families.flow_stations.station import station
from core.families.pumps.classes import made
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpControl, PumpDuty
from core.families.pumps.record import Pump
from core.plant.optimum import optimum
from core.plant.rules import Rules
from core.plant.search import search
from core.plant.year import Asked
from core.study.plant import Staging
from tests.core.selection.examples import program

H = 3600.0
UNITS = 6
DUTY = PumpDuty(
    flow_m3s=1200 / H, head_m=30.0, static_head_m=12.0, flow_control=PumpControl.SYSTEM_CURVE
)
FAN_DUTY = FanDuty(
    flow_m3s=40.0, pressure_pa=2000.0, kept_pressure_pa=500.0, flow_control=FanControl.SYSTEM_CURVE
)


def year(points: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.clip(rng.normal(0.6, 0.18, points), 0.1, 1.0) * DUTY.flow_m3s


def class_pumps(count: int) -> list[Pump]:
    """Of 60 to 1,300 m³/h against 26 to 36 m, two speeds and three grades."""
    rng = np.random.default_rng(5)
    bases = [
        one for one in program().catalog.devices("pumps")
        if one.id.startswith(("CL-ES-1480", "CL-SC-1480"))
    ]  # fmt: skip
    found = []
    for number in range(count):
        base = bases[number % len(bases)]
        flow, head = rng.uniform(60.0, 1300.0) / H, rng.uniform(26.0, 36.0)
        one = made(base, flow, head, base.rated_efficiency)
        found.append(msgspec.structs.replace(one, id=f"{number}"))
    return found


@pytest.mark.parametrize(("name", "points"), [("hourly", 8760), ("bins", 100)])
@pytest.mark.parametrize(
    ("family", "laid", "duty"),
    [("pumps", columns_of, DUTY), ("fans", fan_columns_of, FAN_DUTY)],
    ids=("pumps", "fans"),
)
def test_all_in_every_number_ofunits_of(benchmark, family, laid, duty, name, points):
    catalog = program().catalog
    columns = laid(catalog.devices(family), catalog.devices("drives"))
    flow, count = year(points) * (duty.flow_m3s / DUTY.flow_m3s), len(columns)
    block = max(1, _CELLS // points)

    def run():
        for start in range(0, count, block):
            machine = np.arange(start, min(start + block, count))
            fleet = fleet_of(columns, machine, duty)
            for units in range(1, UNITS + 1):
                station(fleet, flow, units, Staging.OPTIMUM)

    benchmark.pedantic(run, rounds=2)
    each = benchmark.stats.stats.min / (count * UNITS)
    benchmark.extra_info["us_per_machine_year"] = round(each * 1e6, 1)
    print(f"\n{name}: {count} {family} × 1–{UNITS} units, {each * 1e6:.0f} µs a machine-year")


def test_the_best_station_of_two_hundred_class_pumps(benchmark):
    """Tables and search, from laid-out columns on."""
    records = class_pumps(200)
    columns = columns_of(records, program().catalog.devices("drives"))
    flow = np.unique(np.round(year(8760) / DUTY.flow_m3s, 2)) * DUTY.flow_m3s
    hours = np.full(len(flow), 8760.0 / len(flow))

    spent = []

    def run():
        begun = time.process_time()
        fleet = fleet_of(columns, np.arange(len(records)), DUTY)
        kind, mean = flow_classes(flow, hours, DUTY.flow_m3s * 0.01)
        units = units_of(fleet, kind, mean)
        design = most_flow(fleet, np.array([DUTY.head_m]))[:, 0]
        rules = Rules(
            design_w=design, least_w=DUTY.flow_m3s, most_w=1.5 * DUTY.flow_m3s, units_max=UNITS,
            groups=2,
        )  # fmt: skip
        price = np.nan_to_num(fleet.motors.power_w)  # a CNY a W, about
        asked = Asked(load_w=flow, weight=hours * 0.75e-3 * 10.0, fixed=price)
        best = optimum(units, flow, UNITS)
        found = search(units, asked, rules, Staging.OPTIMUM, best=best)
        spent.append(time.process_time() - begun)
        return found

    found = benchmark.pedantic(run, rounds=3)
    proof = found.proof
    print(
        f"\n200 class pumps × {len(flow)} points: {proof.considered:,} stations, "
        f"{proof.computed:,} run, gap {proof.gap:.1e}; {min(spent):.3f} s of one core"
    )
