"""`loadfit select STUDY`: the ranking on the terminal, and the report's files."""

import argparse
from collections import Counter
from pathlib import Path
from typing import Any

from core.field import fields_of
from core.language import Language
from core.problem import Problem
from core.report.compliance import has_not_firm, standing_of
from core.report.families import family_report
from core.report.nearest import nearest, said
from core.report.wording import cell
from core.selection import Candidate, Selection
from gui.documents import KINDS, write_document
from gui.program import Program, read_study
from gui.saving import refuse_inputs
from gui.study_file import files_of
from gui.text_table import table


def add_parser(commands: Any, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("select", parents=[common], help="fit the catalog to a study")
    parser.add_argument("study", type=Path)
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="write the selection report")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="write the workbook")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the result as JSON")
    parser.add_argument("--top", type=int, default=10, metavar="N", help="rows of the ranking")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Select, print, write."""
    program, study = Program(), read_study(given.study)
    files = {kind: getattr(given, kind) for kind in KINDS if getattr(given, kind)}
    keep = (given.study, *files_of(study, given.study.parent))
    for number, path in enumerate(files.values()):
        refuse_inputs(path, (*keep, *list(files.values())[:number]))
    selection = program.select(study, given.study.parent)
    # Files first: whoever reads the ranking may close the pipe before its end.
    for kind, path in files.items():
        write_document(kind, path, selection, language, program, keep=keep)
    _print(selection, language, given.top)
    for path in files.values():
        print(language.text("cli.written", file=str(path)))
    if not selection.candidates:
        raise Problem("no_candidates", str(given.study))
    return 0


def _print(selection: Selection, language: Language, top: int) -> None:
    study = selection.study
    print(study.project.name or language.text("cli.unnamed"))
    print(cell(family_report(selection).asked(selection), language))
    for found in selection.findings:
        print(f"  · {language.finding(found)}")
    print()
    _print_ranking(selection, language, top)
    _print_left_out(selection, language)


def _print_ranking(selection: Selection, language: Language, top: int) -> None:
    fields = {field.key: field for field in fields_of(selection.family.outcome)}
    columns = [fields[key] for key in family_report(selection).ranking]
    head = ["#", language.text("field.maker"), language.text("field.model"),
            language.text("cli.units", unit=language.unit(selection.capacity_kind))]  # fmt: skip
    head.append(language.text("report.column.standing"))
    for column in columns:
        unit = language.unit(column.kind) if column.kind else ""
        title = language.text(f"field.{column.key}")
        head.append(f"{title} {unit}".strip())
    shown = selection.candidates[: max(top, 0)]
    rows = [_row(candidate, columns, language) for candidate in shown]
    print(table(head, rows, [True, False, False, False, False] + [True] * len(columns)))
    if any(candidate.tied for candidate in shown):
        print(language.text("cli.ties"))
    if any(has_not_firm(candidate) for candidate in shown):
        print(language.text("report.compliance.not_firm"))
    more = len(selection.candidates) - len(shown)
    if more > 0:
        print(language.text("cli.more", count=language.number(more)))
    print()


def _row(candidate: Candidate, columns: list[Any], language: Language) -> list[str]:
    units = f"{candidate.units} × " + language.value(
        candidate.outcome.unit_capacity_w, candidate.outcome.capacity_kind
    )
    place = f"{candidate.place}{'=' if candidate.tied else ''}"
    values = [language.value(getattr(candidate.outcome, c.key), c.kind) for c in columns]
    flagged = " ▲" if candidate.record.flags else ""
    return [place, candidate.record.maker, candidate.record.model + flagged, units,
            cell(standing_of(candidate), language), *values]  # fmt: skip


def _print_left_out(selection: Selection, language: Language) -> None:
    if not selection.left_out:
        return
    counts = Counter(one.findings[0].code for one in selection.left_out)
    reasons = ", ".join(
        f"{language.text(f'reason.{code}')} {count}" for code, count in counts.most_common()
    )
    print(language.text("cli.left_out", count=str(len(selection.left_out)), reasons=reasons))
    if not selection.candidates:
        for one in nearest(selection):
            print(f"  {language.text(f'reason.{one.code}')}: {cell(said(one), language)}")
