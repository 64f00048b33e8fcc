"""Tested points of a compressor of variable speed, as a data sheet lists them."""

from typing import Annotated

import msgspec

from core.content.browsing import Fitted, PointTable, Rows
from core.families.compressors.record import AirCompressor, AirControl, CompressorFlag
from core.machines.seven_figures import in_seven
from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

POINTS = "speed_points"
LEAST = 3


class SpeedRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of the sheet: the flow, and the input of the package."""

    point_air_m3s: Annotated[float, declare(Kind.FREE_AIR_FLOW, gt=0, le=100)]
    point_package_w: Annotated[float, declare(Kind.ELECTRIC_POWER, gt=0, le=2e7)]


def table_of(record: AirCompressor) -> PointTable:
    """The points of the record, in SI."""
    rows = [(flow / 60.0, power * 1e3) for flow, power in record.speed_points]
    return PointTable(key=POINTS, row=SpeedRow, rows=rows)


def fitted(record: AirCompressor, rows: Rows) -> Fitted:
    """The compressor through these points; without any it is as it was.

    Flow and specific power are those of the greatest point. Raises Problem `points_few` with one
    or two points.
    """
    points = sorted({float(row[0]): tuple(map(float, row)) for row in rows}.values())
    if not points or record.air_control is not AirControl.SPEED:
        return Fitted(record=record, residuals=())
    if len(points) < LEAST:
        raise Problem(
            "points_few",
            POINTS,
            figure("least", LEAST, Kind.COUNT),
            figure("given", len(points), Kind.COUNT),
        )
    flow, power = points[-1]
    shape = CompressorFlag.SPEED_SHAPE_ASSUMED
    own = msgspec.structs.replace(
        record,
        free_air_m3s=in_seven(flow),
        specific_power=in_seven(power / flow),
        least_flow_m3s=in_seven(points[0][0]),
        speed_points=tuple((in_seven(q * 60.0), in_seven(p / 1e3)) for q, p in points),
        flags=tuple(flag for flag in record.flags if flag is not shape),
    )
    return Fitted(record=own, residuals=())
