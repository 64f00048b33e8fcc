"""Finding devices and looking at them; what was shipped stays as it is."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from catalog.files.devices import preview_devices
from core.families.registry import DEVICE_TABLES
from core.vocabulary.language import LANGUAGES
from gui.program.reader import open_language
from gui.window.catalog_browser.columns import FLAGS
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.catalog_browser.editor import COEFFICIENTS
from gui.window.document.session import Session
from gui.window.settings import Settings
from tests.gui.window.browsing import click_header, type_over
from tests.gui.window.conftest import PATIENCE_MS, end_work


@pytest.fixture
def browser(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[CatalogBrowser]:
    host = QWidget()
    qtbot.addWidget(host)
    made = CatalogBrowser(session, settings, host)
    made.open()
    qtbot.waitExposed(made)
    yield made
    end_work(made)


def _models(browser: CatalogBrowser) -> list[str]:
    return [device.model for device in browser.panel.model.rows]


def _type(qtbot: QtBot, browser: CatalogBrowser, text: str) -> None:
    filters = browser.panel.filters
    with qtbot.waitSignal(filters.changed, timeout=PATIENCE_MS):
        type_over(filters.search, text)


def test_it_does_not_keep_the_window_waiting(browser: CatalogBrowser) -> None:
    assert not browser.isModal()


def test_there_is_one_catalog_at_a_time(
    qtbot: QtBot, browser: CatalogBrowser, session: Session, settings: Settings
) -> None:
    other = CatalogBrowser(session, settings, browser.parentWidget())
    other.open()
    assert browser.isVisible()
    assert not other.isVisible()


def test_the_list_obeys_the_rules_of_models(
    browser: CatalogBrowser, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(browser.panel.model)


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_every_family_is_shown_and_takes_devices_of_ones_own(
    browser: CatalogBrowser, session: Session, family: str
) -> None:
    catalog = session.program.catalog
    browser.families.setCurrentIndex(list(DEVICE_TABLES).index(family))
    assert browser.panel.model.rowCount() == len(catalog.devices(family))
    browser.panel.table.selectRow(0)
    assert browser.panel.device.device == browser.panel.model.rows[0]
    browser.duplicate()
    assert browser.editor is not None
    browser.editor.save()
    own = [device for device in catalog.devices(family) if catalog.is_own(device.id)]
    assert len(own) == 1
    assert own[0] in browser.panel.model.rows
    catalog.remove(own[0].id)


def test_kinds_are_found_by_their_chinese_names(qtbot: QtBot, browser: CatalogBrowser) -> None:
    """In the English window too: 螺杆 is how a screw compressor is called."""
    with qtbot.waitSignal(browser.panel.filters.changed, timeout=PATIENCE_MS):
        browser.panel.filters.search.setText("螺杆")  # Qt's test keys know no Chinese letters
    found = browser.panel.model.rows
    assert found
    assert {device.compressor for device in found} == {"screw"}


def test_words_find_devices_as_they_are_typed(qtbot: QtBot, browser: CatalogBrowser) -> None:
    everything = browser.panel.model.rowCount()
    _type(qtbot, browser, "york 134a")
    rows = browser.panel.model.rows
    assert 0 < len(rows) < everything
    assert {device.maker for device in rows} == {"York"}
    assert {device.refrigerant for device in rows} == {"R-134a"}
    assert browser.panel.found.text() == f"{len(rows)} of {everything}"


def test_words_that_are_nowhere_say_so(qtbot: QtBot, browser: CatalogBrowser) -> None:
    _type(qtbot, browser, "steam engine")
    assert browser.panel.nothing.isVisible()
    assert not browser.panel.table.isVisible()
    assert browser.panel.device.device is None
    assert not browser.panel.buttons["duplicate"].isEnabled()


def test_filters_leave_what_fits_all_of_them(qtbot: QtBot, browser: CatalogBrowser) -> None:
    filters = browser.panel.filters
    box = filters.boxes["compressor"]
    box.setCurrentIndex(box.findData("screw"))
    box.activated.emit(box.currentIndex())
    for key, text in (("from", "500"), ("to", "1000 kW")):
        with qtbot.waitSignal(filters.changed, timeout=PATIENCE_MS):
            type_over(filters.lines[key], text)
    rows = browser.panel.model.rows
    assert rows
    assert {device.compressor for device in rows} == {"screw"}
    assert all(500e3 <= device.capacity_w <= 1000e3 for device in rows)
    filters.flagged.click()
    assert all(device.flags for device in browser.panel.model.rows)
    filters.own.click()
    assert browser.panel.model.rowCount() == 0
    filters.reset.click()
    assert browser.panel.model.rowCount() == len(browser.panel._catalog.devices("chillers"))
    assert filters.lines["from"].text() == ""


def test_a_size_that_is_no_number_is_marked_and_changes_nothing(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    line = browser.panel.filters.lines["from"]
    before = browser.panel.model.rowCount()
    type_over(line, "much")
    assert line.property("role") == "wrong"
    assert line.accessibleDescription()
    assert browser.panel.model.rowCount() == before


def test_a_click_on_a_header_sorts_and_another_turns_round(browser: CatalogBrowser) -> None:
    browser.resize(1280, 740)  # on a narrow screen the column gives way
    model, table = browser.panel.model, browser.panel.table
    column = model.column_of("cop")
    click_header(table, column)
    values = [device.cop for device in model.rows]
    assert values == sorted(values)
    click_header(table, column)
    assert [device.cop for device in model.rows] == sorted(values, reverse=True)


def test_the_device_looked_at_stays_so_through_sorting_and_searching(
    qtbot: QtBot, browser: CatalogBrowser
) -> None:
    table = browser.panel.table
    table.look_at("W120")
    click_header(table, browser.panel.model.column_of("model"))
    _type(qtbot, browser, "york")
    assert table.device_id == "W120"
    assert browser.panel.device.device.id == "W120"


def test_columns_are_chosen_and_kept(browser: CatalogBrowser, settings: Settings) -> None:
    panel = browser.panel
    assert panel.model.column_of(FLAGS) < 0
    actions = {action.data(): action for action in panel.columns_menu().actions()}
    assert not actions["model"].isEnabled()
    actions[FLAGS].trigger()
    assert panel.model.column_of(FLAGS) >= 0
    actions["maker"].trigger()
    assert panel.model.column_of("maker") < 0
    assert FLAGS in settings.kept("catalog_columns").split()


def test_a_device_is_shown_with_curves_doubts_and_provenance(browser: CatalogBrowser) -> None:
    panel = browser.panel
    panel.table.look_at("W120")
    shown, device = panel.device, panel.device.device
    assert shown.heading.text() == f"{device.maker} {device.model}"
    charts = [plot.chart.key for plot in shown.plots.plots if plot.chart]
    assert charts == ["capacity", "full_load_cop", "part_load_cop"]
    assert len(shown.doubts.texts()) == len(device.flags) > 0
    source = panel._catalog.source(device.source)
    assert source.title in [text.text() for _, text in shown.provenance._labels]


def test_a_curve_is_drawn_within_its_limits_only(browser: CatalogBrowser) -> None:
    browser.panel.table.look_at("W120")
    device = browser.panel.device.device
    x, y = browser.panel.device.plots.plots[0].lines[1].getData()
    assert (x.min(), x.max()) == pytest.approx(device.condenser_limits_c)
    # York YK 4515 kW is rated at 26.67 °C, the upper limit of its curves
    assert y[-1] == pytest.approx(device.capacity_w / 1e3, rel=0.02)


def test_the_mouse_and_the_arrow_keys_read_a_chart(browser: CatalogBrowser) -> None:
    browser.panel.table.look_at("W120")
    plot = browser.panel.device.plots.plots[0]
    centre = plot.view.room.center()
    plot.view.hovered.emit(centre)
    assert plot.readout.isVisible()
    assert "kW" in plot.readout.text()
    plot.view.hovered.emit(QPointF(-50.0, -50.0))
    assert not plot.readout.isVisible()
    plot.view.setFocus()
    QTest.keyClick(plot.view, Qt.Key.Key_Right)
    first = plot.readout.text()
    QTest.keyClick(plot.view, Qt.Key.Key_Right)
    assert plot.readout.isVisible()
    assert plot.readout.text() != first
    QTest.keyClick(plot.view, Qt.Key.Key_Escape)
    assert not plot.readout.isVisible()
    assert browser.isVisible()


def test_a_shipped_device_can_be_looked_into_but_not_changed(browser: CatalogBrowser) -> None:
    panel = browser.panel
    panel.table.look_at("W120")
    assert not panel.buttons["delete"].isEnabled()
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_Return)
    editor = browser.editor
    assert editor.locked
    assert "cannot be changed" in editor.why.text()
    assert not editor.keep.isVisible()
    before = editor.draft.record
    type_over(editor.form.fields["model"].editor, "Mine")
    cell = editor.tables["full_load"].model.index(0, 2)
    assert not cell.flags() & Qt.ItemFlag.ItemIsEditable
    editor.save()
    assert editor.draft.record == before
    assert panel._catalog.device("W120") == before
    editor.ways.button(COEFFICIENTS).click()
    assert editor.coefficients.fields["capacity_curve_coefficients_1"].isVisible()
    editor.leave.click()


def test_what_is_locked_offers_a_copy(browser: CatalogBrowser) -> None:
    browser.panel.table.look_at("W120")
    browser.panel.buttons["edit"].click()
    browser.editor.copy.click()
    assert not browser.editor.locked
    assert browser.editor.draft.record.id.startswith("own:")
    browser.editor.draft.changed.disconnect()
    browser.editor.done(0)


def test_another_language_keeps_what_was_looked_for(
    qtbot: QtBot, browser: CatalogBrowser, settings: Settings
) -> None:
    _type(qtbot, browser, "york 134a")
    browser.panel.table.look_at("W120")
    found = _models(browser)
    settings.set("language", "zh")
    assert browser.windowTitle() == "设备库"
    assert _models(browser) == found
    assert browser.panel.table.device_id == "W120"
    assert browser.panel.filters.search.text() == "york 134a"


def test_sizes_are_those_of_the_readers_units(
    qtbot: QtBot, browser: CatalogBrowser, settings: Settings
) -> None:
    settings.set("system", "ip")
    filters = browser.panel.filters
    with qtbot.waitSignal(filters.changed, timeout=PATIENCE_MS):
        type_over(filters.lines["from"], "1000")
    # 1000 RT = 3516.85 kW
    assert min(device.capacity_w for device in browser.panel.model.rows) >= 3_516_852
    assert "RT" in browser.panel.model.columns[browser.panel.model.column_of("capacity_w")].title


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_control_has_a_name(
    browser: CatalogBrowser, settings: Settings, language: str
) -> None:
    settings.set("language", language)
    panel = browser.panel
    named = [*panel.filters.boxes.values(), *panel.filters.lines.values(), panel.filters.search]
    assert all(widget.accessibleName() for widget in (*named, panel.table, panel.device))
    index = panel.model.index(0, 0)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole)


def test_a_template_is_written(browser: CatalogBrowser, tmp_path: Path) -> None:
    browser.write_template(str(tmp_path / "ours.csv"))
    header = (tmp_path / "ours.csv").read_text("utf-8-sig")
    assert header.startswith("id,maker,model")
    browser.write_template(str(tmp_path / "ours.xlsx"))
    found = preview_devices(tmp_path / "ours.xlsx", browser._catalog, "chillers",
                            [open_language(code) for code in LANGUAGES])  # fmt: skip
    assert found.faults == ()
    assert len(found.records) == 1


def test_a_click_in_the_list_shows_the_device(browser: CatalogBrowser) -> None:
    table = browser.panel.table
    rect = table.visualRect(browser.panel.model.index(3, 0))
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=rect.center() + QPoint(0, 0))
    assert browser.panel.device.device == browser.panel.model.rows[3]


def test_the_last_columns_give_way_where_there_is_no_room_for_them(
    browser: CatalogBrowser, settings: Settings
) -> None:
    browser.show()
    table, model = browser.panel.table, browser.panel.model
    last = model.columnCount() - 1
    browser.resize(1600, 700)
    assert not any(table.isColumnHidden(section) for section in range(last + 1))
    browser.resize(980, 700)
    assert table.isColumnHidden(last)
    assert not table.isColumnHidden(model.column_of("model"))
    assert table.horizontalHeader().length() <= table.viewport().width()
    # Columns that were chosen by hand are scrolled to.
    settings.keep("catalog_columns", " ".join(column.key for column in model.columns))
    browser.panel.search()
    assert not table.isColumnHidden(last)
