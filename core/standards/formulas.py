"""Limits that are computed from the device's figures, and class keys that follow from others.

Each is a named method with its coefficients as data of the edition. Figures come in the
units of the class keys; a method is asked only when all the keys it needs are given.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from math import log, log10, sqrt

Figures = Mapping[str, float | str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LimitFormula:
    """How a limit is computed: the keys it needs and how many coefficients it takes."""

    needs: tuple[str, ...]
    coefficients: int
    limit: Callable[[Figures, Sequence[float]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Derived:
    """A class key that may be given, or follows from others of the same product."""

    product: str
    needs: tuple[str, ...]
    value: Callable[[Figures], float]


def _number(figures: Figures, key: str) -> float:
    return float(figures[key])


def _polynomial(coefficients: Sequence[float], x: float) -> float:
    """Horner's rule, the highest power first."""
    total = 0.0
    for coefficient in coefficients:
        total = total * x + coefficient
    return total


def motor_log_cubic(figures: Figures, coefficients: Sequence[float]) -> float:
    """η = A·lg³P + B·lg²P + C·lg P + D in %, P in kW, rounded to 0.1 % like the tables.

    EU 2019/1781 annex I (UK SI 2021/745 schedule 16 paragraph 5).
    """
    return round(_polynomial(coefficients, log10(_number(figures, "rated_power"))), 1)


def pump_clean_water(figures: Figures, coefficients: Sequence[float]) -> float:
    """η = a·ln²ns + b·ln²Q + c·ln ns·ln Q + d·ln ns + e·ln Q − C in %, Q in m³/h.

    GB 19762-2025, clean water.
    """
    a, b, c, d, e, constant = coefficients
    speed, flow = log(_number(figures, "specific_speed")), log(_number(figures, "flow"))
    return a * speed**2 + b * flow**2 + c * speed * flow + d * speed + e * flow - constant


_LARGEST_PETROCHEMICAL_M3H = 3000.0  # larger flows use this one


def pump_petrochemical(figures: Figures, coefficients: Sequence[float]) -> float:
    """η = ηb(ln Q) − Δη(ns) + offset of the grade in %; two polynomials of the sixth degree.

    GB 19762-2025, petrochemical pumps.
    """
    flow = min(_number(figures, "flow"), _LARGEST_PETROCHEMICAL_M3H)
    base = _polynomial(coefficients[:7], log(flow))
    return (
        base
        - _polynomial(coefficients[7:14], _number(figures, "specific_speed"))
        + coefficients[14]
    )


def pump_specific_speed(figures: Figures) -> float:
    """ns = 3.65·n·√Q/(H/stages)^0.75, n in r/min, Q in m³/s (half of it for double suction)."""
    flow = _number(figures, "flow") / 3600.0
    if figures.get("pump_form") == "double_suction":
        flow /= 2.0
    head = _number(figures, "head") / _number(figures, "stages")
    return 3.65 * _number(figures, "speed") * sqrt(flow) / float(head**0.75)


LIMIT_FORMULAS: dict[str, LimitFormula] = {
    "motor_log_cubic": LimitFormula(needs=("rated_power",), coefficients=4, limit=motor_log_cubic),
    "pump_clean_water": LimitFormula(
        needs=("specific_speed", "flow"), coefficients=6, limit=pump_clean_water
    ),
    "pump_petrochemical": LimitFormula(
        needs=("specific_speed", "flow"), coefficients=15, limit=pump_petrochemical
    ),
}
DERIVED: dict[str, tuple[Derived, ...]] = {
    "specific_speed": (
        Derived(
            product="centrifugal_pump",
            needs=("flow", "head", "speed", "stages"),
            value=pump_specific_speed,
        ),
    ),
}
