"""Screening: which machines, in which numbers, can do the duty at design conditions."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant import at_design
from core.families.chillers.record import Chiller, Flag
from core.selection.family import Pairs, Screening
from core.selection.new_refrigerants import above_gwp
from core.study.criteria import Criteria
from core.study.plant import Plant
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES


def screen(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    plant: Plant,
    criteria: Criteria,
) -> Screening:
    """Admit every machine × number of units that carries the load and is not far too large."""
    capacity = at_design(columns, design, criteria.beyond_limits_k).capacity_w[:, 0]
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    mixing: list[int] = []
    for machine, record in enumerate(columns.records):
        unfit = tuple(_unfit(record, design, duty, criteria))
        if not unfit and np.isnan(capacity[machine]):
            unfit = (_no_figure(record, design),)
        if unfit:
            left_out[machine] = unfit
            continue
        mixing.append(machine)
        verdicts = _by_units(float(capacity[machine]), design, plant, criteria)
        passed = [units for units, reason in verdicts.items() if reason is None]
        if not passed:
            left_out[machine] = (_nearest(verdicts),)
            continue
        admitted += [(machine, units) for units in passed]
        refused |= {(machine, n): (reason,) for n, reason in verdicts.items() if reason}
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]),
        left_out=left_out,
        refused=refused,
        mixing=frozenset(mixing),
    )


def _unfit(
    record: Chiller, design: ChillerDesign, duty: ChillerDuty, criteria: Criteria
) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    if record.condenser is not duty.condenser:
        yield finding("condenser_differs", _OUT)
    if record.maker in criteria.makers_left_out:
        yield finding("maker_left_out", _OUT, figure("maker", record.maker))
    if record.capacity_w is None:
        yield finding("no_capacity", _OUT)
    if Flag.PART_LOAD_PLACEHOLDER in record.flags:
        yield finding("part_load_placeholder", _OUT)
    if Flag.REFERENCE_OFF_5 in record.flags and not criteria.doubtful_admitted:
        yield finding("reference_off", _OUT, source="AHRI 551/591, full-load tolerance")
    yield from above_gwp(record, criteria.gwp_max)
    yield from _outside_limits(record, design, criteria.beyond_limits_k)


def _outside_limits(
    record: Chiller, design: ChillerDesign, beyond_limits_k: float
) -> Iterator[Finding]:
    """Design conditions further outside the curves than the study allows."""
    low, high = record.leaving_limits_c
    if not low - beyond_limits_k <= design.leaving_chilled_c <= high + beyond_limits_k:
        yield finding(
            "leaving_beyond_limits", _OUT,
            figure("leaving", design.leaving_chilled_c, Kind.TEMPERATURE),
            figure("low", low, Kind.TEMPERATURE),
            figure("high", high, Kind.TEMPERATURE),
        )  # fmt: skip
    limit = record.condenser_limits_c[1]
    if design.entering_condenser_c > limit + beyond_limits_k:
        yield finding(
            "condenser_beyond_limits", _OUT,
            figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
            figure("limit", limit, Kind.TEMPERATURE),
            figure("reach", beyond_limits_k, Kind.TEMPERATURE_DIFFERENCE),
        )  # fmt: skip


def _no_figure(record: Chiller, design: ChillerDesign) -> Finding:
    """The curves carried on to the design conditions give no capacity or no power."""
    return finding(
        "no_figure_at_design", _OUT,
        figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
        figure("limit", record.condenser_limits_c[1], Kind.TEMPERATURE),
    )  # fmt: skip


def _by_units(
    capacity_w: float, design: ChillerDesign, plant: Plant, criteria: Criteria
) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None."""
    verdicts: dict[int, Finding | None] = {}
    for units in range(plant.units_min, plant.units_max + 1):
        carrying = plant.carrying(units)
        carried_w = carrying * capacity_w
        reason = None
        if carried_w < design.required_w * (1.0 - _ROUNDING):
            code = "capacity_below_with_one_out" if carrying < units else "capacity_below"
            reason = finding(
                code, _OUT,
                figure("units", carrying, Kind.COUNT),
                figure("capacity", carried_w, Kind.COOLING_POWER),
                figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
                figure("required", design.required_w, Kind.COOLING_POWER),
            )  # fmt: skip
        elif carried_w > criteria.oversizing_max * design.peak_w * (1.0 + _ROUNDING):
            reason = finding(
                "oversized", _OUT,
                figure("units", carrying, Kind.COUNT),
                figure("capacity", carried_w, Kind.COOLING_POWER),
                figure("ratio", carried_w / design.peak_w, Kind.RATIO),
                figure("limit", criteria.oversizing_max, Kind.RATIO),
            )  # fmt: skip
        verdicts[units] = reason
    return verdicts


def _nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if reason.code == "oversized"]
    return carrying[0] if carrying else reasons[-1]
