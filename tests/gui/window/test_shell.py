"""The whole window: what a person does with it as such."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QDialog,
    QMenu,
)
from pytestqt.qtbot import QtBot

from core.study.study import encode
from core.vocabulary.language import LANGUAGES
from gui.program.study_file import example
from gui.window.load_editor.dialog import LoadEditor
from gui.window.parts.actions import SHORTCUTS
from gui.window.parts.question import Question
from gui.window.settings_dialog import SettingsDialog
from gui.window.shell import TABS, MainWindow
from tests.gui.window.conftest import PATIENCE_MS, Edit, end_work
from tests.gui.window.seen import unnamed


def menu_texts(window: MainWindow) -> list[str]:
    menus = window.bar.menus.findChildren(QMenu)
    return [action.text() for menu in menus for action in menu.actions()]


def test_the_tabs_count_what_they_hold(window: MainWindow, qtbot: QtBot) -> None:
    assert window.tabs.tabText(0) == f"Candidates {len(window.session.selection.candidates)}"
    assert window.tabs.tabText(2) == "Compare"
    for candidate in window.session.selection.candidates[:2]:
        window.session.compare(candidate.record.id, wanted=True)
    assert window.tabs.tabText(2) == "Compare 2"


def test_an_edit_reaches_the_table_and_the_title(window: MainWindow, edit: Edit) -> None:
    before = window.tabs.tabText(0)
    edit("duty", "peak_w", 2.6e6)
    assert window.tabs.tabText(0) != before
    assert window.isWindowModified()


def test_undo_and_redo_by_keys(qtbot: QtBot, window: MainWindow) -> None:
    start = window.session.document.study
    window.session.document.edit("duty", "margin", 0.2)
    edited = window.session.document.study
    qtbot.keyClick(window.tabs, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document.study is start
    qtbot.keyClick(window.tabs, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert window.session.document.study is edited


def test_undo_says_of_what(window: MainWindow) -> None:
    window.session.document.edit("duty", "margin", 0.2)
    assert window.words.text("field.margin") in window.actions_by_key["undo"].text()
    window.session.document.undo_stack.undo()
    assert window.words.text("field.margin") in window.actions_by_key["redo"].text()
    assert not window.actions_by_key["undo"].isEnabled()


@pytest.mark.parametrize("number", range(len(TABS)))
def test_a_tab_by_its_number(qtbot: QtBot, window: MainWindow, number: int) -> None:
    window.tabs.setCurrentIndex((number + 1) % len(TABS))
    key = Qt.Key(Qt.Key.Key_1.value + number)
    qtbot.keyClick(window.tabs, key, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == number


def test_what_cannot_be_selected_for_is_said_and_goes_again(
    qtbot: QtBot, window: MainWindow, edit: Edit
) -> None:
    session = window.session
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS):
        session.document.edit("site", "epw", "nowhere.epw")
    assert not window.notice.isVisible()  # the panel of candidates says it itself
    window.tabs.setCurrentIndex(TABS.index("plots"))
    assert window.notice.isVisible()
    assert "nowhere.epw" in window.notice.label.text()
    edit("site", "epw", None)
    assert not window.notice.isVisible()


def test_of_a_document_that_was_left_nothing_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    """A fan's study at a station that is not there, opened over the office: no chillers are left.

    Nor is a report of the office written under the name of the other.
    """
    session = window.session
    fans = example("clean-room-suzhou")
    site = msgspec.structs.replace(fans.site, station="99999")
    window.open_report()
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS):
        session.document.replace(msgspec.structs.replace(fans, site=site), None)
    assert session.selection is None
    assert session.chosen is None
    assert window.candidates_panel.model.rowCount() == 0
    assert window.tabs.tabText(TABS.index("candidates")) == "Candidates"
    assert not window.device_panel.body.isVisibleTo(window.device_panel)
    window.report_panel.save("pdf", tmp_path / "a.pdf")
    assert "99999" in window.report_panel.told.text()
    assert not (tmp_path / "a.pdf").exists()
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.swap(fans, "station")
    assert window.candidates_panel.model.rowCount() == len(session.selection.candidates) > 0


def test_an_edit_that_cannot_be_leaves_the_ranking_before_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    session = window.session
    rows = window.candidates_panel.model.rowCount()
    with qtbot.waitSignal(session.failed, timeout=PATIENCE_MS):
        session.document.edit("site", "epw", "nowhere.epw")
    assert window.candidates_panel.model.rowCount() == rows > 0


@pytest.mark.parametrize(
    ("key", "value", "found"),
    [
        ("language", "zh", "备选方案"),
        ("theme", "dark", "Candidates"),
        ("system", "ip", "Candidates"),
    ],
)
def test_preferences_rebuild_the_window_around_the_same_study(
    qtbot: QtBot, window: MainWindow, key: str, value: str, found: str
) -> None:
    window.session.document.edit("duty", "margin", 0.2)
    window.tabs.setCurrentIndex(1)
    sizes = window.splitter.sizes()
    window.settings.set(key, value)
    end_work(window)
    assert window.tabs.tabText(0).startswith(found)
    assert window.tabs.currentIndex() == 1
    assert window.splitter.sizes() == sizes
    assert window.session.document.undo_stack.canUndo()
    assert window.actions_by_key["undo"].isEnabled()
    # What was built before is gone: no shortcut twice.
    qtbot.keyClick(window.tabs, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.tabs.currentIndex() == 0


def test_another_currency_rebuilds_the_window(window: MainWindow) -> None:
    before = window.bar
    window.session.document.edit("economics", "currency", "EUR")
    assert window.bar is not before
    assert window.words.currency == "EUR"
    price = window.study_panel.row("economics.price_per_kw")
    assert price is not None
    assert "EUR" in price.editor.accessibleName()


def drop(window: MainWindow, path: Path) -> bool:
    """Drag a file over the window and let it go; whether it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    actions, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier
    over = QDragEnterEvent(QPoint(50, 50), actions, data, left, none.NoModifier)
    over.ignore()
    window.dragEnterEvent(over)
    let_go = QDropEvent(QPointF(50, 50), actions, data, left, none.NoModifier)
    window.dropEvent(let_go)
    return over.isAccepted()


