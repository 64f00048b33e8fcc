"""Axes with round values, labels that keep clear of each other."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.report.canvas import Canvas, Frame, Rect, rooms_of, spread, text_width, ticks


@pytest.mark.parametrize(
    ("low", "high", "about", "values", "decimals"),
    [
        (0.0, 1328.0, 5, (0.0, 250.0, 500.0, 750.0, 1000.0, 1250.0), 0),
        (0.0, 8.2, 4, (0.0, 2.0, 4.0, 6.0, 8.0), 0),
        (4.1, 5.6, 5, (4.25, 4.5, 4.75, 5.0, 5.25, 5.5), 2),
        (0.0, 100.0, 4, (0.0, 25.0, 50.0, 75.0, 100.0), 0),
        (3.0, 3.0, 5, (3.0,), 0),
    ],
)
def test_ticks_are_round(
    low: float, high: float, about: int, values: tuple[float, ...], decimals: int
) -> None:
    found = ticks(low, high, about)
    assert found.values == pytest.approx(values)
    assert found.decimals == decimals


@given(st.floats(-1e7, 1e7), st.floats(1e-3, 1e7))
def test_ticks_lie_within_and_are_told_apart_by_their_decimals(low: float, span: float) -> None:
    found = ticks(low, low + span)
    assert 2 <= len(found.values) <= 12
    slack = 1e-6 * span + 1e-9 * abs(low)
    assert all(low - slack <= value <= low + span + slack for value in found.values)
    assert len({f"{value:.{found.decimals}f}" for value in found.values}) == len(found.values)


def test_places_apart_already_stay() -> None:
    assert spread([1.0, 5.0, 9.0], 3.0, 0.0, 10.0) == [1.0, 5.0, 9.0]


def test_close_places_move_apart_in_their_order() -> None:
    assert spread([9.8, 9.9, 9.5], 3.0, 0.0, 10.0) == pytest.approx([7.0, 10.0, 4.0])


@given(st.lists(st.floats(0.0, 100.0), min_size=1, max_size=6))
def test_places_are_always_apart(wanted: list[float]) -> None:
    placed = sorted(spread(wanted, 3.0, 0.0, 100.0))
    assert all(b - a >= 3.0 - 1e-9 for a, b in itertools.pairwise(placed))
    assert placed[0] >= -1e-9
    assert placed[-1] <= 100.0 + 1e-9


def test_a_chinese_character_is_as_wide_as_the_type_is_high() -> None:
    em_mm = 7.0 * 25.4 / 72
    assert text_width("负荷") == pytest.approx(2 * em_mm + 0.2)
    assert text_width("00") == pytest.approx(2 * 0.56 * em_mm + 0.2)  # Noto Sans SC: 0.555 em


def test_a_text_that_would_leave_the_sheet_is_moved_inside() -> None:
    canvas = Canvas(width=40.0, height=20.0)
    room = canvas.text("峰值 1,328 kW", (39.0, 10.0), 0.0)
    assert room.right == pytest.approx(40.0)


def test_a_covered_place_is_known() -> None:
    canvas = Canvas(width=40.0, height=20.0)
    canvas.text("kW", (10.0, 10.0))
    assert canvas.covered("kW", (10.0, 10.0), 0.0) > 1.0
    assert canvas.covered("kW", (10.0, 16.0), 0.0) == 0.0
    dot = Rect(left=9.0, top=15.0, right=12.0, bottom=17.0)
    assert canvas.covered("kW", (10.0, 16.0), 0.0, rooms_of([dot])) > 1.0


def test_values_lie_where_the_frame_says() -> None:
    room = Rect(left=10.0, top=5.0, right=110.0, bottom=55.0)
    frame = Frame(room=room, x_low=0.0, x_high=200.0, y_low=-1.0, y_high=1.0)
    assert frame.at(50.0, 0.0) == (35.0, 30.0)
    assert frame.at(200.0, 1.0) == (110.0, 5.0)
