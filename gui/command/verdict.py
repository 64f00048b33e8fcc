"""`loadfit verdict`: which grade and tier a device reaches, with the table row that says so."""

import argparse
import gc
import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from catalog.files.bad_cells import Fault
from catalog.files.standards_files import open_standards
from catalog.files.verdicts import open_devices
from core.standards import evidence
from core.standards.coverage import coverage
from core.standards.governing import rulings
from core.standards.inputs import Input, InputKind, figures_of, inputs_of
from core.standards.judge import judge
from core.standards.library import Standards
from core.standards.naming import Names
from core.standards.project import Project, admit, answer_of
from core.standards.verdict import Verdict
from core.standards.wording import Wording, alike
from core.vocabulary.finding import figure
from core.vocabulary.language import LANGUAGES, Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind, with_unit
from gui.command.arguments import Commands, add_word
from gui.command.faults import SHOWN
from gui.program.reader import open_language
from gui.program.text_table import table
from gui.program.verdict_table import Batch, reason_of_fault, write_batch
from gui.program.verdict_words import said

_TIERS = "发改环资规〔2024〕127号"


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser(
        "verdict", parents=[common], help="cli.verdict.help",
        description="cli.verdict.more",
    )  # fmt: skip
    parser.add_argument("product", nargs="?", help="cli.verdict.product.help")
    parser.add_argument("inputs", nargs="*", metavar="NAME=VALUE",
                        help="cli.verdict.inputs.help")  # fmt: skip
    parser.add_argument("--list", action="store_true", help="cli.verdict.list.help")
    parser.add_argument("--batch", type=Path, metavar="FILE", help="cli.verdict.batch.help")
    parser.add_argument("--strict", action="store_true", help="cli.verdict.strict.help")
    parser.add_argument("--trace", action="store_true", help="cli.verdict.trace.help")
    parser.add_argument("--out", type=Path, metavar="FILE", help="cli.verdict.out.help")
    parser.add_argument("--as-of", type=date.fromisoformat, metavar="YYYY-MM-DD")
    add_word(parser, "--project", (one.value for one in Project))
    parser.add_argument("--reason", default="", help="cli.verdict.reason.help")
    parser.add_argument("--stage-up", action="store_true", help="cli.verdict.stage_up.help")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace, language: Language) -> int:
    """Answer what was asked; returns the exit status."""
    opened = open_standards()
    standards = opened.standards
    for trouble in opened.troubles:
        print(language.problem(trouble), file=sys.stderr)
    wording = Wording(language, standards)
    names = Names(standards, [Wording(open_language(code), standards) for code in LANGUAGES])
    day = given.as_of or date.today()
    if given.list:
        print(_products(standards, wording, day))
    elif given.batch is not None:
        return _batch(given, standards, names, wording, day)
    elif given.product is None:
        raise Problem("verdict_nothing", "loadfit verdict")
    else:
        product = names.product(given.product)
        if given.inputs:
            figures = figures_of(standards, product, _entered(given.inputs, product, names))
            verdicts = judge(standards, product, figures, day)
            print("\n".join(_lines(product, verdicts, wording, day)))
            if given.project or given.stage_up:
                print("\n".join(_admission(verdicts, given, language)))
        else:
            print(_inputs(standards, product, wording))
    return 0


def _entered(inputs: Sequence[str], product: str, names: Names) -> dict[str, object]:
    entered: dict[str, object] = {}
    for text in inputs:
        name, equals, value = text.partition("=")
        if not equals or not name.strip() or not value.strip():
            raise Problem("input_form", "loadfit verdict", figure("given", text[:60]))
        one = names.input(product, name)
        key = one.name if one else name.strip()
        if key in entered:
            raise Problem("input_twice", name.strip())
        entered[key] = names.word(one, value) if one else value
    return entered


def _products(standards: Standards, wording: Wording, day: date) -> str:
    """All of them, with whether figures alone judge them on that day, and of how many they do."""
    text = wording.language.text
    names = ("product", "meaning", "by_figures", "standard")
    head = [text(f"verdict.{name}") for name in names]
    judged = {one.product: one.by_figures for one in coverage(standards, day)}
    rows = [
        [key, wording.name("product", key), "✓" if judged[key] else "–",
         ", ".join(standards.limit_tables(key))]
        for key in standards.products
    ]  # fmt: skip
    listed = [judged[key] for key in standards.products if _TIERS in standards.limit_tables(key)]
    said = text("verdict.coverage", count=str(sum(listed)), listed=str(len(listed)),
                tiers=_TIERS, day=day.isoformat())  # fmt: skip
    return f"{table(head, rows, [False] * len(head))}\n{said}"


