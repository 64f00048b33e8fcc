"""Sums over the year of what units did at every point, heat and cooling."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.cooling.run import Cooling, CoolingBlock
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.plant import Bank, Block, Points, Running, points_of
from core.load.profile import MONTHS, Profile
from core.selection.carried import ROUNDING

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The points with something asked, and what they stand for; the others only in `rest`."""

    points: Points
    hours: FloatArray  # (points,)
    months_and_price: FloatArray  # (points, 13): hours by month, then the price hours
    asked_w: FloatArray  # (points,): heating and hot water
    cooling_w: FloatArray | None  # (points,); None: none is asked
    rest: FloatArray  # (13,): hours and prices in which nothing is asked

    @property
    def heat_wh(self) -> float:
        """Heat of the year, Wh."""
        return float(self.asked_w @ self.hours)

    @property
    def cooling_wh(self) -> float:
        """Cooling of the year, Wh."""
        return 0.0 if self.cooling_w is None else float(self.cooling_w @ self.hours)


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """Sums over the year; arrays (pairs,), and (pairs, 13) by month and weighted by price."""

    heat_wh: FloatArray
    hot_heat_wh: FloatArray
    pump_wh: FloatArray
    hot_pump_wh: FloatArray
    circulation_wh: FloatArray
    backup_wh: FloatArray
    backup_hours: FloatArray
    backup_peak_w: FloatArray
    unmet_wh: FloatArray
    unmet_hours: FloatArray
    band_hours: FloatArray
    band_wh: FloatArray
    cycling_hours: FloatArray
    outside_hours: FloatArray
    beyond_limits_hours: FloatArray
    cooling_wh: FloatArray
    cooling_pump_wh: FloatArray
    cooling_unmet_hours: FloatArray
    cooling_outside_hours: FloatArray
    electric_wh: FloatArray

    @classmethod
    def empty(cls, count: int) -> "Totals":
        """Noughts for so many pairs."""
        sums = {name: np.zeros(count) for name in cls.__slots__ if name != "electric_wh"}
        return cls(**sums, electric_wh=np.zeros((count, MONTHS + 1)))

    def put(self, rows: IntArray, source: "Totals", chosen: IntArray) -> None:
        """Copy the rows `chosen` of `source` into `rows`."""
        for name in self.__slots__:
            getattr(self, name)[rows] = getattr(source, name)[chosen]


def year_of(profile: Profile, bank: Bank) -> Year:
    """The points at which something is asked, laid between the nodes of a bank."""
    every = profile.columns["load_w"] + profile.columns["hot_water_w"]
    cooling = profile.columns.get("cooling_w")
    asked = every > 0.0 if cooling is None else (every > 0.0) | (cooling > 0.0)
    weights = np.column_stack([profile.hours, profile.price_hours])
    return Year(
        points=points_of(profile, bank.nodes, asked),
        hours=profile.hours[asked].sum(axis=1),
        months_and_price=weights[asked],
        asked_w=every[asked],
        cooling_w=None if cooling is None else cooling[asked],
        rest=weights[~asked].sum(axis=0),
    )


