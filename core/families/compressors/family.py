"""Compressors on the common way: what core.selection.family asks of every family."""

from core.families.compressors.columns import CompressorColumns, columns_of
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.evaluation import evaluate
from core.families.compressors.grading import grade_compressors
from core.families.compressors.matching import match
from core.families.compressors.outcome import CompressorOutcome
from core.families.compressors.plausibility import faults
from core.families.compressors.record import AirCompressor
from core.families.compressors.screening import screen
from core.families.compressors.situation import situate
from core.families.compressors.sizing import sized
from core.families.compressors.table import TABLES
from core.families.compressors.years import LOADS
from core.selection.declared import DeclaredFamily
from core.selection.family import Family


def _largest(columns: CompressorColumns) -> float:
    """The flow of the largest, m³/s."""
    return float(columns.flow_m3s.max(initial=0.0))


COMPRESSORS: Family = DeclaredFamily(
    key="compressors",
    record=AirCompressor,
    duty=CompressorDuty,
    design=CompressorDesign,
    outcome=CompressorOutcome,
    tables=TABLES,
    loads=LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    made_to_size=sized,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    plants="mixed_year",
    grade=grade_compressors,
    match=match,
    templated=True,
)
