"""Words and numbers of one reader: messages by key, quantities by kind.

The one mechanism for the window, the command line, findings and the report. The message
catalogs (gettext) lie in resources/i18n; whoever puts the program together opens one and
hands it in, so that nothing here knows a path.
"""

import re
from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from functools import reduce
from gettext import GNUTranslations
from typing import IO

from core.vocabulary.citations import in_chinese, in_english
from core.vocabulary.finding import Figure, Finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import (
    Kind,
    System,
    is_at_once,
    is_beyond_life,
    is_in_words,
    to_shown,
    unit,
    with_unit,
)

LANGUAGES = ("zh", "en")
MINUS = "−"  # as numbers are shown; files and tables to be pasted have what a computer reads
# The path of a value in a study file, not part of a file's name.
_STUDY_PATH = re.compile(
    r"(?<![\w/\\.])(?:project|site|duty|load|criteria|economics|financing|report)(?:\.[a-z][a-z0-9_]*)+"
)
# Words a value has in the file: in Chinese any, in English those that are no plain words.
_CHOICES = {
    "zh": re.compile(r"(?<![A-Za-z0-9_/\\.])[a-z]+(?:_[a-z]+)*(?![A-Za-z0-9_]|[./][a-z])"),
    "en": re.compile(r"(?<![\w/\\.])[a-z]+(?:_[a-z]+)+(?!\w|[./]\w)"),
}
_POWERS_OF_TEN_FROM = 1e15  # no quantity of a building or a plant is as large

_STOPS = '.。!！?？:：;；)）”"…'
_CHINESE = re.compile("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")
# "{low}～{high}" in a message, and what stands there: a figure with its unit.
_RANGE = re.compile(r"\{(\w+)\}(?: ?[～–] ?| to )\{(\w+)\}")
_FIGURE = re.compile("([−0-9.,]+)([ \u00a0][^ \u00a0]+|%)")
_LARGE_MONEY = {"zh": (1e4, 1), "en": (1e6, 2)}  # 万元, millions; with their decimals
_OF_MONEY = (
    Kind.MONEY,
    Kind.ENERGY_PRICE,
    Kind.CAPACITY_PRICE,
    Kind.POWER_PRICE,
    Kind.CARBON_PRICE,
    Kind.MONEY_PER_MASS,
    Kind.MONEY_PER_TONNE,
    Kind.VOLUME_PRICE,
)


