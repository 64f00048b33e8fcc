"""The plan as rows: a line a figure, a column today and one a year; for the window and paper."""

from dataclasses import dataclass

from core.ledger.shares import Goal, Share
from core.ledger.state import State, state_of
from core.ledger.worth import MoneyTerms
from core.money.financing import LoanBy, SubsidyBy
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.ledger.diagnosed import Diagnosed, Planned
from gui.program.ledger.ledger_text import goal_words

_MONEY = {"zh": (1e4, 1), "en": (1e3, 1)}  # what amounts are given in, in a plan, and its decimals
_OF_ENERGY = ("energy", "cost", "tce", "co2")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanTable:
    """heads: today and the years; rows: their title, then as many texts."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def plan_table(found: Diagnosed, made: Planned, language: Language) -> PlanTable:
    """Machines, money, energy, coal and carbon a year, and the shares after each."""
    say, years, rules = language.text, made.plan.years, found.rules
    saved = [year.saving_kwh for year in years]
    summed = [sum(saved[: at + 1]) for at in range(len(saved))]

    def money(yuan: float) -> str:
        return plan_money(yuan, language)

    def energy(kwh: float) -> str:
        return language.value(kwh * 1e3, Kind.ENERGY)

    rows = [
        ("budget", "–", [money(year.budget) for year in years]),
        ("spent", "–", [money(year.spent) for year in years]),
        ("count", "–", [str(len(year.ids)) for year in years]),
        ("saved", "–", [energy(kwh) for kwh in saved]),
        ("energy", energy(found.totals.kwh), [energy(found.totals.kwh - kwh) for kwh in summed]),
        ("cost", money(found.totals.yuan),
         [money(found.totals.yuan - kwh * rules.price_per_kwh) for kwh in summed]),
        ("tce", language.number(found.totals.tce),
         [language.number(found.totals.tce - kwh * rules.kgce_per_kwh / 1e3) for kwh in summed]),
        ("co2", language.number(found.totals.tco2),
         [language.number(found.totals.tco2 - kwh * rules.kg_co2_per_kwh / 1e3)
          for kwh in summed]),
    ]  # fmt: skip
    if not found.totals.energy_units:  # no sums where the energy of no machine is known
        rows = [(key, "–", ["–"] * len(years) if key in _OF_ENERGY else later)
                for key, _, later in rows]  # fmt: skip
    rows += [(key, "–", [money(value) for value in values])
             for key, values in money_rows(made, found.document.settings.money)]  # fmt: skip
    titled = [(say(f"ledger_plan.{key}"), today, *later) for key, today, later in rows]
    for at, kind in enumerate(found.shares):
        name = kind.families[0]
        goal = found.document.settings.goal(name, new=False)
        title = say("ledger_plan.share", kind=say(f"ledger.kind.{name}"), goal=goal_words(goal))
        shares = [kind.in_use, *(after[at] for after in made.shares)]
        titled.append((title, *(_share(one, goal, language) for one in shares)))
    heads = (say("ledger_plan.today"), *(str(year.year) for year in years))
    return PlanTable(heads=heads, rows=tuple(titled))


def plan_money_step(language: Language) -> float:
    """What a plan is given in, and budgets are entered in: 10,000 in Chinese, 1,000 in English."""
    return _MONEY[language.code][0]


def plan_money(yuan: float, language: Language) -> str:
    """A sum in it, as the titles of a plan say."""
    size, decimals = _MONEY[language.code]
    return language.number(yuan / size, decimals)


def money_rows(made: Planned, terms: MoneyTerms) -> list[tuple[str, list[float]]]:
    """Yuan of each year by what it is for; what is off is left out, the net present value stays."""
    financing, years = terms.financing, made.money
    lent = financing.loan_by is not LoanBy.NONE
    given = financing.subsidy_by is not SubsidyBy.NONE
    rows = (
        ("subsidy", given, [one.subsidy for one in years]),
        ("lent", lent, [one.lent for one in years]),
        ("own", lent or given, [one.own for one in years]),
        ("tax_credit", financing.tax_credit, [one.tax_credit for one in years]),
        ("loan_payment", lent, [one.loan_payment for one in years]),
        ("saved_yuan", True, [one.saved for one in years]),
        ("after_debt", lent, [one.saved + one.tax_credit - one.loan_payment for one in years]),
        ("npv", True, [one.npv for one in years]),
    )
    return [(key, values) for key, shown, values in rows if shown]


def _share(share: Share, goal: Goal, language: Language) -> str:
    reached = goal.reached(share.by_power_pct)
    return f"{'✓ ' if reached else ''}{language.number(share.by_power_pct, 1)}"


def spent_by_state(found: Diagnosed, made: Planned) -> list[dict[State, float]]:
    """Yuan of each year by what its machines are renewed for."""
    state = {one.asset.id: (state_of(one), one.asset.replacement) for one in found.found}
    spent: list[dict[State, float]] = []
    for year in made.plan.years:
        here: dict[State, float] = {}
        for id_ in year.ids:
            why, better = state[id_]
            here[why] = here.get(why, 0.0) + (better.cost if better is not None else 0.0)
        spent.append(here)
    return spent