def test_a_study_dropped_on_the_window_is_opened(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "dropped.json"
    path.write_bytes(encode(example("hospital-guangzhou")))
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        assert drop(window, path)
    assert window.session.document.path == path
    assert window.windowTitle().startswith("dropped.json")


def test_anything_else_dropped_is_not_taken(window: MainWindow, tmp_path: Path) -> None:
    before = window.session.document.study
    assert not drop(window, tmp_path / "picture.png")
    assert window.session.document.study is before


def test_a_load_dropped_on_the_window_is_read_in_the_load_editor(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "load.csv"
    path.write_text("load kW\n" + "100\n" * 8760, encoding="utf-8")
    assert drop(window, path)
    editor = window.findChild(LoadEditor)
    qtbot.waitUntil(lambda: not editor.is_reading, timeout=PATIENCE_MS)
    assert editor.foot.ok.isEnabled()
    editor.reject()


def test_columns_fold_and_come_back(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(1440, 900)
    study, _, device = window.splitter.sizes()
    for key, place in (("study_column", 0), ("device_column", 2)):
        window.actions_by_key[key].trigger()
        assert window.splitter.sizes()[place] == 0
        window.actions_by_key[key].trigger()
    assert window.splitter.sizes()[0] == pytest.approx(study, abs=4)
    assert window.splitter.sizes()[2] == pytest.approx(device, abs=4)


def test_a_small_window_leaves_room_for_the_candidates(window: MainWindow) -> None:
    window.resize(960, 600)
    study, middle, device = window.splitter.sizes()
    assert (study > 200, middle > 500, device) == (True, True, 0)
    window.resize(1280, 720)
    study, middle, device = window.splitter.sizes()
    assert min(study, device) > 200
    assert middle > 500


def test_where_the_window_was_is_remembered(qtbot: QtBot, window: MainWindow) -> None:
    window.resize(780, 700)
    window.actions_by_key["device_column"].trigger()
    sizes = window.splitter.sizes()
    window.close()
    again = MainWindow(window.session, window.settings, window.files)
    qtbot.addWidget(again)
    again.show()
    assert (again.width(), again.height()) == (780, 700)
    assert [bool(size) for size in again.splitter.sizes()] == [bool(size) for size in sizes]
    end_work(again)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_dialog_opens_in_every_language(
    qtbot: QtBot, window: MainWindow, language: str
) -> None:
    window.settings.set("language", language)
    for key in ("settings", "catalog", "about"):
        window.actions_by_key[key].trigger()
        (dialog,) = [d for d in window.findChildren(QDialog) if d.isVisible()]
        assert dialog.windowTitle()
        assert unnamed(dialog) == []
        end_work(dialog)
        dialog.close()
        end_work(window)


def test_recent_studies_are_opened_from_the_menu(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "a & b.json"
    path.write_bytes(encode(example("hospital-guangzhou")))
    window.settings.remember(path)
    (recent,) = [
        menu
        for menu in window.bar.menus.findChildren(QMenu)
        if menu.title() == window.words.text("menu.recent")
    ]
    recent.aboutToShow.emit()
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        recent.actions()[0].trigger()
    assert window.session.document.path == path
    recent.actions()[-1].trigger()
    recent.aboutToShow.emit()
    assert [action.isEnabled() for action in recent.actions()] == [False]


def test_consultation_leads_to_the_report(qtbot: QtBot, window: MainWindow) -> None:
    window.actions_by_key["consultation"].trigger()
    window.dialogs.consultation.report_wanted.emit("")
    assert window.tabs.currentIndex() == TABS.index("report")
    end_work(window.dialogs.consultation)
    window.dialogs.consultation.close()


def test_closing_asks_about_unsaved_edits(qtbot: QtBot, window: MainWindow) -> None:
    window.session.document.edit("duty", "margin", 0.2)
    window.close()
    assert window.isVisible()
    (question,) = window.findChildren(Question)
    qtbot.mouseClick(question.buttons["discard"], Qt.MouseButton.LeftButton)
    assert not window.isVisible()


def test_every_control_and_every_cell_has_a_name(qtbot: QtBot, window: MainWindow) -> None:
    for candidate in window.session.selection.candidates[:3]:
        window.session.compare(candidate.record.id, True)
    for index in range(len(TABS)):
        window.tabs.setCurrentIndex(index)
        qtbot.wait(50)
        assert unnamed(window) == []


def test_tab_goes_through_the_window_by_the_eyes_order(qtbot: QtBot, window: MainWindow) -> None:
    order, seen = [window.bar, window.study_panel, window.tabs, window.device_panel], []
    start = window.bar.findChildren(QAbstractButton)[0]
    widget = start
    for _ in range(5000):
        widget = widget.nextInFocusChain()
        for panel in order:
            if panel.isAncestorOf(widget) and panel not in seen:
                seen.append(panel)
    assert seen == order


def test_no_shortcut_is_given_twice(window: MainWindow) -> None:
    keys = [key for key in SHORTCUTS.values() if key]
    keys = [
        window.actions_by_key[name].shortcut().toString() for name, key in SHORTCUTS.items() if key
    ]
    keys += [window.actions_by_key[f"tab.{key}"].shortcut().toString() for key in TABS]
    assert all(keys)
    assert len(keys) == len(set(keys))


def test_preferences_open_from_the_foot(qtbot: QtBot, window: MainWindow) -> None:
    window.status.settings_wanted.emit()
    (dialog,) = window.findChildren(SettingsDialog)
    assert dialog.isVisible()
    dialog.close()


@pytest.mark.parametrize(
    ("screen_px", "scale"),
    [((1280, 720), 1.0), ((1920, 1080), 1.5), ((1920, 1080), 2.0), ((2560, 1440), 2.0)],
)
def test_the_first_window_fits_a_screen_with_its_frame(
    window: MainWindow, screen_px: tuple[int, int], scale: float
) -> None:
    """Its least size and a title bar of 30 px stand on a screen of that size and scale."""
    least = window.minimumSize()
    assert least.width() <= screen_px[0] / scale
    assert least.height() + 30 <= screen_px[1] / scale
    assert window.centralWidget().minimumSizeHint().height() <= screen_px[1] / scale - 30


def test_the_columns_fold_in_a_narrow_window_and_come_back(
    qtbot: QtBot, window: MainWindow
) -> None:
    def widths(room: int) -> list[int]:
        window.resize(room, 700)
        qtbot.waitUntil(lambda: sum(window.splitter.sizes()) > room - 10)
        return window.splitter.sizes()

    assert [bool(width) for width in widths(1440)] == [True, True, True]
    assert [bool(width) for width in widths(1000)] == [True, True, False]
    assert [bool(width) for width in widths(900)] == [False, True, False]
    assert window.centralWidget().width() <= 900  # nothing asks for more and is cut off
    window.actions_by_key["study_column"].trigger()  # Ctrl+B
    assert window.splitter.sizes()[0] > 0
    window.splitter.chosen = False
    assert [bool(width) for width in widths(1440)] == [True, True, True]
