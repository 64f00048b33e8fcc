"""What a selection says of a chiller beyond what it says of every family."""

from typing import Annotated

from core.selection.outcome import CurveOutcome
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class ChillerOutcome(CurveOutcome, frozen=True, kw_only=True, tag="chillers"):
    """Outcomes of a plant of chillers over one year."""

    of_the_year = (*CurveOutcome.of_the_year, "seasonal_cop", "system_cop", "pue_cooling")

    # one unit at full load and design conditions; None where units differ
    design_power_w: Annotated[float | None, declare(Kind.ELECTRIC_POWER, lower_is_better=True)]
    design_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]  # all units full
    chilled_flow_m3s: Annotated[float | None, declare(Kind.WATER_FLOW)]
    seasonal_cop: Annotated[float, declare(Kind.COP, lower_is_better=False)]  # machines alone
    # with pumps and tower fans; None where none were entered
    system_cop: Annotated[float | None, declare(Kind.EER, lower_is_better=False)] = None
    # electricity of cooling over that of the IT; None where no share of it was entered
    pue_cooling: Annotated[float | None, declare(Kind.RATIO, lower_is_better=True)] = None
    # against the room of today; None where none was measured
    existing_saving_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    existing_saving_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=False)] = None
    existing_payback_years: Annotated[float | None, declare(Kind.PAYBACK, lower_is_better=True)] = (
        None
    )
    # of a plant room; None where pumps and towers are not computed
    chilled_pump_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = (
        None
    )
    condenser_pump_energy_wh: Annotated[
        float | None, declare(Kind.ENERGY, lower_is_better=True)
    ] = None
    tower_fan_energy_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    # through an exchanger between towers and chilled water; None where none was asked for
    free_cooling_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=False)] = None
    free_cooling_full_hours: Annotated[float | None, declare(Kind.HOURS, lower_is_better=False)] = (
        None
    )
    free_cooling_partial_hours: Annotated[float | None, declare(Kind.HOURS)] = None
    # with hot water from condenser heat; None where none is asked for
    hot_water_machine: Annotated[str, declare()] | None = None
    hot_water_extra_wh: Annotated[float | None, declare(Kind.ENERGY, lower_is_better=True)] = None
    hot_water_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    # present value without hot water, where the life-cycle cost is with it
    cooling_life_cost: Annotated[float | None, declare(Kind.MONEY, lower_is_better=True)] = None
    cop_with_heat: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    iplv: Annotated[float | None, declare(Kind.COP, lower_is_better=False)] = None
    nplv: Annotated[float | None, declare(Kind.COP, lower_is_better=False, criterion="nplv")] = None
    low_load_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]  # units below 30 %
    cycling_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    false_loading_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    beyond_limits_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
    # of the unmet hours, those too far beyond the curves' limits for any figure
    no_figure_hours: Annotated[float, declare(Kind.HOURS, lower_is_better=True)]
