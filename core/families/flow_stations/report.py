"""What pumps and fans add to reports alike."""

from collections.abc import Iterator, Mapping

import numpy as np

from core.content.blocks import Block, Plot, Property, Quantity, explained
from core.content.charts import FloatArray
from core.content.operating_hours import UnitHours
from core.families.flow_stations.charts import (
    efficiency_over_flow,
    power_over_flow,
    rise_over_flow,
)
from core.families.flow_stations.data_sheet import OwnLines, data_sheet
from core.families.flow_stations.existing import Existing
from core.families.flow_stations.fleet import Fleet, fleet_of
from core.families.flow_stations.operating_points import PointColumn, operating_points
from core.families.flow_stations.retrofit import retrofit
from core.families.flow_stations.station import StationRun, station
from core.selection.family_report import (
    UsedOneWay,
    WholeInShort,
    WithoutField,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind


def run_of(selection: Selection, candidate: Candidate) -> StationRun:
    """A candidate of one model through the year."""
    group = candidate.groups[0]
    fleet = fleet_of(selection.columns, np.array([group.machine]), selection.duty)
    flow = selection.profile.columns["load_w"]
    return station(fleet, flow, group.units - group.standby, selection.study.plant.staging)


class FlowOperating(WithoutField):
    """Where machines spend their hours; no temperature matters, so there is no field of them."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The flow of each running machine over what it gives at the design rise."""
        flow = selection.profile.columns["load_w"]
        hours = selection.profile.hours.sum(axis=1)
        runs = (flow > 0.0) & (hours > 0.0)
        running = run_of(selection, candidate).running[0]
        each = flow[runs] / running[runs] / candidate.groups[0].unit_capacity_w
        return UnitHours(plr=np.minimum(each, 1.0), hours=hours[runs])


class FlowReport(UsedOneWay, WholeInShort, WithoutPartLoad, WithoutRatings):
    """The parts of a report that all stations have."""

    kind: Kind  # of the flow
    existing: Existing  # how a machine of a nameplate is made
    sheet: OwnLines  # what only the family writes into a data sheet

    @property
    def point_kinds(self) -> Mapping[str, Kind]:
        """The load of a station is a flow."""
        return {"load_w": self.kind}

    def required(self, selection: Selection) -> Quantity:
        """The design flow with its margin."""
        return Quantity(value=selection.design.required_w, kind=self.kind)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Machines running, and their power, W, at each point."""
        run = run_of(selection, candidate)
        return run.running[0], run.input_w[0]

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """The field of rise and flow, power and efficiency over the flow."""
        if candidate.is_mixed:
            return ()
        return (
            rise_over_flow(selection, candidate),
            power_over_flow(selection, candidate),
            efficiency_over_flow(selection, candidate),
        )

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """The data sheet, how it works at shares of the design flow, the ways of retrofit."""
        return (
            *data_sheet(selection, candidate, self.sheet),
            *operating_points(selection, candidate, self.point_columns),
            *retrofit(selection, candidate, self.existing),
        )

    def point_columns(self, fleet: Fleet, run: StationRun) -> Iterator[PointColumn]:  # noqa: ARG002
        """What only the family tells at operating points: nothing, unless it says so."""
        yield from ()

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point of the station."""
        from core.families.flow_stations.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Methods that all stations share."""
        return tuple(
            explained(f"report.station.{key}") for key in ("curves", "speed", "station", "motors")
        )
