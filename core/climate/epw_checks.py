"""What a weather file says, checked against itself, and against the station of the study."""

import numpy as np
from numpy.typing import NDArray

from core.climate.epw_header import Location
from core.climate.psychrometrics import saturation_pressure, standard_pressure
from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_ROUNDING_K = 0.5  # dew points of fog stand a tenth or two above the air's temperature
_HUMIDITY_APART = 0.10  # 1: rounding of the three figures gives 0.01 to 0.02
_HOURS_APART = 88  # 1 % of the year: single slips are no contradiction
_LEAST_SHARE = 0.01  # 1: air is never as dry for a whole year
_PRESSURE_APART_M = 300.0  # the mean of a year is within 100 m of the standard atmosphere's
_FAR_KM = 100.0
_HIGHER_M = 300.0  # some 2 K of dry bulb
_WARMER_K = 3.0  # annual means of neighbouring stations and of decades differ by 1 to 2 K
_ZONE_H = 8.0  # of every station of GB 50736
_SUN_APART_H = 3.5  # clocks in the west of China are 3.2 h ahead of the sun
_EARTH_KM = 6371.0
_NORTH_OF_TROPICS_DEG = 23.5
_SUMMER, _WINTER = slice(151 * 24, 243 * 24), slice(0, 59 * 24)  # June … August; January, February


def useless_humidity(dew_c: FloatArray, humidity: FloatArray) -> Figure | None:
    """The highest relative humidity, where neither it nor the dew point says anything.

    0 in every hour stands for "not given"; nothing above 1 % is that too, or a share of 1.
    """
    if np.isfinite(dew_c).any():
        return None
    known = humidity[np.isfinite(humidity)]
    highest = float(known.max()) / 100.0 if known.size else 0.0
    return figure("highest", highest, Kind.SHARE) if highest <= _LEAST_SHARE else None


def humidity_findings(
    dry_c: FloatArray, dew_c: FloatArray, humidity: FloatArray
) -> tuple[Finding, ...]:
    """Dew points above the air's temperature, and dew points that belie the humidity.

    dry_c, dew_c in °C; humidity in %, nan where it is not given, as the file has them.
    """
    found: list[Finding] = []
    above = dew_c - dry_c
    wrong = above > _ROUNDING_K
    if wrong.any():
        hours = figure("hours", int(wrong.sum()), Kind.HOURS)
        most = figure("most", float(above[wrong].max()), Kind.TEMPERATURE_DIFFERENCE)
        found.append(finding("epw_dew_point_above_air", Severity.WARNING, hours, most))
    # Below freezing, files take the humidity over ice or over water: 25 % apart at -30 °C.
    both = np.isfinite(dry_c) & np.isfinite(dew_c) & (humidity > 0) & (dry_c > 0) & (dew_c > 0)
    both &= ~wrong
    if not both.any():
        return tuple(found)
    meant = saturation_pressure(dew_c[both]) / saturation_pressure(dry_c[both])
    apart = np.abs(meant - humidity[both] / 100.0)
    hours_apart = int((apart > _HUMIDITY_APART).sum())
    if hours_apart > _HOURS_APART:
        hours = figure("hours", hours_apart, Kind.HOURS)
        most = figure("most", float(apart.max()), Kind.SHARE)
        found.append(finding("epw_humidity_contradicts", Severity.WARNING, hours, most))
    return tuple(found)


def pressure_findings(pressure_pa: float, location: Location) -> tuple[Finding, ...]:
    """A mean pressure that is not that of the elevation: reduced to sea level, or misplaced."""
    if location.elevation_m is None:
        return ()
    meant_m = 44330.8 * (1.0 - (pressure_pa / 101325.0) ** 0.190263)  # inverse of equation 3
    if abs(meant_m - location.elevation_m) <= _PRESSURE_APART_M:
        return ()
    figures = (
        figure("pressure", pressure_pa, Kind.PRESSURE),
        figure("elevation", location.elevation_m, Kind.ELEVATION),
        figure("standard", float(standard_pressure(location.elevation_m)), Kind.PRESSURE),
    )
    return (finding("epw_pressure_elevation", Severity.WARNING, *figures),)


def place_findings(dry_c: FloatArray, location: Location) -> tuple[Finding, ...]:
    """A time zone that is not the longitude's, and seasons that are not the latitude's."""
    found = []
    zone, longitude, latitude = (
        location.time_zone_h, location.longitude_deg, location.latitude_deg
    )  # fmt: skip
    if zone is not None and longitude is not None:
        apart = (zone - longitude / 15.0 + 12.0) % 24.0 - 12.0  # across the date line
        if abs(apart) > _SUN_APART_H:
            figures = figure("zone", f"{zone:+g}"), figure("longitude", f"{longitude:g}")
            found.append(finding("epw_time_zone_longitude", Severity.WARNING, *figures))
    if latitude is not None and abs(latitude) > _NORTH_OF_TROPICS_DEG:
        warmer = float(dry_c[_SUMMER].mean() - dry_c[_WINTER].mean())
        if warmer * latitude < 0.0 and abs(warmer) > _WARMER_K:
            told = figure("latitude", f"{latitude:g}")
            found.append(finding("epw_seasons_latitude", Severity.WARNING, told))
    return tuple(found)


def station_findings(year: ClimateYear, station: Station) -> tuple[Finding, ...]:
    """Where a weather file is not of the station: far away, higher, another time or climate."""
    place = year.location
    if place is None:
        return ()
    name, found = figure("station", f"{station.id} {station.title}"), []
    if place.latitude_deg is not None and place.longitude_deg is not None:
        apart_km = _distance_km(place.latitude_deg, place.longitude_deg, station)
        if apart_km > _FAR_KM:
            far = figure("distance", round(apart_km), Kind.COUNT)
            found.append(finding("epw_station_far", Severity.WARNING, name, far))
    if place.elevation_m is not None and abs(place.elevation_m - station.elevation_m) > _HIGHER_M:
        file_m = figure("file", place.elevation_m, Kind.ELEVATION)
        own_m = figure("own", station.elevation_m, Kind.ELEVATION)
        found.append(finding("epw_station_elevation", Severity.WARNING, name, file_m, own_m))
    if place.time_zone_h is not None and abs(place.time_zone_h - _ZONE_H) > 0.01:
        zone = figure("zone", f"{place.time_zone_h:+g}")
        found.append(finding("epw_station_time_zone", Severity.WARNING, name, zone))
    mean_c = float(year.dry_bulb_c.mean())
    if abs(mean_c - station.annual_mean_c) > _WARMER_K:
        file_c = figure("file", mean_c, Kind.TEMPERATURE)
        own_c = figure("own", station.annual_mean_c, Kind.TEMPERATURE)
        found.append(finding("epw_station_climate", Severity.WARNING, name, file_c, own_c))
    return tuple(found)


def _distance_km(latitude_deg: float, longitude_deg: float, station: Station) -> float:
    """Along the great circle (haversine)."""
    here, there = np.radians([latitude_deg, station.latitude_deg])
    east = np.radians(longitude_deg - station.longitude_deg)
    half = np.sin((here - there) / 2) ** 2 + np.cos(here) * np.cos(there) * np.sin(east / 2) ** 2
    return float(2 * _EARTH_KM * np.arcsin(np.sqrt(min(half, 1.0))))
