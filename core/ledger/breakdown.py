"""Where the energy of a plant goes: by kind, place, age and tier, each by what is found of it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from core.ledger.asset import KINDS
from core.ledger.columns import STATES, TIERS, Columns

By = Literal["kind", "place", "age", "tier"]
EVERY: tuple[By, ...] = ("kind", "place", "age", "tier")
AGES = (5, 10, 15, 20)  # years at which a band begins
_MOST = 12  # bars of a group; the smallest go together
OTHERS, UNKNOWN = "others", "unknown"
_IN_USE = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """kWh a year by state, of the rows in use; unknown_rows: those whose energy is not known."""

    key: str  # a kind, a place, "0-5", a tier
    kwh: Mapping[str, float]
    rows: int
    unknown_rows: int

    @property
    def total(self) -> float:
        """Of all states."""
        return sum(self.kwh.values())


def breakdown(columns: Columns, by: By) -> tuple[Part, ...]:
    """The parts, the largest first; ages and tiers in their own order."""
    keys = _KEYS[by](columns)
    used = columns.status == _IN_USE
    found = [
        _part(columns, key, used & (keys == key)) for key in dict.fromkeys(keys[used].tolist())
    ]
    if by == "age":
        order = [*_bands(), UNKNOWN]
        return tuple(sorted(found, key=lambda one: order.index(one.key)))
    if by == "tier":
        return tuple(sorted(found, key=lambda one: TIERS.index(one.key)))
    found.sort(key=lambda one: (-one.total, one.key))
    if len(found) <= _MOST:
        return tuple(found)
    return (*found[: _MOST - 1], _together(found[_MOST - 1 :]))


def _part(columns: Columns, key: str, at: NDArray[np.bool_]) -> Part:
    kwh = np.nan_to_num(columns.kwh)
    sums = np.bincount(columns.state[at], weights=kwh[at], minlength=len(STATES))
    return Part(
        key=key,
        kwh={state.value: float(sums[one]) for one, state in enumerate(STATES) if sums[one]},
        rows=int(at.sum()),
        unknown_rows=int((at & np.isnan(columns.kwh)).sum()),
    )


def _together(several: list[Part]) -> Part:
    kwh: dict[str, float] = {}
    for one in several:
        for state, value in one.kwh.items():
            kwh[state] = kwh.get(state, 0.0) + value
    return Part(
        key=OTHERS,
        kwh=kwh,
        rows=sum(one.rows for one in several),
        unknown_rows=sum(one.unknown_rows for one in several),
    )


def _bands() -> list[str]:
    edges = (0, *AGES)
    return [*(f"{low}-{high}" for low, high in zip(edges, AGES, strict=False)), f"{AGES[-1]}-"]


def _ages(columns: Columns) -> NDArray[np.str_]:
    named = np.array([*_bands(), UNKNOWN])
    band = np.searchsorted(np.array(AGES), np.nan_to_num(columns.age), side="right")
    return named[np.where(np.isnan(columns.age), len(named) - 1, band)]


_KEYS: Mapping[By, Callable[[Columns], NDArray[np.str_]]] = {
    "kind": lambda one: np.array([*KINDS, UNKNOWN])[one.kind],  # −1 is the last
    "place": lambda one: np.array(one.places or ("",))[one.place],
    "age": _ages,
    "tier": lambda one: np.array(TIERS)[one.tier],
}
