"""What chillers add to the report: rating points, part-load use, stages, methods."""

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from core.chillers.columns import ChillerColumns, columns_of
from core.chillers.duty import ChillerDuty, Staging
from core.chillers.performance import cop, efficient_band, full_capacity_w, full_power_factor
from core.chillers.performance import part_load as unloaded
from core.chillers.ratings import METHODS, Rating, RatingPoint
from core.chillers.record import Chiller
from core.chillers.screening import duty_units
from core.quantity import Kind
from core.report.charts import (
    FloatArray,
    PartLoadCurve,
    PartLoadUse,
    hours_by_ratio,
    weighted_quantiles,
)
from core.report.content import (
    Beside,
    Block,
    Cell,
    Column,
    Findings,
    Marked,
    Message,
    Property,
    Quantity,
    Table,
    Words,
    say,
)
from core.selection import Candidate, Selection

_EDGES = np.linspace(0.0, 1.0, 21)  # classes of 5 % of the part-load ratio
_QUANTILES = (0.05, 0.95)  # of the load hours, between which condenser temperatures are shown
_LEAST_SPAN_K = 4.0  # below it one curve says it all
_CURVE_STEPS = 97
_ROUNDING = 1e-9


class ChillerReport:
    """The parts of a report that only chillers have."""

    ranking = ("nplv", "seasonal_cop", "coverage_hours", "annual_energy_wh", "life_cycle_cost")
    cards = ("life_cycle_cost", "annual_energy_wh", "nplv", "coverage_hours")
    point_kinds: Mapping[str, Kind] = {
        "load_w": Kind.COOLING_POWER,
        "condenser_c": Kind.TEMPERATURE,
    }

    def kind_of(self, record: Chiller) -> Cell:
        """Compressor and how it unloads."""
        compressor = say(f"choice.{record.compressor.value}")
        if record.unloading.value == "unknown":
            return compressor
        return say(
            "report.chiller.kind",
            compressor=compressor,
            unloading=say(f"choice.{record.unloading.value}"),
        )

    def required(self, selection: Selection) -> Quantity:
        """The peak with its margin."""
        return Quantity(value=selection.design.required_w, kind=Kind.COOLING_POWER)

    def ratings(self, candidate: Candidate) -> tuple[Block, ...]:
        """A table for each rating, two beside each other; one without a value says why."""
        tables = [_rating_table(rating) for rating in candidate.ratings if rating.points]
        reasons = [
            Findings(title=_rating_title(rating), findings=rating.findings)
            for rating in candidate.ratings
            if rating.value is None
        ]
        pairs = [tables[at : at + 2] for at in range(0, len(tables), 2)]
        return (*(Beside(left=(p[0],), right=tuple(p[1:])) for p in pairs), *reasons)

    def stages_w(self, selection: Selection, candidate: Candidate) -> tuple[float, ...]:
        """Capacity of the units that carry the load; one in reserve is none of them."""
        carrying = _carrying(selection, candidate)
        unit = candidate.outcome.unit_capacity_w
        return tuple(unit * n for n in range(1, carrying + 1))

    def part_load(self, selection: Selection, candidate: Candidate) -> PartLoadUse:
        """COP at three condenser temperatures above the hours at each part-load ratio."""
        columns = columns_of([candidate.record])
        points, hours = _loaded(selection)
        _, plr = _operation(columns, selection, candidate)
        low_c, high_c = weighted_quantiles(
            selection.profile.columns["condenser_c"][points], hours, _QUANTILES
        )
        middle_c = (low_c + high_c) / 2
        shown = [low_c, middle_c, high_c] if high_c - low_c >= _LEAST_SPAN_K else [middle_c]
        leaving = selection.study.duty.leaving_chilled_c
        ratio = np.linspace(0.04, 1.0, _CURVE_STEPS)
        curves = [
            PartLoadCurve(
                condenser_c=float(t),
                plr=ratio,
                cop=cop(columns, leaving, np.full(ratio.size, t), ratio[None, :])[0],
            )
            for t in shown
        ]
        low, high = efficient_band(columns, selection.study.criteria.efficient_share)
        return PartLoadUse(
            curves=tuple(curves),
            edges=_EDGES,
            hours=hours_by_ratio(plr[points], hours, _EDGES),
            band=(float(low[0]), float(high[0])),
            covered=candidate.outcome.coverage_hours,
        )

    def power_w(self, selection: Selection, candidate: Candidate) -> FloatArray:
        """Power of the machines without pumps and fans; where no unit runs it is 0."""
        columns = columns_of([candidate.record])
        running, plr = _operation(columns, selection, candidate)
        condenser = selection.profile.columns["condenser_c"]
        leaving = selection.study.duty.leaving_chilled_c
        full = full_capacity_w(columns, leaving, condenser) * full_power_factor(
            columns, leaving, condenser
        )
        power: FloatArray = running * (full * unloaded(columns, plr[None, :]).power_ratio)[0]
        return power

    def running(self, selection: Selection, candidate: Candidate) -> NDArray[np.int64]:
        """Units running at each point."""
        running, _ = _operation(columns_of([candidate.record]), selection, candidate)
        return running.astype(np.int64)

    def method_notes(self, selection: Selection) -> tuple[Property, ...]:
        """Curves, ratings and staging, each with what it rests on."""
        duty = selection.study.duty
        method = METHODS[selection.study.criteria.rating]
        confirmed = "report.annex.read" if method.confirmed else "report.annex.secondary"
        return (
            _note("performance"),
            _note("beyond_limits"),
            _note("cycling"),
            Property(
                title=say("report.annex.rating"),
                value=say("report.annex.rating.text", method=method.edition, state=say(confirmed)),
            ),
            Property(
                title=say("report.annex.staging"),
                value=say(f"report.annex.staging.{duty.staging.value}"),
            ),
            _note("coverage"),
        )


