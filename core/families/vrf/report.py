"""What air conditioners add to the report: what is asked, capacity over the weather, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.content.left_open import SOUND
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement
from core.families.vrf.design import VrfDesign
from core.families.vrf.record import AirConditioner, System
from core.families.vrf.running import capacity_w, running
from core.families.vrf.schedule import schedule
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

_STEPS = 61


class VrfOperating(WithoutField):
    """Where air conditioners spend their hours."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load."""
        plr, hours = running(selection, candidate).plr, selection.profile.hours.sum(axis=1)
        asked = (selection.profile.columns["load_w"] > 0.0) & np.isfinite(plr)
        return UnitHours(plr=plr[asked], hours=hours[asked])


class VrfReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only air conditioners have."""

    ranking = (
        "design_cop", "heating_installed_w", "seasonal_cop", "coverage_hours",
        "annual_energy_wh", "life_cycle_cost",
    )  # fmt: skip
    cards = ("unit_capacity_w", "design_power_w", "design_cop", "heating_installed_w",
             "life_cycle_cost", "annual_energy_wh")  # fmt: skip
    left_open = (SOUND,)
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.COOLING_POWER,
        "outdoor_c": Kind.TEMPERATURE,
    }

    def kind_of(self, record: AirConditioner) -> Cell:
        """Multi-split or unitary."""
        return say(f"choice.{record.system.value}")

    def asked(self, selection: Selection) -> Message:
        """Cooling, and heat where it is asked for, with the design temperatures."""
        design: VrfDesign = selection.design
        said: dict[str, Cell] = {
            "required": self.required(selection),
            "outdoor": Quantity(value=design.summer_outdoor_c, kind=Kind.TEMPERATURE),
            "indoor": Quantity(value=design.indoor_wet_bulb_c, kind=Kind.TEMPERATURE),
        }
        heat, winter = design.heating_required_w, design.winter_outdoor_c
        if heat is None or winter is None:
            return say("report.vrf.asked", **said)
        return say(
            "report.vrf.asked.heat",
            **said,
            heat=Quantity(value=heat, kind=Kind.HEATING_POWER),
            winter=Quantity(value=winter, kind=Kind.TEMPERATURE),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.COOLING_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running and power, W, at each point; all have the same share of the load."""
        load = selection.profile.columns["load_w"]
        power = running(selection, candidate).power_w
        units = np.where(load > 0.0, float(candidate.units), 0.0)
        return units, np.where(np.isfinite(power), power, 0.0)

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Load and capacity over the outdoor air."""
        profile, design = selection.profile, selection.design
        hours = profile.hours.sum(axis=1)
        asked = (profile.columns["load_w"] > 0.0) & (hours > 0.0)
        outdoor = profile.columns["outdoor_c"][asked]
        hottest = max(float(outdoor.max(initial=-np.inf)), design.summer_outdoor_c)
        at = np.linspace(float(outdoor.min(initial=hottest)), hottest, _STEPS)
        chart = Curves(
            x=Axis(key="axis.vrf.outdoor", kind=Kind.TEMPERATURE),
            y=Axis(key="axis.vrf.cooling", kind=Kind.COOLING_POWER, low=0.0),
            lines=(
                Line(
                    name=Name(key="plot.vrf.capacity"),
                    x=at,
                    y=capacity_w(selection, candidate, at),
                ),
            ),
            points=(
                Points(
                    name=Name(key="plot.vrf.load"),
                    x=outdoor,
                    y=profile.columns["load_w"][asked],
                    weight=hours[asked],
                ),
            ),
            uprights=(
                Upright(
                    name=Name(key="plot.vrf.design"), x=design.summer_outdoor_c, part=Part.LOAD
                ),
            ),
        )
        return (
            plot(
                "report.vrf.plot.capacity",
                chart,
            ),
        )

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point, step by step."""
        from core.families.vrf.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Capacity, part load, and what the year is good for."""
        keys = ["capacity", "part_load", "shares"]
        keys += (
            ["multi_split"] if selection.study.duty.system is System.MULTI_SPLIT else ["unitary"]
        )
        return tuple(explained(f"report.annex.vrf.{key}") for key in keys)


REPORT: FamilyReport = VrfReport()
OPERATING: FamilyOperating = VrfOperating()
