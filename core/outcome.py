"""What a selection says of one candidate, common to every family.

Each field is declared once: tables, comparison, report and export are made from it. A
family adds its own by inheriting. None means: cannot be said, and a finding says why.
"""

from typing import Annotated

import msgspec

from core.field import declare
from core.quantity import Kind


class Outcome(msgspec.Struct, frozen=True, kw_only=True):
    """Outcomes over one year, of all units together."""

    unit_capacity_w: Annotated[float, declare(Kind.COOLING_POWER)]  # at design conditions
    installed_w: Annotated[float, declare(Kind.COOLING_POWER)]
    oversizing: Annotated[float, declare(Kind.RATIO, lower_is_better=True)]  # installed / peak
    annual_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    auxiliary_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    coverage_hours: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    coverage_energy: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    unmet_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    unmet_energy_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    investment: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]
    energy_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]  # a year
    maintenance_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]  # a year
    life_cycle_cost: Annotated[float, declare(Kind.MONEY, lower_is_better=True)]
    carbon_kg: Annotated[float, declare(Kind.CARBON, lower_is_better=True)]  # a year
    saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    payback_years: Annotated[float | None, declare(Kind.YEARS, lower_is_better=True)] = None
