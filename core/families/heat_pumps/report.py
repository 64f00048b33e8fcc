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
    explained,
    plot,
    say,
)
from core.content.charts import FloatArray
from core.content.curves import Axis, Curves, Line, Name, Part, Points, Upright
from core.content.left_open import SOUND, WATER
from core.content.requirement import Requirement
from core.families.heat_pumps.candidate import Run, run_of
from core.families.heat_pumps.class_table import class_marks, class_name, class_points
from core.families.heat_pumps.columns import chosen, climate_for
from core.families.heat_pumps.cooling.plots import (
    Series,
    cooling_plots,
    cooling_series,
    declared_cooling,
    stacked,
)
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.en14825 import recalculated
from core.families.heat_pumps.operating import HeatPumpOperating
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.outcome_columns import demand_line_w
from core.families.heat_pumps.outlet import LOW_C, MEDIUM_C, rated_flow_c
from core.families.heat_pumps.record import HeatPump, SeasonalRating
from core.families.heat_pumps.schedule import schedule
from core.selection.family_report import (
    FamilyOperating,
    FamilyReport,
    UsedOneWay,
    WithoutOwnBlocks,
    WithoutPartLoad,
    WithoutRatings,
)
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_NOTES = (
    "performance", "part_load", "hot_water", "backup", "band", "scop", "baseline", "coverage",
)  # fmt: skip


