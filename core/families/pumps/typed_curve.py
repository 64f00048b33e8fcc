"""A pump's curve as it is typed or pasted in the catalog browser."""

from collections.abc import Sequence
from typing import Annotated

import msgspec
import numpy as np

from core.content.browsing import Fitted, PointTable, Residual, Rows
from core.families.pumps.columns import WATER_WORK, curve_of
from core.families.pumps.plausibility import POINTS_LEAST
from core.families.pumps.record import Pump
from core.machines.flow_machines.curves import machines_of
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

CURVE = "pump_curve"
FOLLOWS = ("rated_flow_m3s", "rated_head_m", "rated_efficiency")
_S_PER_H = 3600.0
_DIGITS = 6


class CurveRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a curve sheet: the power is the record's, at the shaft or of the unit."""

    point_flow_m3s: Annotated[float, declare(Kind.WATER_FLOW, ge=0, le=50)]
    point_head_m: Annotated[float, declare(Kind.HEAD, ge=0, le=5000)]
    point_power_w: Annotated[float, declare(Kind.SHAFT_POWER, gt=0, le=1e8)]


def table_of(record: Pump) -> PointTable:
    """The points of the record, in SI."""
    rows = [(q / _S_PER_H, head, power * 1e3) for q, head, power in record.curve]
    return PointTable(key=CURVE, row=CurveRow, rows=rows)


def fitted(record: Pump, rows: Rows) -> Fitted:
    """The pump with its curve through every point, and its rated point at the best of it.

    Raises Problem `points_few` with too few flows, `points_absurd` where it gives nothing.
    """
    points = sorted({float(row[0]): tuple(map(float, row)) for row in rows}.values())
    if len(points) < POINTS_LEAST:
        raise Problem(
            "points_few",
            CURVE,
            figure("least", POINTS_LEAST, Kind.COUNT),
            figure("given", len(points), Kind.COUNT),
        )
    if max(head for _, head, _ in points) <= 0.0 or min(power for *_, power in points) <= 0.0:
        raise Problem("points_absurd", CURVE)
    own = through_points(record, points)
    # The curve goes through every point: nothing is left over.
    left = tuple(
        Residual(table=CURVE, column=column, largest=0.0, rms=0.0)
        for column in ("point_head_m", "point_power_w")
    )
    return Fitted(record=own, residuals=left)


def through_points(record: Pump, points: Sequence[tuple[float, ...]]) -> Pump:
    """The pump with a curve through points (m³/s, m, W), rising, rated at the best of it.

    Raises Problem `points_absurd` where that is no pump's.
    """
    curve = tuple(
        (_short(flow * _S_PER_H), _short(head), _short(power / 1e3)) for flow, head, power in points
    )
    own = msgspec.structs.replace(record, curve=curve)
    pumps = machines_of([curve_of(own)], WATER_WORK)
    best = float(pumps.best_efficiency[0])
    if not 0.0 < best < 1.0 or not np.isfinite(best):
        raise Problem("points_absurd", CURVE)
    return msgspec.structs.replace(
        own,
        rated_flow_m3s=_short(float(pumps.best_flow[0])),
        rated_head_m=_short(float(pumps.best_rise[0])),
        rated_efficiency=_short(best),
    )


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
