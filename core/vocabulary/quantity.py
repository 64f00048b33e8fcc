"""Kinds of quantity and their units for display.

Everywhere else in LoadFit a quantity is a float in SI (W, °C, K, m³/s, m²K/W); this
module is the one place where a figure is turned into what a reader sees, and back.
A temperature and a difference of temperatures are different kinds: the first has an
offset between its units, the second has not.
"""

import math
from dataclasses import dataclass
from enum import StrEnum

from core.vocabulary.by_definition import (
    J_PER_BTU,
    M3_PER_FT3,
    M3_PER_GALLON,
    PA_PER_PSI,
    W_PER_HP,
    W_PER_TON,
)


class System(StrEnum):
    """System of units for display."""

    SI = "si"
    IP = "ip"


class Kind(StrEnum):
    """What a number measures; the stored unit is in the comment."""

    COOLING_POWER = "cooling_power"  # W, thermal
    UNIT_COOLING_POWER = "unit_cooling_power"  # W, of a unit that may be small
    HEATING_POWER = "heating_power"  # W, thermal
    ELECTRIC_POWER = "electric_power"  # W
    ENERGY = "energy"  # Wh
    TEMPERATURE = "temperature"  # °C
    TEMPERATURE_DIFFERENCE = "temperature_difference"  # K
    WATER_FLOW = "water_flow"  # m³/s
    DAILY_VOLUME = "daily_volume"  # m³/d
    FOULING = "fouling"  # m²K/W
    ELEVATION = "elevation"  # m
    DISTANCE = "distance"  # m, of pipes
    PRESSURE = "pressure"  # Pa
    COP = "cop"  # W/W
    EER = "eer"  # W/W, of cooling where it stands beside a COP of heating
    RATIO = "ratio"  # 1, shown as a plain number
    SHARE = "share"  # 1, shown in per cent
    FINE_SHARE = "fine_share"  # 1, shown in hundredths of a per cent
    COUNT = "count"  # 1, a whole number
    GWP = "gwp"  # kg CO2e/kg over 100 years
    HOURS = "hours"  # h
    YEARS = "years"  # a
    PAYBACK = "payback"  # a; 0 where nothing more is spent
    YEAR = "year"  # a calendar year, never grouped
    MONEY = "money"  # the study's currency
    ENERGY_PRICE = "energy_price"  # currency per kWh
    CAPACITY_PRICE = "capacity_price"  # currency per kW of cooling capacity
    VOLUME_PRICE = "volume_price"  # currency per m³ of water
    POWER_PRICE = "power_price"  # currency per kW or kVA of electricity, a month
    CARBON = "carbon"  # kg CO2
    CARBON_PRICE = "carbon_price"  # currency per t CO2
    CARBON_FACTOR = "carbon_factor"  # kg CO2 per kWh
    SHAFT_POWER = "shaft_power"  # W, mechanical
    REACTIVE_POWER = "reactive_power"  # var
    APPARENT_POWER = "apparent_power"  # VA
    TORQUE = "torque"  # N·m
    SPEED = "speed"  # r/min, as every nameplate has it
    FREQUENCY = "frequency"  # Hz
    VOLTAGE = "voltage"  # V
    CURRENT = "current"  # A
    INERTIA = "inertia"  # kg·m²
    MASS = "mass"  # kg
    SOUND = "sound"  # dB(A)
    SECONDS = "seconds"  # s
    PER_HOUR = "per_hour"  # 1/h
    LENGTH = "length"  # m
    LINEAR_SPEED = "linear_speed"  # m/s
    VOLUME = "volume"  # m³
    IDLE_POWER = "idle_power"  # W, electric, of a machine that stands
    HEAD = "head"  # m of the liquid
    ENERGY_PER_VOLUME = "energy_per_volume"  # kWh/m³
    AIR_FLOW = "air_flow"  # m³/s
    AIR_PRESSURE = "air_pressure"  # Pa, of fans
    ENERGY_PER_AIR = "energy_per_air"  # kWh/m³
    SPECIFIC_FAN_POWER = "specific_fan_power"  # W/(m³/h)
    AREA = "area"  # m²
    VOLUME_A_YEAR = "volume_a_year"  # m³
    VOLUME_PER_ENERGY = "volume_per_energy"  # m³/kWh
    FREE_AIR_FLOW = "free_air_flow"  # m³/s of air as it is drawn in
    GAUGE_PRESSURE = "gauge_pressure"  # Pa above the air outside
    SPECIFIC_POWER = "specific_power"  # J/m³: power over the flow that is drawn in
    TANK_VOLUME = "tank_volume"  # m³, of a receiver
    LOSS_POWER = "loss_power"  # W, what a transformer loses
    HYDROGEN_FLOW = "hydrogen_flow"  # m³/s at 0 °C and 101.325 kPa
    ENERGY_PER_HYDROGEN = "energy_per_hydrogen"  # kWh/m³ at 0 °C and 101.325 kPa
    MONEY_PER_MASS = "money_per_mass"  # currency per kg
    WORK_RATE = "work_rate"  # ssj_ops: operations of SPECpower_ssj2008 a second
    WORK_A_YEAR = "work_a_year"  # operations
    HEAT_PER_WATER = "heat_per_water"  # kWh of heat for a kg of water evaporated
    WATER_PER_ENERGY = "water_per_energy"  # kg of water evaporated for a kWh: SMER
    WORK_PER_POWER = "work_per_power"  # ssj_ops/W
    MASS_FLOW = "mass_flow"  # kg/h
    ENERGY_PER_MASS = "energy_per_mass"  # Wh/kg
    MONEY_PER_TONNE = "money_per_tonne"  # currency per t


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit for display: shown = stored * scale + offset."""

    symbol: str
    scale: float = 1.0
    offset: float = 0.0
    decimals: int = 0


_W_PER_KBTU_H = 1000.0 * J_PER_BTU / 3600.0
_M3S_PER_GPM = M3_PER_GALLON / 60.0
_PA_PER_INCH = 249.08891  # of water at 4 °C
_FOULING_IP = 5.678263341  # 1 m²K/W in h·ft²·°F/Btu(IT), by definition
_NM_PER_LBFT = 1.3558179483314004
_M3S_PER_CFM = M3_PER_FT3 / 60.0
_KGM2_PER_LBFT2 = 0.45359237 * 0.3048**2


def _both(unit: Unit) -> dict[System, Unit]:
    return {System.SI: unit, System.IP: unit}


UNITS: dict[Kind, dict[System, Unit]] = {
    Kind.COOLING_POWER: {
        System.SI: Unit(symbol="kW", scale=1e-3),
        System.IP: Unit(symbol="RT", scale=1 / W_PER_TON, decimals=1),
    },
    Kind.UNIT_COOLING_POWER: {
        System.SI: Unit(symbol="kW", scale=1e-3, decimals=1),
        System.IP: Unit(symbol="RT", scale=1 / W_PER_TON, decimals=2),
    },
    Kind.HEATING_POWER: {
        System.SI: Unit(symbol="kW", scale=1e-3, decimals=1),
        System.IP: Unit(symbol="kBtu/h", scale=1 / _W_PER_KBTU_H, decimals=1),
    },
    Kind.ELECTRIC_POWER: _both(Unit(symbol="kW", scale=1e-3, decimals=1)),
    Kind.ENERGY: _both(Unit(symbol="MWh", scale=1e-6, decimals=1)),
    Kind.TEMPERATURE: {
        System.SI: Unit(symbol="°C", decimals=1),
        System.IP: Unit(symbol="°F", scale=1.8, offset=32.0, decimals=1),
    },
    Kind.TEMPERATURE_DIFFERENCE: {
        System.SI: Unit(symbol="K", decimals=1),
        System.IP: Unit(symbol="°F", scale=1.8, decimals=1),
    },
    Kind.WATER_FLOW: {
        System.SI: Unit(symbol="m³/h", scale=3600.0, decimals=1),
        System.IP: Unit(symbol="gpm", scale=1 / _M3S_PER_GPM),
    },
    Kind.DAILY_VOLUME: {
        System.SI: Unit(symbol="m³/d", decimals=1),
        System.IP: Unit(symbol="gal/d", scale=1 / 0.003785411784),
    },
    Kind.FOULING: {
        System.SI: Unit(symbol="m²K/kW", scale=1e3, decimals=3),
        System.IP: Unit(symbol="h·ft²·°F/Btu", scale=_FOULING_IP, decimals=5),
    },
    Kind.ELEVATION: {
        System.SI: Unit(symbol="m"),
        System.IP: Unit(symbol="ft", scale=1 / 0.3048),
    },
    Kind.DISTANCE: {
        System.SI: Unit(symbol="m"),
        System.IP: Unit(symbol="ft", scale=1 / 0.3048),
    },
    Kind.PRESSURE: {
        System.SI: Unit(symbol="kPa", scale=1e-3, decimals=1),
        System.IP: Unit(symbol="psi", scale=1 / PA_PER_PSI, decimals=2),
    },
    Kind.COP: _both(Unit(symbol="", decimals=2)),
    Kind.EER: _both(Unit(symbol="", decimals=2)),
    Kind.RATIO: _both(Unit(symbol="", decimals=2)),
    Kind.SHARE: _both(Unit(symbol="%", scale=100.0, decimals=1)),
    Kind.FINE_SHARE: _both(Unit(symbol="%", scale=100.0, decimals=2)),
    Kind.COUNT: _both(Unit(symbol="")),
    Kind.GWP: _both(Unit(symbol="")),
    Kind.HOURS: _both(Unit(symbol="h")),
    Kind.YEARS: _both(Unit(symbol="a", decimals=1)),
    Kind.PAYBACK: _both(Unit(symbol="a", decimals=1)),
    Kind.YEAR: _both(Unit(symbol="")),
    Kind.MONEY: _both(Unit(symbol="")),
    Kind.ENERGY_PRICE: _both(Unit(symbol="/kWh", decimals=3)),
    Kind.VOLUME_PRICE: _both(Unit(symbol="/m³", decimals=2)),
    Kind.POWER_PRICE: _both(Unit(symbol="/kW", decimals=1)),
    Kind.CARBON_PRICE: _both(Unit(symbol="/t CO₂", decimals=1)),
    Kind.CAPACITY_PRICE: {
        System.SI: Unit(symbol="/kW"),
        System.IP: Unit(symbol="/RT", scale=W_PER_TON / 1e3),
    },
    Kind.CARBON: _both(Unit(symbol="t CO₂", scale=1e-3, decimals=1)),
    Kind.CARBON_FACTOR: _both(Unit(symbol="kg CO₂/kWh", decimals=4)),
    Kind.SHAFT_POWER: {
        System.SI: Unit(symbol="kW", scale=1e-3, decimals=2),
        System.IP: Unit(symbol="hp", scale=1 / W_PER_HP, decimals=2),
    },
    Kind.REACTIVE_POWER: _both(Unit(symbol="kvar", scale=1e-3, decimals=1)),
    Kind.APPARENT_POWER: _both(Unit(symbol="kVA", scale=1e-3, decimals=1)),
    Kind.LOSS_POWER: _both(Unit(symbol="kW", scale=1e-3, decimals=3)),
    Kind.TORQUE: {
        System.SI: Unit(symbol="N·m", decimals=1),
        System.IP: Unit(symbol="lbf·ft", scale=1 / _NM_PER_LBFT, decimals=1),
    },
    Kind.SPEED: _both(Unit(symbol="r/min")),
    Kind.FREQUENCY: _both(Unit(symbol="Hz", decimals=1)),
    Kind.VOLTAGE: _both(Unit(symbol="V")),
    Kind.CURRENT: _both(Unit(symbol="A", decimals=1)),
    Kind.INERTIA: {
        System.SI: Unit(symbol="kg·m²", decimals=4),
        System.IP: Unit(symbol="lb·ft²", scale=1 / _KGM2_PER_LBFT2, decimals=3),
    },
    Kind.MASS: {
        System.SI: Unit(symbol="kg"),
        System.IP: Unit(symbol="lb", scale=1 / 0.45359237),
    },
    Kind.SOUND: _both(Unit(symbol="dB(A)")),
    Kind.SECONDS: _both(Unit(symbol="s", decimals=1)),
    Kind.PER_HOUR: _both(Unit(symbol="1/h")),
    Kind.LENGTH: {
        System.SI: Unit(symbol="m", decimals=3),
        System.IP: Unit(symbol="ft", scale=1 / 0.3048, decimals=2),
    },
    Kind.LINEAR_SPEED: {
        System.SI: Unit(symbol="m/s", decimals=2),
        System.IP: Unit(symbol="ft/min", scale=60 / 0.3048),
    },
    Kind.IDLE_POWER: _both(Unit(symbol="W")),
    Kind.HEAD: {
        System.SI: Unit(symbol="m", decimals=1),
        System.IP: Unit(symbol="ft", scale=1 / 0.3048, decimals=1),
    },
    Kind.ENERGY_PER_VOLUME: {
        System.SI: Unit(symbol="kWh/m³", decimals=3),
        System.IP: Unit(symbol="kWh/kgal", scale=M3_PER_GALLON * 1e3, decimals=3),
    },
    Kind.AIR_FLOW: {
        System.SI: Unit(symbol="m³/h", scale=3600.0),
        System.IP: Unit(symbol="cfm", scale=1 / _M3S_PER_CFM),
    },
    Kind.AIR_PRESSURE: {
        System.SI: Unit(symbol="Pa"),
        System.IP: Unit(symbol="in.wg", scale=1 / _PA_PER_INCH, decimals=2),
    },
    Kind.ENERGY_PER_AIR: {
        System.SI: Unit(symbol="Wh/m³", scale=1e3, decimals=3),
        System.IP: Unit(symbol="kWh/Mft³", scale=1e6 * 0.3048**3),
    },
    Kind.SPECIFIC_FAN_POWER: {
        System.SI: Unit(symbol="W/(m³/h)", decimals=3),
        System.IP: Unit(symbol="W/cfm", scale=3600.0 * _M3S_PER_CFM, decimals=2),
    },
    Kind.AREA: {
        System.SI: Unit(symbol="m²", decimals=3),
        System.IP: Unit(symbol="ft²", scale=1 / 0.3048**2, decimals=2),
    },
    Kind.VOLUME_PER_ENERGY: _both(Unit(symbol="m³/kWh", decimals=2)),
    Kind.VOLUME_A_YEAR: {
        System.SI: Unit(symbol="m³"),
        System.IP: Unit(symbol="kgal", scale=1e-3 / M3_PER_GALLON),
    },
    Kind.FREE_AIR_FLOW: {
        System.SI: Unit(symbol="m³/min", scale=60.0, decimals=2),
        System.IP: Unit(symbol="cfm", scale=1 / _M3S_PER_CFM),
    },
    Kind.HYDROGEN_FLOW: _both(Unit(symbol="Nm³/h", scale=3600.0, decimals=1)),
    Kind.ENERGY_PER_HYDROGEN: _both(Unit(symbol="kWh/Nm³", decimals=2)),
    Kind.WORK_RATE: _both(Unit(symbol="M ssj_ops", scale=1e-6, decimals=2)),
    Kind.WORK_A_YEAR: _both(Unit(symbol="10¹² ops", scale=1e-12, decimals=1)),
    Kind.HEAT_PER_WATER: _both(Unit(symbol="kWh/kg", decimals=2)),
    Kind.WATER_PER_ENERGY: _both(Unit(symbol="kg/kWh", decimals=2)),
    Kind.WORK_PER_POWER: _both(Unit(symbol="ssj_ops/W")),
    Kind.MONEY_PER_MASS: _both(Unit(symbol="/kg", decimals=2)),
    Kind.MONEY_PER_TONNE: _both(Unit(symbol="/t")),
    Kind.MASS_FLOW: {
        System.SI: Unit(symbol="kg/h"),
        System.IP: Unit(symbol="lb/h", scale=1 / 0.45359237),
    },
    Kind.ENERGY_PER_MASS: _both(Unit(symbol="kWh/t")),
    Kind.GAUGE_PRESSURE: {
        System.SI: Unit(symbol="MPa", scale=1e-6, decimals=3),
        System.IP: Unit(symbol="psig", scale=1 / PA_PER_PSI, decimals=1),
    },
    Kind.SPECIFIC_POWER: {
        System.SI: Unit(symbol="kW/(m³/min)", scale=1 / 60e3, decimals=2),
        System.IP: Unit(symbol="kW/100 cfm", scale=0.1 * _M3S_PER_CFM, decimals=2),
    },
    Kind.TANK_VOLUME: {
        System.SI: Unit(symbol="m³", decimals=1),
        System.IP: Unit(symbol="US gal", scale=1 / M3_PER_GALLON),
    },
    Kind.VOLUME: {
        System.SI: Unit(symbol="L", scale=1e3),
        System.IP: Unit(symbol="US gal", scale=1 / M3_PER_GALLON, decimals=1),
    },
}


def unit(kind: Kind, system: System = System.SI) -> Unit:
    """The unit in which `kind` is shown in `system`."""
    return UNITS[kind][system]


_PREFIXES = {"k": 1e-3, "M": 1e-6, "m": 1e3}
_PREFIXED = frozenset(("W", "Wh", "Pa", "VA", "V", "J", "m"))  # units that take a prefix whole


def stored_unit(kind: Kind) -> str:
    """The unit of a stored figure: `W`, `K`; by the one it is shown in where it has no short name:
    `1 = 1000 L`.
    """
    shown = unit(kind)
    for before, scale in _PREFIXES.items():
        if shown.symbol[:1] == before and shown.symbol[1:] in _PREFIXED and shown.scale == scale:
            return shown.symbol[1:]
    symbol = f"currency{shown.symbol}" if shown.symbol.startswith("/") else shown.symbol
    return symbol if shown.scale == 1.0 else f"1 = {shown.scale:g} {symbol}"


def to_shown(value: float, kind: Kind, system: System = System.SI) -> float:
    """Turn a stored SI value into the number a reader of `system` sees."""
    chosen = UNITS[kind][system]
    return value * chosen.scale + chosen.offset


def with_unit(shown: str, symbol: str) -> str:
    """A figure and its unit: a blank between, none before %; watts by watts are no unit."""
    if symbol == "W/W":
        return shown
    return f"{shown}{symbol}" if symbol in ("", "%") else f"{shown} {symbol}"


def from_shown(value: float, kind: Kind, system: System = System.SI) -> float:
    """Turn the number a person typed in `system` into the stored SI value."""
    chosen = UNITS[kind][system]
    return (value - chosen.offset) / chosen.scale


_AT_ONCE_YEARS = 0.05  # would read 0.0


def is_at_once(value: float | None, kind: Kind) -> bool:
    """Whether a payback is none: nothing more is spent, and "0.0" would say something else."""
    return kind is Kind.PAYBACK and value is not None and value < _AT_ONCE_YEARS


def is_beyond_life(value: float | None, kind: Kind) -> bool:
    """Whether a payback does not come within the life: then no number is shown."""
    return kind is Kind.PAYBACK and value is not None and math.isinf(value)


def is_in_words(value: float | None, kind: Kind) -> bool:
    """Whether a payback is said in words, which have no unit."""
    return is_at_once(value, kind) or is_beyond_life(value, kind)
