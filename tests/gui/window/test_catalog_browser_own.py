"""One's own devices: begun from a shipped one, fitted to points, saved, imported, deleted."""

from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.catalog_browser.editor import COEFFICIENTS, POINTS, DeviceEditor
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.browsing import type_into_cell, type_over, write_devices
from tests.gui.window.conftest import PATIENCE_MS

SHIPPED = "W120"  # York YK 4515 kW
FULL_LOAD, PART_LOAD = "full_load", "part_load"
CAPACITY, POWER = 2, 3  # columns of the full-load points


@pytest.fixture
def browser(browser: CatalogBrowser) -> CatalogBrowser:
    """The browser, looking at a shipped machine."""
    browser.panel.table.look_at(SHIPPED)
    return browser


@pytest.fixture
def editor(browser: CatalogBrowser) -> DeviceEditor:
    """The editor on a copy that is not kept yet."""
    browser.panel.buttons["duplicate"].click()
    assert browser.editor is not None
    return browser.editor


def _give_up(editor: DeviceEditor) -> None:
    editor.done(0)


def test_a_copy_is_edited_saved_found_and_takes_part(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session
) -> None:
    with qtbot.waitSignal(own_session.selected, timeout=PATIENCE_MS):
        own_session.refresh()
    assert own_session.selection is not None
    largest = max(own_session.selection.candidates, key=lambda c: c.outcome.installed_w).record
    browser.panel.look_at(largest.id)
    browser.panel.buttons["duplicate"].click()
    editor = browser.editor
    type_over(editor.form.fields["model"].editor, "Ours 1")
    grid = editor.tables[FULL_LOAD].grid
    before = editor.plots.plots[0].lines[1].getData()[1].copy()
    shown = grid.model().index(2, CAPACITY).data()
    wanted = float(shown.replace(",", "")) * 1.02
    type_into_cell(grid, 2, CAPACITY, f"{wanted:.0f}")
    after = editor.plots.plots[0].lines[1].getData()[1]
    assert np.abs(after - before).max() > 1.0  # kW
    with qtbot.waitSignal(own_session.selected, timeout=PATIENCE_MS):
        editor.keep.click()
    panel = browser.panel
    assert panel.device.device.model == "Ours 1"
    own_id = panel.table.device_id
    with qtbot.waitSignal(panel.filters.changed, timeout=PATIENCE_MS):
        type_over(panel.filters.search, "ours 1")
    assert [device.id for device in panel.model.rows] == [own_id]
    assert panel.buttons["delete"].isEnabled()
    assert own_id in {c.record.id for c in own_session.selection.candidates}


def test_a_copy_that_is_not_saved_leaves_nothing(browser: CatalogBrowser) -> None:
    before = browser.panel._catalog.devices("chillers")
    browser.panel.buttons["duplicate"].click()
    editor = browser.editor
    editor.reject()
    assert not editor.isVisible()  # nothing was typed: nothing to ask
    assert browser.panel._catalog.devices("chillers") == before


def test_what_was_typed_is_not_lost_unasked(editor: DeviceEditor) -> None:
    type_over(editor.form.fields["model"].editor, "Ours 2")
    editor.leave.click()
    question = editor.question
    assert editor.isVisible()
    question.buttons["cancel"].click()
    assert editor.isVisible()
    editor.leave.click()
    editor.question.buttons["discard"].click()
    assert not editor.isVisible()


def test_points_as_they_are_change_no_digit(editor: DeviceEditor) -> None:
    original = editor.draft.original
    type_over(editor.form.fields["model"].editor, "Ours 3")
    assert editor.draft.record == msgspec.structs.replace(original, model="Ours 3")
    _give_up(editor)


def test_capacity_and_cop_follow_from_the_points(editor: DeviceEditor) -> None:
    # Every capacity and every power by half: half the reference capacity, the COP stays.
    model = editor.tables[FULL_LOAD].model
    before = editor.draft.record
    for row in model.complete:
        assert row[CAPACITY] > row[POWER]
    halved = [[f"{value / 1e3 / 2:.6f}" for value in row[CAPACITY:]] for row in model.complete]
    model.paste(0, CAPACITY, "\n".join("\t".join(row) for row in halved))
    record = editor.draft.record
    full = before.capacity_w * _at_reference(before)
    assert record.capacity_w == pytest.approx(full / 2, rel=1e-4)
    assert record.power_curve.coefficients != before.capacity_curve.coefficients
    field = editor.form.fields["capacity_w"]
    assert field.editor.isReadOnly()
    assert float(field.editor.text().replace(",", "")) == pytest.approx(full / 2e3, abs=1)
    assert "0.00%" in editor.tables[FULL_LOAD].residuals.text()
    _give_up(editor)


