"""Studies for chillers, heat pumps and boilers: the rating they have, the heat or cold of a year.

A ledger has no course of the load. What a year asks is spread evenly over the hours it runs, at the
same rate but for one hour a day at full load; heat of rooms follows the weather of the site.
"""

import re

from core.climate.stations import station
from core.ledger.asset import Asset
from core.ledger.energy import HOURS
from core.vocabulary.problem import Problem
from gui.program.ledger.given import Given, Lacking, Sections

_DAYS, _DAY_H, _WEEK_H, _WEEKS = 365.0, 24, 168.0, 53
_FIRST_HOUR = 8
_RATIOS = (1.5, 15.0)  # of cooling or heat to electricity in a year; beyond it a figure is wrong
_SAME_SIZE = 1.2  # makers have no machine of just this size
_FUEL_PRICE = 0.35  # yuan per kWh of net heating value, what a study assumes of gas
_ATMOSPHERE_MPA = 0.1  # above it a steam pressure of a model is meant
_GRADED = {"compliance": {"least_grade": 2}}
_CHOSEN = {"plant": {"units_min": 1, "units_max": 1}, "criteria": {"oversizing_max": _SAME_SIZE}}
_AIR, _GROUND = ("空气源", "风冷", "air"), ("地源", "土壤源", "brine", "ground")
_WATERS = {"ground_water": ("水源", "地下水"), "surface_water": ("江水", "湖水", "海水", "污水")}
# Heat at temperatures of its own, or water that is drawn: not a heating season.
_NOT_OF_ROOMS = ("余热", "工业", "高温", "烘干", "工艺", "热水", "干燥")
_FUELS = (  # the first that a name holds, then letters of the model
    ("electricity", ("电锅炉", "电热", "electric")),
    ("biomass", ("生物质", "biomass")),
    ("natural_gas", ("燃气", "天然气", "gas")),
    ("fuel_oil", ("燃油", "柴油", "oil")),
    ("coal", ("燃煤", "煤", "coal")),
)
_COAL_LETTERS = re.compile(r"[AW]I{1,3}")  # AII, WII: bituminous coal, anthracite
_LETTERS = {"Q": "natural_gas", "Y": "fuel_oil"}
_HOT_WATER = re.compile(r"-\d+(?:\.\d+)?/\d+(?:/\d+)?")  # SZL7-1.0/95/70: flow and return


def chiller(given: Given) -> Sections:
    """At its measured electricity: cooling by hours and load, else by its IPLV."""
    asset = given.asset
    condenser = asset.condenser or _said(asset, {"air": ("风冷",), "water": ("水冷",)})
    given.need(cooling_kw=asset.size, measured_kwh=asset.measured_kwh, condenser=condenser)
    _know_site(given)
    kwh = (asset.measured_kwh or 0.0) / asset.count
    cooling_kwh = _of_the_year(given, kwh, asset.iplv, "iplv")
    size_kw = asset.size or 0.0
    load = asset.load_factor
    if load is None or asset.hours_per_year is None:
        load = cooling_kwh / size_kw / (asset.hours_per_year or HOURS)
    day = _day(load, cooling_kwh / size_kw / _DAYS)
    given.note("chiller", share=f"{100.0 * min(day):.0f}")
    return {
        **_CHOSEN, **_GRADED,
        "duty": {
            "family": "chillers", "peak_w": size_kw * 1e3, "condenser": condenser, "margin": 0.0,
            "today_energy_wh": kwh * 1e3,
        },
        "load": {
            "kind": "synthesised", "building": "process", "base_share": 1.0,
            "weekday": day, "weekend": day,
        },
    }  # fmt: skip


def heat_pump(given: Given) -> Sections:
    """Of rooms: at its measured electricity, heat by hours and load, else by its COP."""
    asset = given.asset
    words = f"{asset.name} {asset.model}"
    source = _said(asset, {"outdoor_air": _AIR, "brine": _GROUND, **_WATERS})
    if asset.condenser == "air":
        source = "outdoor_air"
    if any(word in words for word in _NOT_OF_ROOMS):
        raise Lacking("heat_of_process")
    given.need(heating_kw=asset.size, measured_kwh=asset.measured_kwh, heat_source=source)
    _know_site(given)
    kwh = (asset.measured_kwh or 0.0) / asset.count
    heat_kwh = _of_the_year(given, kwh, asset.cop_c, "cop")
    given.note("heat_pump")
    return {
        **_CHOSEN,
        "duty": {
            "family": "heat_pumps", "peak_w": (asset.size or 0.0) * 1e3, "heat_source": source,
            "margin": 0.0, "backup": "none",
            "today_energy_wh": kwh * 1e3, "today_heat_wh": heat_kwh * 1e3,
        },
        "load": {"kind": "heating"},
    }  # fmt: skip


