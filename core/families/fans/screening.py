"""Which fans go on; beyond what speaks against any machine: the pressure it is known in, sizes."""

import numpy as np

from core.families.fans.columns import FanColumns
from core.families.fans.duty import FanDuty
from core.families.fans.record import Fan
from core.families.flow_stations import screening
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.screening import AtDesign
from core.selection.checks import Check, Said, excludes
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Figure, figure
from core.vocabulary.quantity import Kind


def screen(columns: FlowColumns, situation: Situation) -> Screening:
    """Admit every fan × number of units that gives flow and pressure on its falling curve."""
    return screening.screen(columns, situation, never=_never, own=_stalls)


def _never(columns: FlowColumns, duty: FanDuty) -> list[Check]:
    """Whether it is known in the pressure asked for; types without a size here."""
    assert isinstance(columns, FanColumns)  # noqa: S101  the family's own
    records: tuple[Fan, ...] = columns.records
    known = columns.has_static if duty.is_static else columns.has_total

    def pressures(machine: int) -> list[Figure]:
        return [
            figure("stated", records[machine].pressure_kind.value, word="choice"),
            figure("asked", duty.pressure_kind.value, word="choice"),
        ]

    def sizes(machine: int) -> list[Figure]:
        record = records[machine]
        return [
            figure("least", (record.size_from_mm or 0.0) / 1e3, Kind.LENGTH),
            figure("most", (record.size_to_mm or 0.0) / 1e3, Kind.LENGTH),
            figure("tip", record.tip_speed_max or np.inf, Kind.LINEAR_SPEED),
        ]

    made_later = [one.size_from_mm is not None and one.size_to_mm is not None for one in records]
    return [
        Check(failed=~known, say=Said("fan_other_pressure", pressures)),
        Check(failed=np.array(made_later, dtype=bool), say=Said("fan_no_size", sizes)),
    ]


def _stalls(found: AtDesign, situation: Situation) -> list[Check]:
    """At design a fan has to work where its pressure falls with the flow."""
    duty: FanDuty = situation.duty
    own, top = found.run.own_flow, found.fleet.machines.top_flow
    return [
        Check(
            failed=own[:, at] < top,
            say=excludes(
                "fan_stalls_at_design",
                ("units", int(units), Kind.COUNT),
                ("flow", own[:, at], duty.flow_kind),
                ("top", top, duty.flow_kind),
            ),
        )
        for at, units in enumerate(found.units)
    ]
