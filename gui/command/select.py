"""`loadfit select STUDY`: the ranking on the terminal, and the report's files."""

import argparse
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from core.machines.device import is_doubtful
from core.report.cells import bare_units_of, makers_of, models_of, shortfall_of
from core.report.choice import choice_said
from core.report.compliance import has_not_firm, standing_of
from core.report.economy import SAID_FIRST, economy_said, saving_said
from core.report.next_size import next_size_said
from core.report.nothing_fits import reasons
from core.report.parts import PARTS, Form
from core.report.plant_blocks import proof_said
from core.report.reservations import with_what_it_is
from core.report.tie_order import tie_order_said
from core.report.to_prove import cells_of, groups
from core.report.wording import cell
from core.selection.admission import Standing
from core.selection.family import subjects_of
from core.selection.outcome import in_per_cent
from core.selection.selection import Candidate, Selection
from core.standards.project import Proof
from core.study.study import Study
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.finding import Severity, figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.arguments import Commands, add_word
from gui.command.own_tables import print_own
from gui.program.device_text import shown
from gui.program.documents import KINDS, Order, unprintable, write_document
from gui.program.letterhead_file import own_letterhead, read_letterhead
from gui.program.program import Program, read_study
from gui.program.saving import refuse_ending, refuse_inputs, refuse_nowhere
from gui.program.study_file import files_of
from gui.program.text_table import table

_NAMED = 5  # ids of candidates of one model, in a message
_NOTHING_FITS = 2  # the status of every problem that can be mended


