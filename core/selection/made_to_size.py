"""Classes of machines on the common way: made to the size that each number of units asks for.

A class stands in the catalog with the sizes it may have. A selection makes it anew for every number
of units, as a record of its own; those of one kind and level are a series, which is one candidate
with its best number of units, as a documented machine is. A class that may have no size that fits
is left out once, with the reason of the nearest.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from core.machines.device import Device, is_made_to_size, series_of
from core.selection.family import Evaluation, Screening, Sized
from core.vocabulary.finding import Finding

IntArray = NDArray[np.int64]
D = TypeVar("D", bound=Device)


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """The devices of a catalog and behind them the classes made to size.

    series: (machines,), the first machine of each one's series; units: of machines that were made,
    how many they were made for; classes: the records that were not made, which stand for sizes;
    again: those made in a size that an earlier one has.
    """

    devices: Sequence[Device]
    series: IntArray
    units: Mapping[int, int]
    classes: frozenset[int]
    again: frozenset[int]

    def screened(self, screening: Screening) -> Screening:
        """The screening with every class in its own number of units, and left out once at most."""
        if not self.classes:
            return screening
        pairs = screening.pairs
        rows = zip(pairs.machine.tolist(), pairs.units.tolist(), strict=True)
        kept = pairs.only([self._stands(machine, units) for machine, units in rows])
        admitted = set(self.series[np.unique(kept.machine)].tolist())
        return Screening(
            pairs=kept,
            left_out=dict(self._left_out(screening, admitted)),
            refused={
                **{one: why for one, why in screening.refused.items() if self._stands(*one)},
                **{
                    (machine, self.units[machine]): why
                    for machine, why in screening.left_out.items()
                    if machine in self.units and int(self.series[machine]) in admitted
                },
            },
            mixing=screening.mixing - self.classes - self.again,
        )

    def banded(self, evaluation: Evaluation) -> Evaluation:
        """The evaluation with how far the year of each pair may be off; nan: of documented ones.

        A plant takes the larger of the bands of its machines.
        """
        if not self.units:
            return evaluation
        bands = np.full((len(self.devices), 2), np.nan)
        for machine in self.units:
            one = self.devices[machine]
            bands[machine] = (one.class_band_one or np.nan, one.class_band_several or np.nan)
        pairs = evaluation.pairs
        band = bands[pairs.machine, np.where(pairs.units > 1, 1, 0)]
        for pair in range(pairs.alone, len(band)):
            each = bands[list(pairs.machines(pair)), 1]
            band[pair] = np.max(each[np.isfinite(each)], initial=-np.inf)
        band = np.where(np.isfinite(band), band, np.nan)
        return replace(evaluation, columns={**evaluation.columns, "energy_band": band})

    def _stands(self, machine: int, units: int) -> bool:
        """Whether a machine may stand in so many units: a class in those it was made for."""
        return machine not in self.classes and self.units.get(machine, units) == units

    def _left_out(
        self, screening: Screening, admitted: set[int]
    ) -> list[tuple[int, tuple[Finding, ...]]]:
        """Documented machines, and of each series without a size the one that was made last."""
        nearest: dict[int, tuple[int, tuple[Finding, ...]]] = {}
        own = []
        for machine, why in screening.left_out.items():
            if machine not in self.classes and machine not in self.units:
                own.append((machine, why))
            elif int(self.series[machine]) not in admitted:
                series = int(self.series[machine])
                if machine in self.units or series not in nearest:
                    nearest[series] = (machine, why)
        return [*own, *nearest.values()]


def field_of(devices: Sequence[Device], made: Sequence[Sized]) -> Field:
    """The devices with what was made of the classes among them."""
    classes = [index for index, one in enumerate(devices) if is_made_to_size(one)]
    series = np.arange(len(devices) + len(made))
    first: dict[object, int] = {}
    for index in classes:
        series[index] = first.setdefault(series_of(devices[index]), index)
    for index, one in enumerate(made, len(devices)):
        series[index] = series[one.machine]
    records = {one.record: index for index, one in reversed([*enumerate(made, len(devices))])}
    return Field(
        devices=(*devices, *(one.record for one in made)) if made else devices,
        series=series,
        units={index: one.units for index, one in enumerate(made, len(devices))},
        classes=frozenset(classes),
        again=frozenset(range(len(devices), len(series))) - frozenset(records.values()),
    )


def classes_of(devices: Sequence[D]) -> list[tuple[tuple[int, ...], list[D]]]:
    """The series among the devices, each with its rows and records, smallest sizes first."""
    found: dict[object, list[int]] = {}
    for index, one in enumerate(devices):
        if is_made_to_size(one):
            found.setdefault(series_of(one), []).append(index)
    ordered = [
        sorted(rows, key=lambda row: devices[row].class_from_w or 0.0) for rows in found.values()
    ]
    return [(tuple(rows), [devices[row] for row in rows]) for rows in ordered]


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
