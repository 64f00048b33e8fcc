"""Makers' tables and nameplates brought in with the mouse alone, from the button to the catalog.

Five layouts after those that makers print, three lists of nameplates, and three broken tables
which are explained and keep the button shut.
"""

from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.maker_tables.dialog import MakerTablesDialog
from tests.catalog.files.maker_sheets import (
    LIST_MODELS,
    SHEET_MODELS,
    blocks_on_sheets,
    cross_table,
    ip_units,
    long_list,
    part_load_table,
)
from tests.catalog.files.plate_sheets import PLATES, chinese_rows
from tests.catalog.files.sample_sheets import nominal_tons, turned_screws
from tests.gui.window import mouse
from tests.gui.window.conftest import PATIENCE_MS

Write = Callable[[Path], Path]
PAGE = files("resources") / "documentation" / "maker_tables.md"
WORDS = {5: "five", 6: "six", 7: "seven", 8: "eight"}  # more would not be two minutes' work


@pytest.fixture(autouse=True)
def _in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The dialog of files opens where the user works."""
    monkeypatch.chdir(tmp_path)
    mouse.pressed.clear()


def _opened(qtbot: QtBot, browser: CatalogBrowser, path: Path) -> MakerTablesDialog:
    mouse.click(browser.panel.buttons["import"])
    mouse.choose_file(browser, path.name, qtbot)
    qtbot.waitUntil(lambda: browser.import_dialog is not None, timeout=PATIENCE_MS)
    dialog = browser.import_dialog
    assert isinstance(dialog, MakerTablesDialog)
    qtbot.waitExposed(dialog)
    return dialog


def _own(browser: CatalogBrowser) -> list[str]:
    catalog = browser._catalog
    return [d.model for d in catalog.devices("chillers") if catalog.is_own(d.id)]


def _take(qtbot: QtBot, browser: CatalogBrowser, dialog: MakerTablesDialog) -> None:
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        mouse.click(dialog.take)


@pytest.mark.parametrize(
    ("write", "name", "models"),
    [
        (long_list, "screws.csv", list(LIST_MODELS)),
        (cross_table, "fas.xlsx", ["FAS-420"]),
        (ip_units, "cvh.xlsx", ["CVH-600"]),
        (blocks_on_sheets, "lsb.xlsx", list(SHEET_MODELS)),
        (part_load_table, "lc.xlsx", ["LC-2000"]),
        (chinese_rows, "plates.csv", list(PLATES)),
        (turned_screws, "turned.csv", ["LSBLG380", "LSBLG1060"]),
        (nominal_tons, "tons.xlsx", ["CVX-0400", "CVX-0600"]),
    ],
)
def test_a_file_comes_in_by_clicks(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path, write: Write, name: str,
    models: list[str],
) -> None:  # fmt: skip
    dialog = _opened(qtbot, browser, write(tmp_path / name))
    assert not dialog.take.isEnabled()  # the maker is in no such table
    mouse.choose_from_menu(dialog.values.makers, "York", qtbot)
    assert dialog.take.isEnabled()
    _take(qtbot, browser, dialog)
    assert _own(browser) == models
    assert browser._catalog.device(f"own:York-{models[0]}").maker == "York"
    assert f"In the window {WORDS[len(mouse.pressed)]} clicks" in PAGE.read_text("utf-8")


def test_a_unit_and_a_kind_are_said_by_clicks(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(
        "Model,LWT (°C),ECWT (°C),Load (%),Capacity,Power (kW)\n"
        "A,7,24,100,520,92\nA,7,30,100,500,100\nA,7,34,100,480,107\n"
        "A,7,30,75,375,72\nA,7,30,50,250,46\n", "utf-8",
    )  # fmt: skip
    dialog = _opened(qtbot, browser, path)
    mouse.choose_from_menu(dialog.values.makers, "(not named)", qtbot)
    mouse.choose(dialog.values.fields["compressor"], "screw")  # type: ignore[arg-type]
    mouse.choose(dialog.parts.unit, "kW")  # of the part that asks, which is chosen
    assert dialog.take.isEnabled()
    _take(qtbot, browser, dialog)
    assert _own(browser) == ["A"]
    assert len(mouse.pressed) == 6 + 2 + 2  # two for each thing that the file leaves open


def test_a_nameplate_that_is_refused_is_unticked(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path
) -> None:
    plates = {"A": ("螺杆式", 500.0, 5.6, 6.2), "B": ("离心式", 2100.0, 6.0, 20.0)}
    dialog = _opened(qtbot, browser, chinese_rows(tmp_path / "plates.csv", plates))
    mouse.choose_from_menu(dialog.values.makers, "York", qtbot)
    assert not dialog.take.isEnabled()
    table = dialog.models.table
    mouse.click_item(table, table.model().index(1, 2))
    assert any("do not belong to this type" in one for one in dialog.models.remarks.texts())
    mouse.click_box(table, table.model().index(1, 0))
    assert dialog.take.isEnabled()
    _take(qtbot, browser, dialog)
    assert _own(browser) == ["A"]


BROKEN = {
    "a text among the figures": (
        "A,7,24,520,92\nA,7,30,on request,100\nA,7,34,480,107\n", "row 4, column D: \"on request\"",
    ),
    "a point told twice and differently": (
        "A,7,24,520,92\nA,7,30,500,100\nA,7,30,540,100\n", "row 5, column D",
    ),
    "°F under a heading of °C": ("A,44,75,520,92\nA,44,85,500,100\n", "check the unit"),
}  # fmt: skip


@pytest.mark.parametrize("what", BROKEN)
def test_a_broken_table_is_explained(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path, what: str
) -> None:
    rows, reason = BROKEN[what]
    path = tmp_path / "broken.csv"
    head = "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
    path.write_text(head + rows, "utf-8")
    dialog = _opened(qtbot, browser, path)
    mouse.choose_from_menu(dialog.values.makers, "York", qtbot)
    QApplication.processEvents()
    assert not dialog.take.isEnabled()
    assert dialog.state.text()
    assert any(reason in text for text in dialog.models.remarks.texts())
    mouse.click(dialog.leave)
    assert _own(browser) == []
