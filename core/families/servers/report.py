"""What servers add to the report: what is asked, input over work, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import (
    Block,
    Cell,
    Message,
    Plot,
    Property,
    Quantity,
    Words,
    explained,
    plot,
    say,
)
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement, at_least, at_most
from core.families.servers.columns import columns_of, units_of
from core.families.servers.duty import ServerDuty
from core.families.servers.record import Server
from core.plant.unit import input_ratio
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WholeInShort,
    WithoutField,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_STEPS = 61
_FIRST = np.zeros(1, dtype=np.int64)


def _use(candidate: Candidate, load: FloatArray) -> FloatArray:
    """Utilisation of every server at loads."""
    full = candidate.units * candidate.record.full_work
    found: FloatArray = np.minimum(load / full, 1.0)
    return found


def _room_w(selection: Selection, candidate: Candidate, load: FloatArray) -> FloatArray:
    """Input of all servers and of the room around them."""
    duty: ServerDuty = selection.duty
    units = units_of(columns_of([candidate.record]), _FIRST, len(load))
    ratio = input_ratio(units, _FIRST, _use(candidate, load)[None])[0]
    found: FloatArray = candidate.units * candidate.record.curve_w[-1] * ratio * duty.pue
    return found


class ServerOperating(WithoutField):
    """Where servers spend their hours; no temperature matters: there is no field."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """Their utilisation."""
        load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
        some = hours > 0.0
        return UnitHours(plr=_use(candidate, load)[some], hours=hours[some])


class ServerReport(UsedOneWay, WholeInShort, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only servers have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "mean_utilisation", "work_per_watt")
    cards = ("life_cycle_cost", "annual_energy_wh", "existing_saving_cost", "mean_utilisation",
             "work_per_watt", "idling_share")  # fmt: skip
    left_open = ()
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.WORK_RATE}

    def kind_of(self, record: Server) -> Cell:
        """Its processor, or nothing that is known."""
        return Words(text=record.cpu or "–")

    def asked(self, selection: Selection) -> Message:
        """Work at the peak and what is installed for it."""
        duty: ServerDuty = selection.duty
        return say(
            "report.servers.asked",
            peak=Quantity(value=selection.design.peak_w, kind=Kind.WORK_RATE),
            required=self.required(selection),
            share=Quantity(value=duty.utilisation_max, kind=Kind.SHARE),
            pue=Quantity(value=duty.pue, kind=Kind.RATIO),
        )

    def required(self, selection: Selection) -> Quantity:
        """Work at full load of all servers, at least."""
        return Quantity(value=selection.design.required_w, kind=Kind.WORK_RATE)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Servers on, and the room's input, W, at each point."""
        load = selection.profile.columns["load_w"]
        return np.full(len(load), float(candidate.units)), _room_w(selection, candidate, load)

    def schedule(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """Work, input at full load and idling, and what a watt does over all loads."""
        record: Server = group.record
        return (
            Requirement(title=say("report.schedule.kind"), value=say("report.schedule.server")),
            at_least(say("field.full_work"), record.full_work, Kind.WORK_RATE),
            at_most(say("field.full_input_w"), record.full_input_w, Kind.IDLE_POWER),
            at_most(say("field.idle_input_w"), record.idle_input_w, Kind.IDLE_POWER),
            at_least(say("field.overall_work"), record.overall_work, Kind.WORK_PER_POWER),
        )

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Input of the room over the work of all servers."""
        most = candidate.units * candidate.record.full_work
        load = np.linspace(0.0, most, _STEPS)
        return (
            plot(
                "report.servers.plot.input",
                Curves(
                    x=Axis(key="axis.servers.work", kind=Kind.WORK_RATE, low=0.0),
                    y=Axis(key="axis.servers.input", kind=Kind.ELECTRIC_POWER, low=0.0),
                    lines=(
                        Line(
                            name=Name(key="plot.servers.room"),
                            x=load,
                            y=_room_w(selection, candidate, load),
                        ),
                    ),
                    uprights=(
                        Upright(
                            name=Name(key="plot.servers.peak"),
                            x=selection.design.peak_w,
                            part=Part.LOAD,
                        ),
                    ),
                ),
            ),
        )

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """How many coolers between racks take the heat."""
        from core.families.servers.row_coolers import row_cooler_blocks

        return row_cooler_blocks(selection, candidate)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.servers.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where work, input and the room's energy come from."""
        return tuple(
            explained(f"report.servers.{key}")
            for key in ("work", "curve", "number", "room", "today", "grade")
        )


REPORT: FamilyReport = ServerReport()
OPERATING: FamilyOperating = ServerOperating()
