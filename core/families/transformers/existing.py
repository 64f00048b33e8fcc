"""The transformers there are today: their year, alone or unequal ones in parallel.

Unequal ones share a load as their impedances let them, each as Sn/uk; where an impedance is not
known they are taken as equal. Of series S7, S9 and S11 whose nameplate is not at hand the losses
are those of grade 3 of GB 20052 at the same rating times what they are of it at 1,000 kVA
(S7 1.80/11.6, S9 1.70/10.3, S11 1.15/10.3 kW against 0.83/10.3): assumed, and marked so.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.transformers.classes import EDITION, grade_3_losses_w
from core.families.transformers.current import current_squared
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.record import (
    OIL_REFERENCE_C,
    Connection,
    Core,
    Insulation,
    OldSeries,
    Transformer,
)
from core.machines.device import UNNAMED, Evidence
from core.selection.demand_charge import demand_charge
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_GRADE_3_W = (830.0, 10300.0)  # 1,000 kVA, silicon steel
_SERIES_W = {
    OldSeries.S7: (1800.0, 11600.0),
    OldSeries.S9: (1700.0, 10300.0),
    OldSeries.S11: (1150.0, 10300.0),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Units side by side, each (units,); impedance: nan where it is not known."""

    rated_va: FloatArray
    p0_w: FloatArray
    pk_w: FloatArray
    impedance: FloatArray

    @property
    def shares(self) -> FloatArray:
        """Of a common load, what each takes."""
        known = np.isfinite(self.impedance).all()
        takes = self.rated_va / self.impedance if known else self.rated_va
        shared: FloatArray = takes / takes.sum()
        return shared

    @property
    def able_va(self) -> float:
        """The common load at which the first of them carries its rated power."""
        return float((self.rated_va / self.shares).min())

    def losses_w(self, load_va: FloatArray, duty: TransformerDuty) -> FloatArray:
        """Of all of them at loads, with the harmonics and the voltage of a duty."""
        share = self.shares[:, None] * load_va / self.rated_va[:, None]
        squares = share**2 * duty.harmonic_loss
        if duty.supply_voltage is not None:
            squares = squares * current_squared(
                share, duty.factor, (self.pk_w / self.rated_va)[:, None],
                self.impedance[:, None], duty.supply_voltage,
            )  # fmt: skip
        lost: FloatArray = self.p0_w.sum() + (self.pk_w[:, None] * squares).sum(axis=0)
        return lost


@dataclass(frozen=True, slots=True, kw_only=True)
class ExistingYear:
    """A year of their losses; cost: with a demand charge."""

    monthly_wh: FloatArray  # (12,)
    cost: float
    energy_wh: float
    findings: tuple[Finding, ...]


def losses_today(duty: TransformerDuty) -> tuple[float, float] | None:
    """P0 and Pk of a unit, W; None: of such a rating nothing is known."""
    stated = duty.old_no_load_w, duty.old_load_loss_w
    if stated[0] is not None and stated[1] is not None:
        return stated[0], stated[1]
    if duty.old_series is None or duty.old_rated_va is None:
        return None
    limits = grade_3_losses_w(duty.old_rated_va)
    if limits is None:
        return None
    typical = tuple(
        limit * of / at
        for limit, of, at in zip(limits, _SERIES_W[duty.old_series], _GRADE_3_W, strict=True)
    )
    return stated[0] or typical[0], stated[1] or typical[1]


def standing(duty: TransformerDuty) -> Standing | None:
    """What stands there; None where nothing is stated."""
    losses = losses_today(duty)
    if not duty.old_units or duty.old_rated_va is None or losses is None:
        return None
    kinds = [(duty.old_units, duty.old_rated_va, *losses, duty.old_impedance)]
    beside = duty.beside_rated_va, duty.beside_no_load_w, duty.beside_load_loss_w
    if duty.beside_units and None not in beside:
        kinds.append((duty.beside_units, *beside, duty.beside_impedance))  # type: ignore[arg-type]
    rows = np.array(
        [
            [np.nan if one is None else one for one in rest]
            for count, *rest in kinds
            for _ in range(count)
        ],
        dtype=np.float64,
    )
    return Standing(rated_va=rows[:, 0], p0_w=rows[:, 1], pk_w=rows[:, 2], impedance=rows[:, 3])


