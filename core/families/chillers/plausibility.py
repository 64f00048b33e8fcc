"""Figures that no chiller can have: see core.machines.plausibility."""

import math
from collections.abc import Iterator

import numpy as np

from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.grid import unsound
from core.families.chillers.performance import cop, curve_values
from core.families.chillers.rating_points import rating_points
from core.families.chillers.record import Chiller, TemperatureCurve
from core.machines.plausibility import (
    COP_SHARE_MOST,
    IPLV_OVER_COP_MOST,
    Fault,
    above_second_law,
    of_numbers,
    once,
    outside,
)
from core.machines.second_law import cooling_carnot
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

COP_PLAUSIBLE = (1.0, 40.0)  # at any lift, power of oil pumps and controls included
CAPACITY_PLAUSIBLE_W = (1e3, 5e7)  # 1 kW to 50 MW a machine
CURVE_PLAUSIBLE = 0.3  # a curve further off 1 at its own reference has other units
_SOLVED_LEAVING, _SOLVED_CONDENSER, _SOLVED_LOADS = 3, 9, (1.0, 0.5)
_RATED_BY = ("gb_18430_1_2007", "ahri_551_591")  # their part-load points hold the machine's COP


def faults(chiller: Chiller) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(chiller))


def _of(chiller: Chiller) -> Iterator[Fault]:
    if broken := list(_solved(chiller)):
        yield from broken
        return
    found = [*_rated(chiller), *of_numbers(chiller), *_limits(chiller)]
    found = found or list(_curves_off(chiller))
    if not found and chiller.capacity_w is not None:
        found = list(_part_load(columns_of([chiller])))
    yield from found


def _solved(chiller: Chiller) -> Iterator[Fault]:
    """Figures beside the curves that cannot be read, or that no machine can have."""
    if chiller.grid is not None and (what := unsound(chiller.grid)):
        yield "grid", f"grid_{what}", ()
        return
    if chiller.grid is not None and chiller.leaving_condenser is not None:
        yield "grid", "grid_twice", ()
    if not chiller.is_solved:
        return
    column = "leaving_condenser" if chiller.grid is None else "grid"
    columns = columns_of([chiller])
    (one,) = columns.solved
    if not (one.own_w > 0.0 and one.own_cop > 0.0):  # nan as well
        yield column, "no_figures", ()
        return
    if not abs(one.own_cop / chiller.cop - 1.0) <= CURVE_PLAUSIBLE:
        yield column, "curve_off", (
            figure("value", one.own_cop / chiller.cop, Kind.RATIO),
            figure("tolerance", CURVE_PLAUSIBLE, Kind.SHARE),
        )  # fmt: skip
        return
    condenser = np.linspace(*chiller.condenser_limits_c, _SOLVED_CONDENSER)
    for leaving_c in np.linspace(*chiller.leaving_limits_c, _SOLVED_LEAVING).tolist():
        for load in _SOLVED_LOADS:
            found = cop(columns, leaving_c, condenser, np.full((1, len(condenser)), load), 0.0)[0]
            ideal = cooling_carnot(leaving_c, condenser)
            if not np.all(found > 0.0):  # nan as well
                yield column, "no_figures", ()
            elif (worst := int(np.argmax(found / ideal))) >= 0 and found[worst] > ideal[worst] > 0:
                yield from above_second_law(column, float(found[worst]), float(ideal[worst]))


def _rated(chiller: Chiller) -> Iterator[Fault]:
    """Capacity and COP at the reference point."""
    ideal = float(cooling_carnot(chiller.leaving_chilled_c, chiller.entering_condenser_c))
    absurd = list(outside("cop", chiller.cop, *COP_PLAUSIBLE, Kind.COP))
    yield from absurd or above_second_law("cop", chiller.cop, ideal)
    if chiller.capacity_w is not None:
        yield from outside(
            "capacity_w", chiller.capacity_w, *CAPACITY_PLAUSIBLE_W, Kind.COOLING_POWER
        )