class Language:
    """Turns keys, figures and findings into text of one language and one system of units."""

    def __init__(self, code: str, messages: IO[bytes]) -> None:
        self.code = code
        self.system = System.SI
        self.currency = "CNY"
        self.subjects: tuple[str, ...] = ()
        self.shows_fields = False
        self._decimals = 0  # more, or fewer, than usual
        self._money_is_large = False
        self._messages = GNUTranslations(messages)

    def about(self, subjects: tuple[str, ...]) -> "Language":
        """The same language, speaking of `subjects` (core.selection.family), nearest first.

        What a word is called there goes before its common name: with the subject `motors`,
        the message `field.price_per_kw.motors` before `field.price_per_kw`.
        """
        if subjects == self.subjects:
            return self
        speaking = copy(self)
        speaking.subjects = subjects
        return speaking

    def in_units(self, system: System, currency: str, decimals: int) -> "Language":
        """The same language in other units and another currency; of no equipment."""
        speaking = copy(self)
        speaking.system, speaking.currency, speaking._decimals = system, currency, decimals
        return speaking

    def with_large_money(self) -> "Language":
        """The same language that has every sum in the large unit, in hundredths."""
        speaking = copy(self)
        speaking._money_is_large = True
        return speaking

    def of_fields(self) -> "Language":
        """The same language for a reader who sees fields and not the study's file.

        Where a message names a value by its path in the file, the field's title stands.
        """
        speaking = copy(self)
        speaking.shows_fields = True
        return speaking

    def has(self, key: str) -> bool:
        """Whether there is a message of that key."""
        return self._messages.gettext(key) != key

    def text(self, key: str, **words: str) -> str:
        """The message `key` with its `{names}` replaced; an unknown key is a bug."""
        message = self._message(key)
        if words:
            words = _with_one_unit(message, words)
        if words and self.code == "zh":
            message = _closed_up(message, words)
        said = message.format_map(words) if words else message
        return self._with_titles(said) if self.shows_fields and "." in said else said

    def _with_titles(self, said: str) -> str:
        """Paths of the study as titles; a path without a title, and all else, as it is."""

        def title(path: re.Match[str]) -> str:
            key = f"field.{path[0].rpartition('.')[2]}"
            return f"“{self._message(key)}”" if self.has(key) else path[0]

        def choice(word: re.Match[str]) -> str:
            key = "choice.yes" if word[0] == "true" else f"choice.{word[0]}"
            return f"“{self._message(key)}”" if self.has(key) else word[0]

        titled = _STUDY_PATH.sub(title, said)
        return titled if titled == said else _CHOICES[self.code].sub(choice, titled)

    def _message(self, key: str) -> str:
        for subject in self.subjects:
            own = f"{key}.{subject}"
            if (message := self._messages.gettext(own)) != own:
                return message
        message = self._messages.gettext(key)
        if message == key:
            raise KeyError(f"no message {key!r} in {self.code!r}")
        return message

    def number(self, value: float, decimals: int = 0) -> str:
        """A number with thousands separated and a true minus, as both languages write it.

        What is too large to be anything but a mistake is shown by its power of ten.
        """
        if abs(value) >= _POWERS_OF_TEN_FROM:
            return f"{value:.3g}"
        return f"{value:z,.{decimals}f}".replace("-", MINUS)

    def value(self, value: float | None, kind: Kind) -> str:
        """A figure without its unit; an absent one is a dash."""
        if value is None:
            return "–"
        if kind is Kind.YEAR:
            return str(int(value))
        if kind is Kind.MONEY and self._money_is_large:
            return self.number(value / self.large_money, 2 + max(self._decimals, 0))
        if is_at_once(value, kind):
            return self.text("payback.at_once")
        if is_beyond_life(value, kind):
            return self.text("payback.beyond_life")
        if kind is Kind.YEARS and isinstance(value, int):  # a life, not a payback
            return self.number(value)
        return self.number(to_shown(value, kind, self.system), self.decimals(kind))

    def decimals(self, kind: Kind) -> int:
        """Decimals a figure of `kind` is shown with; counts have none."""
        usual = unit(kind, self.system).decimals
        return 0 if kind is Kind.COUNT else max(usual + self._decimals, 0)

    def unit(self, kind: Kind) -> str:
        """The unit's symbol as it stands beside a value or in a header."""
        symbol = unit(kind, self.system).symbol
        if kind is Kind.MONEY and self._money_is_large:
            return self.large_money_unit
        if kind in _OF_MONEY:
            return f"{self._currency()}{symbol}"
        if kind in (Kind.YEARS, Kind.PAYBACK):
            return self.text("unit.years")
        return symbol

    @property
    def large_money(self) -> float:
        """The step that large sums are given in: ten thousands in Chinese, millions in English."""
        return _LARGE_MONEY[self.code][0]

    def sums_are_large(self, sums: Iterable[float]) -> bool:
        """Whether the sums of a table read well in it: none but nought is a fraction of it."""
        return min((abs(one) for one in sums if one), default=0.0) >= self.large_money

    @property
    def large_money_unit(self) -> str:
        """Its unit."""
        return self.text("unit.large_money", unit=self._currency())

    @property
    def large_money_short(self) -> str:
        """Its unit where there is little room: over a column."""
        return self.text("unit.large_money.short", unit=self._currency())

    def in_large_money(self, value: float) -> str:
        """A sum in it, without its unit; as exact as the reader has money shown."""
        size, decimals = _LARGE_MONEY[self.code]
        return self.number(value / size, max(decimals + self._decimals, 0))

    def sum_said(self, value: float) -> str:
        """A sum as it is said in a sentence or a card: three or four figures, and its unit."""
        size, _ = _LARGE_MONEY[self.code]
        if abs(value) < size:
            return self.quantity(float(f"{value:.3g}"), Kind.MONEY).replace(" ", "\u00a0")
        large = value / size
        decimals = next((d for d, most in ((2, 10.0), (1, 1000.0)) if abs(large) < most), 0)
        return f"{self.number(large, decimals)} {self.large_money_unit}".replace(" ", "\u00a0")

    def _currency(self) -> str:
        """The currency's name where there is one, else its code as it was entered."""
        key = f"currency.{self.currency}"
        return self.text(key) if self.has(key) else self.currency

    def quantity(self, value: float | None, kind: Kind) -> str:
        """A figure with its unit."""
        shown, symbol = self.value(value, kind), self.unit(kind)
        if value is None or not symbol or is_in_words(value, kind):
            return shown
        return with_unit(shown, symbol)

    def date(self, day: date) -> str:
        """A calendar date in words."""
        if self.code == "zh":
            return f"{day.year}年{day.month}月{day.day}日"
        return f"{day.day} {self.text(f'month.{day.month}')} {day.year}"

    def figures(self, figures: tuple[Figure, ...], *, rounded: bool = False) -> Mapping[str, str]:
        """The figures of a message as words, by name; a word's text may name the others.

        rounded: sums of money in three or four figures, as a sentence has them.
        """
        plain = {f.name: self._figure(f, rounded=rounded) for f in figures if not f.word}
        return plain | {f.name: self._word(f, plain) for f in figures if f.word}

    def _word(self, figure: Figure, others: Mapping[str, str]) -> str:
        key = f"{figure.word}.{figure.value}"
        return self.text(key, **others) if self.has(key) else str(figure.value)

    def cited(self, text: str) -> str:
        """Data as it stands, but for Chinese documents in English, and what we say of a source."""
        return in_chinese(text) if self.code == "zh" else in_english(text)

    def _figure(self, figure: Figure, *, rounded: bool) -> str:
        if isinstance(figure.value, str):
            return self.cited(figure.value)
        if figure.kind is None:
            return str(figure.value)
        if rounded and figure.kind is Kind.MONEY:
            return self.sum_said(figure.value)
        return self.quantity(figure.value, figure.kind)

    def finding(self, finding: Finding) -> str:
        """A finding as a sentence, and what has the same cause behind it.

        What stands behind may be said shorter, `finding.<code>.more`.
        """
        said = self._found(f"finding.{finding.code}", finding)
        for one in finding.more:
            short = f"finding.{one.code}.more"
            key = short if self.has(short) else f"finding.{one.code}"
            more = self._found(key, one)
            said = self.text("report.sentences", first=said, second=more)
        return self.text("report.of_machine", machine=finding.of, said=said) if finding.of else said

    def _found(self, key: str, finding: Finding) -> str:
        return self.text(key, **self.figures(finding.figures, rounded=True))

    def sentences(self, several: Iterable[str]) -> str:
        """Sentences after each other: with a blank between in English, none in Chinese."""
        told = [one for one in several if one]
        return reduce(
            lambda first, second: self.text("report.sentences", first=first, second=second),
            told[1:],
            told[0] if told else "",
        )

    def problem(self, problem: Problem, remedy_key: str = "") -> str:
        """A problem as one line: the place, the reason, the way out.

        remedy_key: a message that says the way out where it is another than usual, if it is there.
        """
        words = dict(self.figures(problem.figures))
        reason = self.text(f"problem.{problem.code}", **words)
        other = remedy_key and self.has(remedy_key)
        remedy = self.text(remedy_key if other else f"problem.{problem.code}.remedy", **words)
        if reason and reason[-1] not in _STOPS:  # it ends with names of a file
            reason += self.text("problem.stop")
        line = self.text("problem.line", place=problem.place, reason=reason, remedy=remedy)
        return " ".join(line.split())


def opened(text: str) -> str:
    """A text as a line or a sentence begins: with a capital letter, where it has such."""
    return text[:1].upper() + text[1:]


def as_typed(text: str) -> str:
    """A shown text for a table that is pasted: its numbers with the minus that is typed."""
    return text.replace(MINUS, "-")


def _with_one_unit(message: str, words: dict[str, str]) -> dict[str, str]:
    """The words of a message in which a range has its unit once, behind the second figure."""
    for first, second in _RANGE.findall(message):
        low, high = (_FIGURE.fullmatch(words.get(name, "")) for name in (first, second))
        if low and high and low[2] == high[2]:
            words = {**words, first: low[1]}
    return words


def _closed_up(message: str, words: Mapping[str, str]) -> str:
    """A Chinese message without the blanks that stand for those around a figure or a Latin word,
    where what is put in is Chinese itself."""
    for name, word in words.items():
        if word and _CHINESE.match(word[0]):
            message = re.sub(rf"(?<={_CHINESE.pattern}) (?={{{name}}})", "", message)
        if word and _CHINESE.match(word[-1]):
            message = re.sub(rf"(?<={{{name}}}) (?={_CHINESE.pattern})", "", message)
    return message
