"""Transformers on the common way: what core.selection.family asks of every family."""

from core.families.transformers.columns import TransformerColumns, columns_of
from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.evaluation import evaluate
from core.families.transformers.grading import grade_transformers
from core.families.transformers.matching import match
from core.families.transformers.outcome import TransformerOutcome
from core.families.transformers.plausibility import faults
from core.families.transformers.record import Transformer
from core.families.transformers.screening import screen
from core.families.transformers.situation import situate
from core.families.transformers.sizing import sized
from core.families.transformers.table import TABLES
from core.families.transformers.years import LOADS
from core.selection.declared import DeclaredFamily
from core.selection.family import Family


def _largest(columns: TransformerColumns) -> float:
    """The rated power of the largest, VA."""
    return float(columns.rated_va.max(initial=0.0))


TRANSFORMERS: Family = DeclaredFamily(
    key="transformers",
    record=Transformer,
    duty=TransformerDuty,
    design=TransformerDesign,
    outcome=TransformerOutcome,
    tables=TABLES,
    loads=LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    grade=grade_transformers,
    match=match,
    templated=True,
)
