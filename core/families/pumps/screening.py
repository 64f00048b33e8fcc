"""Which pumps go on; beyond what speaks against any machine: cavitation."""

from core.families.flow_stations import screening
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.screening import AtDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def screen(columns: FlowColumns, situation: Situation) -> Screening:
    """Admit every pump × number of units that gives flow and head without cavitation."""
    return screening.screen(columns, situation, own=_cavitates)


def _cavitates(found: AtDesign, situation: Situation, machine: int, at: int) -> Finding | None:
    duty: PumpDuty = situation.duty
    run = found.runs[at]
    if duty.npsh_available_m is None or run is None:
        return None
    record = found.fleet.columns.records[machine]
    needed = npsh_required([record], run.own_flow[[machine], 0], run.speed[[machine], 0])[0]
    if not needed + duty.npsh_margin_m > duty.npsh_available_m:
        return None
    return finding(
        "pump_cavitates", Severity.EXCLUDES,
        figure("needed", float(needed), Kind.HEAD),
        figure("margin", duty.npsh_margin_m, Kind.HEAD),
        figure("available", duty.npsh_available_m, Kind.HEAD),
    )  # fmt: skip
