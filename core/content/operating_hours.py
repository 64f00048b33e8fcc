"""Where in its field a candidate spends the load hours: figures in SI, no language, no drawing."""

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.content.charts import FloatArray


class UnitHours(msgspec.Struct, frozen=True, kw_only=True):
    """What the running units do at each point with load.

    plr: (points,) part-load ratio of each running unit, 0 where none can run;
    hours: (points,), h.
    """

    plr: FloatArray
    hours: FloatArray

    def share(self, low: float, high: float) -> float:
        """Share of the load hours with a part-load ratio within low … high, both included."""
        total = float(self.hours.sum())
        if total <= 0.0:
            return 0.0
        within = (self.plr > 0.0) & (self.plr >= low) & (self.plr <= high)
        return float(self.hours[within].sum()) / total


class OperatingField(msgspec.Struct, frozen=True, kw_only=True):
    """Load hours over load and a temperature, and what the machines can do there.

    hours: (temperatures, loads), h, between load_edges_w (loads + 1,) and
    temperature_edges_c (temperatures + 1,). limits_c: the temperatures the machine's curves
    cover. At limit_c (n,) all units that carry the load give capacity_w (n,) together, and
    one unit turns down to least_w (n,) before it cycles. design: load, W, and temperature,
    °C, of the design point. temperature: key of the field the temperature is.
    """

    temperature: str
    units: int  # that carry the load
    load_edges_w: FloatArray
    temperature_edges_c: FloatArray
    hours: FloatArray
    limits_c: tuple[float, float]
    limit_c: FloatArray
    capacity_w: FloatArray
    least_w: FloatArray
    design: tuple[float, float]


def counted(
    load_w: FloatArray,
    temperature_c: FloatArray,
    hours: FloatArray,
    load_edges_w: FloatArray,
    temperature_edges_c: FloatArray,
) -> FloatArray:
    """Hours (temperatures, loads) of weighted points (points,) between the edges."""
    sums: NDArray[np.float64] = np.histogram2d(
        temperature_c, load_w, bins=(temperature_edges_c, load_edges_w), weights=hours
    )[0]
    return sums
