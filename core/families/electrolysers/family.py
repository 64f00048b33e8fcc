"""Electrolysers on the common way: what core.selection.family asks of every family."""

from core.families.electrolysers.columns import ElectrolyserColumns, columns_of
from core.families.electrolysers.design import ElectrolyserDesign
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.evaluation import evaluate
from core.families.electrolysers.load import LOADS
from core.families.electrolysers.matching import match
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.plausibility import faults
from core.families.electrolysers.record import Electrolyser
from core.families.electrolysers.screening import screen
from core.families.electrolysers.situation import situate
from core.families.electrolysers.sizing import sized
from core.families.electrolysers.table import TABLES
from core.selection.declared import DeclaredFamily
from core.selection.family import Family
from core.selection.grading import ungraded


def _largest(columns: ElectrolyserColumns) -> float:
    """The hydrogen of the largest, m³/s."""
    return float(columns.flow_m3s.max(initial=0.0))


# No code sets a minimum, no edition speaks of them; the plan's figure is among the findings.
ELECTROLYSERS: Family = DeclaredFamily(
    key="electrolysers",
    record=Electrolyser,
    duty=ElectrolyserDuty,
    design=ElectrolyserDesign,
    outcome=ElectrolyserOutcome,
    tables=TABLES,
    loads=LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    plants="mixing",
    grade=ungraded,
    match=match,
)
