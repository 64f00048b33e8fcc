"""The heat a charge takes: enthalpy of pure metals over temperature, melting included.

Shomate equations of the NIST Chemistry WebBook (Chase 1998): with t = T/1000, in kJ/mol,

    H − H(298.15 K) = A·t + B·t²/2 + C·t³/3 + D·t⁴/4 − E/t + F

Steel and cast iron are taken as iron; alloys differ by a few per cent.
"""

from enum import StrEnum
from types import MappingProxyType

_KELVIN = 273.15
_KJ_PER_WH = 3.6
_Row = tuple[float, tuple[float, float, float, float, float, float]]  # up to K; A … F


class ChargeMaterial(StrEnum):
    """What is heated; `choice.<value>` names it."""

    STEEL = "charge_steel"
    ALUMINIUM = "charge_aluminium"
    COPPER = "charge_copper"


# The last row of each is of the liquid.
_ROWS: MappingProxyType[ChargeMaterial, tuple[_Row, ...]] = MappingProxyType({
    ChargeMaterial.STEEL: (
        (700.0, (18.42868, 24.64301, -8.913720, 9.664706, -0.012643, -6.573022)),
        (1042.0, (-57767.65, 137919.7, -122773.2, 38682.42, 3993.080, 24078.67)),
        (1100.0, (-325.8859, 28.92876, 0.0, 0.0, 411.9629, 745.8231)),
        (1809.0, (-776.7387, 919.4005, -383.7184, 57.08148, 242.1369, 697.6234)),
        (3133.0, (46.02400, -1.884667e-8, 6.094750e-9, -6.640301e-10, -8.246121e-9, -10.80543)),
    ),
    ChargeMaterial.ALUMINIUM: (
        (933.0, (28.08920, -5.414849, 8.560423, 3.427370, -0.277375, -9.147187)),
        (2790.0, (31.75104, 3.935826e-8, -1.786515e-8, 2.694171e-9, 5.480037e-9, -0.945684)),
    ),
    ChargeMaterial.COPPER: (
        (1358.0, (17.72891, 28.09870, -31.25289, 13.97243, 0.068611, -6.056591)),
        (2843.0, (32.84450, -0.000084, 0.000032, -0.000004, -0.000028, -1.804901)),
    ),
})  # fmt: skip
MOLAR_G = MappingProxyType(
    {
        ChargeMaterial.STEEL: 55.845,
        ChargeMaterial.ALUMINIUM: 26.9815,
        ChargeMaterial.COPPER: 63.546,
    }
)


def melting_c(material: ChargeMaterial) -> float:
    """Where it melts, °C."""
    return _ROWS[material][-2][0] - _KELVIN


def heat_wh_per_kg(material: ChargeMaterial, from_c: float, to_c: float) -> float:
    """What a kilogram takes between two temperatures, Wh/kg (kWh/t)."""
    return _enthalpy_wh_per_kg(material, to_c) - _enthalpy_wh_per_kg(material, from_c)


def _enthalpy_wh_per_kg(material: ChargeMaterial, at_c: float) -> float:
    _, _, molar = enthalpy_of(material, at_c)
    return molar / MOLAR_G[material] * 1000.0 / _KJ_PER_WH


def enthalpy_of(
    material: ChargeMaterial, at_c: float
) -> tuple[float, tuple[float, float, float, float, float, float], float]:
    """T/1000 in K, A … F of the equation that holds there, and the enthalpy, kJ/mol."""
    kelvin = at_c + _KELVIN
    rows = _ROWS[material]
    terms = next((row for top, row in rows if kelvin <= top), rows[-1][1])
    a, b, c, d, e, f = terms
    t = kelvin / 1000.0
    return t, terms, a * t + b * t**2 / 2 + c * t**3 / 3 + d * t**4 / 4 - e / t + f
