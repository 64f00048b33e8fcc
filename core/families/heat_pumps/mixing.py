"""Heat pumps as units of plants of several models.

All that a machine does follows from the outdoor temperature alone, for flow and source follow it:
its full capacity and the input at it go into the size of the unit, point by point. The shape of
its part load (where it begins to switch, by how much the COP rises before) moves with temperature
too; outdoor temperatures are therefore put into `CLASSES` classes of equal heat, each with a table
that is the mean of the shapes in it. Against the curves themselves a year's input of the shipped
machines so differs by 0.03 % in the mean and 1.4 % at most at a school in Beijing (1,960 machines
in 1 to 12 units), by 0.08 % and 0.9 % at a clinic in Shenyang (635). `error` says it of the
machines asked for, and a finding tells it where it is more than the search is exact to. It is an
error of the choice alone: what a plant found needs is computed from the curves (`mixed_year`).

Switching and its loss (EN 14825), frost, limits, idle power and circulation pumps are those of
`plant.run`. What the units do not reach the back-up gives, as far as it goes. Hot water that comes
first takes a share of every unit's time which depends on all units of the plant together: that is
no property of a unit, so there are no such plants where hot water is asked for. Where cooling is
asked for there are none either: the search knows one output, heat.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.at_design import unit_heat_w
from core.families.heat_pumps.duty import Backup, HeatPumpDuty
from core.families.heat_pumps.plant import Bank, Points, block_of, points_of, run
from core.families.heat_pumps.unit_numbers import wanted_w
from core.plant.mixing import Beside, Mixing, Resting
from core.plant.starts import clock_of
from core.plant.unit import STEPS, Units, input_ratio
from core.selection.family import Situation
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

CLASSES = 8  # of outdoor temperature
_MOST_UNITS = 12  # by which the error is given
_BLOCK_ELEMENTS = 1_000_000  # machines × points laid out in one go


def mixing(bank: Bank, situation: Situation, machines: Sequence[int]) -> Mixing | None:
    """Those that run at design, at the points that ask for heat; None: none of them can."""
    duty, design, profile = situation.duty, situation.design, situation.profile
    if duty.makes_hot_water or duty.rooms_cooled:
        return None
    unit_w = unit_heat_w(bank, design)
    machine = np.array(machines, dtype=np.int64)
    machine = machine[np.nan_to_num(unit_w[machine]) > 0.0]
    if not len(machine):
        return None
    asked = profile.columns["load_w"] > 0.0
    points = points_of(profile, bank.nodes, asked)
    weight = points.load_w * profile.hours[asked].sum(axis=1)
    kind = _classes(points.outdoor_c, weight)
    own = _Own(
        bank=bank, duty=duty, staging=situation.plant.staging, points=points, machine=machine,
        unit_w=unit_w,
    )  # fmt: skip
    units = own.units(kind, _tables(bank, machine, points, weight, kind))
    columns = bank.columns
    return Mixing(
        machine=machine,
        units=units,
        load_w=points.load_w,
        by_month=profile.hours[asked],
        price_hours=profile.price_hours[asked],
        design_w=unit_w[machine],
        required_w=wanted_w(duty, design),
        peak_w=design.peak_w,
        price=columns.price[machine],
        design_point=int(np.abs(points.outdoor_c - design.outdoor_c).argmin()),
        resting=Resting(
            drawn_w=columns.off_w[machine],
            by_month=profile.hours[~asked].sum(axis=0),
            price_hours=float(profile.price_hours[~asked].sum()),
        ),
        beside=_beside(duty),
        clock=clock_of(profile, asked, situation.plant),
        burden=_burden(duty, columns.sound_db[machine]),
        error=lambda rows: own.error(units, profile.hours[asked].sum(axis=1), rows),
    )


def _beside(duty: HeatPumpDuty) -> Beside | None:
    most_w = np.inf if duty.backup_max_w is None else duty.backup_max_w
    if duty.backup is Backup.ELECTRIC:
        return Beside(most_w=most_w, input_per_output=1.0)
    if duty.backup is Backup.BOILER:
        return Beside(
            most_w=most_w,
            fuel_per_output=1.0 / duty.boiler_efficiency,
            fuel_price_per_kwh=duty.fuel_price_per_kwh,
            fuel_carbon_kg_per_kwh=duty.fuel_carbon_kg_per_kwh,
        )
    return None


def _burden(duty: HeatPumpDuty, sound_db: FloatArray) -> FloatArray | None:
    """Sound power of a unit over all that is allowed; sound powers add up. A share of it."""
    if duty.sound_max_db is None:
        return None
    share: FloatArray = 10.0 ** ((sound_db - duty.sound_max_db) / 10.0)
    return np.nan_to_num(share, nan=np.inf)


def _classes(outdoor_c: FloatArray, weight: FloatArray) -> IntArray:
    """The class of each point, (points,): rising temperatures, of equal weight."""
    order = np.argsort(outdoor_c, kind="stable")
    reached = np.cumsum(weight[order]) / weight.sum()
    kind = np.empty(len(order), dtype=np.int64)
    kind[order] = np.minimum((reached * CLASSES * (1.0 - 1e-12)).astype(np.int64), CLASSES - 1)
    return kind


def _tables(
    bank: Bank, machine: IntArray, points: Points, weight: FloatArray, kind: IntArray
) -> FloatArray:
    """Input over that at full load, the mean of each class, (classes, machines, steps + 1).

    Taken at the nodes, each as heavy as the points beside it. What a running unit does not draw
    as idle power is taken off: that stands beside the table.
    """
    heavy = np.zeros((CLASSES, len(bank.nodes.outdoor_c)))
    np.add.at(heavy, (kind, points.left), weight * (1.0 - points.share))
    np.add.at(heavy, (kind, points.left + 1), weight * points.share)
    heavy /= np.maximum(heavy.sum(axis=1, keepdims=True), 1e-300)
    plr = np.linspace(0.0, 1.0, STEPS + 1)
    table = np.zeros((CLASSES, len(machine), STEPS + 1))
    heating, columns = bank.heating, bank.columns
    off = 1.0 - columns.degradation[machine, None]
    for node in np.flatnonzero(heavy.any(axis=0)):
        gain, least = heating.gain[machine, node, None], heating.least[machine, node, None]
        on = np.minimum(plr / least, 1.0)
        best = 1.0 + gain * (1.0 - least)
        ratio = np.where(
            plr >= least,
            plr / (1.0 + gain * (1.0 - plr)),
            least / best * (on + off * (1.0 - on)),
        )
        full_input_w = heating.full_w[machine, node] / heating.full_cop[machine, node]
        ratio -= on * (columns.idle_w[machine] / full_input_w)[:, None]
        for one in np.flatnonzero(heavy[:, node]):
            table[one] += heavy[one, node] * ratio
    return table


@dataclass(frozen=True, slots=True, kw_only=True)
class _Own:
    """Some machines of a bank at the points of a year that ask for heat."""

    bank: Bank
    duty: HeatPumpDuty
    staging: Staging
    points: Points
    machine: IntArray
    unit_w: FloatArray  # (all machines,)

    @property
    def _circulation_w(self) -> FloatArray:
        circulated: FloatArray = self.duty.circulation_ratio * np.nan_to_num(self.unit_w)
        return circulated

    def units(self, kind: IntArray, table: FloatArray) -> Units:
        """The machines as units."""
        count, points = len(self.machine), len(self.points.load_w)
        capacity, scale = np.empty((count, points)), np.empty((count, points))
        size = max(1, _BLOCK_ELEMENTS // max(points, 1))
        for start in range(0, count, size):
            rows = slice(start, start + size)
            block = block_of(self.bank, self.points, self.machine[rows], self._circulation_w)
            capacity[rows] = block.full_w
            scale[rows] = block.full_w / block.full_cop
        idle = self.bank.columns.idle_w[self.machine, None]
        return Units(
            capacity_w=capacity,
            scale_w=scale,
            auxiliary_w=idle + self._circulation_w[self.machine, None],
            off_w=idle,
            table=table,
            kind=kind,
        )

    def error(self, units: Units, hours: FloatArray, rows: IntArray) -> FloatArray:
        """The largest share by which tables and curves differ over the year, of some rows.

        Of one up to as many units as carry the load, with equal parts of it.
        """
        machine = self.machine[rows]
        block = block_of(self.bank, self.points, machine, self._circulation_w)
        here = units.take(rows)
        capacity = np.maximum(self.unit_w[machine], 1.0).min()
        most = int(np.clip(np.ceil(self.points.load_w.max() / capacity), 1, _MOST_UNITS))
        worst = np.zeros(len(rows))
        for count in range(1, most + 1):
            exact = run(block, self.points, self.duty, self.staging, count)
            drawn = exact.pump_w
            if exact.circulation_w is not None:
                drawn = drawn + exact.circulation_w
            ratio = input_ratio(here, np.arange(len(rows)), exact.load)
            read = exact.units * (ratio * here.scale_w + here.running_w) + count * here.off_w
            worst = np.maximum(worst, np.abs((read @ hours) / (drawn @ hours) - 1.0))
        return worst
