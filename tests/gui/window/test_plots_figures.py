"""What the plots draw is what the charts say; what they save is what they draw."""

import csv
import dataclasses
import io
from collections.abc import Callable
from pathlib import Path

import msgspec
import numpy as np
import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from core.content.charts import load_duration, pareto_front
from core.vocabulary.quantity import Kind, to_shown
from gui.window.document.session import Session
from gui.window.plots.cost_energy import CostEnergyPlot
from gui.window.plots.duration import LoadDurationPlot
from gui.window.plots.export import SCALE, TITLE_PX
from gui.window.plots.heat_map import HeatMapPlot
from gui.window.plots.monthly import MonthlyPlot
from gui.window.plots.panel import PlotsPanel
from gui.window.plots.part_load import PartLoadPlot
from gui.window.plots.plot import HousePlot
from gui.window.settings import Settings

PLOTS = (LoadDurationPlot, PartLoadPlot, HeatMapPlot, MonthlyPlot, CostEnergyPlot)
Show = Callable[..., HousePlot]
Edit = Callable[[str, str, object], None]


@pytest.fixture
def show(qtbot: QtBot, session: Session, settings: Settings) -> Show:
    """A plot of its own on the screen."""

    def made(kind: type[HousePlot], size: tuple[int, int] = (700, 240), **how: object) -> HousePlot:
        plot = kind(session, settings, None, **how)  # type: ignore[arg-type]
        qtbot.addWidget(plot)
        plot.resize(*size)
        plot.show()
        qtbot.waitExposed(plot)
        QApplication.processEvents()  # the layout answers the first drawing
        return plot

    return made


def test_the_load_duration_curve_is_that_of_the_chart(show: Show, session: Session) -> None:
    plot = show(LoadDurationPlot)
    selection, candidate = session.selection, session.chosen
    chart = load_duration(
        selection.profile.columns["load_w"],
        selection.profile.hours.sum(axis=1),
        candidate.stages_w,
        Kind.COOLING_POWER,
    )
    hours, load = plot.curve.getData()
    np.testing.assert_allclose(hours, chart.hours)
    np.testing.assert_allclose(load, chart.load_w / 1e3)
    np.testing.assert_allclose(plot.stage_lines.getData()[1][::2], np.array(chart.stages_w) / 1e3)


def test_the_part_load_curves_and_hours_are_those_of_the_chart(
    show: Show, session: Session
) -> None:
    plot = show(PartLoadPlot)
    chart = session.selection.family.report.part_load(session.selection, session.chosen)
    for item, curve in zip(plot.curves, chart.curves, strict=False):
        ratio, cop = item.getData()
        np.testing.assert_allclose(ratio, 100 * curve.plr)
        np.testing.assert_allclose(cop, curve.value)
    height = plot.bars.opts["height"]
    np.testing.assert_allclose(height / height.max(), chart.hours / chart.hours.max())
    assert plot.band_edges == pytest.approx(chart.band)
    assert plot.covered == chart.covered == session.chosen.outcome.coverage_hours


def test_the_heat_map_shows_every_load_hour_and_nothing_else(show: Show, session: Session) -> None:
    plot = show(HeatMapPlot)
    field = session.selection.family.operating.field(session.selection, session.chosen)
    picture = plot.image.image
    np.testing.assert_array_equal(picture[:, :, 3] > 0, field.hours > 0)
    total = session.selection.profile.hours.sum(axis=1)
    loaded = total[session.selection.profile.columns["load_w"] > 0].sum()
    assert sum(row[4] for row in plot.table().rows) == pytest.approx(loaded)


def test_the_heat_map_tells_the_load_as_a_share_on_request(
    show: Show, session: Session, qtbot: QtBot
) -> None:
    plot = show(HeatMapPlot)
    highest = max(row[1] for row in plot.table().rows)
    plot.share_button.click()
    assert plot.by_share
    share = max(row[1] for row in plot.table().rows)
    assert share == pytest.approx(100 * highest * 1e3 / session.chosen.outcome.installed_w)
    plot.share_button.click()
    assert max(row[1] for row in plot.table().rows) == highest


def test_the_months_are_those_of_the_candidate_and_of_the_reference(
    show: Show, session: Session
) -> None:
    plot = show(MonthlyPlot)
    np.testing.assert_allclose(
        plot.bars.opts["height"], np.array(session.chosen.monthly_energy_wh) / 1e6
    )
    np.testing.assert_allclose(
        plot.marks.getData()[1][::2],
        np.array(session.chosen.minimum.monthly_energy_wh) / 1e6,
    )


def test_the_reference_itself_is_compared_with_nothing(
    show: Show, session: Session, edit: Edit
) -> None:
    edit("economics", "reference", session.selection.candidates[3].record.id)
    session.choose(session.selection.reference.record.id)
    plot = show(MonthlyPlot)
    assert plot.chart.reference_wh is None
    assert len(plot.table().header) == 2
    assert plot.reading(0).lines == plot.reading(0).lines[:1]