class HeatPumpReport(UsedOneWay, WithoutOwnBlocks, WithoutPartLoad, WithoutRatings):
    """The parts of a report that only heat pumps for buildings have."""

    ranking = (
        "seasonal_cop", "seasonal_eer", "bivalent_c", "backup_share", "annual_energy_wh",
        "life_cycle_cost",
    )  # fmt: skip
    cards = (
        "seasonal_cop", "system_cop", "seasonal_eer", "annual_energy_wh", "life_cycle_cost",
        "bivalent_c",
        "backup_share",
    )  # fmt: skip
    left_open = (*WATER, SOUND)
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.HEATING_POWER,
        "hot_water_w": Kind.HEATING_POWER,
        "cooling_w": Kind.UNIT_COOLING_POWER,
        "outdoor_c": Kind.TEMPERATURE,
        "source_c": Kind.TEMPERATURE,
    }

    def kind_of(self, record: HeatPump) -> Cell:
        """Its source and its refrigerant; of a class that it is one, and what of."""
        name = class_name(record)
        if name is not None:
            return say("report.heat_pumps.kind.class", name=name)
        return say(
            "report.heat_pumps.kind",
            source=say(f"choice.{record.heat_source.value}"),
            refrigerant=record.refrigerant or "–",
        )

    def asked(self, selection: Selection) -> Message:
        """Heat, outdoor design temperature and flow."""
        design: HeatPumpDesign = selection.design
        heat = _heat_asked(selection)
        if not selection.duty.rooms_cooled:
            return heat
        cold = say(
            "report.heat_pumps.asked.cooling",
            peak=Quantity(value=design.cooling_peak_w, kind=Kind.UNIT_COOLING_POWER),
            required=Quantity(value=design.cooling_required_w, kind=Kind.UNIT_COOLING_POWER),
            outdoor=Quantity(value=design.summer_outdoor_c, kind=Kind.TEMPERATURE),
            chilled=Quantity(value=design.chilled_c, kind=Kind.TEMPERATURE),
            back=Quantity(value=design.chilled_return_c, kind=Kind.TEMPERATURE),
        )
        if not selection.duty.gives_heat:
            return cold
        return say("report.sentences", first=heat, second=cold)

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin and the hot water's mean; where no heat is asked the cooling."""
        design = selection.design
        if not selection.duty.gives_heat:
            return Quantity(value=design.cooling_required_w, kind=Kind.UNIT_COOLING_POWER)
        return Quantity(value=design.required_w, kind=Kind.HEATING_POWER)

    def ratings(self, group: Group) -> tuple[Block, ...]:
        """What the machine declares, with SCOP beside SCOP; of a class its full load."""
        record: HeatPump = group.record
        of_a_class = class_points(record)
        if of_a_class is not None:
            return (of_a_class,)
        tables = [_declared(record, one) for one in record.ratings]
        tables += [declared_cooling(one) for one in record.cooling if one.points]
        pairs = [tables[at : at + 2] for at in range(0, len(tables), 2)]
        return tuple(Beside(left=(pair[0],), right=tuple(pair[1:])) for pair in pairs)

    def schedule(
        self, selection: Selection, candidate: Candidate, group: Group
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, candidate, group)

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running, and the power of heat pumps and circulation, W, at each point."""
        done = run_of(candidate.record, candidate.units, selection.situation)
        running, cooling = done.running, done.running.cooling
        power, units = running.pump_w[0], running.units[0]
        if running.circulation_w is not None:
            power = power + running.circulation_w[0]
        if cooling is not None and done.cooling_pump_w is not None:
            power = power + cooling.power_w[0] + cooling.units[0] * done.cooling_pump_w
            units = np.maximum(units, cooling.units[0])
        return units, power

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Capacity and demand, COP, and the heat of the year, over the outdoor temperature."""
        if candidate.is_mixed:
            return ()
        done = run_of(candidate.record, candidate.units, selection.situation)
        heat, cold = selection.duty.gives_heat, selection.duty.rooms_cooled
        return (
            *((_capacity(selection, candidate, done), _cop(selection, candidate, done))
              if heat else ()),
            *(cooling_plots(selection, candidate, done) if cold else ()),
            _year_by_outdoor(selection, done) if cold else _heat_by_outdoor(selection, done),
        )  # fmt: skip

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """One operating point of heat pumps that heat rooms."""
        from core.families.heat_pumps.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Where performance, part load, hot water, backup and bands come from."""
        notes = _NOTES if selection.mixed is None else (*_NOTES, "mixed")
        if selection.duty.rooms_cooled:
            notes = (*notes[:3], "cooling", "summer", *notes[3:])
        return tuple(explained(f"report.annex.heat_pumps.{key}") for key in notes)


def _heat_asked(selection: Selection) -> Message:
    """Heat of rooms with hot water, or hot water alone."""
    design: HeatPumpDesign = selection.design
    water = Quantity(value=design.hot_water_w, kind=Kind.HEATING_POWER)
    outdoor = Quantity(value=design.outdoor_c, kind=Kind.TEMPERATURE)
    supply = Quantity(value=design.supply_c, kind=Kind.TEMPERATURE)
    if not selection.duty.rooms_heated:
        return say("report.heat_pumps.asked.hot_water", water=water, supply=supply, outdoor=outdoor,
                   required=Quantity(value=design.required_w, kind=Kind.HEATING_POWER))  # fmt: skip
    return say(
        f"report.heat_pumps.{'with_hot_water' if design.hot_water_w else 'asked'}",
        peak=Quantity(value=design.peak_w, kind=Kind.HEATING_POWER),
        required=Quantity(value=design.required_w, kind=Kind.HEATING_POWER),
        outdoor=outdoor,
        supply=supply,
        back=Quantity(value=design.return_c, kind=Kind.TEMPERATURE),
        water=water,
    )


def _inside(done: Run) -> np.ndarray:
    found: np.ndarray = done.bank.giving.inside[0]
    return found


def _asked_nodes(selection: Selection, done: Run) -> np.ndarray:
    """The outdoor temperatures at which heat is asked: of hot water alone all of them."""
    if not selection.duty.rooms_heated:
        return np.ones(len(done.bank.nodes.outdoor_c), dtype=bool)
    found: np.ndarray = done.bank.nodes.outdoor_c <= selection.duty.heating_limit_c + 1.0
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
    outcome = cast("HeatPumpOutcome", candidate.outcome)
    nodes, heating, inside = done.bank.nodes, done.bank.giving, _inside(done)
    carrying = selection.study.plant.carrying(candidate.units)
    asked = _asked_nodes(selection, done)
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
    return plot(
        "report.heat_pumps.plot.capacity",
        Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.heat", kind=Kind.HEATING_POWER, low=0.0),
            lines=tuple(lines),
            uprights=tuple(uprights),
        ),
    )


def _cop(selection: Selection, candidate: Candidate, done: Run) -> Plot:
    """COP at full and at the least load for the flow asked, beside what is declared."""
    nodes, heating, inside = done.bank.nodes, done.bank.giving, _inside(done)
    asked = _asked_nodes(selection, done)
    outdoor = nodes.outdoor_c[asked]
    full = np.where(inside, heating.full_cop[0], np.nan)[asked]
    best = np.where(inside, heating.best_cop[0], np.nan)[asked]
    lines = [Line(name=Name(key="curve.cop_full"), x=outdoor, y=full, at=0.8)]
    if np.nanmax(best / full, initial=1.0) > 1.01:
        lines.append(
            Line(name=Name(key="curve.cop_least"), x=outdoor, y=best, part=Part.OTHER, at=0.7)
        )
    of_a_class = class_marks(candidate.record)
    kept = ".class" if of_a_class else ""
    return plot(
        "report.heat_pumps.plot.cop",
        Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.cop", kind=Kind.COP, low=0.0),
            lines=tuple(lines),
            points=of_a_class or _declared_marks(selection, candidate.record),
        ),
        caption=say(f"report.heat_pumps.plot.cop.caption{kept}"),
    )


def _declared_marks(selection: Selection, record: HeatPump) -> tuple[Points, ...]:
    """The COPs declared at both flows, for the site's climate."""
    climate = climate_for(selection.design.outdoor_c)
    marks = []
    for flow, part in ((LOW_C, Part.GOOD), (MEDIUM_C, Part.LOAD)):
        rating = chosen(record, climate, flow)
        if rating is None:
            continue
        name = Name(key="curve.declared_at", figures=(figure("flow", flow, Kind.TEMPERATURE),))
        at = np.array([p.outdoor_c for p in rating.points])
        cop = np.array([p.cop for p in rating.points])
        marks.append(Points(name=name, x=at, y=cop, part=part))
    return tuple(marks)


