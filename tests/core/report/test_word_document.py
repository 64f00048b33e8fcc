"""The report for Word: every text and table of it, and nothing typed is markup."""

from io import BytesIO
from pathlib import Path

import pytest

from core.content.blocks import Table
from core.content.letterhead import Letterhead
from core.report.compose import content_of
from core.report.parts import SHORT, Form
from core.report.plain_tables import tables_of
from core.report.word_document import word_document
from core.selection.selection import Selection
from core.study.sections import Project, TitleBlock
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY, selected, study

docx = pytest.importorskip("docx", reason="an environment set up before Word documents were made")


def test_it_has_the_titles_and_tables_of_the_report(
    selection: Selection, languages: dict[str, Language], resources: Path
) -> None:
    content = content_of(selection, DAY, parts=SHORT)
    document = docx.Document(BytesIO(word_document(content, languages["zh"], resources)))
    titles = [p.text for p in document.paragraphs if p.style.name == "Heading 1"]
    assert titles[0] == "选型结果"
    assert len(titles) == len(content.sections)
    ranking = next(
        block
        for block in tables_of(content.sections[0].blocks)
        if isinstance(block, Table) and block.marked
    )
    table = next(t for t in document.tables if len(t.rows) == 1 + len(ranking.rows))
    assert "M-" in table.rows[1].cells[1].text
    assert document.core_properties.author == "王工"
    # Every chart is there, as wide as it was drawn and named.
    pictures = document.inline_shapes
    assert len(pictures) >= 4
    assert {round(one.width.mm) for one in pictures} == {150}
    assert "逐月耗电量" in {one._inline.docPr.get("descr") for one in pictures}


def test_what_a_person_typed_is_text(languages: dict[str, Language], resources: Path) -> None:
    sly = "<w:p/> & {x} \\ \x07 'a'"
    found = selected(study(project=Project(name=sly), title_block=TitleBlock(checker=sly)))
    letterhead = Letterhead(company=sly, header=sly, accent="#7A1F3D")
    content = content_of(found, DAY, form=Form.TENDER, parts=("cover", "papers"),
                         letterhead=letterhead)  # fmt: skip
    document = docx.Document(BytesIO(word_document(content, languages["en"], resources)))
    shown = "<w:p/> & {x} \\ 'a'"
    assert document.paragraphs[0].text == shown
    assert shown in document.sections[0].header.paragraphs[0].text
    assert shown in {cell.text for cell in document.tables[1].rows[0].cells}
