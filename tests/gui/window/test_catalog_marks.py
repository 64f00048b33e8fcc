"""Marks in the catalog: favourites, a company's approved list, devices to compare, small curves."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.families.registry import DEVICE_TABLES, family_of_table
from gui.window.catalog_browser.cells import DrawnDevice
from gui.window.catalog_browser.columns import APPROVED, CURVE, STAR, TICK
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.catalog_browser.thumbnails import curve_of
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.conftest import PATIENCE_MS, end_work

ON, OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


@pytest.fixture
def browser(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[CatalogBrowser]:
    host = QWidget()
    qtbot.addWidget(host)
    made = CatalogBrowser(session, settings, host)
    made.open()
    qtbot.waitExposed(made)
    yield made
    end_work(made)


def _ids(browser: CatalogBrowser) -> list[str]:
    return [device.id for device in browser.panel.model.rows if device]


def _set(browser: CatalogBrowser, device_id: str, column: str, state: Qt.CheckState = ON) -> bool:
    model = browser.panel.model
    index = model.index(model.row_of(device_id), model.column_of(column))
    return model.setData(index, state, Qt.ItemDataRole.CheckStateRole)


def test_a_click_on_the_star_makes_a_favourite_that_is_kept(
    browser: CatalogBrowser, settings: Settings
) -> None:
    model, table = browser.panel.model, browser.panel.table
    index = model.index(2, model.column_of(STAR))
    at = table.visualRect(index).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    starred = model.rows[2].id
    drawn = model.drawn(2, model.column_of(STAR))
    assert isinstance(drawn, DrawnDevice)
    assert drawn.starred is True
    browser.panel.filters.favourites.click()
    assert _ids(browser) == [starred]
    assert starred in settings.kept("catalog_favourites").split("\n")
    _set(browser, starred, STAR, OFF)  # the list follows
    assert _ids(browser) == []
    browser.panel.filters.reset.click()
    assert len(_ids(browser)) > 300


def test_favourites_outlive_the_window(
    qtbot: QtBot, browser: CatalogBrowser, session: Session, settings: Settings
) -> None:
    _set(browser, "W120", STAR)
    again = CatalogBrowser(session, settings, browser.parentWidget())
    assert again.marks.favourites == {"W120"}
    end_work(again)


def test_four_devices_can_be_ticked_and_no_fifth(browser: CatalogBrowser) -> None:
    panel = browser.panel
    first = _ids(browser)[:5]
    assert not panel.compare.isEnabled()
    assert [_set(browser, one, TICK) for one in first] == [True] * 4 + [False]
    assert browser.marks.ticked == tuple(first[:4])
    assert panel.compare.isEnabled()
    panel.table.look_at(first[0])
    QTest.keyClick(panel.table, Qt.Key.Key_Space)
    assert browser.marks.ticked == tuple(first[1:4])
    browser.families.setCurrentIndex(1)
    assert browser.marks.ticked == ()


def test_ticked_devices_stand_side_by_side_without_a_study(browser: CatalogBrowser) -> None:
    chosen = ("W120", "W005", "A003")
    for one in chosen:
        _set(browser, one, TICK)
    browser.panel.open_comparison()
    shown = browser.panel.comparison
    assert shown is not None
    devices = [browser._catalog.device(one) for one in chosen]
    rows = {row.key: row.texts for row in shown.model.rows}
    assert rows["cop"] == tuple(f"{device.cop:.2f}" for device in devices)
    heads = [head.model.text() for head in shown.heads if not head.isHidden()]
    assert heads == [device.model for device in devices]
    part_load = next(plot for plot in shown.plots if plot.chart.key == "part_load_cop")
    assert len(part_load.chart.lines) == len(devices)
    for line, device in zip(part_load.chart.lines, devices, strict=True):
        alone = browser.panel._browsing.charts(device)[-1]
        own = next(one for one in alone.lines if one.main)
        np.testing.assert_array_equal(line.y, own.y)
    shown.heads[1].remove.click()
    assert browser.marks.ticked == ("W120", "A003")
    assert len(next(iter(shown.model.rows[1:])).texts) == 2


def test_no_figure_is_read_off_where_a_device_has_none(browser: CatalogBrowser) -> None:
    """One covers 11.67 to 26.67 °C, another less: in between only the first is read."""
    panel = browser.panel
    for one in ("W001", "W002"):
        _set(browser, one, TICK)
    panel.open_comparison()
    assert panel.comparison is not None
    plot = next(p for p in panel.comparison.plots if p.chart.key == "capacity")
    highest = [float(line.x[-1]) for line in plot.chart.lines]
    assert highest[0] > highest[1] + 1.0
    said = plot._reading(plot.chart, highest[0])
    assert "–" in said[2]
    assert "–" not in said[1]


def test_an_approved_list_is_begun_filled_and_kept_as_a_file(
    browser: CatalogBrowser, settings: Settings, tmp_path: Path
) -> None:
    panel, path = browser.panel, tmp_path / "approved.json"
    assert panel.model.column_of(APPROVED) < 0
    assert not panel.filters.approved.isVisible()
    panel.approved.begin_list(str(path))
    assert panel.model.column_of(APPROVED) >= 0
    _set(browser, "W120", APPROVED)
    box = panel.filters.boxes["compressor"]
    box.setCurrentIndex(box.findData("scroll"))
    box.activated.emit(box.currentIndex())
    scrolls = _ids(browser)
    menu = {action.objectName(): action for action in panel.approved.menu_of_list().actions()}
    menu["add"].trigger()
    assert json.loads(path.read_text("utf-8")) == {
        "name": "approved",
        "devices": sorted({"W120", *scrolls}),
    }
    panel.filters.reset.click()
    panel.filters.approved.click()
    assert sorted(_ids(browser)) == sorted({"W120", *scrolls})
    menu = {action.objectName(): action for action in panel.approved.menu_of_list().actions()}
    menu["take"].trigger()
    assert json.loads(path.read_text("utf-8"))["devices"] == []
    assert settings.kept("catalog_approved") == str(path)
    menu["close"].trigger()
    assert panel.model.column_of(APPROVED) < 0
    assert path.exists()


def test_a_list_that_cannot_be_read_is_told(browser: CatalogBrowser, tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("no list")
    browser.panel.approved.open_list(str(path))
    assert browser.problem_dialog.isVisible()
    assert browser.marks.approved is None
    browser.problem_dialog.close()


def test_curves_are_drawn_for_the_rows_that_are_seen_only(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    browser.resize(1360, 740)  # a small one has no room for them
    model = browser.panel.model
    place = model.column_of(CURVE)

    def known(row: int) -> bool:
        cell = model.drawn(row, place)
        assert isinstance(cell, DrawnDevice)
        return cell.curve is not None and bool(cell.curve[0])

    thumbnails = model._thumbnails
    qtbot.waitUntil(lambda: bool(thumbnails._kept) and not thumbnails._waiting, timeout=PATIENCE_MS)
    seen = browser.panel.table.viewport().height() // browser.panel.table.rowHeight(0) + 2
    assert 0 < len(thumbnails._kept) <= 2 * seen  # before and after it was laid out
    assert known(0)
    assert not known(model.rowCount() - 1)  # asked for now, and so worked out
    qtbot.waitUntil(lambda: known(model.rowCount() - 1), timeout=PATIENCE_MS)


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_every_curve_stays_within_its_cell(session: Session, family: str) -> None:
    browsing = family_of_table(family).window.browsing[family]
    for device in session.program.catalog.devices(family)[:60]:
        curve = np.array(curve_of(browsing, device))
        assert np.isfinite(curve).all()
        assert ((curve >= 0.0) & (curve <= 1.0)).all()
        if curve.size:
            assert (np.diff(curve[0]) > 0.0).all()
