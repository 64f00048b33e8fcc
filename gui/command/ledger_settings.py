"""What the command line says of a ledger's settings: budgets, prices, factors, money.

A value that cannot be meant is refused with its limits, as the window does; nothing is left aside
in silence.
"""

import argparse
import re
from collections import Counter
from collections.abc import Sequence
from difflib import get_close_matches
from typing import Any

import msgspec

from core.climate.stations import station
from core.ledger.document import LIMITS, Budget, LedgerSettings
from core.ledger.worth import MoneyTerms
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from gui.program.ledger.ledger_text import TEN_THOUSAND

_BUDGET = re.compile(r"(\d{4})=(\d{1,3}(?:[,，]\d{3})+|\d+(?:\.\d+)?)(万)?元?")
_OPTIONS = {
    "price_per_kwh": "--price", "kg_co2_per_kwh": "--co2", "kgce_per_kwh": "--kgce",
    "max_payback_years": "--payback", "hits_by": "--hits-by", "most_a_place": "--most-a-place",
}  # fmt: skip
_OF_WHOLE = ("hits_by", "most_a_place")


def settings_of(
    own: LedgerSettings, given: argparse.Namespace, budgets: tuple[Budget, ...]
) -> LedgerSettings:
    """The ledger's, but for what the command line says. Raises Problem."""
    options = {
        "day": given.as_of,
        "station": station(given.station, "--station").id if given.station else None,
        "price_per_kwh": given.price, "kg_co2_per_kwh": given.co2,
        "kgce_per_kwh": given.kgce, "max_payback_years": given.payback,
        "budgets": budgets or None, "strictly_over_ten": given.strict or None,
        "plan_by": "whole" if given.whole else None, "hits_by": given.hits_by,
        "most_a_place": given.most_a_place,
    }  # fmt: skip
    said = {name: value for name, value in options.items() if value is not None}
    if given.money:
        said["money"] = _money_terms(own.money, given.money, f"loadfit ledger {given.action}")
    found = msgspec.structs.replace(own, **said)
    command = f"loadfit ledger {given.action}"
    beyond = found.outside()
    if beyond is not None:
        raise _beyond(beyond, getattr(found, beyond), LIMITS[beyond], command)
    for name in _OF_WHOLE:
        if name in said and found.plan_by != "whole":
            raise Problem("ledger_whole_only", _OPTIONS[name])
    first = min((one.year for one in found.budgets), default=0)
    if found.plan_by == "whole" and (found.hits_by or first) < first:
        raise _beyond("hits_by", found.hits_by or 0, (first, LIMITS["hits_by"][1]), command)
    return found


def _beyond(name: str, value: float, limits: tuple[float, float], command: str) -> Problem:
    return Problem(
        "argument_range", _OPTIONS.get(name, name), figure("given", f"{value:g}"),
        figure("least", f"{limits[0]:g}"), figure("largest", f"{limits[1]:g}"),
        figure("command", command),
    )  # fmt: skip


def _money_terms(own: MoneyTerms, given: Sequence[str], command: str) -> MoneyTerms:
    """The ledger's, but for what is given as KEY=VALUE; 5% is 0.05. Raises Problem."""
    terms: dict[str, Any] = msgspec.to_builtins(own)
    for text in given:
        key, _, value = text.partition("=")
        part = terms["financing"] if key in terms["financing"] else terms
        share = value.removesuffix("%")
        if key not in part or key == "financing":
            raise _unknown_key(text, [*terms, *terms["financing"]])
        try:
            part[key] = float(share) / 100.0 if share != value else value
            made = msgspec.convert(terms, MoneyTerms, strict=False)
        except ValueError:
            known = figure("command", command)
            raise Problem("argument_value", "--money", figure("given", text), known) from None
    return made


def _unknown_key(text: str, known: Sequence[str]) -> Problem:
    """Names the nearest of what is known, or all of it."""
    names = [one for one in known if one != "financing"]
    near = get_close_matches(text.partition("=")[0], names, n=1)
    return Problem("money_key", "--money", figure("given", text),
                   figure("near", ", ".join(near or names)))  # fmt: skip


def budgets_of(given: argparse.Namespace) -> tuple[Budget, ...]:
    """2027=300000, 2027=300,000 or 2027=30万, each year once. Raises Problem."""
    command = figure("command", f"loadfit ledger {given.action}")
    found = []
    for text in given.budget:
        said = _BUDGET.fullmatch(text)
        if said is None:
            raise Problem("argument_value", "--budget", figure("given", text), command)
        yuan = float(re.sub("[,，]", "", said[2])) * (TEN_THOUSAND if said[3] else 1.0)
        found.append(Budget(year=int(said[1]), yuan=yuan))
    for year, times in Counter(one.year for one in found).items():
        if times > 1:
            raise Problem("ledger_budget_twice", "--budget", figure("year", str(year)))
    return tuple(found)
