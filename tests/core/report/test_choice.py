"""What a person chose, and why it is not the first, stands on page one."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import msgspec
import openpyxl
import pytest

from core.content.blocks import Table
from core.families.registry import decode
from core.report.choice import choice_said
from core.report.compose import content_of
from core.report.wording import cell
from core.report.workbook import workbook
from core.selection.selection import Selection
from core.study.choice import Choice
from core.study.study import encode
from core.vocabulary.language import Language
from tests.core.selection.examples import selection, study

DAY = date(2026, 11, 29)


def choosing(place: int, reason: str = "", name: str = "hospital-guangzhou") -> Selection:
    """An example of which the candidate at `place` was chosen; 1 is the first."""
    found = selection(name)
    choice = Choice(chosen=found.candidates[place - 1].id, reason=reason)
    return with_choice(found, choice)


def with_choice(found: Selection, choice: Choice) -> Selection:
    asked = msgspec.structs.replace(found.study, choice=choice)
    return replace(found, situation=replace(found.situation, study=asked))


def test_nothing_chosen_is_told_by_nothing():
    found = selection("hospital-guangzhou")
    assert found.chosen is None
    assert found.leading is found.candidates[0]
    assert choice_said(found) is None


def test_documents_are_about_what_was_chosen(language: Language):
    found = choosing(3, "The owner has this make in service")
    wanted = found.candidates[2]
    assert found.leading is wanted
    content = content_of(found, DAY)
    (result,) = (s for s in content.sections if s.title.key == "report.section.result")
    said = " ".join(cell(b.text, language) for b in result.blocks if hasattr(b, "text"))
    assert wanted.name in said
    assert found.candidates[0].name in said  # the first is named, with what it has before it
    assert "The owner has this make in service" in said
    (ranking,) = (b for b in result.blocks if isinstance(b, Table) and b.marked)
    assert ranking.marked == {2}
    pages = [s for s in content.sections if s.title.key == "report.section.candidate"]
    assert cell(pages[0].title, language).startswith(f"{wanted.place}  {wanted.name}")


def test_one_far_down_stands_in_the_ranking_of_page_one(language: Language):
    found = choosing(len(selection("hospital-guangzhou").candidates))
    last = found.candidates[-1]
    (result,) = content_of(found, DAY, top=3, parts=("result",)).sections
    (ranking,) = (b for b in result.blocks if isinstance(b, Table) and b.marked)
    assert ranking.marked == {2}
    assert len(ranking.rows) == 3
    assert last.name in cell(ranking.rows[2][-6].first, language) or any(  # type: ignore[union-attr]
        last.name in cell(one.first, language) for one in ranking.rows[2] if hasattr(one, "first")
    )


@pytest.mark.parametrize("place", [1, 2])
def test_without_a_reason_that_is_said_unless_it_is_the_first(place: int, language: Language):
    said = choice_said(choosing(place))
    assert said is not None
    text = cell(said, language)
    assert (language.text("report.choice.no_reason") in text) is (place != 1)


def test_a_choice_tied_with_the_first_is_called_tied_and_told_by_how_much(language: Language):
    found = selection("office-shanghai")
    first, other = found.candidates[:2]
    assert first.place == other.place == 1  # classes of machines, within their bands
    own, its = other.outcome.life_cycle_cost, first.outcome.life_cycle_cost
    assert own < its  # listed behind for its wider band
    said = choice_said(with_choice(found, Choice(chosen=other.id)))
    assert said is not None
    text = cell(said, language).replace("\N{NO-BREAK SPACE}", "")
    assert f"{(its - own) / its * 100:.1f}%" in text
    assert ("并列第 1 位" if language.code == "zh" else "tied for place 1") in text


def test_what_is_no_candidate_any_more_is_told():
    found = with_choice(selection("hospital-guangzhou"), Choice(chosen="sold out"))
    assert found.leading is found.candidates[0]
    assert [one.code for one in found.ranking_findings] == ["chosen_no_candidate"]


def test_why_it_was_left_out_is_told():
    before = selection("hospital-guangzhou")
    lost = before.left_out[0]
    found = with_choice(before, Choice(chosen=lost.record.id))
    (said,) = found.ranking_findings
    assert said.code == "chosen_left_out"
    assert {one.name: one.value for one in said.figures}["reason"] == lost.reason


def test_the_workbook_tells_the_choice(language: Language):
    book = openpyxl.load_workbook(BytesIO(workbook(choosing(2, "because"), language, DAY)))
    inputs = book[language.text("report.sheet.inputs")]
    cells = [str(one) for row in inputs.iter_rows(values_only=True) for one in row]
    assert any("because" in one for one in cells)


def test_a_choice_is_kept_in_the_study():
    asked = msgspec.structs.replace(
        study("hospital-guangzhou"), choice=Choice(chosen="a", reason="b", compared=("a", "c"))
    )
    again = decode(encode(asked), "study")
    assert again.choice == asked.choice
