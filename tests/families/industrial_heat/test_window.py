"""What industrial heat pumps add to the window: charts of the browser, limits."""

import numpy as np
import pytest

from core.families.industrial_heat.browsing import IndustrialHeatBrowsing
from core.families.industrial_heat.regression import UP_TO_100
from core.families.registry import limits_of
from core.vocabulary.quantity import Kind
from tests.families.industrial_heat.cases import MAP, records

BROWSING = IndustrialHeatBrowsing()


def test_a_map_shows_its_points() -> None:
    heat, cop = BROWSING.charts(records()[MAP])
    assert (heat.y, cop.y) == (Kind.HEATING_POWER, Kind.COP)
    assert [line.at for line in heat.lines] == [55.0, 60.0, 70.0, 80.0]
    assert sum(line.x.size for line in heat.lines) == 159
    first = records()[MAP].points[0]
    assert cop.lines[0].y[0] == pytest.approx(first[2] / first[3])


def test_a_class_shows_its_regression() -> None:
    (chart,) = BROWSING.charts(records()["class-up-to-100-single"])
    line = chart.lines[0]
    assert line.at == 100.0
    assert line.y == pytest.approx(UP_TO_100.cop(line.x, np.full(line.x.size, 100.0)))


def test_nothing_is_fitted() -> None:
    record = records()[MAP]
    assert BROWSING.tables(record) == ()
    assert BROWSING.points(record, {}) == {}
    assert BROWSING.fitted(record, {}, {}).record == record


def test_limits_are_told() -> None:
    assert [(key, ends) for key, ends, _ in limits_of(records()[MAP])] == [
        ("evaporator_in_c", (-5.0, 45.0)),
        ("condenser_out_c", (55.0, 80.0)),
        ("lift_k", (10.0, 60.0)),
    ]
