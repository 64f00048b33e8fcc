"""Servers on the common way: what core.selection.family asks of every family."""

from core.families.servers.columns import ServerColumns, columns_of
from core.families.servers.design import ServerDesign
from core.families.servers.duty import ServerDuty
from core.families.servers.evaluation import evaluate
from core.families.servers.matching import match
from core.families.servers.outcome import ServerOutcome
from core.families.servers.plausibility import faults
from core.families.servers.record import Server
from core.families.servers.screening import screen
from core.families.servers.situation import situate
from core.families.servers.table import TABLES
from core.load.by_hours import LoadByHours, by_hours
from core.load.making import LoadMakers
from core.selection.declared import DeclaredFamily
from core.selection.family import Family
from core.selection.grading import ungraded

_LOADS: LoadMakers = {LoadByHours: by_hours}


def _largest(columns: ServerColumns) -> float:
    """The work of the largest, ssj_ops."""
    return float(columns.work.max(initial=0.0))


# No code sets a minimum; GB 43630-2023 has another metric than the benchmark: nothing is graded.
SERVERS: Family = DeclaredFamily(
    key="servers",
    record=Server,
    duty=ServerDuty,
    design=ServerDesign,
    outcome=ServerOutcome,
    tables=TABLES,
    loads=_LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    grade=ungraded,
    match=match,
)
