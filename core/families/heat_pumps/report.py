"""What heat pumps for buildings add to the report: declared points, three plots, methods."""

from collections.abc import Mapping
from typing import cast

import numpy as np

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Message,
    Plot,
    Property,
    Quantity,
    Table,
    say,
)
from core.content.charts import FloatArray
from core.content.curves import Axis, Bars, Curves, Line, Name, Part, Points, Upright
from core.content.operating_hours import OperatingField, UnitHours, counted
from core.content.requirement import Requirement
from core.families.heat_pumps.candidate import Run, run_of
from core.families.heat_pumps.columns import chosen, climate_for
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.en14825 import recalculated
from core.families.heat_pumps.evaluation import demand_line_w
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, rated_flow_c
from core.families.heat_pumps.record import HeatPump, SeasonalRating
from core.families.heat_pumps.schedule import schedule
from core.selection.family_report import WithoutOwnBlocks, WithoutRatings
from core.selection.outcome import Outcome
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_LOADS = 40  # classes of load
_WIDTH_K = 1.0  # of a class of outdoor temperature
_BAR_K = 2.0  # of a bar: that of the bins the climate may come from
_NOTES = (
    "performance", "part_load", "hot_water", "backup", "band", "scop", "baseline", "coverage",
)  # fmt: skip


class HeatPumpOperating:
    """Hours over heat asked and outdoor temperature."""

    has_field = True

    def unit_hours(self, selection: Selection, candidate: Candidate) -> UnitHours:
        """The part-load ratio of running units at the points with load."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        hours = selection.profile.hours.sum(axis=1)
        asked = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
        return UnitHours(plr=done.running.load[0][asked], hours=hours[asked])

    def field(self, selection: Selection, candidate: Candidate) -> OperatingField:
        """Hours by load and outdoor temperature; the capacity falls as it gets colder."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        design: HeatPumpDesign = selection.design
        hours = selection.profile.hours.sum(axis=1)
        asked = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
        load = selection.profile.columns["load_w"][asked]
        outdoor = selection.profile.columns["outdoor_c"][asked]
        loads = np.linspace(0.0, max(float(load.max(initial=0.0)), 1.0), _LOADS + 1)
        edges = np.arange(
            np.floor(outdoor.min(initial=np.inf)) if outdoor.size else 0.0,
            (np.floor(outdoor.max(initial=-np.inf)) if outdoor.size else 0.0) + 1.5 * _WIDTH_K,
            _WIDTH_K,
        )
        seen = _inside(done) & (done.bank.nodes.outdoor_c <= edges[-1])
        at = done.bank.nodes.outdoor_c[seen]
        full = done.bank.heating.full_w[0][seen]
        carrying = selection.study.plant.carrying(candidate.units)
        return OperatingField(
            temperature="outdoor_c",
            units=carrying,
            load_edges_w=loads,
            temperature_edges_c=edges,
            hours=counted(load, outdoor, hours[asked], loads, edges),
            limits_c=(float(at[0]), float(at[-1])),
            limit_c=at,
            capacity_w=full * carrying,
            least_w=full * done.bank.heating.least[0][seen],
            design=(design.peak_w, design.outdoor_c),
        )


