"""Industrial heat pumps as units of plants of several models.

Between the duty's streams, which stay as they are over the year, a machine has one capacity and
one COP; its part load is a straight line down to its least load, and below it the line that the
cycling of EN 14825 makes. So one table holds for all points, circulation pumps included, and it
is exact. Where no source is there the units stand still. What they do not give the boiler gives
where it stays, else it is not met. Only machines with a size of their own can stand beside others:
a class is as large as it is asked to be.

Where the cheapest of heat pump and boiler runs first there are no such plants either: the search
knows no boiler that takes over.

A source that gives less than the load would take is shared by all units, and what each may take of
it depends on the COPs of the others: that is no property of a unit, so there are no such plants
where the source falls short at any point. A COP below 1, at which the family lets a machine stay
off, comes only at some per cent of a unit's least load and is not looked for.
"""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.columns import PumpColumns
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.performance import Performance
from core.families.industrial_heat.plant import cycling_input
from core.families.industrial_heat.screening import asked_of, performances
from core.plant.mixing import Beside, Mixing
from core.plant.starts import clock_of
from core.plant.unit import Units, tabulated
from core.selection.family import Situation

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]


def mixing(columns: PumpColumns, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Machines with a size, at the points that ask for heat; None: none of them can."""
    asked, points = asked_of(situation), situation.profile.columns
    if asked.duty.cheapest_first:
        return None
    done = performances(columns, asked.duty)
    sized = {i: done[i] for i in machines if i in done and done[i].unit_heat_w is not None}
    loaded = points["load_w"] > 0.0
    if not sized or source_short(points, loaded, list(sized.values())):
        return None
    machine = np.array(sorted(sized), dtype=np.int64)
    unit_w = np.array([sized[int(i)].unit_heat_w for i in machine], dtype=np.float64)
    cop = np.array([sized[int(i)].cop for i in machine])
    there = points["source_w"][loaded] > 0.0 if "source_w" in points else np.ones(loaded.sum())
    capacity = unit_w[:, None] * there
    profile = situation.profile
    wanted_w = max(asked.wanted_w(one) for one in sized.values())
    return Mixing(
        machine=machine,
        units=Units(
            capacity_w=capacity,
            scale_w=capacity / cop[:, None],
            auxiliary_w=np.zeros((len(machine), 1)),
            off_w=np.zeros((len(machine), 1)),
            table=_table(columns.min_load[machine], cop, asked.duty.circulation_ratio),
            kind=np.zeros(int(loaded.sum()), dtype=np.int64),
        ),
        load_w=points["load_w"][loaded],
        by_month=profile.hours[loaded],
        price_hours=profile.price_hours[loaded],
        design_w=unit_w,
        required_w=wanted_w,
        peak_w=min(asked.design.peak_w, wanted_w),
        price=columns.price[machine],
        design_point=int(np.where(there, points["load_w"][loaded], 0.0).argmax()),
        clock=clock_of(profile, loaded, situation.plant)
        if situation.load.simultaneity == 1.0  # else a step is two points
        else None,
        beside=_boiler(asked.duty) if asked.duty.boiler_stays else None,
    )


def source_short(
    points: Mapping[str, FloatArray], loaded: NDArray[np.bool_], done: Sequence[Performance]
) -> bool:
    """Whether the source gives at some point less than the load takes, but more than nothing."""
    if "source_w" not in points:
        return False
    source, load = points["source_w"][loaded], points["load_w"][loaded]
    taken = max(one.taken for one in done)
    return bool(((source > 0.0) & (source < load * taken * (1.0 - 1e-9))).any())


def _table(min_load: FloatArray, cop: FloatArray, circulation_ratio: float) -> FloatArray:
    """Input over that at full load, pumps included, (1, machines, steps + 1)."""
    pumps = (cop * circulation_ratio)[:, None]
    return tabulated(lambda plr: cycling_input(plr, min_load[:, None]) + pumps * plr)[None]


def _boiler(duty: IndustrialHeatDuty) -> Beside:
    return Beside(
        fuel_per_output=1.0 / duty.boiler_efficiency,
        fuel_price_per_kwh=duty.fuel_price_per_kwh,
        fuel_carbon_kg_per_kwh=duty.fuel_carbon_kg_per_kwh,
    )
