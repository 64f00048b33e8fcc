"""Judging a device: every edition in force on a day, each figure it sets limits for."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

import msgspec

from core.standards.edition import Edition
from core.standards.formulas import DERIVED, Figures
from core.standards.judge_by_table import TableJudge, judge_by_table, not_believed
from core.standards.library import Standards
from core.standards.limit_table import Found, LimitTable
from core.standards.paths import explained
from core.standards.plausibility import derivable, disbelieved
from core.standards.verdict import Fact, Outcome, Step, Verdict
from core.standards.watched import computed

_IMPOSSIBLE = Outcome.NOT_BELIEVABLE
_OBLIGING = "CN"  # editions of other jurisdictions speak only where their own figure was given


class Device(msgspec.Struct, frozen=True):
    """A product and its figures.

    Figures are class keys and metrics in the units the editions declare, a rating method as
    `<metric>_method`, and, of a standard that is not in the library, the `grade` or the limits
    `limit_1` … read in the book. core.standards.inputs makes them of what a user enters.
    """

    product: str
    figures: Figures


def judge(standards: Standards, product: str, figures: Figures, as_of: date) -> tuple[Verdict, ...]:
    """What every edition in force on that day says of a device.

    Raises Problem `product_unknown`.
    """
    return judge_batch(standards, [Device(product, figures)], as_of)[0]


def judge_batch(
    standards: Standards, devices: Iterable[Device], as_of: date
) -> list[tuple[Verdict, ...]]:
    """What every edition in force says of each device, in the order of the devices.

    Raises Problem `product_unknown`.
    """
    judge_one = Judge(standards, as_of)
    return [judge_one.judge(device) for device in devices]


class Judge:
    """Devices of any product on one day, one after the other.

    What holds for all devices of a product is looked up once.
    """

    def __init__(self, standards: Standards, as_of: date) -> None:
        self._standards = standards
        self._as_of = as_of
        self._judges: dict[str, _ProductJudge] = {}

    def judge(self, device: Device) -> tuple[Verdict, ...]:
        """What every edition in force says of it; raises Problem `product_unknown`."""
        one = self._judges.get(device.product)
        if one is None:
            one = _ProductJudge(self._standards, device.product, self._as_of)
            self._judges[device.product] = one
        return one.judge(device.figures)


class _ProductJudge:
    """Devices of one product on one day."""

    def __init__(self, standards: Standards, product: str, as_of: date) -> None:
        self.standards = standards
        self.product = product
        self.as_of = as_of
        self.assumed = {
            name: standards.keys[name].assumed for name in standards.assumed.get(product, ())
        }
        self.derived = [
            (name, way) for name, ways in DERIVED.items() for way in ways if way.product == product
        ]
        self.editions = [
            (edition, tables, _edition_step(edition, as_of))
            for edition, tables in standards.in_force(product, as_of)
        ]

    def judge(self, figures: Figures) -> tuple[Verdict, ...]:
        """What the editions say of one device."""
        reasons = disbelieved(self.standards, self.product, figures)
        if reasons:
            return self._not_believed(figures, reasons)
        here = self._completed(figures)
        reasons = disbelieved(self.standards, self.product, here)
        if reasons:  # a class key that follows from the others
            return self._not_believed(here, reasons)
        verdicts = self._by_edition(here)
        reasons = tuple(
            dict.fromkeys(one.trace[-2] for one in verdicts if one.outcome is _IMPOSSIBLE)
        )
        return tuple(not_believed(one, reasons) for one in verdicts) if reasons else verdicts

    def _not_believed(self, figures: Figures, reasons: tuple[Step, ...]) -> tuple[Verdict, ...]:
        """One verdict by each obliging edition: none of them holds such figures against limits."""
        found = []
        for edition, tables, begun in self.editions:
            if edition.jurisdiction == _OBLIGING:
                plain = TableJudge(self.standards, tables[0], figures, self.as_of, begun)
                found.append(not_believed(plain.unjudged(), reasons))
        return tuple(found)

    def _by_edition(self, here: Figures) -> tuple[Verdict, ...]:
        verdicts: list[Verdict] = []
        for edition, tables, begun in self.editions:
            looked = [(table, table.find(here)) for table in tables]

            def by(one: tuple[LimitTable, Found], begun: Step = begun) -> Verdict:
                return judge_by_table(self.standards, *one, here, self.as_of, begun)

            spoken = [by(one) for one in _speaking(edition, looked, here)]
            verdicts += spoken if len(looked) == 1 else _by_part(edition, looked, spoken, by)
        return tuple(verdicts)

    def _completed(self, figures: Figures) -> Figures:
        """The figures with what is assumed and what follows from them."""
        if not self.assumed and not self.derived:
            return figures
        here = {name: value for name, value in self.assumed.items() if value is not None}
        here |= figures
        for name, way in self.derived:
            if name not in here and derivable(here, way.needs):
                here[name] = computed(way.value, here)
        return here


def _by_part(
    edition: Edition,
    looked: Sequence[tuple[LimitTable, Found]],
    spoken: Sequence[Verdict],
    by: Callable[[tuple[LimitTable, Found]], Verdict],
) -> list[Verdict]:
    """The verdicts of each part; of several paths, what that means for each of them.

    Where no path that spoke reaches a level, the others say what they would need.
    """
    verdicts: list[Verdict] = []
    for part in dict.fromkeys(one.part for one in spoken):
        own = [one for one in spoken if one.part == part]
        applying = [one for one in looked if one[0].part == part and one[1].lines]
        if edition.jurisdiction == _OBLIGING and not any(one.level for one in own):
            heard = {one.path for one in own}
            own += [by(one) for one in applying if one[0].path not in heard]
        verdicts += explained(own, applying)
    return verdicts


def _speaking(
    edition: Edition, looked: list[tuple[LimitTable, Found]], figures: Figures
) -> list[tuple[LimitTable, Found]]:
    """Parts and paths a figure was given for; where none was, each part says what is missing."""
    chosen = [one for one in looked if _speaks(*one, figures)]
    if chosen or edition.jurisdiction != _OBLIGING:
        return chosen
    first: dict[str, tuple[LimitTable, Found]] = {}
    for table, found in looked:
        first.setdefault(table.part, (table, found))
    inside = [one for one in first.values() if one[1].lines or one[1].missing]
    return inside or looked[:1]


def _speaks(table: LimitTable, found: Found, figures: Figures) -> bool:
    """Whether a figure was given that the table sets a limit for."""
    if found.lines:
        return any(line.row.metric in figures for line in found.lines) or "grade" in figures
    return any(metric in figures for metric in table.metrics)


def _edition_step(edition: Edition, as_of: date) -> Step:
    return Step(
        "edition" if edition.superseded is None else "edition_until",
        (
            Fact("day", as_of.isoformat()),
            Fact("edition", edition.code),
            Fact("from", edition.in_force.isoformat()),
            Fact("until", edition.superseded.isoformat() if edition.superseded else "–"),
        ),
    )
