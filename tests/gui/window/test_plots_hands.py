"""What a person does with the plots: points, clicks, drags, walks, zooms."""

from collections.abc import Callable

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.content.charts import PartLoadCurve, PartLoadUse
from core.content.operating_hours import UnitHours
from core.families.chillers.operating import ChillerOperating
from core.families.chillers.report import ChillerReport
from core.vocabulary.quantity import Kind
from gui.window.document.session import Session
from gui.window.plots.cost_energy import CostEnergyPlot
from gui.window.plots.duration import LoadDurationPlot
from gui.window.plots.heat_map import HeatMapPlot
from gui.window.plots.monthly import MonthlyPlot
from gui.window.plots.part_load import PartLoadPlot
from gui.window.plots.plot import HousePlot
from gui.window.settings import Settings

Show = Callable[..., HousePlot]
Edit = Callable[[str, str, object], None]
KEY = Qt.Key


@pytest.fixture
def show(qtbot: QtBot, session: Session, settings: Settings) -> Show:
    """A plot of its own on the screen."""

    def made(kind: type[HousePlot], **how: object) -> HousePlot:
        plot = kind(session, settings, None, **how)  # type: ignore[arg-type]
        qtbot.addWidget(plot)
        plot.resize(700, 260)
        plot.show()
        qtbot.waitExposed(plot)
        QApplication.processEvents()  # the layout answers the first drawing
        return plot

    return made


