"""Chilled water stored beside a plant room: what the tariff makes of it over a year.

The store holds water of the plant's own temperatures, so its chillers need no colder water than
always. It is filled and emptied by dynamic programming over the whole year, load and prices being
known. Where demand is charged, the output of each month is also held near the lowest that the store
allows, and of both ways the one is taken that costs less.
"""

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.room import WET_BULB_STEP_K
from core.families.chillers.plant_room.year.hours import RoomHours, room_hours
from core.families.chillers.plant_room.year.operation import run_at
from core.plant.storage import PlantPower, Storage, Stored, best_course, least_peak_w
from core.selection.demand_charge import demand_charge
from core.selection.selection import Candidate, Selection
from core.study.economics import DemandBy, Economics

FloatArray = NDArray[np.float64]

_WATER_WH_PER_M3K = 1164.0  # 999.6 kg/m³ · 4193 J/kgK at 9.5 °C
_OUTPUTS = 40  # steps of a plant's output
_W_PER_KW = 1000.0
_HOURS_A_DAY = 24
_TRIED = (0.1,)  # of the way from the lowest output there can be to that without a store
_NOT_CARRIED_W = 1e15
_KEPT = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """A year of the room, with the store or without it; currency and Wh."""

    energy_wh: float
    energy_cost: float
    demand_cost: float
    highest_w: float  # electricity
    output_w: float  # the highest

    @property
    def cost(self) -> float:
        """All that is paid for electricity."""
        return self.energy_cost + self.demand_cost


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """The day of the highest load, (hours,): load, output of the plant, store, price."""

    load_w: FloatArray
    output_w: FloatArray
    level_wh: FloatArray
    price_per_kwh: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class StorageYear:
    """A store over a year; filled_wh: cold put into it; investment: None where none is entered."""

    capacity_wh: float
    before: Course
    after: Course
    filled_wh: float
    lost_wh: float
    investment: float | None
    day: Day

    @property
    def saving(self) -> float:
        """Money a year."""
        return self.before.cost - self.after.cost

    @property
    def payback_years(self) -> float | None:
        """Of the store; None where no price is entered or it saves nothing."""
        if self.investment is None or self.saving <= 0.0:
            return None
        return self.investment / self.saving


_Key = tuple[int, str]
_latest: "OrderedDict[_Key, tuple[Selection, StorageYear]]" = OrderedDict()


def storage_year(selection: Selection, candidate: Candidate) -> StorageYear:
    """A candidate with the store of its study; kept, as window and report ask for it."""
    key = id(selection), candidate.id
    kept = _latest.get(key)
    if kept is None or kept[0] is not selection:
        kept = _latest[key] = (selection, _year(selection, candidate))
        while len(_latest) > _KEPT:
            _latest.popitem(last=False)
    return kept[1]


def store_of(selection: Selection) -> Storage:
    """What the store holds between supply and return."""
    duty = selection.duty
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    return Storage(
        capacity_wh=duty.cold_store_m3 * _WATER_WH_PER_M3K * span_k * duty.cold_store_use,
        loss_per_h=duty.cold_store_loss / _HOURS_A_DAY,
    )


def _year(selection: Selection, candidate: Candidate) -> StorageYear:
    hours, store = room_hours(selection, candidate), store_of(selection)
    economics = selection.study.economics
    plant = plant_power(selection, candidate, hours)
    done = _best(store, plant, hours, economics)
    filled = np.diff(done.level_wh, prepend=0.0)
    held = np.append(0.0, done.level_wh[:-1])
    start = int(hours.load_w.argmax()) * hours.step_h // _HOURS_A_DAY * _HOURS_A_DAY
    day = slice(round(start / hours.step_h), round((start + _HOURS_A_DAY) / hours.step_h))
    return StorageYear(
        capacity_wh=store.capacity_wh,
        before=_course(hours, plant.at(hours.load_w), hours.load_w, economics),
        after=_course(hours, done.power_w, done.output_w, economics),
        filled_wh=float(np.maximum(filled, 0.0).sum()),
        lost_wh=float(held.sum()) * store.loss_per_h * hours.step_h,
        investment=selection.duty.cold_store_price,
        day=Day(
            load_w=hours.load_w[day],
            output_w=done.output_w[day],
            level_wh=done.level_wh[day],
            price_per_kwh=hours.price_per_kwh[day],
        ),
    )


