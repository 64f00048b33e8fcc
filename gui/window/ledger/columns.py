"""The columns of the table of assets: what each shows, and by what it is sorted."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.ledger.columns import STATES, Columns
from core.ledger.diagnosis import Diagnosis
from core.ledger.state import State, state_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.ledger_text import LedgerText

BADGES = {
    State.HIT: "bad", State.SUSPECT: "open", State.BELOW: "open", State.ENCOURAGED: "open",
    State.TEN: "fair", State.OTHER: "fair", State.OPEN: "plain", State.KEEP: "good",
}  # fmt: skip
Keys = NDArray[np.float64] | NDArray[np.int16] | NDArray[np.int32] | list[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetColumn:
    """text: of an asset; order: of all of them, what is not known is nan or empty; width in px."""

    key: str
    width_px: int
    text: Callable[[Diagnosis], str]
    order: Callable[[Columns], Keys]
    numeric: bool = False
    muted: bool = False
    badge: bool = False
    every_text: tuple[str, ...] = ()  # where there are few


def columns(words: Language, text: LedgerText, found: Diagnosed | None) -> tuple[AssetColumn, ...]:
    """All of them, from the left."""
    diagnoses = found.found if found is not None else []
    planned = found.planned if found is not None else None
    year_of = planned.year_of if planned is not None else {}
    there = np.unique(found.columns.state).tolist() if found is not None else []

    def energy(value: float | None) -> str:
        return words.value(None if value is None else value * 1e3, Kind.ENERGY)

    def years(value: float | None) -> str:
        return words.value(value, Kind.PAYBACK)

    def state(one: Diagnosis) -> str:
        return words.text(f"ledger_window.state.{state_of(one).value}")

    def year(one: Diagnosis) -> str:
        return str(year_of.get(one.asset.id, ""))

    def texts(say: Callable[[Diagnosis], str]) -> Callable[[Columns], list[str]]:
        return lambda _: [say(one) for one in diagnoses]

    every = (
        AssetColumn(key="id", width_px=62, text=lambda one: one.asset.id,
                    order=texts(lambda one: one.asset.id)),
        AssetColumn(key="name", width_px=120, text=lambda one: one.asset.name,
                    order=texts(lambda one: one.asset.name)),
        AssetColumn(key="place", width_px=54, text=lambda one: one.asset.place,
                    order=lambda all_: all_.place, muted=True),
        AssetColumn(key="model", width_px=106, text=lambda one: one.asset.model,
                    order=texts(lambda one: one.asset.model)),
        AssetColumn(key="size", width_px=92, text=text.size, order=lambda all_: all_.size,
                    numeric=True),
        AssetColumn(key="age", width_px=44, order=lambda all_: all_.age, numeric=True,
                    text=text.age_words),
        AssetColumn(key="state", width_px=0, text=state, order=lambda all_: all_.state, badge=True,
                    every_text=tuple(words.text(f"ledger_window.state.{STATES[code].value}")
                                     for code in there)),
        AssetColumn(key="grade", width_px=64, order=texts(lambda one: one.grade.grade or "~"),
                    text=text.short_grade),
        AssetColumn(key="kwh", width_px=58, text=lambda one: energy(one.energy.kwh),
                    order=lambda all_: all_.kwh, numeric=True),
        AssetColumn(key="saving", width_px=68, text=lambda one: energy(one.energy.saving_kwh),
                    order=lambda all_: all_.saving_kwh, numeric=True),
        AssetColumn(key="payback", width_px=60, text=lambda one: years(one.payback_years),
                    order=lambda all_: all_.payback_years, numeric=True),
        AssetColumn(key="year", width_px=46, text=year, numeric=True,
                    order=texts(lambda one: year(one) or "~")),
    )  # fmt: skip
    return every if planned is not None else every[:-1]


def badge_of(one: Diagnosis) -> str:
    """The role of the badge an asset stands on."""
    return BADGES[state_of(one)]


def in_order(keys: Keys, among: NDArray[np.intp], *, descending: bool) -> NDArray[np.intp]:
    """Places by their keys; those that are not known stand last, whichever way."""
    if isinstance(keys, list):
        ranked = sorted(among.tolist(), key=keys.__getitem__, reverse=descending)
        return np.array(ranked, dtype=np.intp)
    chosen = keys[among].astype(np.float64)
    by = np.argsort(-chosen if descending else chosen, kind="stable")
    return among[by]
