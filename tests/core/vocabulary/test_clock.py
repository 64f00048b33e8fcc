"""A clock that stands before 1980: zip files can bear no such date (APPNOTE.TXT, 4.4.6)."""

import time

import pytest

from core.vocabulary import clock
from core.vocabulary.clock import require_clock
from core.vocabulary.problem import Problem


@pytest.mark.parametrize(
    ("when", "bears"), [("1970-01-01", False), ("1980-01-02", True), ("2026-11-30", True)]
)
def test_a_clock_that_lost_its_battery_is_named(
    monkeypatch: pytest.MonkeyPatch, when: str, bears: bool
) -> None:
    shown = time.strptime(when, "%Y-%m-%d")
    monkeypatch.setattr(clock.time, "localtime", lambda: shown)
    if bears:
        require_clock("XLSX")
        return
    with pytest.raises(Problem) as refused:
        require_clock("XLSX")
    assert refused.value.code == "clock_wrong"
    assert refused.value.figures[0].value == "1970"
