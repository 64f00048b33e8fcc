"""Industrial heat pumps on the common way: what core.selection.family asks of every family."""

import math

from core.families.industrial_heat.columns import PumpColumns, columns_of
from core.families.industrial_heat.design import IndustrialHeatDesign
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.evaluation import evaluate
from core.families.industrial_heat.grading import grade_industrial_heat
from core.families.industrial_heat.matching import match
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.families.industrial_heat.plausibility import faults
from core.families.industrial_heat.record import IndustrialHeatPump
from core.families.industrial_heat.screening import screen
from core.families.industrial_heat.situation import situate
from core.families.industrial_heat.table import TABLES
from core.families.industrial_heat.year import LOADS
from core.selection.declared import DeclaredFamily
from core.selection.family import Family


def _largest(columns: PumpColumns) -> float:
    """The largest size a record allows, W; classes have none."""
    sizes = [record.heat_max_w for record in columns.records]
    return max((math.inf if size is None else size for size in sizes), default=0.0)


# No code minimum: the boiler that is there today is what savings are measured against.
INDUSTRIAL_HEAT: Family = DeclaredFamily(
    key="industrial_heat",
    record=IndustrialHeatPump,
    duty=IndustrialHeatDuty,
    design=IndustrialHeatDesign,
    outcome=IndustrialHeatOutcome,
    tables=TABLES,
    loads=LOADS,
    faults=faults,
    laid=columns_of,
    situate=situate,
    largest=_largest,
    screen=screen,
    evaluate=evaluate,
    plants="mixed_year",
    grade=grade_industrial_heat,
    match=match,
    templated=True,
)
