"""The money of a plan by calendar year: subsidies, tax credits, loans, what is left to pay."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.ledger.plan import Plan
from core.ledger.worth import Worth
from core.money.financing import Financing
from core.money.loan import loan
from core.money.relief import CARRIED_YEARS


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyYear:
    """Yuan of a year; own: price less subsidy and loan; tax_credit: taken from its tax.

    loan_payment: of all loans of the years before; saved: by all that was bought up to that year;
    npv: of what is bought, in that year, without the tax credit, which all of it shares.
    """

    year: int
    spent: float
    subsidy: float
    tax_credit: float
    lent: float
    loan_payment: float
    saved: float
    npv: float

    @property
    def own(self) -> float:
        """What the plant pays itself for what it buys."""
        return self.spent - self.subsidy - self.lent


def money_of(plan: Plan, worth: Mapping[str, Worth], financing: Financing) -> tuple[MoneyYear, ...]:
    """Year by year; a loan of a year is paid back from the next one on, at the ends of years."""
    bought = [[worth[id_] for id_ in year.ids] for year in plan.years]
    names = [year.year for year in plan.years]
    credits_ = _credits(names, bought, financing)
    lent, owed = [], [0.0] * len(names)
    for at, several in enumerate(bought):
        taken = loan(sum(one.cost - one.subsidy for one in several), financing)
        lent.append(0.0 if taken is None else taken.principal)
        for later in range(at + 1, len(names)):
            ago = names[later] - names[at] - 1
            if taken is not None and 0 <= ago < len(taken.payments):
                owed[later] += float(taken.payments[ago])
    saved = 0.0
    rows = []
    for at, several in enumerate(bought):
        saved += sum(one.a_year for one in several)
        rows.append(
            MoneyYear(
                year=names[at],
                spent=plan.years[at].spent,
                subsidy=sum(one.subsidy for one in several),
                tax_credit=credits_[at],
                lent=lent[at],
                loan_payment=owed[at],
                saved=saved,
                npv=sum(one.npv - one.credit_worth for one in several),
            )
        )
    return tuple(rows)


def _credits(
    years: Sequence[int], bought: Sequence[Sequence[Worth]], financing: Financing
) -> list[float]:
    """What the tax of each year takes, the oldest first; after five more years the rest is lost."""
    if not financing.tax_credit:
        return [0.0] * len(years)
    waiting: list[list[float]] = []  # year, what is left
    taken = []
    for year, several in zip(years, bought, strict=True):
        base = sum(one.cost - one.subsidy for one in several) / (1.0 + financing.vat_share)
        waiting.append([year, base * financing.tax_credit_share])
        waiting = [one for one in waiting if year - one[0] <= CARRIED_YEARS]
        left = financing.tax_payable
        sum_ = 0.0
        for one in waiting:
            now = one[1] if left is None else min(one[1], left)
            one[1] -= now
            sum_ += now
            left = None if left is None else left - now
        taken.append(sum_)
    return taken