class HeatPumpReport(WithoutRatings, WithoutOwnBlocks):
    """The parts of a report that only heat pumps for buildings have."""

    ranking = (
        "seasonal_cop", "bivalent_c", "backup_share", "annual_energy_wh", "life_cycle_cost",
    )  # fmt: skip
    cards = (
        "seasonal_cop", "system_cop", "annual_energy_wh", "life_cycle_cost", "bivalent_c",
        "backup_share",
    )  # fmt: skip
    has_part_load = False
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.HEATING_POWER,
        "hot_water_w": Kind.HEATING_POWER,
        "outdoor_c": Kind.TEMPERATURE,
        "source_c": Kind.TEMPERATURE,
    }

    def kind_of(self, record: HeatPump) -> Cell:
        """Its source and its refrigerant."""
        return say(
            "report.heat_pumps.kind",
            source=say(f"choice.{record.heat_source.value}"),
            refrigerant=record.refrigerant or "–",
        )

    def way(self, outcome: Outcome) -> Cell | None:  # noqa: ARG002
        """One only."""
        return None

    def asked(self, selection: Selection) -> Message:
        """Heat, outdoor design temperature and flow."""
        design: HeatPumpDesign = selection.design
        water = "with_hot_water" if design.hot_water_w else "asked"
        return say(
            f"report.heat_pumps.{water}",
            peak=Quantity(value=design.peak_w, kind=Kind.HEATING_POWER),
            required=self.required(selection),
            outdoor=Quantity(value=design.outdoor_c, kind=Kind.TEMPERATURE),
            supply=Quantity(value=design.supply_c, kind=Kind.TEMPERATURE),
            back=Quantity(value=design.return_c, kind=Kind.TEMPERATURE),
            water=Quantity(value=design.hot_water_w, kind=Kind.HEATING_POWER),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin, and the hot water's mean."""
        return Quantity(value=selection.design.required_w, kind=Kind.HEATING_POWER)

    def ratings(self, group: Group) -> tuple[Block, ...]:
        """What the machine declares for the site's climate, with SCOP beside SCOP."""
        record: HeatPump = group.record
        tables = [_declared(record, one) for one in record.ratings]
        pairs = [tables[at : at + 2] for at in range(0, len(tables), 2)]
        return tuple(Beside(left=(pair[0],), right=tuple(pair[1:])) for pair in pairs)

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def part_load(self, selection: Selection, candidate: Candidate) -> None:  # noqa: ARG002
        """None: the COP depends on the outdoor temperature as much as on the load."""
        return

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running, and the power of heat pumps and circulation, W, at each point."""
        running = run_of(candidate.record, candidate.units, selection.situation).running
        power = running.pump_w[0]
        if running.circulation_w is not None:
            power = power + running.circulation_w[0]
        return running.units[0], power

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Capacity and demand, COP, and the heat of the year, over the outdoor temperature."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        return (
            _capacity(selection, candidate, done),
            _cop(selection, candidate, done),
            _heat_by_outdoor(selection, done),
        )

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Where performance, part load, hot water, backup and bands come from."""
        notes = _NOTES if selection.mixed is None else (*_NOTES, "mixed")
        return tuple(
            Property(
                title=say(f"report.annex.heat_pumps.{key}"),
                value=say(f"report.annex.heat_pumps.{key}.text"),
            )
            for key in notes
        )


def _inside(done: Run) -> np.ndarray:
    found: np.ndarray = done.bank.heating.inside[0]
    return found


def _declared(record: HeatPump, rating: SeasonalRating) -> Table:
    """The declared points of one climate and flow temperature."""
    again = recalculated(record)[record.ratings.index(rating)]
    return Table(
        title=say(
            "report.heat_pumps.declared",
            climate=say(f"choice.{rating.climate.value}"),
            flow=Quantity(value=rating.flow_c, kind=Kind.TEMPERATURE),
        ),
        columns=(
            Column(title=say("field.outdoor_c"), kind=Kind.TEMPERATURE),
            Column(title=say("report.heat_pumps.rated_flow"), kind=Kind.TEMPERATURE),
            Column(title=say("report.heat_pumps.heat"), kind=Kind.HEATING_POWER),
            Column(title=say("report.heat_pumps.cop"), kind=Kind.COP),
        ),
        rows=tuple(
            (
                Quantity(value=p.outdoor_c, kind=Kind.TEMPERATURE),
                Quantity(
                    value=float(rated_flow_c(rating.climate, rating.flow_c, p.outdoor_c)),
                    kind=Kind.TEMPERATURE,
                ),
                Quantity(value=p.heat_w, kind=Kind.HEATING_POWER),
                Quantity(value=p.cop, kind=Kind.COP),
            )
            for p in rating.points
        ),
        caption=say(
            "report.heat_pumps.declared.caption",
            scop=Quantity(value=rating.scop, kind=Kind.COP),
            again=Quantity(value=again, kind=Kind.COP),
            bivalent=Quantity(value=rating.bivalent_c, kind=Kind.TEMPERATURE),
            limit=Quantity(value=rating.limit_c, kind=Kind.TEMPERATURE),
        ),
    )


def _capacity(selection: Selection, candidate: Candidate, done: Run) -> Plot:
    """What the units give and what is asked, over the outdoor temperature; where they meet."""
    duty, outcome = selection.duty, cast("HeatPumpOutcome", candidate.outcome)
    nodes, heating, inside = done.bank.nodes, done.bank.heating, _inside(done)
    carrying = selection.study.plant.carrying(candidate.units)
    asked = nodes.outdoor_c <= duty.heating_limit_c + 1.0
    full = np.where(inside, heating.full_w[0], np.nan)[asked]
    outdoor = nodes.outdoor_c[asked]
    lines = [
        Line(name=Name(key="curve.heat_asked"), x=outdoor,
             y=demand_line_w(selection.situation, outdoor), part=Part.LOAD, at=0.2),
        Line(name=Name(key="curve.all_units", figures=(figure("units", carrying, Kind.COUNT),)),
             x=outdoor, y=full * carrying, at=0.75),
        Line(name=Name(key="curve.least_of_one"), x=outdoor,
             y=full * heating.least[0][asked], part=Part.THIRD, at=0.6),
    ]  # fmt: skip
    uprights = [
        Upright(name=Name(key="curve.design_outdoor"), x=selection.design.outdoor_c,
                part=Part.LIMIT)
    ]  # fmt: skip
    if outcome.bivalent_c is not None:
        uprights.append(Upright(name=Name(key="curve.bivalent"), x=outcome.bivalent_c))
    return Plot(
        title=say("report.heat_pumps.plot.capacity"),
        chart=Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.heat", kind=Kind.HEATING_POWER, low=0.0),
            lines=tuple(lines),
            uprights=tuple(uprights),
        ),
        caption=say("report.heat_pumps.plot.capacity.caption"),
    )


