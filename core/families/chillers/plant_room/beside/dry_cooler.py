"""Dry coolers beside a plant with air: they cool the return before its chillers when it is cold.

A loop of brine runs between a plate exchanger in the return and coolers of the size of the peak.
What they carry is taken off the load of the chillers, hour by hour; they run where fans and pumps
need less than the chillers save.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.duty import ChilledPumping
from core.families.chillers.plant_room.units.cells import fan_share
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.year.operation import run_at
from core.keeping.keeping import Latest, Same
from core.load.pairing import paired
from core.load.series import LoadSeries
from core.plant.dry_cooler import DryCooler
from core.plant.free_cooling import Exchanger
from core.selection.prices import prices_per_kwh
from core.selection.selection import Candidate, Selection

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0
_WHOLE = 1.0 - 1e-9
_LEAST_AIR = 0.3  # fans by turns below it; usual for axial fans


@dataclass(frozen=True, slots=True, kw_only=True)
class FreeByAir:
    """Steps of a year, (steps,), W: what coolers carry of a load, and what they need for it."""

    carried_w: FloatArray
    fan_w: FloatArray
    pump_w: FloatArray


@dataclass(frozen=True, slots=True, kw_only=True)
class DryYear:
    """A year of a plant with dry coolers; Wh, hours, currency, kg.

    before_wh: of the room without them; saved_wh: what its chillers need less.
    """

    cooling_wh: float
    before_wh: float
    free_wh: float
    saved_wh: float
    fan_wh: float
    pump_wh: float
    full_hours: float
    partial_hours: float
    money_saved: float
    carbon_saved_kg: float

    @property
    def net_wh(self) -> float:
        """Saved, fans and pumps of the coolers taken off."""
        return self.saved_wh - self.fan_wh - self.pump_wh

    @property
    def eer_before(self) -> float:
        """Of the room without coolers."""
        return self.cooling_wh / self.before_wh

    @property
    def eer(self) -> float:
        """Of the room with them."""
        return self.cooling_wh / (self.before_wh - self.net_wh)


_latest = Latest[tuple[Same, str], DryYear](4)  # by selection and candidate


def dry_year(selection: Selection, candidate: Candidate) -> DryYear:
    """The year of a candidate with the coolers of its duty; kept, as a report asks for it again."""
    key = Same(selection), candidate.id
    return _latest.of(key, lambda: _worked_out(selection, candidate))


def free_by_air(selection: Selection, load_w: FloatArray, dry_bulb_c: FloatArray) -> FreeByAir:
    """As much as coolers carry with all their air, and no more air than the load asks for."""
    duty, design = selection.duty, selection.design
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    cooler = DryCooler(approach_k=duty.dry_cooler_approach_k, span_k=span_k)
    # The water is warmer than the air by an approach that goes with the heat, like the exchanger's.
    both = Exchanger(
        supply_c=duty.leaving_chilled_c,
        span_k=span_k,
        approach_k=duty.exchanger_approach_k + duty.dry_cooler_approach_k,
    )
    load = load_w / design.peak_w
    constant = duty.chilled_pumping is ChilledPumping.CONSTANT
    flow = np.ones_like(load) if constant else np.maximum(load, 1e-9)
    part = both.carried(dry_bulb_c, load, flow)
    returned = both.return_c(load, flow)
    leaving = returned - part * span_k / flow - duty.exchanger_approach_k * part
    air = np.minimum(cooler.air(part, dry_bulb_c, leaving), 1.0)
    runs = part > 0.0
    full_fan_w = duty.dry_cooler_fan_share * design.peak_w
    pumping = Pumping(duty=duty, design=design)
    loop_w = float(pumping.at_head_w(np.asarray(design.peak_w), duty.dry_cooler_head_m))
    pumped_w = np.full_like(load_w, design.peak_w) if constant else load_w
    chilled_w = pumping.at_head_w(pumped_w, duty.exchanger_head_m)
    return FreeByAir(
        carried_w=part * design.peak_w,
        fan_w=np.where(runs, fan_share(air, _LEAST_AIR) * full_fan_w, 0.0),
        pump_w=np.where(runs, loop_w + chilled_w, 0.0),
    )


def _worked_out(selection: Selection, candidate: Candidate) -> DryYear:
    load: LoadSeries = selection.situation.load
    dry = paired(load, selection.situation.climate, by_wet_bulb=False).dry_bulb_c
    price = prices_per_kwh(selection.study.economics.tariff, load.month, load.hour_of_day)
    free = free_by_air(selection, load.load_w, dry)
    rest = np.maximum(load.load_w - free.carried_w, 0.0)
    rest[rest < load.load_w * (1.0 - _WHOLE)] = 0.0
    before, chillers_w = _room_w(selection, candidate, load.load_w, dry)
    # Chilled water is pumped for the whole load, whatever cools it: pumps stay as they were.
    saved = chillers_w - _room_w(selection, candidate, rest, dry)[1]
    runs = saved > free.fan_w + free.pump_w
    net = np.where(runs, saved - free.fan_w - free.pump_w, 0.0)
    whole = runs & (rest <= 0.0)
    step_h = load.step_h

    def sum_wh(values: FloatArray) -> float:
        return float(values[runs].sum()) * step_h

    return DryYear(
        cooling_wh=float(load.load_w.sum()) * step_h,
        before_wh=float(before.sum()) * step_h,
        free_wh=sum_wh(free.carried_w),
        saved_wh=sum_wh(saved),
        fan_wh=sum_wh(free.fan_w),
        pump_wh=sum_wh(free.pump_w),
        full_hours=float(whole.sum()) * step_h,
        partial_hours=float((runs & ~whole).sum()) * step_h,
        money_saved=float(net @ price) * step_h / _W_PER_KW,
        carbon_saved_kg=float(net.sum()) * step_h / _W_PER_KW
        * selection.study.economics.grid_kg_per_kwh,
    )  # fmt: skip


def _room_w(
    selection: Selection, candidate: Candidate, load_w: FloatArray, dry_bulb_c: FloatArray
) -> tuple[FloatArray, FloatArray]:
    """The whole room and its chillers at the steps of a year."""
    on = load_w > 0.0
    whole, chillers = np.zeros((2, len(load_w)))
    points = {"load_w": load_w[on], "condenser_c": dry_bulb_c[on]}
    at = run_at(selection, candidate, points)
    whole[on], chillers[on] = at.power_w, at.chiller_w.sum(axis=0)
    return whole, chillers
