"""What chillers add to the report: rating points, part-load use, stages, methods."""

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Column,
    Findings,
    Marked,
    Message,
    Plot,
    Property,
    Quantity,
    Table,
    TableCell,
    Words,
    explained,
    say,
)
from core.content.charts import (
    FloatArray,
    PartLoadCurve,
    PartLoadUse,
    hours_by_ratio,
    weighted_quantiles,
)
from core.content.left_open import SOUND, drop, pressure
from core.content.requirement import Requirement
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.operating import ChillerOperating
from core.families.chillers.performance import cop, efficient_band
from core.families.chillers.plant import operation_of
from core.families.chillers.rating_points import RatingPoint
from core.families.chillers.ratings import Rating, by_other_methods
from core.families.chillers.record import Bearings, Chiller
from core.families.chillers.schedule import schedule
from core.machines.condenser import Condenser
from core.machines.device import is_nameplate
from core.selection.family_report import FamilyOperating, FamilyReport, UsedOneWay
from core.selection.selection import Candidate, Group, Selection
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.quantity import Kind

_EDGES = np.linspace(0.0, 1.0, 21)  # classes of 5 % of the part-load ratio
_QUANTILES = (0.05, 0.95)  # of the load hours, between which condenser temperatures are shown
_LEAST_SPAN_K = 4.0  # below it one curve says it all
_CURVE_STEPS = 97
_LEAST_RATIO = 0.04


def _has_water(record: Chiller) -> bool:
    """Whether water cools its condenser."""
    return record.condenser is Condenser.WATER


