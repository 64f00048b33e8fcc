"""Screening: which machines and classes, in which numbers, can do the heat duty."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from core.families.industrial_heat.columns import PumpColumns
from core.families.industrial_heat.design import IndustrialHeatDesign
from core.families.industrial_heat.duty import IndustrialHeatDuty
from core.families.industrial_heat.performance import Performance, performance
from core.families.industrial_heat.record import Arrangement, IndustrialHeatPump, Method
from core.machines.device import is_class
from core.selection.family import Pairs, Screening, Situation
from core.selection.makers import maker_left_out
from core.selection.new_refrigerants import above_gwp
from core.study.criteria import Criteria
from core.study.plant import Plant
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9
_OUT = Severity.EXCLUDES


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What every record is checked against."""

    design: IndustrialHeatDesign
    duty: IndustrialHeatDuty
    plant: Plant
    criteria: Criteria
    source_w: float  # the most the source ever gives, inf where it is no limit

    def wanted_w(self, done: Performance) -> float:
        """Heat to be carried, W: what is required, or as much of it as the source allows."""
        return min(self.design.required_w, self.source_w / done.taken)


def asked_of(situation: Situation) -> Asked:
    """What every record of a situation is checked against."""
    study, source = situation.study, situation.profile.columns.get("source_w")
    return Asked(
        design=situation.design,
        duty=study.duty,
        plant=study.plant,
        criteria=study.criteria,
        source_w=np.inf if source is None else float(source.max(initial=0.0)),
    )


def performances(columns: PumpColumns, duty: IndustrialHeatDuty) -> dict[int, Performance]:
    """What those records do that have a figure between the duty's streams, by machine."""
    streams = duty.machine
    found = {i: performance(record, streams) for i, record in enumerate(columns.records)}
    return {i: done for i, done in found.items() if isinstance(done, Performance)}


def unit_heat_w(done: Performance, asked: Asked, carrying: int) -> float:
    """Heat of one unit: the map's, or of a class, which has no size, its part of what is asked."""
    return asked.wanted_w(done) / carrying if done.unit_heat_w is None else done.unit_heat_w


def screen(columns: PumpColumns, situation: Situation) -> Screening:
    """Admit every record × number of units that reaches the temperatures and carries the load."""
    asked = asked_of(situation)
    left_out: dict[int, tuple[Finding, ...]] = {}
    fitting: dict[int, tuple[Performance, dict[int, Finding | None]]] = {}
    mixing: list[int] = []  # a class has no size by which it could stand beside others
    for machine, record in enumerate(columns.records):
        unfit, done = tuple(_unfit(record, asked)), performance(record, asked.duty.machine)
        if isinstance(done, Finding):
            left_out[machine] = (*unfit, done)
            continue
        if unfit:
            left_out[machine] = unfit
            continue
        if done.unit_heat_w is not None:
            mixing.append(machine)
        verdicts = _by_units(record, done, asked)
        if all(verdicts.values()):
            left_out[machine] = (_nearest(verdicts),)
            continue
        fitting[machine] = done, verdicts
    left_out |= _superseded(columns, fitting)
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    for machine, (done, verdicts) in fitting.items():
        if machine in left_out:
            continue
        passed = [units for units, reason in verdicts.items() if reason is None]
        if done.unit_heat_w is None:
            passed = passed[:1]  # of a class more and smaller units are told apart by nothing
        admitted += [(machine, units) for units in passed]
        refused |= {(machine, n): (reason,) for n, reason in verdicts.items() if reason}
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]),
        left_out=left_out,
        refused=refused,
        mixing=frozenset(mixing),
    )


def _superseded(
    columns: PumpColumns, fitting: Mapping[int, tuple[Performance, object]]
) -> dict[int, tuple[Finding, ...]]:
    """The class by the second law alone, where something better known does the duty.

    A machine that somebody makes is never put out by another one's figures.
    """
    records = columns.records
    if all(records[machine].method is Method.LORENZ for machine in fitting):
        return {}
    return {
        machine: (finding("second_law_superseded", _OUT, figure("cop", done.cop, Kind.COP)),)
        for machine, (done, _) in fitting.items()
        if records[machine].method is Method.LORENZ and is_class(records[machine])
    }


def _unfit(record: IndustrialHeatPump, asked: Asked) -> Iterator[Finding]:
    """Reasons that hold whatever the temperatures and the number of units."""
    criteria = asked.criteria
    if asked.source_w <= 0.0:
        yield finding("source_never_there", _OUT)
    if record.arrangement is not Arrangement.SINGLE and asked.duty.stages_max < 2:
        yield finding("stages_not_wanted", _OUT)
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        yield unwanted
    yield from above_gwp(record, criteria)


def _by_units(
    record: IndustrialHeatPump, done: Performance, asked: Asked
) -> dict[int, Finding | None]:
    """For each number of units why it is refused, or None."""
    verdicts: dict[int, Finding | None] = {}
    for units in asked.plant.numbers:
        carrying = asked.plant.carrying(units)
        if carrying == 0:
            verdicts[units] = _too_small(0, 0.0, asked.wanted_w(done))
            continue
        verdicts[units] = _size(record, done, carrying, asked)
    return verdicts


def _size(
    record: IndustrialHeatPump, done: Performance, carrying: int, asked: Asked
) -> Finding | None:
    unit_w, wanted_w = unit_heat_w(done, asked, carrying), asked.wanted_w(done)
    for code, limit, beyond in (
        ("unit_smaller", record.heat_min_w, -1.0),
        ("unit_larger", record.heat_max_w, 1.0),
    ):
        if limit is not None and beyond * (unit_w - limit) > _ROUNDING * limit:
            return finding(
                code, _OUT,
                figure("units", carrying, Kind.COUNT),
                figure("heat", unit_w, Kind.HEATING_POWER),
                figure("limit", limit, Kind.HEATING_POWER),
            )  # fmt: skip
    peak_w, carried_w = min(asked.design.peak_w, wanted_w), carrying * unit_w
    if carried_w < wanted_w * (1.0 - _ROUNDING):
        return _too_small(carrying, carried_w, wanted_w)
    if carried_w > asked.criteria.oversizing_max * peak_w * (1.0 + _ROUNDING):
        return finding(
            "oversized", _OUT,
            figure("units", carrying, Kind.COUNT),
            figure("capacity", carried_w, Kind.HEATING_POWER),
            figure("ratio", carried_w / peak_w, Kind.RATIO),
            figure("limit", asked.criteria.oversizing_max, Kind.RATIO),
        )  # fmt: skip
    return None


def _too_small(carrying: int, carried_w: float, wanted_w: float) -> Finding:
    return finding(
        "heat_below", _OUT,
        figure("units", carrying, Kind.COUNT),
        figure("heat", carried_w, Kind.HEATING_POWER),
        figure("required", wanted_w, Kind.HEATING_POWER),
    )  # fmt: skip


def _nearest(verdicts: Mapping[int, Finding | None]) -> Finding:
    """The reason of the number of units that came nearest: the fewest that carry the load."""
    reasons = [reason for reason in verdicts.values() if reason]
    carrying = [reason for reason in reasons if reason.code == "oversized"]
    return carrying[0] if carrying else reasons[-1]