def plant_power(selection: Selection, candidate: Candidate, hours: RoomHours) -> PlantPower:
    """The room's power by output and wet bulb; the pumps of the building follow its load."""
    steps = np.round(hours.wet_bulb_c / WET_BULB_STEP_K)
    kinds, kind = np.unique(steps, return_inverse=True)
    able = sum((group.units - group.standby) * group.unit_capacity_w for group in candidate.groups)
    output = np.linspace(0.0, max(able, float(hours.load_w.max())), _OUTPUTS + 1)
    wet, load = np.meshgrid(kinds * WET_BULB_STEP_K, output[1:], indexing="ij")
    at = run_at(selection, candidate, {"load_w": load.ravel(), "wet_bulb_c": wet.ravel()})
    shared = Pumping(duty=selection.duty, design=selection.design).shared_w
    drawn = (at.power_w - shared(load.ravel())).reshape(load.shape)
    drawn[(at.given_w < load.ravel() * (1.0 - 1e-6)).reshape(load.shape)] = _NOT_CARRIED_W
    return PlantPower(
        output_w=output,
        power_w=np.hstack([np.zeros((len(kinds), 1)), drawn]),
        kind=kind.ravel(),
        beside_w=shared(hours.load_w),
    )


def _course(
    hours: RoomHours, power_w: FloatArray, output_w: FloatArray, economics: Economics
) -> Course:
    return Course(
        energy_wh=float(power_w.sum()) * hours.step_h,
        energy_cost=float(power_w @ hours.price_per_kwh) * hours.step_h / _W_PER_KW,
        demand_cost=float(demand_charge(hours.highest_w(power_w)[None], economics)[0]),
        highest_w=float(power_w.max()),
        output_w=float(output_w.max()),
    )


def _best(store: Storage, plant: PlantPower, hours: RoomHours, economics: Economics) -> Stored:
    """By price alone; where demand is charged, by the output it is held to as well."""
    price = hours.price_per_kwh / _W_PER_KW

    def course(highest_w: FloatArray | None) -> Stored:
        return best_course(store, plant, hours.load_w, price, hours.step_h, highest_w)

    tried = [course(None)]
    if economics.demand_by is DemandBy.NONE:
        return tried[0]
    caps = [None, *(_caps(store, hours, share) for share in _TRIED)]
    tried += [course(cap) for cap in caps[1:]]
    if economics.demand_by is DemandBy.DEMAND:  # months do not ask for each other
        monthly = np.array([_monthly(hours, one.power_w, economics) for one in tried])
        best = monthly.argmin(axis=0)[hours.month]
        free = np.full(len(hours.load_w), np.inf)
        every = np.array([free if cap is None else cap for cap in caps])
        tried.append(course(every[best, np.arange(len(best))]))
    return min(tried, key=lambda one: _course(hours, one.power_w, one.output_w, economics).cost)


def _monthly(hours: RoomHours, power_w: FloatArray, economics: Economics) -> FloatArray:
    """Energy and demand by month, (12,)."""
    paid = power_w * hours.price_per_kwh * hours.step_h / _W_PER_KW
    energy = np.bincount(hours.month, paid, 12)
    return energy + hours.highest_w(power_w) / _W_PER_KW * economics.demand_price_per_kw


def _caps(store: Storage, hours: RoomHours, share: float) -> FloatArray:
    """Output of each step that its month is held to, W, with room for a level of the store."""
    a_day = round(_HOURS_A_DAY / hours.step_h)
    days = hours.load_w[: len(hours.load_w) // a_day * a_day].reshape(-1, a_day)
    lowest = np.array([least_peak_w(day, store.capacity_wh, hours.step_h) for day in days])
    month = hours.month[: days.size : a_day]
    most = np.array([lowest[month == one].max(initial=0.0) for one in range(12)])
    without = hours.highest_w(hours.load_w)
    held: FloatArray = most + share * (without - most) + store.step_wh / hours.step_h
    return held[hours.month]
