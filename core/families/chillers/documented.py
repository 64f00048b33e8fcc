"""Why classes stand in front: the machines with curves of their own end below the site."""

from collections.abc import Iterator

import numpy as np

from core.families.chillers.columns import ChillerColumns
from core.machines.condenser import Condenser
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_MANY = 1 / 3  # of them end below: then it is the catalog, and not a few machines
_EIGHT_IN_TEN = (10.0, 90.0)


def ending_below(columns: ChillerColumns, situation: Situation) -> Iterator[Finding]:
    """That many documented machines of the kind have no figures at the design condenser."""
    design, reach_k = situation.design, situation.study.criteria.beyond_limits_k
    asked = columns.water_cooled == (situation.duty.condenser is Condenser.WATER)
    own = [one.class_level is None for one in columns.records]
    documented = asked & np.array(own, dtype=bool)
    ends_c = columns.condenser_max_c[documented]
    below = ends_c + reach_k < design.entering_condenser_c
    if not below.any() or below.mean() < _MANY:
        return
    low, high = np.percentile(ends_c[below], _EIGHT_IN_TEN)
    yield finding(
        "documented_end_below", Severity.INFO,
        figure("count", float(below.sum()), Kind.COUNT),
        figure("documented", float(below.size), Kind.COUNT),
        figure("low", float(low), Kind.TEMPERATURE),
        figure("high", float(high), Kind.TEMPERATURE),
        figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
    )  # fmt: skip
