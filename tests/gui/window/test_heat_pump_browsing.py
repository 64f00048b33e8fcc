"""Heat pumps in the catalog browser: found, drawn, told with their ratings, copied."""

from collections.abc import Iterator

import msgspec
import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from catalog.devices.store import Catalog, open_catalog
from core.families.heat_pumps.browsing import HeatPumpBrowsing, heat_pump_limits
from core.families.heat_pumps.record import HeatPump, SeasonClimate
from core.families.heat_pumps.table import HEAT_PUMPS
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.catalog_browser.columns import columns_of
from gui.window.catalog_browser.device_view import DeviceView
from gui.window.catalog_browser.editor import DeviceEditor
from gui.window.study.rows import QuietBox

BROWSING = HeatPumpBrowsing()


class Unmarked:
    """No device bears a mark."""

    def ids(self, mark: str) -> frozenset[str]:
        return frozenset()


@pytest.fixture
def catalog() -> Iterator[Catalog]:
    """The shipped catalog."""
    with open_catalog() as opened:
        yield opened


def _pump(catalog: Catalog, device_id: str = "HP00029") -> HeatPump:
    found = catalog.device(device_id)
    assert isinstance(found, HeatPump)
    return found


def test_declared_points_are_drawn_by_flow_temperature(catalog: Catalog) -> None:
    """HP00029, average climate: TOL −10 °C, points −7 to 12 °C."""
    heat, cop, *_cooling = BROWSING.charts(_pump(catalog))
    assert [line.at for line in cop.lines] == [35.0, 55.0]
    assert cop.lines[0].x.tolist() == [-10, -7, 2, 7, 12]
    assert cop.lines[0].y.tolist() == [2.65, 2.93, 4.79, 6.45, 8.11]
    assert heat.lines[0].y.tolist() == [12_000, 12_900, 8_300, 6_100, 5_500]
    assert heat.limits == cop.limits == (-10.0, 12.0)
    assert (heat.y, cop.y) == (Kind.HEATING_POWER, Kind.COP)


def test_a_machine_without_ratings_has_no_chart_and_no_limits(catalog: Catalog) -> None:
    bare = msgspec.structs.replace(_pump(catalog), ratings=(), cooling=())
    assert BROWSING.charts(bare) == ()
    assert heat_pump_limits(bare) == ()
    assert BROWSING.tables(bare) == ()
    assert BROWSING.points(bare, {}) == {}
    assert BROWSING.fitted(bare, {}, {}).record is bare


def test_another_climate_is_drawn_where_the_average_is_not_rated(catalog: Catalog) -> None:
    pump = _pump(catalog)
    colder = tuple(
        msgspec.structs.replace(one, climate=SeasonClimate.COLDER) for one in pump.ratings
    )
    charts = BROWSING.charts(msgspec.structs.replace(pump, ratings=colder, cooling=()))
    assert [chart.y for chart in charts] == [Kind.HEATING_POWER, Kind.COP]


def test_between_which_temperatures_figures_hold(catalog: Catalog) -> None:
    assert heat_pump_limits(_pump(catalog)) == (
        ("outdoor_c", (-10.0, 12.0), Kind.TEMPERATURE),
        ("flow_c", (35.0, 68.0), Kind.TEMPERATURE),
    )


def test_every_column_can_be_shown_of_every_machine(catalog: Catalog, language: Language) -> None:
    columns = columns_of(HEAT_PUMPS, language, BROWSING.columns, Unmarked())
    assert {"nominal_w", "trade_names"} - {column.key for column in columns} == {"trade_names"}
    for pump in catalog.devices("heat_pumps")[::40]:
        assert all(isinstance(column.text(pump), str) for column in columns)


def test_the_view_tells_declared_and_recalculated_scop(
    qtbot: QtBot, catalog: Catalog, language: Language
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    view = DeviceView(catalog, HEAT_PUMPS, BROWSING, language, parent)
    view.show_device(_pump(catalog))
    told = [(name.text(), text.text()) for name, text in view.figures._labels]
    title = language.text("field.ratings")
    (rating,) = [text for name, text in told if name.startswith(f"{title}: ") and "35" in name]
    assert f"{language.text('field.scop')} 4.85" in rating
    assert f"{language.text('field.scop_recalculated')} 4.85" in rating
    view.show_device(_pump(catalog, "HP01919"))
    assert language.text("flag.off_mode_implausible") in view.doubts.texts()


def test_a_copy_can_be_edited(
    qtbot: QtBot, catalog: Catalog, language: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    copy = catalog.own_copy("HP00029")
    editor = DeviceEditor(catalog, HEAT_PUMPS, copy, language, parent)
    editor.draft.set_cell("price", 52_000.0)
    editor.save()
    kept = _pump(catalog, "own:HP00029")
    assert kept.price == 52_000.0
    assert kept.ratings == _pump(catalog).ratings
    assert kept.flags == _pump(catalog).flags


def test_figures_by_chinese_standards_are_entered_and_taken_back_in_the_editor(
    qtbot: QtBot, catalog: Catalog, language: Language
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    copy = catalog.own_copy("HP00029")
    editor = DeviceEditor(catalog, HEAT_PUMPS, copy, language, parent)
    terminal = editor.form.fields["gb_terminal"].editor
    assert isinstance(terminal, QuietBox)
    assert terminal.currentText() == "–"  # not stated
    terminal.setCurrentIndex(terminal.findData("floor"))
    terminal.activated.emit(terminal.currentIndex())
    editor.draft.set_cell("hspf", 3.2)
    assert (editor.draft.record.gb_terminal, editor.draft.record.hspf) == ("floor", 3.2)
    terminal.setCurrentIndex(0)
    terminal.activated.emit(0)
    editor.save()
    kept = _pump(catalog, "own:HP00029")
    assert (kept.gb_terminal, kept.hspf) == (None, 3.2)
