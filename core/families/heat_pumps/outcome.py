"""What a selection says of heat pumps beyond what it says of every family."""

from typing import Annotated, ClassVar

from core.selection.outcome import CurveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class HeatPumpOutcome(CurveOutcome, frozen=True, kw_only=True, tag="heat_pumps"):
    """A year of a number of units with what stands beside them.

    Energy is electricity, that of an electric backup included; cost and carbon are with the
    fuel of a boiler. `seasonal_cop` is of the heat pumps alone, `system_cop` of all heat over
    all electricity (None with a boiler). `energy_low_wh` and `energy_high_wh` are the ends of
    the band that the machine's figures leave open.
    """

    at_design: ClassVar[tuple[str, ...]] = (
        *CurveOutcome.at_design, "design_cop", "design_share",
    )  # fmt: skip

    unit_capacity_w: Annotated[float | None, declare(Kind.HEATING_POWER)]  # at design conditions
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    seasonal_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]
    system_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    design_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    design_share: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    bivalent_c: Annotated[float | None, declare(Kind.TEMPERATURE, lower_is_better=True)] = None
    served_share: Annotated[float, declare(Kind.SHARE, lower_is_better=False)]
    backup_heat_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    backup_share: Annotated[float, declare(Kind.SHARE, lower_is_better=True)]
    backup_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    backup_peak_w: Annotated[float, declare(Kind.HEATING_POWER, lower_is_better=True)]
    fuel_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    outside_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    # hours of running at outdoor temperatures without declared figures
    beyond_limits_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)] = 0.0
    hot_water_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    energy_low_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    energy_high_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    scop_declared: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    scop_recalculated: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    sound_db: Annotated[float | None, declare(Kind.SOUND, lower_is_better=True)] = None
    # of one unit at −12 and −20 °C outdoors with the design's supply; None where it has no figure
    heat_m12_w: Annotated[float | None, declare(Kind.HEATING_POWER, lower_is_better=False)] = None
    heat_m20_w: Annotated[float | None, declare(Kind.HEATING_POWER, lower_is_better=False)] = None
