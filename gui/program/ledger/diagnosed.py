"""A ledger document with all that is found of it; after an edit only what changed is done anew."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from catalog.files.ledgers import Ledger, ledger_of, read_anew
from core.ledger.columns import Columns, columns_of
from core.ledger.diagnosis import Diagnosis, Rules, diagnose
from core.ledger.document import LedgerDocument
from core.ledger.grading import Grader
from core.ledger.plan import Plan, TooManySteps, plan
from core.ledger.plan_as_whole import plan_as_whole
from core.ledger.plan_money import MoneyYear, money_of
from core.ledger.shares import Share, share
from core.ledger.totals import Totals, totals
from core.ledger.worth import Worth, worths
from core.standards.library import Standards

_AT_ONCE = 2000  # assets between two looks at whether the work is still wanted
_ANEW_MOST = 200  # changed rows; more is read whole
KINDS = (
    ("motor",), ("fan",), ("pump",), ("compressor",), ("transformer",),
    ("chiller", "heat_pump", "boiler"), ("server",),
)  # fmt: skip
_KIND_OF = {family: families for families in KINDS for family in families}
Told = Callable[[float], bool]  # how far it is; answers whether to go on


@dataclass(frozen=True, slots=True, kw_only=True)
class KindShare:
    """Shares of energy-saving machines of a kind: of all in use, and of the new ones."""

    families: tuple[str, ...]
    in_use: Share
    new: Share


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """The plan, in which year each is renewed, and the shares after each year, kind by kind."""

    plan: Plan
    money: tuple[MoneyYear, ...]  # of each year
    year_of: Mapping[str, int]
    shares: tuple[tuple[Share, ...], ...]  # year by year; kinds as in Diagnosed.shares


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosed:
    """planned: None without budgets, and where `too_many`: the money falls in too many steps."""

    document: LedgerDocument
    ledger: Ledger
    rules: Rules
    by_row: tuple[Diagnosis | None, ...]
    columns: Columns
    shares: tuple[KindShare, ...]
    totals: Totals
    worth: Mapping[str, Worth]  # of the replacements, by id
    planned: Planned | None = None
    too_many: bool = False

    @property
    def found(self) -> list[Diagnosis]:
        """Of the rows that could be read."""
        return [one for one in self.by_row if one is not None]


def go_on(_: float) -> bool:
    """Nobody interrupts."""
    return True


def diagnosed(
    document: LedgerDocument,
    place: str,
    standards: Standards,
    today: date,
    before: Diagnosed | None = None,
    told: Told = go_on,
    ledger: Ledger | None = None,
) -> Diagnosed | None:
    """What is found, the plan not yet; None where nobody waits for it.

    before: what was found of the ledger before an edit; ledger: what is read from it, where that
    is known. Raises Problem of `ledger_of`.
    """
    rules = document.settings.rules(today)
    changed = None if before is None else _changed(before, document)
    if ledger is not None:
        pass  # as its file was read
    elif before is None or changed is None:
        ledger = ledger_of(document, place)
    else:
        ledger = read_anew(before.ledger, document, changed) if changed else before.ledger
    if before is not None and changed is not None and before.rules == rules:
        by_row, rows = list(before.by_row), changed
    else:
        by_row, rows = [None] * len(document.rows), list(range(len(document.rows)))
    for begin in range(0, len(rows), _AT_ONCE):
        if not told(begin / len(rows)):
            return None
        part = rows[begin : begin + _AT_ONCE]
        assets = [(row, ledger.by_row[row]) for row in part]
        real = [(row, one) for row, one in assets if one is not None]
        found = diagnose([one for _, one in real], standards, rules)
        for row in part:
            by_row[row] = None
        for (row, _), one in zip(real, found, strict=True):
            by_row[row] = one
    several = [one for one in by_row if one is not None]
    return Diagnosed(
        document=document,
        ledger=ledger,
        rules=rules,
        by_row=tuple(by_row),
        columns=columns_of(by_row, None if before is None else before.columns),
        shares=_shares(several, document.settings.new_since),
        totals=totals(several, rules),
        worth=worths(several, document.settings.money, rules, Grader(standards, rules.day)),
    )


def with_plan(one: Diagnosed) -> Diagnosed:
    """The same with the plan for the budgets of its settings."""
    settings, found = one.document.settings, one.found
    if not settings.budgets:
        return one
    budgets = sorted((budget.year, budget.yuan) for budget in settings.budgets)
    try:
        if settings.plan_by == "whole":
            made = plan_as_whole(
                found, budgets, _npv_of(one),
                max_payback_years=settings.max_payback_years,
                rate=settings.money.discount_rate,
                hits_by=settings.hits_by,
                most_a_place=settings.most_a_place,
            )  # fmt: skip
        else:
            made = plan(found, budgets, max_payback_years=settings.max_payback_years)
    except TooManySteps:
        return replace(one, too_many=True)
    year_of = {id_: year.year for year in made.years for id_ in year.ids}
    after = tuple(
        tuple(
            share(found, kind.families, replaced=_by(year_of, year.year).__contains__)
            for kind in one.shares
        )
        for year in made.years
    )
    money = money_of(made, one.worth, settings.money.financing)
    return replace(one, planned=Planned(plan=made, money=money, year_of=year_of, shares=after))


def _npv_of(one: Diagnosed) -> dict[str, float]:
    """Of each replacement; a credit from a tax that all of them share counts in none."""
    shared = one.document.settings.money.financing.tax_payable is not None
    return {
        id_: worth.npv - (worth.credit_worth if shared else 0.0) for id_, worth in one.worth.items()
    }


def _by(year_of: Mapping[str, int], year: int) -> frozenset[str]:
    return frozenset(id_ for id_, when in year_of.items() if when <= year)


def _shares(found: Sequence[Diagnosis], since: int) -> tuple[KindShare, ...]:
    """Kinds of which there are machines in use."""
    of_kind: dict[tuple[str, ...], list[Diagnosis]] = {families: [] for families in KINDS}
    for one in found:
        if (families := _KIND_OF.get(one.asset.family)) is not None:
            of_kind[families].append(one)
    several = (
        KindShare(
            families=families,
            in_use=share(among, families),
            new=share(among, families, new_since=since),
        )
        for families, among in of_kind.items()
    )
    return tuple(one for one in several if one.in_use.units)


def _changed(before: Diagnosed, document: LedgerDocument) -> list[int] | None:
    """Rows whose cells are others; None where the table is another one, or its numbers are."""
    old, new = before.document, document
    if (old.header, len(old.rows)) != (new.header, len(new.rows)):
        return None
    if old.rows is new.rows:
        return []
    rows = [
        at for at, (one, other) in enumerate(zip(old.rows, new.rows, strict=True))
        if one is not other
    ]  # fmt: skip
    at = before.ledger.columns.get("id")
    if len(rows) > _ANEW_MOST or at is None:
        return None
    if any(old.rows[row][at] != new.rows[row][at] for row in rows):
        return None
    return rows
