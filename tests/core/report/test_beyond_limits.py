"""A capacity that rests on values beyond a machine's limits says so wherever it stands."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import openpyxl
import pytest

from core.content.blocks import Stacked, Table
from core.families.selection_json import selection_json
from core.report.cells import capacity_of, units_of
from core.report.compose import content_of
from core.report.wording import cell
from core.report.workbook import workbook
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from tests.core.selection import examples

DAY = date(2026, 11, 21)


@pytest.fixture(scope="module")
def office() -> Selection:
    return examples.selection("office-shanghai")


def beyond(candidate: Candidate, selection: Selection) -> float:
    """K by which the design temperature lies above the curves' limit."""
    limit = candidate.record.condenser_limits_c[1]
    return max(selection.design.entering_condenser_c - limit, 0.0)


def test_the_capacity_says_how_far_it_lies_beyond(office: Selection, language: Language) -> None:
    first = next(c for c in office.candidates if beyond(c, office))
    k = f"{beyond(first, office):.1f}\N{NO-BREAK SPACE}K"
    for what in (units_of(first), capacity_of(first.outcome)):
        assert k in cell(what, language)
    hospital = examples.selection("hospital-guangzhou")
    inside = next(c for c in hospital.candidates if not beyond(c, hospital))
    assert "\N{NO-BREAK SPACE}K" not in cell(units_of(inside), language)


def test_page_one_says_it_in_the_sentence_and_marks_it_in_the_ranking(
    office: Selection, language: Language
) -> None:
    outside = [c for c in office.candidates if beyond(c, office)]
    alone = content_of(replace(office, candidates=tuple(outside)), DAY).sections[0]
    k = f"{beyond(outside[0], office):.1f}\N{NO-BREAK SPACE}K"
    assert k in cell(alone.blocks[0].text, language)  # type: ignore[union-attr]
    result = content_of(office, DAY, top=len(office.candidates)).sections[0]
    table = next(one for one in result.blocks if isinstance(one, Table) and one.marked)
    for row, candidate in zip(table.rows, office.candidates, strict=False):
        units = [cell(c.first, language) for c in row if isinstance(c, Stacked)]
        assert any("†" in text for text in units) == (beyond(candidate, office) > 0.0)
    assert table.caption is not None
    assert "†" in cell(table.caption, language)


def test_the_workbook_has_it_beside_the_capacity(office: Selection, language: Language) -> None:
    book = openpyxl.load_workbook(BytesIO(workbook(office, language, DAY)))
    sheet = book[language.text("report.sheet.ranking")]
    head, *rows = sheet.iter_rows(values_only=True)
    title = language.text("field.design_beyond_k")
    at = next(n for n, text in enumerate(head) if str(text).startswith(title))
    assert str(head[at - 1]).startswith(language.text("field.oversizing"))
    for row, candidate in zip(rows, office.candidates, strict=True):
        assert row[at] == pytest.approx(beyond(candidate, office))


def test_the_json_has_it_beside_the_capacity_and_at_the_rating_points(office: Selection) -> None:
    written = json.loads(selection_json(office))["candidates"]
    for entry, candidate in zip(written, office.candidates, strict=True):
        assert entry["outcome"]["design_beyond_k"] == pytest.approx(beyond(candidate, office))
        low, high = candidate.record.condenser_limits_c
        for rating in entry["ratings"]:
            for point in rating["points"]:
                assert point["beyond_limits"] == (not low <= point["condenser_c"] <= high)
