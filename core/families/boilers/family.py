"""Boilers on the common way: what core.selection.family asks of every family."""

from core.families.boilers.columns import BoilerColumns, columns_of
from core.families.boilers.design import BoilerDesign
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.evaluation import evaluate
from core.families.boilers.grading import grade_boilers
from core.families.boilers.matching import match
from core.families.boilers.outcome import BoilerOutcome
from core.families.boilers.plausibility import faults
from core.families.boilers.record import Boiler
from core.families.boilers.screening import screen
from core.families.boilers.situation import situate
from core.families.boilers.sizing import sized
from core.families.boilers.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.heating import LoadHeating
from core.load.heating_year import of_heating
from core.load.kinds import LoadFile
from core.load.making import THERMAL, LoadAsked, LoadMakers
from core.load.series import LoadSeries
from core.selection.declared import DeclaredFamily
from core.selection.family import Family


def _from_heating(load: LoadHeating, asked: LoadAsked) -> LoadSeries:
    assert isinstance(asked.duty, BoilerDuty)  # noqa: S101  the load goes with its family
    return of_heating(load, asked.duty, asked.climate, asked.site)


_LOADS: LoadMakers = {
    LoadHeating: _from_heating,
    LoadByHours: by_hours,
    LoadFile: THERMAL[LoadFile],
}


def _largest(columns: BoilerColumns) -> float:
    """The heat of the largest, W."""
    return float(columns.output_w.max(initial=0.0))


# No code minimum: the boiler that is there today is what savings are measured against.
BOILERS: Family = DeclaredFamily(
    key="boilers",
    record=Boiler,
    duty=BoilerDuty,
    design=BoilerDesign,
    outcome=BoilerOutcome,
    tables=TABLES,
    loads=_LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    plants="mixing",
    grade=grade_boilers,
    match=match,
)
