"""The water of a room's towers over a year: what evaporates, drips and is blown down."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import take
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.units.room import tower_of
from core.families.chillers.plant_room.units.served import full_heat_w
from core.families.chillers.plant_room.year.operation import run_at
from core.load.pairing import paired
from core.load.series import LoadSeries
from core.plant.cooling_tower.water import water_use
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]

_KG_PER_M3 = 1000.0
_S_PER_H = 3600.0
_MONTHS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class TowerWater:
    """A year, m³ by month, (12,), January first; cooling_wh, rejected_wh: of the same hours."""

    evaporation_m3: FloatArray
    drift_m3: FloatArray
    blow_down_m3: FloatArray
    cooling_wh: float
    rejected_wh: float

    @property
    def make_up_m3(self) -> FloatArray:
        """All that has to be made up, (12,)."""
        return self.evaporation_m3 + self.drift_m3 + self.blow_down_m3


def tower_water(selection: Selection, candidate: Candidate) -> TowerWater:
    """Hour by hour, as dry bulb and wet bulb come together."""
    duty, design = selection.duty, selection.design
    load: LoadSeries = selection.situation.load
    outdoor = paired(load, selection.situation.climate, by_wet_bulb=True)
    on = load.load_w > 0.0
    dry, wet = outdoor.dry_bulb_c[on], outdoor.wet_bulb_c[on]
    at = run_at(selection, candidate, {"load_w": load.load_w[on], "wet_bulb_c": wet})
    machines = np.array([group.machine for group in candidate.groups], dtype=np.int64)
    columns = take(selection.columns, machines)
    one = at_design(columns, design, selection.study.criteria.beyond_limits_k)
    lost = np.zeros((3, len(wet)))
    tower = tower_of(duty, design).design
    heats = zip(
        at.output_w + at.chiller_w, at.running, at.air, full_heat_w(columns, one), strict=True
    )
    for heat_w, running, air, design_w in heats:
        each = np.divide(heat_w, running, out=np.zeros_like(heat_w), where=running > 0.0)
        moved = np.maximum(air, duty.tower_air_least)  # by turns: as much in less time
        use = water_use(tower, each, float(design_w), dry, wet, moved, cycles=duty.tower_cycles)
        lost += running * np.stack([use.evaporation, use.drift, use.blow_down])
    m3 = lost * load.step_h * _S_PER_H / _KG_PER_M3
    months = [np.bincount(load.month[on], row, _MONTHS).astype(np.float64) for row in m3]
    return TowerWater(
        evaporation_m3=months[0],
        drift_m3=months[1],
        blow_down_m3=months[2],
        cooling_wh=float(at.given_w.sum()) * load.step_h,
        rejected_wh=float((at.output_w + at.chiller_w).sum()) * load.step_h,
    )
