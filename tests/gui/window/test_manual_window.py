"""F1 opens the right page from every panel and dialog, and the manual can be read and searched."""

from collections.abc import Iterator
from importlib import import_module

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.vocabulary.language import LANGUAGES
from gui.program.manual.book import Book, Place, manual_folder
from gui.program.manual.marking import address
from gui.window.manual.topics import FIELD, FINDING, PAGES, place_of
from gui.window.manual.window import ManualWindow
from gui.window.settings import Settings
from gui.window.settings_dialog import SettingsDialog
from gui.window.shell import TABS, MainWindow
from tests.house.tree import ROOT, all_files


def _widgets() -> dict[str, type[QWidget]]:
    """The classes of widgets of the window, by name."""
    found: dict[str, type[QWidget]] = {}
    for path in all_files(ROOT / "gui" / "window"):
        if path.suffix == ".py" and path.stem != "__init__":
            name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for value in vars(import_module(name)).values():
                own = isinstance(value, type) and value.__module__ == name
                if own and issubclass(value, QWidget):
                    found[value.__name__] = value
    return found


def test_every_panel_and_dialog_has_its_page() -> None:
    without = [
        name
        for name, kind in _widgets().items()
        if (issubclass(kind, QDialog) or name.endswith(("Panel", "Dialog", "Window", "View")))
        and kind.__module__.split(".")[2] not in ("parts", "plots")  # inside panels
        and not {base.__name__ for base in kind.__mro__} & set(PAGES)
        and name not in INSIDE
    ]
    assert without == []
    assert set(PAGES) - set(_widgets()) == set()
    for code in LANGUAGES:
        assert set(PAGES.values()) <= set(Book(manual_folder(code)).names)


# Parts of a panel or a dialog that has the page.
INSIDE = {
    "BrowserPanel": "CatalogBrowser", "DeviceView": "CatalogBrowser", "PagesView": "ReportPanel",
    "PartsPanel": "MakerTablesDialog", "ModelsPanel": "MakerTablesDialog",
    "PointsView": "DeviceEditor", "DeviceTableView": "CatalogBrowser",
    "SavingView": "ConsultationView",
}  # fmt: skip


@pytest.fixture
def manual(window: MainWindow) -> Iterator[MainWindow]:
    """The window; its manual is closed at the end."""
    yield window
    window.dialogs.close()


def _shown(window: MainWindow) -> Place:
    manual = window.dialogs.help_key.manual
    assert manual is not None
    return manual.place


def test_f1_in_a_field_opens_its_entry(qtbot: QtBot, manual: MainWindow) -> None:
    row = manual.study_panel.findChild(QWidget, "duty.peak_w")
    assert row is not None
    row.setFocus()
    qtbot.keyClick(QApplication.focusWidget() or row, Qt.Key.Key_F1)
    place = _shown(manual)
    assert place.page == "fields_chillers"
    assert place.heading.endswith("peak_w")


def test_each_part_of_the_window_has_its_page(manual: MainWindow) -> None:
    book, pages = Book(manual_folder("en")), dict[str, str]()
    for at, key in enumerate(TABS):
        manual.tabs.setCurrentIndex(at)
        panel = (
            manual.candidates_panel, manual.plots_panel, manual.comparison_panel,
            manual.report_panel,
        )[at]  # fmt: skip
        inner = panel.findChildren(QWidget)[-1]
        pages[key] = place_of(inner, book, "chillers").page
    assert pages == {
        "candidates": "candidates", "plots": "charts", "comparison": "comparison",
        "report": "report",
    }  # fmt: skip
    assert place_of(manual.device_panel.title, book, "chillers").page == "device"
    assert place_of(manual.bar, book, "chillers").page == "window"
    assert place_of(None, book, "chillers").page == "index"

    # A finding is explained, and a field has its entry.
    strips = [one for one in manual.device_panel.findChildren(QWidget) if one.property(FINDING)]
    assert strips
    for strip in strips:
        place = place_of(strip, book, "chillers")
        assert place.page.startswith("findings_")
        assert place.heading.endswith(strip.property(FINDING))
    rows = [one for one in manual.study_panel.findChildren(QWidget) if one.property(FIELD)]
    assert len(rows) > 40
    for row in rows:
        place = place_of(row, book, "chillers")
        assert place.heading.endswith(row.property(FIELD)), row.objectName()


def test_f1_works_in_a_dialog_that_waits_for_an_answer(qtbot: QtBot, manual: MainWindow) -> None:
    manual.dialogs.open_settings()
    dialog = manual.findChild(SettingsDialog)
    assert dialog is not None
    qtbot.waitExposed(dialog)
    box = dialog.boxes["language"]
    dialog.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    qtbot.keyClick(box, Qt.Key.Key_F1)
    assert _shown(manual) == Place(page="settings")
    dialog.close()


@pytest.fixture
def reader(qtbot: QtBot, settings: Settings) -> ManualWindow:
    made = ManualWindow(settings)
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_an_entry_is_scrolled_to(reader: ManualWindow) -> None:
    place = reader.book.finding("cycling")
    assert place is not None
    reader.open_at(place)
    assert reader.page.textCursor().block().text().endswith("cycling")
    assert reader.page.verticalScrollBar().value() > 0


def test_one_goes_back_and_forward(reader: ManualWindow) -> None:
    reader.page.anchorClicked.emit(QUrl("candidates.md"))
    reader.page.anchorClicked.emit(QUrl("left_out.md"))
    assert reader.place.page == "left_out"
    reader.go_back()
    assert reader.place.page == "candidates"
    reader.go_back()
    assert reader.place.page == "index"
    assert not reader.buttons["back"].isEnabled()
    reader.go_forward()
    assert reader.place.page == "candidates"


def test_a_link_out_of_the_manual_opens_nothing_of_the_machine(reader: ManualWindow) -> None:
    reader.page.anchorClicked.emit(QUrl("file:///etc/passwd"))
    assert reader.place.page == "index"


def test_the_search_lists_places_and_enter_opens_the_first(
    qtbot: QtBot, reader: ManualWindow
) -> None:
    qtbot.keyClicks(reader.search, "tower approach")
    assert reader.found.count() >= 1
    qtbot.keyClick(reader.search, Qt.Key.Key_Return)
    assert reader.place.heading == address("Tower approach `tower_approach_k`")


def test_another_language_keeps_the_place(reader: ManualWindow, settings: Settings) -> None:
    place = reader.book.finding("cycling")
    assert place is not None
    reader.open_at(place)
    settings.set("language", "zh")
    assert reader.page.textCursor().block().text().endswith("cycling")
    assert any("\u4e00" <= letter <= "\u9fff" for letter in reader.page.toPlainText())
