"""What speaks against the first candidate stands beside its praise."""

from dataclasses import replace

import pytest

from core.content.blocks import Cards, Findings
from core.report.compose import content_of
from core.report.reservations import MOST, reservations
from core.vocabulary.finding import Severity, finding
from tests.core.report.conftest import DAY
from tests.core.selection.examples import selection, without

FIRST = without("office-shanghai", "–", "(undisclosed)").candidates[0]


def of(*found):
    return [one.code for one in reservations(replace(FIRST, findings=tuple(found)))]


def test_warnings_come_before_assumptions_and_notes_are_none() -> None:
    note, assumed = finding("a", Severity.INFO), finding("b", Severity.ASSUMED)
    first, second = finding("c", Severity.WARNING), finding("d", Severity.WARNING)
    assert of(note, assumed, first, second) == ["c", "d", "b"]
    assert of(note) == []
    assert of(first, first, assumed) == ["c", "b"]
    assert len(of(*(finding(str(n), Severity.WARNING) for n in range(9)))) == MOST == 3


def test_a_60_hz_machine_of_the_nineties_is_not_praised_alone() -> None:
    assert FIRST.record.supply == "460V-3PH-60HZ"
    assert "rated_for_other_mains" in [one.code for one in reservations(FIRST)]


@pytest.mark.parametrize("name", ["office-shanghai", "hospital-guangzhou"])
def test_the_result_carries_them_under_the_figures(name: str) -> None:
    chosen = selection(name)
    result = content_of(chosen, DAY).sections[0]
    at = next(i for i, block in enumerate(result.blocks) if isinstance(block, Cards))
    below = result.blocks[at + 1]
    assert isinstance(below, Findings)
    assert below.findings == reservations(chosen.candidates[0])
