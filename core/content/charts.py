"""What the charts show: figures in SI, no language, no drawing."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]


class LoadDuration(msgspec.Struct, frozen=True, kw_only=True):
    """Load over the hours it is reached, and the capacity of 1, 2 … running units.

    hours: (n,) cumulated hours, h; load_w: (n,) falling; stages_w: (units,); kind: of the load.
    """

    hours: FloatArray
    load_w: FloatArray
    stages_w: tuple[float, ...]
    kind: Kind


class PartLoadCurve(msgspec.Struct, frozen=True, kw_only=True):
    """Efficiency over the part-load ratio at one temperature or speed; arrays (n,).

    at: what the curve holds at, of kind `at_kind`; value: a COP or an efficiency, as the
    chart says.
    """

    at: float
    at_kind: Kind
    plr: FloatArray
    value: FloatArray


class PartLoadUse(msgspec.Struct, frozen=True, kw_only=True):
    """Part-load efficiency above the hours the running units spend at each part-load ratio.

    kind, axis: what the curves' values are, and the key of the title of their axis;
    edges: (bins + 1,) of the part-load ratio; hours: (bins,), h; band: the lowest and highest
    ratio of the efficient band; covered: the share of the load hours inside it; caption: key of
    what tells the band.
    """

    kind: Kind
    axis: str
    curves: tuple[PartLoadCurve, ...]
    edges: FloatArray
    hours: FloatArray
    band: tuple[float, float]
    covered: float
    caption: str = "report.plot.part_load.caption"

    @property
    def reach(self) -> float:
        """The end of the axis of the ratio: 1, or beyond where machines are overloaded a while."""
        return max(1.0, float(self.edges[-1]))


class CostPoint(msgspec.Struct, frozen=True, kw_only=True):
    """A candidate in the plane of annual energy and life-cycle cost."""

    energy_wh: float
    cost: float
    name: str = ""  # named ones are labelled
    leading: bool = False  # among the first candidates
    reference: bool = False


class CostEnergy(msgspec.Struct, frozen=True, kw_only=True):
    """All candidates; `front` are the indices nobody beats in both, by rising energy."""

    points: tuple[CostPoint, ...]
    front: tuple[int, ...]


class MonthlyEnergy(msgspec.Struct, frozen=True, kw_only=True):
    """Energy by month, January first, Wh; and that of the reference where there is one."""

    energy_wh: tuple[float, ...]
    reference_wh: tuple[float, ...] | None = None


_CURVE_POINTS = 240


def load_duration(
    load_w: FloatArray, hours: FloatArray, stages_w: tuple[float, ...], kind: Kind
) -> LoadDuration:
    """Sort a weighted load (n,) with its hours (n,) into a load-duration curve.

    Long series are thinned to what a printed line can show; the peak and the end stay.
    """
    on = (load_w > 0.0) & (hours > 0.0)
    order = np.argsort(-load_w[on], kind="stable")
    load, reached = load_w[on][order], np.cumsum(hours[on][order])
    if load.size == 0:
        return LoadDuration(hours=np.zeros(1), load_w=np.zeros(1), stages_w=stages_w, kind=kind)
    at = np.concatenate([[0.0], reached])
    value = np.concatenate([[load[0]], load])
    if at.size > _CURVE_POINTS:
        # Denser at the start, where the curve is steep.
        wanted = at[-1] * np.linspace(0.0, 1.0, _CURVE_POINTS) ** 1.6
        kept = np.unique(np.searchsorted(at, wanted).clip(0, at.size - 1))
        at, value = at[kept], value[kept]
    return LoadDuration(hours=at, load_w=value, stages_w=stages_w, kind=kind)


def hours_by_ratio(plr: FloatArray, hours: FloatArray, edges: FloatArray) -> FloatArray:
    """Hours (bins,) in each class of part-load ratio; those above the last edge join it."""
    on = plr > 0.0
    counted, _ = np.histogram(np.minimum(plr[on], edges[-1]), bins=edges, weights=hours[on])
    return counted.astype(np.float64)


def weighted_quantiles(
    values: FloatArray, weights: FloatArray, shares: tuple[float, ...]
) -> FloatArray:
    """Values below which `shares` of the weight lie."""
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weights[order])
    at = np.searchsorted(reached, np.array(shares) * reached[-1]).clip(0, values.size - 1)
    found: FloatArray = values[order][at]
    return found


def pareto_front(energy: FloatArray, cost: FloatArray) -> tuple[int, ...]:
    """Indices no other point beats in both, by rising energy; equal points count once."""
    front: list[int] = []
    best = np.inf
    for index in np.lexsort((cost, energy)):
        if cost[index] < best:
            front.append(int(index))
            best = cost[index]
    return tuple(front)
