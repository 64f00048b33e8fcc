"""Makers' tables in the window: read, corrected with the mouse, brought in whole or not at all."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.maker_tables.dialog import MakerTablesDialog
from gui.window.settings import Settings
from gui.window.study.rows import QuietBox
from tests.catalog.files.maker_sheets import (
    LIST_MODELS,
    blocks_on_sheets,
    cross_table,
    heat_pump_table,
    ip_units,
    long_list,
    part_load_table,
    rows_of_figures,
)
from tests.gui.window.browsing import type_over
from tests.gui.window.conftest import PATIENCE_MS

Write = Callable[[Path], Path]
_WHERE, _UNIT = 1, 4


def _opened(qtbot: QtBot, browser: CatalogBrowser, path: Path) -> MakerTablesDialog:
    browser.import_file(str(path))
    qtbot.waitUntil(lambda: browser.import_dialog is not None, timeout=PATIENCE_MS)
    assert isinstance(browser.import_dialog, MakerTablesDialog)
    return browser.import_dialog


def _choose(box: QuietBox, value: str) -> None:
    """As a person chooses in a list."""
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def _own(browser: CatalogBrowser) -> list[str]:
    catalog = browser._catalog
    return [d.model for d in catalog.devices("chillers") if catalog.is_own(d.id)]


@pytest.mark.parametrize(
    ("write", "name", "models"),
    [
        (long_list, "screws.csv", list(LIST_MODELS)),
        (cross_table, "fas.xlsx", ["FAS-420"]),
        (ip_units, "cvh.xlsx", ["CVH-600"]),
        (blocks_on_sheets, "lsb.xlsx", ["LSB-500", "LSB-900"]),
        (part_load_table, "lc.xlsx", ["LC-2000"]),
    ],
)
def test_a_table_is_brought_in_when_its_maker_is_said(
    qtbot: QtBot,
    browser: CatalogBrowser,
    tmp_path: Path,
    write: Write,
    name: str,
    models: list[str],
) -> None:
    dialog = _opened(qtbot, browser, write(tmp_path / name))
    assert not dialog.take.isEnabled()  # the maker is not in the table
    assert dialog.state.text()
    assert "--" not in dialog.state.text()  # no option of a command
    type_over(dialog.values.fields["maker"], "Xu")
    assert dialog.take.isEnabled()
    assert [row[0] for row in dialog.models.model.rows] == models
    assert dialog.models.points.rowCount() > 10
    session = browser._session
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        dialog.take.click()
    assert _own(browser) == models
    assert browser.panel.device.device.model == models[0]


def test_a_unit_is_said_in_the_row_that_asks(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path, qtmodeltester: ModelTester
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°F),ECWT (°F),Load (%),Capacity,Power (kW)\n"
        "A,44,75,100,150,95\nA,44,85,100,142,104\nA,44,93,100,135,112\n"
        "A,44,85,50,71,45\nA,44,85,75,106.5,74\n", "utf-8",
    )  # fmt: skip
    dialog = _opened(qtbot, browser, path)
    qtmodeltester.check(dialog.parts.model)
    qtmodeltester.check(dialog.models.model)
    type_over(dialog.values.fields["maker"], "Xu")
    assert not dialog.take.isEnabled()
    chosen = dialog.parts.table.currentIndex().row()
    assert dialog.parts.model.rows[chosen][_WHERE] == "E"  # the part that asks is chosen
    _choose(dialog.parts.unit, "RT")
    assert dialog.parts.model.rows[chosen][_UNIT] == "RT"
    assert dialog.take.isEnabled()
    # 142 RT of 12,000 Btu/h at 85 °F, near the reference 30 °C (86 °F): 499 kW and a little less.
    (model,) = dialog.draft.preview.models
    assert model.record.capacity_w == pytest.approx(497e3, rel=0.01)
    dialog.reject()


def test_a_column_is_said_to_be_another(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path
) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Q1,Power (kW)\n"
        "A,7,24,520,92\nA,7,30,500,100\nA,7,34,480,107\n", "utf-8",
    )  # fmt: skip
    dialog = _opened(qtbot, browser, path)
    type_over(dialog.values.fields["maker"], "Xu")
    dialog.parts.table.selectRow(3)
    _choose(dialog.parts.role, "full_capacity_w")
    assert not dialog.take.isEnabled()  # no unit yet
    _choose(dialog.parts.unit, "kW")
    assert "points missing" in dialog.models.model.rows[0][5]  # no part load in the table
    assert any("75%" in text for text in dialog.models.remarks.texts())
    dialog.values.of_kind.click()
    assert dialog.take.isEnabled()
    dialog.reject()
    assert _own(browser) == []


def test_a_heat_pump_becomes_a_map(qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path) -> None:
    names = [browser.families.tabData(i) for i in range(browser.families.count())]
    browser.families.setCurrentIndex(names.index("heat_pump_maps"))
    dialog = _opened(qtbot, browser, heat_pump_table(tmp_path / "krb.xlsx"))
    type_over(dialog.values.fields["maker"], "Ke")
    assert dialog.take.isEnabled()
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        dialog.take.click()
    assert browser.panel.device.device.model == "KRB-60"


def test_models_can_be_left_out(qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path) -> None:
    dialog = _opened(qtbot, browser, long_list(tmp_path / "screws.csv"))
    type_over(dialog.values.fields["maker"], "Xu")
    index = dialog.models.model.index(1, 0)
    unticked = Qt.CheckState.Unchecked
    assert dialog.models.model.setData(index, unticked, Qt.ItemDataRole.CheckStateRole)
    assert index.data(Qt.ItemDataRole.CheckStateRole) == unticked
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        dialog.take.click()
    assert _own(browser) == ["XW-350", "XW-800"]


def test_what_is_wrong_in_a_cell_is_told_with_its_place(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path
) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
        "A,7,24,520,92\nA,7,30,on request,100\n", "utf-8",
    )  # fmt: skip
    dialog = _opened(qtbot, browser, path)
    type_over(dialog.values.fields["maker"], "Xu")
    assert not dialog.take.isEnabled()
    (said,) = [text for text in dialog.models.remarks.texts() if "on request" in text]
    assert "row 4" in said
    assert "column D" in said
    dialog.reject()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_opens_in_every_language(
    qtbot: QtBot, browser: CatalogBrowser, settings: Settings, tmp_path: Path, language: str
) -> None:
    settings.set("language", language)
    dialog = _opened(qtbot, browser, rows_of_figures(tmp_path / "fas.csv"))
    assert dialog.parts.model.rowCount() > 0
    assert all(field.accessibleName() for field in dialog.values.fields.values())
    dialog.reject()
