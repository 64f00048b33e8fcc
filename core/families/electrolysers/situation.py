"""From study and load to the operating points of electrolysers."""

from collections.abc import Iterator

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.electrolysers.design import ElectrolyserDesign
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.load import PoweredLoad
from core.load.peak import design_peak_w, peak_findings
from core.load.series import LoadSeries
from core.selection.family import Situation
from core.selection.load_points import situation_of_load
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, finding
from core.vocabulary.quantity import Kind


def situate(study: Study, station: Station, climate: ClimateYear, load: LoadSeries) -> Situation:
    """Lay the year out as points of hydrogen, each with the price of its hours."""
    duty: ElectrolyserDuty = study.duty
    peak = design_peak_w(study.load, load.load_w, duty.peak_w)
    powered = load if isinstance(load, PoweredLoad) else None
    if powered is not None and duty.peak_w is None:
        peak = powered.nominal_m3s
    columns = {"load_w": load.load_w}
    if powered is not None:
        columns["power_w"] = powered.power_w
    return situation_of_load(
        study, station, climate, load,
        design=ElectrolyserDesign(peak_w=peak, required_w=peak * (1.0 + duty.margin)),
        findings=(
            *peak_findings(study.load, load.file_peak_w, duty.peak_w, Kind.HYDROGEN_FLOW),
            *(() if powered is None else (finding("hydrogen_power_renewable", Severity.INFO),)),
            *_ageing(duty),
        ),
        columns=columns,
        # What power there is follows the clock: ramps, starts and the tank go step after step.
        by_the_clock=powered is not None,
    )  # fmt: skip


def _ageing(duty: ElectrolyserDuty) -> Iterator[Finding]:
    """That nothing stands in where sheets are silent: few say how stacks age."""
    if duty.usual_stack_life_h is None:
        yield finding("hydrogen_stack_life_not_given", Severity.WARNING)
    if duty.usual_stack_life_h is None or duty.usual_fade_share is None:
        yield finding("hydrogen_fade_not_given", Severity.WARNING)
