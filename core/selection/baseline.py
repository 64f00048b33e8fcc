"""A pair of an evaluation beside another: what the second saves; and the pairs that meet the code.

What savings are told against must not move while a study is edited. Where nothing is there today
and no machine is named, it is, for each candidate, the machine of its own kind and size that just
meets the mandatory limits, with the same load, priced by capacity like the others.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec
import numpy as np

from core.selection.carried import carry_alike
from core.selection.family import Evaluation, Family, Situation
from core.selection.outcome import Outcome
from core.selection.prices import Prices, payback_years, price
from core.standards.library import Standards
from core.study.economics import Economics
from core.vocabulary.field import fields_of
from core.vocabulary.finding import Finding

_PAGE = 128  # candidates: what a reader looks through, and enough for arrays


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
            name: float(column[pair])
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
    """The machine of a candidate's kind and size that just meets the code, in as many units."""

    edition: str
    units: int
    outcome: Outcome  # of the family
    monthly_energy_wh: tuple[float, ...]  # January first
    said: Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeMinima:
    """Such machines by the pair they stand beside."""

    priced: Priced
    at: Mapping[int, int]
    editions: Sequence[str]
    said: Sequence[Finding]

    def minimum(self, pair: int) -> Minimum | None:
        """The machine beside a pair; None where no limit of its kind and size is certain."""
        at = self.at.get(pair)
        if at is None:
            return None
        evaluation = self.priced.evaluation
        return Minimum(
            edition=self.editions[at],
            units=int(evaluation.pairs.units[at]),
            outcome=msgspec.convert(self.priced.values(at), self.priced.family.outcome),
            monthly_energy_wh=tuple(evaluation.monthly_energy_wh[at].tolist()),
            said=self.said[at],
        )


class Minima:
    """The machines beside candidates, worked out a page of candidates at a time.

    pairs: of the candidates in their order; make: what stands beside some of them.
    """

    def __init__(
        self, pairs: Sequence[int], make: Callable[[Sequence[int]], CodeMinima | None]
    ) -> None:
        self._pairs, self._make = pairs, make
        self._page_of = {pair: at // _PAGE for at, pair in enumerate(pairs)}
        self._pages: dict[int, CodeMinima | None] = {}

    def beside(self, pair: int) -> CodeMinima | None:
        """The machines of a page with one beside this pair; None where it has none."""
        page = self._page_of.get(pair)
        if page is None:
            return None
        if page not in self._pages:
            self._pages[page] = self._make(self._pairs[page * _PAGE : (page + 1) * _PAGE])
        made = self._pages[page]
        return None if made is None or pair not in made.at else made

    def minimum(self, pair: int) -> Minimum | None:
        """The machine beside a pair; None where no limit of its kind and size is certain."""
        made = self.beside(pair)
        return None if made is None else made.minimum(pair)


def code_minima(
    family: Family,
    columns: Any,
    situation: Situation,
    evaluation: Evaluation,
    pairs: Sequence[int],
    standards: Standards,
    as_of: date,
    economics: Economics,
) -> CodeMinima | None:
    """The machines beside some pairs of an evaluation; None where the family knows of none."""
    made = family.code_minima(columns, situation, evaluation, pairs, standards, as_of)
    if made is None:
        return None
    found = family.evaluate(made.columns, situation, made.pairs)
    return CodeMinima(
        priced=Priced(family=family, evaluation=found, prices=price(found, economics)),
        at={pair: at for at, pair in enumerate(made.of)},
        editions=made.editions,
        said=made.said,
    )
