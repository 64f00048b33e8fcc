"""How a figure is shown beside its limit: with the same decimals, a COP in hundredths, no W/W."""

import pytest

from core.load.hours_label import hours_label, of_hours_label
from core.standards.wording import alike, number
from core.vocabulary.quantity import with_unit


@pytest.mark.parametrize(
    ("values", "unit", "shown"),
    [
        ((8.8, 7.2, -1.6), "W/W", ["8.80", "7.20", "−1.60"]),
        ((9.5, 10.506), "W/W", ["9.50", "10.51"]),  # the example of the wording rules
        ((8.8, 8.800001), "W/W", ["8.80", "8.80"]),  # a class sized to its limit
        ((103.0, 103.0), "%", ["103", "103"]),
        ((84.0, 88.69), "%", ["84.0", "88.7"]),
        ((82.581, 82.581), "%", ["82.6", "82.6"]),
        ((0.5, 0.5), "kW", ["0.5", "0.5"]),
        ((11.745, 12.0), "kW", ["11.745", "12.000"]),
        ((None, 5.0), "kW", ["–", "5"]),
    ],
)
def test_a_limit_and_its_figure_have_the_same_decimals(
    values: tuple[float | None, ...], unit: str, shown: list[str]
) -> None:
    assert alike(values, unit) == shown


def test_a_figure_that_misses_its_limit_never_looks_like_it() -> None:
    assert alike((5.4, 5.398), "W/W") == ["5.400", "5.398"]
    assert alike((96.3, 96.29), "%") == ["96.30", "96.29"]


def test_watts_by_watts_are_no_unit() -> None:
    assert with_unit(number(6.2, 2), "W/W") == "6.20"
    assert with_unit("96.3", "%") == "96.3%"
    assert with_unit("0.5", "kW") == "0.5 kW"


def test_the_hours_of_a_load_are_read_from_its_name() -> None:
    assert of_hours_label(hours_label(16, 6, 50)) == ("16", "6", "50")
    assert of_hours_label("Shanghai Xujiahui") is None
