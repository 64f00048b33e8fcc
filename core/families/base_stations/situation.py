"""From study and traffic to the operating points of a cell."""

from collections.abc import Iterator

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.base_stations.design import RadioDesign
from core.families.base_stations.duty import RadioDuty
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, finding


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of what a cell sends, each with the price of its hours."""
    duty: RadioDuty = study.duty
    peak = float(load.load_w.max())
    return situation_of_load(
        study, station, climate, load,
        design=RadioDesign(peak_w=peak, required_w=peak / duty.busy_share),
        findings=tuple(_told(duty)),
    )  # fmt: skip


def _told(duty: RadioDuty) -> Iterator[Finding]:
    if not duty.baseband_w:
        yield finding("radio_baseband_not_counted", Severity.INFO)
