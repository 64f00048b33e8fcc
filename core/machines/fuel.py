"""Today's boiler: what its fuel is, and what a kilowatt-hour of it gives off.

CO2 by the carbon content of the fuel's heat and the share that burns,

    factor = carbon · oxidised · 44/12

with the values of the guide to provincial greenhouse gas inventories (NDRC climate office,
2011), read in a secondary compilation beside the heating values of GB/T 2589.
"""

from enum import StrEnum

_CO2_PER_CARBON = 44.0 / 12.0
_TJ_PER_KWH = 3.6e-6
_KG_PER_T = 1000.0
# Standard coal by energy content, the equivalent value of electricity: GB/T 2589-2020, Table A.1
# (3600 kJ over 29,307.6 kJ/kg is 0.12284; the table has 0.1229).
KGCE_PER_KWH = 0.1229


class Fuel(StrEnum):
    """What the boiler burns."""

    NATURAL_GAS = "natural_gas"
    COAL = "coal"
    FUEL_OIL = "fuel_oil"
    LPG = "lpg"


# t carbon per TJ of net heating value, and the share oxidised.
_CARBON: dict[Fuel, tuple[float, float]] = {
    Fuel.NATURAL_GAS: (15.3, 0.99),
    Fuel.COAL: (26.37, 0.94),
    Fuel.FUEL_OIL: (21.1, 0.98),
    Fuel.LPG: (17.2, 0.98),
}


def carbon_kg_per_kwh(fuel: Fuel) -> float:
    """CO2 of a kWh of fuel by its net heating value, kg."""
    carbon, oxidised = _CARBON[fuel]
    return carbon * oxidised * _CO2_PER_CARBON * _KG_PER_T * _TJ_PER_KWH
