"""The short report: few pages, one language, and about what was chosen."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from core.content.blocks import Table
from core.report.comparison import beside
from core.report.compose import content_of
from core.report.nearest_misses import NEAREST, nearest_misses
from core.report.parts import SHORT
from core.report.wording import worded
from core.study.choice import Choice
from core.vocabulary.language import Language
from gui.program.documents import report_pdf
from tests.core.report.conftest import DAY, selected, study
from tests.core.report.test_content import texts
from tests.core.selection.examples import program
from tests.core.selection.examples import selection as example

# Pages a design institute takes: a plant three to five, a motor two to three, heat three to four.
_PAGES = {"office-shanghai": (3, 5), "pump-shanghai": (2, 3), "dairy-shanghai": (3, 4)}


@pytest.mark.parametrize("name", _PAGES)
def test_a_report_has_few_pages(name: str, language: Language) -> None:
    content = report_pdf(example(name), language, program())
    least, most = _PAGES[name]
    assert least <= len(PdfReader(BytesIO(content)).pages) <= most


def test_it_is_about_what_was_chosen_beside_what_was_ticked() -> None:
    whole = selected(study())
    chosen, ticked = whole.candidates[2].id, whole.candidates[3].id
    found = selected(study(choice=Choice(chosen=chosen, compared=(ticked, chosen))))
    assert [one.id for one in beside(found)] == [ticked]
    content = content_of(found, DAY, parts=SHORT)
    titles = [getattr(s.title, "key", "") for s in content.sections]
    assert titles[0] == "report.section.result"
    assert titles[1] == "report.section.performance"
    machine = content.sections[1].title.parts["machine"]  # type: ignore[union-attr]
    assert machine.text == found.candidates[2].name  # type: ignore[union-attr]
    compared = next(b for b in content.sections[2].blocks if isinstance(b, Table))
    assert len(compared.columns) == 1 + 2
    assert compared.caption is not None
    assert compared.caption.key == "report.comparison.ticked"


def test_no_input_is_said_to_be_missing(language: Language) -> None:
    content = content_of(selected(study()), DAY, parts=("inputs",))
    assert language.text("report.not_given") not in list(texts(worded(content, language)))


def test_the_nearest_misses_are_told_by_their_distance() -> None:
    """Of as many reasons the smallest relative gap; another kind of condenser is no distance."""
    found = selected(study())
    near = nearest_misses(found)
    assert 0 < len(near) <= NEAREST
    counts = [len(one.findings) for one in near]
    assert counts == sorted(counts)
    assert not {"T009", "T010"} & {one.record.id for one in near}
