"""Scales that stay put, labels that stand clear, colours that can be read and told apart."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QColor

from gui.window.parts import look
from gui.window.plots.colour import contrast, ramp, readable
from gui.window.plots.frame import Frame
from gui.window.plots.placing import NO_ROOMS, Label, along, around, covered, place
from gui.window.plots.scale import Scale, held, padded, rounded

GROUND = QRectF(0.0, 0.0, 400.0, 200.0)


def pixel(x: float, y: float) -> QPointF:
    return QPointF(x, y)


def size(_: Label) -> QSizeF:
    return QSizeF(60.0, 16.0)


def test_a_range_is_rounded_outwards() -> None:
    assert rounded(0.0, 1328.0) == (0.0, 1500.0)
    assert rounded(3.2, 9.7) == (3.0, 10.0)
    low, high = rounded(5.0, 5.0)
    assert low < 5.0 < high
    assert rounded(0.0, 0.0)[1] > 0.0


@given(st.floats(-1e6, 1e6), st.floats(1e-3, 1e6))
def test_a_rounded_range_holds_the_values(low: float, extent: float) -> None:
    bottom, top = rounded(low, low + extent)
    assert bottom <= low + 1e-6 * extent
    assert top >= low + extent - 1e-6 * extent
    assert top - bottom <= 3.1 * extent


def test_a_range_stays_while_the_values_use_most_of_it() -> None:
    old = Scale(low=0.0, high=1500.0)
    assert held(old, 0.0, 1450.0) == (0.0, 1500.0)
    assert held(old, 0.0, 900.0) == (0.0, 1500.0)
    assert held(old, 0.0, 1501.0) == rounded(0.0, 1501.0)
    assert held(old, 0.0, 500.0) == rounded(0.0, 500.0)
    assert held(None, 0.0, 1328.0) == (0.0, 1500.0)


def test_ticks_separate_thousands() -> None:
    at, words = Scale(high=8760.0).labels(0.0, 8760.0, 500.0)
    assert at.tolist() == [0.0, 1000.0, 2000.0, 3000.0, 4000.0, 5000.0, 6000.0, 7000.0, 8000.0]
    assert words[:2] == ["0", "1,000"]
    assert Scale().labels(-0.0, 1.0, 200.0)[1][0] == "0.00"


def test_ticks_that_are_given_separate_thousands() -> None:
    scale = Scale(high=3000.0, ticks=(0.0, 1000.0, 3000.0))
    assert scale.labels(0.0, 3000.0, 300.0)[1] == ["0", "1,000", "3,000"]


def test_names_stand_in_the_middle_of_their_parts() -> None:
    scale = Scale(high=4.0, names=("a", "b", "c", "d"))
    at, words = scale.labels(1.0, 4.0, 100.0)
    assert at.tolist() == [1.5, 2.5, 3.5]
    assert words == ["b", "c", "d"]


def test_room_around_values_does_not_go_below_nothing() -> None:
    assert padded(np.array([1.0, 101.0])) == (0.0, 107.0)
    assert padded(np.array([50.0])) == (47.5, 52.5)


def test_labels_of_one_place_are_spread() -> None:
    labels = [Label(text=str(i), x=200.0, y=100.0, colour="#000", roams=True) for i in range(6)]
    rooms = [one.room for one in place(labels, pixel, size, GROUND, NO_ROOMS)]
    assert len(rooms) == 6
    for index, room in enumerate(rooms):
        assert GROUND.contains(room)
        assert not any(room.intersects(other) for other in rooms[:index])


def test_a_text_lies_upon_points_rather_than_upon_a_text() -> None:
    """In the corner of a crowd: every place but that of the first text is full of points."""
    crowd = np.array([[x, y] for x in range(0, 400, 7) for y in range(0, 200, 7)], dtype=float)
    labels = [Label(text=str(i), x=6.0, y=190.0, colour="#000", roams=True) for i in range(3)]
    points = around(crowd, 5.0)
    rooms = [one.room for one in place(labels, pixel, size, GROUND, np.vstack([points, points]))]
    for index, room in enumerate(rooms):
        assert not any(room.intersects(other) for other in rooms[:index])


def test_texts_beside_each_other_leave_a_gap() -> None:
    labels = [
        Label(text="a", x=100.0, y=100.0, colour="#000", sides=("right",)),
        Label(text="b", x=234.0, y=100.0, colour="#000", sides=("left", "above"), gap_px=6.0),
    ]
    one, other = (one.room for one in place(labels, pixel, size, GROUND, NO_ROOMS))
    assert other.left() - one.right() >= 4.0 or other.bottom() <= one.top()


def test_what_is_said_above_a_bar_gives_way_to_its_neighbour() -> None:
    labels = [
        Label(
            text=str(i), x=100.0 + 40.0 * i, y=100.0, colour="#000", sides=("above",),
            must=False, lifts=True,
        )
        for i in range(4)
    ]  # fmt: skip
    rooms = [one.room for one in place(labels, pixel, size, GROUND, NO_ROOMS)]
    assert len(rooms) == 4
    assert not any(a.intersects(b) for a, b in pairwise(rooms))


def test_a_label_spares_a_line() -> None:
    line = along(np.array([[200.0, 100.0], [300.0, 100.0]]), reach_px=2.0)
    (one,) = place([Label(text="a", x=200.0, y=100.0, colour="#000")], pixel, size, GROUND, line)
    assert one.room.right() < 200.0


def test_a_label_that_may_give_way_does() -> None:
    labels = [
        Label(text="a", x=200.0, y=100.0, colour="#000", sides=("above",)),
        Label(text="b", x=200.0, y=100.0, colour="#000", sides=("above",), must=False),
        Label(text="off the view", x=900.0, y=100.0, colour="#000"),
    ]
    assert [one.label.text for one in place(labels, pixel, size, GROUND, NO_ROOMS)] == ["a"]


def test_area_in_common() -> None:
    rooms = np.array([[0.0, 0.0, 10.0, 10.0], [20.0, 20.0, 30.0, 30.0]])
    others = np.array([[5.0, 5.0, 15.0, 15.0], [0.0, 0.0, 2.0, 2.0]])
    assert covered(rooms, others).tolist() == [25.0 + 4.0, 0.0]
    assert along(np.zeros((1, 2))).shape == (0, 4)


@pytest.mark.parametrize("colours", [look.LIGHT, look.DARK])
def test_coloured_text_can_be_read(colours: look.Colours) -> None:
    for series in colours.series:
        assert contrast(readable(series, colours.surface), colours.surface) >= 4.5


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#777777", "#FFFFFF") == pytest.approx(4.48, abs=0.01)  # WCAG's known grey


def test_the_ramp_goes_steadily_from_light_to_dark() -> None:
    colours = ramp(("#D3ECEE", "#6CB9C6", "#1D7C93", "#0B2E4F"))
    assert QColor(*colours[0].tolist()).name() == "#d3ecee"
    assert QColor(*colours[-1].tolist()).name() == "#0b2e4f"
    light = [contrast(QColor(*row).name(), "#000000") for row in colours[::8].tolist()]
    assert all(one > other for one, other in pairwise(light))


@pytest.mark.usefixtures("qapp")
def test_a_plot_read_from_afar_has_fewer_figures_on_its_scales() -> None:
    frame = Frame()
    frame.set_scales(Scale(high=10.0, end="h"), Scale(high=15.0, end="kW", tick_px=38))

    def figures() -> int:
        frame.lay_out(600.0, 400.0)
        return len(frame.y_scale.labels(0.0, 15.0, frame.room.height() / frame.factor)[1])

    usual = figures()
    frame.enlarge(1.6)
    assert figures() < usual
