"""Tables of machines in a room, kept by wet bulb and load of the plant.

A selection asks for the same machines several times, an edit of a price or of the load for all of
them, another study of the site for most of their wet bulbs. Machines made to size need no tables of
their own in each size.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.plant_room.units.unit_tables import UnitTables
from core.families.chillers.record import Chiller
from core.keeping.keeping import keep_latest
from core.machines.device import is_made_to_size

IntArray = NDArray[np.int64]
PointKind = tuple[float, float]  # wet bulb, load of the plant over its peak

_TOGETHER = 48  # machines worked out in one go: they stay in the cache
_ROOMS = 4  # whose tables are kept: each holds megabytes
# What a duty says of the plant as a whole and of what stands beside the units.
_BESIDE_THE_UNITS = frozenset(
    {
        "peak_w", "margin", "it_share", "today_energy_wh", "today_cooling_wh",
        "hot_water_m3_per_day", "hot_water_c", "cold_water_c", "hot_draw_from_h", "hot_draw_to_h",
        "hot_store_m3", "hot_store_loss", "hot_water_by", "heat_recovery", "recovery_leaving_c",
        "cold_store", "cold_store_wh", "cold_store_m3", "cold_store_use", "cold_store_loss",
        "cold_store_price", "ice_charging_c", "tower_cycles", "water_price_per_m3",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """Tables of one machine of a size, W; column: where those of each kind of point stand."""

    size_w: float
    column: Mapping[PointKind, int]
    tables: UnitTables

    def with_more(self, kinds: Sequence[PointKind], found: "_Kept") -> "_Kept":
        """With those of further kinds of points, worked out of it in a size of its own."""
        first = len(self.column)
        more = {kind: first + at for at, kind in enumerate(kinds)}
        tables = UnitTables.of_kinds([self.tables, found.in_size(self.size_w)])
        return _Kept(size_w=self.size_w, column={**self.column, **more}, tables=tables)

    def in_size(self, size_w: float) -> UnitTables:
        """The same of a machine of another size."""
        same = size_w == self.size_w
        return self.tables if same else self.tables.times(size_w / self.size_w)

    def at(self, kinds: Sequence[PointKind]) -> UnitTables:
        """At some kinds of points, in their order."""
        columns = [self.column[kind] for kind in kinds]
        whole = columns == [*range(len(self.column))]
        return self.tables if whole else self.tables.at(np.array(columns, dtype=np.int64))


@dataclass(slots=True)
class KeptTables:
    """Tables of machines in rooms that differ in nothing of what these rest on."""

    _known: dict[Chiller, _Kept]

    def of(
        self,
        columns: ChillerColumns,
        kinds: Sequence[PointKind],
        work_out: Callable[[IntArray, IntArray], UnitTables],
    ) -> UnitTables:
        """Tables of machines at kinds of points.

        work_out: those of some rows of the columns at some of the kinds.
        """
        machines, sizes = [_in_any_size(one) for one in columns.records], columns.capacity_w
        for rows, missing in self._lacking(machines, kinds):
            found = work_out(np.array(rows), np.array(missing))
            new = [kinds[one] for one in missing]
            column = {kind: at for at, kind in enumerate(new)}
            for at, row in enumerate(rows):
                one = _Kept(size_w=float(sizes[row]), column=column, tables=found.row(at))
                known = self._known.get(machines[row])
                self._known[machines[row]] = one if known is None else known.with_more(new, one)
        each = [self._known[machine] for machine in machines]
        larger = [size / one.size_w for one, size in zip(each, sizes.tolist(), strict=True)]
        return UnitTables.beside([one.at(kinds) for one in each], larger)

    def _lacking(
        self, machines: Sequence[Chiller], kinds: Sequence[PointKind]
    ) -> Iterator[tuple[list[int], list[int]]]:
        """Rows of machines, a few at a time, and which kinds of points they lack alike."""
        lacking: dict[tuple[int, ...], dict[Chiller, int]] = {}
        for row, machine in enumerate(machines):
            known = self._known.get(machine)
            column: Mapping[PointKind, int] = {} if known is None else known.column
            missing = tuple(at for at, kind in enumerate(kinds) if kind not in column)
            if missing:
                lacking.setdefault(missing, {}).setdefault(machine, row)
        for missing, rows in lacking.items():
            every = [*rows.values()]
            for start in range(0, len(every), _TOGETHER):
                yield every[start : start + _TOGETHER], [*missing]


def _in_any_size(record: Chiller) -> Chiller:
    """What all sizes of a machine made to size have in common; any other machine as it is."""
    if not is_made_to_size(record):
        return record
    return msgspec.structs.replace(record, id="", model="", capacity_w=None)


def kept_tables(
    duty: ChillerDuty, design: ChillerDesign, reach_k: float, warmer_k: float
) -> KeptTables:
    """What is kept for the rooms of a duty; a unit is served by its own pump and cells.

    warmer_k: by which its chilled water leaves warmer than at design.
    """
    units = tuple(
        (name, getattr(duty, name))
        for name in duty.__struct_fields__
        if name not in _BESIDE_THE_UNITS
    )
    unsized = msgspec.structs.replace(design, peak_w=0.0, required_w=0.0)
    return _kept_tables(units, unsized, reach_k, warmer_k)


@keep_latest(_ROOMS)
def _kept_tables(*_: object) -> KeptTables:
    return KeptTables({})
