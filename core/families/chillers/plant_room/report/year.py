"""The year of a plant room: EER by boundary, month and load, and where its electricity goes."""

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.content.blocks import (
    Cell,
    Column,
    Message,
    Paragraph,
    Plot,
    Quantity,
    Table,
    TableCell,
    plot,
    say,
)
from core.content.curves import Axis, Bars, Curves, Name, Part
from core.families.chillers.plant_room.year.operation import RoomOfYear
from core.machines.device import device_name
from core.plant.room_totals import W_PER_RT, RoomTotals
from core.selection.selection import Candidate, Selection
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0
_SEEN = 1e-3  # of the year's cooling: what has less has no EER worth a figure
_BANDS = np.arange(11) / 10  # of the peak
_HEADROOM = 1.08  # above the highest bar, for what stands there
_BAR = 0.38  # half the width of a bar, of a month
GROUP_PARTS = (Part.MACHINE, Part.SECOND_MACHINE, Part.THIRD_MACHINE)
SERVING_PARTS = {
    "chilled_pumps": Part.PUMP,
    "condenser_pumps": Part.OTHER_PUMP,
    "tower_fans": Part.FAN,
}
# Parts inside each boundary that an EER is told for, by its name.
BOUNDARIES = {
    "unit": ("chillers",),
    "pumps": ("chillers", "chilled_pumps", "condenser_pumps"),
    "source": ("chillers", "condenser_pumps", "tower_fans"),
    "room": ("chillers", "chilled_pumps", "condenser_pumps", "tower_fans"),
}


def energies_wh(year: RoomOfYear) -> dict[str, float]:
    """Electricity of the year by part."""
    return {key: float(drawn @ year.hours) for key, drawn in year.at.parts.items()}


def eer_by_boundary(year: RoomOfYear) -> dict[str, float]:
    """Cooling of the year over the electricity inside each boundary.

    A plant with air has no cooling water: its chillers and its room are all there is to tell.
    """
    cooling, parts = float(year.at.given_w @ year.hours), energies_wh(year)
    told = BOUNDARIES if parts["condenser_pumps"] > 0.0 else ("unit", "room")
    sums = {key: sum(parts[part] for part in BOUNDARIES[key]) for key in told}
    free = free_wh(year)  # no chiller gives it
    return {
        key: (cooling - (free if key == "unit" else 0.0)) / energy
        for key, energy in sums.items()
        if energy > 0.0
    }


def free_wh(year: RoomOfYear) -> float:
    """Cooling that exchangers carry."""
    return float(year.at.free_w.sum(axis=0) @ year.hours)


def eer_said(selection: Selection, year: RoomOfYear) -> Message:
    """The EER of the year with its boundary named, and what cooling adds to the PUE."""
    totals = totals_of(year)
    said = say(
        "report.room.eer",
        eer=_ratio(totals.eer),
        per_ton=_ratio(totals.kw_per_rt),
        boundary=say(f"report.room.boundary.{selection.duty.condenser.value}"),
    )
    share = selection.duty.it_share
    if share is None or not totals.cooling_wh:
        return said
    added = totals.electricity_wh / (share * totals.cooling_wh)
    part = Quantity(value=share, kind=Kind.SHARE)
    pue = say("report.room.pue", pue=_ratio(added), share=part)
    return say("report.sentences", first=said, second=pue)


def totals_of(year: RoomOfYear) -> RoomTotals:
    """Cooling and electricity of the year."""
    parts = {f"{key}_wh": energy for key, energy in energies_wh(year).items()}
    return RoomTotals(cooling_wh=float(year.at.given_w @ year.hours), **parts)


def lead(selection: Selection, year: RoomOfYear) -> Paragraph:
    """The same as a paragraph."""
    return Paragraph(text=eer_said(selection, year), lead=True)


def boundaries_table(year: RoomOfYear) -> Table:
    """EER by boundary: which one a figure has decides what it may be compared with."""
    found = eer_by_boundary(year)
    named = {
        "room": "room" if "source" in found else "room_with_air",
        "unit": "unit_without_free" if free_wh(year) > 0.0 else "unit",
    }
    return Table(
        title=say("report.room.boundaries"),
        columns=(
            Column(title=say("report.room.boundary"), share=1.0),
            Column(title=say("report.room.eer.short"), kind=Kind.EER),
            Column(title=say("report.room.per_ton"), kind=Kind.RATIO),
        ),
        rows=tuple(
            (
                say(f"report.room.boundary.of.{named.get(key, key)}"),
                _ratio(eer),
                _per_ton(eer),
            )
            for key, eer in found.items()
        ),
        caption=say("report.room.boundaries.caption"),
        sheet="room_eer",
    )


