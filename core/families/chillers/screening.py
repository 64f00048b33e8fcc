"""Screening: which machines, in which numbers, can do the duty at design conditions."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant import at_design
from core.families.chillers.record import Chiller, Flag
from core.machines.condenser import Condenser
from core.selection.at_need import Reasons
from core.selection.family import Pairs, Screening
from core.selection.makers import maker_left_out, of_makers_left_out
from core.selection.new_refrigerants import above_gwp
from core.study.criteria import Criteria
from core.study.plant import Plant
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

BoolArray = NDArray[np.bool_]
_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES
_NO_FIGURE, _LARGE = "no_figure_at_design", "oversized"
_SMALL, _SMALL_WITH_ONE_OUT = "capacity_below", "capacity_below_with_one_out"
_OF_SIZE = (_LARGE, _SMALL, _SMALL_WITH_ONE_OUT)


def screen(
    columns: ChillerColumns,
    design: ChillerDesign,
    duty: ChillerDuty,
    plant: Plant,
    criteria: Criteria,
) -> Screening:
    """Admit every machine × number of units that carries the load and is not far too large."""
    asked = _Asked(columns=columns, design=design, duty=duty, plant=plant, criteria=criteria)
    capacity = at_design(columns, design, criteria.beyond_limits_k).capacity_w[:, 0]
    bars = (*_bars(columns, design, duty, criteria), (_NO_FIGURE, np.isnan(capacity)))
    codes = np.array(["", *(code for code, _ in bars), *_OF_SIZE], dtype=object)
    code = np.zeros(len(columns.records), dtype=np.int64)
    for at, (_, barred) in enumerate(bars, 1):
        code[barred & (code == 0)] = at
    fit = code == 0
    units = np.array(plant.numbers, dtype=np.int64)
    carrying = np.array([plant.carrying(int(number)) for number in units], dtype=np.int64)
    carried = carrying * capacity[:, None]
    small = carried < design.required_w * (1.0 - _ROUNDING)
    large = ~small & (carried > _largest_w(design, criteria))
    refused = fit[:, None] & (small | large)
    nobody = fit & (small | large).all(axis=1)
    with_one_out = bool(len(units)) and carrying[-1] < units[-1]
    by_size = len(bars) + 1
    code[nobody] = by_size + _OF_SIZE.index(_SMALL_WITH_ONE_OUT if with_one_out else _SMALL)
    code[nobody & large.any(axis=1)] = by_size + _OF_SIZE.index(_LARGE)
    left_out = np.flatnonzero(code)
    going_on = ~nobody[:, None] & fit[:, None]
    machine, number = np.nonzero(going_on & ~refused)
    refused_machine, refused_number = np.nonzero(going_on & refused)
    refused_code = np.where(
        large[refused_machine, refused_number],
        _LARGE,
        np.where((carrying < units)[refused_number], _SMALL_WITH_ONE_OUT, _SMALL),
    )
    pairs = zip(refused_machine.tolist(), units[refused_number].tolist(), strict=True)
    return Screening(
        pairs=Pairs(machine=machine, units=units[number]),
        left_out=Reasons(
            dict(zip(left_out.tolist(), codes[code[left_out]].tolist(), strict=True)),
            lambda one: asked.why_out(one, float(capacity[one])),
        ),
        refused=Reasons(
            dict(zip(pairs, refused_code.tolist(), strict=True)),
            lambda pair: asked.why_refused(pair[1], float(capacity[pair[0]])),
        ),
        mixing=frozenset(np.flatnonzero(fit).tolist()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What is asked of machines, to put into words why one of them is out."""

    columns: ChillerColumns
    design: ChillerDesign
    duty: ChillerDuty
    plant: Plant
    criteria: Criteria

    def why_out(self, machine: int, capacity_w: float) -> tuple[Finding, ...]:
        record = self.columns.records[machine]
        unfit = tuple(_unfit(record, self.design, self.duty, self.criteria))
        if unfit:
            return unfit
        if np.isnan(capacity_w):
            return (_no_figure(record, self.design),)
        return (_nearest(_by_units(capacity_w, self.design, self.plant, self.criteria)),)

    def why_refused(self, units: int, capacity_w: float) -> tuple[Finding, ...]:
        reason = _of_number(units, capacity_w, self.design, self.plant, self.criteria)
        return () if reason is None else (reason,)


