"""The design conditions of a site from its weather file alone, where no station is named.

From the file's own hours, by the definitions of GB 50736-2012 4.1, so that every family reads
them as it reads a station's. One year stands for the thirty of the definitions, and a typical
year leaves out extremes: what follows says so. Outside China the header's design conditions,
which rest on decades, stand in their place where the hours of the file bear them out.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from core.climate.epw_header import Location
from core.climate.psychrometrics import ratio_at_wet_bulb, saturation_pressure
from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

METHOD = "GB 50736-2012 4.1"
_MONTH_ENDS_D = (31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_HOURS_BEYOND, _DAYS_BEYOND, _DAYS_BEYOND_AC = 50, 5, 1  # 4.1.6, 4.1.7; 4.1.2, 4.1.10; 4.1.4
_AT_14_H = 13  # the record of the hour that ends at 14 h
_HOURS_04 = 35  # 0.4 % of a year
_APART_K = 6.0  # a typical year lies nearer to the percentiles of its own place
_MASS_RATIO = 0.621945  # of water to dry air


def station_from_epw(year: ClimateYear) -> Station:
    """The place of a weather file with the design conditions of its header or of its hours."""
    site = _of_hours(year)
    stated = year.design
    if stated is None or not uses_header(year):
        return site
    return replace(
        site,
        heating_c=stated.heating_99_c,
        winter_ac_c=stated.heating_996_c,
        summer_db_c=stated.cooling_dry_c,
        summer_wb_c=stated.cooling_wet_c,
    )


def uses_header(year: ClimateYear) -> bool:
    """Whether the header's design conditions are used: outside China, and near the hours."""
    return year.design is not None and not year.in_china and not contradicted(year)


def contradicted(year: ClimateYear) -> bool:
    """Whether the header's design conditions are another place's than the hours."""
    stated = year.design
    if stated is None:
        return False
    dry, wet = np.sort(year.dry_bulb_c), np.sort(year.wet_bulb_c)
    pairs = (
        (stated.heating_996_c, float(dry[_HOURS_04])),
        (stated.cooling_dry_c, float(dry[-1 - _HOURS_04])),
        (stated.cooling_wet_c, float(wet[-1 - _HOURS_04])),
    )
    return any(abs(one - other) > _APART_K for one, other in pairs)


def _of_hours(year: ClimateYear) -> Station:
    place = year.location or Location()
    dry, wet = year.dry_bulb_c, year.wet_bulb_c
    humidity = _humidity(year)
    days = np.sort(dry.reshape(365, 24).mean(axis=1))
    months = [part.mean() for part in _by_month(dry)]
    cold, warm = int(np.argmin(months)), int(np.argmax(months))
    warm_14h = [_by_month(one)[warm].reshape(-1, 24)[:, _AT_14_H] for one in (dry, humidity)]
    return Station(
        id=place.wmo,
        province=place.country,
        city=place.city or year.label,
        name=place.city or year.label,
        latitude_deg=place.latitude_deg or 0.0,
        longitude_deg=place.longitude_deg or 0.0,
        elevation_m=place.elevation_m or 0.0,
        annual_mean_c=float(dry.mean()),
        heating_c=float(days[_DAYS_BEYOND]),
        winter_month_c=float(months[cold]),
        winter_ac_c=float(days[_DAYS_BEYOND_AC]),
        winter_rh=float(_by_month(humidity)[cold].mean()),
        summer_db_c=float(np.sort(dry)[-1 - _HOURS_BEYOND]),
        summer_wb_c=float(np.sort(wet)[-1 - _HOURS_BEYOND]),
        summer_14h_c=float(warm_14h[0].mean()),
        summer_14h_rh=float(warm_14h[1].mean()),
        summer_day_c=float(days[-1 - _DAYS_BEYOND]),
        winter_pressure_pa=year.pressure_pa,
        summer_pressure_pa=year.pressure_pa,
        extreme_max_c=float(dry.max()),
        extreme_min_c=float(dry.min()),
    )


def site_findings(year: ClimateYear, site: Station) -> tuple[Finding, ...]:
    """What was made of the file, and how; a header that is another place's is told."""
    wet_c = site.summer_db_c if site.summer_wb_c is None else site.summer_wb_c
    figures = (
        figure("heating", site.heating_c, Kind.TEMPERATURE),
        figure("dry", site.summer_db_c, Kind.TEMPERATURE),
        figure("wet", wet_c, Kind.TEMPERATURE),
    )
    stated = year.design
    if stated is not None and uses_header(year):
        edition = figure("edition", stated.edition)
        return (finding("site_from_epw_header", Severity.INFO, *figures, edition),)
    made = finding("site_from_epw", Severity.ASSUMED, *figures, source=METHOD)
    if stated is None or not contradicted(year):
        return (made,)
    told = (
        figure("heating", stated.heating_996_c, Kind.TEMPERATURE),
        figure("dry", stated.cooling_dry_c, Kind.TEMPERATURE),
        figure("wet", stated.cooling_wet_c, Kind.TEMPERATURE),
    )
    return (made, finding("epw_design_differs", Severity.WARNING, *told))


def _by_month(hours: FloatArray) -> list[FloatArray]:
    return np.split(hours, [24 * day for day in _MONTH_ENDS_D])


def _humidity(year: ClimateYear) -> FloatArray:
    """Relative humidity, 0 … 1."""
    ratio = ratio_at_wet_bulb(year.dry_bulb_c, year.wet_bulb_c, year.pressure_pa)
    vapour_pa = ratio * year.pressure_pa / (_MASS_RATIO + ratio)
    return np.clip(vapour_pa / saturation_pressure(year.dry_bulb_c), 0.0, 1.0)
