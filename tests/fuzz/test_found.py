"""What the fuzzer found, each as the smallest input that showed it."""

from pathlib import Path

import pytest

from catalog.files.units import units_of
from tests.fuzz.kinds import KINDS, fault_of

FOUND = [
    ("shaft flow", b"97.0/0\r "),  # a unit divided by nothing
    ("load text", b"t,load (10^400 kW)\n1,2\n"),  # a unit beyond all numbers
    (
        "study",  # hours with next to no load, of which a price an output was asked
        b'{"format": "loadfit-study", "schema": 2, "site": {"station": "54511"},'
        b' "duty": {"family": "chillers", "condenser": "air", "peak_w": 1600000.0},'
        b' "load": {"kind": "synthesised", "base_share": 5e-324}, "plant": {"models_max": 2}}',
    ),
]


@pytest.mark.parametrize(("name", "content"), FOUND)
def test_it_is_refused_in_a_line(name: str, content: bytes, tmp_path: Path) -> None:
    assert fault_of(KINDS[name], content, tmp_path) is None


def test_a_heading_longer_than_any_names_no_unit() -> None:
    """Every place of it was looked at, and from each all that follows: minutes for one cell."""
    assert units_of("torque a (N·m)") != ()
    assert units_of("a" * 60_000) == ()
    assert units_of("读数" * 30_000 + " kW") == ()