def _note(key: str) -> Property:
    return Property(title=say(f"report.annex.{key}"), value=say(f"report.annex.{key}.text"))


def _carrying(selection: Selection, candidate: Candidate) -> int:
    duty: ChillerDuty = selection.study.duty
    return duty_units(candidate.units, duty.redundancy)


def _loaded(selection: Selection) -> tuple[NDArray[np.bool_], FloatArray]:
    """The points with load, and their hours."""
    hours = selection.profile.hours.sum(axis=1)
    points = (selection.profile.columns["load_w"] > 0.0) & (hours > 0.0)
    return points, hours[points]


def _operation(
    columns: ChillerColumns, selection: Selection, candidate: Candidate
) -> tuple[FloatArray, FloatArray]:
    """Units running and their part-load ratio at each point of the profile, (points,).

    The rule is that of the selection: fewest units that carry the load, or all of them. A
    point further beyond the upper limit than admitted has no unit running.
    """
    study, profile = selection.study, selection.profile
    condenser = profile.columns["condenser_c"]
    capacity = full_capacity_w(columns, study.duty.leaving_chilled_c, condenser)[0]
    reached = condenser <= columns.condenser_max_c[0] + study.criteria.beyond_limits_k
    wanted = np.where(reached, profile.columns["load_w"] / capacity, 0.0)
    carrying = float(_carrying(selection, candidate))
    if study.duty.staging is Staging.SEQUENTIAL:
        running = np.minimum(np.ceil(wanted - _ROUNDING), carrying)
    else:
        running = np.where(wanted > 0.0, carrying, 0.0)
    return running, np.minimum(wanted / np.maximum(running, 1.0), 1.0)


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
    held = any(point.clamped for point in rating.points)
    leaving = Quantity(value=rating.leaving_chilled_c, kind=Kind.TEMPERATURE)
    return Table(
        title=_rating_title(rating),
        columns=(
            Column(title=say("report.rating.load"), kind=Kind.SHARE),
            Column(title=say("report.rating.condenser"), kind=Kind.TEMPERATURE, share=1.25),
            Column(title=say("report.rating.capacity"), kind=Kind.COOLING_POWER, share=1.0),
            Column(title=say("report.rating.power"), kind=Kind.ELECTRIC_POWER, share=1.2),
            Column(title=say("report.rating.degradation"), kind=Kind.RATIO, share=1.0),
            Column(title=say("report.rating.weight"), kind=Kind.SHARE, share=1.0),
            Column(title=say("report.rating.cop"), kind=Kind.COP, share=0.9),
        ),
        rows=(*(_rating_row(point) for point in rating.points), total),
        total=True,
        caption=say(
            "report.rating.caption.held" if held else "report.rating.caption", leaving=leaving
        ),
    )


def _rating_row(point: RatingPoint) -> tuple[Cell, ...]:
    condenser: Cell = Quantity(value=point.condenser_c, kind=Kind.TEMPERATURE)
    if point.clamped:
        condenser = Marked(cell=condenser)
    return (
        Quantity(value=point.load, kind=Kind.SHARE),
        condenser,
        Quantity(value=point.capacity_w, kind=Kind.COOLING_POWER),
        Quantity(value=point.power_w, kind=Kind.ELECTRIC_POWER),
        Quantity(value=point.degradation, kind=Kind.RATIO),
        Quantity(value=point.weight, kind=Kind.SHARE),
        Quantity(value=point.cop, kind=Kind.COP),
    )
