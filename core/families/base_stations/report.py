"""What base stations add to the report: what is asked, input over the traffic, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement, at_least, at_most
from core.families.base_stations.columns import cell_input, columns_of
from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.record import RadioUnit
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WithoutField,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_STEPS = 121


def _cell_w(selection: Selection, candidate: Candidate, load: FloatArray) -> FloatArray:
    """Input of one cell, without what its site takes beside it, W."""
    found: FloatArray = cell_input(columns_of([candidate.record]), selection.duty, load).input_w[0]
    return found


class RadioOperating(WithoutField):
    """Where radio units spend their hours; no weather matters: there is no field."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """What they send over the most they can."""
        load, hours = selection.profile.columns["load_w"], selection.profile.hours.sum(axis=1)
        some = hours > 0.0
        return UnitHours(plr=(load / candidate.record.radio_w)[some], hours=hours[some])


class RadioReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only base stations have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "saved_share", "full_input_w")
    cards = ("life_cycle_cost", "annual_energy_wh", "sleep_saving_wh", "saved_share",
             "cell_energy_wh", "existing_saving_cost")  # fmt: skip
    left_open = ()
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.IDLE_POWER}

    def kind_of(self, record: RadioUnit) -> Cell:
        """Its channels."""
        return say(f"choice.{record.radio_channels.value}")

    def asked(self, selection: Selection) -> Message:
        """Cells, output and when they sleep."""
        duty: RadioDuty = selection.duty
        return say(
            "report.base_stations.asked",
            cells=Quantity(value=duty.cells, kind=Kind.COUNT),
            channels=say(f"choice.{duty.radio_channels.value}"),
            band=say(f"choice.{duty.radio_band.value}"),
            power=Quantity(value=selection.design.required_w, kind=Kind.IDLE_POWER),
            asleep=Quantity(value=duty.sleep_share, kind=Kind.SHARE),
            off=Quantity(value=duty.shut_share, kind=Kind.SHARE),
            pue=Quantity(value=duty.site_pue, kind=Kind.RATIO),
        )

    def required(self, selection: Selection) -> Quantity:
        """What a radio unit must send."""
        return Quantity(value=selection.design.required_w, kind=Kind.IDLE_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """The unit of each cell, on; and what all sites take, W, at each point."""
        duty: RadioDuty = selection.duty
        load = selection.profile.columns["load_w"]
        sites = _cell_w(selection, candidate, load) * duty.cells * duty.site_pue
        return np.full(len(load), float(candidate.units)), sites

    def schedule(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """Channels, output and the powers that makers are asked for."""
        record: RadioUnit = group.record
        full = record.full_input_w
        return (
            Requirement(
                title=say("report.schedule.kind"),
                value=say("report.schedule.radio", kind=self.kind_of(record)),
            ),
            at_least(say("field.radio_w"), record.radio_w, Kind.IDLE_POWER),
            at_least(say("field.power_ratio"), record.power_ratio, Kind.SHARE),
            at_most(
                say("report.base_stations.idle"), full * record.radio_idle_share, Kind.IDLE_POWER
            ),
            at_most(
                say("report.base_stations.sleep"),
                full * record.radio_asleep_share,
                Kind.IDLE_POWER,
            ),
        )

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Input of a cell over what it sends, the busy hour marked."""
        load = np.linspace(0.0, candidate.record.radio_w, _STEPS)
        line = Line(
            name=Name(key="plot.base_stations.cell"),
            x=load,
            y=_cell_w(selection, candidate, load),
        )
        busy = Upright(
            name=Name(key="plot.base_stations.busy"), x=selection.design.peak_w, part=Part.LOAD
        )
        return (
            plot(
                "report.base_stations.plot.input",
                Curves(
                    x=Axis(key="axis.base_stations.sent", kind=Kind.IDLE_POWER, low=0.0),
                    y=Axis(key="axis.base_stations.input", kind=Kind.IDLE_POWER, low=0.0),
                    lines=(line,),
                    uprights=(busy,),
                ),
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.base_stations.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where input, sleep, tiers and classes come from."""
        return tuple(
            explained(f"report.base_stations.{key}")
            for key in ("input", "sleeping", "tiers", "classes", "today")
        )


REPORT: FamilyReport = RadioReport()
OPERATING: FamilyOperating = RadioOperating()
