"""Which machines go on, in which numbers; and why the others do not."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.duty import FlowDuty
from core.families.flow_stations.fleet import Fleet, UnitsRunning, fleet_of, most_flow, together
from core.selection.family import Pairs, Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-3  # of a flow: curves are read as straight lines, and prices are not as fine


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesign:
    """Every machine at the duty's design rise, (machines,) unless said.

    each_m3s: what one gives at most; runs: at the design flow, by number of units.
    """

    fleet: Fleet
    units: NDArray[np.int64]
    carrying: NDArray[np.int64]
    each_m3s: FloatArray
    runs: tuple[UnitsRunning | None, ...]


OwnReason = Callable[[AtDesign, Situation, int, int], Finding | None]
NoReason = Callable[[FlowColumns, Any, int], Finding | None]


def at_design(columns: FlowColumns, situation: Situation) -> AtDesign:
    """What every machine can do, in every number of units that is asked for."""
    duty: FlowDuty = situation.duty
    plant = situation.plant
    fleet = fleet_of(columns, np.arange(len(columns)), duty)
    each = most_flow(fleet, np.array([duty.rise]))[:, 0]
    units = np.arange(plant.units_min, plant.units_max + 1)
    carrying = np.array([plant.carrying(int(n)) for n in units])
    design = np.array([duty.flow_m3s])
    runs = tuple(together(fleet, design, int(n)) if n >= 1 else None for n in carrying)
    return AtDesign(fleet=fleet, units=units, carrying=carrying, each_m3s=each, runs=runs)


def screen(
    columns: FlowColumns, situation: Situation, *, own: OwnReason, never: NoReason | None = None
) -> Screening:
    """Admit every machine × number of units that gives flow and rise, and is no waste.

    never, own: what else speaks in the family against a machine, or against a number of it.
    """
    duty: FlowDuty = situation.duty
    found = at_design(columns, situation)
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    mixing = set()
    for machine in range(len(columns)):
        out = never and never(columns, duty, machine)
        out = out or _never(columns, found, duty, machine)
        if out is not None:
            left_out[machine] = (out,)
            continue
        mixing.add(machine)
        said = [
            _of_number(found, situation, machine, at) or own(found, situation, machine, at)
            for at in range(len(found.units))
        ]
        fits = [at for at, one in enumerate(said) if one is None]
        if not fits:
            left_out[machine] = (_nearest(said),)
            continue
        admitted += [(machine, int(found.units[at])) for at in fits]
        refused |= {
            (machine, int(found.units[at])): (one,)
            for at, one in enumerate(said)
            if one is not None
        }
    pairs = np.array(admitted, dtype=np.int64).reshape(-1, 2)
    return Screening(
        pairs=Pairs(machine=pairs[:, 0], units=pairs[:, 1]),
        left_out=left_out,
        refused=refused,
        mixing=frozenset(mixing),
    )


def _never(columns: FlowColumns, found: AtDesign, duty: FlowDuty, machine: int) -> Finding | None:
    """What no number of units helps against."""
    record, fleet = columns.records[machine], found.fleet
    if duty.by_speed and not columns.settable[machine]:
        return finding(
            "station_speed_fixed", _OUT, figure("control", duty.control.value, word="choice")
        )
    highest = float(fleet.machines.rise[machine].max() * fleet.fastest[machine] ** 2)
    if highest < duty.rise:
        return finding(
            "station_head_below", _OUT,
            figure("head", highest, duty.rise_kind),
            figure("needed", duty.rise, duty.rise_kind),
        )  # fmt: skip
    if not fleet.of_unit[machine] and np.isnan(fleet.motors.power_w[machine]):
        needed = float(fleet.machines.power_w[machine].max() / fleet.between[machine])
        return finding(
            "station_no_motor", _OUT,
            figure("power", needed, Kind.SHAFT_POWER),
            figure("class", duty.motor_class.value),
        )  # fmt: skip
    bare = not fleet.of_unit[machine]
    if bare and duty.by_speed and not fleet.motors.on_converter[machine]:
        power = float(fleet.motors.power_w[machine])
        return finding("station_no_converter", _OUT, figure("power", power, Kind.SHAFT_POWER))
    if not found.each_m3s[machine] > 0.0:
        return finding("station_outside_curve", _OUT, figure("model", record.model))
    return None


def _of_number(found: AtDesign, situation: Situation, machine: int, at: int) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design, duty = situation.design, situation.duty
    units, carrying = int(found.units[at]), int(found.carrying[at])
    given = float(found.each_m3s[machine]) * carrying
    if given < design.required_w * (1.0 - _ROUNDING):
        return finding(
            "station_flow_below", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, duty.flow_kind),
            figure("needed", design.required_w, duty.flow_kind),
        )  # fmt: skip
    most = situation.study.criteria.oversizing_max
    if given > most * design.peak_w:
        return finding(
            "station_oversized", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, duty.flow_kind),
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("most", most, Kind.RATIO),
        )  # fmt: skip
    run = found.runs[at]
    if run is None or not run.able[machine, 0]:
        return finding(
            "station_outside_curve_at", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", design.peak_w / carrying, duty.flow_kind),
            figure("head", duty.rise, duty.rise_kind),
        )  # fmt: skip
    return None


_ORDER = ("station_outside_curve_at", "station_oversized", "station_flow_below")


def _nearest(said: list[Finding | None]) -> Finding:
    """Of several reasons the one that comes closest to fitting: a family's own first."""
    there = [one for one in said if one is not None]
    return min(there, key=lambda one: _ORDER.index(one.code) if one.code in _ORDER else -1)
