"""The columns a list of devices can have: its declared fields, whose it is, its defects.

Of a device they say what is shown; of all devices of a listing by what they are put in order, and
which texts may be the longest. Neither asks a device after the other.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from catalog.devices.laid_out import Numbers, Places, Texts
from catalog.devices.listing import Listing
from catalog.devices.own import origin_of
from core.machines.device import Device
from core.machines.refrigerant import USUAL_REPORT
from core.machines.table import DeviceTable
from core.vocabulary.field import Field
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.device_text import shown
from gui.window.candidates.columns import declared, gwp_title, title_of

MODEL, OWN, FLAGS = "model", "own", "flags"
TICK, STAR, APPROVED, CURVE = "tick", "star", "approved", "curve"
MARKS = (TICK, STAR, APPROVED)
ALWAYS = (TICK, STAR, APPROVED, MODEL)  # a row without it says nothing
_MEASURED = 60  # texts of a column, those with the most letters
NOT_TOLD = "–"  # shown of what is not known; some figures name it so
FloatArray = NDArray[np.float64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column.

    values: what every place of a listing is put in order by, nan where nothing is stated; longest:
    texts among which is the widest of those at places.
    """

    key: str
    title: str
    help: str
    text: Callable[[Device], str]
    values: Callable[[Listing], FloatArray]
    longest: Callable[[Listing, Places], list[str]]
    numeric: bool = False
    muted: bool = False


def _origins(listing: Listing) -> NDArray[np.float64]:
    """One's own first, then those of packs, the shipped ones, and classes."""
    others = np.where(listing.is_packed(), 1.0, 2.0 + listing.is_class())
    return np.where(listing.is_own(), 0.0, others)


def columns_of(
    family: DeviceTable, words: Language, first: tuple[str, ...], marks: "Marked"
) -> tuple[Column, ...]:
    """Every column of a family's devices: marks, then those named `first` before the others."""
    fields = {field.key: field for field in declared(family.record)}
    ordered = [*first, *(key for key in fields if key not in first)]
    return (
        *(_of_mark(key, words, marks) for key in MARKS),
        Column(
            key=CURVE,
            title=words.text("browser.column.curve"),
            help=words.text("browser.column.curve.help"),
            text=lambda _: "",
            values=lambda listing: np.full(len(listing), np.nan),
            longest=lambda *_: [],
        ),
        *(_of_field(fields[key], words) for key in ordered),
        Column(
            key=OWN,
            title=words.text("browser.column.own"),
            help=words.text("browser.column.own.help"),
            text=lambda device: origin_of(device, words),
            values=_origins,
            longest=lambda listing, _: [
                *(words.text(f"catalog.{origin}") for origin in ("own", "class", "shipped")),
                *(words.text("catalog.pack", pack=name) for name in listing.packs()),
            ],
            muted=True,
        ),
        Column(
            key=FLAGS,
            title=words.text("catalog.flags"),
            help=words.text("browser.column.flags.help"),
            text=lambda device: _flags(device.flags, words),
            values=_number_of_flags,
            longest=lambda listing, places: [
                _flags(tuple(one.split()), words)
                for one in listing.longest(FLAGS, places, _MEASURED)
            ],
            muted=True,
        ),
    )


class Marked(Protocol):
    """Which devices bear a mark."""

    def ids(self, mark: str) -> Collection[str]:
        """The ids of those that bear it."""
        ...


def _of_mark(key: str, words: Language, marks: Marked) -> Column:
    """A column of marks: those that bear it stand first."""
    return Column(
        key=key,
        title={STAR: "★", APPROVED: "✓"}.get(key, ""),
        help=words.text(f"browser.column.{key}.help"),
        text=lambda device: words.text(f"choice.{'yes' if device.id in marks.ids(key) else 'no'}"),
        values=lambda listing: np.where(listing.among(marks.ids(key)), 0.0, 1.0),
        longest=lambda *_: [],
    )


def _flags(flags: tuple[str, ...], words: Language) -> str:
    names = [words.text(f"flag_short.{flag}") for flag in flags]
    return words.text("catalog.separator").join(names) or NOT_TOLD


def _number_of_flags(listing: Listing) -> FloatArray:
    column = listing.texts(FLAGS)
    counts = [len(word.split()) or np.nan for word in column.words]
    return np.array([*counts, np.nan])[column.places]


def _of_field(field: Field, words: Language) -> Column:
    unit = words.unit(field.kind) if field.kind else ""
    is_gwp = field.kind is Kind.GWP
    title = gwp_title(USUAL_REPORT, words) if is_gwp else title_of(field, words)
    full = words.text(f"field.{field.key}")
    meaning = f"help.{field.key}"
    return Column(
        key=field.key,
        title=f"{title} {unit}".strip(),
        help=f"{full}\n{words.text(meaning)}" if words.has(meaning) else full,
        text=lambda device: shown(field, field.of(device), words),
        values=lambda listing: _values(listing, field, words),
        longest=lambda listing, places: _longest(listing, places, field, words),
        numeric=field.kind is not None,
        muted=field.kind is None and field.key != MODEL,
    )


def word_shown(word: str, field: Field, words: Language) -> str:
    """A word of a column as it is shown."""
    if field.type is bool:
        return words.text("choice.yes" if word == "true" else "choice.no")
    return shown(field, word, words)


def _values(listing: Listing, field: Field, words: Language) -> FloatArray:
    """Numbers as they are; texts by the order of what is shown of them."""
    column = listing.column(field.key)
    if isinstance(column, Numbers):
        return column.values
    if field.type is str and field.key != "source":  # they are in the order of their letters
        told = [word not in ("", NOT_TOLD) for word in column.words]
        said = np.array([*told, False])[column.places]
        return np.where(said, column.places, np.nan)
    texts = [word_shown(word, field, words).casefold() if word else "" for word in column.words]
    rank = {text: float(at) for at, text in enumerate(sorted(set(texts)))}
    ranks = [rank[text] if text else np.nan for text in texts]
    return np.array([*ranks, np.nan])[column.places]


def _longest(listing: Listing, places: Places, field: Field, words: Language) -> list[str]:
    column = listing.column(field.key)
    if isinstance(column, Texts):
        found = listing.longest(field.key, places, _MEASURED)
        return [word_shown(word, field, words) for word in found]
    values = column.values[places]
    values = values[~np.isnan(values)]
    ends = [values.min(), values.max(), *values[:_MEASURED]] if len(values) else []
    return [shown(field, value, words) for value in (*map(float, ends), None)]
