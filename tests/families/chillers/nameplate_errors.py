"""How far a chiller known by its nameplate lies from its own curves: a year of five loads.

Every machine of the catalog with part-load figures of its own is run through five loads with its
curves; then with those of its kind, fitted to nothing but its capacity, COP and IPLV by
GB/T 18430.1-2007.

Beyond the limits of its curves a machine is run as a study runs it, up to 3 K; its COP and IPLV
are worked out with the curves held at their limits, for those of most centrifugals end at 24 to
29 °C, below the 30 °C of the rating. The class ends where the machine does.

The machines were among those whose medians the curves of the kinds are, with a weight of one in 4
to 90: the errors are a little smaller than those of a machine that is not.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from catalog.devices.store import open_catalog
from core.families.chillers.classes import class_record, kind_key, nameplate
from core.families.chillers.columns import columns_of
from core.families.chillers.family import CHILLERS
from core.families.chillers.rating_points import RatingPoint, rating_points
from core.families.chillers.record import (
    Chiller,
    Flag,
)
from core.machines.condenser import Condenser
from core.machines.device import is_made_to_size
from core.selection.family import Pairs, Situation
from core.standards.rating_methods import RATING_METHODS
from tests.core.selection.examples import FOLDER, program, study

FloatArray = NDArray[np.float64]
GB = RATING_METHODS["gb_18430_1_2007"]
OVER_PEAK = 1.15  # nominal capacity of the units over the peak
# Study, shape of load (None: its own), station, units.
LOADS = (
    ("office-shanghai", None, None, 1),
    ("office-shanghai", None, None, 2),
    ("hospital-guangzhou", None, None, 3),
    ("office-shanghai", None, "54511", 2),
    ("hospital-guangzhou", None, None, 2),
)
_UNUSABLE = {
    Flag.PART_LOAD_PLACEHOLDER, Flag.NO_CAPACITY, Flag.REFERENCE_OFF_5, Flag.PART_LOAD_OF_KIND,
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Errors:
    """Shares of the year's energy, class less own: (machines, loads)."""

    kind: str
    error: FloatArray
    refused: int  # machines whose COP and IPLV the kind cannot have together

    def p90(self, *, one: bool) -> float:
        """90 % of machines and loads lie within, of one unit or of several."""
        units = np.array([units for *_, units in LOADS])
        return float(np.quantile(np.abs(self.error[:, (units == 1) == one]), 0.9))

    @property
    def median(self) -> float:
        return float(np.median(np.abs(self.error)))

    @property
    def bias(self) -> float:
        return float(self.error.mean())


def machines() -> list[Chiller]:
    """Those of the catalog that say something of part load."""
    with open_catalog() as catalog:
        return [
            one for one in catalog.devices("chillers")
            if not is_made_to_size(one) and not _UNUSABLE & set(one.flags)
        ]  # fmt: skip


@cache
def _situation(name: str, station: str | None, condenser: Condenser, units: int) -> Situation:
    asked = study(name)
    duty = msgspec.structs.replace(asked.duty, condenser=condenser)
    plant = msgspec.structs.replace(asked.plant, units_min=1, units_max=6, redundancy="none")
    site = asked.site if station is None else msgspec.structs.replace(asked.site, station=station)
    changed = msgspec.structs.replace(asked, duty=duty, plant=plant, site=site)
    return program().select(changed, FOLDER).situation


def _energy(records: Sequence[Chiller], name: str, station: str | None, units: int) -> FloatArray:
    """Energy over load served, (machines,): each as large as the load asks for."""
    situation = _situation(name, station, records[0].condenser, units)
    peak_w = situation.design.peak_w
    sized = [
        msgspec.structs.replace(one, capacity_w=OVER_PEAK * peak_w / units * nominal)
        for one, nominal in zip(records, _over_nominal(records), strict=True)
    ]
    pairs = Pairs(machine=np.arange(len(sized)), units=np.full(len(sized), units))
    found = CHILLERS.evaluate(columns_of(sized), situation, pairs).columns
    return 1.0 / found["seasonal_cop"]


def _over_nominal(records: Sequence[Chiller]) -> list[float]:
    """Capacity of the record over the nominal one of GB/T 18430.1."""
    return [
        (one.capacity_w or 0.0) / points[0].capacity_w
        for one, points in zip(records, _rated(records), strict=True)
    ]


def _rated(records: Sequence[Chiller]) -> tuple[tuple[RatingPoint, ...], ...]:
    """The points of GB/T 18430.1-2007, curves held at their limits."""
    condenser_c = np.array([GB.condenser_c(one.condenser) for one in records])
    return rating_points(columns_of(records), GB.leaving_c, condenser_c, GB.weights, 0.0)


def errors() -> list[Errors]:
    """Of every kind, in the order of the class file."""
    own = [one for one in machines() if kind_key(one) is not None]
    by_kind: dict[str, list[tuple[Chiller, Chiller | None]]] = {}
    for one, points in zip(own, _rated(own), strict=True):
        key = kind_key(one)
        assert key is not None
        fit = nameplate(key, points[0].cop, sum(point.weight * point.cop for point in points))
        highest_c = one.condenser_limits_c[1]
        made = None if fit is None else class_record(key, fit, 1e6, highest_c)
        by_kind.setdefault(key, []).append((one, made))
    return [_of_kind(key, pairs) for key, pairs in sorted(by_kind.items())]


def _of_kind(key: str, pairs: list[tuple[Chiller, Any]]) -> Errors:
    known = [(one, made) for one, made in pairs if made is not None]
    truth = [one for one, _ in known]
    made = [other for _, other in known]
    error = np.column_stack(
        [
            _energy(made, name, station, units) / _energy(truth, name, station, units) - 1.0
            for name, _, station, units in LOADS
        ]
    )
    return Errors(kind=key, error=error, refused=len(pairs) - len(known))
