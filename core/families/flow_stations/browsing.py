"""Pumps and fans in the catalog browser: their curve over flow, shown, typed and pasted."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import numpy as np

from core.content.browsing import (
    Chart,
    Fitted,
    FloatArray,
    Limit,
    Line,
    PointTable,
    Residual,
    Rows,
)
from core.families.flow_stations.plausibility import POINTS_LEAST
from core.machines.flow_machines.curves import FlowMachines
from core.vocabulary.field import value_of
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_S_PER_H = 3600.0
_DIGITS = 6
_STEPS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class FlowBrowsing:
    """Rise, efficiency and power over flow, through every point that is typed or pasted.

    charts of `<family>.<rise>`, `.efficiency`, `.power`; table: of the points, whose row has flow,
    rise and power; machines: the curve of a record, in what its rise is.
    """

    family: str
    rise: str
    columns: tuple[str, ...]
    rated_rise: str
    flow_kind: Kind
    rise_kind: Kind
    table: str
    row: type[msgspec.Struct]
    machines: Callable[[Any], FlowMachines]

    @property
    def follows(self) -> tuple[str, ...]:
        """Fields that follow from the points."""
        return ("rated_flow_m3s", self.rated_rise, "rated_efficiency")

    def charts(self, record: Any) -> tuple[Chart, ...]:
        """From the least to the greatest flow of the curve."""
        if not record.curve:
            return ()
        machines = self.machines(record)
        flow = np.linspace(float(machines.flow_min[0]), float(machines.flow_max[0]), _STEPS)
        at = flow[None]
        ends = (float(flow[0]), float(flow[-1]))
        rate = machines.efficiency_at(at)[0]
        named, by = record.speed_rpm, Kind.SPEED
        if named is None:  # a curve whose speed is not stated is named by its best flow
            named, by = record.rated_flow_m3s, self.flow_kind
        rated = float(value_of(record, self.rated_rise))
        shown = (
            (self.rise, machines.rise_at(at)[0], self.rise_kind, rated),
            ("efficiency", rate, Kind.SHARE, record.rated_efficiency),
            ("power", machines.power_at(at)[0], Kind.SHAFT_POWER, None),
        )
        return tuple(
            Chart(
                key=f"{self.family}.{key}", x_title="rated_flow_m3s", x=self.flow_kind, y=kind,
                at=by, lines=(Line(x=flow, y=values, at=named),),
                limits=ends,
                reference=None if best is None else (record.rated_flow_m3s, best),
            )
            for key, values, kind, best in shown
        )  # fmt: skip

    def tables(self, record: Any) -> tuple[PointTable, ...]:
        """The points of its curve, in SI."""
        rows = [(q / _S_PER_H, rise, power * 1e3) for q, rise, power in record.curve]
        return (PointTable(key=self.table, row=self.row, rows=rows),)

    def points(
        self,
        record: Any,  # noqa: ARG002
        rows: Mapping[str, Rows],
    ) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """They lie in the charts of rise and power."""
        given = np.array(rows[self.table], dtype=np.float64).reshape(-1, 3)
        return {
            f"{self.family}.{self.rise}": (given[:, 0], given[:, 1]),
            f"{self.family}.power": (given[:, 0], given[:, 2]),
        }

    def fitted(
        self,
        record: Any,
        rows: Mapping[str, Rows],
        forms: Mapping[str, str],  # noqa: ARG002
    ) -> Fitted:
        """The record with its curve through every point, its rated point at the best of it.

        Raises Problem `points_few` with too few flows, `points_absurd` where it gives none.
        """
        given = rows[self.table]
        points = sorted({float(row[0]): tuple(map(float, row)) for row in given}.values())
        if len(points) < POINTS_LEAST:
            raise Problem(
                "points_few",
                self.table,
                figure("least", POINTS_LEAST, Kind.COUNT),
                figure("given", len(points), Kind.COUNT),
            )
        if max(rise for _, rise, _ in points) <= 0.0 or min(power for *_, power in points) <= 0.0:
            raise Problem("points_absurd", self.table)
        # The curve goes through every point: nothing is left over.
        left = tuple(
            Residual(table=self.table, column=column, largest=0.0, rms=0.0)
            for column in self.row.__struct_fields__[1:]
        )
        return Fitted(record=self.through_points(record, points), residuals=left)

    def through_points(self, record: Any, points: Sequence[tuple[float, ...]]) -> Any:
        """The record with a curve through points (m³/s, rise, W), rising, rated at the best of it.

        Raises Problem `points_absurd` where that is no machine's.
        """
        curve = tuple(
            (_short(flow * _S_PER_H), _short(rise), _short(power / 1e3))
            for flow, rise, power in points
        )
        own = msgspec.structs.replace(record, curve=curve)
        machines = self.machines(own)
        best = float(machines.best_efficiency[0])
        if not 0.0 < best < 1.0 or not np.isfinite(best):
            raise Problem("points_absurd", self.table)
        found = (float(machines.best_flow[0]), float(machines.best_rise[0]), best)
        rated = {key: _short(value) for key, value in zip(self.follows, found, strict=True)}
        return msgspec.structs.replace(own, **rated)


def limits_of(record: Any, flow_kind: Kind) -> tuple[Limit, ...]:
    """Between which flows and speeds its figures hold."""
    if not record.curve:
        return ()
    flows = (record.curve[0][0] / _S_PER_H, record.curve[-1][0] / _S_PER_H)
    found: list[Limit] = [("rated_flow_m3s", flows, flow_kind)]
    if record.speed_min_rpm is not None:
        most = record.speed_max_rpm or record.speed_rpm
        found.append(("speed_rpm", (record.speed_min_rpm, most), Kind.SPEED))
    return tuple(found)


def _short(value: float) -> float:
    return float(f"{value:.{_DIGITS}g}")
