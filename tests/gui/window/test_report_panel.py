"""The report's tab: real pages, parts, language, logo, files and print."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from core.report.parts import PARTS, Form
from gui.program.documents import report_pdf
from gui.program.letterhead_file import kept
from gui.window.document.session import Session
from gui.window.report.letterhead_dialog import LetterheadDialog
from gui.window.report.panel import ReportPanel
from gui.window.report.printing import make_printer
from gui.window.settings import Settings
from tests.gui.window.conftest import PATIENCE_MS, Edit, end_work


@pytest.fixture
def panel(qtbot: QtBot, session: Session, settings: Settings):
    made = ReportPanel(session, settings, None)
    qtbot.addWidget(made)
    made.resize(760, 900)
    with qtbot.waitSignal(made.preview.done, timeout=PATIENCE_MS):
        made.show()
    yield made
    end_work(made)


def again(qtbot: QtBot, panel: ReportPanel, act) -> None:
    """Do something and wait for the pages that follow."""
    with qtbot.waitSignal(panel.preview.done, timeout=PATIENCE_MS):
        act()


def saved(qtbot: QtBot, panel: ReportPanel, kind: str, path: Path) -> bytes:
    with qtbot.waitSignal(panel.files.done, timeout=PATIENCE_MS):
        panel.save(kind, path)
    return path.read_bytes()


def text_of(path: Path) -> str:
    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def test_the_pages_are_those_of_the_pdf(qtbot, panel, tmp_path):
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert panel.pages.count == len(PdfReader(tmp_path / "a.pdf").pages)


def test_the_list_of_machines_left_out_is_there_where_asked_for(qtbot, panel, tmp_path):
    whole = panel.pages.count
    again(qtbot, panel, lambda: panel.parts.actions_by_part["left_out"].setChecked(True))
    assert panel.pages.count > whole
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert "Excluded machines" in text_of(tmp_path / "a.pdf")
    again(qtbot, panel, lambda: panel.parts.actions_by_part["left_out"].setChecked(False))
    assert panel.pages.count == whole
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert "Excluded machines" not in text_of(tmp_path / "a.pdf")


def test_the_report_speaks_its_own_language(qtbot, panel, tmp_path):
    again(qtbot, panel, lambda: panel.language.setCurrentIndex(0))
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert "选型报告" in text_of(tmp_path / "a.pdf")
    assert panel.print_button.text() == "Print…"


def test_an_edit_is_in_the_next_pages(qtbot, panel, edit: Edit, tmp_path):
    again(qtbot, panel, lambda: edit("project", "customer", "Water & Cold Ltd"))
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert "Water & Cold Ltd" in text_of(tmp_path / "a.pdf")


@pytest.mark.parametrize("form", list(Form))
def test_every_form_has_its_parts_and_its_pages(qtbot, panel, form, tmp_path):
    if form is not Form.DESIGN:
        again(qtbot, panel, lambda: panel.show_form(form.value))
    assert tuple(panel.parts.actions_by_part) == PARTS[form]
    assert panel.parts.isHidden() == (form is Form.ONE_PAGE)
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    pages = len(PdfReader(tmp_path / "a.pdf").pages)
    assert panel.pages.count == pages
    assert (pages == 1) == (form is Form.ONE_PAGE)


def test_the_schedule_is_copied_as_a_table(panel):
    panel.copy_schedule()
    mime = QGuiApplication.clipboard().mimeData()
    head, row = mime.text().splitlines()
    assert len(head.split("\t")) == len(row.split("\t")) > 10
    assert row.startswith("CH-1–2\t")  # two units
    assert mime.html().count("<tr>") == 2


def test_workbook_and_json_are_written_too(qtbot, panel, tmp_path):
    assert saved(qtbot, panel, "csv", tmp_path / "a.csv").startswith(b"\xef\xbb\xbf")
    assert saved(qtbot, panel, "dxf", tmp_path / "a.dxf").endswith(b"EOF\n")
    assert saved(qtbot, panel, "xlsx", tmp_path / "a.xlsx").startswith(b"PK")
    assert saved(qtbot, panel, "json", tmp_path / "a.json").startswith(b"{")
    assert not panel.told.isHidden()


def letterhead_of(panel: ReportPanel, **texts: str) -> LetterheadDialog:
    """The dialog with something entered, and saved."""
    dialog = panel.ask_letterhead()
    for key, text in texts.items():
        dialog.lines[key].setText(text)
    dialog.save()
    return dialog


def test_the_letterhead_is_kept_and_printed(qtbot, panel, tmp_path):
    picture = QImage(60, 30, QImage.Format.Format_RGB32)
    picture.fill(0x0F6E84)
    picture.save(str(tmp_path / "logo.png"))
    texts = {"company": "Design Institute 7", "header": "Head 12", "footer": "Foot 34",
             "accent": "#7A1F3D", "logo": str(tmp_path / "logo.png")}  # fmt: skip
    again(qtbot, panel, lambda: letterhead_of(panel, **texts))
    (tmp_path / "logo.png").unlink()  # a copy is kept
    again(qtbot, panel, lambda: panel.form.setCurrentIndex(1))  # a tender has a cover
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    pages = PdfReader(tmp_path / "a.pdf").pages
    assert [len(page.images) for page in pages[:2]] == [1, 0]
    assert "Design Institute 7" in pages[0].extract_text()
    for page in pages:
        assert "Head 12" in page.extract_text()
        assert "Foot 34" in page.extract_text()
    assert kept().accent == "#7A1F3D"


@pytest.mark.parametrize("content", [b"no picture", b"\x89PNG broken"])
def test_a_logo_that_is_no_picture_is_refused_in_words(qtbot, panel, tmp_path, content):
    (tmp_path / "logo.png").write_bytes(content)
    logo = str(tmp_path / "logo.png")
    if content.startswith(b"no"):  # seen before it is kept
        dialog = letterhead_of(panel, logo=logo)
        assert "logo" in dialog.notice.label.text()
        assert kept().logo == ""
        return
    with qtbot.waitSignal(panel.preview.failed, timeout=PATIENCE_MS):
        letterhead_of(panel, logo=logo)
    assert "logo" in panel.told.text()


def test_a_pale_colour_is_refused(panel):
    dialog = letterhead_of(panel, accent="#E0E0A0")
    assert "1.4" in dialog.notice.label.text()
    assert kept().accent == ""


def test_the_form_brings_its_parts(qtbot, panel, tmp_path):
    again(qtbot, panel, lambda: panel.form.setCurrentIndex(1))
    assert tuple(panel.parts.actions_by_part) == PARTS[Form.TENDER]
    saved(qtbot, panel, "pdf", tmp_path / "a.pdf")
    assert "Bidder" in text_of(tmp_path / "a.pdf")


def test_a_folder_that_is_not_there_is_told(qtbot, panel, tmp_path):
    with qtbot.waitSignal(panel.files.failed, timeout=PATIENCE_MS):
        panel.save("pdf", tmp_path / "nowhere" / "a.pdf")
    assert "a.pdf" in panel.told.text()


def test_printing_sends_every_page_at_300_dpi(qtbot, panel, tmp_path):
    for part in ("inputs", "candidates", "left_out", "compliance", "annex"):
        panel.parts.actions_by_part[part].setChecked(False)
    panel._printer = make_printer()
    panel._printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    panel._printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    assert panel._printer.resolution() == 300
    panel.print_out()
    qtbot.waitUntil(lambda: panel.print_button.isEnabled(), timeout=PATIENCE_MS)
    pages = PdfReader(tmp_path / "printed.pdf").pages
    order = panel._order()
    written = report_pdf(order.selection, order.words, order.program, order.report())
    assert len(pages) == len(PdfReader(BytesIO(written)).pages) > 0
    assert pages[0].mediabox.width == pytest.approx(595, abs=1)  # A4, 210 mm
