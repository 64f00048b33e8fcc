"""From study and load to the operating points of servers."""

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.servers.design import ServerDesign
from core.families.servers.duty import ServerDuty
from core.load.peak import design_peak_w
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of work, each with the price of its hours."""
    duty: ServerDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    return situation_of_load(
        study, station, climate, load,
        design=ServerDesign(peak_w=peak, required_w=peak / duty.utilisation_max),
        findings=(),
    )  # fmt: skip
