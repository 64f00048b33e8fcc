"""What each family adds to the window, by its key; a new family is one entry here.

Everything else the window shows of a family follows from its declared fields and from what
it adds to the report (core.report.families).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from gui.window.catalog_browser.as_they_are import DriveBrowsing, MapBrowsing
from gui.window.catalog_browser.chillers import ChillerBrowsing
from gui.window.catalog_browser.family import FamilyBrowsing
from gui.window.catalog_browser.heat_pumps import HeatPumpBrowsing
from gui.window.catalog_browser.industrial_heat import IndustrialHeatBrowsing
from gui.window.catalog_browser.motors import MotorBrowsing
from gui.window.consultation.family import FamilyConsultation
from gui.window.device.limits import (
    Limit,
    chiller_limits,
    heat_pump_limits,
    industrial_heat_limits,
    motor_limits,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class WindowFamily:
    """consultation: inputs and figures for a customer; browsing: curves in the catalog browser;
    limits: between which conditions the figures of a record hold.
    """

    consultation: FamilyConsultation
    browsing: FamilyBrowsing
    limits: Callable[[Any], tuple[Limit, ...]]


FAMILIES: dict[str, WindowFamily] = {
    "chillers": WindowFamily(
        consultation=FamilyConsultation(
            inputs=(
                "duty.peak_w",
                "duty.leaving_chilled_c",
                "site.station",
                "economics.tariff.price_per_kwh",
                "duty.redundancy",
            ),
            figures=("seasonal_cop", "coverage_hours", "annual_energy_wh", "life_cycle_cost"),
        ),
        browsing=ChillerBrowsing(),
        limits=chiller_limits,
    ),
    "heat_pumps": WindowFamily(
        consultation=FamilyConsultation(
            inputs=(
                "duty.peak_w",
                "duty.supply_c",
                "site.station",
                "economics.tariff.price_per_kwh",
                "duty.backup",
            ),
            figures=("seasonal_cop", "backup_share", "annual_energy_wh", "life_cycle_cost"),
        ),
        browsing=HeatPumpBrowsing(),
        limits=heat_pump_limits,
    ),
    "motors": WindowFamily(
        consultation=FamilyConsultation(
            inputs=(
                "load.shaft_power_w",
                "load.shaft_rpm",
                "load.hours_a_year",
                "economics.tariff.price_per_kwh",
                "duty.load_share_max",
            ),
            figures=("chain_efficiency", "mean_load", "annual_energy_wh", "life_cycle_cost"),
        ),
        browsing=MotorBrowsing(),
        limits=motor_limits,
    ),
    "industrial_heat": WindowFamily(
        consultation=FamilyConsultation(
            inputs=(
                "duty.peak_w",
                "duty.sink_out_c",
                "duty.source_in_c",
                "duty.fuel_price_per_kwh",
                "economics.tariff.price_per_kwh",
            ),
            figures=("boiler_saving", "seasonal_cop", "served_share", "life_cycle_cost"),
        ),
        browsing=IndustrialHeatBrowsing(),
        limits=industrial_heat_limits,
    ),
}


# The browser shows every table of devices, those that a family computes with beside its own too.
BROWSING: dict[str, FamilyBrowsing] = {
    **{key: family.browsing for key, family in FAMILIES.items()},
    "drives": DriveBrowsing(),
    "heat_pump_maps": MapBrowsing(),
}


def limits_of(record: Any) -> tuple[Limit, ...]:
    """Between which conditions the figures of a record hold, inputs first."""
    return FAMILIES[record.__struct_config__.tag].limits(record)
