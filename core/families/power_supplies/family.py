"""Power supplies on the common way: what core.selection.family asks of every family."""

from core.families.power_supplies.columns import SupplyColumns, columns_of
from core.families.power_supplies.design import SupplyDesign
from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.evaluation import evaluate
from core.families.power_supplies.matching import match
from core.families.power_supplies.outcome import SupplyOutcome
from core.families.power_supplies.plausibility import faults
from core.families.power_supplies.record import PowerSupply
from core.families.power_supplies.screening import screen
from core.families.power_supplies.situation import situate
from core.families.power_supplies.sizing import sized
from core.families.power_supplies.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers, to_peak
from core.load.series import LoadSeries
from core.selection.declared import DeclaredFamily
from core.selection.family import Family
from core.selection.grading import ungraded


def _of_file(load: LoadFile, asked: LoadAsked) -> LoadSeries:
    """A meter's year of power; the seasons say nothing of it."""
    return to_peak(asked.files.series(load, heat=False), load, asked.peak_w)


_LOADS: LoadMakers = {LoadByHours: by_hours, LoadFile: _of_file}


def _largest(columns: SupplyColumns) -> float:
    """The rated output of the largest, W."""
    return float(columns.output_w.max(initial=0.0))


# No code sets a minimum, no edition that is carried speaks of them; modules of one cabinet are of
# one model.
POWER_SUPPLIES: Family = DeclaredFamily(
    key="power_supplies",
    record=PowerSupply,
    duty=SupplyDuty,
    design=SupplyDesign,
    outcome=SupplyOutcome,
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
