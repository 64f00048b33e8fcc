"""Pumps and fans on the common way: what their families answer alike."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.situation import situate
from core.families.flow_stations.years import FlowYear
from core.machines.plausibility import Fault
from core.machines.side_by_side import LaidOnce
from core.selection.family import Situation
from core.selection.outcome import Design
from core.selection.shown_late import ShownLate
from core.selection.without import WithoutCodeMinimum
from core.study.study import Study

if TYPE_CHECKING:
    from core.plant.mixing import Mixing


class FlowFamily(ShownLate, WithoutCodeMinimum):
    """The steps that all stations share.

    laid, own_faults, designed: of each family: its records side by side, what of a record cannot
    be true, the design figures of a duty and its running hours.
    """

    record: type[msgspec.Struct]
    laid: Callable[..., FlowColumns]
    own_faults: Callable[[Any], Iterator[Fault]]
    designed: Callable[[Any, float], Design]
    beside: tuple[str, ...] = ("drives",)

    def __init__(self) -> None:
        self._drives: Sequence[Any] = ()
        self._laid: LaidOnce[Any, FlowColumns] = LaidOnce()

    def faults(self, record: Any) -> Iterator[Fault]:
        """Figures of a record that cannot be true; a converter is checked against its own rules."""
        if isinstance(record, self.record):
            return self.own_faults(record)
        from core.families.motors.plausibility import drive_faults

        return drive_faults(record)

    def columns(self, records: Sequence[Any], beside: Mapping[str, Sequence[Any]]) -> FlowColumns:
        """Lay records side by side; kept while the catalog is the same."""
        drives = beside.get("drives", ())
        if self._drives is not drives:
            self._drives, self._laid = drives, LaidOnce()
        columns = self._laid.of(records, self.laid)
        return replace(columns, drives=tuple(drives))

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: FlowYear
    ) -> Situation:
        """The year as points of flow, and what is asked at design."""
        return situate(study, station, climate, load, self.designed)

    def mixing(
        self, columns: FlowColumns, situation: Situation, machines: Sequence[int]
    ) -> "Mixing | None":
        """Machines on one header; None where they work where all of them meet the system."""
        from core.families.flow_stations.mixing import mixing

        return mixing(columns, situation, machines)

    def largest_w(self, columns: FlowColumns, situation: Situation) -> float:  # noqa: ARG002
        """The greatest flow of one machine, m³/s."""
        return float(columns.machines.flow_max.max(initial=0.0))