def test_every_candidate_is_a_point_and_the_front_is_marked(show: Show, session: Session) -> None:
    plot = show(CostEnergyPlot)
    candidates = session.selection.candidates
    energy = np.array([c.outcome.annual_energy_wh for c in candidates]) / 1e6
    cost = np.array([c.outcome.life_cycle_cost for c in candidates]) / 1e6
    drawn = np.column_stack(plot.scatter.getData())
    wanted = np.column_stack([energy, cost])
    np.testing.assert_allclose(drawn[np.lexsort(drawn.T)], wanted[np.lexsort(wanted.T)])
    # What is sold for other markets stands behind whatever it costs, and is on no front.
    here = [i for i, c in enumerate(candidates)
            if "sold_elsewhere" not in {one.code for one in c.findings}]  # fmt: skip
    front = list(pareto_front(energy[here], cost[here]))
    np.testing.assert_allclose(plot.front.getData()[0], energy[here][front])


def test_units_are_those_of_the_reader(show: Show, session: Session, settings: Settings) -> None:
    settings.set("system", "ip")
    plot = show(LoadDurationPlot)
    peak_w = session.selection.profile.columns["load_w"].max()
    tons = to_shown(peak_w, Kind.COOLING_POWER, settings.system)
    assert plot.curve.getData()[1][0] == pytest.approx(tons)
    assert plot.view.frame.y_scale.end == "RT"
    assert "(RT)" in plot.table().header[1]


@pytest.mark.parametrize("kind", PLOTS)
def test_the_figures_saved_are_the_figures_shown(
    show: Show, kind: type[HousePlot], tmp_path: Path
) -> None:
    plot = show(kind)
    path = tmp_path / "figures.csv"
    plot.menu.save_csv(path)
    text = path.read_bytes().decode("utf-8-sig")
    header, *rows = list(csv.reader(io.StringIO(text)))
    table = plot.table()
    assert tuple(header) == table.header
    assert len(rows) == len(table.rows) > 0
    for row, shown in zip(rows, table.rows, strict=True):
        for cell, value in zip(row, shown, strict=True):
            if isinstance(value, str):
                assert cell == value
            else:
                assert float(cell) == pytest.approx(value, rel=1e-9)


def test_an_empty_cell_stays_empty() -> None:
    from gui.window.plots.export import Sheetful, csv_of

    table = Sheetful(header=("name, unit", "b"), rows=[("two\nlines", None), ("x", 0.1)])
    assert csv_of(table) == b'\xef\xbb\xbf"name, unit",b\r\n"two\nlines",\r\nx,0.1\r\n'


@pytest.mark.parametrize("kind", PLOTS)
def test_the_picture_has_twice_the_size_and_its_title(
    show: Show, kind: type[HousePlot], tmp_path: Path
) -> None:
    plot = show(kind)
    path = tmp_path / "plot.png"
    plot.stop_cursor.read(0)
    plot.menu.save_png(path)
    image = QImage(str(path))
    view = plot.view
    assert image.width() == SCALE * (view.width() + 24)
    assert image.height() == pytest.approx(SCALE * (view.height() + TITLE_PX + 12), abs=1)
    ground = image.pixel(0, 0)
    head = {image.pixel(x, y) for x in range(20, 400, 2) for y in range(10, 60, 2)}
    body = {image.pixel(x, y) for x in range(60, 1300, 5) for y in range(110, 270, 5)}
    assert head != {ground}
    assert body != {ground}
    assert plot.readout.isHidden()


def test_a_file_is_chosen_in_a_dialog(show: Show, tmp_path: Path) -> None:
    plot = show(MonthlyPlot)
    plot.menu.csv_action.trigger()
    dialog = plot.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "months.csv"))
    dialog.close()
    assert (tmp_path / "months.csv").read_bytes().count(b"\r\n") == 13


def test_a_file_that_cannot_be_written_is_said(show: Show, tmp_path: Path) -> None:
    plot = show(MonthlyPlot)
    plot.menu.png_action.trigger()
    dialog = plot.findChild(QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "months.png"))
    dialog.close()
    box = plot.findChild(QMessageBox)
    assert "months.png" in box.text()
    box.close()


@pytest.mark.parametrize("kind", PLOTS)
def test_without_a_selection_a_quiet_sentence_stands_there(
    show: Show, kind: type[HousePlot], session: Session, settings: Settings
) -> None:
    session.selection = None
    plot = show(kind)
    assert plot.empty.isVisible()
    assert plot.empty.text() == settings.reader().text("plots.empty.waiting")
    assert not plot.view.isVisible()
    plot.menu.open_at(plot.mapToGlobal(plot.rect().center()))
    assert not plot.menu.isVisible()


