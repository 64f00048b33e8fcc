"""What the words of a search stand for: parts of texts, makers and kinds in any language.

"york 134a" are beginnings of words that stand in a record. 约克 is what York is called in
Chinese, 螺杆 the beginning of 螺杆式, the name of a choice; 约克螺杆机 says both at once.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_

from catalog.devices.columns import choices, columns_of
from core.machines.device import MakerName
from core.machines.table import DeviceTable
from core.standards.naming import bare, plain
from core.vocabulary.language import Language

_WORD = re.compile(r"\w+")
_LEVEL = "class_level"  # column that classes of machines alone have filled
_CLASS, _MACHINE = "search.class", "search.machine"  # messages: words, with blanks between
_MEANS_A_KIND = re.compile(r"式|型|机组|机|类")  # endings that say nothing by themselves


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What a name stands for in a record: words of its maker, or (column, value) of a choice."""

    makers: frozenset[str] = frozenset()
    chosen: frozenset[tuple[str, str]] = frozenset()

    def __or__(self, other: "Meaning") -> "Meaning":
        return Meaning(makers=self.makers | other.makers, chosen=self.chosen | other.chosen)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """One thing that a record must have: words of its texts, or else what a name stands for.

    match: a query of the full-text search, empty where none of the texts will do.
    """

    match: str
    chosen: frozenset[tuple[str, str]] = frozenset()


class SearchWords:
    """The names by which the devices of one table are found beside the texts of their records."""

    def __init__(
        self, table: DeviceTable, makers: Iterable[MakerName], languages: Sequence[Language]
    ) -> None:
        self._meanings: dict[str, Meaning] = {}
        for maker in makers:
            self._name(maker.name, Meaning(makers=frozenset({maker.maker})))
        for column in columns_of(table.record):
            for value in choices(column) if column.name in table.searched else ():
                chosen = Meaning(chosen=frozenset({(column.name, value)}))
                for name in _names(f"choice.{value}", languages):
                    self._name(name, chosen)
        for name in (*_names(f"family.{table.name}", languages), *_words(_MACHINE, languages)):
            self._name(name, Meaning())  # all of them are that
        self._name_classes(table, languages)

    def _name_classes(self, table: DeviceTable, languages: Sequence[Language]) -> None:
        """Classes of machines by what they are called, and by grade or tier."""
        levels = [choices(one) for one in columns_of(table.record) if one.name == _LEVEL]
        if not levels:
            return
        every = frozenset((_LEVEL, value) for value in levels[0])
        for name in (*_names("catalog.class", languages), *_words(_CLASS, languages)):
            self._name(name, Meaning(chosen=every))
        for at in every:
            for name in _names(f"choice.{at[1]}", languages):
                self._name(name, Meaning(chosen=frozenset({at})))

    def _name(self, name: str, meaning: Meaning) -> None:
        for key in filter(None, {plain(name), bare(name)}):
            self._meanings[key] = self._meanings.get(key, Meaning()) | meaning

    def sought(self, text: str) -> list[Sought]:
        """What a record must have to be found by `text`; all records where that is nothing.

        A word that is the name of something is that, or stands in the record's texts; letters of
        other languages than English are looked for anywhere in a name, for there are no blanks
        between words in Chinese.
        """
        found: list[Sought] = []
        for word in text.split():
            parts = _WORD.findall(word)
            if not parts:
                continue
            literal = f'"{" ".join(parts)}"*'
            meaning = self._meaning(word)
            together = [] if plain(word) in self._meanings else self._run_together(plain(word))
            said = [one for one in together if one != Meaning()]
            if (together and meaning is None) or len(said) > 1:  # 离心类型机: not all that is 离心
                found += [_sought("", one) for one in said]
            elif meaning != Meaning():
                found.append(_sought(literal, meaning or Meaning()))
        return found

    def _meaning(self, word: str) -> Meaning | None:
        """What a word is the name of, or a part of the name; None where there is no such name."""
        wanted = bare(word)
        if wanted.isascii():
            return self._meanings.get(wanted)
        hits = [meaning for name, meaning in self._meanings.items() if wanted in name]
        return reduce(or_, hits) if hits else None

    def _run_together(self, word: str) -> list[Meaning]:
        """The names that a word is put together of; none where a part of it is no name."""
        found: list[Meaning] = []
        rest = "" if word.isascii() else word
        while rest:
            known = [name for name in self._meanings if rest.startswith(name)]
            ending = _MEANS_A_KIND.match(rest) if found else None
            if known:
                longest = max(known, key=len)
                found.append(self._meanings[longest])
                rest = rest.removeprefix(longest)
            elif ending:
                rest = rest[ending.end() :]
            else:
                return []
        return found


def _words(key: str, languages: Sequence[Language]) -> list[str]:
    """The words of a message, each of which is a name."""
    return [word for name in _names(key, languages) for word in name.split()]


def _names(key: str, languages: Sequence[Language]) -> list[str]:
    return [one.text(key) for one in languages if one.has(key)]


def _sought(literal: str, meaning: Meaning) -> Sought:
    """What is looked for in the texts, and among the choices."""
    makers = [f'maker : "{maker}"' for maker in sorted(meaning.makers)]
    return Sought(match=" OR ".join(([literal] if literal else []) + makers), chosen=meaning.chosen)
