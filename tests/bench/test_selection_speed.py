"""How fast: the whole selection, and its evaluation against a plain numpy pass.

    make bench

Machines are noisy: read the ratios, each within one run. The plain pass is a multiply-add
over as many elements as the evaluation has device-hours (devices × units × points).
"""

from datetime import date
from time import perf_counter

import msgspec
import numpy as np
import pytest

from core.families.registry import family_of
from core.selection.family import Pairs
from core.selection.way import select
from tests.core.selection.examples import FOLDER, program, study

UNITS = 6
ROUNDS = 5


def situation_for(resolution):
    asked = study("office-shanghai")
    criteria = msgspec.structs.replace(asked.criteria, resolution=resolution)
    chosen = program().select(msgspec.structs.replace(asked, criteria=criteria), FOLDER)
    return chosen.situation


@pytest.mark.parametrize("resolution", ["hourly", "binned"])
def test_whole_selection(benchmark, resolution):
    """Screen, evaluate, price, rank, findings; the catalog and the year are at hand."""
    here = situation_for(resolution)
    devices = program().catalog.devices("chillers")

    def run():
        return select(
            family_of(here.study), here.study, here.station, here.climate, here.load, devices,
            grader=program().grader, today=date.today(),
            catalog_version="", program_version="",
        )  # fmt: skip

    assert benchmark(run).candidates


@pytest.mark.parametrize("staging", ["sequential", "equal_split"])
@pytest.mark.parametrize("resolution", ["hourly", "binned"])
def test_every_machine_in_1_to_6_units(benchmark, resolution, staging):
    """No screening: every chiller with a capacity × 1–6 units on every point."""
    here = situation_for(resolution)
    duty = msgspec.convert(msgspec.to_builtins(here.study.duty) | {"staging": staging},
                           type(here.study.duty))  # fmt: skip
    here = msgspec_replace(here, duty)
    family = family_of(here.study)
    devices = [d for d in program().catalog.devices("chillers") if d.capacity_w]
    columns = family.columns(devices, {})
    count = len(devices)
    pairs = Pairs(
        machine=np.repeat(np.arange(count), UNITS), units=np.tile(np.arange(1, UNITS + 1), count)
    )
    benchmark(lambda: family.evaluate(columns, here, pairs))
    elements = count * UNITS * int(np.count_nonzero(here.profile.columns["load_w"]))
    plain = plain_pass_s(elements)
    took = benchmark.stats.stats.min
    benchmark.extra_info["device_hours_per_second"] = round(elements / took)
    benchmark.extra_info["ratio_to_plain_pass"] = round(took / plain, 1)
    print(
        f"\n{resolution}, {staging}: {count} machines × {UNITS} units, {elements:,} device-points; "
        f"{elements / took / 1e6:.1f} million a second; {took / plain:.1f} × a plain numpy pass"
    )


def msgspec_replace(here, duty):
    from dataclasses import replace

    return replace(here, study=msgspec.structs.replace(here.study, duty=duty))


def plain_pass_s(elements):
    """Best time of one multiply-add over that many floats, arrays at hand."""
    values = np.linspace(0.0, 1.0, elements)
    out = np.empty_like(values)
    best = np.inf
    for _ in range(ROUNDS):
        begun = perf_counter()
        np.multiply(values, 1.000001, out=out)
        np.add(out, 0.5, out=out)
        best = min(best, perf_counter() - begun)
    return best
