"""What the fuzzer found, each as the smallest input that showed it."""

from pathlib import Path

import pytest

from tests.fuzz.kinds import KINDS, fault_of

FOUND = [
    ("shaft flow", b"97.0/0\r "),  # a unit divided by nothing
    ("load text", b"t,load (10^400 kW)\n1,2\n"),  # a unit beyond all numbers
]


@pytest.mark.parametrize(("name", "content"), FOUND)
def test_it_is_refused_in_a_line(name: str, content: bytes, tmp_path: Path) -> None:
    assert fault_of(KINDS[name], content, tmp_path) is None
