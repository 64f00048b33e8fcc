"""Free cooling in the report: what each way of it comes to, and where it is switched over."""

import numpy as np

from core.content.blocks import Block, Column, Quantity, Table, say
from core.families.chillers.columns import columns_of
from core.families.chillers.plant import at_design
from core.families.chillers.plant_room.units.room import rejection_of
from core.families.chillers.plant_room.units.served import full_heat_w
from core.families.chillers.plant_room.year.controls import by_free_cooling
from core.plant.free_cooling import GAIN_LEAST_K, Exchanger, SwitchOver, switch_over
from core.plant.guideline_36 import PredictedExchanger
from core.selection.selection import Candidate, Selection
from core.vocabulary.quantity import Kind

_LOADS = np.array([1.0, 0.8, 0.6, 0.4, 0.2])  # of the capacity of a unit


def free_cooling_blocks(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """Of a candidate whose room has a plate exchanger."""
    return (*free_cooling_ways(selection, candidate), _switching(selection, candidate))


def free_cooling_ways(selection: Selection, candidate: Candidate) -> tuple[Block, ...]:
    """What each way of it comes to."""
    return (_ways(selection, candidate),)


def _ways(selection: Selection, candidate: Candidate) -> Table:
    """The same plant without an exchanger, and with each way of switching it."""
    years = by_free_cooling(selection, candidate)
    ways = tuple(years)
    return Table(
        title=say("report.room.free.ways"),
        columns=(
            Column(title=say("field.free_cooling"), share=1.0),
            Column(title=say("field.annual_energy_wh"), kind=Kind.ENERGY),
            Column(title=say("report.room.eer.short"), kind=Kind.COP),
            Column(title=say("report.room.free.carried"), kind=Kind.ENERGY),
            Column(title=say("report.room.free.full"), kind=Kind.HOURS),
            Column(title=say("report.room.free.partial"), kind=Kind.HOURS),
        ),
        rows=tuple(
            (
                say(f"choice.{way.value}"),
                Quantity(value=year.energy_wh, kind=Kind.ENERGY),
                Quantity(value=year.eer, kind=Kind.COP),
                Quantity(value=_known(year.free_wh), kind=Kind.ENERGY),
                Quantity(value=_known(year.full_hours), kind=Kind.HOURS),
                Quantity(value=_known(year.partial_hours), kind=Kind.HOURS),
            )
            for way, year in years.items()
        ),
        marked=frozenset((ways.index(selection.duty.free_cooling),)),
        caption=say("report.room.free.ways.caption"),
    )


def _known(value: float) -> float | None:
    return None if np.isnan(value) else value


def switching(selection: Selection, candidate: Candidate) -> SwitchOver:
    """Wet bulbs of switching over of the largest unit, by its load."""
    duty, design = selection.duty, selection.design
    exchanger = Exchanger(
        supply_c=duty.leaving_chilled_c,
        span_k=duty.entering_chilled_c - duty.leaving_chilled_c,
        approach_k=duty.exchanger_approach_k,
    )
    columns = columns_of([candidate.groups[0].record])
    reach_k = selection.study.criteria.beyond_limits_k
    one = at_design(columns, design, reach_k)
    over = one.capacity_w[0, 0] / full_heat_w(columns, one)[0]
    return switch_over(rejection_of(duty, design), exchanger, _LOADS, float(over))


def _switching(selection: Selection, candidate: Candidate) -> Table:
    """By load: below which wet bulb all and some of it can be carried, by the tower and by rule."""
    duty, design = selection.duty, selection.design
    found = switching(selection, candidate)
    expected = PredictedExchanger(
        wet_bulb_design_c=design.entering_condenser_c - duty.rejection_approach_k,
        exchanger_approach_k=duty.exchanger_approach_k,
        tower_approach_k=duty.rejection_approach_k,
    )
    rule = expected.wet_bulb_c(duty.entering_chilled_c - GAIN_LEAST_K, _LOADS)
    return Table(
        title=say("report.room.free.switching"),
        columns=(
            Column(title=say("report.room.free.load"), kind=Kind.SHARE),
            Column(title=say("report.room.free.full_below"), kind=Kind.TEMPERATURE, share=1.0),
            Column(title=say("report.room.free.partial_below"), kind=Kind.TEMPERATURE, share=1.0),
            Column(title=say("report.room.free.rule_below"), kind=Kind.TEMPERATURE, share=1.0),
        ),
        rows=tuple(
            (
                Quantity(value=float(load), kind=Kind.SHARE),
                *(
                    Quantity(value=float(each[row]), kind=Kind.TEMPERATURE)
                    for each in (found.full_c, found.partial_c, rule)
                ),
            )
            for row, load in enumerate(_LOADS)
        ),
        caption=say("report.room.free.switching.caption"),
    )
