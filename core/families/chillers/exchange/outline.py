"""The curves of a machine that is solved: its outline, and curves as cells of a file."""

from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.exchange.fitting import CUBIC, fit_part_load, fit_surface
from core.families.chillers.record import LeavingCondenser, PartLoadCurve, TemperatureCurve
from core.families.chillers.solving import Model

FloatArray = NDArray[np.float64]
Span = tuple[float, float]

_LEAVING, _CONDENSER, _RATIOS = 5, 9, 10  # points that are asked for
_NARROW_K = 0.01  # half the width of limits where a map knows one temperature only


@dataclass(frozen=True, slots=True, kw_only=True)
class Outline:
    """Figures at the reference, and the three curves through what a model says."""

    capacity_w: float
    cop: float
    least: float  # continuous load, a share
    capacity_curve: TemperatureCurve
    power_curve: TemperatureCurve
    part_load_curve: PartLoadCurve

    def cells(self) -> dict[str, str]:
        """As cells of a file of devices."""
        return {
            "capacity_w": repr(self.capacity_w),
            "cop": repr(self.cop),
            **temperature_cells("capacity_curve", self.capacity_curve),
            **temperature_cells("power_curve", self.power_curve),
            **part_load_cells(self.part_load_curve),
        }


def outline(
    model: Model, leaving_c: float, condenser_c: float, leaving: Span, condenser: Span
) -> Outline | None:
    """Curves through the full load of a model within limits, and its part load at the reference.

    None where the model has no figure somewhere: its figures cannot be true.
    leaving_c, condenser_c: the reference, within the limits.
    """
    at = np.array([condenser_c])
    capacity_w, power_w = (float(each[0]) for each in model.full(leaving_c, at, 0.0))
    if not (capacity_w > 0.0 and power_w > 0.0):  # nan as well
        return None
    chilled = np.unique(np.linspace(*leaving, _LEAVING))
    entering = np.unique(np.linspace(*condenser, _CONDENSER))
    full = [model.full(float(each), entering, 0.0) for each in chilled]
    x, y = np.repeat(chilled, len(entering)), np.tile(entering, len(chilled))
    capacity = np.concatenate([each[0] for each in full]) / capacity_w
    power = np.concatenate([each[1] for each in full]) / power_w
    least = float(model.least(leaving_c, at)[0])
    plr = np.linspace(min(least, 0.99), 1.0, _RATIOS)
    share = model.ratio(leaving_c, np.full(_RATIOS, condenser_c), plr)
    if not all(np.all(each > 0.0) for each in (capacity, power, share)):
        return None
    flat, centre = np.array([1.0, 0.0, 0.0, 0.0, 0.0, 0.0]), (leaving_c, condenser_c)
    limits = (*_apart(leaving), *_apart(condenser))
    a, b, c, d = (float(each) for each in fit_part_load(plr, share, CUBIC))
    return Outline(
        capacity_w=capacity_w,
        cop=capacity_w / power_w,
        least=least,
        capacity_curve=_curve(fit_surface(x, y, capacity, flat, centre), limits, centre),
        power_curve=_curve(fit_surface(x, y, power / capacity, flat, centre), limits, centre),
        part_load_curve=PartLoadCurve(
            coefficients=(a, b, c, d), plr_min=float(plr[0]), plr_max=1.0
        ),
    )


def unknown_outline(curves: LeavingCondenser) -> Outline:
    """Of a machine that cannot be solved, so that the faults of its record can be told."""
    flat = msgspec.structs.replace(
        curves.capacity_curve, coefficients=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
    )
    return Outline(
        capacity_w=curves.capacity_w,
        cop=curves.cop,
        least=curves.plr_min,
        capacity_curve=flat,
        power_curve=flat,
        part_load_curve=PartLoadCurve(
            coefficients=(0.0, 1.0, 0.0, 0.0), plr_min=curves.plr_min, plr_max=1.0
        ),
    )


def _apart(span: Span) -> Span:
    low, high = span
    return span if low < high else (low - _NARROW_K, high + _NARROW_K)


def _curve(
    coefficients: FloatArray, limits: tuple[float, float, float, float], centre: Span
) -> TemperatureCurve:
    """A surface as a curve that is 1 at the reference: there figures are exact."""
    x, y = centre
    at = float(coefficients @ np.array([1.0, x, x * x, y, y * y, x * y]))
    a, b, c, d, e, f = (float(each) / at for each in coefficients)
    return TemperatureCurve(
        coefficients=(a, b, c, d, e, f),
        leaving_min_c=limits[0],
        leaving_max_c=limits[1],
        condenser_min_c=limits[2],
        condenser_max_c=limits[3],
    )


def temperature_cells(key: str, curve: TemperatureCurve) -> dict[str, str]:
    """A temperature curve under the name of its field."""
    limits = ("leaving_min_c", "leaving_max_c", "condenser_min_c", "condenser_max_c")
    return {
        **{
            f"{key}_coefficients_{n}": repr(value)
            for n, value in enumerate(curve.coefficients, start=1)
        },
        **{f"{key}_{name}": repr(getattr(curve, name)) for name in limits},
    }


def part_load_cells(curve: PartLoadCurve) -> dict[str, str]:
    """A part-load curve."""
    return {
        **{
            f"part_load_curve_coefficients_{n}": repr(value)
            for n, value in enumerate(curve.coefficients, start=1)
        },
        "part_load_curve_plr_min": repr(curve.plr_min),
        "part_load_curve_plr_max": repr(curve.plr_max),
    }