@pytest.fixture
def simple_use(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine that runs 100, 200, 300 and 400 h at 10, 30, 60 and 90 % part load."""
    plr = np.array([0.1, 0.3, 0.6, 0.9])
    hours = np.array([100.0, 200.0, 300.0, 400.0])
    chart = PartLoadUse(
        kind=Kind.COP,
        axis="report.axis.cop",
        curves=(
            PartLoadCurve(
                at=30.0, at_kind=Kind.TEMPERATURE, plr=plr, value=np.array([4.0, 5.0, 6.0, 5.0])
            ),
        ),
        edges=np.array([0.0, 0.2, 0.4, 0.8, 1.0]),
        hours=hours,
        band=(0.5, 0.8),
        covered=0.3,
    )
    used = UnitHours(plr=plr, hours=hours)
    monkeypatch.setattr(ChillerReport, "part_load", lambda *_: chart)
    monkeypatch.setattr(ChillerOperating, "unit_hours", lambda *_: used)


def send(plot: HousePlot, kind: QEvent.Type, at: QPointF, *, held: bool = False) -> None:
    """One event of the mouse at a place of the view, px; `held`: with the left button down."""
    port, left, none = plot.view.viewport(), Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    of_button = kind is not QEvent.Type.MouseMove
    event = QMouseEvent(
        kind, at, QPointF(port.mapToGlobal(at.toPoint())), left if of_button else none,
        left if held else none, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def hover(plot: HousePlot, at: QPointF) -> None:
    """Point at a place, px."""
    send(plot, QEvent.Type.MouseMove, at)


def drag(plot: HousePlot, start: float, end: float) -> None:
    """Drag along the plot, between two values of its level scale."""
    frame = plot.view.frame
    height = sum(frame.shown[1]) / 2
    begin, stop = frame.to_pixel(start, height), frame.to_pixel(end, height)
    hover(plot, begin)
    send(plot, QEvent.Type.MouseButtonPress, begin, held=True)
    for share in np.linspace(0.2, 1.0, 5).tolist():
        send(plot, QEvent.Type.MouseMove, begin + share * (stop - begin), held=True)
    send(plot, QEvent.Type.MouseButtonRelease, stop)


def test_dragging_an_edge_of_the_band_changes_the_share(
    show: Show, qtbot: QtBot, simple_use: None
) -> None:
    plot = show(PartLoadPlot)
    assert plot.covered == 0.3  # the machine's own
    drag(plot, 50.0, 25.0)
    assert plot.band_edges == pytest.approx((0.25, 0.8), abs=0.01)
    assert plot.covered == pytest.approx(0.5)  # 200 h and 300 h of 1,000 h
    assert any("50.0%" in one.label.text for one in plot.view.placed)
    drag(plot, 80.0, 96.0)
    assert plot.covered == pytest.approx(0.9)  # and 400 h
    qtbot.mouseClick(plot.reset_button, Qt.MouseButton.LeftButton)
    assert plot.band_edges == pytest.approx((0.5, 0.8))
    assert plot.covered == 0.3
    assert plot.reset_button.isHidden()


def test_the_inside_of_the_band_cannot_be_dragged(
    show: Show, qtbot: QtBot, simple_use: None
) -> None:
    plot = show(PartLoadPlot)
    drag(plot, 65.0, 30.0)
    assert plot.band_edges == pytest.approx((0.5, 0.8))


def test_keys_move_the_edges_of_the_band(show: Show, qtbot: QtBot, simple_use: None) -> None:
    plot = show(PartLoadPlot)
    for _ in range(5):
        qtbot.keyClick(plot.view, KEY.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert plot.band_edges == pytest.approx((0.5, 0.85))
    for _ in range(25):
        qtbot.keyClick(plot.view, KEY.Key_Left, Qt.KeyboardModifier.ControlModifier)
    assert plot.band_edges == pytest.approx((0.25, 0.85))
    assert plot.covered == pytest.approx(0.5)
    for _ in range(90):
        qtbot.keyClick(plot.view, KEY.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    low, high = plot.band_edges
    assert high == pytest.approx(low + 0.01)


def test_a_band_of_ones_own_stays_while_candidates_are_looked_at(
    show: Show, session: Session
) -> None:
    plot = show(PartLoadPlot, compact=True)
    plot.set_band(0.4, 0.9)
    session.choose(session.selection.candidates[3].record.id)
    assert plot.band_edges == pytest.approx((0.4, 0.9))
    plot.reset_band()
    assert plot.band_edges == pytest.approx(plot.figures.use.band)


def test_a_click_on_a_point_chooses_its_candidate(
    show: Show, qtbot: QtBot, session: Session
) -> None:
    plot = show(CostEnergyPlot)
    last = session.selection.candidates[-1]
    at = plot.view.frame.to_pixel(
        last.outcome.annual_energy_wh / 1e6, last.outcome.life_cycle_cost / 1e6
    )
    with qtbot.waitSignal(session.chosen_changed):
        qtbot.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=at.toPoint())
    assert session.chosen is last
    names = [one.label.text for one in plot.view.placed if one.label.bold]
    assert names == [f"{last.place} {last.record.model}"]


def test_a_click_beside_the_points_chooses_nothing(
    show: Show, qtbot: QtBot, session: Session
) -> None:
    plot = show(CostEnergyPlot)
    before = session.chosen
    corner = plot.view.frame.room.topLeft() + QPointF(3, 3)
    qtbot.mouseClick(plot.view.viewport(), Qt.MouseButton.LeftButton, pos=corner.toPoint())
    assert session.chosen is before


def test_what_is_chosen_elsewhere_is_marked(show: Show, session: Session) -> None:
    plot = show(CostEnergyPlot)
    third = session.selection.candidates[2]
    session.choose(third.record.id)
    bold = [one.label.text for one in plot.view.placed if one.label.bold]
    assert len(bold) == 1
    assert third.record.model in bold[0]


def test_compared_and_reference_have_shapes_and_names(
    show: Show, session: Session, edit: Edit
) -> None:
    edit("economics", "reference", session.selection.candidates[3].record.id)
    plot = show(CostEnergyPlot)
    other = session.selection.candidates[5]
    reference = session.selection.reference
    session.compare(other.record.id, True)
    symbols = set(plot.scatter.data["symbol"])
    assert symbols == {"o", "s", "d"}
    names = " | ".join(one.label.text for one in plot.view.placed)
    assert other.record.model in names
    assert f"{reference.record.model} (reference)" in names


def test_arrow_keys_walk_the_points_by_energy(show: Show, qtbot: QtBot, session: Session) -> None:
    plot = show(CostEnergyPlot)
    by_energy = sorted(session.selection.candidates, key=lambda c: c.outcome.annual_energy_wh)
    qtbot.keyClick(plot.view, KEY.Key_Home)
    assert session.chosen.record.id == by_energy[0].record.id
    qtbot.keyClick(plot.view, KEY.Key_Right)
    assert session.chosen.record.id == by_energy[1].record.id
    qtbot.keyClick(plot.view, KEY.Key_Escape)
    qtbot.keyClick(plot.view, KEY.Key_Right)  # from the chosen one, not from the start
    assert session.chosen.record.id == by_energy[2].record.id
    qtbot.keyClick(plot.view, KEY.Key_Left)
    assert session.chosen.record.id == by_energy[1].record.id
    qtbot.keyClick(plot.view, KEY.Key_End)
    assert session.chosen.record.id == by_energy[-1].record.id
    assert by_energy[-1].record.model in plot.readout.text()


def test_the_read_out_follows_the_mouse_with_units(
    show: Show, qtbot: QtBot, session: Session
) -> None:
    plot = show(LoadDurationPlot)
    at = plot.view.frame.to_pixel(0.0, 500.0)
    hover(plot, at)
    peak = session.selection.profile.columns["load_w"].max() / 1e3
    assert f"{peak:,.0f} kW" in plot.readout.text()
    assert plot.readout.isVisible()
    assert plot.view.rect().contains(plot.readout.geometry())
    hover(plot, QPointF(2, plot.view.height() - 2))
    assert plot.readout.isHidden()


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (LoadDurationPlot, ("h", "kW")),
        (PartLoadPlot, ("%", "h", "°C", "COP")),
        (HeatMapPlot, ("h", "kW", "°C")),
        (MonthlyPlot, ("MWh", "less")),
    ],
)
def test_the_read_out_goes_by_arrow_keys(
    show: Show, qtbot: QtBot, kind: type[HousePlot], words: tuple[str, ...]
) -> None:
    plot = show(kind)
    summary = plot.view.accessibleDescription()
    assert summary
    qtbot.keyClick(plot.view, KEY.Key_Right)
    first = plot.readout.text()
    assert all(word in first for word in words)
    qtbot.keyClick(plot.view, KEY.Key_Right)
    assert plot.readout.text() != first
    assert plot.view.accessibleDescription() != summary
    second = plot.readout.text()
    qtbot.keyClick(plot.view, KEY.Key_Up)
    assert plot.readout.text() != second
    qtbot.keyClick(plot.view, KEY.Key_Down)
    qtbot.keyClick(plot.view, KEY.Key_Left)
    assert plot.readout.text() != second
    qtbot.keyClick(plot.view, KEY.Key_Escape)
    assert plot.readout.isHidden()
    assert plot.view.accessibleDescription() == summary


def test_pointing_at_the_other_plots(show: Show, qtbot: QtBot) -> None:
    for kind in (PartLoadPlot, HeatMapPlot, MonthlyPlot, CostEnergyPlot):
        plot = show(kind)
        stop = plot.moved(None, 1, 0)
        at = plot.view.frame.to_pixel(*plot.reading(stop).at) - QPointF(1, 0)
        hover(plot, at)
        assert plot.readout.text() == "\n".join(plot.reading(plot.stop_cursor.stop).lines)
        plot.view.grab()


def wheel(plot: HousePlot, modifiers: Qt.KeyboardModifier) -> QWheelEvent:
    """A turn of the wheel over the middle of the data."""
    at = plot.view.frame.room.center()
    event = QWheelEvent(
        at, plot.view.mapToGlobal(at), QPoint(), QPoint(0, 240), Qt.MouseButton.NoButton,
        modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    event.setAccepted(False)
    plot.view.wheelEvent(event)
    return event


def test_the_wheel_zooms_with_ctrl_only(show: Show, qtbot: QtBot, edit: Edit) -> None:
    plot = show(CostEnergyPlot)
    frame = plot.view.frame
    whole = frame.shown
    assert not wheel(plot, Qt.KeyboardModifier.NoModifier).isAccepted()
    assert frame.shown == whole
    assert wheel(plot, Qt.KeyboardModifier.ControlModifier).isAccepted()
    part = frame.shown
    assert part[0][1] - part[0][0] == pytest.approx((whole[0][1] - whole[0][0]) / 1.25**2)
    middle = sum(part[0]) / 2
    drag(plot, middle, middle - 0.1 * (part[0][1] - part[0][0]))
    assert frame.shown[0][0] > part[0][0]
    moved = frame.shown
    edit("economics", "life_years", 24)  # costs rise: the view still lies among them
    assert frame.shown == moved  # a live edit does not throw the view about
    qtbot.mouseDClick(
        plot.view.viewport(), Qt.MouseButton.LeftButton, pos=frame.room.center().toPoint()
    )
    assert not frame.zoomed


def test_keys_zoom_and_show_everything_again(show: Show, qtbot: QtBot) -> None:
    plot = show(LoadDurationPlot)
    frame = plot.view.frame
    whole = frame.shown
    qtbot.keyClicks(plot.view, "++")
    assert frame.zoomed
    qtbot.keyClicks(plot.view, "---")
    assert frame.shown == whole
    qtbot.keyClicks(plot.view, "+0")
    assert frame.shown == whole
    qtbot.keyClicks(plot.view, "+")
    plot.menu.reset_action.trigger()
    assert not frame.zoomed


def test_the_right_button_opens_our_menu_alone(show: Show, qtbot: QtBot) -> None:
    plot = show(LoadDurationPlot)
    at = plot.view.frame.room.center().toPoint()
    port = plot.view.viewport()
    qtbot.mouseClick(port, Qt.MouseButton.RightButton, pos=at)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, port.mapToGlobal(at))
    QApplication.sendEvent(port, event)
    assert QApplication.activePopupWidget() is plot.menu
    texts = [action.text() for action in plot.menu.actions() if action.text()]
    assert texts == ["Save as picture (PNG)…", "Save the figures (CSV)…", "Show everything"]
    plot.menu.close()
    qtbot.mouseClick(plot.menu_button, Qt.MouseButton.LeftButton)
    assert plot.menu.isVisible()
    plot.menu.close()


def test_an_edit_moves_the_items_and_builds_none(show: Show, edit: Edit) -> None:
    plot = show(LoadDurationPlot)
    before = plot.view.scene().items()
    scale = plot.view.frame.y_scale
    edit("duty", "margin", 0.06)
    assert plot.view.scene().items() == before
    assert plot.view.frame.y_scale == scale


def test_a_plot_nobody_sees_waits_until_it_is_seen(
    show: Show, session: Session, qtbot: QtBot
) -> None:
    plot = show(MonthlyPlot)
    first = session.chosen.monthly_energy_wh
    plot.hide()
    session.choose(session.selection.candidates[4].record.id)
    assert plot.chart.energy_wh == first
    plot.show()
    assert plot.chart.energy_wh == session.chosen.monthly_energy_wh


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_plot_is_painted_in_both_themes(
    show: Show, settings: Settings, theme: str, qapp: QApplication
) -> None:
    from gui.window.parts import look

    look.apply(theme, "en")
    for kind in (LoadDurationPlot, PartLoadPlot, HeatMapPlot, MonthlyPlot, CostEnergyPlot):
        image = show(kind).view.grab().toImage()
        colours = {
            image.pixelColor(x, y).name()
            for x in range(0, image.width(), 3)
            for y in range(0, image.height(), 3)
        }
        assert look.colours().surface.lower() in colours
        assert len(colours) > 5
    look.apply("light", "en")


def test_the_machine_beside_a_title_is_said_whole_or_shorter_but_never_half(show: Show) -> None:
    plot = show(LoadDurationPlot)
    whole = plot.subject.whole
    said = set()
    for width in range(160, 900, 20):
        plot.resize(width, 260)
        QApplication.processEvents()
        said.add(plot.subject.text())
    assert whole in said
    assert "" in said
    assert not any("…" in text for text in said)
    assert all(whole.endswith(text) or whole.startswith(text[:4]) for text in said)
