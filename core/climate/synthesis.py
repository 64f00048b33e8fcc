"""The climate of a site, from the best there is for its station."""

from core.climate.bins import binned_year, bins
from core.climate.design_year import synthesised_year
from core.climate.stations import Station
from core.climate.year import ClimateYear


def climate_year(station: Station) -> ClimateYear:
    """Typical-year bins where the station has them, else a year from its design conditions.

    A weather file of the user's own comes before both: `epw.parse`.
    """
    return binned_year(station) if bins(station.id) else synthesised_year(station)
