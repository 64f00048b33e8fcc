"""What speaks against the first candidate stands beside its praise."""

from dataclasses import replace

import pytest

from core.content.blocks import Findings
from core.machines.device import is_of_level
from core.report.compose import content_of
from core.report.reservations import MOST, reservations, with_what_it_is
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


def test_a_class_is_said_to_be_one_however_much_speaks_against_it() -> None:
    """By it a reader knows why three grades of a low-ambient class use the same in a year."""
    heated = selection("clinic-shenyang").candidates
    of_class = next(one for one in heated if is_of_level(one.record))
    what = next(one for one in of_class.findings if one.code == "class_low_ambient")
    grave = tuple(finding(str(n), Severity.WARNING) for n in range(MOST))
    assert with_what_it_is(replace(of_class, findings=(*grave, what))) == (*grave, what)
    assert with_what_it_is(replace(of_class, findings=(what,))) == (what,)
    assert with_what_it_is(replace(FIRST, findings=grave)) == grave


def test_a_60_hz_machine_of_the_nineties_is_not_praised_alone() -> None:
    assert FIRST.record.supply == "460V-3PH-60HZ"
    assert "rated_for_other_mains" in [one.code for one in reservations(FIRST)]


@pytest.mark.parametrize("name", ["office-shanghai", "hospital-guangzhou"])
def test_page_one_carries_them(name: str) -> None:
    chosen = selection(name)
    result = content_of(chosen, DAY).sections[0]
    below, of_the_inputs = result.blocks[-2:]
    assert isinstance(below, Findings)
    assert isinstance(of_the_inputs, Findings)
    assert below.findings == with_what_it_is(chosen.candidates[0])
