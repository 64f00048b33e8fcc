"""The forms of a report: a tender names no maker, an energy review counts standard coal."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from pypdf import PdfReader

from core.content.blocks import ReportContent, Table
from core.content.letterhead import Letterhead, contrast_on_white, refuse_faint
from core.report.compose import content_of
from core.report.parts import PARTS, SIGNED, USUAL, Form
from core.report.typesetting import pdf
from core.report.wording import worded
from core.selection.selection import Selection
from core.study.sections import Project, TitleBlock
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from tests.core.report.conftest import DAY, selected, study
from tests.core.report.test_content import texts

_BLOCK = TitleBlock(
    subproject="制冷机房", discipline="暖通空调", design_stage="施工图设计", revision="B",
    drawing_number="暖施-03", checker="李工", reviewer="赵工", approver="钱总",
)  # fmt: skip


@pytest.fixture(scope="module")
def signed() -> Selection:
    return selected(study(title_block=_BLOCK))


@pytest.fixture(scope="module")
def printed(signed: Selection, languages: dict[str, Language], resources: Path) -> dict[Form, str]:
    """The text of every form, in Chinese, without blanks and line ends."""
    letterhead = Letterhead(
        company="某设计院", address="某路 1 号", header="页眉甲", footer="页脚乙"
    )
    return {
        form: _text(
            content_of(signed, DAY, form=form, parts=USUAL[form], letterhead=letterhead),
            languages["zh"],
            resources,
        )
        for form in Form
    }


def _text(content: ReportContent, language: Language, resources: Path) -> str:
    pages = PdfReader(BytesIO(pdf(content, language, resources))).pages
    return "\f".join("".join(page.extract_text().split()) for page in pages)


@pytest.mark.parametrize("form", Form)
def test_every_form_carries_the_title_block(printed: dict[Form, str], form: Form) -> None:
    text = printed[form]
    for entered in ("制冷机房", "暖通空调", "施工图设计", "暖施-03", "2026-117"):
        assert entered in text
    for page in text.split("\f"):
        assert "版次B" in page
        assert "页眉甲" in page
        assert "页脚乙" in page
    for role, name in (("校对", "李工"), ("审核", "赵工"), ("审定", "钱总")):
        assert (role in text) == (name in text) == (form in SIGNED)
    assert ("某设计院" in text.split("\f")[0]) == ("cover" in USUAL[form])


def test_a_tender_names_no_maker(
    signed: Selection, printed: dict[Form, str], languages: dict[str, Language], resources: Path
) -> None:
    """Neither in any part that it may have, nor in either language."""
    whole = content_of(signed, DAY, form=Form.TENDER, parts=PARTS[Form.TENDER])
    english = _text(whole, languages["en"], resources)
    names = {
        name
        for candidate in signed.candidates
        for record in candidate.records
        for name in (record.maker, record.model, record.id)
    }
    assert {"York", "M-720"} <= names
    for text in (printed[Form.TENDER], english):
        assert not [name for name in names if name in text]
    assert signed.leading is not None
    assert signed.leading.record.model in printed[Form.SUBMITTAL]


def test_a_tender_has_room_for_the_answer_in_every_row(signed: Selection) -> None:
    content = content_of(signed, DAY, form=Form.TENDER)
    tables = [
        block
        for section in content.sections
        for block in section.blocks
        if isinstance(block, Table) and block.columns[-1].title.key == "report.schedule.answer"
    ]
    assert len(tables) == 1
    assert all(row[-1] == msgspec.structs.replace(row[-1], text="") for row in tables[0].rows)


def test_a_tender_leaves_pressures_drops_and_sound_to_the_designer(
    signed: Selection, languages: dict[str, Language]
) -> None:
    """No study and no catalog has them: blanks that say so, with a unit and never a figure."""
    for code, said in (("zh", "由设计填写"), ("en", "to be filled in by the designer")):
        shown = worded(content_of(signed, DAY, form=Form.TENDER), languages[code])
        rows = [
            row
            for section in shown["sections"]  # type: ignore[attr-defined]
            for block in section["blocks"]
            for row in block.get("rows", ())
        ]
        blanks = [row for row in rows if any(one.get("text") == said for one in row)]
        units = [one["text"].split()[-1] for row in blanks for one in row if "___" in one["text"]]
        assert sorted(units) == ["MPa", "MPa", "dB(A)", "kPa", "kPa"]
        assert not any(re.search(r"\d", one["text"]) for row in blanks for one in row)


def test_standard_coal_is_by_the_equivalent_value(signed: Selection, language: Language) -> None:
    """0.1229 kgce for each kWh, GB/T 2589-2020: 1 MWh is 0.1229 tce."""
    content = content_of(signed, DAY, form=Form.ENERGY_REVIEW, parts=("consumption",))
    assert signed.leading is not None
    tonnes = signed.leading.outcome.annual_energy_wh / 1e6 * 0.1229
    said = list(texts(worded(content, language)))
    assert f"{tonnes:,.1f} tce" in said


@pytest.mark.parametrize("form", Form)
def test_where_nothing_fits_every_form_says_so(
    without_candidates: Selection, languages: dict[str, Language], form: Form
) -> None:
    said = _said(content_of(without_candidates, DAY, form=form), languages["en"])
    assert any("No chiller of the catalog meets the requirement" in one for one in said)


def _said(content: ReportContent, language: Language) -> Iterator[str]:
    return iter(list(texts(worded(content, language))))


def test_names_and_letterhead_are_no_markup(
    languages: dict[str, Language], resources: Path
) -> None:
    sly = '#panic() $x^2$ *a* "b'
    block = TitleBlock(**dict.fromkeys(TitleBlock.__struct_fields__, sly))
    found = selected(study(project=Project(name="P", engineer=sly), title_block=block))
    letterhead = Letterhead(company=sly, address=sly, header=sly, footer=sly)
    content = content_of(
        found, DAY, form=Form.TENDER, parts=("cover", "papers"), letterhead=letterhead
    )
    text = _text(content, languages["en"], resources)
    plain = "".join(sly.split())
    # Head and foot of both pages, revision in both heads; company, address, 4 names, 4 facts
    # and the revision on the cover.
    assert text.count(plain) == 2 * 3 + 2 + 4 + 4 + 1


def test_contrast_is_that_of_wcag() -> None:
    """Black on white has 21 to 1, white 1; #767676 is known as the lightest grey at 4.5."""
    assert contrast_on_white("#000000") == pytest.approx(21.0)
    assert contrast_on_white("#FFFFFF") == pytest.approx(1.0)
    assert contrast_on_white("#767676") == pytest.approx(4.54, abs=0.005)
    refuse_faint("#767676", "accent")
    with pytest.raises(Problem, match="accent_faint"):
        refuse_faint("#777777", "accent")
    with pytest.raises(Problem, match="accent_unreadable"):
        refuse_faint("red", "accent")
