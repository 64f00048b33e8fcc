"""Every finding has a subject and a weight, and one cause is one finding."""

from collections import Counter

import pytest

from core.report.reservations import MOST, reservations
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.finding_subjects import (
    CAUSES,
    SUBJECTS,
    TABLE,
    Subject,
    by_cause,
    by_subject,
    rank_of,
)
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.core.selection.examples import FOLDER, selection
from tests.house.test_messages import compiler

WARNING, INFO = Severity.WARNING, Severity.INFO
ALL = sorted(path.stem for path in FOLDER.glob("*.json"))


def _codes() -> set[str]:
    """The codes of findings there are messages of; those said behind others are no codes."""
    texts = compiler.texts_of("en")[0]
    keys = {key.removeprefix("finding.") for key in texts if key.startswith("finding.")}
    return {key for key in keys if "." not in key}


def test_every_code_has_a_subject_and_a_weight() -> None:
    assert sorted(_codes() - set(TABLE)) == []


def test_no_code_is_listed_twice() -> None:
    listed = Counter(code for codes in SUBJECTS.values() for code in codes.split())
    assert [code for code, times in listed.items() if times > 1] == []
    assert len({about.weight for about in TABLE.values()}) == len(TABLE)
    causes = Counter(code for codes in CAUSES.values() for code in codes.split())
    assert [code for code, times in causes.items() if times > 1] == []
    assert set(causes) <= set(TABLE)


def test_one_cause_is_one_finding_with_the_weightiest_first(languages: dict[str, Language]) -> None:
    """The office's first chiller: six of 13 findings came from one cause."""
    limits = [
        finding("hours_beyond_limits", INFO, figure("hours", 710.0, Kind.HOURS),
                figure("low", 12.8, Kind.TEMPERATURE), figure("high", 29.4, Kind.TEMPERATURE)),
        finding("no_figure", WARNING, figure("hours", 3.0, Kind.HOURS),
                figure("limit", 29.4, Kind.TEMPERATURE),
                figure("reach", 3.0, Kind.TEMPERATURE_DIFFERENCE)),
        finding("design_beyond_limit", WARNING, figure("condenser", 31.9, Kind.TEMPERATURE),
                figure("beyond", 2.5, Kind.TEMPERATURE_DIFFERENCE),
                figure("low", 12.8, Kind.TEMPERATURE), figure("high", 29.4, Kind.TEMPERATURE)),
    ]  # fmt: skip
    size = finding("installed_above_limit", WARNING)
    first, second = by_cause([size, *limits])
    assert (first.code, second) == ("design_beyond_limit", size)
    assert [one.code for one in first.more] == ["no_figure", "hours_beyond_limits"]
    for language in languages.values():
        said = language.finding(first)
        assert "3 h" in said
        assert "710 h" in said


def test_a_code_of_several_editions_is_one_finding() -> None:
    editions = [
        finding("verdict_at_class_limit", WARNING, figure("edition", name)) for name in "ABC"
    ]
    (one,) = by_cause(editions)
    assert len(one.more) == 2


def test_by_subject_keeps_every_finding_once() -> None:
    found = by_cause([finding(code, WARNING) for code in TABLE])
    parts = by_subject(found)
    assert list(parts) == [one for one in Subject if one in parts]
    assert sorted(f.code for part in parts.values() for f in part) == sorted(f.code for f in found)


@pytest.mark.parametrize("name", ALL)
def test_in_the_examples_no_cause_is_told_twice_and_the_weightiest_lead(name: str) -> None:
    for candidate in selection(name).candidates[:20]:
        causes = Counter((TABLE[one.code].cause, one.of) for one in candidate.findings)
        assert [cause for cause, times in causes.items() if times > 1] == []
        assert list(candidate.findings) == sorted(candidate.findings, key=rank_of)
        leading = reservations(candidate)
        assert len(leading) <= MOST
        grave = [one for one in candidate.findings if one.severity is not INFO]
        assert list(leading) == grave[: len(leading)]


def test_the_first_chiller_of_the_office_has_few_findings() -> None:
    """It had 13, six of them of one cause; a reader's list holds about six."""
    first = selection("office-shanghai").candidates[0]
    assert len(first.findings) <= 8