def _bars(
    columns: ChillerColumns, design: ChillerDesign, duty: ChillerDuty, criteria: Criteria
) -> Iterator[tuple[str, BoolArray]]:
    """What bars machines whatever the number of units, the weightiest first, as _unfit says it."""
    reach_k = criteria.beyond_limits_k
    yield "condenser_differs", columns.water_cooled != (duty.condenser is Condenser.WATER)
    yield "maker_left_out", of_makers_left_out(columns.records, criteria)
    yield "no_capacity", np.isnan(columns.capacity_w)
    yield "part_load_placeholder", columns.placeholder
    if not criteria.doubtful_admitted:
        yield "reference_off", columns.reference_off
    if criteria.gwp_max is not None:
        yield "gwp_unknown", np.isnan(columns.gwp)
        yield "gwp_above", columns.gwp > criteria.gwp_max
    leaving, condenser = design.leaving_chilled_c, design.entering_condenser_c
    inside = columns.leaving_min_c - reach_k <= leaving
    inside &= leaving <= columns.leaving_max_c + reach_k
    yield "leaving_beyond_limits", ~inside
    yield "condenser_beyond_limits", condenser > columns.condenser_max_c + reach_k


def _unfit(
    record: Chiller, design: ChillerDesign, duty: ChillerDuty, criteria: Criteria
) -> Iterator[Finding]:
    """Reasons that hold whatever the number of units, the weightiest first."""
    if record.condenser is not duty.condenser:
        yield finding("condenser_differs", _OUT)
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        yield unwanted
    if record.capacity_w is None:
        yield finding("no_capacity", _OUT)
    if Flag.PART_LOAD_PLACEHOLDER in record.flags:
        yield finding("part_load_placeholder", _OUT)
    if Flag.REFERENCE_OFF_5 in record.flags and not criteria.doubtful_admitted:
        yield finding("reference_off", _OUT, source="AHRI 551/591, full-load tolerance")
    yield from above_gwp(record, criteria)
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
        _NO_FIGURE, _OUT,
        figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
        figure("limit", record.condenser_limits_c[1], Kind.TEMPERATURE),
    )  # fmt: skip


def _by_units(
    capacity_w: float, design: ChillerDesign, plant: Plant, criteria: Criteria
) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None."""
    return {
        units: _of_number(units, capacity_w, design, plant, criteria) for units in plant.numbers
    }


def _of_number(
    units: int, capacity_w: float, design: ChillerDesign, plant: Plant, criteria: Criteria
) -> Finding | None:
    """Why so many units are refused, or None."""
    carrying = plant.carrying(units)
    carried_w = carrying * capacity_w
    if carried_w < design.required_w * (1.0 - _ROUNDING):
        return finding(
            _SMALL_WITH_ONE_OUT if carrying < units else _SMALL, _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.COOLING_POWER),
            figure("condenser", design.entering_condenser_c, Kind.TEMPERATURE),
            figure("required", design.required_w, Kind.COOLING_POWER),
        )  # fmt: skip
    if carried_w > _largest_w(design, criteria):
        return finding(
            _LARGE, _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.COOLING_POWER),
            figure("ratio", carried_w / design.peak_w, Kind.RATIO),
            figure("limit", criteria.oversizing_max, Kind.RATIO),
        )  # fmt: skip
    return None


def _largest_w(design: ChillerDesign, criteria: Criteria) -> float:
    """What a plant may give at most, W."""
    return criteria.oversizing_max * design.peak_w * (1.0 + _ROUNDING)


def _nearest(verdicts: dict[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if reason.code == _LARGE]
    return carrying[0] if carrying else reasons[-1]
