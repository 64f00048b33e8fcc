"""The start page: what was chosen opens, a lost file says so, everything can be reached by keys."""

from itertools import pairwise
from pathlib import Path
from unittest.mock import Mock

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from gui.window.settings import Settings
from gui.window.start_page.card import two_lines
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


def test_recent_files_lie_below_each_other_in_a_small_window(
    qtbot: QtBot, settings: Settings, tmp_path: Path
) -> None:
    for number in range(8):
        path = tmp_path / f"study-{number}.loadfit"
        path.touch()
        settings.remember(path)
    made = StartWindow(settings)
    qtbot.addWidget(made)
    made.resize(620, 330)  # 1280 × 720 pixels at 200 %
    made.show()
    rows = made.page.recent.rows
    tops = [row.mapTo(made, QPoint()).y() for row in rows]
    assert len(rows) == 8
    assert all(below - top >= rows[0].height() for top, below in pairwise(tops))
    assert all(row.mapTo(made, row.rect().topRight()).x() < made.page._left.width() for row in rows)


@pytest.mark.parametrize(
    ("text", "letters", "lines"),
    [
        ("单级由 25 °C 制取 120 °C", 16, ("单级由 25 °C 制取", "120 °C")),
        ("不间断电源与高压直流", 9, ("不间断电源", "与高压直流")),
        (
            "上海办公楼，水冷，峰值 1,300 kW，办公楼逐时负荷",
            20,
            ("上海办公楼，水冷，", "峰值 1,300 kW，办公楼逐时负荷"),
        ),
        ("沈阳社区医院：低环境温度热泵地暖", 14, ("沈阳社区医院：", "低环境温度热泵地暖")),
        ("北京某小学：散热器，双能源热泵", 9, ("北京某小学：", "散热器，双能源热泵")),
        ("Plant room with pumps", 12, ("Plant room", "with pumps")),
    ],
)
def test_a_title_is_broken_where_a_reader_would(
    text: str, letters: int, lines: tuple[str, str]
) -> None:
    metrics = Mock(horizontalAdvance=len, elidedText=lambda rest, _mode, _width: rest)
    assert two_lines(text, metrics, letters) == lines
