"""What fans would need if all cells stood on one header, with the chillers run as they are.

Heat and water of the running cells are spread over as many as each still wets. A cell with less
heat, less water and as much less air cools its water just as far, since all three go with its size:
so with the same set-point the air of each falls as the cells grow in number, and its power with the
cube. The set-points are not chosen anew, which would save some more.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import take
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.units.cells import fan_share
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.served import full_heat_w
from core.families.chillers.plant_room.year.operation import room_of_year
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCells:
    """A year with cells of each chiller's own and with all on a header, Wh.

    energy_wh: of the room with own cells.
    """

    energy_wh: float
    cooling_wh: float
    own_fan_wh: float
    shared_fan_wh: float

    @property
    def shared_energy_wh(self) -> float:
        """Of the room with all cells on a header."""
        return self.energy_wh - self.own_fan_wh + self.shared_fan_wh


def fan_w_shared(
    fan_w: FloatArray,
    running: FloatArray,
    flow: FloatArray,
    *,
    units: int,
    full_w: float,
    duty: ChillerDuty,
) -> FloatArray:
    """Fans of all cells; fan_w: of own cells, of all that run; flow: of each over that of design.

    full_w: of one unit's cells at full speed.
    """
    least, fixed = duty.tower_air_least, duty.tower_fan_fixed
    used = np.clip(running * flow / duty.condenser_flow_least, running, units)
    share = np.divide(fan_w, running * full_w, out=np.zeros_like(fan_w), where=running > 0.0)
    at_least = float(fan_share(np.asarray(least), least, fixed))
    turned = np.cbrt(np.maximum((share - fixed) / (1.0 - fixed), 0.0))
    air = np.where(share >= at_least, turned, least * share / at_least)
    each = np.divide(air * running, used, out=np.zeros_like(air), where=used > 0.0)
    spread: FloatArray = used * full_w * fan_share(each, least, fixed)
    return np.minimum(spread, fan_w)


def shared_cells(selection: Selection, candidate: Candidate) -> SharedCells:
    """Of a plant of one model, whose running chillers have one set-point."""
    duty, design = selection.duty, selection.design
    (group,) = candidate.groups
    columns = take(selection.columns, np.array([group.machine], dtype=np.int64))
    one = at_design(columns, design, selection.study.criteria.beyond_limits_k)
    year = room_of_year(selection, candidate)
    at = year.at
    shared = fan_w_shared(
        at.fan_w[0],
        at.running[0],
        np.nan_to_num(at.condenser_flow[0]),
        units=group.units,
        full_w=float(Pumping(duty=duty, design=design).fan_w(full_heat_w(columns, one))[0]),
        duty=duty,
    )
    return SharedCells(
        energy_wh=float(at.power_w @ year.hours),
        cooling_wh=float(at.given_w @ year.hours),
        own_fan_wh=float(at.fan_w[0] @ year.hours),
        shared_fan_wh=float(shared @ year.hours),
    )
