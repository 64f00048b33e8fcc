"""A study of industrial heat in the window."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.families.industrial_heat.duty import SinkMedium
from core.families.industrial_heat.load import LoadFlows, LoadProcess
from core.study.criteria import Availability
from core.study.economics import FlatTariff
from gui.program.study_file import example
from gui.window.candidates.columns import STANDING, usual
from gui.window.catalog_browser.dialog import CatalogBrowser
from gui.window.consultation.stage import Stage
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.shell import MainWindow
from tests.gui.window.conftest import PATIENCE_MS, Edit, end_work


@pytest.fixture
def opened() -> str:
    return "dairy-shanghai"


def test_the_study_s_rows_are_those_of_the_heat_duty(window: MainWindow) -> None:
    study = window.study_panel
    assert study.row("duty.source_in_c") is not None
    assert study.row("duty.leaving_chilled_c") is None
    steam, outlet = study.row("duty.steam_pressure_pa"), study.row("duty.sink_out_c")
    assert steam is not None
    assert outlet is not None
    assert (steam.isHidden(), outlet.isHidden()) == (True, False)


def test_steam_asks_for_its_pressure(window: MainWindow, edit: Edit) -> None:
    edit("duty", "sink_medium", SinkMedium.STEAM)
    steam, outlet = (window.study_panel.row(f"duty.{key}") for key in
                     ("steam_pressure_pa", "sink_out_c"))  # fmt: skip
    assert steam is not None
    assert outlet is not None
    assert (steam.isHidden(), outlet.isHidden()) == (False, True)


def test_what_is_ranked_by_is_seen_and_no_tier_where_there_is_none(session: Session) -> None:
    """GB 18613 and its like judge no industrial heat pump: a column of dashes says nothing."""
    assert session.selection is not None
    assert session.selection.study.criteria.rank_by == "life_cycle_cost"
    shown = usual(session.selection)
    assert "life_cycle_cost" in shown
    assert STANDING not in shown


def test_every_candidate_can_be_looked_at_and_compared(
    window: MainWindow, session: Session
) -> None:
    assert session.selection is not None
    for candidate in session.selection.candidates:
        session.choose(candidate.record.id)
        session.compare(candidate.record.id, True)
        assert candidate.record.model in window.device_panel.title.text()
        assert window.device_panel.part_load.isHidden()
    for tab in range(window.tabs.count()):
        window.tabs.setCurrentIndex(tab)


def test_that_it_loses_money_stands_above_the_ranking(
    window: MainWindow, session: Session, edit: Edit
) -> None:
    """The documented machine costs more over its life than the boiler; electricity for little."""
    edit("criteria", "availability", Availability.ANY)  # it is sold in Europe
    strip, selection = window.candidates_panel.economy, session.selection
    assert selection is not None
    assert strip.text().startswith("Not economical: 6 × WAMAK")
    assert "than the existing boiler" in strip.text()
    assert not strip.isHidden()
    edit("economics", "tariff", FlatTariff(price_per_kwh=0.3))
    assert strip.isHidden()


def test_the_load_has_the_kinds_of_a_process(window: MainWindow) -> None:
    box = window.study_panel.load.box
    assert [box.itemData(i) for i in range(box.count())] == [
        kind.__struct_config__.tag for kind in (LoadProcess, LoadFlows)
    ]


def test_the_customer_s_view_has_its_inputs_and_figures(
    qtbot: QtBot, window: MainWindow, session: Session, settings: Settings
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    words = settings.reader_of(session.document.study)
    stage = Stage(session, settings, words, host)
    assert stage.cards[0].isVisibleTo(host)
    end_work(host)


@pytest.fixture
def browser(qtbot: QtBot, session: Session, settings: Settings) -> Iterator[CatalogBrowser]:
    host = QWidget()
    qtbot.addWidget(host)
    made = CatalogBrowser(session, settings, host)
    made.open()
    qtbot.waitExposed(made)
    yield made
    end_work(made)


def test_the_catalog_lists_machines_and_classes(browser: CatalogBrowser) -> None:
    assert len(browser.panel.model.rows) == 8


def test_not_feasible_is_said_where_the_candidates_would_be(
    qtbot: QtBot, window: MainWindow, session: Session
) -> None:
    with qtbot.waitSignal(session.selected, timeout=PATIENCE_MS):
        session.document.replace(example("too-far-beijing"), None)
    assert session.chosen is None
    assert session.selection is not None
    assert len(session.selection.left_out) == 8
