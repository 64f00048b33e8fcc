"""The motors of a catalog as they are computed with: columns, losses, and a drive for each."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.motors.columns import (
    BoolArray,
    FloatArray,
    MotorColumns,
    columns_of,
    drive_columns,
)
from core.families.motors.drive import Drive
from core.families.motors.drive_losses import DriveModel, fit_drives, suited_drives
from core.families.motors.electrical import CurrentModel, fit_current
from core.families.motors.losses import LossModel, efficiency, fit_losses
from core.families.motors.record import Flag, Motor
from core.machines.device import is_made_to_size
from core.machines.side_by_side import followed_by, some_of

CURVE_LOADS = np.linspace(0.05, 1.2, 47)
_CLASSES = 4096  # laid out in other ratings: no more are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """Everything of the machines that no duty changes, each (machines,) unless said."""

    columns: MotorColumns
    losses: LossModel
    drives: tuple[Drive, ...]
    chosen: NDArray[np.int64]  # index into drives, −1 for none
    drive_price: FloatArray  # listed, of the drive chosen; nan where it has none
    drive_power_w: FloatArray  # of the motor that drive is meant for; nan where there is none
    drive_model: DriveModel
    current: CurrentModel
    curve: FloatArray  # efficiency on the mains at CURVE_LOADS, (machines, loads)
    rankable: BoolArray  # its losses are known
    documented: BoolArray  # a machine, and no class of machines

    def __len__(self) -> int:
        return len(self.columns)

    def before(self, others: "Bank") -> "Bank":
        """These, then others that are given the same drives."""
        return replace(followed_by(replace(self, drives=()), replace(others, drives=())),
                       drives=self.drives)  # fmt: skip


def documented_first(chosen: BoolArray, documented: BoolArray) -> BoolArray:
    """Of those chosen the documented ones, if any: what others are measured against."""
    return chosen & documented if (chosen & documented).any() else chosen


def bank_of(records: Sequence[Motor], drives: Sequence[Drive]) -> Bank:
    """Lay motors side by side, fit their losses, find each its drive."""
    columns, offered = columns_of(records), drive_columns(drives)
    losses = fit_losses(columns)
    chosen = suited_drives(columns, offered) if len(drives) else np.full(len(records), -1)
    # The last is that of none, which is chosen as −1.
    priced, sized = np.append(offered.price, np.nan), np.append(offered.power_w, np.nan)
    rated = losses.coefficients[:, 0] if len(records) else np.zeros(0)
    return Bank(
        columns=columns,
        losses=losses,
        drives=tuple(drives),
        chosen=chosen,
        drive_price=priced[chosen],
        drive_power_w=sized[chosen],
        drive_model=fit_drives(columns, offered, chosen),
        current=fit_current(columns, losses),
        curve=efficiency(losses, CURVE_LOADS),
        rankable=np.isfinite(rated) & ~columns.flagged(Flag.NO_EFFICIENCY),
        documented=np.array([not is_made_to_size(one) for one in records], dtype=bool),
    )


class ClassBank:
    """Classes in the ratings that studies asked for, each laid out once."""

    def __init__(self) -> None:
        self._drives: Sequence[Drive] = ()
        self._rows: dict[Motor, int] = {}
        self._bank: Bank | None = None

    def of(self, made: Sequence[Motor], drives: Sequence[Drive]) -> Bank:
        """Some classes with the drives offered, in their order."""
        if self._drives is not drives or len(self._rows) > _CLASSES:
            self._drives, self._rows, self._bank = drives, {}, None
        new = [one for one in dict.fromkeys(made) if one not in self._rows]
        if new or self._bank is None:
            found = bank_of(new, drives)
            self._bank = found if self._bank is None else self._bank.before(found)
            first = len(self._rows)
            self._rows.update((one, first + at) for at, one in enumerate(new))
        rows = np.array([self._rows[one] for one in made], dtype=np.int64)
        return replace(some_of(replace(self._bank, drives=()), rows), drives=self._bank.drives)