def _at_reference(record: object) -> float:
    """The capacity curve at the record's own reference point, worked out term by term."""
    c = record.capacity_curve.coefficients
    x, y = record.leaving_chilled_c, record.entering_condenser_c
    return c[0] + c[1] * x + c[2] * x * x + c[3] * y + c[4] * y * y + c[5] * x * y


def test_a_point_that_lies_off_is_told_in_per_cent(editor: DeviceEditor) -> None:
    view = editor.tables[FULL_LOAD]
    capacity = view.model.complete[2][CAPACITY] / 1e3
    type_into_cell(view.grid, 2, CAPACITY, f"{capacity * 0.9:.0f}")
    assert view.residuals.property("role") == "assumed-text"
    largest = editor.draft.residuals[0].largest
    # Of a dent of 10 % in the middle one of five points a parabola leaves about half.
    assert 0.03 < largest < 0.08
    assert f"{largest * 100:.2f}" in view.residuals.text()
    _give_up(editor)


def test_a_text_that_is_no_figure_stays_marked_and_cannot_be_saved(editor: DeviceEditor) -> None:
    view = editor.tables[FULL_LOAD]
    type_into_cell(view.grid, 1, CAPACITY, "a lot")
    index = view.model.index(1, CAPACITY)
    assert index.data() == "a lot"
    assert index.data(Qt.ItemDataRole.ToolTipRole)
    assert not editor.keep.isEnabled()
    type_into_cell(view.grid, 1, CAPACITY, "4500")
    assert editor.keep.isEnabled()
    _give_up(editor)


def test_rows_are_added_and_taken_out(editor: DeviceEditor) -> None:
    view = editor.tables[PART_LOAD]
    count = view.model.rowCount()
    view.grid.setCurrentIndex(view.model.index(1, 0))
    view.add.click()
    assert view.model.rowCount() == count + 1
    assert len(view.model.complete) == count  # an empty row does not count yet
    type_into_cell(view.grid, 2, 0, "60")
    type_into_cell(view.grid, 2, 1, "62")
    assert (0.6, 0.62) in view.model.complete
    assert editor.draft.touched
    view.grid.setCurrentIndex(view.model.index(2, 0))
    view.take.click()
    assert view.model.rowCount() == count
    _give_up(editor)


def test_too_few_points_are_said_and_not_saved(editor: DeviceEditor) -> None:
    view = editor.tables[PART_LOAD]
    while view.model.rowCount() > 1:
        view.take.click()
    assert not editor.keep.isEnabled()
    assert any("At least 2" in text for text in editor.findings.texts())
    _give_up(editor)


def test_a_block_of_a_spreadsheet_can_be_pasted(editor: DeviceEditor) -> None:
    view = editor.tables[PART_LOAD]
    QGuiApplication.clipboard().setText("30\t38\n60\t61\n100\t100\n")
    while view.model.rowCount() > 1:
        view.take.click()
    view.grid.setCurrentIndex(view.model.index(0, 0))
    QTest.keySequence(view.grid, "Ctrl+V")
    assert view.model.complete == [(0.3, 0.38), (0.6, 0.61), (1.0, 1.0)]
    curve = editor.draft.record.part_load_curve
    assert sum(curve.coefficients) == pytest.approx(1.0)
    assert (curve.plr_min, curve.plr_max) == (0.3, 1.0)
    # By hand: 1 + a(p − 1) + b(p² − 1) through (0.3, 0.38), (0.6, 0.61) has b = 11/84.
    assert curve.coefficients[2] == pytest.approx(0.297619, abs=1e-5)
    _give_up(editor)


def test_the_form_of_the_part_load_curve_is_chosen(editor: DeviceEditor) -> None:
    view = editor.tables[PART_LOAD]
    view.form.setCurrentIndex(view.form.findData("cubic"))
    view.form.activated.emit(view.form.currentIndex())
    assert editor.draft.forms[PART_LOAD] == "cubic"
    type_into_cell(view.grid, 1, 1, "60")
    assert editor.draft.record.part_load_curve.coefficients[3] != 0.0
    _give_up(editor)


