"""What boilers add to the report: what is asked, efficiency over the return, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.left_open import SOUND, WATER
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.boilers.columns import columns_of, units_of
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.efficiency import efficiency
from core.families.boilers.record import Boiler, HeatMedium
from core.families.boilers.schedule import schedule
from core.families.boilers.situation import return_of
from core.plant.equal_units import Run
from core.selection.equal_units import run_of
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
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_STEPS = 61
_PARTS = (Part.THIRD, Part.OTHER, Part.MAIN)


def _run_of(selection: Selection, candidate: Candidate) -> Run:
    """A plant of one model at every point of the year."""
    load = selection.profile.columns["load_w"]
    first = np.zeros(1, dtype=np.int64)
    units = units_of(columns_of([candidate.record]), first, return_of(selection.situation, load))
    return run_of(selection.situation, units, load, candidate.units)


class BoilerOperating(WithoutField):
    """Where boilers spend their hours: the return follows the load, so there is no field."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of firing boilers at the points with load."""
        done, hours = _run_of(selection, candidate), selection.profile.hours.sum(axis=1)
        asked = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
        return UnitHours(plr=done.plr[0][asked], hours=hours[asked])


class BoilerReport(UsedOneWay, WholeInShort, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only boilers have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "year_efficiency", "existing_saving_cost")
    cards = ("life_cycle_cost", "annual_energy_wh", "year_efficiency", "existing_saving_cost",
             "existing_payback_years", "existing_saving_kg")  # fmt: skip
    left_open = (*WATER, SOUND)
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.HEATING_POWER}

    def kind_of(self, record: Boiler) -> Cell:
        """How it is built, and what it burns."""
        return say(
            "report.boilers.kind",
            kind=say(f"choice.{record.boiler_kind.value}"),
            fuel=say(f"choice.{record.fired_with.value}"),
        )

    def asked(self, selection: Selection) -> Message:
        """Heat and its temperatures, or the pressure of steam."""
        duty: BoilerDuty = selection.duty
        key = "report.boilers.asked"
        if duty.heat_medium is HeatMedium.STEAM:
            key = "report.boilers.asked.steam"
        elif duty.has_heat_store:
            key = "report.boilers.asked.store"
        return say(
            key,
            peak=Quantity(value=selection.design.peak_w, kind=Kind.HEATING_POWER),
            required=self.required(selection),
            fuel=say(f"choice.{duty.heat_fuel.value}"),
            out=Quantity(value=duty.out_c, kind=Kind.TEMPERATURE),
            back=Quantity(value=duty.return_c, kind=Kind.TEMPERATURE),
            pressure=Quantity(value=duty.steam_pressure_pa, kind=Kind.PRESSURE),
            store=Quantity(value=selection.design.heat_store_wh, kind=Kind.ENERGY),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.HEATING_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Boilers firing, and the power of their fuel, W, at each point."""
        done = _run_of(selection, candidate)
        return done.running[0], done.input_w[0]

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, group)

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """What a store of heat makes of the year."""
        if not selection.duty.has_heat_store:
            return ()
        from core.families.boilers.heat_store_report import heat_store_blocks

        return heat_store_blocks(selection, candidate)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Efficiency over the return where it is stated, with the returns of the duty."""
        record: Boiler = candidate.record
        if candidate.is_mixed or len(record.return_steps_c) < 2:
            return ()
        duty: BoilerDuty = selection.duty
        warm = np.linspace(record.return_steps_c[0], record.return_steps_c[-1], _STEPS)
        loads = record.load_shares[-len(_PARTS) :]
        lines = tuple(
            Line(
                name=Name(key="plot.boilers.load", figures=(figure("load", share, Kind.SHARE),)),
                x=warm,
                y=efficiency(record, np.full(_STEPS, share), warm),
                part=part,
            )
            for share, part in zip(loads, _PARTS[-len(loads) :], strict=True)
        )
        upright = Upright(name=Name(key="plot.boilers.return"), x=duty.return_c, part=Part.LOAD)
        return (
            plot(
                "report.boilers.plot.efficiency",
                Curves(
                    x=Axis(key="axis.boilers.return", kind=Kind.TEMPERATURE),
                    y=Axis(key="axis.boilers.efficiency", kind=Kind.FINE_SHARE),
                    lines=lines,
                    uprights=(upright,),
                ),
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.boilers.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where efficiency, running and savings come from."""
        return tuple(
            explained(f"report.boilers.{key}")
            for key in ("heating_values", "part_load", "cascade", "today", "classes")
        )


REPORT: FamilyReport = BoilerReport()
OPERATING: FamilyOperating = BoilerOperating()
