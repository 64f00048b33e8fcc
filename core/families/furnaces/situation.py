"""From study and load to the operating points of furnaces."""

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.furnaces.design import FurnaceDesign
from core.families.furnaces.duty import FurnaceDuty
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study
from core.vocabulary.finding import Severity, figure, finding
from core.vocabulary.quantity import Kind


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of heat in the charge, each with the tariff of its hours."""
    duty: FurnaceDuty = study.duty
    peak, heat = float(load.load_w.max()), duty.heat_wh_per_kg
    told = (
        finding(
            "furnace_charge_is_pure", Severity.ASSUMED,
            figure("material", duty.charge_material.value, word="choice"),
            figure("heat", heat, Kind.ENERGY_PER_MASS),
        ),
    )  # fmt: skip
    return situation_of_load(
        study, station, climate, load,
        design=FurnaceDesign(
            peak_w=peak, required_w=peak * (1.0 + duty.margin), heat_per_mass=heat
        ),
        findings=() if duty.heat_per_mass is not None else told,
    )  # fmt: skip
