"""A room at every step of the year in the order of time, whatever steps the ranking rests on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.cooling_water import outdoor_of
from core.families.chillers.plant_room.year.operation import run_at
from core.keeping.keeping import Latest, Same
from core.load.pairing import paired
from core.load.series import LoadSeries
from core.selection.prices import prices_per_kwh
from core.selection.selection import Candidate, Selection
from core.selection.stored_year import Year

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomHours(Year):
    """A year with the outdoor air and the electricity of the room without a store, (steps,).

    outdoor_c: the wet bulb, of dry coolers the dry bulb.
    """

    outdoor_c: FloatArray
    power_w: FloatArray


_latest = Latest[tuple[Same, str], RoomHours](4)  # by selection and candidate


def room_hours(selection: Selection, candidate: Candidate) -> RoomHours:
    """A candidate through its year; kept, as several parts of a report ask for it."""
    key = Same(selection), candidate.id
    return _latest.of(key, lambda: _room_hours(selection, candidate))


def _room_hours(selection: Selection, candidate: Candidate) -> RoomHours:
    load: LoadSeries = selection.situation.load
    duty = selection.duty
    air = paired(load, selection.situation.climate, by_wet_bulb=not duty.rejects_dry)
    outdoor_c = outdoor_of(air.wet_bulb_c, air.dry_bulb_c, duty)
    tariff = selection.study.economics.tariff
    return RoomHours(
        load_w=load.load_w,
        outdoor_c=outdoor_c,
        power_w=room_w(selection, candidate, load.load_w, outdoor_c),
        price_per_kwh=prices_per_kwh(tariff, load.month, load.hour_of_day),
        month=load.month.astype(np.int64),
        step_h=load.step_h,
    )


def room_w(
    selection: Selection, candidate: Candidate, load_w: FloatArray, outdoor_c: FloatArray
) -> FloatArray:
    """Electricity of the room at the steps of a year, with a load that its own chillers carry."""
    on = load_w > 0.0
    drawn = np.zeros(len(load_w))
    at = run_at(selection, candidate, {"load_w": load_w[on], selection.duty.outdoor: outdoor_c[on]})
    drawn[on] = at.power_w
    return drawn
