"""What a room draws over its output and the wet bulb, laid out once for what stands beside it."""

from dataclasses import dataclass, replace

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.duty import ChillerDuty, FreeCooling
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
    """output_w: (n,), even steps; power_w: (wet bulbs, n); kind, beside_w: of the year's steps.

    charging_w: alike, while a store is filled, where that wants colder water.
    """

    output_w: FloatArray
    power_w: FloatArray
    kind: IntArray
    beside_w: FloatArray
    charging_w: FloatArray | None = None

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
            charging_w=self.charging_w,
        )


def room_power(
    selection: Selection,
    candidate: Candidate,
    hours: RoomHours,
    charging_c: float | None = None,
) -> RoomPower:
    """The room's power by output and wet bulb; the pumps of the building follow its load.

    charging_c: what leaves the chillers while a store is filled; None: as always.
    """
    steps = np.round(hours.outdoor_c / WET_BULB_STEP_K)
    kinds, kind = np.unique(steps, return_inverse=True)
    able = sum((group.units - group.standby) * group.unit_capacity_w for group in candidate.groups)
    output = np.linspace(0.0, max(able, float(hours.load_w.max())), _OUTPUTS + 1)
    wet_bulbs = kinds * WET_BULB_STEP_K
    return RoomPower(
        output_w=output,
        power_w=_drawn_w(selection, candidate, output, wet_bulbs),
        kind=kind.ravel().astype(np.int64),
        beside_w=Pumping(duty=selection.duty, design=selection.design).shared_w(hours.load_w),
        charging_w=None
        if charging_c is None
        else _drawn_w(_colder(selection, charging_c), candidate, output, wet_bulbs),
    )


def _colder(selection: Selection, leaving_c: float) -> Selection:
    """The same with another temperature of what leaves the chillers, which is not reset."""
    situation = selection.situation
    duty = msgspec.structs.replace(
        situation.duty,
        leaving_chilled_c=leaving_c,
        entering_chilled_c=leaving_c + _span_k(situation.duty),
        chilled_reset_k=0.0,
        free_cooling=FreeCooling.NONE,
    )
    return replace(
        selection,
        situation=replace(
            situation,
            study=msgspec.structs.replace(situation.study, duty=duty),
            design=msgspec.structs.replace(situation.design, leaving_chilled_c=leaving_c),
        ),
    )


def _span_k(duty: ChillerDuty) -> float:
    return duty.entering_chilled_c - duty.leaving_chilled_c


def _drawn_w(
    selection: Selection, candidate: Candidate, output_w: FloatArray, wet_bulbs_c: FloatArray
) -> FloatArray:
    """Without the pumps of the building, (wet bulbs, outputs)."""
    wet, load = np.meshgrid(wet_bulbs_c, output_w[1:], indexing="ij")
    at = run_at(selection, candidate, {"load_w": load.ravel(), "wet_bulb_c": wet.ravel()})
    shared = Pumping(duty=selection.duty, design=selection.design).shared_w
    drawn = (at.power_w - shared(load.ravel())).reshape(load.shape)
    drawn[(at.given_w < load.ravel() * (1.0 - 1e-6)).reshape(load.shape)] = NOT_CARRIED_W
    return np.hstack([np.zeros((len(wet_bulbs_c), 1)), drawn])