def test_coefficients_are_typed_and_every_chart_follows(editor: DeviceEditor) -> None:
    editor.ways.button(COEFFICIENTS).click()
    field = editor.coefficients.fields["capacity_curve_coefficients_1"]
    before = editor.plots.plots[0].lines[1].getData()[1].copy()
    old = editor.draft.cell(field.column.name)
    type_over(field.editor, f"{old + 0.1:.6f}")
    after = editor.plots.plots[0].lines[1].getData()[1]
    lifted = editor.draft.original.capacity_w * 0.1 / 1e3
    np.testing.assert_allclose(after - before, lifted, rtol=1e-3)
    assert not editor.form.fields["cop"].editor.isReadOnly()
    editor.ways.button(POINTS).click()
    shown = editor.tables[FULL_LOAD].model.complete
    assert shown[-1][CAPACITY] == pytest.approx(after[-1] * 1e3, rel=1e-3)
    _give_up(editor)


def test_what_cannot_be_true_is_said_at_its_place(editor: DeviceEditor) -> None:
    editor.ways.button(COEFFICIENTS).click()
    field = editor.form.fields["cop"]
    type_over(field.editor, "45")
    assert field.reason.isVisible()
    assert "1.00" in field.reason.text()  # the least COP that is plausible
    assert any(text.startswith("Reference COP") for text in editor.findings.texts())
    assert not editor.keep.isEnabled()
    limit = editor.coefficients.fields["capacity_curve_condenser_max_c"]
    type_over(limit.editor, "1")
    assert limit.reason.isVisible()
    type_over(field.editor, "5.5")
    type_over(limit.editor, "26.67")
    assert editor.keep.isEnabled()
    _give_up(editor)


def test_a_text_in_a_field_that_is_no_figure_is_refused_and_taken_back(
    editor: DeviceEditor,
) -> None:
    editor.ways.button(COEFFICIENTS).click()
    field = editor.form.fields["cop"]
    before = field.editor.text()
    type_over(field.editor, "good")
    assert field.reason.isVisible()
    assert not editor.keep.isEnabled()
    QTest.keyClick(field.editor, Qt.Key.Key_Escape)
    assert field.editor.text() == before
    assert not field.reason.isVisible()
    assert editor.isVisible()
    type_over(editor.form.fields["maker"].editor, " ")
    assert editor.form.fields["maker"].reason.isVisible()
    _give_up(editor)


def test_changed_figures_do_not_claim_the_shipped_source(editor: DeviceEditor) -> None:
    assert editor.draft.record.source == editor.draft.original.source
    type_into_cell(editor.tables[FULL_LOAD].grid, 0, CAPACITY, "4100")
    record = editor.draft.record
    assert (record.source, record.source_year, record.supply) == ("own", "", "")
    assert record.evidence == "D"
    assert editor.form.fields["source"].editor.text() == "Entered by the user"
    type_over(editor.form.fields["source"].editor, "Our test 2026")
    assert editor.draft.record.source == "Our test 2026"
    _give_up(editor)


def test_another_refrigerant_brings_its_gwp_and_safety_class(
    editor: DeviceEditor, own_session: Session
) -> None:
    type_over(editor.form.fields["refrigerant"].editor, "R-123")
    known = own_session.program.catalog.refrigerant("R-123")
    assert known is not None
    assert (editor.draft.record.gwp, editor.draft.record.safety_class) == (
        known.gwp_ar4,
        known.safety_class,
    )
    type_over(editor.form.fields["refrigerant"].editor, "R-unheard-of")
    assert editor.draft.record.gwp is None
    _give_up(editor)


def test_a_choice_is_made(editor: DeviceEditor) -> None:
    box = editor.form.fields["unloading"].editor
    box.setCurrentIndex(box.findData("speed"))
    box.activated.emit(box.currentIndex())
    assert editor.draft.record.unloading == "speed"
    _give_up(editor)


def test_the_tables_obey_the_rules_of_models(
    editor: DeviceEditor, qtmodeltester: ModelTester
) -> None:
    for view in editor.tables.values():
        qtmodeltester.check(view.model)
    _give_up(editor)


def test_one_deletes_ones_own_once_it_is_confirmed(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session
) -> None:
    catalog = own_session.program.catalog
    copy = catalog.duplicate(SHIPPED)
    browser.panel.refresh(copy.id)
    browser.panel.buttons["delete"].click()
    browser.question.buttons["cancel"].click()
    assert catalog.device(copy.id) == copy
    browser.panel.buttons["delete"].click()
    with qtbot.waitSignal(own_session.selected, timeout=PATIENCE_MS):
        browser.question.buttons["delete"].click()
    assert copy.id not in {device.id for device in catalog.devices("chillers")}
    assert browser.panel.model.row_of(copy.id) < 0


