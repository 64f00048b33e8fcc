"""Operating points upon each other are gathered: their hours stay, and where they weigh."""

import numpy as np

from core.content.crowds import gathered


def test_a_crowd_becomes_one_point_a_square_with_all_its_hours() -> None:
    """Four points of 1, 3, 2 and 2 h in one square: 8 h at the mean of their hours, (1.25, 0.5)."""
    x, y = [0.5, 1.5, 1.0, 1.5], [0.5, 0.5, 0.25, 0.75]
    far = [100.5, 100.5, 100.5, 100.5], [0.5, 0.5, 0.5, 0.5]
    places = np.array([[*x, *far[0]], [*y, *far[1]]]).T
    weight = np.array([1.0, 3.0, 2.0, 2.0, 5.0, 5.0, 5.0, 5.0])
    shown, hours = gathered(places, weight, 2.0)
    np.testing.assert_allclose(shown, [[1.25, 0.5], [100.5, 0.5]])
    np.testing.assert_allclose(hours, [8.0, 20.0])


def test_few_points_stand_where_they_are() -> None:
    """Two in a square are still seen apart; one without a place is not drawn."""
    places = np.array([[0.5, 0.5], [1.5, 0.5], [5.0, 5.0], [np.nan, 1.0]])
    weight = np.array([1.0, 2.0, 0.0, 9.0])
    shown, hours = gathered(places, weight, 2.0)
    np.testing.assert_array_equal(shown, places[:3])
    np.testing.assert_array_equal(hours, [1.0, 2.0, 0.0])
    none, nothing = gathered(np.zeros((0, 2)), np.zeros(0), 2.0)
    assert len(none) == len(nothing) == 0
