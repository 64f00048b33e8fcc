"""What stands under the ranking: a pump's field of head and flow, else load duration and costs."""

import pytest
from pytestqt.qtbot import QtBot

from gui.program.study_file import example
from gui.window.plots.curves import CurvesPlot
from gui.window.shell import MainWindow
from tests.gui.window.conftest import PATIENCE_MS


@pytest.fixture
def opened() -> str:
    return "waterworks-suzhou"


def shown(window: MainWindow) -> tuple[bool, bool]:
    """Whether the leading plot is there, and the two that all families have."""
    panel = window.candidates_panel.splitter
    leading = panel.leading is not None and not panel.leading.isHidden()
    return leading, not (panel.duration.isHidden() or panel.costs.isHidden())


def test_pumps_lead_with_head_and_flow(qtbot: QtBot, window: MainWindow) -> None:
    assert shown(window) == (True, False)
    leading = window.candidates_panel.splitter.leading
    assert isinstance(leading, CurvesPlot)
    qtbot.waitUntil(lambda: leading.filled, timeout=PATIENCE_MS)
    assert leading.chart.areas
    assert isinstance(window.plots_panel.plots[0], CurvesPlot)


def test_of_several_models_there_are_the_plots_of_all(window: MainWindow) -> None:
    mixed = next(one for one in window.session.selection.candidates if one.is_mixed)
    window.session.choose(mixed.id)
    assert shown(window) == (False, True)


def test_another_family_does_not(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
        window.session.document.replace(example("office-shanghai"), None)
    assert shown(window) == (False, True)


def test_the_plots_take_what_a_few_candidates_leave(qtbot: QtBot, window: MainWindow) -> None:
    """And give it back to many."""
    window.resize(1440, 900)
    window.show()
    for name in ("vrf-nanjing", "office-shanghai", "vrf-nanjing", "office-shanghai"):
        with qtbot.waitSignal(window.session.selected, timeout=PATIENCE_MS):
            window.session.document.replace(example(name), None)
        panel, table = window.candidates_panel.splitter, window.candidates_panel.table
        few = name == "vrf-nanjing"
        assert (len(window.session.selection.candidates) < 5) == few
        qtbot.waitUntil(lambda table=table, few=few: (table.height() < 120) == few)
        if few:
            assert table.verticalScrollBar().maximum() == 0
            assert panel.duration.height() > 200
        else:
            assert table.height() > 240
