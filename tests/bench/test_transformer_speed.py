"""How fast: all transformers × 1–2 units over an hourly year, and the best one or pair.

    make bench

Told per machine-year: one transformer in one number of units through 8,760 hours.
"""

from pathlib import Path
from time import process_time

import msgspec
import numpy as np

from core.families.transformers.columns import columns_of
from core.families.transformers.evaluation import evaluate
from core.selection.family import Pairs
from gui.program.program import Program, read_study

STUDY = Path(__file__).resolve().parents[2] / "resources" / "examples" / "factory-suzhou.json"
UNITS = 2


def test_machine_years_and_the_best_of_all(benchmark) -> None:
    program, study = Program(), read_study(STUDY)
    hourly = msgspec.structs.replace(
        study, criteria=msgspec.structs.replace(study.criteria, resolution="hourly")
    )
    selection = program.select(hourly, STUDY.parent)
    assert len(selection.profile.price_hours) == 8760
    columns = columns_of(program.catalog.devices("transformers"))
    count = len(columns.records)
    pairs = Pairs(
        machine=np.repeat(np.arange(count), UNITS), units=np.tile(np.arange(1, UNITS + 1), count)
    )

    def run() -> float:
        begun = process_time()
        evaluate(columns, selection.situation, pairs)
        return process_time() - begun

    years = min(benchmark.pedantic(run, rounds=1), *(run() for _ in range(3)))
    each = years / len(pairs.machine)
    print(f"\n{len(pairs.machine):,} machine-years of 8,760 h: {each * 1e6:.0f} µs each")
    begun = process_time()
    program.select(study, STUDY.parent)
    took = process_time() - begun
    print(f"a selection among {count} transformers, one or two: {took * 1e3:.0f} ms")
