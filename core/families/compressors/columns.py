"""Compressors as columns: arrays over machines, the form in which all is computed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.compressors.cycling import BLOW_DOWN_S
from core.families.compressors.record import DOUBTFUL, AirCompressor, AirControl

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

# Where a record says nothing; each is what the generic library has for its kind.
NO_LOAD = 0.25
NO_LOAD_BY_SPEED = 0.05
CLOSED_INLET = 0.65
UNLOAD_FROM = 0.5
_BY_TURNS = (AirControl.LOAD_UNLOAD, AirControl.START_STOP, AirControl.SPEED)


@dataclass(frozen=True, slots=True, kw_only=True)
class CompressorColumns:
    """Records side by side; arrays (records,)."""

    records: tuple[AirCompressor, ...]
    flow_m3s: FloatArray
    rated_pa: FloatArray
    most_pa: FloatArray
    full_w: FloatArray  # at rated pressure
    control: NDArray[np.str_]
    no_load: FloatArray
    closed_inlet: FloatArray
    unload: FloatArray
    blow_down_s: FloatArray  # 0 where there is no sump
    turndown: FloatArray  # least continuous flow over full flow, 1 of machines of one flow
    by_speed: BoolArray
    cycles: BoolArray  # what it cannot give evenly it gives by turns
    oil_free: BoolArray
    gas: NDArray[np.str_]
    doubtful: BoolArray
    motor_w: FloatArray
    recoverable_share: FloatArray  # of the input, that can be recovered; nan: not stated
    price: FloatArray

    def __len__(self) -> int:
        return len(self.records)

    def take(self, rows: NDArray[np.int64]) -> "CompressorColumns":
        """Some of them."""
        names = CompressorColumns.__dataclass_fields__.keys() - {"records"}
        return CompressorColumns(
            records=tuple(self.records[row] for row in rows),
            **{name: getattr(self, name)[rows] for name in names},
        )


def columns_of(records: Sequence[AirCompressor]) -> CompressorColumns:
    """Lay records side by side."""

    def column(value: Callable[[AirCompressor], float | None], missing: float) -> FloatArray:
        found = (value(record) for record in records)
        return np.array([missing if one is None else one for one in found], dtype=np.float64)

    rated = column(lambda one: one.discharge_pa, np.nan)
    by_speed = np.array([one.air_control is AirControl.SPEED for one in records], dtype=bool)
    no_load = column(lambda one: one.no_load, np.nan)
    usual = np.where(by_speed, NO_LOAD_BY_SPEED, NO_LOAD)
    return CompressorColumns(
        records=tuple(records),
        flow_m3s=column(lambda one: one.free_air_m3s, np.nan),
        rated_pa=rated,
        most_pa=column(lambda one: one.discharge_max_pa or one.discharge_pa, np.nan),
        full_w=column(lambda one: one.package_w, np.nan),
        control=np.array([one.air_control.value for one in records], dtype=np.str_),
        no_load=np.where(np.isnan(no_load), usual, no_load),
        closed_inlet=column(lambda one: one.closed_inlet_share, CLOSED_INLET),
        unload=column(lambda one: one.unload_share, UNLOAD_FROM),
        blow_down_s=np.array(
            [
                (BLOW_DOWN_S if one.blow_down_s is None else one.blow_down_s)
                if one.compressor_kind.has_sump
                else 0.0
                for one in records
            ],
            dtype=np.float64,
        ),
        turndown=column(lambda one: one.turndown, 1.0),
        by_speed=by_speed,
        cycles=np.array([one.air_control in _BY_TURNS for one in records], dtype=bool),
        oil_free=np.array([one.compressor_kind.oil_free for one in records], dtype=bool),
        gas=np.array([one.compressed_gas.value for one in records], dtype=np.str_),
        doubtful=np.array([not DOUBTFUL.isdisjoint(one.flags) for one in records], dtype=bool),
        motor_w=column(lambda one: one.motor_rating_w, np.nan),
        recoverable_share=column(lambda one: one.recoverable_share, np.nan),
        price=column(lambda one: one.price, np.nan),
    )
