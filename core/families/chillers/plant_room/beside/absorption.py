"""An absorption chiller beside a plant room: when fuel is cheaper than electricity, and what of it.

One class machine, direct-fired, stands beside a candidate's own chillers with a pump and cells of
its own. At every hour it gives the share of the load at which electricity and fuel together cost
least; nothing, where it never pays.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.plant_room.beside.room_power import room_power
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.hours import RoomHours, room_hours
from core.machines.fuel import carbon_kg_per_kwh
from core.plant.absorption import LOAD_LEAST, WATER_C, Absorption
from core.selection.demand_charge import demand_charge
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]

_SHARES = np.array([0.0, *np.linspace(LOAD_LEAST, 1.0, 9)])
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class AbsorptionYear:
    """A year of a candidate with the machine beside it; Wh, currency and kg a year.

    break_even: the price of a kWh of fuel below which the machine is worth running in the hour that
    suits it best; nan where no hour suits it.
    """

    machine: Absorption
    cooling_wh: float
    heat_wh: float
    hours: float
    electricity_saved_wh: float
    electricity_saved: float
    demand_saved: float
    fuel_cost: float
    carbon_saved_kg: float
    primary_saved_wh: float  # below 0: more
    break_even: float

    @property
    def saving(self) -> float:
        """Money; nothing is paid for the machine in it."""
        return self.electricity_saved + self.demand_saved - self.fuel_cost

    @property
    def cop(self) -> float | None:
        """Cold over heat of the year."""
        return self.cooling_wh / self.heat_wh if self.heat_wh > 0.0 else None


def absorption_year(selection: Selection, candidate: Candidate) -> AbsorptionYear:
    """The cheapest share of every hour; all machines are free to stand still."""
    duty, hours = selection.duty, room_hours(selection, candidate)
    machine = Absorption(
        capacity_w=duty.absorption_share * selection.design.peak_w, cop=duty.absorption_cop
    )
    plant = room_power(selection, candidate, hours)
    given = _SHARES[None, :] * machine.capacity_w
    water = np.maximum(hours.outdoor_c + duty.tower_approach_k, WATER_C[0])[:, None]
    heat = machine.heat_w(np.broadcast_to(_SHARES, (len(water), len(_SHARES))), water)
    own = plant.at(np.maximum(hours.load_w[:, None] - given, 0.0))
    pumping = Pumping(duty=duty, design=selection.design)
    rejected = np.array([machine.rejected_w])
    served = float(pumping.condenser_w(rejected)[0] + pumping.fan_w(rejected)[0])
    served += float(pumping.chilled_w(np.array([machine.capacity_w]))[0])
    drawn = own + served * (_SHARES > 0.0)[None, :]
    able = (given <= hours.load_w[:, None] + 1e-6) & np.isfinite(heat)
    price, fuel = hours.price_per_kwh[:, None], duty.fuel_price_per_kwh
    cost = np.where(able, (drawn * price + np.nan_to_num(heat) * fuel) / _W_PER_KW, np.inf)
    best = cost.argmin(axis=1)
    rows = np.arange(len(best))
    power, burnt = drawn[rows, best], np.nan_to_num(heat[rows, best])
    less = drawn[:, :1] - drawn
    with np.errstate(divide="ignore", invalid="ignore"):
        worth = np.where(able & (heat > 0.0), less * price / heat, np.nan)
    return _told(selection, hours, machine, given[0, best], burnt, drawn[:, 0], power, worth)


def _told(
    selection: Selection,
    hours: RoomHours,
    machine: Absorption,
    given_w: FloatArray,
    burnt_w: FloatArray,
    before_w: FloatArray,
    after_w: FloatArray,
    worth: FloatArray,
) -> AbsorptionYear:
    duty, economics, step_h = selection.duty, selection.study.economics, hours.step_h
    saved_w = before_w - after_w
    charges = demand_charge(
        np.array([hours.highest_w(before_w), hours.highest_w(after_w)]), economics
    )
    heat_wh = float(burnt_w.sum()) * step_h
    saved_wh = float(saved_w.sum()) * step_h
    return AbsorptionYear(
        machine=machine,
        cooling_wh=float(given_w.sum()) * step_h,
        heat_wh=heat_wh,
        hours=float((given_w > 0.0).sum()) * step_h,
        electricity_saved_wh=saved_wh,
        electricity_saved=float(saved_w @ hours.price_per_kwh) * step_h / _W_PER_KW,
        demand_saved=float(charges[0] - charges[1]),
        fuel_cost=heat_wh / _W_PER_KW * duty.fuel_price_per_kwh,
        carbon_saved_kg=(
            saved_wh * economics.grid_kg_per_kwh - heat_wh * carbon_kg_per_kwh(duty.boiler_fuel)
        )
        / _W_PER_KW,
        primary_saved_wh=saved_wh * duty.primary_factor - heat_wh,
        break_even=float(np.nanmax(worth)) if np.isfinite(worth).any() else np.nan,
    )
