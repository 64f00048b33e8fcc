"""A family's own plot: drawn from the same chart as in the report, read and written to a file."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.content.blocks import Plot, say
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.families.chillers.report import ChillerReport
from core.vocabulary.quantity import Kind
from gui.program.study_file import example
from gui.window.document.session import Session
from gui.window.plots.curves import CurvesPlot
from gui.window.plots.panel import PlotsPanel
from gui.window.settings import Settings

KEY = Qt.Key


def _chart() -> Curves:
    """100 kW at −10 °C falling to nothing at 16 °C, and a pump of 60 kW whatever the weather."""
    outdoor = np.linspace(-20.0, 20.0, 41)
    return Curves(
        x=Axis(key="report.axis.hours", kind=Kind.TEMPERATURE),
        y=Axis(key="report.axis.load", kind=Kind.COOLING_POWER, low=0.0),
        lines=(
            Line(
                name=Name(key="report.axis.load"),
                x=outdoor,
                y=np.maximum(100e3 * (16.0 - outdoor) / 26.0, 0.0),
                part=Part.LOAD,
            ),
            Line(name=Name(key="report.axis.cost"), x=outdoor, y=np.full(41, 60e3)),
        ),
        points=(Points(name=Name(key="report.axis.hours"), x=outdoor[::10], y=np.full(5, 30e3)),),
        bars=(
            Bars(
                name=Name(key="report.axis.energy"),
                left=np.array([-12.0]),
                right=np.array([-8.0]),
                low=np.array([0.0]),
                high=np.array([20e3]),
                part=Part.BAD,
            ),
        ),
        uprights=(Upright(name=Name(key="report.chart.reference"), x=0.4),),
    )


@pytest.fixture
def own_plots(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    """Give the family so many plots of its own."""

    def give(count: int) -> None:
        plot = Plot(
            title=say("report.plot.cost"), chart=_chart(), caption=say("report.plot.cost.caption")
        )
        monkeypatch.setattr(ChillerReport, "plots", lambda *_: (plot,) * count)

    return give


def test_it_is_read_by_arrow_keys_and_goes_to_a_file(
    qtbot: QtBot, session: Session, settings: Settings, own_plots: Callable[[int], None]
) -> None:
    own_plots(1)
    plot = CurvesPlot(0, session, settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(plot)
    plot.resize(600, 260)
    plot.show()
    qtbot.waitExposed(plot)
    assert {placed.label.text for placed in plot.view.placed} >= {
        plot.words.text("report.axis.load")
    }
    for _ in range(16):
        qtbot.keyClick(plot.view, KEY.Key_Right)
    said = plot.readout.text()  # at -10 °C
    assert "-10" in said or "−10" in said
    assert "100" in said
    assert "60" in said
    assert "20" in said
    rows = plot.table().rows
    assert len(rows) == 41 + 41 + 5 + 1
    assert rows[41][2] == pytest.approx(60.0)


def test_the_tab_shows_as_many_as_the_family_has(
    qtbot: QtBot, session: Session, settings: Settings, own_plots: Callable[[int], None]
) -> None:
    own_plots(2)
    panel = PlotsPanel(session, settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(900, 700)
    panel.show()
    qtbot.waitExposed(panel)
    assert sum(isinstance(plot, CurvesPlot) for plot in panel.plots) == 2
    own_plots(0)
    with qtbot.waitSignal(session.selected):
        session.document.edit("duty", "peak_w", 1.4e6)
    assert not any(isinstance(plot, CurvesPlot) for plot in panel.plots)
    assert not any(plot.isVisible() for plot in panel.findChildren(CurvesPlot))


def test_a_family_without_part_load_curve_has_no_such_plot(
    qtbot: QtBot, session: Session, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ChillerReport, "has_part_load", False)
    panel = PlotsPanel(session, settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.show()
    assert panel.part_load not in panel.plots
    assert not panel.part_load.isVisible()


def test_the_tables_of_a_plant_room_stand_below_the_plots(
    qtbot: QtBot, session: Session, settings: Settings
) -> None:
    with qtbot.waitSignal(session.selected, timeout=60_000):
        session.document.replace(example("plant-room-shanghai"), None)
    panel = PlotsPanel(session, settings, None)
    qtbot.addWidget(panel)
    assert not panel.own_tables.told  # nothing is worked out that nobody sees
    panel.show()
    qtbot.waitUntil(lambda: len(panel.own_tables.told) > 8, timeout=60_000)
    titles = [one.heading.text() for one in panel.own_tables.told]
    assert any("EER" in title for title in titles)
    equipment = next(one for one in panel.own_tables.told if "CH-1" in str(one.table.figures.rows))
    assert equipment.table.figures.rows[0][2].text
