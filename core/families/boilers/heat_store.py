"""Heat stored by electric boilers where electricity is cheap: how much, and when.

An electric boiler needs the same for a kWh of heat at any load, so how a store is best filled and
emptied does not depend on which boilers stand before it. The year of heat asked of them is worked
out once, with the store in it, and every candidate is run through that year.
"""

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.boilers.duty import BoilerDuty
from core.keeping.keeping import Latest
from core.load.series import LoadSeries
from core.plant.store.power import LinearPower, cheap_steps, days_of
from core.plant.store.store import Store
from core.selection.prices import prices_per_kwh
from core.selection.stored_year import StoredYear, Year, stored_year
from core.study.economics import Economics

FloatArray = NDArray[np.float64]

EFFICIENCY = 0.97  # of an electric boiler: GB 24500-2020 5.2
WATER_WH_PER_M3K = 1140.0  # 977.8 kg/m³ · 4190 J/kgK at 70 °C
_LEVELS = 60  # at least
_DAY_H = 24.0
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatStored:
    """A year with a store of heat; charging_w: the most the boilers may give."""

    year: StoredYear
    charging_w: float
    cheap_h: float  # hours of a day at the lowest price


def sized(duty: BoilerDuty, load: LoadSeries, price: FloatArray) -> tuple[float, float, float]:
    """Capacity, Wh, power of the boilers, W, and hours a day at the lowest price.

    What was entered, else enough for the heat of the hardest day outside its cheap hours. The
    boilers fill it in the cheap hours of that day and carry the load of these hours as well.
    """
    days = days_of(load.load_w, price, load.step_h)
    cheap = np.roll(cheap_steps(price, load.step_h), -days.begins)
    in_cheap, outside = (
        days.load_w[:, chosen].sum(axis=1) * load.step_h for chosen in (cheap, ~cheap)
    )
    hardest, hours = int(outside.argmax()), float(cheap.sum()) * load.step_h
    capacity = duty.heat_store_wh
    if capacity is None:
        # Where all hours cost the same nothing is worth storing, and a store of nothing stands.
        capacity = max(float(outside[hardest]) * (1.0 + duty.heat_store_loss), 1.0)
    charging = duty.heat_store_charge_w
    if charging is None:
        filled = (capacity + float(in_cheap[hardest])) / hours
        charging = max(filled, float(load.load_w.max()))
    return capacity, charging, hours


_latest = Latest[tuple[bytes, BoilerDuty, Economics, float], HeatStored](4)


def heat_year(
    duty: BoilerDuty, load: LoadSeries, economics: Economics, efficiency: float = EFFICIENCY
) -> HeatStored:
    """The year of the boilers with the store in it; kept, as most edits do not touch it."""
    key = load.load_w.tobytes(), duty, economics, efficiency
    return _latest.of(key, lambda: _heat_year(duty, load, economics, efficiency))


def _heat_year(
    duty: BoilerDuty, load: LoadSeries, economics: Economics, efficiency: float
) -> HeatStored:
    """They carry the load without it as well; what the larger boilers cost is part of its price."""
    price = prices_per_kwh(economics.tariff, load.month, load.hour_of_day)
    capacity, charging, hours = sized(duty, load, price)
    highest = float(load.load_w.max())
    larger = max(charging - highest, 0.0) * (1.0 + duty.margin)
    larger *= economics.price_per_kw / _W_PER_KW
    store = Store(
        capacity_wh=capacity,
        charge_w=charging,
        loss_per_h=duty.heat_store_loss / _DAY_H,
        price=None if duty.heat_store_price is None else duty.heat_store_price + larger,
    )
    year = Year(
        load_w=load.load_w,
        price_per_kwh=price,
        month=load.month.astype(np.int64),
        step_h=load.step_h,
    )
    power = LinearPower(efficiency=efficiency, highest_w=max(charging, highest))
    return HeatStored(
        year=stored_year(store, year, lambda _: power, economics, _levels(hours)),
        charging_w=charging,
        cheap_h=hours,
    )


def _levels(cheap_h: float) -> int:
    """As many for each of the cheap hours: what can be charged in one of them is whole levels."""
    return round(cheap_h * math.ceil(_LEVELS / cheap_h))