def test_an_edited_own_device_keeps_its_id(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session
) -> None:
    catalog = own_session.program.catalog
    copy = catalog.duplicate(SHIPPED)
    browser.panel.refresh(copy.id)
    browser.panel.buttons["edit"].click()
    editor = browser.editor
    assert not editor.keep.isEnabled()  # nothing to save yet
    type_over(editor.form.fields["price"].editor, "1250000")
    with qtbot.waitSignal(own_session.selected, timeout=PATIENCE_MS):
        editor.activateWindow()
        qtbot.waitUntil(editor.isActiveWindow)
        QTest.keySequence(editor, "Ctrl+S")
    assert catalog.device(copy.id).price == 1_250_000.0
    assert len([d for d in catalog.devices("chillers") if catalog.is_own(d.id)]) == 1


def _three(session: Session) -> list[object]:
    devices = session.program.catalog.devices("chillers")[60:63]
    return [msgspec.structs.replace(d, id=f"mine-{n}") for n, d in enumerate(devices)]


def test_a_file_with_one_wrong_cell_names_it_and_imports_nothing(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session, tmp_path: Path
) -> None:
    path = write_devices(tmp_path / "ours.csv", _three(own_session), cop="five")
    before = own_session.program.catalog.devices("chillers")
    browser.import_file(str(path))
    qtbot.waitUntil(lambda: browser.import_dialog is not None, timeout=PATIENCE_MS)
    dialog = browser.import_dialog
    # The header is row 1, so the third device stands in row 4.
    assert [row[:2] for row in dialog.model.rows] == [("4", "Reference COP (cop)")]
    assert "five" in dialog.model.rows[0][2]
    assert not dialog.take.isVisible()
    dialog.leave.click()
    assert own_session.program.catalog.devices("chillers") == before


def test_a_sound_file_is_imported_whole(
    qtbot: QtBot,
    browser: CatalogBrowser,
    own_session: Session,
    tmp_path: Path,
    qtmodeltester: ModelTester,
) -> None:
    path = write_devices(tmp_path / "ours.csv", _three(own_session))
    browser.import_file(str(path))
    qtbot.waitUntil(lambda: browser.import_dialog is not None, timeout=PATIENCE_MS)
    qtmodeltester.check(browser.import_dialog.model)
    with qtbot.waitSignal(own_session.selected, timeout=PATIENCE_MS):
        browser.import_dialog.take.click()
    catalog = own_session.program.catalog
    assert [d.id for d in catalog.devices("chillers") if catalog.is_own(d.id)] == [
        "own:mine-0", "own:mine-1", "own:mine-2",
    ]  # fmt: skip
    assert browser.panel.table.device_id == "own:mine-0"
    browser.panel.filters.own.click()
    assert browser.panel.model.rowCount() == 3


def test_closed_while_devices_are_brought_in_they_take_part_all_the_same(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session, tmp_path: Path
) -> None:
    browser.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    browser.import_file(str(write_devices(tmp_path / "ours.csv", _three(own_session))))
    qtbot.waitUntil(lambda: browser.import_dialog is not None, timeout=PATIENCE_MS)
    browser.import_dialog.take.click()
    browser.close()

    def known() -> set[str]:
        found = own_session.selection
        return {one.record.id for one in (*found.candidates, *found.left_out)} if found else set()

    mine = {"own:mine-0", "own:mine-1", "own:mine-2"}
    qtbot.waitUntil(lambda: mine <= known(), timeout=PATIENCE_MS)


def test_a_file_being_read_can_be_called_off(
    qtbot: QtBot, browser: CatalogBrowser, own_session: Session, tmp_path: Path
) -> None:
    button = browser.panel.buttons["import"]
    usual = button.text()
    browser.import_file(str(write_devices(tmp_path / "ours.csv", _three(own_session))))
    assert button.text() != usual
    button.click()
    assert button.text() == usual
    browser._work._pool.waitForDone()
    qtbot.wait(20)
    assert browser.import_dialog is None


def test_a_file_that_cannot_be_read_is_told(
    qtbot: QtBot, browser: CatalogBrowser, tmp_path: Path
) -> None:
    with qtbot.waitSignal(browser._work.failed, timeout=PATIENCE_MS) as told:
        browser.import_file(str(tmp_path / "nowhere.csv"))
    assert told.args is not None
    assert told.args[0].code == "file_missing"
    assert browser.problem_dialog.isVisible()
    browser.problem_dialog.close()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_editor_opens_in_every_language_and_every_field_has_a_name(
    qtbot: QtBot, browser: CatalogBrowser, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    browser.panel.table.look_at(SHIPPED)
    browser.panel.buttons["duplicate"].click()
    editor = browser.editor
    fields = [*editor.form.fields.values(), *editor.coefficients.fields.values()]
    assert all(field.editor.accessibleName() for field in fields)
    assert all(view.grid.accessibleName() for view in editor.tables.values())
    _give_up(editor)