def parts_table(year: RoomOfYear) -> Table:
    """Electricity of the year by what takes it."""
    parts = energies_wh(year)
    total = sum(parts.values())
    rows = [
        _part(say(f"report.room.part.{key}"), energy, total)
        for key, energy in parts.items()
        if energy
    ]
    return Table(
        title=say("report.room.parts"),
        columns=(
            Column(title=say("report.room.piece"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.share"), kind=Kind.SHARE, bar=True),
        ),
        rows=(*rows, _part(say("report.room.part.all"), total, total)),
        total=True,
        sheet="room_parts",
    )


def _part(title: Cell, energy_wh: float, total_wh: float) -> tuple[TableCell, ...]:
    share = energy_wh / total_wh if total_wh else None
    return title, _energy(energy_wh), Quantity(value=share, kind=Kind.SHARE)


def months_table(year: RoomOfYear) -> Table:
    """Cooling, electricity and EER of each month with load."""
    cooling = year.at.given_w @ year.by_month
    energy = year.at.power_w @ year.by_month
    return Table(
        title=say("report.room.months"),
        columns=(Column(title=say("report.room.month"), share=1.0), *_YEAR_COLUMNS),
        rows=tuple(
            (say(f"month.{month}"), *cells)
            for month, cells in enumerate(_of_each(cooling, energy), start=1)
            if cells
        ),
        sheet="room_months",
    )


def bands_table(selection: Selection, year: RoomOfYear) -> Table:
    """The same by the load, in tenths of the peak, with the hours spent there."""
    edges = _BANDS * selection.design.peak_w
    edges[-1] = np.inf
    place = np.searchsorted(edges, year.at.load_w, side="right") - 1
    hours, cooling, energy = (
        np.bincount(place, each * year.hours, len(edges) - 1).astype(np.float64)
        for each in (np.ones(len(place)), year.at.given_w, year.at.power_w)
    )
    rows = zip(_of_each(cooling, energy), hours.tolist(), _BANDS[:-1], _BANDS[1:], strict=True)
    return Table(
        title=say("report.room.bands"),
        columns=(
            Column(title=say("report.room.band"), share=1.0),
            Column(title=say("report.room.hours"), kind=Kind.HOURS),
            *_YEAR_COLUMNS,
        ),
        rows=tuple(
            (
                say(
                    "report.room.band.of",
                    low=f"{low * 100:.0f}",
                    high=f"{high * 100:.0f}",
                ),
                Quantity(value=spent, kind=Kind.HOURS),
                *cells,
            )
            for cells, spent, low, high in rows
            if cells
        ),
        sheet="room_bands",
    )


_YEAR_COLUMNS = (
    Column(title=say("report.room.cooling"), kind=Kind.ENERGY),
    Column(title=say("report.room.electricity"), kind=Kind.ENERGY),
    Column(title=say("report.room.eer.short"), kind=Kind.EER),
    Column(title=say("report.room.per_ton"), kind=Kind.RATIO),
)


def _of_each(cooling_wh: FloatArray, energy_wh: FloatArray) -> Iterator[tuple[TableCell, ...]]:
    """Cooling, electricity, EER and kW/RT; nothing where there is hardly any cooling."""
    least = _SEEN * float(cooling_wh.sum())
    for cooling, energy in zip(cooling_wh.tolist(), energy_wh.tolist(), strict=True):
        if cooling <= least or energy <= 0.0:
            yield ()
            continue
        eer = cooling / energy
        yield _energy(cooling), _energy(energy), _ratio(eer), _per_ton(eer)


def monthly_plot(candidate: Candidate, year: RoomOfYear) -> Plot:
    """Electricity by month, its parts upon each other, with the month's EER above."""
    series = list(_series(candidate, year))
    month = np.arange(1.0, 13.0)
    bars, floor = [], np.zeros(12)
    cooling = year.at.given_w @ year.by_month
    whole = year.at.power_w @ year.by_month
    for at, (part, name, energy) in enumerate(series):
        top = floor + energy
        last = at == len(series) - 1
        bars.append(
            Bars(
                name=name,
                left=month - _BAR,
                right=month + _BAR,
                low=floor,
                high=top,
                part=part,
                said=_eers(cooling, whole) if last else (),
            )
        )
        floor = top
    chart = Curves(
        x=Axis(
            key="report.room.month",
            kind=Kind.COUNT,
            low=0.5,
            high=12.5,
            ticks=tuple(month),
            months=True,
        ),
        y=Axis(
            key="report.room.monthly.axis",
            kind=Kind.ENERGY,
            low=0.0,
            high=_HEADROOM * float(whole.max(initial=0.0)),
        ),
        bars=tuple(bars),
    )
    return plot(
        "report.room.monthly",
        chart,
    )


def _series(candidate: Candidate, year: RoomOfYear) -> Iterator[tuple[Part, Name, FloatArray]]:
    """Each group of chillers, then what serves them, with its share of the year."""
    total = float(year.at.power_w @ year.hours)
    groups = [float(drawn @ year.hours) for drawn in year.at.chiller_w]
    for at, group in enumerate(candidate.groups):
        share = figure("share", groups[at] / total, Kind.SHARE)
        name = Name(key="report.room.series.chillers", figures=(share,))
        if candidate.is_mixed:
            named = figure("machine", device_name(group.record))
            name = Name(key="report.room.series.group", figures=(named, share))
        yield GROUP_PARTS[at], name, year.at.chiller_w[at] @ year.by_month
    for key, part in SERVING_PARTS.items():
        drawn = year.at.parts[key]
        if drawn.any():
            share = figure("share", float(drawn @ year.hours) / total, Kind.SHARE)
            name = Name(key=f"report.room.series.{key}", figures=(share,))
            yield part, name, drawn @ year.by_month


def _eers(cooling_wh: FloatArray, energy_wh: FloatArray) -> tuple[Name | None, ...]:
    least = _SEEN * float(cooling_wh.sum())
    return tuple(
        Name(key="report.room.eer.above", figures=(figure("eer", cooling / energy, Kind.EER),))
        if cooling > least and energy > 0.0
        else None
        for cooling, energy in zip(cooling_wh.tolist(), energy_wh.tolist(), strict=True)
    )


def _energy(value_wh: float) -> Quantity:
    return Quantity(value=value_wh, kind=Kind.ENERGY)


def _ratio(eer: float | None) -> Quantity:
    return Quantity(value=eer, kind=Kind.EER)


def _per_ton(eer: float | None) -> Quantity:
    """kW/RT."""
    return Quantity(value=W_PER_RT / _W_PER_KW / eer if eer else None, kind=Kind.RATIO)
