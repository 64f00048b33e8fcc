"""IPLV and NPLV by named methods, each with its four points.

A method is a stored, named set of conditions and weights; two methods are never mixed and
one is never converted into another. Weights multiply the COP of the points.

    AHRI 551/591 (SI) and 550/590 (IP)   conditions and weights read in the standard
    GB/T 18430.1-2007, GB 50189-2015     secondary transcription, marked as such

GB/T 18430.1-2024 is not offered: its part-load conditions and weights were not available
in a source that could be checked.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.performance import (
    degradation,
    full_load,
    outside_limits,
    power_share,
)
from core.families.chillers.record import Chiller, Flag
from core.machines.condenser import Condenser
from core.standards.rating_methods import LOADS, RATING_METHODS, Method
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


def by_other_methods(
    columns: ChillerColumns, key: str, leaving_c: float, condenser_c: float, beyond_limits_k: float
) -> tuple[tuple["Rating", "Rating"], ...]:
    """IPLV and NPLV of the first machine by every method but one."""
    return tuple(
        (
            iplv(columns, method, beyond_limits_k)[0],
            nplv(columns, method, leaving_c, condenser_c, beyond_limits_k)[0],
        )
        for method in RATING_METHODS.values()
        if method.key != key
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingPoint:
    """One of the four points of a rating."""

    load: float  # share of the full-load capacity at the rating's full-load condition
    condenser_c: float
    capacity_w: float
    power_w: float
    cop: float  # with the degradation applied
    degradation: float  # CD; 1 where the machine unloads to the point
    weight: float
    beyond_limits: bool  # figures by the worse of held and carried on


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A rating by one method; without a value, `findings` says why."""

    kind: str  # "IPLV" or "NPLV"
    method: str  # key of RATING_METHODS
    edition: str
    leaving_chilled_c: float
    value: float | None
    points: tuple[RatingPoint, ...] = ()
    findings: tuple[Finding, ...] = ()


def iplv(columns: ChillerColumns, method: Method, beyond_limits_k: float) -> tuple[Rating, ...]:
    """IPLV of every machine at the method's own conditions."""
    conditions = np.array([method.condenser_c(record.condenser) for record in columns.records])
    conditions = conditions.reshape(-1, len(LOADS))
    return _ratings(columns, "IPLV", method, method.leaving_c, conditions, beyond_limits_k)


def nplv(
    columns: ChillerColumns,
    method: Method,
    leaving_c: float,
    condenser_c: float,
    beyond_limits_k: float,
) -> tuple[Rating, ...]:
    """NPLV of every machine at selected conditions, with the method's condenser relief.

    AHRI: linear from the selected temperature at full load to the floor at 50 %, constant
    below, and none for air-cooled machines. GB: linear down to 19 °C at 25 %, which from 30 °C
    gives 26.3 and 22.7 °C, the 26 and 23 °C of its IPLV.
    """
    floor, end = method.relief_floor_c, method.relief_end
    share = np.maximum(np.array(LOADS) - end, 0.0) / (1.0 - end)
    relief = floor + max(condenser_c - floor, 0.0) * share
    water = np.array([record.condenser is Condenser.WATER for record in columns.records], bool)
    conditions = np.where(water.reshape(-1, 1), relief, np.array(method.air_c))
    return _ratings(columns, "NPLV", method, leaving_c, conditions, beyond_limits_k)


def _without_value(kind: str, method: Method, leaving_c: float, reason: Finding) -> Rating:
    return Rating(
        kind=kind,
        method=method.key,
        edition=method.edition,
        leaving_chilled_c=leaving_c,
        value=None,
        findings=(reason,),
    )


def _ratings(
    columns: ChillerColumns,
    kind: str,
    method: Method,
    leaving_c: float,
    condenser_c: FloatArray,
    beyond_limits_k: float,
) -> tuple[Rating, ...]:
    points = rating_points(columns, leaving_c, condenser_c, method.weights, beyond_limits_k)
    ratings = []
    for machine, record in enumerate(columns.records):
        hottest = float(condenser_c[machine].max())
        refusal = _refusal(record, kind, method, leaving_c, hottest, beyond_limits_k)
        if refusal:
            ratings.append(_without_value(kind, method, leaving_c, refusal))
            continue
        four = points[machine]
        if not all(np.isfinite(point.cop) for point in four):
            refusal = finding("rating_no_figure", Severity.WARNING, figure("kind", kind))
            ratings.append(_without_value(kind, method, leaving_c, refusal))
            continue
        ratings.append(
            Rating(
                kind=kind,
                method=method.key,
                edition=method.edition,
                leaving_chilled_c=leaving_c,
                value=sum(point.weight * point.cop for point in four),
                points=four,
                findings=_notes(record, kind, method, four),
            )
        )
    return tuple(ratings)


