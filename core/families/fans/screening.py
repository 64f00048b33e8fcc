"""Which fans go on; beyond what speaks against any machine: the pressure it is known in, sizes."""

import numpy as np

from core.families.fans.columns import FanColumns
from core.families.fans.duty import FanDuty
from core.families.fans.record import Fan
from core.families.flow_stations import screening
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.screening import AtDesign
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES


def screen(columns: FlowColumns, situation: Situation) -> Screening:
    """Admit every fan × number of units that gives flow and pressure on its falling curve."""
    return screening.screen(columns, situation, own=_stalls, never=_never)


def _never(columns: FlowColumns, duty: FanDuty, machine: int) -> Finding | None:
    assert isinstance(columns, FanColumns)  # noqa: S101  the family's own
    record: Fan = columns.records[machine]
    known = columns.has_static if duty.is_static else columns.has_total
    if not known[machine]:
        stated = figure("stated", record.pressure_kind.value, word="choice")
        asked = figure("asked", duty.pressure_kind.value, word="choice")
        return finding("fan_other_pressure", _OUT, stated, asked)
    if record.size_from_mm is not None and record.size_to_mm is not None:
        return finding(
            "fan_no_size", _OUT,
            figure("least", record.size_from_mm / 1e3, Kind.LENGTH),
            figure("most", record.size_to_mm / 1e3, Kind.LENGTH),
            figure("tip", record.tip_speed_max or np.inf, Kind.LINEAR_SPEED),
        )  # fmt: skip
    return None


def _stalls(found: AtDesign, situation: Situation, machine: int, at: int) -> Finding | None:
    """At design a fan has to work where its pressure falls with the flow."""
    duty: FanDuty = situation.duty
    run = found.runs[at]
    top = float(found.fleet.machines.top_flow[machine])
    if run is None or not float(run.own_flow[machine, 0]) < top:
        return None
    return finding(
        "fan_stalls_at_design", _OUT,
        figure("units", int(found.units[at]), Kind.COUNT),
        figure("flow", float(run.own_flow[machine, 0]), duty.flow_kind),
        figure("top", top, duty.flow_kind),
    )  # fmt: skip
