"""The DESIGN CONDITIONS line of an EPW file: climatic design conditions after ASHRAE.

They rest on decades of the place's weather, where the hours of the file are one typical year.
Positions behind the words Heating and Cooling as in the ASHRAE Handbook - Fundamentals 2005 to
2021, chapter 14, and the EnergyPlus description of the format.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Behind "Heating": coldest month, dry bulb 99.6 %, 99 %. Behind "Cooling": hottest month, daily
# range, dry bulb and mean wet bulb at 0.4 %, 1 %, 2 %, then wet bulb at 0.4 % and its dry bulb.
_HEATING_996, _HEATING_99 = 2, 3
_COOLING_DRY, _COOLING_WET = 3, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class DesignConditions:
    """Annual percentiles of the hours of many years, °C, and the edition they are from."""

    edition: str
    heating_996_c: float  # exceeded in 99.6 % of hours
    heating_99_c: float
    cooling_dry_c: float  # exceeded in 0.4 %
    cooling_wet_c: float


def design_conditions(fields: Sequence[str]) -> DesignConditions | None:
    """The first design conditions of the line; None where there are none or they are not whole."""
    words = [field.casefold() for field in fields]
    if "heating" not in words or "cooling" not in words:
        return None
    heating, cooling = words.index("heating"), words.index("cooling")
    found = [
        _figure(fields, heating + _HEATING_996), _figure(fields, heating + _HEATING_99),
        _figure(fields, cooling + _COOLING_DRY), _figure(fields, cooling + _COOLING_WET),
    ]  # fmt: skip
    if not all(math.isfinite(one) and -70.0 <= one <= 60.0 for one in found):
        return None
    coldest, cold, dry, wet = found
    if not (coldest <= cold < dry and wet <= dry):
        return None
    return DesignConditions(
        edition=fields[2][:120] if len(fields) > 2 else "",
        heating_996_c=coldest, heating_99_c=cold, cooling_dry_c=dry, cooling_wet_c=wet,
    )  # fmt: skip


def _figure(fields: Sequence[str], at: int) -> float:
    try:
        return float(fields[at])
    except (IndexError, ValueError):
        return math.nan