def _refusal(
    record: Chiller,
    kind: str,
    method: Method,
    leaving_c: float,
    hottest_c: float,
    beyond_limits_k: float,
) -> Finding | None:
    """Why no rating can be given, if so."""
    if kind == "NPLV" and record.condenser is not Condenser.WATER and not method.air_nplv:
        return finding("nplv_water_only", Severity.INFO, figure("method", method.edition))
    if Flag.PART_LOAD_PLACEHOLDER in record.flags:
        return finding("part_load_placeholder", Severity.WARNING)
    if record.capacity_w is None:
        return finding("no_capacity", Severity.WARNING)
    low, high = record.leaving_limits_c
    if not low - beyond_limits_k <= leaving_c <= high + beyond_limits_k:
        return finding(
            "rating_leaving_beyond_limits", Severity.WARNING,
            figure("kind", kind),
            figure("leaving", leaving_c, Kind.TEMPERATURE),
            figure("low", low, Kind.TEMPERATURE),
            figure("high", high, Kind.TEMPERATURE),
        )  # fmt: skip
    limit = record.condenser_limits_c[1]
    if hottest_c > limit + beyond_limits_k:
        return finding(
            "rating_beyond_limits", Severity.WARNING,
            figure("kind", kind),
            figure("condenser", hottest_c, Kind.TEMPERATURE),
            figure("limit", limit, Kind.TEMPERATURE),
        )  # fmt: skip
    return None


def _notes(
    record: Chiller, kind: str, method: Method, points: tuple[RatingPoint, ...]
) -> tuple[Finding, ...]:
    """What a reader of the rating must know."""
    notes: list[Finding] = []
    beyond = sum(point.beyond_limits for point in points)
    if beyond:
        low, high = record.condenser_limits_c
        leaving_low, leaving_high = record.leaving_limits_c
        notes.append(finding(
            "rating_points_beyond_limits", Severity.WARNING,
            figure("kind", kind),
            figure("points", beyond, Kind.COUNT),
            figure("low", low, Kind.TEMPERATURE),
            figure("high", high, Kind.TEMPERATURE),
            figure("leaving_low", leaving_low, Kind.TEMPERATURE),
            figure("leaving_high", leaving_high, Kind.TEMPERATURE),
        ))  # fmt: skip
    if not method.confirmed:
        notes.append(
            finding("method_secondary", Severity.WARNING, figure("method", method.edition))
        )
    return tuple(notes)


def rating_points(
    columns: ChillerColumns,
    leaving_c: float,
    condenser_c: FloatArray,
    weights: tuple[float, ...],
    beyond_limits_k: float,
) -> tuple[tuple[RatingPoint, ...], ...]:
    """The four points of every machine; condenser_c is (machines, 4), °C.

    Loads are shares of the capacity at the full-load condition. A machine that cannot
    unload to a point runs its lowest step there and is degraded by CD with
    LF = (load · full capacity) / (capacity at the step), AHRI 551/591.
    """
    full = full_load(columns, leaving_c, condenser_c, beyond_limits_k)
    capacity = full.capacity_w
    plr = np.array(LOADS) * capacity[:, :1] / capacity
    step = np.maximum(plr, columns.step_min[:, None])
    load_factor = np.minimum(plr / step, 1.0)
    cd = np.where(load_factor < 1.0, degradation(load_factor), 1.0)
    delivered = capacity * step
    power = full.power_w * power_share(columns, step)
    cop = delivered / (cd * power)
    outside = outside_limits(columns, leaving_c, condenser_c)
    return tuple(
        tuple(
            RatingPoint(
                load=LOADS[i],
                condenser_c=float(condenser_c[machine, i]),
                capacity_w=float(delivered[machine, i]),
                power_w=float(power[machine, i]),
                cop=float(cop[machine, i]),
                degradation=float(cd[machine, i]),
                weight=weights[i],
                beyond_limits=bool(outside[machine, i]),
            )
            for i in range(len(LOADS))
        )
        for machine in range(len(columns.records))
    )
