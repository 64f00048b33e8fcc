"""Base stations on the common way: what core.selection.family asks of every family."""

from core.families.base_stations.columns import RadioColumns, columns_of
from core.families.base_stations.design import RadioDesign
from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.evaluation import evaluate
from core.families.base_stations.grading import grade_radio_units
from core.families.base_stations.matching import match
from core.families.base_stations.outcome import RadioOutcome
from core.families.base_stations.plausibility import faults
from core.families.base_stations.record import RadioUnit
from core.families.base_stations.screening import screen
from core.families.base_stations.situation import situate
from core.families.base_stations.sizing import sized
from core.families.base_stations.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.making import LoadMakers
from core.selection.declared import DeclaredFamily
from core.selection.family import Family

_LOADS: LoadMakers = {LoadByHours: by_hours}


def _largest(columns: RadioColumns) -> float:
    """What the largest sends, W."""
    return float(columns.radio_w.max(initial=0.0))


# No code sets a minimum; a cell has one radio unit.
BASE_STATIONS: Family = DeclaredFamily(
    key="base_stations",
    record=RadioUnit,
    duty=RadioDuty,
    design=RadioDesign,
    outcome=RadioOutcome,
    tables=TABLES,
    loads=_LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    grade=grade_radio_units,
    match=match,
)
