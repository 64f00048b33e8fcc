"""`loadfit ledger`: what stands in a plant, its diagnosis, and the plan year by year."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalog.files.ledgers import Ledger, read_ledger
from catalog.files.standards_files import open_standards
from core.ledger.diagnosis import Diagnosis, Rules, diagnose
from core.ledger.plan import MAX_PAYBACK_YEARS, TooManySteps, plan
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.arguments import Commands
from gui.program.ledger.ledger_text import COLUMNS, FIGURES, LedgerText
from gui.program.sheet_files import Cells
from gui.program.text_table import table
from gui.program.verdict_table import said_fault, write_rows

_FAULTS_SHOWN = 50
_BUDGET = re.compile(r"(\d{4})=(\d+(?:\.\d+)?)")
_PRICE, _DIAGNOSE, _PLAN = 0.65, "diagnose", "plan"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser(
        "ledger", parents=[common], help="a plant's machines: their diagnosis, the plan by years",
        description="FILE is a table of machines, CSV, XLSX or Parquet, one row a machine or a "
        "group of equal ones; its columns are known by their headings, Chinese or English.",
    )  # fmt: skip
    parser.add_argument("action", choices=[_DIAGNOSE, _PLAN])
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--out", type=Path, metavar="FILE", help="CSV or XLSX of the diagnosis")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    parser.add_argument("--price", type=float, default=_PRICE, help="yuan/kWh; default 0.65")
    parser.add_argument("--co2", type=float, metavar="KG", help="kg CO₂ per kWh")
    parser.add_argument("--kgce", type=float, metavar="KG", help="kg of standard coal per kWh")
    parser.add_argument("--budget", action="append", default=[], metavar="YEAR=YUAN",
                        help="money of a year; once for each year")  # fmt: skip
    parser.add_argument("--payback", type=float, default=MAX_PAYBACK_YEARS, metavar="YEARS",
                        help="longest of what no list names and no limit misses")  # fmt: skip
    parser.add_argument("--strict", action="store_true", help="ten years: the anniversary is not")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Answer what was asked; returns the exit status."""
    budgets = [_budget(one) for one in given.budget]
    if given.action == _PLAN and not budgets:
        raise Problem("ledger_no_budget", "--budget")
    opened = open_standards()
    for trouble in opened.troubles:
        print(language.problem(trouble), file=sys.stderr)
    factors = {"kg_co2_per_kwh": given.co2, "kgce_per_kwh": given.kgce}
    rules = Rules(
        day=given.as_of or date.today(),
        price_per_kwh=given.price,
        strictly_over_ten=given.strict,
        **{name: value for name, value in factors.items() if value is not None},
    )
    ledger = read_ledger(given.file)
    found = diagnose(ledger.assets, opened.standards, rules)
    ordered = sorted(found, key=lambda one: one.order)
    text = LedgerText(language, opened.standards, rules)
    _tell_faults(ledger, language)
    if given.out is not None:
        rows = (text.cells(one) for one in ordered)
        write_rows([list(text.heads())], rows, given.out, [given.file])
        print(language.text("cli.written", file=str(given.out)))
    if given.action == _PLAN:
        _print_plan(text, found, budgets, given.payback)
    elif given.out is None:
        _print_table(text.heads(), [text.cells(one) for one in ordered], FIGURES)
    _print_shares(text, found)
    figures = {
        "price": rules.price_per_kwh,
        "co2": rules.kg_co2_per_kwh,
        "kgce": rules.kgce_per_kwh,
    }
    said = {name: f"{value:g}" for name, value in figures.items()}
    print(language.text("ledger.note", day=rules.day.isoformat(), **said))
    return 0


def _budget(text: str) -> tuple[int, float]:
    found = _BUDGET.fullmatch(text)
    if found is None:
        raise Problem("argument_value", "--budget", figure("given", text),
                      figure("command", "loadfit ledger"))  # fmt: skip
    return int(found[1]), float(found[2])


def _tell_faults(ledger: Ledger, language: Language) -> None:
    """Rows that could not be used, on the error output."""
    for fault in ledger.faults[:_FAULTS_SHOWN]:
        print(said_fault(fault, language), file=sys.stderr)
    if ledger.faults:
        rows = len({fault.row for fault in ledger.faults})
        print(language.text("ledger.left_out", count=str(rows)), file=sys.stderr)


def _print_plan(
    text: LedgerText, found: Sequence[Diagnosis], budgets: Sequence[tuple[int, float]], most: float
) -> None:
    try:
        planned = plan(found, budgets, max_payback_years=most)
    except TooManySteps as error:
        raise Problem("ledger_plan_steps", "--budget") from error
    say = text.language.text
    if planned.hits_lacking:
        print(say("ledger.hits_lacking", yuan=f"{planned.hits_lacking:,.0f}"))
    _print_table(text.year_heads(), list(text.years(planned)), frozenset())
    print(say("ledger.plan_rule", years=f"{most:g}"))
    for key, names in (("left", planned.left), ("not_planned", tuple(planned.not_planned))):
        if names:
            print(say(f"ledger.{key}", ids=" ".join(names)))
    done = [name for year in planned.years for name in year.ids]
    print(f"\n{say('ledger.after')}")
    _print_table(text.share_heads(), list(text.shares(found, done)), frozenset())
    print(f"\n{say('ledger.before')}")


def _print_shares(text: LedgerText, found: Sequence[Diagnosis]) -> None:
    _print_table(text.share_heads(), list(text.shares(found)), frozenset())


def _print_table(heads: Sequence[str], rows: Sequence[Cells], figures: frozenset[str]) -> None:
    numeric = [name in figures for name in COLUMNS][: len(heads)]
    print(table(heads, [[str(cell) for cell in row] for row in rows], numeric))
    print()
