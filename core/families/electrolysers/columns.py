"""Electrolysers as columns, and as units that run at the points of a year."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.part_load import LEAST_LOAD, relative_input
from core.families.electrolysers.record import Electrolyser
from core.plant.unit import Units, tabulated

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]
_J_PER_KWH = 3.6e6


@dataclass(frozen=True, slots=True, kw_only=True)
class ElectrolyserColumns:
    """Records side by side; arrays (machines,), nan for what a record does not state."""

    records: tuple[Electrolyser, ...]
    flow_m3s: FloatArray
    stack_kwh_m3: FloatArray
    system_kwh_m3: FloatArray
    least_load: FloatArray  # assumed where it is not stated
    fade_share: FloatArray  # per 1,000 h
    stack_life_h: FloatArray
    price: FloatArray


def columns_of(records: Sequence[Electrolyser]) -> ElectrolyserColumns:
    """Lay records side by side."""

    def column(values: Sequence[float | None]) -> FloatArray:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)

    return ElectrolyserColumns(
        records=tuple(records),
        flow_m3s=column([one.hydrogen_m3s for one in records]),
        stack_kwh_m3=column([one.stack_kwh_m3 for one in records]),
        system_kwh_m3=column([one.system_kwh_m3 for one in records]),
        least_load=column([one.least_load or LEAST_LOAD for one in records]),
        fade_share=column([one.fade_share for one in records]),
        stack_life_h=column([one.stack_life_h for one in records]),
        price=column([one.price for one in records]),
    )


def stack_life_h(columns: ElectrolyserColumns, duty: ElectrolyserDuty) -> FloatArray:
    """Hours of running until the stack is renewed; the duty's where none is stated, else nan."""
    usual = np.nan if duty.usual_stack_life_h is None else duty.usual_stack_life_h
    return np.where(np.isnan(columns.stack_life_h), usual, columns.stack_life_h)


def mean_fade(columns: ElectrolyserColumns, duty: ElectrolyserDuty) -> FloatArray:
    """By how much the stack takes more over its life: half of what it loses; 0: not known."""
    usual = np.nan if duty.usual_fade_share is None else duty.usual_fade_share
    fade = np.where(np.isnan(columns.fade_share), usual, columns.fade_share)
    return np.nan_to_num(fade * stack_life_h(columns, duty) / 1000.0 / 2.0)


def stack_and_rest(
    columns: ElectrolyserColumns, duty: ElectrolyserDuty
) -> tuple[FloatArray, FloatArray]:
    """Alternating current for the stack, and for all else, kWh/Nm³ at rated output, (machines,).

    A system's own figure counts whole: what the duty takes for all else is part of it. Of a stack
    alone the rectifier and all else are the duty's.
    """
    rest = np.full(len(columns.records), duty.balance_kwh_m3)
    of_stack = columns.stack_kwh_m3 / duty.rectifier_efficiency
    of_system = columns.system_kwh_m3 - rest
    return np.where(np.isnan(of_system), of_stack, of_system), rest


def units_of(
    columns: ElectrolyserColumns, machines: IntArray, duty: ElectrolyserDuty, points: int
) -> Units:
    """Electrolysers at so many points; all else runs in full while a unit runs."""
    stack, rest = stack_and_rest(columns, duty)
    flow = columns.flow_m3s[machines]
    scale = flow * stack[machines] * (1.0 + mean_fade(columns, duty)[machines]) * _J_PER_KWH
    kinds = [columns.records[int(one)].electrolyser_kind for one in machines]
    least = columns.least_load[machines]

    def inputs(plr: FloatArray) -> FloatArray:
        found = np.empty((len(kinds), len(plr)))
        for row, kind, low in zip(found, kinds, least, strict=True):
            row[:] = relative_input(kind, float(low), plr)
        return found

    table = tabulated(inputs)
    wide = np.ones(points)
    return Units(
        capacity_w=flow[:, None] * wide,
        scale_w=scale[:, None] * wide,
        auxiliary_w=(flow * rest[machines] * _J_PER_KWH)[:, None],
        off_w=np.zeros((len(machines), 1)),
        table=table[None],
        kind=np.zeros(points, dtype=np.int64),
    )