class ChillerReport(UsedOneWay):
    """The parts of a report that only chillers have."""

    ranking = (
        "nplv", "seasonal_cop", "system_cop", "pue_cooling", "coverage_hours", "annual_energy_wh",
        "life_cycle_cost",
    )  # fmt: skip
    cards = (
        "life_cycle_cost",
        "annual_energy_wh",
        "system_cop",  # where pumps and towers are stated
        "coverage_hours",
        "nplv",
        "iplv",
        "seasonal_cop",
    )
    has_part_load = True
    left_open = (
        pressure("evaporator_pressure"), drop("evaporator_drop"),
        pressure("condenser_pressure", _has_water), drop("condenser_drop", _has_water), SOUND,
    )  # fmt: skip
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.COOLING_POWER,
        "condenser_c": Kind.TEMPERATURE,
        "wet_bulb_c": Kind.TEMPERATURE,
        "dry_bulb_c": Kind.TEMPERATURE,
    }

    def kind_of(self, record: Chiller) -> Cell:
        """Compressor and how it unloads; what a class or a nameplate is, says so."""
        kind = self._kind(record)
        if is_nameplate(record):
            return say("report.chiller.kind.nameplate", kind=kind)
        if record.class_level is None:
            return kind
        level = say(f"choice.{record.class_level.value}")
        return say("report.chiller.kind.class", level=level, kind=kind)

    def _kind(self, record: Chiller) -> Cell:
        compressor = say(f"choice.{record.compressor.value}")
        if record.bearings is Bearings.OIL_FREE:
            compressor = say("report.chiller.oil_free", compressor=compressor)
        if record.unloading.value == "unknown":
            return compressor
        return say(
            "report.chiller.kind",
            compressor=compressor,
            unloading=say(f"choice.{record.unloading.value}"),
        )

    def asked(self, selection: Selection) -> Message:
        """Peak, required capacity and the design temperatures."""
        design = selection.design
        return say(
            "report.chiller.asked",
            peak=Quantity(value=design.peak_w, kind=Kind.COOLING_POWER),
            required=self.required(selection),
            leaving=Quantity(value=design.leaving_chilled_c, kind=Kind.TEMPERATURE),
            condenser=Quantity(value=design.entering_condenser_c, kind=Kind.TEMPERATURE),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.COOLING_POWER)

    def ratings(self, group: Group) -> tuple[Block, ...]:
        """Each rating as a table, or why it has no value, two beside each other."""
        return _pairs(group.ratings)

    def other_ratings(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """The same by every other method."""
        return _pairs([one for two in _by_others(selection, candidate) for one in two])

    def rating_values(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[tuple[str, str, float | None], ...]:
        """Kind, method and value of every rating, those of the study's own method first."""
        every = [
            *candidate.ratings,
            *(one for two in _by_others(selection, candidate) for one in two),
        ]
        return tuple((one.kind, one.edition, one.value) for one in every)

    def part_load(self, selection: Selection, candidate: Candidate) -> PartLoadUse:
        """COP at three condenser temperatures above the hours at each part-load ratio."""
        columns = columns_of([candidate.record])
        points, hours = _loaded(selection)
        operation = operation_of(candidate.record, candidate.units, selection.situation)
        temperatures = _shown_temperatures(operation.condenser_c[points], hours)
        low, high = efficient_band(columns, selection.study.criteria.efficient_share)
        return PartLoadUse(
            kind=Kind.COP,
            axis="report.axis.cop",
            curves=tuple(_curve(columns, selection, t) for t in temperatures),
            edges=_EDGES,
            hours=hours_by_ratio(operation.plr[points], hours, _EDGES),
            band=(float(low[0]), float(high[0])),
            covered=candidate.outcome.coverage_hours,
        )

    def operation(
        self, selection: Selection, candidate: Candidate
    ) -> tuple[FloatArray, FloatArray]:
        """Units running and the power of machines, pumps and fans, W, at each point."""
        operation = operation_of(candidate.record, candidate.units, selection.situation)
        return operation.running, operation.power_w

    def schedule(
        self,
        selection: Selection,
        candidate: Candidate,  # noqa: ARG002
        group: Group,
    ) -> tuple[Requirement, ...]:
        """What makers are asked for."""
        return schedule(selection, group)

    def plots(self, selection: Selection, candidate: Candidate) -> tuple[Plot, ...]:
        """Of a plant room its electricity by month; else what every family plots is enough."""
        if not selection.duty.has_room:
            return ()
        from core.families.chillers.plant_room.report.year import monthly_plot
        from core.families.chillers.plant_room.year.operation import room_of_year

        return (monthly_plot(candidate, room_of_year(selection, candidate)),)

    def own_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """Of a plant room: where its electricity goes, its EER, its control."""
        if not selection.duty.has_room:
            return ()
        from core.families.chillers.plant_room.report.blocks import room_blocks

        return room_blocks(selection, candidate)

    def short_blocks(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """Of a plant room: its EER, its control table, its equipment."""
        if not selection.duty.has_room:
            return ()
        from core.families.chillers.plant_room.report.blocks import short_room_blocks

        return short_room_blocks(selection, candidate)

    def calculation(self, selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
        """The curves at one operating point, and what follows from them."""
        from core.families.chillers.calculation import calculation

        return calculation(selection, candidate)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Curves, ratings and staging, each with what it rests on."""
        method = RATING_METHODS[selection.design.rating]
        return (
            *((explained("report.annex.plant_room"),) if selection.duty.has_room else ()),
            *((explained("report.annex.free_cooling"),) if selection.duty.has_free_cooling else ()),
            explained("report.annex.performance"),
            explained("report.annex.beyond_limits"),
            explained("report.annex.cycling"),
            Property(
                title=say("report.annex.rating"),
                value=say("report.annex.rating.text", method=method.edition),
            ),
            Property(
                title=say("report.annex.staging"),
                value=say(f"report.annex.staging.{selection.study.plant.staging.value}"),
            ),
            explained("report.annex.coverage"),
        )


def _pairs(ratings: Sequence[Rating]) -> tuple[Block, ...]:
    blocks = [_rating(rating) for rating in ratings]
    pairs = [blocks[at : at + 2] for at in range(0, len(blocks), 2)]
    return tuple(Beside(left=(p[0],), right=tuple(p[1:])) for p in pairs)


def _by_others(selection: Selection, candidate: Candidate) -> tuple[tuple[Rating, Rating], ...]:
    design = selection.design
    return by_other_methods(
        columns_of([candidate.record]),
        design.rating,
        design.leaving_chilled_c,
        design.entering_condenser_c,
        selection.study.criteria.beyond_limits_k,
    )


def _shown_temperatures(condenser_c: FloatArray, hours: FloatArray) -> tuple[float, ...]:
    """Two temperatures between which nearly all load hours lie, and the middle of them."""
    low, high = (float(t) for t in weighted_quantiles(condenser_c, hours, _QUANTILES))
    middle = (low + high) / 2
    return (low, middle, high) if high - low >= _LEAST_SPAN_K else (middle,)


def _curve(columns: ChillerColumns, selection: Selection, condenser_c: float) -> PartLoadCurve:
    leaving_c = selection.design.leaving_chilled_c
    reach_k = selection.study.criteria.beyond_limits_k
    ratio = np.linspace(_LEAST_RATIO, 1.0, _CURVE_STEPS)
    at = np.full(ratio.size, condenser_c)
    return PartLoadCurve(
        at=condenser_c,
        at_kind=Kind.TEMPERATURE,
        plr=ratio,
        value=cop(columns, leaving_c, at, ratio[None, :], reach_k)[0],
    )


def _loaded(selection: Selection) -> tuple[NDArray[np.bool_], FloatArray]:
    """The points with load, and their hours."""
    hours = selection.profile.hours.sum(axis=1)
    points = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
    return points, hours[points]


def _rating(rating: Rating) -> Block:
    if rating.value is None:
        return Findings(title=_rating_title(rating), findings=rating.findings)
    return _rating_table(rating)


def _rating_title(rating: Rating) -> Message:
    return say("report.rating.title", kind=rating.kind, method=rating.edition)


def _rating_table(rating: Rating) -> Table:
    """The four points, their conditions, and the weighted sum in the last row."""
    blank = Words(text="")
    total = (
        Words(text=rating.kind),
        *(blank,) * 4,
        Quantity(value=sum(p.weight for p in rating.points), kind=Kind.SHARE),
        Quantity(value=rating.value, kind=Kind.COP),
    )
    beyond = any(point.beyond_limits for point in rating.points)
    leaving = Quantity(value=rating.leaving_chilled_c, kind=Kind.TEMPERATURE)
    return Table(
        title=_rating_title(rating),
        columns=(
            Column(title=say("report.rating.load"), kind=Kind.SHARE),
            Column(title=say("report.rating.condenser"), kind=Kind.TEMPERATURE, share=1.1),
            Column(title=say("report.rating.capacity"), kind=Kind.COOLING_POWER, share=1.2),
            Column(title=say("report.rating.power"), kind=Kind.ELECTRIC_POWER, share=1.1),
            Column(title=say("report.rating.degradation"), kind=Kind.RATIO, share=0.7),
            Column(title=say("report.rating.weight"), kind=Kind.SHARE, share=1.0),
            Column(title=say("report.rating.cop"), kind=Kind.COP, share=0.8),
        ),
        rows=(*(_rating_row(point) for point in rating.points), total),
        total=True,
        caption=say(
            "report.rating.caption.beyond" if beyond else "report.rating.caption", leaving=leaving
        ),
    )


def _rating_row(point: RatingPoint) -> tuple[TableCell, ...]:
    condenser = Quantity(value=point.condenser_c, kind=Kind.TEMPERATURE)
    cop_ = Quantity(value=point.cop, kind=Kind.COP)
    return (
        Quantity(value=point.load, kind=Kind.SHARE),
        Marked(cell=condenser) if point.beyond_limits else condenser,
        Quantity(value=point.capacity_w, kind=Kind.COOLING_POWER),
        Quantity(value=point.power_w, kind=Kind.ELECTRIC_POWER),
        Quantity(value=point.degradation, kind=Kind.RATIO),
        Quantity(value=point.weight, kind=Kind.SHARE),
        Marked(cell=cop_) if point.beyond_limits else cop_,
    )


REPORT: FamilyReport = ChillerReport()
OPERATING: FamilyOperating = ChillerOperating()
