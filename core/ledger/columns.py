"""Diagnoses in columns, by which a long ledger is filtered, searched and put in order."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ledger.asset import KINDS, Asset
from core.ledger.diagnosis import Diagnosis, natural
from core.ledger.state import State, state_of

STATES = tuple(State)
STATUSES = ("in_use", "standby", "stopped", "scrapped")
TIERS = ("advanced", "saving", "access", "below_access", "open", "")
UNKNOWN_KIND = -1
Codes = NDArray[np.int16]
Figures = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Of the rows that could be read, each array (n,); what is not known is nan.

    row: where it stands in the ledger; kind, state, tier, status, place: places in KINDS,
    STATES, TIERS, STATUSES and `places`; text: what is searched in.
    """

    row: NDArray[np.intp]
    kind: Codes
    state: Codes
    tier: Codes
    status: Codes
    place: NDArray[np.int32]
    places: tuple[str, ...]
    text: tuple[str, ...]
    size: Figures
    age: Figures
    kwh: Figures
    saving_kwh: Figures
    payback_years: Figures
    ids: tuple[str, ...]
    numbered: NDArray[np.intp]  # the place of each in the order of ids
    order: Figures  # by urgency, then by id

    def where(
        self, *, kind: int | None = None, state: int | None = None, tier: int | None = None,
        status: int | None = 0, place: int | None = None, words: str = "",
    ) -> NDArray[np.intp]:  # fmt: skip
        """The places that answer to all that is asked; None asks nothing."""
        wanted = np.ones(self.row.size, dtype=np.bool_)
        asked = (
            (self.kind, kind), (self.state, state), (self.tier, tier), (self.place, place),
        )  # fmt: skip
        for column, code in asked:
            if code is not None:
                wanted &= column == code
        if status is not None:
            wanted &= self.status == status
        for word in words.casefold().split():
            wanted &= np.fromiter((word in one for one in self.text), np.bool_, self.row.size)
        return np.flatnonzero(wanted)


def columns_of(by_row: Sequence[Diagnosis | None], before: Columns | None = None) -> Columns:
    """The columns of a ledger; rows with faults are left out.

    before: those of the ledger before an edit, which leaves most ids, and so their order, as is.
    """
    found = [(row, one) for row, one in enumerate(by_row) if one is not None]
    several = [one for _, one in found]
    places = tuple(sorted({one.asset.place for one in several}))
    of_place = {name: at for at, name in enumerate(places)}
    ids = tuple(one.asset.id for one in several)
    numbered = _numbered(ids) if before is None or before.ids != ids else before.numbered
    urgency = np.array([one.urgency for one in several]).reshape(-1, 3)
    order = np.empty(len(several))
    order[np.lexsort((numbered, *urgency.T[::-1]))] = np.arange(len(several))
    return Columns(
        row=np.array([row for row, _ in found], dtype=np.intp),
        kind=_codes([_kind(one.asset) for one in several]),
        state=_codes([STATES.index(state_of(one)) for one in several]),
        tier=_codes([TIERS.index(one.grade.tier) for one in several]),
        status=_codes([STATUSES.index(one.asset.status) for one in several]),
        place=np.array([of_place[one.asset.place] for one in several], dtype=np.int32),
        places=places,
        text=tuple(_searched(one.asset) for one in several),
        size=_figures([one.asset.size for one in several]),
        age=_figures([one.age.between[0] if one.age.between else None for one in several]),
        kwh=_figures([one.energy.kwh for one in several]),
        saving_kwh=_figures([one.energy.saving_kwh for one in several]),
        payback_years=_figures([one.payback_years for one in several]),
        ids=ids,
        numbered=numbered,
        order=order,
    )


def counts(codes: NDArray[np.generic], among: NDArray[np.bool_]) -> Mapping[int, int]:
    """How many rows have each code."""
    found, many = np.unique(codes[among], return_counts=True)
    return dict(zip(found.tolist(), many.tolist(), strict=True))


def _numbered(ids: Sequence[str]) -> NDArray[np.intp]:
    """The place of each id in their order."""
    places = np.empty(len(ids), dtype=np.intp)
    places[sorted(range(len(ids)), key=lambda at: natural(ids[at]))] = np.arange(len(ids))
    return places


def _kind(asset: Asset) -> int:
    return KINDS.index(asset.family) if asset.family in KINDS else UNKNOWN_KIND


def _searched(asset: Asset) -> str:
    return f"{asset.id} {asset.name} {asset.model} {asset.place}".casefold()


def _codes(several: Sequence[int]) -> Codes:
    return np.array(several, dtype=np.int16)


def _figures(several: Sequence[float | None]) -> Figures:
    return np.array([np.nan if one is None else one for one in several], dtype=np.float64)
