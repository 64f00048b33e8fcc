"""Electric boilers on the common way: what core.selection.family asks of every family."""

from core.families.electric_boilers import steps, table
from core.families.electric_boilers.design import ElectricBoilerDesign
from core.families.electric_boilers.duty import ElectricBoilerDuty
from core.families.electric_boilers.load import LOADS
from core.families.electric_boilers.outcome import ElectricBoilerOutcome
from core.families.electric_boilers.record import ElectricBoiler
from core.selection.declared import DeclaredFamily
from core.selection.family import Family, Situation
from core.selection.grading import ungraded
from core.vocabulary.finding import Finding, Severity, figure, finding


def _largest(columns: steps.BoilerColumns) -> float:
    """Heat of the largest boiler, W."""
    return float(columns.heat_w.max(initial=0.0))


def _match(
    record: ElectricBoiler,
    situation: Situation,  # noqa: ARG001
    outcome: ElectricBoilerOutcome,  # noqa: ARG001
) -> tuple[Finding, ...]:
    """How well a candidate fits, as findings: what its figures rest on."""
    grade, year = figure("grade", record.evidence.value), figure("year", record.source_year)
    flags = (finding(f"flag_{flag.value}", Severity.WARNING) for flag in record.flags)
    return (*flags, finding("evidence", Severity.INFO, grade, year))


ELECTRIC_BOILERS: Family = DeclaredFamily(
    key="electric_boilers",  # also the name of its own table, and the tag of its Structs
    record=ElectricBoiler,
    duty=ElectricBoilerDuty,
    design=ElectricBoilerDesign,
    outcome=ElectricBoilerOutcome,
    tables=(table.ELECTRIC_BOILERS,),
    loads=LOADS,
    faults=table.faults,
    laid=steps.columns_of,
    situate=steps.situate,
    largest=_largest,
    screen=steps.screen,
    evaluate=steps.evaluate,
    grade=ungraded,
    match=_match,
)