def _cop(selection: Selection, candidate: Candidate, done: Run) -> Plot:
    """COP at full and at the least load for the flow asked, beside what is declared."""
    nodes, heating, inside = done.bank.nodes, done.bank.heating, _inside(done)
    asked = nodes.outdoor_c <= selection.duty.heating_limit_c + 1.0
    outdoor = nodes.outdoor_c[asked]
    full = np.where(inside, heating.full_cop[0], np.nan)[asked]
    best = np.where(inside, heating.best_cop[0], np.nan)[asked]
    lines = [Line(name=Name(key="curve.cop_full"), x=outdoor, y=full, at=0.8)]
    if np.nanmax(best / full, initial=1.0) > 1.01:
        lines.append(
            Line(name=Name(key="curve.cop_least"), x=outdoor, y=best, part=Part.OTHER, at=0.7)
        )
    climate = climate_for(selection.design.outdoor_c)
    points = []
    for flow, part in ((LOW_C, Part.GOOD), (MEDIUM_C, Part.LOAD)):
        rating = chosen(candidate.record, climate, flow)
        if rating is None:
            continue
        at = np.array([p.outdoor_c for p in rating.points])
        points.append(
            Points(
                name=Name(
                    key="curve.declared_at", figures=(figure("flow", flow, Kind.TEMPERATURE),)
                ),
                x=at,
                y=np.array([p.cop for p in rating.points]),
                part=part,
            )
        )
    return Plot(
        title=say("report.heat_pumps.plot.cop"),
        chart=Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.cop", kind=Kind.COP, low=0.0),
            lines=tuple(lines),
            points=tuple(points),
        ),
        caption=say("report.heat_pumps.plot.cop.caption"),
    )


def _heat_by_outdoor(selection: Selection, done: Run) -> Plot:
    """Heat of the year by outdoor temperature: heat pumps, backup, unmet."""
    running, hours = done.running, selection.profile.hours.sum(axis=1)
    hot_w = 0.0 if running.hot_water is None else running.hot_water.heat_w[0]
    asked = (done.points.load_w + done.points.hot_water_w) * hours > 0.0
    place = np.floor(done.points.outdoor_c[asked] / _BAR_K).astype(np.int64)
    first = int(place.min())
    count = int(place.max()) - first + 1
    left = (first + np.arange(count, dtype=np.float64)) * _BAR_K
    floor, bars = np.zeros(count), []
    for key, heat, part in (
        ("curve.heat_pumps", running.heat_w[0] + hot_w, Part.MAIN),
        ("curve.backup", running.backup_w[0], Part.OTHER),
        ("curve.unmet", running.unmet_w[0], Part.BAD),
    ):
        energy = np.bincount(place - first, (heat * hours)[asked], count)
        if energy.any():
            bars.append(
                Bars(
                    name=Name(key=key), left=left + 0.08, right=left + _BAR_K - 0.08,
                    low=floor.copy(), high=floor + energy, part=part,
                )
            )  # fmt: skip
            floor = floor + energy
    return Plot(
        title=say("report.heat_pumps.plot.heat"),
        chart=Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.heat_of_year", kind=Kind.ENERGY, low=0.0),
            bars=tuple(bars),
        ),
        caption=say(
            "report.heat_pumps.plot.heat.with_hot_water"
            if selection.design.hot_water_w
            else "report.heat_pumps.plot.heat.caption"
        ),
    )
