"""Hot water from a plant room: one more chiller whose condenser is warm enough, beside a candidate.

It is led by the heat that is asked for, takes its cooling from the load of the plant, and the
candidate's own chillers carry what is left. What it costs is the electricity of the room more than
without it: the lift to the warm water, less what the others no longer do.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant_room.beside.heat_source import SourceYear, source_year
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.hours import RoomHours, room_hours, room_w
from core.families.chillers.record import Chiller
from core.keeping.keeping import Latest, Same
from core.load.series import LoadSeries
from core.machines.condenser import Condenser
from core.machines.device import UNDISCLOSED
from core.money.present_value import annuity
from core.plant.heat_recovery import HeatBalance, HeatStore, Recovered, RecoveryUnit, recovered
from core.selection.selection import Candidate, Selection
from core.study.criteria import Availability
from core.study.economics import Economics

FloatArray = NDArray[np.float64]

_WATER_WH_PER_M3K = 1163.0  # at about 40 °C
_W_PER_KW = 1000.0
_STEPS = 50  # part loads of a unit's table
_HOURS_A_DAY = 24.0
_TINY = 1e-9


@dataclass(frozen=True, slots=True, kw_only=True)
class HotWater:
    """Heat asked for at the steps of a year, W: all of it, and what of it warm water can give."""

    asked_w: FloatArray
    preheat_w: FloatArray
    store: HeatStore


@dataclass(frozen=True, slots=True, kw_only=True)
class RecoveryYear:
    """A year of a candidate with one machine for hot water; Wh, currency and kg a year.

    design: the machine at full load with the heat asked for in an hour of draw; before, after: what
    warms the water today, without and with it; saved_wh: what the
    room's own chillers, pumps and towers need less; power_wh: of the machine with its pumps.
    """

    record: Chiller
    design: HeatBalance
    asked_wh: float
    preheat_wh: float
    used_wh: float
    lost_wh: float
    cooling_wh: float
    compressor_wh: float
    power_wh: float
    saved_wh: float
    hours: float
    before: SourceYear
    after: SourceYear
    electricity_cost: float  # more
    extra_carbon_kg: float
    investment: float

    @property
    def extra_wh(self) -> float:
        """Electricity of the whole room more than without hot water: the lift, and pumps."""
        return self.power_wh - self.saved_wh

    @property
    def cop_both(self) -> float:
        """Cooling and used heat of the year for the electricity of the machine and its pumps."""
        return (self.cooling_wh + self.used_wh) / self.power_wh

    @property
    def saving(self) -> float:
        """Money."""
        return self.before.cost - self.after.cost - self.electricity_cost

    def life_gain(self, economics: Economics) -> float:
        """Present value of what it saves over its life, less its price and upkeep."""
        rate, life = economics.discount_rate, economics.life_years
        saved = self.saving * annuity(rate, life, economics.energy_price_rise)
        upkeep = economics.maintenance_share * annuity(rate, life)
        return saved - self.investment * (1.0 + upkeep)

    @property
    def carbon_saved_kg(self) -> float:
        """CO2 of the source less, of the electricity more."""
        return self.before.carbon_kg - self.after.carbon_kg - self.extra_carbon_kg

    @property
    def payback_years(self) -> float | None:
        """Of the machine; None where it saves nothing."""
        return self.investment / self.saving if self.saving > 0.0 else None


_latest = Latest[tuple[Same, str], tuple[RecoveryYear, ...]](4)  # by selection and candidate


def heat_recovery(selection: Selection, candidate: Candidate) -> tuple[RecoveryYear, ...]:
    """The year with every machine of the catalog that reaches the water, by its gain over the life.

    A machine whose maker cannot be asked stands behind those that can, as in the ranking.
    """
    key = Same(selection), candidate.id
    return _latest.of(key, lambda: _best_first(selection, candidate))


def _best_first(selection: Selection, candidate: Candidate) -> tuple[RecoveryYear, ...]:
    economics = selection.study.economics
    asks_for_known = selection.study.criteria.availability is not Availability.ANY
    return tuple(
        sorted(
            _years(selection, candidate),
            key=lambda one: (
                asks_for_known and one.record.maker == UNDISCLOSED,
                -one.life_gain(economics),
            ),
        )
    )


def hot_water(duty: ChillerDuty, load: LoadSeries) -> HotWater:
    """The draw of a day, evenly between its hours; what is warmed first is all there is of it."""
    hour = load.hour_of_day
    draws = (hour >= duty.hot_draw_from_h) & (hour < duty.hot_draw_to_h)
    hours = duty.hot_draw_to_h - duty.hot_draw_from_h
    m3_h = np.where(draws, duty.hot_water_m3_per_day / hours, 0.0)
    warm = min(duty.recovery_leaving_c - duty.exchanger_approach_k, duty.hot_water_c)
    span = max(warm - duty.cold_water_c, 0.0)
    return HotWater(
        asked_w=m3_h * _WATER_WH_PER_M3K * (duty.hot_water_c - duty.cold_water_c),
        preheat_w=m3_h * _WATER_WH_PER_M3K * span,
        store=HeatStore(
            capacity_wh=duty.hot_store_m3 * _WATER_WH_PER_M3K * span,
            loss_per_h=duty.hot_store_loss / _HOURS_A_DAY,
        ),
    )


def able(columns: ChillerColumns, duty: ChillerDuty) -> ChillerColumns:
    """Machines with a figure at the warm water, inside the limits of their curves."""
    entering = duty.recovery_leaving_c - duty.tower_range_k
    rows = [
        row
        for row, record in enumerate(columns.records)
        if record.condenser is Condenser.WATER
        and entering <= columns.condenser_max_c[row]
        and entering >= columns.condenser_min_c[row]
        and columns.leaving_min_c[row] <= duty.leaving_chilled_c <= columns.leaving_max_c[row]
    ]
    return take(columns, np.array(rows, dtype=np.int64))


def unit_of(duty: ChillerDuty, machine: ChillerColumns) -> RecoveryUnit | None:
    """One machine at the warm water; None where its curves have nothing there."""
    entering = np.array([duty.recovery_leaving_c - duty.tower_range_k])
    full = full_load(machine, duty.leaving_chilled_c, entering, 0.0)
    capacity, power = float(full.capacity_w[0, 0]), float(full.power_w[0, 0])
    if not (np.isfinite(capacity) and np.isfinite(power) and capacity > 0.0):
        return None
    plr = np.linspace(0.0, 1.0, _STEPS + 1)
    plr[0] = _TINY
    at = np.full(len(plr), entering[0])
    ratio = part_load(machine, plr[None, :], duty.leaving_chilled_c, at).power_ratio[0]
    return RecoveryUnit(cooling_w=plr * capacity, power_w=np.maximum.accumulate(ratio * power))


def machine_w(
    duty: ChillerDuty, design: ChillerDesign, unit: RecoveryUnit, done: Recovered
) -> FloatArray:
    """Electricity of the machine with its pumps, (steps,); by turns at low heat, pumps as well."""
    pumping = Pumping(duty=duty, design=design)
    pumps = pumping.at_full_flow_w(unit.cooling_w[-1:]) + pumping.condenser_w(unit.heat_w[-1:])
    drawn: FloatArray = done.power_w + float(pumps[0]) * np.minimum(
        done.heat_w / unit.heat_w[-1], 1.0
    )
    return drawn


def price_of(machine: ChillerColumns, unit: RecoveryUnit, economics: Economics) -> float:
    """What one machine costs: as listed, else by its capacity."""
    listed = float(machine.price[0])
    rated_w = machine.records[0].capacity_w or float(unit.cooling_w[-1])
    return rated_w / _W_PER_KW * economics.price_per_kw if np.isnan(listed) else listed


def _years(selection: Selection, candidate: Candidate) -> list[RecoveryYear]:
    machines = able(selection.columns, selection.duty)
    each = (take(machines, np.array([row])) for row in range(len(machines.records)))
    years = (recovery_year(selection, candidate, machine) for machine in each)
    return [year for year in years if year is not None]


def recovery_year(
    selection: Selection, candidate: Candidate, machine: ChillerColumns
) -> RecoveryYear | None:
    """The year of a candidate with one machine; None where that has no figure at the warm water."""
    unit = unit_of(selection.duty, machine)
    if unit is None:
        return None
    year = room_hours(selection, candidate)
    water = hot_water(selection.duty, selection.situation.load)
    done = recovered(unit, water.preheat_w, year.load_w, water.store, year.step_h)
    rest = np.maximum(year.load_w - done.cooling_w, 0.0)
    saved = year.power_w - room_w(selection, candidate, rest, year.outdoor_c)
    return _year(selection, machine, unit, water, done, saved_w=saved, year=year)


def _year(
    selection: Selection,
    machine: ChillerColumns,
    unit: RecoveryUnit,
    water: HotWater,
    done: Recovered,
    *,
    saved_w: FloatArray,
    year: RoomHours,
) -> RecoveryYear:
    study, duty, step_h = selection.study, selection.duty, year.step_h
    power_w = machine_w(duty, selection.design, unit, done)
    extra_w = power_w - saved_w
    asked, used = float(water.asked_w.sum()) * step_h, float(done.used_w.sum()) * step_h
    economics, prices = study.economics, year.price_per_kwh
    return RecoveryYear(
        record=machine.records[0],
        design=HeatBalance(
            cooling_w=float(unit.cooling_w[-1]),
            power_w=float(unit.power_w[-1]),
            asked_w=float(water.preheat_w.max()),
        ),
        asked_wh=asked,
        preheat_wh=float(water.preheat_w.sum()) * step_h,
        used_wh=used,
        lost_wh=float(done.lost_w.sum()) * step_h,
        cooling_wh=float(done.cooling_w.sum()) * step_h,
        compressor_wh=float(done.power_w.sum()) * step_h,
        power_wh=float(power_w.sum()) * step_h,
        saved_wh=float(saved_w.sum()) * step_h,
        hours=float((done.heat_w > 0.0).sum()) * step_h,
        before=source_year(water.asked_w, duty, economics, prices, step_h),
        after=source_year(water.asked_w - done.used_w, duty, economics, prices, step_h),
        electricity_cost=float(extra_w @ prices) * step_h / _W_PER_KW,
        extra_carbon_kg=float(extra_w.sum()) * step_h / _W_PER_KW * economics.grid_kg_per_kwh,
        investment=price_of(machine, unit, economics),
    )
