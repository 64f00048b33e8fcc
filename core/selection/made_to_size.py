"""Classes of machines on the common way: made to the size that each number of units asks for.

A class stands in the catalog with the sizes it may have. A selection makes it anew for every number
of units, as a record of its own; those of one kind and level are a series, which is one candidate
with its best number of units, as a documented machine is. A class that may have no size that fits
is left out once, with the reason of the nearest.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device, series_of
from core.selection.at_need import Reasons
from core.selection.family import Evaluation, Pairs, Screening, Situation, Sized
from core.vocabulary.finding import Finding

IntArray = NDArray[np.int64]
D = TypeVar("D", bound=Device)
_UNROUNDED = 1.0 - 1e-12  # a size that is just reached is not the next one


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The devices of a catalog and behind them the classes made to size.

    series: (machines,), the first machine of each one's series; units: of machines that were made,
    how many they were made for; choices: and as which choice; classes: the records that were not
    made, which stand for sizes; again: those made in a size that an earlier one has.
    """

    devices: Sequence[Device]
    series: IntArray
    units: Mapping[int, int]
    choices: Mapping[int, int]
    classes: frozenset[int]
    again: frozenset[int]

    def screened(self, screening: Screening) -> Screening:
        """The screening with every class in its own number of units, and left out once at most."""
        if not self.classes:
            return screening
        made_for = np.zeros(len(self.devices), dtype=np.int64)  # 0: in any number of units
        made_for[list(self.classes)] = -1
        made_for[list(self.units)] = list(self.units.values())
        pairs = screening.pairs
        wanted = made_for[pairs.machine]
        kept = self._smallest(pairs.only((wanted == 0) | (wanted == pairs.units)))
        going_on = self.series[kept.machine].tolist()
        admitted, in_units = set(going_on), set(zip(going_on, kept.units.tolist(), strict=True))
        out, refused = Reasons.of(screening.left_out), Reasons.of(screening.refused)
        told = self._told(out, admitted)
        never = self.classes.union(self.units) - told
        return Screening(
            pairs=kept,
            left_out=out.without(never),
            refused=refused.without(
                [
                    (machine, units)
                    for machine, units in refused.codes
                    if machine in self.classes or self.units.get(machine, units) != units
                ]
            ).followed_by(
                {
                    (machine, units): out[machine]
                    for machine, units in self.units.items()
                    if machine in out
                    and (series := int(self.series[machine])) in admitted
                    and (series, units) not in in_units
                }
            ),
            mixing=screening.mixing - self.classes - self.again,
        )

    def _smallest(self, pairs: Pairs) -> Pairs:
        """Of the sizes of a series that are tried for one use and choice the first to go on."""
        choice = np.zeros(len(self.devices), dtype=np.int64)
        choice[list(self.choices)] = list(self.choices.values())
        variant = np.zeros(len(pairs.machine), dtype=np.int64) if pairs.variant is None else (
            pairs.variant)  # fmt: skip
        use = np.stack([
            self.series[pairs.machine], pairs.units, variant, choice[pairs.machine]
        ])  # fmt: skip
        order = np.lexsort((pairs.machine, *use))
        chosen = np.ones(len(order), dtype=bool)
        chosen[order[1:]] = (use[:, order[1:]] != use[:, order[:-1]]).any(axis=0)
        return pairs if chosen.all() else pairs.only(chosen)

    def _told(self, out: Mapping[int, tuple[Finding, ...]], admitted: set[int]) -> set[int]:
        """Of each series that has no size that fits the machine that says why."""
        told: dict[int, int] = {}
        for machine in (*sorted(self.classes), *self.units):  # those made say more
            series = int(self.series[machine])
            if machine in out and series not in admitted:
                told[series] = machine
        return set(told.values())

    def banded(self, evaluation: Evaluation) -> Evaluation:
        """The evaluation with how far the year of each pair may be off; nan: of documented ones.

        Classes and machines known by their nameplate have one. A plant takes the larger of the
        bands of its machines.
        """
        pairs = evaluation.pairs
        bands = np.full((len(self.devices), 2), np.nan)
        mixed = (pairs.machines(pair) for pair in range(pairs.alone, len(pairs.machine)))
        for machine in {*pairs.each_once.tolist(), *(one for group in mixed for one in group)}:
            one = self.devices[machine]
            if getattr(one, "class_band_one", None) is not None:
                bands[machine] = (one.class_band_one, one.class_band_several or one.class_band_one)
            bands[machine] = evaluation.bands.get(machine, bands[machine])
        if not np.isfinite(bands).any():
            return evaluation
        band = bands[pairs.machine, np.where(pairs.units > 1, 1, 0)]
        for pair in range(pairs.alone, len(band)):
            each = bands[list(pairs.machines(pair)), 1]
            band[pair] = np.max(each[np.isfinite(each)], initial=-np.inf)
        band = np.where(np.isfinite(band), band, np.nan)
        return replace(evaluation, columns={**evaluation.columns, "energy_band": band})


