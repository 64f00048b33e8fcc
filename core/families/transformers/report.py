"""What transformers add to the report: what is asked, losses over load, what makers are asked."""

from collections.abc import Mapping

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, say
from core.content.charts import FloatArray
from core.content.left_open import SOUND
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.transformers.curves import efficiency_over_load, losses_over_load, run_of
from core.families.transformers.design import TransformerDesign
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.record import Transformer
from core.families.transformers.schedule import schedule
from core.families.transformers.worth import price_table
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

_V_PER_KV = 1000.0


class TransformerOperating(WithoutField):
    """Where transformers spend their hours; no temperature matters: there is no field of them."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The load of each unit over its rated power."""
        load = selection.profile.columns["load_w"]
        hours = selection.profile.hours.sum(axis=1)
        units, some = run_of(selection, candidate, load).units[0], hours > 0.0
        full = units * candidate.groups[0].unit_capacity_w
        return UnitHours(plr=(load / full)[some], hours=hours[some])


class TransformerReport(UsedOneWay, WholeInShort, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only transformers have."""

    ranking = ("peak_share", "rms_share", "mean_efficiency", "annual_energy_wh", "loss_cost",
               "life_cycle_cost")  # fmt: skip
    cards = ("life_cycle_cost", "annual_energy_wh", "existing_payback_years", "no_load_wh",
             "load_loss_wh", "peak_share",
             "mean_efficiency")  # fmt: skip
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.APPARENT_POWER}

    def kind_of(self, record: Transformer) -> Cell:
        """Insulation and core, as far as they are stated."""
        if record.insulation is None:
            return say("report.transformers.kind.unknown")
        insulation = say(f"choice.{record.insulation.value}")
        if record.core_material is None:
            return insulation
        core = say(f"choice.{record.core_material.value}")
        return say("report.transformers.kind", insulation=insulation, core=core)

    def asked(self, selection: Selection) -> Message:
        """Peak, limit of load, voltages, the root mean square of the year."""
        design: TransformerDesign = selection.design
        duty: TransformerDuty = selection.duty
        asked = say(
            "report.transformers.asked",
            peak=Quantity(value=design.peak_w, kind=Kind.APPARENT_POWER),
            required=self.required(selection),
            share=Quantity(value=duty.greatest_share, kind=Kind.SHARE),
            high=f"{duty.grid_v / _V_PER_KV:g}",
            low=f"{duty.use_v / _V_PER_KV:g}",
            rms=Quantity(value=design.rms_va, kind=Kind.APPARENT_POWER),
        )
        if duty.essential_share <= 0.0:
            return asked
        share = Quantity(value=duty.essential_share, kind=Kind.SHARE)
        return say("report.transformers.asked.one_out", asked=asked, essential=share)

    def required(self, selection: Selection) -> Quantity:
        """The rated power of all units, at least."""
        return Quantity(value=selection.design.required_w, kind=Kind.APPARENT_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units connected and their losses, W, at each point."""
        done = run_of(selection, candidate, selection.profile.columns["load_w"])
        return done.units[0], done.loss_w[0]

    def schedule(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Losses and efficiency over load."""
        return (
            losses_over_load(selection, candidate),
            efficiency_over_load(selection, candidate),
        )

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """How much more a transformer that loses less may cost."""
        table = price_table(selection, candidate)
        return () if table is None else (table,)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.transformers.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Methods of the family."""
        return tuple(
            explained(f"report.transformers.{key}")
            for key in ("square", "size", "several", "current", "heat", "site", "owning", "classes")
        )


REPORT: FamilyReport = TransformerReport()
OPERATING: FamilyOperating = TransformerOperating()