def _heat_by_outdoor(selection: Selection, done: Run) -> Plot:
    """Heat of the year by outdoor temperature: heat pumps, backup, unmet."""
    return plot(
        "report.heat_pumps.plot.heat",
        Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.heat_of_year", kind=Kind.ENERGY, low=0.0),
            bars=stacked(selection, done, _heat_series(done)),
        ),
        caption=say(
            "report.heat_pumps.plot.heat.with_hot_water"
            if selection.design.hot_water_w
            else "report.heat_pumps.plot.heat.caption"
        ),
    )


def _year_by_outdoor(selection: Selection, done: Run) -> Plot:
    """Heat and cooling of the year by outdoor temperature."""
    water = selection.design.hot_water_w > 0.0
    return plot(
        "report.heat_pumps.plot.year",
        Curves(
            x=Axis(key="field.outdoor_c", kind=Kind.TEMPERATURE),
            y=Axis(key="report.axis.heat_and_cooling", kind=Kind.ENERGY, low=0.0),
            bars=stacked(
                selection, done, (*_heat_series(done, "curve.heat_given"), *cooling_series(done))
            ),
        ),
        caption=say(f"report.heat_pumps.plot.year.{'caption' if water else 'plain'}"),
    )


def _heat_series(done: Run, name: str = "curve.heat_pumps") -> tuple[Series, ...]:
    running = done.running
    hot_w = 0.0 if running.hot_water is None else running.hot_water.heat_w[0]
    return (
        (name, running.heat_w[0] + hot_w, Part.MAIN),
        ("curve.backup", running.backup_w[0], Part.OTHER),
        ("curve.unmet", running.unmet_w[0], Part.BAD),
    )


REPORT: FamilyReport = HeatPumpReport()
OPERATING: FamilyOperating = HeatPumpOperating()
