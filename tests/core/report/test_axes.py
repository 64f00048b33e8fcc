"""Figures of level axes stand clear of each other."""

import pytest

from core.report.axes import stride
from core.report.canvas import text_width


@pytest.mark.parametrize(
    ("apart_mm", "labels", "every"),
    [
        (20.0, ["0", "500", "1,000"], 1),
        (text_width("54,000") + 0.5, ["53,500", "54,000", "54,500"], 2),
        (text_width("54,000") / 2.0, ["53,500", "54,000", "54,500"], 3),
    ],
)
def test_no_figure_touches_the_next(apart_mm: float, labels: list[str], every: int) -> None:
    places = [at * apart_mm for at in range(len(labels))]
    assert stride(places, labels) == every
    assert every * apart_mm >= text_width(labels[1])
