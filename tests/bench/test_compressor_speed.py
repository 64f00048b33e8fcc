"""How fast: all compressors × 1–6 units over a year, and the best station of 60 machines.

    make bench

Told per machine-year: one machine in one number of units through the whole year.
"""

import time

import msgspec
import numpy as np
import pytest

from core.families.compressors.columns import columns_of
from core.families.compressors.design import CompressorDesign
from core.families.compressors.evaluation import _CELLS
from core.families.compressors.station import run, units_of
from core.plant.optimum import optimum
from core.plant.rules import Rules
from core.plant.search import search
from core.plant.year import Asked
from core.study.plant import Staging
from tests.core.selection.examples import program

UNITS = 6
PEAK = 60.0 / 60.0  # m³/s
DESIGN = CompressorDesign(
    peak_w=PEAK, required_w=1.1 * PEAK, lowest_pa=6.5e5, highest_pa=7.2e5, inlet_pa=1e5,
    receiver_m3=20.0, running_hours=8760.0,
)  # fmt: skip


def year(points: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    return np.clip(rng.normal(0.6, 0.18, points), 0.1, 1.0) * PEAK


@pytest.mark.parametrize(("name", "points"), [("hourly", 8760), ("bins", 100)])
def test_all_compressors_in_every_number_of_units(benchmark, name, points):
    columns = columns_of(program().catalog.devices("compressors"))
    flow, count = year(points), len(columns)
    block = max(1, _CELLS // points)

    def all_of_them():
        for start in range(0, count, block):
            part = columns.take(np.arange(start, min(start + block, count)))
            units = units_of(part, DESIGN, points)
            for number in range(1, UNITS + 1):
                run(units, flow, number, Staging.OPTIMUM)

    benchmark.pedantic(all_of_them, rounds=1)
    each = benchmark.stats.stats.min / (count * UNITS)
    benchmark.extra_info["us_per_machine_year"] = round(each * 1e6, 1)
    print(f"\n{name}: {count} compressors × 1–{UNITS} units, {each * 1e6:.0f} µs a machine-year")


def test_the_best_station_of_sixty_compressors(benchmark):
    """Tables and search, from laid-out columns on."""
    rng = np.random.default_rng(5)
    bases = [one for one in program().catalog.devices("compressors") if one.class_level][:60]
    records = [
        msgspec.structs.replace(one, free_air_m3s=float(rng.uniform(8.0, 50.0)) / 60.0)
        for one in bases
    ]
    columns = columns_of(records)
    flow = np.unique(np.round(year(8760) / PEAK, 2)) * PEAK
    hours = np.full(len(flow), 8760.0 / len(flow))
    spent = []

    def best_of_all():
        begun = time.process_time()
        units = units_of(columns, DESIGN, len(flow))
        rules = Rules(
            design_w=columns.flow_m3s, least_w=1.1 * PEAK, most_w=2.0 * PEAK, units_max=4, groups=2
        )
        asked = Asked(load_w=flow, weight=hours * 0.75e-3 * 9.0, fixed=columns.full_w)
        best = optimum(units, flow, 4)
        found = search(units, asked, rules, Staging.OPTIMUM, best=best)
        spent.append(time.process_time() - begun)
        return found

    proof = benchmark.pedantic(best_of_all, rounds=2).proof
    print(
        f"\n{len(records)} compressors × {len(flow)} points: {proof.considered:,} stations, "
        f"{proof.computed:,} run, gap {proof.gap:.1e}; {min(spent):.3f} s of one core"
    )
