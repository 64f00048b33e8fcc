"""What one can order at the site, and in how many pieces: what cannot stands behind what can.

A source says for which market its machines are made; a record of one's own, a class made to size
and a source that says nothing are taken as to be had. A maker that is not disclosed cannot be
asked anywhere.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.machines.device import UNDISCLOSED, Device, is_own
from core.machines.market import Market
from core.selection.family import Pairs, Screening
from core.study.criteria import Availability
from core.study.plant import Plant
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

BoolArray = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class OnSale:
    """Which machines are sold at a site.

    markets: by source; here: the site's, None where nothing is known of it; spared: the id of a
    machine that is only a yardstick.
    """

    markets: Mapping[str, Market | None]
    here: Market | None
    rule: Availability
    spared: str | None

    def elsewhere(self, machines: Sequence[int], records: Sequence[Device]) -> BoolArray:
        """Whether each of `machines` is not known to be sold here, (records,)."""
        found = np.zeros(len(records), dtype=bool)
        if self.rule is not Availability.ANY:
            found[[one for one in machines if self._is_elsewhere(records[one])]] = True
        return found

    def screened(self, screening: Screening, records: Sequence[Device]) -> Screening:
        """The screening without what is not sold here, each with the reason, where it is asked."""
        if self.rule is not Availability.SITE_ONLY:
            return screening
        return screening.without(
            {
                one: (self._why_out(records[one]),)
                for one in screening.going_on
                if self._is_elsewhere(records[one]) and records[one].id != self.spared
            }
        )

    def cautions(self, record: Device) -> Iterator[Finding]:
        """What a candidate stands behind others for."""
        market = self._market(record)
        if self.rule is not Availability.ANY and market is not None and not is_own(record.id):
            yield self._sold_elsewhere(market, Severity.WARNING)

    def _is_elsewhere(self, record: Device) -> bool:
        if is_own(record.id):
            return False
        return record.maker == UNDISCLOSED or self._market(record) is not None

    def _market(self, record: Device) -> Market | None:
        """The market of a machine that is not the site's."""
        market = self.markets.get(record.source)
        there = market in (None, Market.WORLD, self.here)
        return None if self.here is None or there else market

    def _why_out(self, record: Device) -> Finding:
        market = self._market(record)
        if record.maker == UNDISCLOSED or market is None:
            return finding("maker_undisclosed", Severity.EXCLUDES)
        return self._sold_elsewhere(market, Severity.EXCLUDES)

    def _sold_elsewhere(self, market: Market, severity: Severity) -> Finding:
        return finding(
            "sold_elsewhere", severity,
            figure("market", market.value, word="choice"),
            figure("here", str(self.here), word="choice"),
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldBack:
    """What stands behind others before any criterion counts.

    elsewhere: (machines,); most: units of one model on duty, None where nothing is asked of it;
    carrying: how many of so many units of one model are on duty.
    """

    elsewhere: BoolArray
    most: int | None
    carrying: Callable[[int], int]

    def steps(self, pairs: Pairs, pair: int) -> tuple[int, int]:
        """Not sold here, then too many of one model; 0 or 1, lower is better."""
        away = any(bool(self.elsewhere[one]) for one in pairs.machines(pair))
        return int(away), int(self.units_above(pairs, pair) is not None)

    def units_above(self, pairs: Pairs, pair: int) -> int | None:
        """Units of one model on duty where they are more than is asked, else None."""
        if self.most is None:
            return None
        year = pairs.plant(pair)
        if year is None:
            units = self.carrying(int(pairs.units[pair]))
        else:
            units = max(one.units - one.standby for one in year.groups)
        return units if units > self.most else None

    def said(self, pairs: Pairs, pair: int) -> Iterator[Finding]:
        """That a plant has more units of one model than is asked."""
        units = self.units_above(pairs, pair)
        if units is not None:
            yield finding(
                "many_of_one_model", Severity.WARNING,
                figure("units", units, Kind.COUNT),
                figure("most", self.most or 0, Kind.COUNT),
            )  # fmt: skip


def said_of_ranking(held: HeldBack, pairs: Pairs, ranked: Sequence[int]) -> tuple[Finding, ...]:
    """How many of the candidates stand behind others for that, and where none is sold here.

    ranked: their pairs.
    """
    behind = [held.steps(pairs, pair) for pair in ranked]
    away, many = (sum(step[which] for step in behind) for which in (0, 1))
    if behind and away == len(behind):
        return (finding("all_sold_elsewhere", Severity.WARNING),)
    return tuple(
        finding(code, Severity.INFO, figure("behind", number, Kind.COUNT))
        for code, number in (("others_sold_elsewhere", away), ("others_of_many_units", many))
        if 0 < number < len(behind)
    )


def most_of_one(plant: Plant, in_plants: frozenset[str]) -> int | None:
    """How many units of one model a plant may have without standing behind; None: any number."""
    return plant.same_model_max if "same_model_max" in in_plants else None
