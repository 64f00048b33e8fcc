"""What compressors add to the report: what is asked, specific power over flow, the data sheet."""

from collections.abc import Mapping

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, say
from core.content.charts import FloatArray
from core.content.operating_hours import OperatingField, UnitHours
from core.content.requirement import Requirement
from core.families.compressors.curves import (
    drawn_at_points,
    power_over_flow,
    run_of,
    specific_power_over_flow,
)
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.record import AirCompressor
from core.families.compressors.schedule import schedule
from core.selection.family_report import WithoutOwnBlocks, WithoutRatings
from core.selection.outcome import Outcome
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


class CompressorOperating:
    """Where compressors spend their hours; no temperature matters, so there is no field of them."""

    has_field = False

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The flow of each running machine over its full one."""
        flow = selection.profile.columns["load_w"]
        hours = selection.profile.hours.sum(axis=1)
        done = run_of(selection, candidate, flow)
        runs = (done.running[0] > 0.0) & (hours > 0.0)
        full = done.running[0][runs] * candidate.groups[0].unit_capacity_w
        return UnitHours(plr=done.given[0][runs] / full, hours=hours[runs])

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """None: see has_field."""
        raise NotImplementedError


class CompressorReport(WithoutRatings, WithoutOwnBlocks):
    """The parts of a report that only compressors have."""

    ranking = ("full_specific_power", "mean_specific_power", "energy_per_air_m3",
               "part_load_loss", "annual_energy_wh", "life_cycle_cost")  # fmt: skip
    cards = ("life_cycle_cost", "annual_energy_wh", "energy_per_air_m3", "existing_payback_years",
             "mean_specific_power", "part_load_loss")  # fmt: skip
    has_part_load = False
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.FREE_AIR_FLOW}

    def kind_of(self, record: AirCompressor) -> Cell:
        """Kind and control."""
        return say(
            "report.compressors.kind",
            kind=say(f"choice.{record.compressor_kind.value}"),
            control=say(f"choice.{record.air_control.value}"),
        )

    def way(self, outcome: Outcome) -> Cell | None:  # noqa: ARG002
        """One only."""
        return None

    def asked(self, selection: Selection) -> Message:
        """Flow, pressure, receiver, hours and air of the year."""
        design: CompressorDesign = selection.design
        duty: CompressorDuty = selection.duty
        return say(
            "report.compressors.asked",
            flow=Quantity(value=design.peak_w, kind=Kind.FREE_AIR_FLOW),
            required=self.required(selection),
            use=Quantity(value=duty.use_pa, kind=Kind.GAUGE_PRESSURE),
            low=Quantity(value=design.lowest_pa, kind=Kind.GAUGE_PRESSURE),
            high=Quantity(value=design.highest_pa, kind=Kind.GAUGE_PRESSURE),
            receiver=Quantity(value=design.receiver_m3, kind=Kind.TANK_VOLUME),
            hours=Quantity(value=design.running_hours, kind=Kind.HOURS),
        )

    def required(self, selection: Selection) -> Quantity:
        """The design flow with its reserve."""
        return Quantity(value=selection.design.required_w, kind=Kind.FREE_AIR_FLOW)

    def ratings(self, group: Group) -> tuple[Block, ...]:  # noqa: ARG002
        """None beyond the figures of the record."""
        return ()

    def part_load(self, selection: Selection, candidate: Candidate) -> None:  # noqa: ARG002
        """None: the plot of specific power shows it."""
        return

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Machines running, and their power, W, at each point."""
        return drawn_at_points(selection, candidate)

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Specific power and power over flow."""
        return (
            specific_power_over_flow(selection, candidate),
            power_over_flow(selection, candidate),
        )

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Methods of the family."""
        return tuple(
            Property(
                title=say(f"report.compressors.{key}"), value=say(f"report.compressors.{key}.text")
            )
            for key in ("flow", "pressure", "controls", "station", "classes")
        )
