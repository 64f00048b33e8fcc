"""The tower cells of a unit at the wet bulbs of a year: the air they need, and how cold they can.

Dry coolers of a closed loop are such cells as well: what is a wet bulb here is then a dry bulb.

Tables over the heat of a cell, as a share of that of design, and over its leaving water. With the
water of the cells as at design whenever they run, the air follows from heat, wet bulb and leaving
water alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import single
from core.keeping.keeping import keep_latest
from core.plant.heat_rejection import HeatRejection

FloatArray = NDArray[np.float64]
IntArray = NDArray[np.int64]

_HEAT_STEP, _HEATS = 0.05, 28  # shares of the heat of design: 0 … 1.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """Straight lines of the rows of a table (rows, heats), each by its value at no heat and slope.

    A line that ends where no air cools so far is infinite all along; both (rows, lines).
    """

    at_none: FloatArray
    slope: FloatArray

    @classmethod
    def of(cls, table: FloatArray) -> "Lines":
        """Of a table of heats along its last axis."""
        table = table.reshape(-1, table.shape[-1])
        with np.errstate(invalid="ignore"):
            slope = np.diff(table, axis=1)
            at_none = table[:, :-1] - slope * np.arange(slope.shape[1])
        endless = ~np.isfinite(table[:, 1:])
        slope[endless], at_none[endless] = 0.0, np.inf
        return cls(at_none=at_none, slope=slope)

    def of_kinds(self, kinds: IntArray, rows: int) -> "Lines":
        """Of some kinds of points, each of so many rows."""
        at_none, slope = (
            each.reshape(-1, rows, each.shape[1])[kinds].reshape(-1, each.shape[1])
            for each in (self.at_none, self.slope)
        )
        return Lines(at_none=at_none, slope=slope)

    @property
    def in_single(self) -> "Lines":
        """The same in single precision."""
        return Lines(at_none=single(self.at_none), slope=single(self.slope))

    @property
    def number(self) -> int:
        """Lines of a row."""
        return int(self.slope.shape[1])

    def at(self, row: IntArray, heat: FloatArray) -> FloatArray:
        """Of rows, at heats of any shape."""
        place, along = self.place(heat)
        place += row * self.number
        return self.read(place, along)

    def place(self, heat: FloatArray) -> tuple[IntArray, FloatArray]:
        """Which line of a row holds at heats, and how far along the row they stand."""
        along = heat / _HEAT_STEP
        np.minimum(along, float(self.number), out=along)
        place = along.astype(np.int64)
        np.minimum(place, self.number - 1, out=place)
        return place, along

    def read(self, place: IntArray, along: FloatArray) -> FloatArray:
        """Of lines, numbered through all rows."""
        found: FloatArray = self.slope.take(place)
        found *= along
        found += self.at_none.take(place)
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Cells:
    """wet_bulb_c: (kinds,); set_c: (set-points,), rising; air: (kinds, set-points, heats), inf
    where no air cools so far; coldest_c: (kinds, heats), with all the air of design; plant_load:
    (kinds,), load of the plant over its peak where a rule asks for it, else 0.
    """

    wet_bulb_c: FloatArray
    plant_load: FloatArray
    set_c: FloatArray
    air: FloatArray
    coldest_c: FloatArray
    air_lines: Lines
    coldest_lines: Lines

    @property
    def heat_step(self) -> float:
        """Between two heats of the tables, as a share of that of design."""
        return _HEAT_STEP

    @property
    def kinds(self) -> list[tuple[float, float]]:
        """Wet bulb and load of the plant of every kind of point."""
        return [*zip(self.wet_bulb_c.tolist(), self.plant_load.tolist(), strict=True)]

    def at(self, kinds: IntArray) -> "Cells":
        """At some of the wet bulbs only."""
        if np.array_equal(kinds, np.arange(len(self.wet_bulb_c))):
            return self
        return Cells(
            wet_bulb_c=self.wet_bulb_c[kinds],
            plant_load=self.plant_load[kinds],
            set_c=self.set_c,
            air=self.air[kinds],
            coldest_c=self.coldest_c[kinds],
            air_lines=self.air_lines.of_kinds(kinds, len(self.set_c)),
            coldest_lines=self.coldest_lines.of_kinds(kinds, 1),
        )

    def air_between(self, leaving_c: FloatArray, heat: FloatArray) -> FloatArray:
        """The same for leaving water between two set-points; both (machines, kinds, loads)."""
        step = self.set_c[1] - self.set_c[0]
        along = np.clip((leaving_c - self.set_c[0]) / step, 0.0, len(self.set_c) - 1.0)
        low = np.minimum(along.astype(np.int64), len(self.set_c) - 2)
        share = along - low
        kinds, points = self.air.shape[:2]
        row = np.arange(kinds)[:, None] * points + low
        colder, warmer = self.air_lines.at(row, heat), self.air_lines.at(row + 1, heat)
        known = np.where(np.isfinite(colder), colder, warmer)
        with np.errstate(invalid="ignore"):
            between = known + share * (warmer - known)
        return np.where(np.isfinite(warmer), between, np.inf)  # no air does it

    def air_from(self, kind: int, leaving_c: FloatArray, heat: FloatArray) -> FloatArray:
        """The same at one wet bulb for leaving water of any temperature; (machines, points, loads).

        inf where the colder of the two set-points around it cannot be had.
        """
        step = self.set_c[1] - self.set_c[0]
        along = (leaving_c - self.set_c[0]) / step
        low = np.clip(np.floor(along), 0, len(self.set_c) - 2).astype(np.int64)
        share = np.minimum(along - low, 1.0)
        row = kind * len(self.set_c) + low
        colder, warmer = self.air_lines.at(row, heat), self.air_lines.at(row + 1, heat)
        known = np.isfinite(colder) & (along >= 0.0)
        with np.errstate(invalid="ignore"):
            between = colder + share * (warmer - colder)
        return np.where(known, between, np.inf)

    def coldest_at(self, heat: FloatArray) -> FloatArray:
        """Leaving water with all the air of design, °C; heat: (machines, kinds, loads)."""
        return self.coldest_lines.at(np.arange(len(self.coldest_c))[:, None], heat)


def cells(
    tower: HeatRejection,
    wet_bulbs_c: tuple[float, ...],
    set_points_c: tuple[float, ...],
    plant_loads: tuple[float, ...] = (),
    water: float = 1.0,
) -> Cells:
    """Tables of a tower at wet bulbs and set-points; plant_loads: one a wet bulb, or none.

    water: its flow over that of design.
    """
    known = _known_of(tower, set_points_c, water)
    new = sorted(set(wet_bulbs_c) - known.keys())
    if new:
        known.update(zip(new, _at_wet_bulbs(tower, new, set_points_c, water), strict=True))
    rows = [known[wet_bulb_c] for wet_bulb_c in wet_bulbs_c]
    air, coldest_c = (np.stack(each) for each in zip(*rows, strict=True))
    return Cells(
        wet_bulb_c=np.array(wet_bulbs_c),
        plant_load=np.array(plant_loads) if plant_loads else np.zeros(len(rows)),
        set_c=np.array(set_points_c),
        air=air,
        coldest_c=coldest_c,
        air_lines=Lines.of(air),
        coldest_lines=Lines.of(coldest_c),
    )


_Row = tuple[FloatArray, FloatArray]  # air, (set-points, heats); coldest water, (heats,)


@keep_latest(32)
def _known_of(*_: object) -> dict[float, _Row]:
    """What is known of a tower at set-points and a flow of water, by wet bulb.

    An edit seldom changes the tower, and what is asked of one candidate is asked at wet bulbs of
    the same year.
    """
    return {}


def _at_wet_bulbs(
    tower: HeatRejection,
    wet_bulbs_c: Sequence[float],
    set_points_c: tuple[float, ...],
    water: float,
) -> Iterator[_Row]:
    wet_bulb_c, set_c = np.array(wet_bulbs_c), np.array(set_points_c)
    heat = np.maximum(np.arange(_HEATS) * _HEAT_STEP, 1e-3)
    wet, leaving = wet_bulb_c[:, None, None], set_c[:, None]
    air = np.where(leaving > wet, tower.air(heat, wet, leaving, water), np.inf)
    coldest = tower.leaving_c(heat[None, :], wet_bulb_c[:, None], 1.0, water)
    return zip(air, coldest, strict=True)


def fan_share(air: FloatArray, least: float, fixed: float = 0.0) -> FloatArray:
    """Fan power over that at full speed: the cube of the air; below the least it runs by turns.

    fixed: the part of it that drive and motor take at any speed.
    """
    held = np.maximum(air, least)
    share: FloatArray = held * held
    share *= held
    share *= 1.0 - fixed
    share += fixed
    if least > 0.0:
        share *= np.minimum(air / least, 1.0)
    return share
