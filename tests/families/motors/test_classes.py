"""Efficiency classes against the EU's polynomial and printed rows."""

from math import isnan, log10

import numpy as np
import pytest

from core.families.motors.classes import (
    class_minimum,
    converter_factor,
    eu_polynomial,
    table_cells,
)


def test_the_348_cells_up_to_200_kw_lie_within_six_hundredths_of_the_eu_polynomial() -> None:
    """IEC 60034-30-1 table (IE2–IE4, 2–8 poles, 50 Hz) and EU 2019/1781 Annex I."""
    errors = [
        least - 100 * polynomial
        for level, poles, kw, least in table_cells(50)
        if level in ("IE2", "IE3", "IE4")
        and (polynomial := eu_polynomial(level, poles, kw * 1e3)) is not None
    ]
    assert len(errors) == 348
    assert max(map(abs, errors)) < 0.06


def test_the_polynomial_by_hand() -> None:
    """IE3, 4 poles, 30 kW: A..D of UK SI 2021/745 schedule 16; the table prints 93.6."""
    x = log10(30.0)
    by_hand = 0.0773 * x**3 - 1.8951 * x**2 + 9.2984 * x + 83.7025
    assert eu_polynomial("IE3", 4, 30e3) == pytest.approx(by_hand / 100)
    assert by_hand == pytest.approx(93.6, abs=0.06)


def test_between_0_55_and_0_75_kw_it_is_linear() -> None:
    """Both ends are in the table of 2-pole IE3: 77.8 and 80.7."""
    assert eu_polynomial("IE3", 2, 650.0) == pytest.approx((77.8 + 80.7) / 200, abs=6e-4)


@pytest.mark.parametrize(
    ("level", "poles", "power_w"),
    [("IE3", 4, 250e3), ("IE3", 4, 100.0), ("IE1", 4, 30e3), ("IE3", 10, 30e3)],
)
def test_where_it_does_not_hold_it_says_nothing(level: str, poles: int, power_w: float) -> None:
    assert eu_polynomial(level, poles, power_w) is None


@pytest.mark.parametrize(
    ("level", "poles", "frequency_hz", "power_w", "least"),
    [  # rows of IEC 60034-30-1 as printed in makers' catalogues and in legislation
        ("IE3", 4, 50, 30e3, 93.6),
        ("IE4", 4, 50, 30e3, 94.9),
        ("IE5", 4, 50, 30e3, 95.9),
        ("IE1", 4, 50, 4e3, 83.1),
        ("IE3", 6, 50, 450e3, 95.8),
        ("IE2", 4, 60, 7.5e3, 89.5),
        # 60 Hz between rows: the nearest, the midpoint (4.6) counting as the higher one
        ("IE3", 4, 60, 4.0e3, 89.5),
        ("IE3", 4, 60, 4.6e3, 91.7),
        # a rating within half a per cent of a row is that row
        ("IE3", 4, 50, 30.1e3, 93.6),
    ],
)
def test_least_efficiency_of_a_class(
    level: str, poles: int, frequency_hz: float, power_w: float, least: float
) -> None:
    assert class_minimum(level, poles, frequency_hz, power_w) == pytest.approx(least / 100)


def test_between_rows_it_follows_the_polynomial_and_ie1_a_line() -> None:
    assert class_minimum("IE3", 4, 50, 33e3) == eu_polynomial("IE3", 4, 33e3)
    low, high = class_minimum("IE1", 4, 50, 30e3), class_minimum("IE1", 4, 50, 37e3)
    assert class_minimum("IE1", 4, 50, 33.5e3) == pytest.approx((low + high) / 2)


@pytest.mark.parametrize(
    ("level", "poles", "frequency_hz", "power_w"),
    [("IE3", 4, 87, 30e3), ("IE6", 4, 50, 30e3), ("IE3", 4, 50, 2e6), ("IE3", 4, 50, 50.0)],
)
def test_without_a_row_there_is_no_least(
    level: str, poles: int, frequency_hz: float, power_w: float
) -> None:
    assert isnan(class_minimum(level, poles, frequency_hz, power_w))


@pytest.mark.parametrize(
    ("level", "power_w", "least"),
    [  # IEC TS 60034-30-2, 1801–6000 r/min, as seen in a maker's catalogue
        ("IE3", 11e3, 90.0), ("IE5", 11e3, 93.2), ("IE3", 55e3, 93.5), ("IE5", 75e3, 96.0),
        ("IE3", 110e3, 94.1), ("IE5", 160e3, 96.3),
    ],
)  # fmt: skip
def test_a_class_on_a_converter(level: str, power_w: float, least: float) -> None:
    """The losses of the two-pole row of IEC 60034-30-1, so much greater."""
    factor = float(converter_factor(np.array([power_w]))[0])
    losses = factor * (1.0 / class_minimum(level, 2, 50.0, power_w) - 1.0)
    assert 100.0 / (1.0 + losses) == pytest.approx(least, abs=0.06)


def test_losses_on_a_converter_grow_by_15_per_cent_up_to_90_kw_and_by_25_above() -> None:
    assert converter_factor(np.array([1e3, 90e3, 90.1e3])).tolist() == [1.15, 1.15, 1.25]
