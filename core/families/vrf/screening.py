"""Screening: which machines, in which numbers, can cool and heat at design conditions."""

from collections.abc import Iterator

import numpy as np

from core.families.vrf.columns import VrfColumns
from core.families.vrf.design import VrfDesign
from core.families.vrf.duty import VrfDuty
from core.families.vrf.record import AirConditioner, VrfFlag
from core.families.vrf.sizing import AtDesign, at_design
from core.selection.family import Pairs, Screening, Situation
from core.selection.makers import maker_left_out
from core.selection.new_refrigerants import above_gwp
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
_LARGE = "oversized"


def screen(columns: VrfColumns, situation: Situation) -> Screening:
    """Admit every machine × number of units that carries both peaks and is no waste."""
    study, design = situation.study, situation.design
    done = at_design(columns, design, study.duty, study.criteria.beyond_limits_k)
    plant = situation.plant
    numbers = plant.numbers
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    for machine, record in enumerate(columns.records):
        unfit = tuple(_unfit(record, columns, machine, situation, done))
        if unfit:
            left_out[machine] = unfit
            continue
        verdicts = {n: _of_number(n, machine, done, situation) for n in numbers}
        if all(verdicts.values()):
            left_out[machine] = (_nearest(verdicts),)
            continue
        admitted += [(machine, n) for n, reason in verdicts.items() if reason is None]
        refused |= {(machine, n): (reason,) for n, reason in verdicts.items() if reason}
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]), left_out=left_out, refused=refused
    )


def _unfit(
    record: AirConditioner, columns: VrfColumns, machine: int, situation: Situation, done: AtDesign
) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    criteria, duty = situation.study.criteria, situation.duty
    if record.system is not duty.system:
        yield finding(
            "system_differs", _OUT,
            figure("system", record.system.value, word="choice"),
            figure("wanted", duty.system.value, word="choice"),
        )  # fmt: skip
        return
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        yield unwanted
    if record.rated_eer is None:
        yield finding("no_rated_power", _OUT)
    if not criteria.doubtful_admitted:
        if VrfFlag.IEER_CONTRADICTED in record.flags:
            yield finding("ieer_contradicted", _OUT, source="AHRI 340/360")
        if VrfFlag.OLD_IPLV in record.flags:
            yield finding("part_load_unchecked", _OUT, source="AHRI 340/360")
    yield from above_gwp(record, criteria)
    if record.rated_eer is not None:
        yield from _conditions(record, columns, machine, situation, done)


def _conditions(
    record: AirConditioner, columns: VrfColumns, machine: int, situation: Situation, done: AtDesign
) -> Iterator[Finding]:
    """Design conditions further outside the figures than the study allows."""
    design: VrfDesign = situation.design
    duty: VrfDuty = situation.duty
    reach_k = situation.study.criteria.beyond_limits_k
    low, high = columns.indoor_min_c[machine], columns.indoor_max_c[machine]
    if not low - reach_k <= design.indoor_wet_bulb_c <= high + reach_k:
        yield _beyond("indoor_beyond_limits", design.indoor_wet_bulb_c, low, high)
    low, high = columns.outdoor_min_c[machine], columns.outdoor_max_c[machine]
    inside = low - reach_k <= design.summer_outdoor_c <= high + reach_k
    if not inside or not np.isfinite(done.cooling_w[machine]):
        yield _beyond("outdoor_beyond_limits", design.summer_outdoor_c, low, high)
    if design.winter_wet_bulb_c is not None and not np.isfinite(done.heating_w[machine]):
        if not record.heating_points or record.rated_heating_w is None:
            yield finding("heats_not", _OUT)
        else:
            points = record.heating_points
            yield _beyond("winter_beyond_points", design.winter_wet_bulb_c, points[0][0],
                          points[-1][0])  # fmt: skip
    if record.pipe_max_m is not None and (duty.pipe_length_m or 0.0) > record.pipe_max_m:
        yield finding(
            "pipe_too_long", _OUT,
            figure("length", duty.pipe_length_m or 0.0, Kind.DISTANCE),
            figure("limit", record.pipe_max_m, Kind.DISTANCE),
        )  # fmt: skip


def _beyond(code: str, value: float, low: float, high: float) -> Finding:
    return finding(
        code, _OUT,
        figure("value", value, Kind.TEMPERATURE),
        figure("low", float(low), Kind.TEMPERATURE),
        figure("high", float(high), Kind.TEMPERATURE),
    )  # fmt: skip


def _of_number(units: int, machine: int, done: AtDesign, situation: Situation) -> Finding | None:
    """Why so many units are refused, or None; what binds is not oversized."""
    design: VrfDesign = situation.design
    duty: VrfDuty = situation.duty
    cooling = units * float(done.cooling_w[machine])
    count = figure("units", units, Kind.COUNT)
    if cooling < design.required_w * (1.0 - _ROUNDING):
        return finding(
            "vrf_cooling_short", _OUT, count,
            figure("capacity", cooling, Kind.COOLING_POWER),
            figure("outdoor", design.summer_outdoor_c, Kind.TEMPERATURE),
            figure("required", design.required_w, Kind.COOLING_POWER),
        )  # fmt: skip
    ratio = cooling / design.peak_w
    if design.heating_required_w is not None and design.winter_outdoor_c is not None:
        heat = units * float(done.heating_w[machine])
        if heat < design.heating_required_w * (1.0 - _ROUNDING):
            return finding(
                "vrf_heating_short", _OUT, count,
                figure("heat", heat, Kind.HEATING_POWER),
                figure("outdoor", design.winter_outdoor_c, Kind.TEMPERATURE),
                figure("required", design.heating_required_w, Kind.HEATING_POWER),
            )  # fmt: skip
        ratio = min(ratio, heat / (duty.heating_peak_w or heat))
    most = situation.study.criteria.oversizing_max
    if ratio > most * (1.0 + _ROUNDING):
        return finding(
            _LARGE, _OUT, count,
            figure("capacity", cooling, Kind.COOLING_POWER),
            figure("ratio", ratio, Kind.RATIO),
            figure("limit", most, Kind.RATIO),
        )  # fmt: skip
    return None


def _nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if reason.code == _LARGE]
    return carrying[0] if carrying else reasons[-1]
