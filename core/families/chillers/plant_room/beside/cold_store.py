"""Cold stored beside a plant room: what the tariff makes of it over a year.

A store of water has the plant's own temperatures, so its chillers need no colder water than always.
Ice is made by the plant's chillers with brine of some degrees below zero, where the figures of all
of them reach as far: else nothing is computed. While they make ice all they give is at that
temperature, what the building takes meanwhile as well; there is no chiller for it apart.

How it is filled and emptied is the common way of stores (core.selection.stored_year).
"""

from core.families.chillers.plant_room.beside.room_power import room_power
from core.families.chillers.plant_room.year.hours import room_hours
from core.families.chillers.record import Chiller
from core.keeping.keeping import Latest, Same
from core.plant.store.store import Store
from core.selection.selection import Candidate, Selection
from core.selection.stored_year import StoredYear, stored_year

_WATER_WH_PER_M3K = 1164.0  # 999.6 kg/m³ · 4193 J/kgK at 9.5 °C
_HOURS_A_DAY = 24

_latest = Latest[tuple[Same, str], StoredYear](4)  # by selection and candidate


def not_cold_enough(selection: Selection, candidate: Candidate) -> tuple[Chiller, ...]:
    """The machines of a candidate whose figures do not reach the temperature of making ice."""
    if not selection.duty.makes_ice:
        return ()
    asked = selection.duty.ice_charging_c
    return tuple(one for one in candidate.records if one.leaving_limits_c[0] > asked)


def storage_year(selection: Selection, candidate: Candidate) -> StoredYear:
    """A candidate with the store of its study; kept, as window and report ask for it.

    Not to be asked where ice is wanted of machines that do not make it.
    """
    key = Same(selection), candidate.id
    return _latest.of(key, lambda: _storage_year(selection, candidate))


def _storage_year(selection: Selection, candidate: Candidate) -> StoredYear:
    hours = room_hours(selection, candidate)
    ice_c = selection.duty.ice_charging_c if selection.duty.makes_ice else None
    plant = room_power(selection, candidate, hours, ice_c)
    return stored_year(
        store_of(selection, able_w=float(plant.output_w[-1])),
        hours,
        plant.on,
        selection.study.economics,
    )


def store_of(selection: Selection, able_w: float) -> Store:
    """What the store holds; able_w: what the plant gives at most."""
    duty = selection.duty
    span_k = duty.entering_chilled_c - duty.leaving_chilled_c
    water_wh = duty.cold_store_m3 * _WATER_WH_PER_M3K * span_k * duty.cold_store_use
    return Store(
        capacity_wh=duty.cold_store_wh if duty.makes_ice else water_wh,
        charge_w=able_w,
        loss_per_h=duty.cold_store_loss / _HOURS_A_DAY,
        price=duty.cold_store_price,
    )
