"""Units at loads: how many are connected, what they lose, what cools them."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.columns import TransformerColumns
from core.families.transformers.current import current_squared
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.performance import comprehensive_w
from core.selection.family import Situation

FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Windings:
    """What counts of each transformer, (machines,), and of the voltage behind which it works.

    p0_w, pk_w: with harmonics, and with reactive power where the study prices it and it is known;
    supply: the grid over the tap in use; None: the busbar has the rated voltage.
    """

    rated_va: FloatArray
    p0_w: FloatArray
    pk_w: FloatArray
    cooling_w: FloatArray
    cooling_from: FloatArray
    resistive: FloatArray
    impedance: FloatArray
    factor: float = 1.0
    supply: float | None = None

    def only(self, at: NDArray[np.int64]) -> "Windings":
        """Those of some machines."""
        return Windings(
            rated_va=self.rated_va[at],
            p0_w=self.p0_w[at],
            pk_w=self.pk_w[at],
            cooling_w=self.cooling_w[at],
            cooling_from=self.cooling_from[at],
            resistive=self.resistive[at],
            impedance=self.impedance[at],
            factor=self.factor,
            supply=self.supply,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Running:
    """Units connected, what they lose and what cools them, W, at loads; each (machines, points)."""

    units: FloatArray
    no_load_w: FloatArray
    load_loss_w: FloatArray
    cooling_w: FloatArray

    @property
    def loss_w(self) -> FloatArray:
        """All that is lost."""
        return self.no_load_w + self.load_loss_w + self.cooling_w


def windings_of(columns: TransformerColumns, situation: Situation) -> Windings:
    """The transformers of a selection under its duty."""
    duty: TransformerDuty = situation.duty
    p0, pk = columns.p0_w, columns.pk_w * duty.harmonic_loss
    if duty.reactive_equivalent > 0.0:
        counted = comprehensive_w(
            p0, pk, columns.rated_va, np.nan_to_num(columns.no_load_current),
            np.nan_to_num(columns.impedance), duty.reactive_equivalent,
        )  # fmt: skip
        p0, pk = (np.asarray(one) for one in counted)
    return Windings(
        rated_va=columns.rated_va,
        p0_w=p0,
        pk_w=pk,
        cooling_w=columns.cooling_w,
        cooling_from=columns.cooling_from,
        resistive=columns.pk_w / columns.rated_va,
        impedance=columns.impedance,
        factor=duty.factor,
        supply=duty.supply_voltage,
    )


def running(windings: Windings, load_va: FloatArray, units: int, *, switched: bool) -> Running:
    """So many units of each at loads, (points,).

    switched: at each load as many as lose least, and no fewer than carry it; else all of them.
    """
    if not switched:
        return _at(windings, load_va, np.full((len(windings.rated_va), len(load_va)), float(units)))
    best = _at(windings, load_va, np.ones((len(windings.rated_va), len(load_va))))
    number, least = best.units, best.loss_w
    for more in range(2, units + 1):
        able = load_va <= (more - 1) * windings.rated_va[:, None] * (1.0 + 1e-9)
        lost = _at(windings, load_va, np.full_like(number, float(more))).loss_w
        better = (lost < least) | ~able
        number, least = np.where(better, float(more), number), np.where(better, lost, least)
    return _at(windings, load_va, number)


def _at(windings: Windings, load_va: FloatArray, units: FloatArray) -> Running:
    rated = windings.rated_va[:, None]
    share = load_va / (units * rated)
    load_loss = units * windings.pk_w[:, None] * share**2
    if windings.supply is not None:
        load_loss *= current_squared(
            share, windings.factor, windings.resistive[:, None], windings.impedance[:, None],
            windings.supply,
        )  # fmt: skip
    cooled = share > windings.cooling_from[:, None]
    return Running(
        units=units,
        no_load_w=units * windings.p0_w[:, None],
        load_loss_w=load_loss,
        cooling_w=np.where(cooled, units * windings.cooling_w[:, None], 0.0),
    )
