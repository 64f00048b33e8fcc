"""Whether a load is of a scale the catalog knows: watts read as kilowatts are a thousand times it.

A load more than FAR times what the largest machine of the catalog gives in the largest number of
units the duty allows is asked about. Nothing of the catalog carries it, and the usual cause is
a unit: a load that was entered or read in the wrong one.
"""

from collections.abc import Iterator

import numpy as np

from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FAR = 2.0  # times what the largest machine in the largest number of units gives
UNBOUNDED_W = 10e6  # a unit of a class without a largest size; above it plants are one of a kind
_THOUSAND = 1e3


def load_doubts(load_w: float, largest_w: float, units: int, kind: Kind) -> Iterator[Finding]:
    """The question about the unit of a load, W; largest_w: of one machine, inf: no limit known."""
    most_w = units * (largest_w if np.isfinite(largest_w) else UNBOUNDED_W)
    if most_w > 0.0 and load_w > FAR * most_w:
        yield finding(
            "load_unit_doubtful", Severity.WARNING,
            figure("load", load_w, kind),
            figure("units", units, Kind.COUNT),
            figure("largest", most_w, kind),
            figure("instead", load_w / _THOUSAND, kind),
        )  # fmt: skip
