"""A screen of 1280 × 720 pixels at 200 %: 640 × 360 with the window's frame."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from gui.program.program import STEPS, Program
from gui.program.study_file import example
from gui.window.candidates.computing import ComputingPage
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.consultation.stage import NARROW_PX
from gui.window.consultation.view import ConsultationView
from gui.window.document.document import Document
from gui.window.document.session import Session
from gui.window.ledger.breakdown import Key
from gui.window.parts import fitting_dialog
from gui.window.report.pages import PagesView
from gui.window.settings import Settings
from gui.window.shell import MainWindow
from gui.window.start_page.window import StartWindow
from tests.gui.window.seen import clipped

SMALL = QSize(620, 330)
DIALOGS: dict[str, Callable[[MainWindow], object]] = {
    "settings": lambda window: window.dialogs.open_settings(),
    "about": lambda window: window.dialogs.open_about(),
    "load": lambda window: window.dialogs.open_load(),
    "verdict": lambda window: window.dialogs.open_verdict(),
    "catalog": lambda window: window.dialogs.open_catalog(),
    "letterhead": lambda window: window.report_panel.ask_letterhead(),
}


@pytest.mark.parametrize("key", DIALOGS)
def test_a_dialog_is_no_larger_than_the_screen(
    key: str, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting_dialog, "room_of", lambda _: SMALL)
    DIALOGS[key](window)
    dialog = window.findChildren(QDialog)[-1]
    QApplication.processEvents()
    assert dialog.width() <= SMALL.width()
    assert dialog.height() <= SMALL.height()
    dialog.close()


def test_where_there_is_room_no_dialog_scrolls(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fitting_dialog, "room_of", lambda _: QSize(1280, 690))
    window.dialogs.open_verdict()
    dialog = window.findChildren(QDialog)[-1]
    assert not any(isinstance(one, QScrollArea) for one in dialog.children())
    dialog.close()


def test_every_window_becomes_as_small(window: MainWindow, settings: Settings) -> None:
    start = StartWindow(settings)
    for one in (window, start):
        one.resize(SMALL)
        one.show()
        QApplication.processEvents()
        assert one.size() == SMALL
        assert one.centralWidget().size().boundedTo(SMALL) == one.centralWidget().size()
    assert window.bar.main.isVisible()
    assert clipped(window.bar) == []
    start.deleteLater()


@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_consultation_folds(session: Session, settings: Settings, spoken: str) -> None:
    settings.set("language", spoken)
    view = ConsultationView(session, settings)
    view.resize(SMALL)
    view.show()
    QApplication.processEvents()
    shown = [one for one in (*view.stage.inputs.by_path.values(), *view.stage.cards)
             if not one.isHidden()]  # fmt: skip
    assert view.size() == SMALL
    assert all(_right_of(one, view) <= SMALL.width() for one in shown)
    assert [one for card in view.stage.cards for one in clipped(card)] == []
    # Just above that, where everything stands side by side: a Full HD screen at 200 %.
    view.resize(960, 540)
    for _ in range(3):  # another size of type, then another room, then what that leaves
        QApplication.processEvents()
    boxes = (*view.stage.cards, view.stage.saving, *view.stage.inputs.by_path.values())
    assert [one for box in boxes for one in clipped(box)] == []
    assert view.stage.saving.money.isVisible()
    view.close()
    view.deleteLater()


@pytest.mark.parametrize("opened", ["plant-room-shanghai", "textile-suzhou", "servers-langfang"])
@pytest.mark.parametrize("spoken", ["zh", "en"])
def test_consultation_has_room_whatever_its_size_was(
    session: Session, settings: Settings, spoken: str
) -> None:
    """A Full HD screen at 200 and 150 %, the window having been small before."""
    settings.set("language", spoken)
    view = ConsultationView(session, settings)
    view.show()
    for size in (SMALL, QSize(960, 540), QSize(853, 480), QSize(1280, 720), QSize(960, 600)):
        view.resize(size)
        for _ in range(3):
            QApplication.processEvents()
        if size.width() < NARROW_PX:
            continue
        area = view.findChild(QScrollArea)
        assert area.verticalScrollBar().maximum() == 0
        keys = view.stage.keys
        assert keys.mapTo(view, keys.rect().bottomLeft()).y() < view.height()
        boxes = (*view.stage.cards, view.stage.saving, *view.stage.inputs.by_path.values())
        assert [f"{size}: {one}" for box in (*boxes, keys) for one in clipped(box)] == []
        cut = [
            title.whole for card in view.stage.cards for title, _ in card.values.values()
            if title.text() != title.whole
        ]  # fmt: skip
        assert cut == []
    view.close()
    view.deleteLater()


def test_the_catalog_keeps_size_and_efficiency(window: MainWindow) -> None:
    """A Full HD screen at 200 %: what one looks for goes before pictures of curves and makers."""
    window.dialogs.open_catalog()
    browser = window.findChildren(CatalogBrowser)[-1]
    browser.resize(960, 500)
    for _ in range(3):
        QApplication.processEvents()
    table, model = browser.panel.table, browser.panel.model
    for key in ("model", "maker", "capacity_w", "cop"):
        assert not table.isColumnHidden(model.column_of(key)), key
    assert table.horizontalHeader().length() <= table.viewport().width()
    boxes = browser.panel.filters.boxes.values()
    assert all(
        box.fontMetrics().horizontalAdvance(box.currentText()) < box.width() - 24 for box in boxes
    )
    browser.close()


def test_devices_beside_each_other_keep_their_names_whole(window: MainWindow) -> None:
    """On a small screen the curves stand below."""
    window.dialogs.open_catalog()
    browser = window.findChildren(CatalogBrowser)[-1]
    for candidate in window.session.selection.candidates[-3:]:
        browser.marks.tick(candidate.record.id, True)
    browser.panel.open_comparison()
    beside = browser.panel.comparison
    beside.resize(SMALL)
    for _ in range(3):
        QApplication.processEvents()
    for head in beside.heads[:3]:
        assert head.model.height() < 2 * head.model.fontMetrics().height()
        assert head.maker.height() < 2 * head.maker.fontMetrics().height()
    beside.close()
    browser.marks.untick_all()
    browser.close()


def _right_of(widget: QWidget, view: QWidget) -> int:
    return widget.mapTo(view, widget.rect().topRight()).x()


def test_pages_follow_a_narrower_window(qtbot: QtBot, settings: Settings) -> None:
    pages = PagesView(settings.reader(), None)  # type: ignore[arg-type]
    qtbot.addWidget(pages)
    pages.resize(900, 600)
    pages.show()
    pages.show_pages([QImage(800, 1131, QImage.Format.Format_RGB32)])
    pages.resize(600, 600)
    qtbot.waitUntil(lambda: pages.horizontalScrollBar().maximum() == 0, timeout=5_000)
    assert pages.widget().sizeHint().width() <= 600


def test_pages_made_for_a_wider_window_are_drawn_as_wide_as_it_is(
    qtbot: QtBot, settings: Settings
) -> None:
    """It became narrower while they were set."""
    pages = PagesView(settings.reader(), None)  # type: ignore[arg-type]
    qtbot.addWidget(pages)
    pages.resize(600, 600)
    pages.show()
    pages.show_pages([QImage(800, 1131, QImage.Format.Format_RGB32)])
    QApplication.processEvents()
    assert pages.horizontalScrollBar().maximum() == 0


def test_pages_made_for_a_narrower_window_are_asked_for_anew(
    qtbot: QtBot, settings: Settings
) -> None:
    pages = PagesView(settings.reader(), None)  # type: ignore[arg-type]
    qtbot.addWidget(pages)
    pages.resize(900, 600)
    pages.show()
    with qtbot.waitSignal(pages.wider, timeout=1_000):
        pages.show_pages([QImage(500, 707, QImage.Format.Format_RGB32)])


def test_the_key_of_a_ledgers_bars_leaves_no_word_out(qtbot: QtBot, settings: Settings) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    key = Key(settings.reader(), host)
    assert key.heightForWidth(300) > key.heightForWidth(3_000)


def test_what_is_computed_is_told(
    qtbot: QtBot, program: Program, settings: Settings, tmp_path: Path
) -> None:
    study, told = example("factory-suzhou"), list[str]()
    program.select(study, tmp_path, begin=told.append)
    assert tuple(told) == STEPS
    session = Session(Document(study), program)
    host = QWidget()
    qtbot.addWidget(host)
    page = ComputingPage(session, settings.reader(), host)
    session.progressed.emit(2 / 3)
    assert page.bar.value() == 2
    assert [label.text()[0] for label in page.steps] == ["✓", "✓", "–"]
    session.setParent(None)


@pytest.mark.parametrize("opened", ["boilers-harbin"])
def test_a_caution_leaves_its_height_to_the_rows(qtbot: QtBot, window: MainWindow) -> None:
    """That no boiler pays took four lines of a window at 200 %, and left two rows."""
    window.show()
    strip, table = window.candidates_panel.economy, window.candidates_panel.table
    window.resize(1280, 720)
    qtbot.waitUntil(lambda: strip.text() == strip.whole)
    window.resize(640, 360)
    qtbot.waitUntil(lambda: strip.folded and strip.height() < 40)
    assert strip.text().endswith("…")
    assert strip.toolTip() == strip.whole
    row = table.verticalHeader().defaultSectionSize()
    qtbot.waitUntil(lambda: table.viewport().height() >= 4 * row)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: strip.text() == strip.whole)
    QTest.mouseClick(strip, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: strip.text().endswith("…"))