def _inputs(standards: Standards, product: str, wording: Wording) -> str:
    text = wording.language.text
    head = [text(f"verdict.{one}") for one in ("input", "meaning", "unit", "words")]
    rows = [
        [one.name, wording.input(one.name), one.unit, _words(one, wording)]
        for one in inputs_of(standards, product)
    ]
    title = f"{wording.name('product', product)} ({product})"
    return f"{title}\n{table(head, rows, [False] * 4)}"


def _words(one: Input, wording: Wording) -> str:
    space = "method" if one.kind is InputKind.METHOD else "class_word"
    named = [f"{word} ({wording.name(space, word)})" for word in one.words]
    if one.assumed is not None:
        usual = one.assumed if isinstance(one.assumed, str) else wording.number(one.assumed)
        named.append(wording.language.text("verdict.usual", value=usual))
    return ", ".join(named)


def _lines(product: str, verdicts: Sequence[Verdict], wording: Wording, day: date) -> list[str]:
    """A table of the verdicts, then the look-up of each, then what governs."""
    text = wording.language.text
    titles = ("standard", "result", "required", "actual", "margin", "row")
    rows = [_row(one, wording) for one in verdicts]
    lines = [
        f"{wording.name('product', product)}  {text('verdict.as_of')} {day.isoformat()}",
        table([text(f"verdict.{one}") for one in titles], rows,
              [False, False, True, True, True, False]),
    ]  # fmt: skip
    for one in verdicts:
        lines += ["", said(one, wording)]
        lines += [f"  {number}. {step}" for number, step in enumerate(wording.trace(one), 1)]
        notes = [wording.language.finding(finding) for finding in evidence.own(one.findings)]
        lines += [f"  ! {note}" for note in (*notes, *wording.doubts(one))]
    for ruling in rulings(verdicts):
        lines.append("")
        if not ruling.side_by_side:
            governs = said(ruling.governs, wording)
            lines.append(text("report.named", title=text("verdict.governs"), value=governs))
        lines += [f"  {wording.language.finding(finding)}" for finding in ruling.findings]
    concerned = evidence.concerned(verdicts)
    if concerned:
        listed = ", ".join(map(wording.language.cited, concerned))
        lines += ["", text("report.evidence.limits", concerned=listed)]
    return lines


def _row(verdict: Verdict, wording: Wording) -> list[str]:
    shown = alike((verdict.required, verdict.actual, verdict.margin), verdict.unit)
    required, actual, margin = (
        one if one == "–" else with_unit(one, verdict.unit) for one in shown
    )
    note = wording.language.text("verdict.conditional") if verdict.conditional else ""
    return [
        wording.language.cited(evidence.marked(verdict)), wording.outcome(verdict) + note,
        required, actual, margin, verdict.row or "–",
    ]  # fmt: skip


def _admission(
    verdicts: Sequence[Verdict], given: argparse.Namespace, language: Language
) -> list[str]:
    project = Project(given.project or Project.ORDINARY)
    found = admit(verdicts, project, override_reason=given.reason, stage_up=given.stage_up)
    answer = language.text(answer_of(found))
    project_said = language.text(f"choice.{project}")
    lines = ["", language.text("report.named", title=project_said, value=answer)]
    return lines + [f"  {language.finding(finding)}" for finding in found.findings]


def _batch(
    given: argparse.Namespace, standards: Standards, names: Names, wording: Wording, day: date
) -> int:
    """Judge a file row by row; 2 where no row could be judged."""
    if given.out is None:
        raise Problem("batch_needs_out", "loadfit verdict --batch")
    if given.out.suffix.lower() not in (".csv", ".xlsx"):
        raise Problem("batch_needs_out", str(given.out))
    file = open_devices(given.batch, standards, names)
    gc.freeze()  # the cells of the file stay: else they are walked through again and again
    batch = Batch(file, standards, wording, day, trace=given.trace)
    if given.strict:
        batch.count_faults()
        if batch.faulty:
            _print_faults(batch.faults, wording.language)
            raise Problem("batch_faulty", str(given.batch), figure("count", batch.fault_count))
    write_batch(batch, given.out, keep=(given.batch,))
    text, quantity = wording.language.text, wording.language.quantity
    if file.unused:
        print(text("verdict.unused", columns=", ".join(file.unused)))
    if batch.faulty:
        _print_faults(batch.faults, wording.language)
        print(text("verdict.left_out", count=quantity(batch.faulty, Kind.COUNT)))
    count = quantity(batch.judged, Kind.COUNT)
    print(text("verdict.judged", count=count, file=str(given.out)))
    return 0 if batch.judged else 2


def _print_faults(faults: Sequence[Fault], language: Language) -> None:
    text = language.text
    head = [text("catalog.row"), text("catalog.column"), text("verdict.fault")]
    rows = [[str(one.row), one.column, reason_of_fault(one, language)] for one in faults[:SHOWN]]
    print(table(head, rows, [True, False, False]))
