"""A short share of `make fuzz`, with the same seeds each time."""

import traceback
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.kinds import KINDS, fault_of

SEEDS = {"study": 20, "load workbook": 20, "weather": 20}
USUAL = 60


@pytest.mark.parametrize("name", KINDS)
def test_what_a_person_hands_in_never_ends_in_a_traceback(name: str, tmp_path: Path) -> None:
    kind = KINDS[name]
    for seed in range(SEEDS.get(name, USUAL)):
        content = kind.make(Random(seed))  # noqa: S311
        fault = fault_of(kind, content, tmp_path)
        said = "" if fault is None else "".join(traceback.format_exception(fault))
        assert fault is None, f"{name}, seed {seed}: {content[:300]!r}\n{said}"
