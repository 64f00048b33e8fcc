"""What furnaces add to the report: what is asked, kWh for a tonne over the charge, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.left_open import SOUND
from core.content.requirement import Requirement, at_least, at_most
from core.families.furnaces.duty import FurnaceDuty
from core.families.furnaces.record import Furnace
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    SharedLoad,
    UsedOneWay,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_STEPS = 61
_LEAST = 0.2  # of the charge: below it the line runs off the drawing


def _shares(candidate: Candidate, load: FloatArray) -> FloatArray:
    """The charge of every furnace over its full one."""
    found: FloatArray = np.minimum(load / (candidate.units * candidate.record.charge_w), 1.0)
    return found


def _taken(record: Furnace, share: FloatArray) -> FloatArray:
    """Input of one hot furnace, W, at charges over its full one."""
    found: FloatArray = record.input_w * (
        record.holding_share + (1.0 - record.holding_share) * share
    )
    return found


class FurnaceReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only furnaces have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "energy_per_mass", "cost_per_tonne")
    cards = ("life_cycle_cost", "energy_per_mass", "cost_per_tonne", "year_efficiency",
             "existing_saving_cost", "existing_payback_years")  # fmt: skip
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.HEATING_POWER}

    def kind_of(self, record: Furnace) -> Cell:
        """How it heats."""
        return say(f"choice.{record.furnace_kind.value}")

    def asked(self, selection: Selection) -> Message:
        """Throughput, the process and its temperature, heat in the charge."""
        duty: FurnaceDuty = selection.duty
        return say(
            "report.furnaces.asked",
            process=say(f"choice.{duty.furnace_process.value}"),
            material=say(f"choice.{duty.charge_material.value}"),
            throughput=Quantity(value=duty.throughput, kind=Kind.MASS_FLOW),
            out=Quantity(value=duty.process_c, kind=Kind.TEMPERATURE),
            each=Quantity(value=selection.design.heat_per_mass, kind=Kind.ENERGY_PER_MASS),
            required=self.required(selection),
        )

    def required(self, selection: Selection) -> Quantity:
        """Heat in the charge at the peak, with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.HEATING_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Furnaces heating, and what they take, W, at each point; pauses are beside it."""
        load = selection.profile.columns["load_w"]
        some = load > 0.0
        taken = candidate.units * _taken(candidate.record, _shares(candidate, load))
        return np.where(some, float(candidate.units), 0.0), np.where(some, taken, 0.0)

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """Kind, temperature, heat in the charge, and what a tonne and holding may take."""
        record: Furnace = group.record
        full = selection.design.heat_per_mass / record.furnace_efficiency
        return (
            Requirement(
                title=say("report.schedule.kind"),
                value=say("report.schedule.furnace", kind=self.kind_of(record)),
            ),
            at_least(say("field.process_c"), selection.duty.process_c, Kind.TEMPERATURE),
            at_least(
                say("field.rated_throughput"),
                record.charge_w / selection.design.heat_per_mass,
                Kind.MASS_FLOW,
            ),
            at_most(say("field.full_energy_per_mass"), full, Kind.ENERGY_PER_MASS),
            at_most(
                say("report.furnaces.holding"),
                record.holding_share * record.input_w,
                Kind.ELECTRIC_POWER,
            ),
        )

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """What a tonne takes over the throughput, the peak marked."""
        heat = selection.design.heat_per_mass
        share = np.linspace(_LEAST, 1.0, _STEPS)
        load = candidate.units * candidate.record.charge_w * share
        taken = candidate.units * _taken(candidate.record, share)
        line = Line(name=Name(key="plot.furnaces.plant"), x=load / heat, y=taken / (load / heat))
        peak = Upright(
            name=Name(key="plot.furnaces.peak"),
            x=selection.design.peak_w / heat,
            part=Part.LOAD,
        )
        return (
            plot(
                "report.furnaces.plot.tonne",
                Curves(
                    x=Axis(key="axis.furnaces.throughput", kind=Kind.MASS_FLOW, low=0.0),
                    y=Axis(key="axis.furnaces.tonne", kind=Kind.ENERGY_PER_MASS),
                    lines=(line,),
                    uprights=(peak,),
                ),
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.furnaces.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where heat, losses, pauses and types come from."""
        return tuple(
            explained(f"report.furnaces.{key}")
            for key in ("heat", "losses", "pauses", "fuels", "types", "today")
        )


REPORT: FamilyReport = FurnaceReport()
OPERATING: FamilyOperating = SharedLoad(_shares)
