"""What a chiller is graded by: its IPLV by the Chinese method, with its capacity and COP."""

from collections.abc import Sequence
from datetime import date

import msgspec

from core.families.chillers.columns import columns_of
from core.families.chillers.ratings import Rating, iplv
from core.families.chillers.record import Chiller
from core.machines.device import Evidence
from core.standards.judge import Device, judge, judge_batch
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.standards.verdict import Outcome, Verdict
from core.vocabulary.finding import Severity, figure, finding

_GB = "gb_18430_1_2007"
_US = "ahri_550_590"
_REACH_K = 3.0  # beyond the limits of the curves, as far as a study usually goes
_W_PER_TON = 3516.8528420667  # 12,000 Btu(IT)/h, by definition
_BTU_PER_WH = 3.412141633  # Btu(IT) in a watt-hour


def grade_chillers(
    standards: Standards, records: Sequence[Chiller], as_of: date
) -> tuple[tuple[Verdict, ...], ...]:
    """What the editions in force on a day say of each machine, from its curves.

    Its IPLV is worked out by GB/T 18430.1-2007 and by AHRI 550/590, each edition taking the
    one that it rests on; figures beyond the curves' limits are the worse ones, and said.
    """
    columns = columns_of(records)
    chinese = iplv(columns, RATING_METHODS[_GB], _REACH_K)
    american = iplv(columns, RATING_METHODS[_US], _REACH_K)
    rated = [
        (record, tuple(ratings))
        for record, *ratings in zip(records, chinese, american, strict=True)
    ]
    chosen = [_rating(ratings) for _, ratings in rated]
    devices = [
        Device("chiller", _figures(record, one, ratings))
        for (record, ratings), one in zip(rated, chosen, strict=True)
    ]
    return tuple(
        tuple(_noted(verdict, record, one) for verdict in verdicts)
        for verdicts, record, one in zip(
            judge_batch(standards, devices, as_of), records, chosen, strict=True
        )
    )


def grade_chiller(
    standards: Standards, record: Chiller, ratings: Sequence[Rating], as_of: date
) -> tuple[Verdict, ...]:
    """What the editions in force on a day say of a machine with known ratings.

    The Chinese tables take its IPLV, and its capacity and COP at the nominal point, by
    GB/T 18430.1-2007; where there is none, an IPLV by another method is named and not held
    against them. A verdict of the best level says so where the figures are a claim or an
    estimate (evidence grade D), and where the rating lies beyond the limits of the curves.
    """
    chosen = _rating(ratings)
    figures = _figures(record, chosen, ratings)
    verdicts = judge(standards, "chiller", figures, as_of)
    return tuple(_noted(one, record, chosen) for one in verdicts)


def _rating(ratings: Sequence[Rating]) -> Rating | None:
    """The IPLV by the Chinese method, or else one by another."""
    valued = [one for one in ratings if one.kind == "IPLV" and one.value is not None]
    return next((one for one in valued if one.method == _GB), valued[0] if valued else None)


def _figures(
    record: Chiller, chosen: Rating | None, ratings: Sequence[Rating]
) -> dict[str, float | str]:
    figures: dict[str, float | str] = {
        "condenser": str(record.condenser),
        "compressor": str(record.compressor),
    }
    if record.capacity_w is not None:
        figures["cooling_capacity"] = record.capacity_w / 1e3
    if chosen is None or chosen.value is None:
        return figures
    figures |= {"iplv": chosen.value, "iplv_method": chosen.method}
    if chosen.method == _GB:
        nominal = chosen.points[0]
        figures |= {"cooling_capacity": nominal.capacity_w / 1e3, "cop_c": nominal.cop}
    return figures | _american(record, ratings)


def _american(record: Chiller, ratings: Sequence[Rating]) -> dict[str, float | str]:
    """Figures for ASHRAE 90.1 where the machine was rated by AHRI 550/590."""
    rated = next(
        (one for one in ratings if one.kind == "IPLV" and one.method == _US and one.value), None
    )
    if rated is None or rated.value is None:
        return {}
    full = rated.points[0].cop
    if record.condenser == "air":
        names, values = ("eer_btu", "iplv_btu"), (full * _BTU_PER_WH, rated.value * _BTU_PER_WH)
    else:
        names = ("full_load_kw_per_ton", "iplv_kw_per_ton")
        values = (_W_PER_TON / 1e3 / full, _W_PER_TON / 1e3 / rated.value)
    return {names[0]: values[0], names[1]: values[1], f"{names[1]}_method": _US}


def _noted(verdict: Verdict, record: Chiller, rating: Rating | None) -> Verdict:
    """The verdict with what the evidence behind the figures adds to it."""
    notes = []
    if verdict.outcome is Outcome.LEVEL and verdict.stage == 1 and record.evidence is Evidence.D:
        notes.append(finding("verdict_evidence_d", Severity.WARNING,
                             figure("edition", verdict.edition)))  # fmt: skip
    other = record.nameplate_method
    if verdict.judged and other is not None and (other != _GB or record.nameplate_iplv is None):
        stated = figure("stated", RATING_METHODS[other].edition)
        notes.append(finding("verdict_nameplate_other", Severity.WARNING,
                             figure("method", RATING_METHODS[_GB].edition), stated))  # fmt: skip
    beyond = rating is not None and any(point.beyond_limits for point in rating.points)
    if verdict.judged and beyond and rating is not None:
        notes.append(finding("verdict_rating_beyond", Severity.WARNING,
                             figure("method", rating.edition)))  # fmt: skip
    return msgspec.structs.replace(verdict, findings=(*verdict.findings, *notes))
