"""The whole job by mouse: an office in Guangzhou, from the start page to a signed-off tender.

Clicks are counted; what is typed is typed with keys. It took 24 clicks before there was a start
page and a station could be typed in pinyin.
"""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from core.report.parts import Form
from gui.window.tour.tour import Tour
from gui.window.windows import Windows
from tests.gui.window.conftest import PATIENCE_MS
from tests.gui.window.test_windows import windows

__all__ = ["windows"]
_MOST_CLICKS = 12
_SIGNED = {"project.engineer": "Wang", "title_block.checker": "Li", "title_block.approver": "Qian"}


class Hand:
    """A mouse and a keyboard; counts the clicks."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot, self.clicks = qtbot, 0

    def click(self, widget: QWidget) -> None:
        assert widget.isVisible()
        assert widget.isEnabled()
        self._qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.clicks += 1

    def fill(self, line: QLineEdit, text: str) -> None:
        """Click into a line, choose all of it, type and go on by the Tab key."""
        self.click(line)
        self._qtbot.keyClick(line, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        self._qtbot.keyClicks(line, text)
        self._qtbot.keyClick(line, Qt.Key.Key_Tab)


def test_from_the_start_page_to_a_signed_tender(
    qtbot: QtBot, windows: Windows, tmp_path: Path
) -> None:
    hand = Hand(qtbot)
    windows.show_first()
    hand.click(next(tile for tile in windows.start.page.tiles if tile.key == "chillers"))
    window = windows.study
    window.resize(1440, 900)
    panel = window.study_panel
    hand.fill(panel.row("site.station").line, "guangzhou")
    hand.fill(panel.row("duty.peak_w").line, "1300")
    for path, name in _SIGNED.items():
        section, line = path.split(".")[0], panel.row(path).line
        if not panel.folds[section].is_open:
            hand.click(panel.folds[section].button)
        if not line.isVisible():
            hand.click(panel.forms[section].more.button)
        hand.fill(line, name)
    session = window.session
    qtbot.waitUntil(lambda: session.selection is not None and session.answers_document,
                    timeout=PATIENCE_MS)  # fmt: skip
    assert session.document.study.site.station == "59287"
    for tour in window.findChildren(Tour):
        qtbot.keyClick(tour, Qt.Key.Key_Escape)
    hand.click(window.bar.main)
    report = window.report_panel
    hand.click(report.form)  # opens the list of forms …
    report.form.setCurrentIndex(report.form.findData(Form.TENDER.value))
    report.form.hidePopup()
    hand.clicks += 1  # … and one is clicked in it
    hand.click(report.pdf_button)
    dialog = report.findChild(QFileDialog)
    assert dialog is not None
    dialog.close()
    target = tmp_path / "tender.pdf"
    with qtbot.waitSignal(report.files.done, timeout=PATIENCE_MS):
        dialog.fileSelected.emit(str(target))
    pages = PdfReader(BytesIO(target.read_bytes())).pages
    text = "".join(pages[0].extract_text().split())
    assert all(name in text for name in _SIGNED.values())
    assert hand.clicks <= _MOST_CLICKS