def boiler(given: Given) -> Sections:
    """Heat by hours and load, burnt at its efficiency; coal gives way to gas, at assumed prices."""
    asset = given.asset
    fuel = _fuel(given)
    load, hours = asset.load_factor, asset.hours_per_year
    given.need(size=asset.size, boiler_fuel=fuel, boiler_efficiency=asset.efficiency_pct,
               hours_per_year=hours, load_factor=load)  # fmt: skip
    _know_site(given)
    new_fuel = "natural_gas" if fuel == "coal" else fuel
    mean = min(load or 0.0, 1.0)
    others = max((_DAY_H * mean - 1.0) / (_DAY_H - 1.0), 0.0)
    weeks = min(max(round((hours or 0.0) / _WEEK_H), 1), _WEEKS)
    given.note("boiler", share=f"{100.0 * others:.0f}", weeks=str(weeks))
    if fuel == "coal":
        given.note("boiler_gas")
    pressure = given.one.plate.number("pressure_mpa")
    steam = pressure is not None and not _HOT_WATER.search(given.one.plate.text)
    medium: Sections = {"heat_medium": "steam" if steam else "water"}
    if steam and pressure is not None:
        medium["steam_pressure_pa"] = (pressure + _ATMOSPHERE_MPA) * 1e6
    duty: Sections = {
        "family": "boilers", "peak_w": (asset.size or 0.0) * 1e3, "margin": 0.0, **medium,
        "heat_fuel": new_fuel, "old_fuel": fuel,
        "old_efficiency": (asset.efficiency_pct or 0.0) / 100.0,
    }  # fmt: skip
    if fuel == new_fuel:  # one price for both
        duty["old_price_per_kwh"] = duty["fuel_price_per_kwh"] = _FUEL_PRICE
    graded = {} if fuel == "electricity" else _GRADED
    return {
        **_CHOSEN, **graded, "duty": duty,
        "load": {"kind": "by_hours", "full_from": _FIRST_HOUR, "full_load_hours": 1,
                 "other_share": others, "days_per_week": 7, "weeks_per_year": weeks},
    }  # fmt: skip


def _know_site(given: Given) -> None:
    """Weather decides: of no place there is none."""
    try:
        station(given.settings.station)
    except Problem:
        raise Lacking("station") from None


def _of_the_year(given: Given, kwh: float, ratio: float | None, name: str) -> float:
    """What one machine gave in a year, kWh: rated power by load and hours, else by its ratio."""
    asset = given.asset
    if asset.hours_per_year and asset.load_factor:
        found = (asset.size or 0.0) * asset.load_factor * asset.hours_per_year
        if not _RATIOS[0] <= found / kwh <= _RATIOS[1]:
            raise Lacking("energy_doubtful")
        return found
    given.need(**{name: ratio})
    given.note(f"by_{name}", ratio=f"{ratio:g}")
    found = kwh * (ratio or 0.0)
    if found > (asset.size or 0.0) * (asset.hours_per_year or HOURS):
        raise Lacking("energy_doubtful")
    return found


def _day(load: float, full_hours: float) -> list[float]:
    """24 shares of the rated power that come to so many full-load hours: one of them at full load,
    the others of running at one rate, from the morning on.
    """
    running = min(max(full_hours / max(min(load, 1.0), 1e-3), 1.0), float(_DAY_H))
    others = (full_hours - 1.0) / (running - 1.0) if running > 1.0 and full_hours > 1.0 else 0.0
    rest = [others * min(max(running - hour, 0.0), 1.0) for hour in range(1, _DAY_H)]
    shares = [min(full_hours, 1.0), *rest]
    return [shares[(hour - _FIRST_HOUR) % _DAY_H] for hour in range(_DAY_H)]


def _said(asset: Asset, words: dict[str, tuple[str, ...]]) -> str:
    """What name and model say; "" where they do not."""
    text = f"{asset.name} {asset.model}".casefold()
    return next((key for key, said in words.items() if any(one in text for one in said)), "")


def _fuel(given: Given) -> str:
    """By the name, else by the letters at the end of the model; "" is not known."""
    named = _said(given.asset, dict(_FUELS))
    letters = given.one.plate.facts.get("fuel")
    if named or not isinstance(letters, str):
        return named
    return "coal" if _COAL_LETTERS.fullmatch(letters) else _LETTERS.get(letters, "")