def add_parser(commands: Commands, common: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser = commands.add_parser("select", parents=[common], help="cli.select.help")
    parser.add_argument("study", type=Path)
    parser.add_argument("--pdf", type=Path, metavar="FILE", help="cli.select.pdf.help")
    parser.add_argument("--xlsx", type=Path, metavar="FILE", help="cli.select.xlsx.help")
    parser.add_argument("--docx", type=Path, metavar="FILE", help="cli.select.docx.help")
    parser.add_argument("--csv", type=Path, metavar="FILE", help="cli.select.csv.help")
    parser.add_argument("--dxf", type=Path, metavar="FILE", help="cli.select.dxf.help")
    parser.add_argument("--json", type=Path, metavar="FILE", help="cli.select.json.help")
    parser.add_argument("--top", type=_rows, default=10, metavar="N", help="cli.select.top.help")
    parser.add_argument("--own", action="store_true", help="cli.select.own.help")
    parser.add_argument("--choose", metavar="ID", help="cli.select.choose.help")
    parser.add_argument("--reason", default="", metavar="TEXT", help="cli.select.reason.help")
    parser.add_argument("--compare", default="", metavar="ID,ID", help="cli.select.compare.help")
    forms = (one.value for one in Form)
    add_word(parser, "--form", forms, space="report_form", default=Form.DESIGN.value,
             help="cli.select.form.help")  # fmt: skip
    parser.add_argument(
        "--letterhead", type=Path, metavar="FILE", help="cli.select.letterhead.help"
    )
    parser.add_argument("--whole", action="store_true", help="cli.select.whole.help")
    parser.set_defaults(run=run)


def _rows(text: str) -> int:
    """A number of rows, 1 or more. Raises ValueError, which argparse puts into words."""
    rows = int(text)
    if rows < 1:
        raise ValueError(text)
    return rows


def _with_choice(study: Study, given: argparse.Namespace) -> Study:
    """The study with what was chosen on the command line in place of its own choice."""
    choice = study.choice
    if given.choose:
        choice = msgspec.structs.replace(choice, chosen=given.choose, reason=given.reason)
    compared = _compared(given)
    if compared:
        choice = msgspec.structs.replace(choice, compared=compared)
    return msgspec.structs.replace(study, choice=choice)


def _compared(given: argparse.Namespace) -> tuple[str, ...]:
    """The ids that are to be compared."""
    return tuple(one.strip() for one in given.compare.split(",") if one.strip())


def _refuse_unknown(selection: Selection, option: str, wanted: str) -> None:
    """What was named on the command line is a candidate, or is known to be left out.

    Raises Problem `choose_model`, with the ids of a model's candidates, or `choose_unknown`.
    """
    known = {one.id for one in selection.candidates}
    known.update(str(one.record.id) for one in selection.left_out)
    if not selection.candidates or wanted in known:
        return
    words = wanted.casefold().split()
    same = [one.id for one in selection.candidates if _is_named(one, words)]
    said = figure("given", wanted)
    if same:
        rest = "" if len(same) <= _NAMED else " …"
        meant = figure("ids", ", ".join(same[:_NAMED]) + rest)
        raise Problem("choose_model", option, said, meant)
    raise Problem("choose_unknown", option, said)


def _is_named(candidate: Candidate, words: Sequence[str]) -> bool:
    """Whether the words are its model, or its maker and model."""
    return words in (models_of(candidate).casefold().split(), candidate.name.casefold().split())


def _order(given: argparse.Namespace) -> Order:
    """The report's form, parts and paper."""
    form = Form(given.form)
    own = read_letterhead(given.letterhead) if given.letterhead else own_letterhead()
    return Order(form=form, parts=PARTS[form] if given.whole else None, letterhead=own)


def run(given: argparse.Namespace, language: Language) -> int:
    """Select, print, write."""
    program, study = Program(), read_study(given.study)
    files = {kind: getattr(given, kind) for kind in KINDS if getattr(given, kind)}
    keep = (given.study, *files_of(study, given.study.parent))
    for number, (kind, path) in enumerate(files.items()):
        refuse_ending(path, f".{kind}")
        refuse_inputs(path, (*keep, *list(files.values())[:number]))
        refuse_nowhere(path)
    selection = program.select_in_file(_with_choice(study, given), given.study)
    if given.choose:
        _refuse_unknown(selection, "--choose", given.choose)
    for one in _compared(given):
        _refuse_unknown(selection, "--compare", one)
    for trouble in program.troubles:
        print(language.problem(trouble), file=sys.stderr)
    language = language.about(subjects_of(selection.family, selection.duty))
    order = _order(given)
    # Files first: whoever reads the ranking may close the pipe before its end.
    for kind, path in files.items():
        write_document(kind, path, selection, language, program, order, keep)
    _print(selection, language, given.top)
    if given.own:
        print_own(selection, language)
    for path in files.values():
        print(language.text("cli.written", file=str(path)))
    if given.pdf and (characters := unprintable(selection)):
        print(language.text("report.unprintable", characters=characters), file=sys.stderr)
    if not selection.candidates:
        # Told here, where it is known what kind of equipment is spoken of.
        problem = Problem("no_candidates", str(given.study))
        print(language.problem(problem), file=sys.stderr)
        return _NOTHING_FITS
    return 0


def _print(selection: Selection, language: Language, top: int) -> None:
    study = selection.study
    print(study.project.name or language.text("cli.unnamed"))
    economy = economy_said(selection)
    if economy is not None:
        print(cell(economy, language))
    print(cell(selection.family.report.asked(selection), language))
    for found in selection.findings:
        print(f"  · {language.finding(found)}")
    print()
    if selection.candidates:
        _print_ranking(selection, language, top)
    _print_mixed(selection, language)
    _print_left_out(selection, language)


def _print_ranking(selection: Selection, language: Language, top: int) -> None:
    shown = selection.candidates[:top]
    columns = _columns(selection, language, shown)
    head = [column.title for column in columns]
    rows = [[column.text(candidate) for column in columns] for candidate in shown]
    print(table(head, rows, [column.is_number for column in columns]))
    for key, holds in (
        ("cli.ties", any(candidate.tied for candidate in shown)),
        ("cli.flagged", any(_is_flagged(candidate) for candidate in shown)),
        ("report.ranking.beyond", any(candidate.outcome.beyond_k > 0.0 for candidate in shown)),
        ("report.compliance.not_firm", any(has_not_firm(candidate) for candidate in shown)),
    ):
        if holds:
            print(language.text(key))
        if key == "cli.ties" and (order := tie_order_said(selection, shown)) is not None:
            print(cell(order, language))
    more = len(selection.candidates) - len(shown)
    if more > 0:
        print(language.text("cli.more", count=language.number(more)))
    choice = choice_said(selection)
    if choice is not None:
        print(cell(choice, language))
    saving = saving_said(selection)
    if saving is not None:
        print(cell(saving, language))
    leading = selection.leading or selection.candidates[0]
    _print_reservations(leading, language)
    smaller = next_size_said(selection, leading)
    if smaller is not None:
        print(cell(smaller, language))
    _print_to_ask(selection, language)
    print()


def _print_mixed(selection: Selection, language: Language) -> None:
    """How sure it is that no plant of several models is better, where they were asked for."""
    mixed = selection.mixed
    if mixed is not None and mixed.years:
        print(cell(proof_said(selection, mixed), language))
        print()


def _print_reservations(first: Candidate, language: Language) -> None:
    grave = with_what_it_is(first, SAID_FIRST)
    if not grave:
        return
    print(language.text("report.result.reservations", machine=first.name))
    for found in grave:
        mark = "▲" if found.severity is Severity.WARNING else "·"
        print(f"  {mark} {language.finding(found)}")


def _print_to_ask(selection: Selection, language: Language) -> None:
    """What to ask the makers for, where a tier or a grade is to be proved."""
    for group in groups(selection):
        count = language.number(len(group.candidates))
        print(language.text("cli.to_ask", count=count, first=str(group.candidates[0].place)))
        for ask in group.asks:
            said = [cell(one, language) for one in cells_of(selection.standards, ask)]
            print("  · " + "  |  ".join(said))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    title: str
    text: Callable[[Candidate], str]
    is_number: bool = False


def _columns(selection: Selection, language: Language, shown: Sequence[Candidate]) -> list[_Column]:
    """Place with what is not carried, machine, its standing, then the family's outcomes."""
    kind, text = selection.capacity_kind, language.text
    short = _Column(
        title=text("report.column.shortfall"), text=lambda c: cell(shortfall_of(c), language)
    )
    found = [
        _Column(title="#", text=lambda c: f"{c.place}{'=' if c.tied else ''}", is_number=True),
        *([short] if any(c.shortfall for c in shown) else []),
        _Column(title=text("field.maker"), text=lambda c: " + ".join(makers_of(c))),
        _Column(
            title=text("field.model"),
            text=lambda c: models_of(c) + (" ▲" if _is_flagged(c) else ""),
        ),
        _Column(
            title=text("cli.units", unit=language.unit(kind)),
            text=lambda c: bare_units_of(c, language),
        ),
    ]
    if any(_has_standing(c.standing) for c in selection.candidates):
        title = text("report.column.standing")
        found.append(_Column(title=title, text=lambda c: cell(standing_of(c), language)))
    fields = {field.key: field for field in fields_of(selection.family.outcome)}
    outcomes = (
        fields[key]
        for key in selection.family.report.ranking
        if any(value_of(c.outcome, key) is not None for c in selection.candidates)
    )
    # Last, as it is long: what --choose, --compare and `catalog show` are given.
    id_ = _Column(title=text("field.id"), text=lambda c: c.id)
    return [*found, *(_outcome(field, language) for field in outcomes), id_]


def _is_flagged(candidate: Candidate) -> bool:
    return any(map(is_doubtful, candidate.records))


def _has_standing(standing: Standing) -> bool:
    """Whether standards speak of it, or a tier is asked that is laid down for none such."""
    listed = standing.admission.proof is not Proof.NOT_LISTED
    return not listed or standing.tier is not None or standing.grade is not None


def _outcome(field: Field, language: Language) -> _Column:
    def text(candidate: Candidate) -> str:
        value = shown(field, field.of(candidate.outcome), language)
        band = candidate.outcome.band_of(field.key)
        return value if band is None else f"{value} {in_per_cent(band)}"

    unit = language.unit(field.kind) if field.kind else ""
    title = f"{language.text(f'field.{field.key}')} {unit}".strip()
    return _Column(title=title, text=text, is_number=field.kind is not None)


def _print_left_out(selection: Selection, language: Language) -> None:
    if not selection.left_out:
        return
    counts = Counter(one.reason for one in selection.left_out)
    counted = ", ".join(
        f"{language.text(f'reason.{code}')} {count}" for code, count in counts.most_common()
    )
    print(language.text("cli.left_out", count=str(len(selection.left_out)), reasons=counted))
    if not selection.candidates:
        separator = language.text("cli.after_title")
        for one in reasons(selection):
            print(f"  · {cell(one.title, language)}{separator}{cell(one.text, language)}")
