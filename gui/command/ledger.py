"""`loadfit ledger`: what stands in a plant, its diagnosis, and the plan year by year."""

import argparse
import re
import sys
from collections.abc import Sequence
from datetime import date

import msgspec

from catalog.files.standards_files import open_standards
from core.ledger.diagnosis import natural
from core.ledger.disposal import outgoing
from core.ledger.plan import is_undetermined
from core.report.typesetting import pdf
from core.selection.unusual_price import unusual
from core.vocabulary.language import MINUS, Language
from core.vocabulary.problem import Problem
from gui.command.arguments import Commands
from gui.command.ledger_arguments import DISPOSAL, MEASURED, PLAN, REPLACE, REPORT
from gui.command.ledger_arguments import add_parser as declared
from gui.command.ledger_faults import tell_bad_cells, tell_faults
from gui.command.ledger_measured import tell_ledger, tell_study
from gui.command.ledger_settings import budgets_of, settings_of
from gui.command.portfolio import select_all
from gui.program.ledger import breakdown_text, disposal_text
from gui.program.ledger.diagnosed import Diagnosed, diagnosed, with_plan
from gui.program.ledger.lacking_text import lacking
from gui.program.ledger.ledger_file import open_any
from gui.program.ledger.ledger_text import COLUMNS, FIGURES, LedgerText
from gui.program.ledger.measured_found import of_ledger
from gui.program.ledger.plan_rows import money_rows, plan_money
from gui.program.ledger.replacements import replacements
from gui.program.ledger.report import report_of
from gui.program.reader import resources_folder
from gui.program.saving import refuse_ending, refuse_nowhere, write
from gui.program.sheet_files import Cells
from gui.program.text_table import table
from gui.program.verdict_table import write_rows