def _limits(chiller: Chiller) -> Iterator[Fault]:
    for name, curve in temperature_curves(chiller):
        for key, low, high in (
            ("leaving", curve.leaving_min_c, curve.leaving_max_c),
            ("condenser", curve.condenser_min_c, curve.condenser_max_c),
        ):
            if low >= high:
                yield f"{name}_{key}_max_c", "limits_reversed", (
                    figure("low", low, Kind.TEMPERATURE), figure("high", high, Kind.TEMPERATURE)
                )  # fmt: skip
    part_load = chiller.part_load_curve
    pairs = (
        ("part_load_curve_plr_max", part_load.plr_min, part_load.plr_max),
        ("plr_max", chiller.plr_min, chiller.plr_max),
        ("plr_max", chiller.unloading_min, chiller.plr_max),
    )
    for name, low, high in pairs:
        if not 0 <= low < high:
            yield name, "limits_reversed", (
                figure("low", low, Kind.SHARE), figure("high", high, Kind.SHARE)
            )  # fmt: skip


def _curves_off(chiller: Chiller) -> Iterator[Fault]:
    for name, value in reference_values(chiller).items():
        if not abs(value - 1) <= CURVE_PLAUSIBLE:
            yield f"{name}_coefficients_1", "curve_off", (
                figure("value", value, Kind.RATIO), figure("tolerance", CURVE_PLAUSIBLE, Kind.SHARE)
            )  # fmt: skip


def _part_load(columns: ChillerColumns) -> Iterator[Fault]:
    """A part-load curve that makes the machine better than any machine is.

    Rated at the points of a method, each moved to the nearest one the curves cover. Where one had
    to be moved the loads are no longer those of a rating, and only what the second law itself
    forbids counts.
    """
    (record,) = columns.records
    for method in (RATING_METHODS[key] for key in _RATED_BY):
        wanted = np.array([method.condenser_c(record.condenser)])
        condenser_c = np.clip(wanted, *record.condenser_limits_c)
        leaving_c = float(np.clip(method.leaving_c, *record.leaving_limits_c))
        moved = leaving_c != method.leaving_c or bool(np.any(condenser_c != wanted))
        share = 1.0 if moved else COP_SHARE_MOST
        (points,) = rating_points(columns, leaving_c, condenser_c, method.weights, 0.0)
        for point in points:
            ideal = float(cooling_carnot(leaving_c, point.condenser_c))
            if not 0.0 < point.cop <= share * ideal:
                yield "part_load_curve_coefficients_1", "above_second_law", (
                    figure("value", point.cop, Kind.COP),
                    figure("ideal", ideal, Kind.COP),
                    figure("share", share, Kind.SHARE),
                )  # fmt: skip
                return
        value = math.fsum(point.weight * point.cop for point in points)
        if value > IPLV_OVER_COP_MOST * points[0].cop:
            yield "part_load_curve_coefficients_1", "iplv_above", (
                figure("value", value, Kind.COP),
                figure("cop", points[0].cop, Kind.COP),
                figure("most", IPLV_OVER_COP_MOST, Kind.RATIO),
            )  # fmt: skip
            return


def reference_values(chiller: Chiller) -> dict[str, float]:
    """The three curves at the chiller's own reference point, where each should be 1."""
    columns = columns_of([chiller])
    condenser = np.array([chiller.entering_condenser_c])
    leaving = chiller.leaving_chilled_c
    return {
        "capacity_curve": float(curve_values(columns.capacity_curve, leaving, condenser)[0, 0]),
        "power_curve": float(curve_values(columns.power_curve, leaving, condenser)[0, 0]),
        "part_load_curve": math.fsum(chiller.part_load_curve.coefficients),
    }


def temperature_curves(chiller: Chiller) -> tuple[tuple[str, TemperatureCurve], ...]:
    """Both temperature curves with the names of their columns."""
    return ("capacity_curve", chiller.capacity_curve), ("power_curve", chiller.power_curve)
