"""From study and load to the operating points of power supplies."""

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.power_supplies.design import SupplyDesign
from core.families.power_supplies.duty import SupplyDuty
from core.load.peak import design_peak_w, peak_findings
from core.load.profile import binned, hourly
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Severity, finding
from core.vocabulary.quantity import Kind

_WIDTH_SHARE = 0.005  # of the peak


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of power, each with the price of its hours."""
    duty: SupplyDuty = study.duty
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
        design=SupplyDesign(peak_w=peak, required_w=peak * (1.0 + duty.margin)),
        findings=(
            *load.findings,
            *peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.ELECTRIC_POWER),
            finding("supply_batteries_left_out", Severity.WARNING),
        ),
    )
