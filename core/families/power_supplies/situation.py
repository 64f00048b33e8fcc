"""From study and load to the operating points of power supplies."""

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.power_supplies.design import SupplyDesign
from core.families.power_supplies.duty import SupplyDuty
from core.load.peak import design_peak_w, peak_findings
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study
from core.vocabulary.finding import Severity, finding
from core.vocabulary.quantity import Kind

_WIDTH_SHARE = 0.005  # of the peak


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of power, each with the price of its hours."""
    duty: SupplyDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    return situation_of_load(
        study, station, climate, load,
        design=SupplyDesign(peak_w=peak, required_w=peak * (1.0 + duty.margin)),
        findings=(
            *peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.ELECTRIC_POWER),
            finding("supply_batteries_left_out", Severity.WARNING),
        ),
        width_share=_WIDTH_SHARE,
    )  # fmt: skip
