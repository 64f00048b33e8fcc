"""What power supplies add to the report: what is asked, efficiency over the load, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.left_open import SOUND
from core.content.requirement import Requirement, at_least
from core.families.power_supplies.losses import efficiency, loss_share
from core.families.power_supplies.record import PowerSupply
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


def _shares(candidate: Candidate, load: FloatArray) -> FloatArray:
    """Load of every unit over its rated output."""
    found: FloatArray = load / (candidate.units * candidate.record.supply_w)
    return found


class SupplyReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only power supplies have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "supply_efficiency", "mean_share")
    cards = ("life_cycle_cost", "annual_energy_wh", "supply_efficiency", "mean_share",
             "existing_saving_cost", "existing_payback_years")  # fmt: skip
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.ELECTRIC_POWER}

    def kind_of(self, record: PowerSupply) -> Cell:
        """How it feeds."""
        return say(f"choice.{record.supply_kind.value}")

    def asked(self, selection: Selection) -> Message:
        """Power at the peak and with the margin, and what stands in reserve."""
        return say(
            "report.power_supplies.asked",
            peak=Quantity(value=selection.design.peak_w, kind=Kind.ELECTRIC_POWER),
            required=self.required(selection),
            reserve=say(f"choice.{selection.study.plant.redundancy.value}"),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.ELECTRIC_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units on, and what they lose with the cooling, W, at each point."""
        load = selection.profile.columns["load_w"]
        some = load > 0.0
        lost = loss_share(candidate.record, _shares(candidate, load))
        whole = candidate.units * candidate.record.supply_w * selection.duty.with_cooling
        return np.where(some, float(candidate.units), 0.0), np.where(some, lost * whole, 0.0)

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,
        group: Group,
    ) -> tuple[Requirement, ...]:
        """Kind, output, and the efficiency at the load it will run at."""
        record: PowerSupply = group.record
        share = float(_shares(candidate, np.array([selection.design.peak_w]))[0])
        at_peak = float(efficiency(record, np.array([share]))[0])
        return (
            Requirement(title=say("report.schedule.kind"), value=self.kind_of(record)),
            at_least(say("field.supply_w"), record.supply_w, Kind.ELECTRIC_POWER),
            at_least(
                say("report.power_supplies.at_peak"), at_peak, Kind.FINE_SHARE,
                say("report.power_supplies.at_share",
                    share=Quantity(value=share, kind=Kind.SHARE)),
            ),
        )  # fmt: skip

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Efficiency of the plant over its load, the peak marked."""
        whole = candidate.units * candidate.record.supply_w
        load = np.linspace(0.05 * whole, whole, _STEPS)
        line = Line(
            name=Name(key="plot.power_supplies.plant"),
            x=load,
            y=efficiency(candidate.record, _shares(candidate, load)),
        )
        peak = Upright(
            name=Name(key="plot.power_supplies.peak"), x=selection.design.peak_w, part=Part.LOAD
        )
        return (
            plot(
                "report.power_supplies.plot.efficiency",
                Curves(
                    x=Axis(key="axis.power_supplies.load", kind=Kind.ELECTRIC_POWER, low=0.0),
                    y=Axis(key="axis.power_supplies.efficiency", kind=Kind.FINE_SHARE),
                    lines=(line,),
                    uprights=(peak,),
                ),
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.power_supplies.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where losses, sharing and types come from."""
        return tuple(
            explained(f"report.power_supplies.{key}")
            for key in ("losses", "sharing", "types", "batteries", "today")
        )


REPORT: FamilyReport = SupplyReport()
OPERATING: FamilyOperating = SharedLoad(_shares)
