"""What a plant makes of renewable power, step by step: ramps, least loads, starts and the tank.

A group that starts gives nothing for its cold start, though it takes its power. What the tank has
no room for and nobody takes is not made: all units are then held back alike, and come back at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.columns import ElectrolyserColumns, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.load_power import LoadPower
from core.families.electrolysers.record import KG_PER_M3
from core.keeping.keeping import keep_latest
from core.plant.available_power import PowerGroup, shares_taken
from core.plant.equal_units import run
from core.plant.power_search import Plant
from core.plant.store.as_it_comes import kept_as_it_comes
from core.plant.store.store import Store
from core.selection.family import Situation

FloatArray = NDArray[np.float64]
_FIRST = np.zeros(1, dtype=np.int64)
_LOADS = 201
_S_PER_H = 3600.0
_S_PER_MIN = 60.0


def on_power(situation: Situation) -> LoadPower | None:
    """The renewable power that is the duty; None: hydrogen is asked for, whatever it takes."""
    load = situation.study.load
    return load if isinstance(load, LoadPower) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitsOnPower:
    """All units of a model: what they take and give; running: (n,), units at even shares of power;
    start_h: hours that a start gives nothing."""

    group: PowerGroup
    running: FloatArray
    start_h: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PoweredYear:
    """A plant over the steps: output m³/s, input W and units running, (groups, steps).

    missing: (steps,), m³/s of what is taken; starts: (groups,), of each as a whole; highest: most
    that was stored, m³/s · h.
    """

    output: FloatArray
    input_w: FloatArray
    running: FloatArray
    missing: FloatArray
    starts: FloatArray
    highest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerPlant:
    """Plants of some machines on the power of a situation."""

    situation: Situation
    load: LoadPower
    units: Callable[[int, int], UnitsOnPower]
    step_h: float
    known: dict[Plant, PoweredYear] = field(default_factory=dict)

    @property
    def power_w(self) -> FloatArray:
        """The power that is there, (steps,)."""
        power: FloatArray = self.situation.profile.columns["power_w"]
        return power

    def year(self, plant: Plant) -> PoweredYear:
        """One plant over the steps; plant: (machine, units on duty) of each model."""
        if plant not in self.known:
            self.known[plant] = self._year(plant)
        return self.known[plant]

    def _year(self, plant: Plant) -> PoweredYear:
        units = [self.units(machine, number) for machine, number in plant]
        share = shares_taken(tuple(one.group for one in units), self.power_w)
        could, starts = np.empty_like(share), np.zeros(len(units))
        running = np.empty_like(share)
        for at, one in enumerate(units):
            lost, begun = _starts(share[at], one.start_h / self.step_h)
            could[at] = one.group.output(share[at]) * (1.0 - lost)
            at_shares = np.linspace(0.0, 1.0, len(one.running))
            running[at] = np.where(
                share[at] > 0.0, np.ceil(np.interp(share[at], at_shares, one.running) - 1e-6), 0.0
            )
            starts[at] = begun if np.isfinite(self.step_h) else np.nan
        made, missing, highest = could.sum(axis=0), np.zeros(share.shape[1]), 0.0
        if self.load.hydrogen_taken is not None:
            tank = Store(capacity_wh=self.load.tank_kg / KG_PER_M3 / _S_PER_H)  # m³/s · h
            asked = self.situation.profile.columns["load_w"]
            kept = kept_as_it_comes(made, asked, tank, self.step_h)
            missing = kept.missing
            highest = kept.highest if np.isfinite(self.step_h) else np.nan
            held = np.divide(kept.output, made, out=np.ones_like(made), where=made > 0.0)
        else:
            held = np.ones_like(made)
        full = np.array([one.group.full_w for one in units])[:, None]
        return PoweredYear(
            output=could * held,
            input_w=share * full * held,
            running=np.where(held > 0.0, running, 0.0),
            missing=missing,
            starts=starts,
            highest=highest,
        )


def power_plant(columns: ElectrolyserColumns, situation: Situation) -> PowerPlant:
    """Plants of these machines; raises AssertionError where no power is the duty."""
    load, duty = on_power(situation), situation.duty
    assert load is not None  # noqa: S101  asked for only where it is
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    # Points of a first look have no before and after: no ramp, start or tank counts in them.
    profile = situation.profile
    step_h = np.inf if profile.binned else float(profile.hours[0].sum())

    @keep_latest(1024)
    def units(machine: int, number: int) -> UnitsOnPower:
        return _units(columns, situation, machine, number, step_h)

    return PowerPlant(situation=situation, load=load, units=units, step_h=step_h)


def _units(
    columns: ElectrolyserColumns, situation: Situation, machine: int, number: int, step_h: float
) -> UnitsOnPower:
    load, record = on_power(situation), columns.records[machine]
    assert load is not None  # noqa: S101  asked for only where it is
    flow = float(columns.flow_m3s[machine])
    outputs = np.linspace(0.0, number * flow, _LOADS)
    units = units_of(columns, np.array([machine]), situation.duty, _LOADS)
    done = run(units, _FIRST, number, outputs, situation.plant.staging)
    drawn = np.maximum.accumulate(done.input_w[0])
    full = float(drawn[-1])
    least = float(np.interp(columns.least_load[machine] * flow, outputs, drawn)) / full
    shares = np.linspace(0.0, 1.0, _LOADS)
    ramps = [
        one
        for one in (
            None if record.ramp_share_s is None else record.ramp_share_s * step_h * _S_PER_H,
            None
            if load.ramp_most_min is None
            else load.ramp_most_min * step_h * _S_PER_H / _S_PER_MIN,
        )
        if one is not None
    ]
    return UnitsOnPower(
        group=PowerGroup(
            full_w=full,
            least=least,
            given=np.interp(shares * full, drawn, outputs),
            rise=min(ramps, default=np.inf),
        ),
        running=np.interp(shares * full, drawn, done.running[0]),
        start_h=(record.cold_start_s or 0.0) / _S_PER_H,
    )


def _starts(share: FloatArray, start_steps: float) -> tuple[FloatArray, float]:
    """The part of each step that is lost to a start, and the number of starts."""
    on = share > 0.0
    begun = np.flatnonzero(on[1:] & ~on[:-1]) + 1
    lost = np.zeros(len(share))
    for later in range(int(np.ceil(start_steps - 1e-9))):
        at = begun + later
        at = at[at < len(share)]
        lost[at] = np.maximum(lost[at], min(start_steps - later, 1.0))
    return lost, float(len(begun))


def power_columns(plants: PowerPlant, years: Sequence[PoweredYear]) -> dict[str, FloatArray]:
    """Outcomes that only a plant on power has, (plants,)."""
    hours = plants.situation.profile.hours.sum(axis=1)
    there = float(plants.power_w @ hours)
    tank = plants.load.tank_kg > 0.0
    return {
        "curtailed_wh": np.array([there - float((one.input_w @ hours).sum()) for one in years]),
        "tank_highest_kg": np.array(
            [one.highest * KG_PER_M3 * _S_PER_H if tank else np.nan for one in years]
        ),
        "starts": np.array([float(one.starts.sum()) for one in years]),
    }
