"""Verdicts in words of a language: names, outcomes, the steps of the look-up."""

from collections.abc import Sequence

from core.keeping.keeping import keep_latest
from core.standards.edition import Scale, Words
from core.standards.library import Standards
from core.standards.verdict import Fact, Outcome, Step, Verdict
from core.vocabulary.language import MINUS, Language, opened
from core.vocabulary.quantity import with_unit

MISSED = frozenset(["level_missed", "level_missed_by_grade", "gate_missed"])
_LIMITS = ("level_", "gate_")  # steps that hold a figure against a limit
_POWERS_OF_TEN_FROM = 1e15  # nothing that is rated is as large: inf, nan and slips
_DECIMALS = 6  # enough for every table; trailing zeros are not shown
_LEAST_DECIMALS = {"W/W": 2}  # a COP, an EER, an IPLV
_ALIKE_DECIMALS = {"W/W": (2, 2), "%": (0, 1)}  # of a figure beside its limit, usual and most
_TOLD_APART = 4  # decimals in which a figure differs from its limit, or does not
_ALIKE_MOST = 3  # of others: more than any table has


class Wording:
    """Words of one language for what a library of standards names."""

    def __init__(self, language: Language, standards: Standards) -> None:
        self.language = language
        self.standards = standards

    def name(self, space: str, key: str) -> str:
        """The name of a product, key, word, metric …; the editions' own names come first."""
        own = self.standards.names.get(f"{space}.{key}")
        if own is not None:
            return self.of_words(own)
        message = f"{space}.{key}"
        return self.language.text(message) if self.language.has(message) else key

    def of_words(self, words: Words) -> str:
        """A text an edition gives in both languages."""
        return words.zh if self.language.code == "zh" else words.en

    def input(self, name: str) -> str:
        """The name of an input; "a|b" means that either will do."""
        if "|" in name:
            either = self.language.text("verdict.or")
            return either.join(self.input(one) for one in name.split("|"))
        if name == "grade":
            return self.language.text("verdict.grade_input")
        if name.startswith("limit_"):
            return self.language.text("verdict.limit_input", grade=name.removeprefix("limit_"))
        metric = name.removesuffix("_method")
        if metric != name and metric in self.standards.metrics:
            return self.language.text("verdict.method_input", metric=self.name("metric", metric))
        space = "class_key" if name in self.standards.keys else "metric"
        return self.name(space, name)

    def level(self, verdict: Verdict) -> str:
        """Grade, tier or class that was reached."""
        return self.name(f"level.{verdict.scale}", verdict.level)

    def outcome(self, verdict: Verdict) -> str:
        """The outcome in a few words: for a badge or a cell."""
        if verdict.outcome is Outcome.LEVEL:
            return self.language.text("verdict.level", level=self.level(verdict))
        if verdict.outcome is Outcome.BELOW_ACCESS and verdict.scale in (
            Scale.MINIMUM,
            Scale.CLASS,
        ):
            return self.language.text("verdict.below_minimum")
        return self.language.text(f"verdict.{verdict.outcome}")

    def mark(self, verdict: Verdict) -> str:
        """超1级 with its margin, of what is better than grade 1; else empty.

        It is a word of the policy's and no grade of a standard: it stands beside the grade.
        """
        if not verdict.above_grade_1 or verdict.margin is None:
            return ""
        margin = with_unit(
            alike((verdict.required, verdict.actual, verdict.margin), verdict.unit)[2], verdict.unit
        )
        return self.language.text("verdict.above_grade_1", margin=margin)

    def result(self, verdict: Verdict) -> str:
        """The outcome with its mark."""
        return " · ".join(part for part in (self.outcome(verdict), self.mark(verdict)) if part)

    def reason(self, verdict: Verdict) -> str:
        """The steps that say why: what was reached, or everything that was missed."""
        if not verdict.checks:
            return self.step(verdict.trace[-2])
        about = [step for step in verdict.trace if is_about(step, verdict.checks[-1].level)]
        missed = [step for step in about if step.code in MISSED]
        return self.language.sentences(self.step(step) for step in (missed or about))

    def trace(self, verdict: Verdict) -> tuple[str, ...]:
        """Every step of the look-up as a sentence."""
        return tuple(self.step(step) for step in verdict.trace)

    def doubts(self, verdict: Verdict) -> tuple[str, ...]:
        """What is doubtful in the row, as its edition says."""
        edition = self.standards.by_code[verdict.edition]
        return tuple(self.of_words(edition.doubts[code]) for code in verdict.doubts)

    def step(self, step: Step) -> str:
        """One step as a sentence."""
        words = {fact.name: self._fact(fact) for fact in step.facts}
        return opened(self.language.text(f"trace.{step.code}", **words))

    def _fact(self, fact: Fact) -> str:
        if isinstance(fact.value, str):
            if fact.word == "input":
                return self.input(fact.value)
            own = fact.value
            text = self.name(fact.word, own) if fact.word else self.language.cited(own)
        else:
            text = self.number(fact.value, least_decimals(fact.unit))
        return with_unit(text, fact.unit)

    def number(self, value: float, least: int = 0) -> str:
        """A figure as short as it is, with at least so many decimals."""
        return number(value, least)


def is_about(step: Step, level: str) -> bool:
    """Whether a step holds the device against a limit of that level."""
    return step.code.startswith(_LIMITS) and step.facts[0].value == level


def number(value: float, least: int = 0) -> str:
    """A figure as short as it is, with at least so many decimals; there is no zero below zero."""
    return _short(value + 0.0, least)


def least_decimals(unit: str) -> int:
    """Decimals that a figure of this unit always has."""
    return _LEAST_DECIMALS.get(unit, 0)


def alike(values: Sequence[float | None], unit: str) -> list[str]:
    """A limit, a figure held against it and what follows from them, all with the same decimals.

    As many as they need, up to what is usual for the unit, and more only where the first two
    would else look the same and are not. A dash for none.
    """
    known = [value + 0.0 for value in values if value is not None]
    decimals, most = _ALIKE_DECIMALS.get(unit, (0, _ALIKE_MOST))
    for value in known:
        while decimals < most and round(value, decimals) != round(value, most):
            decimals += 1
    first = known[:2]
    while decimals < _TOLD_APART and _same(first, decimals) and not _same(first, _TOLD_APART):
        decimals += 1
    return [
        "–" if value is None else f"{value + 0.0:z,.{decimals}f}".replace("-", MINUS)
        for value in values
    ]


def _same(values: Sequence[float], decimals: int) -> bool:
    return len({round(value, decimals) for value in values}) == 1


@keep_latest(16_384)
def _short(value: float, least: int) -> str:
    if not abs(value) < _POWERS_OF_TEN_FROM:
        return f"{value:.3g}"
    text = f"{value:,.{_DECIMALS}f}".replace("-", MINUS)
    short = text.rstrip("0").rstrip(".")
    has = len(short.partition(".")[2])
    return short if has >= least else f"{value:,.{least}f}".replace("-", MINUS)
