"""What a room draws over its output and the wet bulb, laid out once for what stands beside it."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.room import WET_BULB_STEP_K
from core.families.chillers.plant_room.year.hours import RoomHours
from core.families.chillers.plant_room.year.operation import run_at
from core.plant.store.power import NOT_CARRIED_W, Days, TablePower
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_OUTPUTS = 40  # steps of a plant's output


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomPower:
    """output_w: (n,), even steps; power_w: (wet bulbs, n); kind, beside_w: of the year's steps."""

    output_w: FloatArray
    power_w: FloatArray
    kind: IntArray
    beside_w: FloatArray

    def at(self, output_w: FloatArray) -> FloatArray:
        """Power at outputs of every step, (steps, n)."""
        every = TablePower(
            output_w=self.output_w, power_w=self.power_w,
            kind=self.kind[:, None], beside_w=self.beside_w[:, None],
        )  # fmt: skip
        return every.drawn_w(0, output_w, np.zeros(1))

    def on(self, days: Days) -> TablePower:
        """The same on days that begin where a store is best empty."""
        return TablePower(
            output_w=self.output_w,
            power_w=self.power_w,
            kind=days.laid(self.kind),
            beside_w=days.laid(self.beside_w),
        )


def room_power(selection: Selection, candidate: Candidate, hours: RoomHours) -> RoomPower:
    """The room's power by output and wet bulb; the pumps of the building follow its load."""
    steps = np.round(hours.wet_bulb_c / WET_BULB_STEP_K)
    kinds, kind = np.unique(steps, return_inverse=True)
    able = sum((group.units - group.standby) * group.unit_capacity_w for group in candidate.groups)
    output = np.linspace(0.0, max(able, float(hours.load_w.max())), _OUTPUTS + 1)
    wet, load = np.meshgrid(kinds * WET_BULB_STEP_K, output[1:], indexing="ij")
    at = run_at(selection, candidate, {"load_w": load.ravel(), "wet_bulb_c": wet.ravel()})
    shared = Pumping(duty=selection.duty, design=selection.design).shared_w
    drawn = (at.power_w - shared(load.ravel())).reshape(load.shape)
    drawn[(at.given_w < load.ravel() * (1.0 - 1e-6)).reshape(load.shape)] = NOT_CARRIED_W
    return RoomPower(
        output_w=output,
        power_w=np.hstack([np.zeros((len(kinds), 1)), drawn]),
        kind=kind.ravel().astype(np.int64),
        beside_w=shared(hours.load_w),
    )
