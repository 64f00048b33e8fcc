"""From study and load to the operating points of servers."""

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.servers.design import ServerDesign
from core.families.servers.duty import ServerDuty
from core.load.peak import design_peak_w
from core.load.profile import binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study

_WIDTH_SHARE = 0.01  # of the peak


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of work, each with the price of its hours."""
    duty: ServerDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    points = hourly({"load_w": load.load_w}, load.step_h, load.month, price)
    hour_by_hour = study.criteria.resolution == "hourly"
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=points if hour_by_hour else binned(points, {"load_w": peak * _WIDTH_SHARE}),
        design=ServerDesign(peak_w=peak, required_w=peak / duty.utilisation_max),
        findings=load.findings,
    )
