"""Which pumps go on; beyond what speaks against any machine: cavitation."""

from core.families.flow_stations import screening
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.screening import AtDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.machines.flow_machines.viscous import B_MOST
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def screen(columns: FlowColumns, situation: Situation) -> Screening:
    """Admit every pump × number of units that gives flow and head without cavitation."""
    return screening.screen(columns, situation, own=_cavitates, never=_too_thick)


def _too_thick(columns: FlowColumns, duty: PumpDuty, machine: int) -> Finding | None:
    """Of liquids so thick nobody can say what the pump gives."""
    liquid = duty.thickness(columns)
    if liquid is None or liquid.parameter[machine] < B_MOST:
        return None
    return finding(
        "pump_too_viscous", Severity.EXCLUDES,
        figure("parameter", float(liquid.parameter[machine]), Kind.RATIO),
        figure("most", B_MOST, Kind.COUNT),
    )  # fmt: skip


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
