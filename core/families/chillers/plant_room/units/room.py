"""A plant room over a year: its towers at the wet bulbs, and chillers laid over its points."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from core.climate.psychrometrics import standard_pressure
from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty, CondenserControl, CondenserPumping
from core.families.chillers.performance import PartLoad
from core.families.chillers.plant_room.units.cells import Cells, cells
from core.families.chillers.plant_room.units.kept_tables import KeptTables, kept_tables
from core.families.chillers.plant_room.units.pumping import Pumping
from core.families.chillers.plant_room.units.served import served
from core.families.chillers.plant_room.units.slower_water import with_slower_water
from core.families.chillers.plant_room.units.unit_tables import (
    STEPS,
    UnitTables,
    unit_tables,
)
from core.families.chillers.plant_room.units.with_exchanger import with_exchanger
from core.families.chillers.unit_states import Beside
from core.keeping.keeping import keep_latest
from core.plant.cooling_tower.design import TowerDesign
from core.plant.cooling_tower.merkel import MerkelTower
from core.plant.dry_cooler import DryCooler
from core.plant.free_cooling import GAIN_LEAST_K
from core.plant.heat_rejection import HeatRejection
from core.plant.unit import place, read
from core.vocabulary.distinct import alike

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

SET_POINT_STEP_K = 0.5
WET_BULB_STEP_K = 0.5  # wet bulbs of a year are told apart by so much
_LOAD_STEP = 0.1  # of the peak: loads of the plant a rule tells apart
_FLOWS = 5  # of cooling water, that of design among them
_TINY = 1e-300
_BELOW = 1.0 - 1e-6  # of a least load: less than this counts as below it
_AIR_TOLD = 2.0  # over that of design: beyond it a line between two heats has no end
_HIGHEST_C = 42.0  # no chiller's curves reach further


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """Pumps and towers of a duty at wet bulbs, (kinds,); kept: the tables of machines it was asked.

    free_cells: with water cold enough for an exchanger; slower: with less cooling water, by its
    share.
    """

    duty: ChillerDuty
    design: ChillerDesign
    reach_k: float
    cells: Cells
    pumping: Pumping
    kept: KeptTables
    free_cells: Cells | None = None
    slower: tuple[tuple[float, Cells], ...] = ()

    def tables(self, columns: ChillerColumns) -> UnitTables:
        """What units of these machines need."""

        def worked_out(rows: IntArray, kinds: IntArray) -> UnitTables:
            return self._worked_out(take(columns, rows), kinds)

        return self.kept.of(columns, self.cells.kinds, worked_out)

    def _worked_out(self, columns: ChillerColumns, kinds: IntArray) -> UnitTables:
        """The tables of some machines at some of the wet bulbs."""
        machines = served(columns, self.design, self.duty, self.pumping, self.reach_k)
        here = self.cells.at(kinds)
        found = unit_tables(machines, here, self.duty.condenser_control)
        if self.duty.condenser_pumping is CondenserPumping.VARIABLE:
            slower = [(share, cells.at(kinds)) for share, cells in self.slower]
            found = with_slower_water(found, machines, here, slower)
        if self.free_cells is not None:
            found = with_exchanger(found, machines, self.free_cells.at(kinds))
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class RoomYear:
    """A room over the points of a year.

    rooms: the same one, with chilled water as at design and warmer; kind: (points,), their wet
    bulbs, those of the first room first.
    """

    rooms: tuple[Room, ...]
    kind: IntArray

    @property
    def room(self) -> Room:
        """What does not go by the chilled water."""
        return self.rooms[0]

    def states(self, columns: ChillerColumns) -> "InRoom":
        """Units of these machines at the points."""
        tables = [room.tables(columns) for room in self.rooms]
        every = tables[0] if len(tables) == 1 else UnitTables.of_kinds(tables)
        return InRoom(columns=columns, tables=every, kind=self.kind)


def wet_bulb_step_k(duty: ChillerDuty) -> float:
    """By which wet bulbs of a year are told apart; wider where a rule goes by the load as well."""
    by_load = duty.condenser_control is CondenserControl.LIFT
    return 2.0 * WET_BULB_STEP_K if by_load else WET_BULB_STEP_K


def room_year(
    duty: ChillerDuty,
    design: ChillerDesign,
    wet_bulb_c: FloatArray,
    load_w: FloatArray,
    reach_k: float,
) -> RoomYear:
    """The room of a duty at wet bulbs and loads, (points,).

    Wet bulbs are told apart by half a kelvin. Where a rule goes by the load of the plant, loads are
    told apart by a tenth of the peak, and wet bulbs by one kelvin.
    """
    step_k, band = wet_bulb_step_k(duty), np.zeros(len(load_w))
    if duty.condenser_control is CondenserControl.LIFT:
        band = np.round(load_w / design.peak_w / _LOAD_STEP)
    steps = np.round(wet_bulb_c / step_k)
    warmer = duty.warmer_k(load_w / design.peak_w)
    rooms, kind, known = [], np.zeros(len(load_w), dtype=np.int64), 0
    for warmer_k in np.unique(warmer).tolist():
        here = warmer == warmer_k
        first, own = alike(steps[here], band[here])
        wet_bulbs = tuple((steps[here][first] * step_k).tolist())
        loads = tuple((band[here][first] * _LOAD_STEP).tolist()) if band.any() else ()
        rooms.append(room_of(duty, design, wet_bulbs, loads, reach_k, warmer_k))
        kind[here] = known + own
        known += len(first)
    return RoomYear(rooms=tuple(rooms), kind=kind)


def tower_of(duty: ChillerDuty, design: ChillerDesign) -> MerkelTower:
    """The towers of a duty at its design conditions, at the pressure of the site."""
    leaving = design.entering_condenser_c
    return MerkelTower(
        design=TowerDesign(
            entering_c=leaving + duty.tower_range_k,
            leaving_c=leaving,
            wet_bulb_c=leaving - duty.tower_approach_k,
            water_over_air=duty.tower_water_over_air,
            pressure_pa=float(standard_pressure(design.elevation_m)),
        )
    )


def rejection_of(duty: ChillerDuty, design: ChillerDesign) -> HeatRejection:
    """What cools the water of the condensers: towers, or dry coolers in a closed loop."""
    if not duty.rejects_dry:
        return tower_of(duty, design)
    return DryCooler(
        approach_k=duty.rejection_approach_k, span_k=duty.tower_range_k, air_most=_AIR_TOLD
    )


@keep_latest(4)
def room_of(
    duty: ChillerDuty,
    design: ChillerDesign,
    wet_bulbs_c: tuple[float, ...],
    plant_loads: tuple[float, ...],
    reach_k: float,
    warmer_k: float = 0.0,
) -> Room:
    """The room of a duty; kept, as an edit of a price leaves it as it is.

    warmer_k: by which its chilled water leaves warmer than at design.
    """
    leaving = design.entering_condenser_c
    tower = rejection_of(duty, design)
    below = int((leaving - duty.condenser_floor_c) // SET_POINT_STEP_K) + 1
    above = max(int((_HIGHEST_C - leaving) // SET_POINT_STEP_K), 0)
    set_c = leaving + SET_POINT_STEP_K * np.arange(-below, above + 1)
    set_points = tuple(set_c.tolist())
    return Room(
        duty=duty,
        design=design,
        reach_k=reach_k,
        cells=cells(tower, wet_bulbs_c, set_points, plant_loads),
        slower=tuple(
            (share, cells(tower, wet_bulbs_c, set_points, plant_loads, share))
            for share in _slower_shares(duty)
        ),
        pumping=Pumping(duty=duty, design=design, warmer_k=warmer_k),
        free_cells=cells(tower, wet_bulbs_c, _free_c(duty), plant_loads)
        if duty.has_free_cooling
        else None,
        kept=kept_tables(duty, design, reach_k, warmer_k),
    )


def _slower_shares(duty: ChillerDuty) -> tuple[float, ...]:
    """Flows of cooling water below that of design that are tried, evenly down to the least."""
    best = duty.condenser_control is CondenserControl.OPTIMUM
    if duty.condenser_pumping is CondenserPumping.CONSTANT or not best:
        return ()
    shares = np.linspace(duty.condenser_flow_least, 1.0, _FLOWS)[:-1]
    return tuple(shares.tolist()) if duty.condenser_flow_least < 1.0 else ()


def _free_c(duty: ChillerDuty) -> tuple[float, ...]:
    """Water of the cells that may cool the return: from the freezing guard upwards."""
    least, most = duty.tower_water_least_c, duty.entering_chilled_c - GAIN_LEAST_K
    steps = max(int((most - least) // SET_POINT_STEP_K), 1)  # a table has two at least
    return tuple(least + SET_POINT_STEP_K * step for step in range(steps + 1))


@dataclass(frozen=True, kw_only=True)
class InRoom:
    """Units of a room at the points of a year (UnitStates), read from their tables."""

    columns: ChillerColumns
    tables: UnitTables
    kind: IntArray

    @cached_property
    def capacity_w(self) -> FloatArray:
        """The most a unit gives at each point, (machines, points)."""
        able: FloatArray = self.tables.capacity_w[:, self.kind]
        return able

    @cached_property
    def full_power_w(self) -> FloatArray:
        """Chiller and fan at that, (machines, points)."""
        drawn: FloatArray = self.tables.input_w[:, self.kind, -1]
        return drawn

    @property
    def best_relative_cop(self) -> FloatArray:
        """Of chiller and fan, without an exchanger, at each wet bulb, (machines, points)."""
        able = np.maximum(self.tables.capacity_w, _TINY)
        best = self.tables.best * self.tables.input_w[:, :, -1] / able
        of_points: FloatArray = best[:, self.kind]
        return of_points

    def part_load(self, plr: FloatArray) -> PartLoad:
        """Input over that at the most a unit gives; cycling is the chiller's."""
        own = self._nearest(self.tables.plr, plr)
        runs = (plr > 0.0) & (own > 0.0)  # an exchanger may carry all of it
        # At its least load a machine runs through; what was kept of another size is it but for
        # the last digits.
        machine, point = np.nonzero((own < _BELOW * self.columns.step_min[:, None]) & runs)
        cycles = own[machine, point] < _BELOW * self.columns.plr_min[machine]
        return PartLoad(
            power_ratio=self.power_ratio(plr),
            cycling=(machine[cycles], point[cycles]),
            false_loading=(machine[~cycles], point[~cycles]),
        )

    def power_ratio(self, plr: FloatArray) -> FloatArray:
        """Input over that at the most a unit gives."""
        full = self.full_power_w
        drawn = self._read(self.tables.input_w, plr)
        ratio = np.divide(drawn, full, out=np.zeros_like(drawn), where=full > 0.0)
        ratio[plr <= 0.0] = 0.0
        return ratio

    def condenser_c(self, plr: FloatArray) -> FloatArray:
        """Cooling water to the chiller, (machines, points)."""
        return self._read(self.tables.set_c, plr)

    def tower_c(self, plr: FloatArray) -> FloatArray:
        """The set-point of the cells' water, (machines, points)."""
        return self._read(self.tables.tower_c, plr)

    def beside(self, plr: FloatArray) -> Beside:
        """Tower fans, pumps of a unit that follow its load, and what its exchanger carries."""
        tables, off = self.tables, plr <= 0.0
        cell, along = self._place(plr)
        fan, bypass, cooling, free = (
            read(each, cell, along) if each.any() else np.zeros_like(plr)
            for each in (tables.fan_w, tables.bypass_w, tables.cooling_w, tables.free_w)
        )
        for each in (fan, bypass, cooling, free):
            each[off] = 0.0
        return Beside(tower_fan_w=fan, bypass_w=bypass, cooling_pump_w=cooling, free_w=free)

    def beyond_hours(self, plr: FloatArray, hours: FloatArray) -> FloatArray:
        """Hours in which units run with cooling water beyond the limits of their curves."""
        entering = self.condenser_c(plr)
        low, high = self.columns.condenser_min_c, self.columns.condenser_max_c
        beyond = (entering < low[:, None] - SET_POINT_STEP_K) | (entering > high[:, None])
        runs = (plr > 0.0) & (self._nearest(self.tables.plr, plr) > 0.0)
        told: FloatArray = ((beyond & runs) | (self.capacity_w <= 0.0)) @ hours
        return told

    def _nearest(self, table: FloatArray, plr: FloatArray) -> FloatArray:
        """Of the nearest load: between a chiller that is off and one that runs lies neither."""
        node = np.rint(np.clip(plr, 0.0, 1.0) * STEPS).astype(np.int64)
        node += self._first
        return table.take(node)

    def _read(self, table: FloatArray, plr: FloatArray) -> FloatArray:
        return read(table, *self._place(plr))

    def _place(self, plr: FloatArray) -> tuple[IntArray, FloatArray]:
        """Where part loads lie in a table laid flat: cell, share of the way to the next."""
        cell, along = place(STEPS, 1, plr)
        cell += self._first
        return cell, along

    @cached_property
    def _first(self) -> IntArray:
        """Where the loads of a machine at each point begin in a table laid flat."""
        machines, kinds = self.tables.capacity_w.shape
        first: IntArray = (np.arange(machines)[:, None] * kinds + self.kind) * (STEPS + 1)
        return first
