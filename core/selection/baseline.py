"""A pair of an evaluation beside another: what the second saves; and the pairs that meet the code.

What savings are measured against must not move while a study is edited. Where nothing is there
today and no machine is named, it is, for each candidate, the machine of its own kind and size that
just meets the mandatory limits, with the same load, priced by capacity like the others.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any

import msgspec
import numpy as np

from core.machines.device import device_name
from core.selection.carried import carry_alike
from core.selection.family import Evaluation, Family, Pairs, Situation
from core.selection.family import Minima as Made
from core.selection.outcome import Outcome
from core.selection.prices import Prices, payback_years, price
from core.selection.without import WithoutCodeMinimum
from core.standards.library import Standards
from core.study.plant import Staging
from core.vocabulary.field import fields_of
from core.vocabulary.finding import Finding

if TYPE_CHECKING:  # a search is imported where plants of several models are asked for
    from core.plant.plant_year import PlantYear

# Candidates: the first alone, which many never look beyond; then what is looked through at once.
_FIRST, _PAGE = 1, 128
_AT_FIRST = 4  # of those looked through for an edition alone; then four times as many each time


@dataclass(frozen=True, slots=True, kw_only=True)
class Priced:
    """Pairs with their year and their prices."""

    family: Family
    evaluation: Evaluation
    prices: Prices

    def values(self, pair: int) -> dict[str, object]:
        """Outcomes of one pair by field name, savings left out."""
        declared = fields_of(self.family.outcome)
        keys = {f.key for f in declared}
        yes_or_no = {f.key for f in declared if f.type is bool}
        values: dict[str, object] = {
            name: _plain(column[pair], yes_or_no=name in yes_or_no)
            for name, column in self.evaluation.columns.items()
        }
        values |= {name: words[pair] for name, words in self.evaluation.words.items()}
        return values | {
            name: _plain(column[pair], yes_or_no=False)
            for name, column in self.prices.columns.items()
            if name in keys
        }

    def _energy_wh(self, pair: int) -> float:
        return float(self.evaluation.columns["annual_energy_wh"][pair])

    def _running(self, pair: int) -> float:
        return float(self.prices.energy_cost[pair] + self.prices.maintenance_cost[pair])

    def saved_against(
        self, pair: int, other: "Priced", at: int, life_years: int
    ) -> dict[str, float | None]:
        """What `pair` saves beside the pair `at` of `other`; nothing where loads differ."""
        own, others = self.evaluation.columns, other.evaluation.columns
        if not carry_alike(own, pair, others, at, self.evaluation.asked_wh):
            return {}  # what carries less needs less: that is no saving
        cost = float(other.prices.life_cycle_cost[at] - self.prices.life_cycle_cost[pair])
        return {
            "life_saving": cost,
            "saving_wh": other._energy_wh(at) - self._energy_wh(pair),
            "payback_years": payback_years(
                float(self.prices.investment[pair]),
                self._running(pair),
                float(other.prices.investment[at]),
                other._running(at),
                life_years,
            ),
        }


def _plain(value: float, *, yes_or_no: bool) -> float | bool | None:
    """A value of a column as it stands in an outcome; nan cannot be said."""
    if np.isnan(value):
        return None
    return bool(value) if yes_or_no else float(value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Minimum:
    """The machines of a candidate's kinds and sizes that just meet the code, in as many units."""

    edition: str
    units: int
    outcome: Outcome  # of the family
    monthly_energy_wh: tuple[float, ...]  # January first
    said: tuple[Finding, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What stands beside a pair: a pair of an evaluation of such machines, priced."""

    priced: Priced
    at: int
    edition: str
    said: tuple[Finding, ...]

    @property
    def minimum(self) -> Minimum:
        """The same as it is told."""
        evaluation = self.priced.evaluation
        return Minimum(
            edition=self.edition,
            units=int(evaluation.pairs.units[self.at]),
            outcome=msgspec.convert(self.priced.values(self.at), self.priced.family.outcome),
            monthly_energy_wh=tuple(evaluation.monthly_energy_wh[self.at].tolist()),
            said=self.said,
        )


class Minima:
    """The machines beside candidates, worked out a page of candidates at a time.

    pairs: of the candidates in their order.
    """

    def __init__(self, pairs: Sequence[int], limit: "AtTheLimit") -> None:
        self._pairs, self._limit = pairs, limit
        self._parts = _pages_of(pairs)
        self._page_of = {pair: page for page, part in enumerate(self._parts) for pair in part}
        self._pages: dict[int, Mapping[int, Beside]] = {}

    def beside(self, pair: int) -> Beside | None:
        """What stands beside a pair; None where no limit of its kind and size is certain."""
        page = self._page_of.get(pair)
        return None if page is None else self._page(page).get(pair)

    @cached_property
    def edition(self) -> str | None:
        """The edition of the first of them in the order of the candidates; None without any.

        Beyond the first candidate machines are made here, but not run: nobody looks at them yet.
        """
        for pairs in _growing(self._pairs):
            known = self._pages.get(self._page_of[pairs[0]])
            there = self._limit.editions(pairs) if known is None else {
                pair: one.edition for pair, one in known.items()
            }  # fmt: skip
            first = next((there[pair] for pair in pairs if pair in there), None)
            if first is not None:
                return first
        return None

    def _page(self, page: int) -> Mapping[int, Beside]:
        if page not in self._pages:
            self._pages[page] = self._limit.beside(self._parts[page])
        return self._pages[page]


def _pages_of(pairs: Sequence[int]) -> list[Sequence[int]]:
    more = range(_FIRST, len(pairs), _PAGE)
    return [pairs[:_FIRST], *(pairs[at : at + _PAGE] for at in more)]


def _growing(pairs: Sequence[int]) -> Iterator[Sequence[int]]:
    """The first alone, then ever more at once, each within a page."""
    for part in _pages_of(pairs):
        begun, size = 0, _AT_FIRST
        while begun < len(part):
            yield part[begun : begun + size]
            begun, size = begun + size, 4 * size


@dataclass(frozen=True, slots=True, kw_only=True)
class AtTheLimit:
    """The machines that just meet the code beside pairs of an evaluation.

    Nothing stands beside a pair where no limit of its kind and size is certain. Beside a plant
    of several models stands one of as many units of each kind and size, run as it is.
    """

    family: Family
    columns: Any
    situation: Situation
    evaluation: Evaluation
    standards: Standards
    as_of: date

    def beside(self, pairs: Sequence[int]) -> dict[int, Beside]:
        """What stands beside some pairs, by pair."""
        found: dict[int, Beside] = {}
        made = self._made(pairs)
        if made is not None:
            each = self.family.evaluate(made.columns, self.situation, made.pairs)
            prices = price(each, self.situation.study)
            priced = Priced(family=self.family, evaluation=each, prices=prices)
            for at, pair in enumerate(made.of):
                found[pair] = Beside(
                    priced=priced, at=at, edition=made.editions[at], said=(made.said[at],)
                )
        return found | self._beside_plants(pairs)

    def editions(self, pairs: Sequence[int]) -> dict[int, str]:
        """The editions of what stands beside some pairs, by pair; plants alone are run."""
        made = self._made(pairs)
        alone = {} if made is None else dict(zip(made.of, made.editions, strict=True))
        plants = self._beside_plants(pairs)
        return alone | {pair: one.edition for pair, one in plants.items()}

    def _made(self, pairs: Sequence[int]) -> Made | None:
        alone = [pair for pair in pairs if self.evaluation.pairs.plant(pair) is None]
        return self.family.code_minima(
            self.columns, self.situation, self.evaluation, alone, self.standards, self.as_of
        )

    def _beside_plants(self, pairs: Sequence[int]) -> dict[int, Beside]:
        plants = {
            pair: year for pair in pairs if (year := self.evaluation.pairs.plant(pair)) is not None
        }
        if not plants or isinstance(self.family, WithoutCodeMinimum):
            return {}
        return _beside_plants(
            self.family, self.columns, self.situation, plants, self.standards, self.as_of
        )


def _beside_plants(
    family: Family,
    columns: Any,
    situation: Situation,
    plants: "Mapping[int, PlantYear]",
    standards: Standards,
    as_of: date,
) -> dict[int, Beside]:
    """The same for plants of several models: group by group, then run together."""
    from core.plant.arrangement import arrangements
    from core.plant.optimum import optimum
    from core.plant.plant_year import plant_year

    parts = sorted({(g.machine, g.units) for year in plants.values() for g in year.groups})
    each = family.evaluate(
        columns,
        situation,
        Pairs(
            machine=np.array([machine for machine, _ in parts]),
            units=np.array([units for _, units in parts]),
        ),
    )
    made = family.code_minima(columns, situation, each, range(len(parts)), standards, as_of)
    if made is None:
        return {}
    at = {parts[part]: place for place, part in enumerate(made.of)}
    machine = dict(zip(at, made.pairs.machine.tolist(), strict=True))
    mixing = family.mixing(made.columns, situation, sorted(set(machine.values())))
    if mixing is None:
        return {}
    row = {which: place for place, which in enumerate(mixing.machine.tolist())}
    whole = {
        pair: [(g.machine, g.units) for g in year.groups]
        for pair, year in plants.items()
        if all(machine.get((g.machine, g.units)) in row for g in year.groups)
    }
    if not whole:
        return {}
    groups = [
        [(row[machine[g.machine, g.units]], g.units, g.standby) for g in plants[pair].groups]
        for pair in whole
    ]
    arranged = arrangements(groups, Staging.OPTIMUM)
    best = optimum(mixing.units, mixing.load_w, int(arranged.count.max()))
    helps = situation.plant.standby_helps
    years = [
        plant_year(mixing, best, arranged, place, standby_helps=helps)
        for place in range(len(whole))
    ]
    evaluated = family.evaluate_plants(made.columns, situation, years)
    prices = price(evaluated, situation.study)
    priced = Priced(family=family, evaluation=evaluated, prices=prices)
    return {
        pair: Beside(
            priced=priced,
            at=place,
            edition=made.editions[at[keys[0]]],
            said=tuple(
                msgspec.structs.replace(made.said[at[key]], of=device_name(columns.records[key[0]]))
                for key in keys
            ),
        )
        for place, (pair, keys) in enumerate(whole.items())
    }
