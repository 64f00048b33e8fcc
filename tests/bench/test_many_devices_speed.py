"""A large catalog: one selection among 1,000 to 100,000 chillers, everything at hand.

    make bench

The chillers of the catalog in other sizes, as a maker's whole range would bring them. Warm: the
same devices were selected from before, and the study is another one. The exponent says how the
time grows with the number of machines: 1 is in proportion.
"""

from datetime import date
from math import log

import msgspec
import numpy as np
import pytest

from core.families.registry import family_of
from core.machines.device import Device
from core.selection.grader import Grader
from core.selection.way import select
from tests.bench.test_selection_speed import plain_pass_s, situation_for
from tests.core.selection.examples import program

COUNTS = (1_000, 10_000, 100_000)
_SHOWN = 50
_best: dict[int, float] = {}


def chillers(count: int) -> tuple[Device, ...]:
    """The catalog's chillers over and over, each time in sizes of its own."""
    shipped = program().catalog.devices("chillers")
    scale = np.random.default_rng(5).uniform(0.5, 2.0, count)
    return tuple(
        msgspec.structs.replace(
            one,
            id=f"{one.id}-{i}",
            model=f"{one.model} {i}",
            capacity_w=None if one.capacity_w is None else one.capacity_w * float(scale[i]),
        )
        for i in range(count)
        for one in (shipped[i % len(shipped)],)
    )


@pytest.mark.parametrize("count", COUNTS)
def test_warm_selection(benchmark, count: int) -> None:
    here = situation_for("binned")
    devices, grader = chillers(count), Grader(program().grader.standards, unchecked=lambda _: ())

    def chosen(study):
        return select(
            family_of(study), study, here.station, here.climate, here.load, devices,
            grader=grader, today=date.today(), catalog_version="", program_version="",
        )  # fmt: skip

    def edited(number: int):
        duty = msgspec.structs.replace(here.study.duty, margin=0.05 + 0.001 * number)
        return msgspec.structs.replace(here.study, duty=duty)

    chosen(edited(0))
    found = []

    def run(study) -> None:
        found[:] = [chosen(study)]
        # What a reader sees at once of it.
        assert all(one.findings is not None for one in found[0].candidates[:_SHOWN])

    number = iter(range(1, 100))
    benchmark.pedantic(run, setup=lambda: ((edited(next(number)),), {}), rounds=3)
    _best[count] = took = benchmark.stats.stats.min
    ratio = took / plain_pass_s(1000 * count)
    print(f"\n{count:,} chillers, {len(found[0].candidates):,} candidates: {took:.2f} s warm, "
          f"{ratio:.1f} × a plain pass over a thousand floats a machine")  # fmt: skip
    if (before := _best.get(count // 10)) is not None:
        print(f"exponent from {count // 10:,} on: {log(took / before) / log(10.0):.2f}")
