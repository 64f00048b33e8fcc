"""The start page: what was chosen opens, a lost file says so, everything can be reached by keys."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.window.settings import Settings
from gui.window.start_page.noted import Noted, noted, write
from gui.window.start_page.window import StartWindow


@pytest.fixture
def start(qtbot: QtBot, settings: Settings) -> StartWindow:
    made = StartWindow(settings)
    qtbot.addWidget(made)
    made.resize(1280, 720)
    made.show()
    return made


def test_a_search_narrows_the_gallery_and_enter_opens_the_first(
    qtbot: QtBot, start: StartWindow
) -> None:
    page = start.page
    every = len(page.found)
    qtbot.keyClicks(page.search, "byq")
    assert 0 < len(page.found) < every
    assert all(entry.family == "transformers" for _, entry in page.found)
    assert all(card.isVisible() == (card in {c for c, _ in page.found}) for card in page.cards)
    with qtbot.waitSignal(start.example_wanted) as chosen:
        qtbot.keyClick(page.search, Qt.Key.Key_Return)
    assert chosen.args == [page.found[0][0].key]


def test_a_card_is_reached_and_opened_by_keys(qtbot: QtBot, start: StartWindow) -> None:
    qtbot.keyClicks(start.page.search, "servers")
    qtbot.keyClick(start.page.search, Qt.Key.Key_Down)
    card = start.page.found[0][0]
    assert card.hasFocus()
    with qtbot.waitSignal(start.example_wanted) as chosen:
        qtbot.keyClick(card, Qt.Key.Key_Space)
    assert chosen.args == ["servers-langfang"]
    assert all(one.accessibleName() for one in (*start.page.cards, *start.page.tiles))


def test_the_ledger_of_a_plant_is_among_the_examples(qtbot: QtBot, start: StartWindow) -> None:
    qtbot.keyClicks(start.page.search, "taizhang")
    assert [entry.name for _, entry in start.page.found] == ["ledger-shaoxing"]
    with qtbot.waitSignal(start.example_wanted) as chosen:
        qtbot.keyClick(start.page.search, Qt.Key.Key_Return)
    assert chosen.args == ["ledger-shaoxing"]


def test_a_tile_begins_a_blank_study(qtbot: QtBot, start: StartWindow) -> None:
    tile = next(one for one in start.page.tiles if one.key == "boilers")
    with qtbot.waitSignal(start.blank_wanted) as chosen:
        qtbot.mouseClick(tile, Qt.MouseButton.LeftButton)
    assert chosen.args == ["boilers"]


def test_a_recent_file_tells_what_came_of_it_and_a_missing_one_says_so(
    qtbot: QtBot, start: StartWindow, settings: Settings, tmp_path: Path
) -> None:
    there, gone = tmp_path / "there.json", tmp_path / "gone.json"
    there.write_text("{}")
    for path in (gone, there):
        settings.remember(path)
        write(settings, path, Noted(name=path.stem, said="2 × A", language="en"))
    recent = start.page.recent
    recent.fill()
    first, second = recent.rows
    assert "2 × A" in first.accessibleName()
    assert "moved or deleted" in second.accessibleName()
    assert not second.isEnabled()
    with qtbot.waitSignal(start.file_wanted) as chosen:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert chosen.args == [there]
    remove = [
        b for b in recent.findChildren(QPushButton) if b.accessibleName() == "Remove gone.json"
    ]
    remove[0].click()
    assert settings.recent == (there,)


def test_what_is_dropped_is_taken_for_what_it_is(qtbot: QtBot, start: StartWindow) -> None:
    with qtbot.waitSignal(start.weather_wanted):
        start.take(Path("CHN_Beijing.epw"))
    with qtbot.waitSignal(start.file_wanted):
        start.take(Path("study.json"))
    start.take(Path("rows.csv"))  # a load or a ledger: only the user knows
    with qtbot.waitSignal(start.load_wanted):
        start._take_table("as_load")


def test_notes_that_cannot_be_read_are_none(settings: Settings) -> None:
    settings.keep("recent_files", "{broken")
    assert noted(settings) == {}
