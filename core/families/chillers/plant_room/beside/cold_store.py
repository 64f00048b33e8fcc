"""Cold stored beside a plant room: what the tariff makes of it over a year.

The store holds water of the plant's own temperatures, so its chillers need no colder water than
always. How it is filled and emptied is the common way of stores (core.selection.stored_year).
"""

from collections import OrderedDict

from core.families.chillers.plant_room.beside.room_power import room_power
from core.families.chillers.plant_room.year.hours import room_hours
from core.plant.store.store import Store
from core.selection.selection import Candidate, Selection
from core.selection.stored_year import StoredYear, stored_year

_WATER_WH_PER_M3K = 1164.0  # 999.6 kg/m³ · 4193 J/kgK at 9.5 °C
_HOURS_A_DAY = 24
_KEPT = 4

_Key = tuple[int, str]
_latest: "OrderedDict[_Key, tuple[Selection, StoredYear]]" = OrderedDict()


def storage_year(selection: Selection, candidate: Candidate) -> StoredYear:
    """A candidate with the store of its study; kept, as window and report ask for it."""
    key = id(selection), candidate.id
    kept = _latest.get(key)
    if kept is None or kept[0] is not selection:
        hours = room_hours(selection, candidate)
        plant = room_power(selection, candidate, hours)
        year = stored_year(
            store_of(selection, able_w=float(plant.output_w[-1])),
            hours,
            plant.on,
            selection.study.economics,
        )
        kept = _latest[key] = (selection, year)
        while len(_latest) > _KEPT:
            _latest.popitem(last=False)
    return kept[1]


def store_of(selection: Selection, able_w: float) -> Store:
    """What the store holds between supply and return; able_w: what the plant gives at most."""
    duty = selection.duty
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    return Store(
        capacity_wh=duty.cold_store_m3 * _WATER_WH_PER_M3K * span_k * duty.cold_store_use,
        charge_w=able_w,
        loss_per_h=duty.cold_store_loss / _HOURS_A_DAY,
        price=duty.cold_store_price,
    )
