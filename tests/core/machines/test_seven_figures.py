"""Many values in seven figures at once: the same as one by one."""

from hypothesis import given
from hypothesis import strategies as st

from core.machines.seven_figures import in_seven, seven_figures


@given(st.lists(st.floats(1e-12, 1e12) | st.just(0.0) | st.floats(-1e6, -1e-6)))
def test_many_at_once_are_as_one_by_one(values: list[float]) -> None:
    for value, found in zip(values, seven_figures(values), strict=True):
        # Between two neighbours either may be taken: the digits beyond are not those of the figure.
        assert abs(found - in_seven(value)) <= 1.01e-6 * abs(value)


def test_figures_of_a_catalog() -> None:
    assert seven_figures([123.456789, 0.000123456789, 98765432.1]) == [
        123.4568, 0.0001234568, 98765430.0
    ]  # fmt: skip
