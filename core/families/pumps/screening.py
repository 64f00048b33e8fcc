"""Which pumps go on, in which numbers; and why the others do not."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.pumps.columns import PumpColumns
from core.families.pumps.duty import PumpDuty
from core.families.pumps.npsh import npsh_required
from core.families.pumps.performance import Fleet, fleet_of, most_flow, together
from core.selection.family import Pairs, Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-3  # of a flow: curves are read as straight lines, and prices are not as fine


@dataclass(frozen=True, slots=True, kw_only=True)
class AtDesign:
    """Every machine at the duty's design head, (machines,) unless said.

    each_m3s: what one gives at most; npsh_m: (machines, numbers of units), nan where not stated.
    """

    fleet: Fleet
    units: NDArray[np.int64]
    carrying: NDArray[np.int64]
    each_m3s: FloatArray
    npsh_m: FloatArray
    able: BoolArray  # (machines, numbers): they have a figure at the design flow


def at_design(columns: PumpColumns, situation: Situation) -> AtDesign:
    """What every machine can do, in every number of units that is asked for."""
    duty: PumpDuty = situation.duty
    plant = situation.plant
    fleet = fleet_of(columns, np.arange(len(columns)), duty)
    each = most_flow(fleet, np.array([duty.head_m]))[:, 0]
    units = np.arange(plant.units_min, plant.units_max + 1)
    carrying = np.array([plant.carrying(int(n)) for n in units])
    able = np.zeros((len(columns), len(units)), dtype=bool)
    npsh = np.full(able.shape, np.nan)
    for at, n in enumerate(carrying):
        if n < 1:
            continue
        run = together(fleet, np.array([duty.flow_m3s]), int(n))
        able[:, at] = run.able[:, 0]
        npsh[:, at] = npsh_required(columns.records, run.own_flow[:, 0], run.speed[:, 0])
    return AtDesign(
        fleet=fleet, units=units, carrying=carrying, each_m3s=each, npsh_m=npsh, able=able
    )


def screen(columns: PumpColumns, situation: Situation) -> Screening:
    """Admit every pump × number of units that gives flow and head, and is no waste."""
    duty: PumpDuty = situation.duty
    found = at_design(columns, situation)
    left_out: dict[int, tuple[Finding, ...]] = {}
    refused: dict[tuple[int, int], tuple[Finding, ...]] = {}
    admitted: list[tuple[int, int]] = []
    mixing = set()
    for machine in range(len(columns)):
        never = _never(columns, found, duty, machine)
        if never is not None:
            left_out[machine] = (never,)
            continue
        mixing.add(machine)
        said = [_of_number(found, situation, machine, at) for at in range(len(found.units))]
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


def _never(columns: PumpColumns, found: AtDesign, duty: PumpDuty, machine: int) -> Finding | None:
    """What no number of units helps against."""
    record, fleet = columns.records[machine], found.fleet
    if duty.by_speed and not columns.settable[machine]:
        return finding(
            "pump_speed_fixed", _OUT, figure("control", duty.flow_control.value, word="choice")
        )
    highest = float(fleet.pumps.rise[machine].max() * fleet.fastest[machine] ** 2)
    if highest < duty.head_m:
        return finding(
            "pump_head_below", _OUT,
            figure("head", highest, Kind.HEAD),
            figure("needed", duty.head_m, Kind.HEAD),
        )  # fmt: skip
    if not fleet.of_unit[machine] and np.isnan(fleet.motors.power_w[machine]):
        needed = float(fleet.pumps.power_w[machine].max() * fleet.heavier)
        return finding(
            "pump_no_motor", _OUT,
            figure("power", needed, Kind.SHAFT_POWER),
            figure("class", duty.motor_class.value),
        )  # fmt: skip
    bare = not fleet.of_unit[machine]
    if bare and duty.by_speed and not fleet.motors.on_converter[machine]:
        power = float(fleet.motors.power_w[machine])
        return finding("pump_no_converter", _OUT, figure("power", power, Kind.SHAFT_POWER))
    if not found.each_m3s[machine] > 0.0:
        return finding("pump_outside_curve", _OUT, figure("model", record.model))
    return None


def _of_number(found: AtDesign, situation: Situation, machine: int, at: int) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design, duty = situation.design, situation.duty
    units, carrying = int(found.units[at]), int(found.carrying[at])
    given = float(found.each_m3s[machine]) * carrying
    if given < design.required_w * (1.0 - _ROUNDING):
        return finding(
            "pump_flow_below", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, Kind.WATER_FLOW),
            figure("needed", design.required_w, Kind.WATER_FLOW),
        )  # fmt: skip
    most = situation.study.criteria.oversizing_max
    if given > most * design.peak_w:
        return finding(
            "pump_oversized", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", given, Kind.WATER_FLOW),
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("most", most, Kind.RATIO),
        )  # fmt: skip
    if not found.able[machine, at]:
        return finding(
            "pump_outside_curve_at", _OUT,
            figure("units", units, Kind.COUNT),
            figure("flow", design.peak_w / carrying, Kind.WATER_FLOW),
            figure("head", design.head_m, Kind.HEAD),
        )  # fmt: skip
    needed = float(found.npsh_m[machine, at])
    if duty.npsh_available_m is not None and needed + duty.npsh_margin_m > duty.npsh_available_m:
        return finding(
            "pump_cavitates", _OUT,
            figure("needed", needed, Kind.HEAD),
            figure("margin", duty.npsh_margin_m, Kind.HEAD),
            figure("available", duty.npsh_available_m, Kind.HEAD),
        )  # fmt: skip
    return None


_ORDER = ("pump_cavitates", "pump_outside_curve_at", "pump_oversized", "pump_flow_below")


def _nearest(said: list[Finding | None]) -> Finding:
    """Of several reasons the one that comes closest to fitting."""
    there = [one for one in said if one is not None]
    return min(there, key=lambda one: _ORDER.index(one.code))
