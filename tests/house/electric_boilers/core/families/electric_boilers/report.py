"""What electric boilers add to the report: what is asked, a plot, methods."""

from collections.abc import Mapping

import numpy as np

from core.content.blocks import Block, Cell, Message, Plot, Property, Quantity, explained, plot, say
from core.content.calculation import digits
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Upright
from core.content.operating_hours import UnitHours
from core.content.requirement import Requirement, at_least
from core.families.electric_boilers.record import ElectricBoiler
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WithoutField,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.operating_point import Steps, busiest, not_followed, written_out
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def _running(selection: Selection, candidate: Candidate) -> FloatArray:
    """The fewest boilers that carry the load of each point, (points,)."""
    load_w, unit_w = selection.profile.columns["load_w"], candidate.record.boiler_heat_w
    running: FloatArray = np.minimum(np.ceil(load_w / unit_w - 1e-9), candidate.units)
    return running


def _heat_w(selection: Selection, candidate: Candidate) -> FloatArray:
    """What the boilers give at each point, (points,)."""
    load_w, installed = selection.profile.columns["load_w"], candidate.outcome.installed_w
    given: FloatArray = np.minimum(load_w, installed)
    return given


class ElectricBoilerOperating(WithoutField):
    """Where boilers spend their hours; no temperature matters, so there is no field of them."""

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running boilers at the points with load."""
        running, heat = _running(selection, candidate), _heat_w(selection, candidate)
        asked = running > 0.0
        ratio = heat[asked] / (running[asked] * candidate.record.boiler_heat_w)
        return UnitHours(plr=ratio, hours=selection.profile.hours.sum(axis=1)[asked])


class ElectricBoilerReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only electric boilers have."""

    ranking = ("life_cycle_cost", "annual_energy_wh", "lost_wh")
    cards = ("life_cycle_cost", "annual_energy_wh", "lost_wh", "oversizing")
    left_open = ()
    point_kinds: Mapping[str, Kind] = {"load_w": Kind.HEATING_POWER}

    def kind_of(self, record: ElectricBoiler) -> Cell:
        """How it makes heat."""
        return say(f"choice.{record.boiler_type.value}")

    def asked(self, selection: Selection) -> Message:
        """Heat and temperature."""
        return say(
            "report.electric_boilers.asked",
            required=self.required(selection),
            water=Quantity(value=selection.design.water_c, kind=Kind.TEMPERATURE),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.HEATING_POWER)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Boilers running, and their power, W, at each point."""
        power = _heat_w(selection, candidate) / candidate.record.heat_efficiency
        return _running(selection, candidate), power

    def schedule(
        self,
        selection: Selection,  # noqa: ARG002
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for: the heat of one boiler."""
        heat = at_least(say("report.schedule.heat"), group.unit_capacity_w, Kind.HEATING_POWER)
        return (
            Requirement(title=say("report.schedule.kind"), value=self.kind_of(group.record)),
            heat,
        )

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Power over heat, to the heat of all boilers, and where the peak lies."""
        heat = np.array([0.0, candidate.outcome.installed_w])
        chart = Curves(
            x=Axis(key="axis.heat", kind=Kind.HEATING_POWER, low=0.0),
            y=Axis(key="axis.electric_boilers.power", kind=Kind.ELECTRIC_POWER, low=0.0),
            lines=(
                Line(
                    name=Name(key="plot.electric_boilers.power"),
                    x=heat,
                    y=heat / candidate.record.heat_efficiency,
                ),
            ),
            uprights=(
                Upright(
                    name=Name(key="plot.electric_boilers.peak"),
                    x=selection.design.peak_w,
                    part=Part.LOAD,
                ),
            ),
        )
        return (plot("report.electric_boilers.plot.power", chart),)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """Power at the point of most energy: heat over efficiency."""
        point = busiest(selection, self.operation(selection, candidate)[1])
        if point is None:
            return not_followed("electric_boiler")
        make, rate = Steps("electric_boiler"), candidate.record.heat_efficiency
        heat = float(_heat_w(selection, candidate)[point]) / 1e3
        steps = (
            make.given("load", "Q", heat, "kW"),
            make.taken("efficiency", "η", rate, "", "catalog"),
            make.worked(
                "power", "P", heat / rate, "kW", "Q / η", f"{digits(heat)} / {digits(rate)}"
            ),
        )
        return written_out(selection, point, Kind.HEATING_POWER, "electric_boiler", steps)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:  # noqa: ARG002
        """Where the power comes from."""
        return (explained("report.annex.electric_boilers.power"),)


REPORT: FamilyReport = ElectricBoilerReport()
OPERATING: FamilyOperating = ElectricBoilerOperating()
