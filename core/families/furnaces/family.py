"""Furnaces on the common way: what core.selection.family asks of every family."""

from core.families.furnaces.columns import FurnaceColumns, columns_of
from core.families.furnaces.design import FurnaceDesign
from core.families.furnaces.duty import FurnaceDuty
from core.families.furnaces.evaluation import evaluate
from core.families.furnaces.matching import match
from core.families.furnaces.outcome import FurnaceOutcome
from core.families.furnaces.plausibility import faults
from core.families.furnaces.record import Furnace
from core.families.furnaces.screening import screen
from core.families.furnaces.situation import situate
from core.families.furnaces.sizing import sized
from core.families.furnaces.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.making import LoadMakers
from core.selection.declared import DeclaredFamily
from core.selection.family import Family
from core.selection.grading import ungraded

_LOADS: LoadMakers = {LoadByHours: by_hours}


def _largest(columns: FurnaceColumns) -> float:
    """Heat in the charge of the largest, W."""
    return float(columns.charge_w.max(initial=0.0))


# No code sets a minimum, no edition that is carried speaks of furnaces; what heats today is what
# savings are measured against.
FURNACES: Family = DeclaredFamily(
    key="furnaces",
    record=Furnace,
    duty=FurnaceDuty,
    design=FurnaceDesign,
    outcome=FurnaceOutcome,
    tables=TABLES,
    loads=_LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    grade=ungraded,
    match=match,
)
