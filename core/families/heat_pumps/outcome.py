"""What a selection says of heat pumps beyond what it says of every family."""

from typing import Annotated, ClassVar

from core.selection.outcome import CurveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class HeatPumpOutcome(CurveOutcome, frozen=True, kw_only=True, tag="heat_pumps"):
    """A year of a number of units with what stands beside them.

    Energy is electricity, that of an electric backup included; cost and carbon are with the
    fuel of a boiler. `seasonal_cop` is of the heat pumps alone, `system_cop` of all heat over
    all electricity (None with a boiler, or where cooling is part of it). `energy_low_wh` and
    `energy_high_wh` are the ends of the band that the machine's figures leave open.
    """

    in_summer: ClassVar[tuple[str, ...]] = ("cooling_capacity_w", "design_eer", "cooling_share")
    at_design: ClassVar[tuple[str, ...]] = (
        *CurveOutcome.at_design, "design_cop", "design_share",
    )  # fmt: skip

    unit_capacity_w: Annotated[float | None, declare(Kind.HEATING_POWER)]  # at design conditions
    installed_w: Annotated[float, declare(Kind.HEATING_POWER)]
    # None: no heat is asked
    seasonal_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    system_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    design_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    design_share: Annotated[float | None, declare(Kind.SHARE, lower_is_better=False)] = None
    bivalent_c: Annotated[float | None, declare(Kind.TEMPERATURE, lower_is_better=True)] = None
    served_share: Annotated[float | None, declare(Kind.SHARE, lower_is_better=False)] = None
    backup_heat_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    backup_share: Annotated[float | None, declare(Kind.SHARE, lower_is_better=True)] = None
    backup_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    backup_peak_w: Annotated[float, declare(Kind.HEATING_POWER, lower_is_better=True)]
    fuel_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    outside_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    # hours of running at outdoor temperatures without declared figures
    beyond_limits_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)] = 0.0
    # against the heat pumps of today; None where none were measured
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
    heating_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    hot_water_cop: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    seasonal_eer: Annotated[float | None, declare(Kind.EER, lower_is_better=False)] = None
    # of the heat pumps for each demand, where several are asked; with idle power
    heating_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    hot_water_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    cooling_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    cooling_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    cooling_capacity_w: Annotated[
        float | None, declare(Kind.UNIT_COOLING_POWER, lower_is_better=False)
    ] = None  # of one unit at summer design conditions
    design_eer: Annotated[float | None, declare(Kind.EER, lower_is_better=False)] = None
    cooling_share: Annotated[float | None, declare(Kind.SHARE, lower_is_better=False)] = None
    cooling_unmet_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
    # too hot outside for its figures: it stands still
    cooling_outside_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=True)] = None
    # how far the summer design temperature lies beyond the declared points
    cooling_beyond_k: Annotated[
        float | None, declare(Kind.TEMPERATURE_DIFFERENCE, lower_is_better=True)
    ] = None
    seer_declared: Annotated[float | None, declare(Kind.EER, lower_is_better=False)] = None
    seer_recalculated: Annotated[float | None, declare(Kind.EER, lower_is_better=False)] = None
    energy_low_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    energy_high_wh: Annotated[float, declare(Kind.ENERGY, lower_is_better=True)]
    scop_declared: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    scop_recalculated: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    sound_db: Annotated[float | None, declare(Kind.SOUND, lower_is_better=True)] = None
    # of one unit at −12 and −20 °C outdoors with the design's supply; None where it has no figure
    heat_m12_w: Annotated[float | None, declare(Kind.HEATING_POWER, lower_is_better=False)] = None
    heat_m20_w: Annotated[float | None, declare(Kind.HEATING_POWER, lower_is_better=False)] = None

    def is_beyond(self, key: str) -> bool:
        """Whether the figure of a field rests on a value beyond the machine's limits."""
        if key in self.in_summer:
            return (self.cooling_beyond_k or 0.0) > 0.0
        return CurveOutcome.is_beyond(self, key)
