"""IPLV and NPLV by named methods, each with its four points.

A method is a stored, named set of conditions and weights; two methods are never mixed and
one is never converted into another. Weights multiply the COP of the points.

    AHRI 551/591 (SI) and 550/590 (IP)   conditions and weights read in the standard
    GB/T 18430.1-2007, GB 50189-2015     secondary transcription, marked as such

GB/T 18430.1-2024 is not offered: its part-load conditions and weights were not available
in a source that could be checked.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.rating_points import RatingPoint, RatingPoints, points_of
from core.families.chillers.record import Chiller, Flag
from core.machines.condenser import Condenser
from core.selection.at_need import ListAtNeed
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
class Rating:
    """A rating by one method; without a value, `findings` says why."""

    kind: str  # "IPLV" or "NPLV"
    method: str  # key of RATING_METHODS
    edition: str
    leaving_chilled_c: float
    value: float | None
    points: tuple[RatingPoint, ...] = ()
    findings: tuple[Finding, ...] = ()


class Ratings(ListAtNeed[Rating]):
    """Ratings of machines of one kind by one method, in their order; values: nan for none.

    points: what they were worked out from, of machines without a rating too.
    """

    def __init__(
        self, values: FloatArray, points: RatingPoints, make: Callable[[int], Rating]
    ) -> None:
        super().__init__(len(values), make)
        self.values, self.points = values, points


def iplv(columns: ChillerColumns, method: Method, beyond_limits_k: float) -> Ratings:
    """IPLV of every machine at the method's own conditions."""
    water, air = (np.array(method.condenser_c(one)) for one in (Condenser.WATER, Condenser.AIR))
    conditions = np.where(columns.water_cooled[:, None], water, air)
    return _ratings(columns, "IPLV", method, method.leaving_c, conditions, beyond_limits_k)


def nplv(
    columns: ChillerColumns,
    method: Method,
    leaving_c: float,
    condenser_c: float,
    beyond_limits_k: float,
) -> Ratings:
    """NPLV of every machine at selected conditions, with the method's condenser relief.

    AHRI: linear from the selected temperature at full load to the floor at 50 %, constant
    below, and none for air-cooled machines. GB: linear down to 19 °C at 25 %, which from 30 °C
    gives 26.3 and 22.7 °C, the 26 and 23 °C of its IPLV.
    """
    floor, end = method.relief_floor_c, method.relief_end
    share = np.maximum(np.array(LOADS) - end, 0.0) / (1.0 - end)
    relief = floor + max(condenser_c - floor, 0.0) * share
    conditions = np.where(columns.water_cooled[:, None], relief, np.array(method.air_c))
    return _ratings(columns, "NPLV", method, leaving_c, conditions, beyond_limits_k)


class RatedMachines(Mapping[int, tuple[Rating, ...]]):
    """IPLV and NPLV by machine; machines: their rows in the columns, rising."""

    def __init__(self, machines: NDArray[np.int64], iplv: Ratings, nplv: Ratings) -> None:
        self.machines, self.iplv, self.nplv = machines, iplv, nplv
        self._at = {machine: at for at, machine in enumerate(machines.tolist())}

    def outcomes(self, machine: NDArray[np.int64]) -> dict[str, FloatArray]:
        """Their values by outcome, nan for none, each as long as `machine`."""
        at = np.searchsorted(self.machines, machine)
        return {"iplv": self.iplv.values[at], "nplv": self.nplv.values[at]}

    def __getitem__(self, machine: int) -> tuple[Rating, ...]:
        at = self._at[machine]
        return self.iplv[at], self.nplv[at]

    def __contains__(self, machine: object) -> bool:
        return machine in self._at

    def __iter__(self) -> Iterator[int]:
        return iter(self._at)

    def __len__(self) -> int:
        return len(self._at)


def rated(
    columns: ChillerColumns,
    machines: NDArray[np.int64],
    method: Method,
    design: ChillerDesign,
    beyond_limits_k: float,
) -> RatedMachines:
    """Some machines by a method, at its own conditions and at those of design."""
    chosen = take(columns, machines)
    leaving, condenser = design.leaving_chilled_c, design.entering_condenser_c
    return RatedMachines(
        machines,
        iplv(chosen, method, beyond_limits_k),
        nplv(chosen, method, leaving, condenser, beyond_limits_k),
    )


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
) -> Ratings:
    points = points_of(columns, leaving_c, condenser_c, beyond_limits_k)
    hottest = condenser_c.max(axis=1, initial=-np.inf)

    def made(machine: int) -> Rating:
        record = columns.records[machine]
        refusal = _refusal(
            record, kind, method, leaving_c, float(hottest[machine]), beyond_limits_k
        )
        if refusal:
            return _without_value(kind, method, leaving_c, refusal)
        four = points.of(machine, method.weights)
        if not all(np.isfinite(point.cop) for point in four):
            refusal = finding("rating_no_figure", Severity.WARNING, figure("kind", kind))
            return _without_value(kind, method, leaving_c, refusal)
        return Rating(
            kind=kind,
            method=method.key,
            edition=method.edition,
            leaving_chilled_c=leaving_c,
            value=sum(point.weight * point.cop for point in four),
            points=four,
            findings=_notes(record, kind, method, four),
        )

    # Added up in the order of the points, as the sum of one rating is.
    value = np.zeros(len(columns.records))
    for at, weight in enumerate(method.weights):
        value = value + weight * points.cop[:, at]
    refused = _refused(columns, kind, method, leaving_c, hottest, beyond_limits_k)
    known = ~refused & np.isfinite(points.cop).all(axis=1)
    return Ratings(np.where(known, value, np.nan), points, made)


def _refused(
    columns: ChillerColumns,
    kind: str,
    method: Method,
    leaving_c: float,
    hottest_c: FloatArray,
    beyond_limits_k: float,
) -> NDArray[np.bool_]:
    """Which machines have no rating, by the rules of _refusal, (machines,)."""
    low, high = columns.leaving_min_c - beyond_limits_k, columns.leaving_max_c + beyond_limits_k
    refused = columns.placeholder | np.isnan(columns.capacity_w)
    refused |= ~((low <= leaving_c) & (leaving_c <= high))
    refused |= hottest_c > columns.condenser_max_c + beyond_limits_k
    if kind == "NPLV" and not method.air_nplv:
        refused |= ~columns.water_cooled
    return refused


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