def sums_of(
    block: Block,
    running: Running,
    year: Year,
    duty: HeatPumpDuty,
    efficient_share: float,
    installed: int,
) -> Totals:
    """Totals of the year for the machines of a block."""
    hours = year.hours
    short = running.backup_w > ROUNDING * year.asked_w
    unmet = running.unmet_w > ROUNDING * year.asked_w
    in_band = (running.quality >= efficient_share) & (running.load > 0.0) & ~unmet
    electric = running.pump_w
    if running.circulation_w is not None:
        electric = electric + running.circulation_w
    if duty.backup is not Backup.BOILER:
        electric = electric + running.backup_w
    outside = ~block.inside & (year.points.load_w > 0.0)
    off_wh = installed * block.off_w * year.rest
    busy = (
        running.load > 0.0
        if running.hot_water is None
        else ((running.load > 0.0) | (running.hot_water.busy > 0.0))
    )
    nothing, hot = np.zeros(len(electric)), running.hot_water
    circulation_w = running.circulation_w
    if hot is not None and not (duty.rooms_heated or duty.rooms_cooled):
        # Hot water alone is made at full load: what counts is that the units make it.
        in_band = (hot.busy > 0.0) & ~unmet
    found = Totals(
        heat_wh=running.heat_w @ hours,
        hot_heat_wh=nothing if hot is None else hot.heat_w @ hours,
        pump_wh=running.pump_w @ hours + off_wh[:, :MONTHS].sum(axis=1),
        hot_pump_wh=nothing if hot is None else hot.power_w @ hours,
        circulation_wh=nothing if circulation_w is None else circulation_w @ hours,
        backup_wh=running.backup_w @ hours,
        backup_hours=short @ hours,
        backup_peak_w=running.backup_w.max(axis=1, initial=0.0),
        unmet_wh=running.unmet_w @ hours,
        unmet_hours=unmet @ hours,
        band_hours=in_band @ hours,
        band_wh=np.where(in_band, _counted_w(running, duty), 0.0) @ hours,
        cycling_hours=running.cycling @ hours,
        outside_hours=outside @ hours,
        beyond_limits_hours=(block.beyond & busy) @ hours,
        cooling_wh=nothing,
        cooling_pump_wh=nothing,
        cooling_unmet_hours=nothing,
        cooling_outside_hours=nothing,
        electric_wh=electric @ year.months_and_price + off_wh,
    )
    if block.cooling is None or running.cooling is None or year.cooling_w is None:
        return found
    of_heat = _OfHeat(unmet=unmet, beyond=block.beyond & busy)
    return _with_cooling(found, block.cooling, running.cooling, year, efficient_share, of_heat)


def _counted_w(running: Running, duty: HeatPumpDuty) -> FloatArray:
    """The heat that the efficient range is told of: of the rooms, or of hot water alone."""
    alone = running.hot_water is not None and not (duty.rooms_heated or duty.rooms_cooled)
    return running.hot_water.heat_w if alone and running.hot_water else running.heat_w


@dataclass(frozen=True, slots=True, kw_only=True)
class _OfHeat:
    """Points at which it is so of heat, (machines, points)."""

    unmet: BoolArray
    beyond: BoolArray


def _with_cooling(
    heat: Totals,
    block: CoolingBlock,
    cooling: Cooling,
    year: Year,
    efficient_share: float,
    of_heat: _OfHeat,
) -> Totals:
    """The totals with those of cooling; an hour in which both fall short is one hour."""
    hours, asked_w = year.hours, np.asarray(year.cooling_w)
    runs = cooling.load > 0.0
    unmet = cooling.unmet_w > ROUNDING * asked_w
    in_band = (cooling.quality >= efficient_share) & runs & ~unmet
    pumps_w = cooling.units * block.circulation_w
    outside = ~block.inside & (asked_w > 0.0)
    return replace(
        heat,
        circulation_wh=heat.circulation_wh + pumps_w @ hours,
        unmet_wh=heat.unmet_wh + cooling.unmet_w @ hours,
        unmet_hours=(unmet | of_heat.unmet) @ hours,
        band_hours=heat.band_hours + in_band @ hours,
        band_wh=heat.band_wh + np.where(in_band, cooling.cooling_w, 0.0) @ hours,
        cycling_hours=heat.cycling_hours + cooling.cycling @ hours,
        beyond_limits_hours=((block.beyond & runs) | of_heat.beyond) @ hours,
        cooling_wh=cooling.cooling_w @ hours,
        cooling_pump_wh=cooling.power_w @ hours,
        cooling_unmet_hours=unmet @ hours,
        cooling_outside_hours=outside @ hours,
        electric_wh=heat.electric_wh + (cooling.power_w + pumps_w) @ year.months_and_price,
    )