@pytest.mark.parametrize("kind", PLOTS)
def test_without_candidates_and_without_load_it_is_said_why(
    show: Show, kind: type[HousePlot], session: Session, settings: Settings
) -> None:
    whole = session.selection
    session.selection = dataclasses.replace(whole, candidates=(), reference=None)
    plot = show(kind)
    words = settings.reader()
    assert plot.empty.text() == words.text("plots.empty.none")
    columns = {name: 0.0 * values for name, values in whole.profile.columns.items()}
    profile = dataclasses.replace(whole.profile, columns=columns)
    situation = dataclasses.replace(whole.situation, profile=profile)
    session.selection = dataclasses.replace(whole, situation=situation)
    plot.refresh()
    assert plot.empty.text() == words.text("plots.empty.no_load")
    session.selection = whole
    plot.refresh()
    assert plot.view.isVisible()


def test_one_candidate_alone_is_drawn(show: Show, session: Session) -> None:
    whole = session.selection
    only = whole.candidates[:1]
    session.selection = dataclasses.replace(whole, candidates=only, reference=only[0])
    plot = show(CostEnergyPlot)
    assert plot.stops() == 1
    assert plot.view.frame.x_scale.low < plot.scatter.getData()[0][0] < plot.view.frame.x_scale.high


@pytest.mark.parametrize("kind", PLOTS)
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("size", [(700, 220), (390, 220), (1100, 400)])
def test_texts_stay_on_the_sheet_and_apart(
    show: Show,
    kind: type[HousePlot],
    settings: Settings,
    session: Session,
    language: str,
    size: tuple[int, int],
) -> None:
    settings.set("language", language)
    for candidate in session.selection.candidates[1:4]:
        session.compare(candidate.record.id, True)
    plot = show(kind, size)
    view = plot.view.rect().adjusted(-1, -1, 1, 1)
    rooms = [one.room for one in plot.view.placed]
    assert [room for room in rooms if not view.contains(room.toRect())] == []
    for index, room in enumerate(rooms):
        for other in rooms[:index]:
            common = room.intersected(other)
            assert common.width() * common.height() < 0.15 * room.width() * room.height()


def test_a_mark_at_the_end_of_a_scale_is_drawn_whole(show: Show) -> None:
    """Half of it was cut off where a candidate lay near the lowest cost that is shown."""
    plot = show(CostEnergyPlot, (590, 150))
    view = plot.view
    low, high = view.frame.y_scale.low, view.frame.y_scale.high
    middle = (view.frame.x_scale.low + view.frame.x_scale.high) / 2
    plot.scatter.setData(x=[middle], y=[low], size=14, brush="#ff0000", pen=None)
    view.placed = ()
    picture = view.grab().toImage()
    at = view.to_pixel(middle, low)
    assert picture.pixelColor(round(at.x()), round(at.y()) + 4).red() > 200
    view.frame.zoom(2.0, view.to_pixel(middle, high))
    assert view.box.shape().boundingRect() == view.box.boundingRect()


@pytest.mark.parametrize("height", [150, 175, 240, 400])
@pytest.mark.parametrize("units", [2, 7])
def test_no_stage_is_crossed_by_the_line_of_another(
    show: Show, session: Session, height: int, units: int
) -> None:
    plot = show(LoadDurationPlot, (590, height))
    chart = plot.chart
    step = chart.load_w[0] / (units - 0.5)
    plot.chart = msgspec.structs.replace(
        chart, stages_w=tuple(float(step * n) for n in range(1, units + 1))
    )
    plot.view.set_scales(
        plot.view.frame.x_scale,
        dataclasses.replace(plot.view.frame.y_scale, high=float(step * units * 1.1e-3)),
    )
    lines = [plot.view.to_pixel(0.0, watts / 1e3).y() for watts in plot.chart.stages_w]
    stages = [one for one in plot.view.placed if one.label.x]
    assert stages
    for one in stages:
        own = one.anchor.y()
        glyphs = one.room.adjusted(0, 3, 0, -3)  # a line of text is higher than its letters
        crossing = [y for y in lines if abs(y - own) > 1 and glyphs.top() < y < glyphs.bottom()]
        assert crossing == []


@pytest.mark.parametrize(("width", "columns"), [(590, 1), (740, 2), (1100, 2)])
def test_the_plots_take_as_many_columns_as_fit(
    qtbot: QtBot, session: Session, settings: Settings, width: int, columns: int
) -> None:
    panel = PlotsPanel(session, settings, None)  # type: ignore[arg-type]
    qtbot.addWidget(panel)
    panel.resize(width, 600)
    panel.show()
    qtbot.waitExposed(panel)
    assert len({plot.x() for plot in panel.plots}) == columns
    assert all(plot.x() + plot.width() <= width for plot in panel.plots)
    shown = [plot for plot in panel.plots if plot.isVisible()]
    alone = columns == 2 and len(shown) % 2 == 1  # then the last has the whole row
    assert (shown[-1].width() > shown[0].width()) == alone
    if columns == 2:
        panel.resize(590, 600)
        qtbot.waitUntil(lambda: len({plot.x() for plot in panel.plots}) == 1)
    for again in (width, 590, 1100, 640, width):
        panel.resize(again, 400)
        QApplication.processEvents()
        rooms = [plot.geometry() for plot in panel.plots if plot.isVisible()]
        assert not any(a.intersects(b) for at, a in enumerate(rooms) for b in rooms[:at])
