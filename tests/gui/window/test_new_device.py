"""A device begun from nothing, and what one's own does not take from the one it was copied from."""

import pytest
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.families.chillers.record import Flag
from core.families.compressors.record import CompressorFlag
from core.families.registry import DEVICE_TABLES
from core.vocabulary.language import LANGUAGES
from gui.program.device_text import device_text
from gui.program.reader import open_language
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.study.rows import QuietBox
from tests.families.compressors.data_sheets import FIXED, SPEED
from tests.gui.window.browsing import type_into_cell, type_over
from tests.gui.window.conftest import PATIENCE_MS

CORRECTED = "A012"  # York YLAA, its capacity corrected, of 60 Hz
FULL_LOAD, PART_LOAD = "full_load", "part_load"


def _choose(box: object, value: str) -> None:
    assert isinstance(box, QuietBox)
    box.setCurrentIndex(box.findData(value))
    box.activated.emit(box.currentIndex())


def test_a_device_begins_from_nothing_and_is_fitted_to_its_points(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    browser.panel.buttons["new"].click()
    editor = browser.editor
    assert editor is not None
    assert not editor.keep.isEnabled()  # it has no name yet
    type_over(editor.form.fields["maker"].editor, "Xu")
    type_over(editor.form.fields["model"].editor, "XW 640")
    assert editor.keep.isEnabled()
    # By hand: 640 kW and 128 kW at 30 °C, COP 5; a line over the condenser temperature.
    points = [(7, 22, 688, 112), (7, 26, 664, 120), (7, 30, 640, 128), (7, 34, 616, 136)]
    view = editor.tables[FULL_LOAD]
    while view.model.rowCount() > len(points):
        view.take.click()
    view.model.paste(0, 0, "\n".join("\t".join(map(str, row)) for row in points))
    record = editor.draft.record
    assert record.capacity_w == pytest.approx(640e3, rel=1e-3)
    assert record.cop == pytest.approx(5.0, rel=1e-3)
    assert Flag.PART_LOAD_OF_KIND in record.flags  # no part-load point was given
    part = editor.tables[PART_LOAD]
    part.model.paste(0, 0, "25\t32\n50\t50\n75\t74\n100\t100")
    assert Flag.PART_LOAD_OF_KIND not in editor.draft.record.flags
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        editor.keep.click()
    kept = browser._catalog.device("own:Xu-XW-640")
    assert (kept.source, kept.source_year, kept.supply, kept.evidence) == ("own", "", "", "D")


def test_another_kind_begins_with_its_own_curves(browser: CatalogBrowser) -> None:
    browser.panel.buttons["new"].click()
    editor = browser.editor
    type_over(editor.form.fields["model"].editor, "Air 1")
    before = editor.draft.record
    rows = editor.tables[FULL_LOAD].model.complete
    _choose(editor.form.fields["condenser"].editor, "air")
    after = editor.draft.record
    assert (before.condenser, after.condenser) == ("water", "air")
    assert after.entering_condenser_c == 35.0
    assert after.power_curve.coefficients != before.power_curve.coefficients
    assert after.model == "Air 1"
    assert editor.tables[FULL_LOAD].model.complete != rows  # the points shown are the new ones
    assert Flag.PART_LOAD_OF_KIND in after.flags
    editor.done(0)


# A sheet of five flows: a pump in m³/h, m and kW, a fan in m³/h, Pa and kW.
SHEETS = {
    "pumps": ("pump_curve", ["50 38 8", "75 36 9.4", "100 32 10.7", "125 26 11.8", "150 17 12.4"]),
    "fans": ("fan_curve", ["9e3 1300 5", "12e3 1250 5.6", "15e3 1100 6", "18e3 880 6.2"]),
}


@pytest.mark.parametrize("family", SHEETS)
def test_a_curve_sheet_is_pasted_into_a_pump_or_fan_begun_from_nothing(
    browser: CatalogBrowser, family: str
) -> None:
    """Best of the sheets: 32 m · 100 m³/h · 9.789/3.6/10.7 kW = 0.813; 1100 · 15/3.6/6 = 0.764."""
    names = [browser.families.tabData(i) for i in range(browser.families.count())]
    browser.families.setCurrentIndex(names.index(family))
    browser.panel.buttons["new"].click()
    editor = browser.editor
    assert editor is not None
    type_over(editor.form.fields["model"].editor, "Own 1")
    assert not editor.keep.isEnabled()  # nothing is known of it yet
    key, lines = SHEETS[family]
    QGuiApplication.clipboard().setText("\n".join(lines).replace(" ", "\t"))
    QTest.keySequence(editor.tables[key].grid, QKeySequence(QKeySequence.StandardKey.Paste))
    record = editor.draft.record
    assert len(record.curve) == len(lines)
    best = {"pumps": 998.2 * 9.80665 * 100 / 3600 * 32 / 10.7e3, "fans": 1100 * 15 / 3.6 / 6e3}
    assert record.rated_efficiency == pytest.approx(best[family], abs=0.015)
    assert editor.keep.isEnabled()
    editor.done(0)


def test_a_compressor_begun_from_nothing_takes_a_name(browser: CatalogBrowser) -> None:
    names = [browser.families.tabData(i) for i in range(browser.families.count())]
    browser.families.setCurrentIndex(names.index("compressors"))
    browser.panel.buttons["new"].click()
    editor = browser.editor
    assert editor is not None
    type_over(editor.form.fields["model"].editor, "Own 37")
    assert editor.draft.record.model == "Own 37"
    assert editor.keep.isEnabled()
    editor.done(0)


def test_families_without_a_beginning_offer_none(browser: CatalogBrowser) -> None:
    names = [browser.families.tabData(i) for i in range(browser.families.count())]
    browser.families.setCurrentIndex(names.index("motors"))
    assert not browser.panel.buttons["new"].isVisible()


def test_other_figures_take_nothing_from_the_machine_they_were_copied_from(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    catalog = browser._catalog
    shipped = catalog.device(CORRECTED)
    assert Flag.CAPACITY_CORRECTED in shipped.flags
    assert shipped.source_year
    browser.panel.look_at(CORRECTED)
    browser.panel.buttons["duplicate"].click()
    editor = browser.editor
    assert Flag.CAPACITY_CORRECTED in editor.draft.record.flags  # still its figures
    type_into_cell(editor.tables[FULL_LOAD].grid, 0, 2, "300")
    record = editor.draft.record
    assert Flag.CAPACITY_CORRECTED not in record.flags
    assert (record.source, record.source_year, record.supply) == ("own", "", "")
    with qtbot.waitSignal(browser._session.selected, timeout=PATIENCE_MS):
        editor.keep.click()
    said = {code: device_text(catalog, record.id, open_language(code)) for code in LANGUAGES}
    assert "Entered by the user" in said["en"]
    assert "用户自行录入" in said["zh"]
    assert "自" not in said["en"]


def test_what_the_user_says_of_the_source_stays(browser: CatalogBrowser) -> None:
    browser.panel.look_at(CORRECTED)
    browser.panel.buttons["duplicate"].click()
    editor = browser.editor
    type_over(editor.form.fields["source_year"].editor, "2026")
    type_over(editor.form.fields["source"].editor, "Test of May")
    type_into_cell(editor.tables[FULL_LOAD].grid, 0, 2, "300")
    record = editor.draft.record
    assert (record.source, record.source_year) == ("Test of May", "2026")
    editor.done(0)


@pytest.mark.parametrize("sheet", [FIXED, SPEED], ids=["fixed", "speed"])
def test_a_data_sheet_is_pasted_into_the_form(browser: CatalogBrowser, sheet: str) -> None:
    """What stands in the sheet stands in the form, and the tested points in their table."""
    browser.families.setCurrentIndex(list(DEVICE_TABLES).index("compressors"))
    browser.panel.buttons["new"].click()
    editor = browser.editor
    assert editor is not None
    QGuiApplication.clipboard().setText(sheet)
    editor.paste.click()
    record = editor.draft.record
    assert editor.keep.isEnabled()
    assert record.maker == "Example Air"
    assert editor.form.fields["model"].editor.text() == record.model
    assert CompressorFlag.SPEED_SHAPE_ASSUMED not in record.flags
    points = editor.tables["speed_points"].model.complete
    assert len(points) == (5 if sheet is SPEED else 0)
    assert record.package_w == pytest.approx(86.5e3 if sheet is SPEED else 82.7e3, rel=1e-5)
