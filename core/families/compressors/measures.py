"""What else would save energy with the machines of a candidate: leaks, pressure, receiver."""

from collections.abc import Iterator
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Column, Message, Quantity, Table, say
from core.families.compressors.demand import dryer_w
from core.families.compressors.design import CompressorDesign
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.operating import at_flows
from core.families.compressors.pressure import use_at
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

LESS_PA = 5e4
MORE_RECEIVER = 2.0
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A measure with the year it leads to; saved against the same machines without it."""

    name: Message
    energy_wh: float
    saved_wh: float
    saved_cost: float


def measures(selection: Selection, candidate: Candidate) -> tuple[Measure, ...]:
    """Each alone, then all of them together where there are several."""
    flow = selection.profile.columns["load_w"]
    ways = list(_ways(selection, flow))
    energy, cost = _year(selection, candidate, flow, selection.design)
    found = []
    for name, changed, design in ways:
        with_wh, with_cost = _year(selection, candidate, changed, design)
        found.append(
            Measure(
                name=name, energy_wh=with_wh, saved_wh=energy - with_wh,
                saved_cost=cost - with_cost,
            )
        )  # fmt: skip
    return tuple(found)


def _ways(
    selection: Selection, flow: FloatArray
) -> Iterator[tuple[Message, FloatArray, CompressorDesign]]:
    duty: CompressorDuty = selection.duty
    design: CompressorDesign = selection.design
    repaired, lower = flow, design
    if design.leak_m3s is not None:
        fewer = duty.leak_repaired * design.leak_m3s
        repaired = np.where(flow > 0.0, np.maximum(flow - fewer, 0.0), 0.0)
        share = Quantity(value=duty.leak_repaired, kind=Kind.SHARE)
        yield say("report.compressors.measure.leaks", share=share), repaired, design
    step = min(LESS_PA, 0.5 * duty.use_pa)
    lower = msgspec.structs.replace(
        design, lowest_pa=design.lowest_pa - step, highest_pa=design.highest_pa - step
    )
    used = use_at(
        duty.use_pa - step, duty.use_pa, design.inlet_pa, duty.unregulated_share
    )  # fmt: skip
    less = Quantity(value=step, kind=Kind.GAUGE_PRESSURE)
    yield say("report.compressors.measure.pressure", step=less), flow * used, lower
    larger = msgspec.structs.replace(design, receiver_m3=design.receiver_m3 * MORE_RECEIVER)
    volume = Quantity(value=larger.receiver_m3, kind=Kind.TANK_VOLUME)
    yield say("report.compressors.measure.receiver", volume=volume), flow, larger
    every = msgspec.structs.replace(lower, receiver_m3=larger.receiver_m3)
    yield say("report.compressors.measure.all"), repaired * used, every


def _year(
    selection: Selection, candidate: Candidate, flow: FloatArray, design: CompressorDesign
) -> tuple[float, float]:
    """Energy, Wh, and what it costs."""
    profile = selection.profile
    drawn = at_flows(selection, candidate, flow, design=design).input_w
    drawn = drawn + dryer_w(profile, selection.duty)
    return (
        float(drawn @ profile.hours.sum(axis=1)),
        float(drawn @ profile.price_hours) / _W_PER_KW,
    )


def measures_table(selection: Selection, candidate: Candidate) -> Table:
    """The same as a table."""
    before = candidate.outcome.annual_energy_wh
    return Table(
        title=say("report.compressors.measures"),
        columns=(
            Column(title=say("report.compressors.measure"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.compressors.saved"), kind=Kind.ENERGY),
            Column(title=say("report.compressors.saved_share"), kind=Kind.SHARE),
            Column(title=say("report.compressors.saved_cost"), kind=Kind.MONEY),
        ),
        rows=tuple(
            (
                one.name,
                Quantity(value=one.energy_wh, kind=Kind.ENERGY),
                Quantity(value=one.saved_wh, kind=Kind.ENERGY),
                Quantity(value=one.saved_wh / before if before else 0.0, kind=Kind.SHARE),
                Quantity(value=one.saved_cost, kind=Kind.MONEY),
            )
            for one in measures(selection, candidate)
        ),
        caption=say("report.compressors.measures.caption"),
        sheet="measures",
    )
