"""A year of heat demand of a duty of heat pumps; nought all year where rooms are not heated."""

from dataclasses import dataclass, fields, replace

import numpy as np

from core.climate.year import ClimateYear
from core.families.heat_pumps.duty import HeatPumpDuty
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.heating import LoadHeating
from core.load.heating_year import of_heating
from core.load.kind import LoadKind
from core.load.kinds import LoadFile
from core.load.making import THERMAL, LoadAsked, LoadMaker, LoadMakers, from_file
from core.load.series import LoadOrigin, LoadSeries, LoadYear


def _from_heating(load: LoadHeating, asked: LoadAsked) -> LoadSeries:
    assert isinstance(asked.duty, HeatPumpDuty)  # noqa: S101  the load goes with its family
    return of_heating(load, asked.duty, asked.climate, asked.site)


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildingLoad(LoadSeries):
    """The heat of the rooms, nought where they are not heated; cooling: that of a file, if any."""

    cooling: LoadSeries | None = None


def _without_heating(climate: ClimateYear, cooling: LoadSeries | None) -> LoadSeries:
    """A year in which no rooms are heated, in the hours of the climate.

    Those of a file of cooling where it brings its own temperatures.
    """
    if cooling is not None and cooling.dry_bulb_c is not None:
        return replace(cooling, load_w=np.zeros(len(cooling.load_w)), findings=())
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    return LoadSeries(
        load_w=np.zeros(calendar.steps),
        step_h=calendar.step_h,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        origin=LoadOrigin.SYNTHESISED,
        label=climate.label,
    )


def _of_building(make: LoadMaker) -> LoadMaker:
    """The maker, asked only where rooms are heated; with the cooling of a file beside it."""

    def made(load: LoadKind, asked: LoadAsked) -> LoadYear:
        duty = asked.duty
        assert isinstance(duty, HeatPumpDuty)  # noqa: S101  the load goes with its family
        cooling = None
        if duty.rooms_cooled and duty.cooling_file:
            file = LoadFile(
                path=duty.cooling_file, column=duty.cooling_column, unit=duty.cooling_unit
            )
            cooling = from_file(file, replace(asked, heats=False, peak_w=duty.cooling_peak_w))
        if not duty.rooms_heated:
            found = _without_heating(asked.climate, cooling)
        else:
            heating = make(load, asked)
            assert isinstance(heating, LoadSeries)  # noqa: S101  thermal loads are
            found = heating
        if cooling is None:
            return found
        return BuildingLoad(
            **{one.name: getattr(found, one.name) for one in fields(LoadSeries)}, cooling=cooling
        )

    return made


LOADS: LoadMakers = {
    **THERMAL,
    LoadFile: _of_building(THERMAL[LoadFile]),
    LoadHeating: _of_building(_from_heating),
}
