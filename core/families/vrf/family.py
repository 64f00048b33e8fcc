"""Air conditioners on the common way: what core.selection.family asks of every family."""

from core.families.vrf.columns import VrfColumns, columns_of
from core.families.vrf.design import VrfDesign
from core.families.vrf.duty import VrfDuty
from core.families.vrf.evaluation import evaluate
from core.families.vrf.grading import grade
from core.families.vrf.matching import match
from core.families.vrf.outcome import VrfOutcome
from core.families.vrf.plausibility import faults
from core.families.vrf.record import AirConditioner
from core.families.vrf.screening import screen
from core.families.vrf.situation import situate
from core.families.vrf.table import TABLES
from core.load.making import THERMAL
from core.selection.declared import DeclaredFamily
from core.selection.family import Family


def _largest(columns: VrfColumns) -> float:
    """The largest rated cooling of the catalog, W."""
    return float(columns.cooling_w.max(initial=0.0))


VRF: Family = DeclaredFamily(
    key="vrf",
    record=AirConditioner,
    duty=VrfDuty,
    design=VrfDesign,
    outcome=VrfOutcome,
    tables=TABLES,
    loads=THERMAL,
    faults=faults,
    laid=columns_of,
    situate=situate,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    grade=grade,
    match=match,
)