_FIGURE = re.compile("[<>≥≤]? ?[−0-9.,]+|–|")  # as cells of a column of figures are written


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's actions."""
    declared(commands, common, run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Answer what was asked; returns the exit status."""
    if given.action == REPORT:
        if given.pdf is None:
            raise Problem("ledger_no_pdf", "--pdf")
        refuse_ending(given.pdf, ".pdf")
        refuse_nowhere(given.pdf)
    if given.action == REPLACE and given.out is None:
        raise Problem("ledger_no_table", "--out")
    if given.action == MEASURED and given.measured is None:
        raise Problem("ledger_no_measured", "MEASURED")
    if given.action == MEASURED and given.file.suffix.lower() == ".json":
        tell_study(given, language)
        return 0
    budgets = budgets_of(given)
    opened = open_standards()
    for trouble in opened.troubles:
        print(language.problem(trouble), file=sys.stderr)
    document, ledger = open_any(given.file)
    settings = settings_of(document.settings, given, budgets)
    if given.action in (PLAN, DISPOSAL) and not settings.budgets:
        raise Problem("ledger_no_budget", "--budget")
    document = msgspec.structs.replace(document, settings=settings)
    place, today = str(given.file), date.today()
    found = diagnosed(document, place, opened.standards, today, ledger=ledger)
    assert found is not None  # noqa: S101  nobody interrupts
    text = LedgerText(language, opened.standards, found.rules)
    tell_faults(ledger, language)
    doubtful = unusual("price_per_kwh", settings.price_per_kwh)
    if doubtful is not None:
        print(language.finding(doubtful), file=sys.stderr)
    if given.action == MEASURED:
        tell_ledger(found, given, language)
        return 0
    if given.action == REPLACE:
        return select_all(replacements(found, given.asset, text, given.file), given, language)
    ordered = sorted(found.found, key=lambda one: one.order)
    if given.action == DISPOSAL:
        _tell_disposal(_planned(found), text, given, language)
        return 0
    if given.out is not None:
        rows = (text.cells(one) for one in ordered)
        write_rows([list(text.heads())], rows, given.out, [given.file])
        print(language.text("cli.written", file=str(given.out)))
    if given.action == PLAN:
        _print_plan(text, _planned(found))
    elif given.action == REPORT:
        made = None
        if given.measured is not None:
            made = of_ledger(given.measured, found, given.replaced, given.baseline_until)
            tell_bad_cells(made.file.faults, language)
        content = report_of(_planned(found), text, made)
        write(given.pdf, pdf(content, language, resources_folder()), [given.file])
        print(language.text("cli.written", file=str(given.pdf)))
    elif given.by is not None:
        parts = list(breakdown_text.rows(found.columns, given.by, language))
        _print_table(breakdown_text.heads(given.by, language), parts, frozenset())
    elif given.out is None:
        _print_table(text.heads(), [text.cells(one) for one in ordered], FIGURES)
    _print_table(text.share_heads(), list(text.shares(found.found, settings)), frozenset())
    lacks = lacking(found, language)
    if lacks:
        print(lacks)
    rules = found.rules
    figures = {
        "price": rules.price_per_kwh,
        "co2": rules.kg_co2_per_kwh,
        "kgce": rules.kgce_per_kwh,
    }
    said = {name: f"{value:g}" for name, value in figures.items()}
    print(language.text("ledger.note", day=rules.day.isoformat(), **said))
    if ledger.other_columns:
        others = ", ".join(ledger.other_columns)
        print(language.text("ledger.other_columns", columns=others))
    return 0


def _planned(found: Diagnosed) -> Diagnosed:
    """With the plan for its budgets. Raises Problem `ledger_plan_steps`."""
    made = with_plan(found)
    if made.too_many:
        raise Problem("ledger_plan_steps", "--budget")
    return made


def _tell_disposal(
    found: Diagnosed, text: LedgerText, given: argparse.Namespace, language: Language
) -> None:
    """The list of what goes out, printed or written."""
    assert found.planned is not None  # noqa: S101  there are budgets
    several = outgoing(found.found, found.planned.plan)
    named = disposal_text.heads(text)
    if given.out is None:
        _print_table(named, list(disposal_text.rows(several, text)), frozenset())
    else:
        rows = disposal_text.rows(several, text)
        write_rows([list(named)], rows, given.out, [given.file])
        print(language.text("cli.written", file=str(given.out)))
    print(language.text("ledger_disposal.note"))


def _print_plan(text: LedgerText, found: Diagnosed) -> None:
    assert found.planned is not None  # noqa: S101  there are budgets
    made, say = found.planned.plan, text.language.text
    for line in text.unplaced(found.found, made):
        print(line)
    if made.hits_lacking:
        print(say("ledger_plan.lacking", yuan=text.language.sum_said(made.hits_lacking)))
    _print_table(text.year_heads(), list(text.years(made)), frozenset())
    names = [str(year.year) for year in made.years]
    rows: list[Cells] = [
        [say(f"ledger_plan.{key}"), *(plan_money(value, text.language) for value in values)]
        for key, values in money_rows(found.planned, found.document.settings.money)
    ]
    _print_table([say("ledger_plan.money"), *names], rows, frozenset())
    print(text.rule(made, found.document.settings, found.found))
    apart = say("ledger_unplaced.separator")
    several = (
        ("left", made.left), ("not_planned", tuple(made.not_planned)), ("loses", made.loses),
    )  # fmt: skip
    for key, ids in several:
        if ids:
            print(say(f"ledger.{key}", ids=apart.join(sorted(ids, key=natural))))
    used = [one for one in found.found if one.asset.status == "in_use"]
    without = sum(is_undetermined(one) for one in used)
    if without:
        print(say("ledger.no_data", count=str(without), rows=str(len(used))))
    negative = [str(one.year) for one in found.planned.money if one.npv < 0.0]
    if negative:
        print(say("ledger.negative", years=apart.join(negative)))
    print(f"\n{say('ledger.after')}")
    after = list(text.shares(found.found, found.document.settings, found.planned.year_of))
    _print_table(text.share_heads(), after, frozenset())
    print(f"\n{say('ledger.before')}")


def _print_table(heads: Sequence[str], rows: Sequence[Cells], figures: frozenset[str]) -> None:
    shown = [[_shown(cell) for cell in row] for row in rows]
    named = [name in figures for name in COLUMNS][: len(heads)]
    numeric = [
        known or all(_FIGURE.fullmatch(row[at]) for row in shown) for at, known in enumerate(named)
    ]
    print(table(heads, shown, numeric))
    print()


def _shown(cell: object) -> str:
    """A cell as it is read: thousands apart, a true minus."""
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return str(cell)
    return f"{cell:,.10g}".replace("-", MINUS)
