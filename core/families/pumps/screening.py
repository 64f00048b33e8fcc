"""Which pumps go on; beyond what speaks against any machine: cavitation, thick liquids."""

from core.families.flow_stations import screening
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.screening import AtDesign
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.machines.flow_machines.viscous import B_MOST
from core.selection.checks import Check, excludes
from core.selection.family import Screening, Situation
from core.vocabulary.quantity import Kind


def screen(columns: FlowColumns, situation: Situation) -> Screening:
    """Admit every pump × number of units that gives flow and head without cavitation."""
    return screening.screen(columns, situation, never=_too_thick, own=_cavitates)


def _too_thick(columns: FlowColumns, duty: PumpDuty) -> list[Check]:
    """Of liquids so thick nobody can say what the pump gives."""
    liquid = duty.thickness(columns)
    if liquid is None:
        return []
    return [
        Check(
            failed=liquid.parameter >= B_MOST,
            say=excludes(
                "pump_too_viscous",
                ("parameter", liquid.parameter, Kind.RATIO),
                ("most", B_MOST, Kind.COUNT),
            ),
        )
    ]


def _cavitates(found: AtDesign, situation: Situation) -> list[Check]:
    """Where more NPSH is needed at design than there is; none where neither is known."""
    duty: PumpDuty = situation.duty
    available = float("inf") if duty.npsh_available_m is None else duty.npsh_available_m
    records, run = found.fleet.columns.records, found.run
    needed = npsh_required(records, run.own_flow, run.speed)
    short = needed + duty.npsh_margin_m > available
    return [
        Check(
            failed=short[:, at],
            say=excludes(
                "pump_cavitates",
                ("needed", needed[:, at], Kind.HEAD),
                ("margin", duty.npsh_margin_m, Kind.HEAD),
                ("available", available, Kind.HEAD),
            ),
        )
        for at in range(len(found.units))
    ]