def field_of(
    devices: Sequence[Device], classes: Mapping[int, Device], made: Sequence[Sized]
) -> Field:
    """The devices with what was made of the classes among them; classes: by row."""
    series = np.arange(len(devices) + len(made))
    for rows, _ in by_series(classes):
        series[list(rows)] = rows[0]
    for index, one in enumerate(made, len(devices)):
        series[index] = series[one.machine]
    records = {one.record: index for index, one in reversed([*enumerate(made, len(devices))])}
    return Field(
        devices=(*devices, *(one.record for one in made)) if made else devices,
        series=series,
        units={index: one.units for index, one in enumerate(made, len(devices))},
        choices={index: one.choice for index, one in enumerate(made, len(devices)) if one.choice},
        classes=frozenset(classes),
        again=frozenset(range(len(devices), len(series))) - frozenset(records.values()),
    )


class Classes(dict[int, D]):
    """The classes of a catalog by row, which stay while the catalog does."""

    @cached_property
    def series(self) -> list[tuple[tuple[int, ...], list[D]]]:
        """The series among them."""
        return _by_series(self)


def by_series(classes: Mapping[int, D]) -> list[tuple[tuple[int, ...], list[D]]]:
    """The series among classes by row, each with its rows and records, smallest sizes first."""
    return classes.series if isinstance(classes, Classes) else _by_series(classes)


def _by_series(classes: Mapping[int, D]) -> list[tuple[tuple[int, ...], list[D]]]:
    """As above.

    Two that may have the same size are of two series: the user's own copy of a class stands
    beside it.
    """
    found: dict[object, list[list[int]]] = {}
    for row in sorted(classes, key=lambda row: (classes[row].class_from_w or 0.0, row)):
        one = classes[row]
        several = found.setdefault(series_of(one), [])
        ended = [
            rows for rows in several
            if (classes[rows[-1]].class_to_w or np.inf) <= (one.class_from_w or 0.0)
        ]  # fmt: skip
        if ended:
            ended[0].append(row)
        else:
            several.append([row])
    return [
        (tuple(rows), [classes[row] for row in rows])
        for several in found.values()
        for rows in several
    ]


def sized_for_numbers(
    classes: Mapping[int, D],
    situation: Situation,
    step_w: float,
    made: Callable[[D, float], D],
) -> list[Sized]:
    """Every series for each number of units, in the size that the units on duty need.

    made: a class in a size, W; of a series the row whose sizes hold it is taken.
    """
    plant, found = situation.plant, []
    for rows, records in by_series(classes):
        for units in plant.numbers:
            if (carrying := plant.carrying(units)) < 1:
                continue
            wanted = situation.design.required_w / carrying * _UNROUNDED
            index, size_w = nearest_size(records, [wanted] * len(records), step_w)
            one = msgspec.structs.replace(made(records[index], size_w), id=records[0].id)
            found.append(Sized(machine=rows[index], units=units, record=one))
    return found


def nearest_size(
    records: Sequence[Device], wanted_w: Sequence[float], step_w: float
) -> tuple[int, float]:
    """Which record of a series is made for a size, and in which size, W.

    wanted_w: the nominal size wanted of each; sizes are rounded up to a step. The first record
    that may be as large; one that is larger at the least is made as small as it may be, and where
    none is large enough the last is made as large as it may be.
    """
    for index, (record, wanted) in enumerate(zip(records, wanted_w, strict=True)):
        low, high = record.class_from_w or 0.0, record.class_to_w or np.inf
        rounded = min(float(np.ceil(wanted / step_w)) * step_w, high)
        if rounded >= wanted:
            return index, max(rounded, low)
    return len(records) - 1, records[-1].class_to_w or wanted_w[-1]