def nameplate(duty: TransformerDuty) -> Transformer | None:
    """One of them, for its grade: typed losses alone are checked against a table."""
    if not duty.old_units or None in (
        duty.old_rated_va, duty.old_no_load_w, duty.old_load_loss_w
    ):  # fmt: skip
        return None
    oil = duty.old_series is not None or duty.wanted_insulation is Insulation.OIL
    return Transformer(
        id="existing",
        maker=UNNAMED,
        model="",
        rated_va=duty.old_rated_va or 0.0,
        high_v=duty.grid_v,
        low_v=duty.use_v,
        connection=Connection.DYN11,
        insulation=Insulation.OIL if oil else duty.wanted_insulation,
        core_material=Core.STEEL,
        no_load_power_w=duty.old_no_load_w or 0.0,
        load_loss_w=duty.old_load_loss_w or 0.0,
        load_loss_c=OIL_REFERENCE_C if oil else None,
        source="nameplate",
        source_year="",
        evidence=Evidence.D,
    )


def existing_year(situation: Situation) -> ExistingYear | None:
    """Its year; None where none is stated, or nothing is known of its losses."""
    duty, profile = situation.duty, situation.profile
    there = standing(duty)
    if there is None:
        return None
    load, hours = profile.columns["load_w"], profile.hours
    lost = there.losses_w(load, duty)
    highest = np.where(hours > 0.0, load[:, None], 0.0).max(axis=0)
    peaks = there.losses_w(highest, duty)[None]
    installed = np.array([float(there.rated_va.sum())])
    charged = demand_charge(peaks, situation.study.economics, installed)
    energy = float(lost @ hours.sum(axis=1))
    return ExistingYear(
        monthly_wh=lost @ hours,
        cost=float(lost @ profile.price_hours) / _W_PER_KW + float(charged[0]),
        energy_wh=energy,
        findings=tuple(_findings(situation, there, energy)),
    )


def _findings(situation: Situation, there: Standing, energy: float) -> Iterator[Finding]:
    duty: TransformerDuty = situation.duty
    yield finding(
        "transformers_today", Severity.INFO,
        figure("installed", float(there.rated_va.sum()), Kind.APPARENT_POWER),
        figure("energy", energy, Kind.ENERGY),
    )  # fmt: skip
    if duty.old_series is not None and None in (duty.old_no_load_w, duty.old_load_loss_w):
        yield finding(
            "transformers_today_assumed", Severity.ASSUMED,
            figure("series", duty.old_series.value, word="choice"),
            figure("p0", float(there.p0_w[0]), Kind.LOSS_POWER),
            figure("pk", float(there.pk_w[0]), Kind.LOSS_POWER),
            figure("edition", EDITION),
        )  # fmt: skip
    able, peak = there.able_va, situation.design.today_va
    if able < float(there.rated_va.sum()) * (1.0 - 1e-6):
        yield finding(
            "transformers_today_unequal", Severity.WARNING,
            figure("able", able, Kind.APPARENT_POWER),
            figure("installed", float(there.rated_va.sum()), Kind.APPARENT_POWER),
        )  # fmt: skip
    unequal = len(set(there.rated_va.tolist())) > 1
    if unequal and not np.isfinite(there.impedance).all():
        yield finding("transformers_today_impedance", Severity.ASSUMED)
    if peak > able:
        yield finding(
            "transformers_today_short", Severity.WARNING,
            figure("peak", peak, Kind.APPARENT_POWER),
            figure("able", able, Kind.APPARENT_POWER),
        )  # fmt: skip
