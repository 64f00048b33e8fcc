"""What a chiller is graded by: its IPLV by the Chinese method, with its capacity and COP."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.ratings import Ratings, iplv
from core.families.chillers.record import Chiller
from core.machines.condenser import Condenser
from core.selection.grading import Grades, claimed, graded_as
from core.standards.judge import Device
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.standards.verdict import Verdict
from core.vocabulary.finding import Severity, figure, finding

_GB = "gb_18430_1_2007"
_US = "ahri_550_590"
_REACH_K = 3.0  # beyond the limits of the curves, as far as a study usually goes
_W_PER_TON = 3516.8528420667  # 12,000 Btu(IT)/h, by definition
_BTU_PER_WH = 3.412141633  # Btu(IT) in a watt-hour


def grade_chillers(
    standards: Standards,
    records: Sequence[Chiller],
    as_of: date,
    methods: Sequence[str] = (_GB, _US),
) -> Grades:
    """What the editions in force on a day say of each machine, from its curves.

    The Chinese tables take its IPLV, and its capacity and COP at the nominal point, by
    GB/T 18430.1-2007; where there is none, an IPLV by another method is named and not held
    against them. American ones take those of AHRI 550/590. Figures beyond the curves' limits are
    the worse ones, and said; so is a best level that rests on a claim or an estimate.
    """
    columns = columns_of(records)
    ratings = {one: iplv(columns, RATING_METHODS[one], _REACH_K) for one in methods}
    named = [*_named(ratings, len(records))]
    devices = [Device("chiller", one) for one in _figures(records, ratings, named)]
    beyond = {key: np.any(one.points.beyond_limits, axis=1) for key, one in ratings.items()}

    def told(at: int, verdict: Verdict) -> Verdict:
        doubtful = named[at] and bool(beyond[named[at]][at])
        return _noted(verdict, records[at], named[at] if doubtful else "")

    return graded_as(standards, devices, as_of, told)


def _named(ratings: Mapping[str, Ratings], machines: int) -> Iterator[str]:
    """By what method the IPLV of each is: by the Chinese one, else by another; "" for none."""
    order = sorted(ratings, key=lambda one: one != _GB)
    known = {one: (~np.isnan(ratings[one].values)).tolist() for one in order}
    for at in range(machines):
        yield next((one for one in order if known[one][at]), "")


def _figures(
    records: Sequence[Chiller], ratings: Mapping[str, Ratings], named: Sequence[str]
) -> Iterator[dict[str, float | str]]:
    """What each is judged by."""
    rated = {key: _Rated.of(one) for key, one in ratings.items()}
    american = rated.get(_US)
    for at, (record, method) in enumerate(zip(records, named, strict=True)):
        figures: dict[str, float | str] = {
            "condenser": str(record.condenser),
            "compressor": str(record.compressor),
        }
        if record.capacity_w is not None:
            figures["cooling_capacity"] = record.capacity_w / 1e3
        if method:
            figures |= {"iplv": rated[method].iplv[at], "iplv_method": method}
            if method == _GB:
                chinese = rated[_GB]
                figures["cooling_capacity"] = chinese.capacity_w[at] / 1e3
                figures["cop_c"] = chinese.cop[at]
            if american is not None and american.iplv[at] == american.iplv[at]:
                figures |= _american(record, american.cop[at], american.iplv[at])
        yield figures


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rated:
    """Machines by one method: IPLV, nan for none, capacity and COP at full load."""

    iplv: list[float]
    capacity_w: list[float]
    cop: list[float]

    @classmethod
    def of(cls, ratings: Ratings) -> "_Rated":
        points = ratings.points
        return cls(
            iplv=ratings.values.tolist(),
            capacity_w=points.capacity_w[:, 0].tolist(),
            cop=points.cop[:, 0].tolist(),
        )


def _american(record: Chiller, full: float, iplv: float) -> dict[str, float | str]:
    """Figures for ASHRAE 90.1 of a machine rated by AHRI 550/590; full: its COP at full load."""
    if record.condenser == Condenser.AIR:
        names, values = ("eer_btu", "iplv_btu"), (full * _BTU_PER_WH, iplv * _BTU_PER_WH)
    else:
        names = ("full_load_kw_per_ton", "iplv_kw_per_ton")
        values = (_W_PER_TON / 1e3 / full, _W_PER_TON / 1e3 / iplv)
    return {names[0]: values[0], names[1]: values[1], f"{names[1]}_method": _US}


def _noted(verdict: Verdict, record: Chiller, beyond: str) -> Verdict:
    """The verdict with what the evidence behind the figures adds to it.

    beyond: the method of a rating with points beyond the limits of the curves.
    """
    notes = []
    verdict, other = claimed(verdict, record.evidence), record.nameplate_method
    if verdict.judged and other is not None and (other != _GB or record.nameplate_iplv is None):
        stated = figure("stated", RATING_METHODS[other].edition)
        notes.append(finding("verdict_nameplate_other", Severity.WARNING,
                             figure("method", RATING_METHODS[_GB].edition), stated))  # fmt: skip
    if verdict.judged and beyond:
        notes.append(finding("verdict_rating_beyond", Severity.WARNING,
                             figure("method", RATING_METHODS[beyond].edition)))  # fmt: skip
    return msgspec.structs.replace(verdict, findings=(*verdict.findings, *notes))
