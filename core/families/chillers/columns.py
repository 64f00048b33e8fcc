"""Chillers as columns: arrays over machines, the form in which everything is computed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.record import Chiller, Flag, TemperatureCurve
from core.families.chillers.solving import Solved, solved
from core.machines.condenser import Condenser
from core.machines.side_by_side import of_machines

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_LIMITS = ("leaving_min_c", "leaving_max_c", "condenser_min_c", "condenser_max_c")


@dataclass(frozen=True, slots=True, kw_only=True)
class CurveColumns:
    """Biquadratic curves of many machines: coefficients (machines, 6), limits (machines,)."""

    coefficients: FloatArray
    leaving_min_c: FloatArray
    leaving_max_c: FloatArray
    condenser_min_c: FloatArray
    condenser_max_c: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class ChillerColumns:
    """Machines as columns, each (machines,) unless said; `records` in the same order."""

    records: tuple[Chiller, ...]
    capacity_w: FloatArray  # nan where the record has none
    cop: FloatArray
    capacity_curve: CurveColumns
    power_curve: CurveColumns
    part_load: FloatArray  # (machines, 4), lowest power first
    plr_min: FloatArray  # below it the machine cycles
    step_min: FloatArray  # below it the compressor does not unload further
    curve_plr_max: FloatArray  # above it the part-load curve is carried on
    water_cooled: BoolArray
    placeholder: BoolArray  # its part-load curve stands in for another
    reference_off: BoolArray  # its curves do not meet its own rating
    gwp: FloatArray  # nan where not known
    price: FloatArray  # of one machine, nan where the record has none
    solved: tuple[Solved, ...]  # machines whose figures are not those of their curves, few

    @property
    def condenser_min_c(self) -> FloatArray:
        """Lowest condenser temperature both curves cover."""
        return np.maximum(self.capacity_curve.condenser_min_c, self.power_curve.condenser_min_c)

    @property
    def condenser_max_c(self) -> FloatArray:
        """Highest condenser temperature both curves cover."""
        return np.minimum(self.capacity_curve.condenser_max_c, self.power_curve.condenser_max_c)

    @property
    def leaving_min_c(self) -> FloatArray:
        """Lowest leaving chilled water both curves cover."""
        return np.maximum(self.capacity_curve.leaving_min_c, self.power_curve.leaving_min_c)

    @property
    def leaving_max_c(self) -> FloatArray:
        """Highest leaving chilled water both curves cover."""
        return np.minimum(self.capacity_curve.leaving_max_c, self.power_curve.leaving_max_c)


def take(columns: ChillerColumns, machines: NDArray[np.int64]) -> ChillerColumns:
    """The columns of some machines only."""
    return ChillerColumns(
        records=tuple(columns.records[i] for i in machines),
        capacity_w=columns.capacity_w[machines],
        cop=columns.cop[machines],
        capacity_curve=of_machines(columns.capacity_curve, machines),
        power_curve=of_machines(columns.power_curve, machines),
        part_load=columns.part_load[machines],
        plr_min=columns.plr_min[machines],
        step_min=columns.step_min[machines],
        curve_plr_max=columns.curve_plr_max[machines],
        water_cooled=columns.water_cooled[machines],
        placeholder=columns.placeholder[machines],
        reference_off=columns.reference_off[machines],
        gwp=columns.gwp[machines],
        price=columns.price[machines],
        solved=_solved_of(columns, machines),
    )


def in_single(columns: ChillerColumns) -> ChillerColumns:
    """The same in single precision, for a first look at many states."""
    return replace(
        columns,
        capacity_curve=_single_fields(columns.capacity_curve),
        power_curve=_single_fields(columns.power_curve),
        capacity_w=single(columns.capacity_w),
        cop=single(columns.cop),
        part_load=single(columns.part_load),
        plr_min=single(columns.plr_min),
        step_min=single(columns.step_min),
        curve_plr_max=single(columns.curve_plr_max),
    )


def _single_fields(curves: CurveColumns) -> CurveColumns:
    return replace(curves, **{name: single(getattr(curves, name)) for name in curves.__slots__})


def single(values: FloatArray) -> FloatArray:
    """In single precision: half the memory, and arithmetic as much faster."""
    found: Any = values.astype(np.float32)
    return cast("FloatArray", found)


def _solved_of(columns: ChillerColumns, machines: NDArray[np.int64]) -> tuple[Solved, ...]:
    if not columns.solved:
        return ()
    known = {each.row: each for each in columns.solved}
    return tuple(
        replace(known[old], row=new) for new, old in enumerate(machines.tolist()) if old in known
    )


def columns_of(records: Sequence[Chiller]) -> ChillerColumns:
    """Lay records side by side."""
    flags = [record.flags for record in records]
    part_load = [record.part_load_curve for record in records]
    plr_min, curve_min = _stated("plr_min", records), _stated("plr_min", part_load)

    def flagged(flag: Flag) -> BoolArray:
        return np.array([bool(each) and flag in each for each in flags], dtype=bool)

    return ChillerColumns(
        records=tuple(records),
        capacity_w=_known("capacity_w", records),
        cop=_stated("cop", records),
        capacity_curve=_curves([record.capacity_curve for record in records]),
        power_curve=_curves([record.power_curve for record in records]),
        part_load=_table("coefficients", 4, part_load),
        plr_min=plr_min,
        # The part-load curve is never read below its own limit either.
        step_min=np.maximum(np.maximum(plr_min, _stated("unloading_min", records)), curve_min),
        curve_plr_max=_stated("plr_max", part_load),
        water_cooled=np.array([r.condenser is Condenser.WATER for r in records], dtype=bool),
        placeholder=flagged(Flag.PART_LOAD_PLACEHOLDER),
        reference_off=flagged(Flag.REFERENCE_OFF_5),
        gwp=_known("gwp", records),
        price=_known("price", records),
        solved=tuple(
            found
            for row, record in enumerate(records)
            if record.is_solved and (found := solved(row, record)) is not None
        ),
    )


def _curves(curves: Sequence[TemperatureCurve]) -> CurveColumns:
    limits = {name: _stated(name, curves) for name in _LIMITS}
    return CurveColumns(coefficients=_table("coefficients", 6, curves), **limits)


def _stated(name: str, of: Sequence[object]) -> FloatArray:
    """A figure that each of many has."""
    return np.fromiter(map(attrgetter(name), of), dtype=np.float64, count=len(of))


def _known(name: str, of: Sequence[object]) -> FloatArray:
    """A figure that not all of them have, nan where it is not stated."""
    return np.array(list(map(attrgetter(name), of)), dtype=np.float64)


def _table(name: str, width: int, of: Sequence[object]) -> FloatArray:
    """Rows of numbers side by side, without a list of them all."""
    numbers = chain.from_iterable(map(attrgetter(name), of))
    return np.fromiter(numbers, dtype=np.float64, count=width * len(of)).reshape(-1, width)
