"""A selection as a workbook: inputs, ranking, months, operating points, machines left out.

Figures are numbers in the reader's units with the unit in the header; what a person typed
stays text, whatever it begins with.
"""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.content.blocks import Message, Quantity
from core.report.cells import placed_name, value_cell
from core.report.choice import choice_said
from core.report.compliance import gates_of, standing_of
from core.report.compose import detailed_of
from core.report.economy import economy_said, saving_said
from core.report.equipment_list import equipment_list
from core.report.inputs import section_properties
from core.report.left_out import reason_of
from core.report.mixed_sheet import mixed_plants
from core.report.plain_tables import own_sheets
from core.report.schedule import asked_for, requirements
from core.report.sheet import Rows, Sheet, Value, write_sheet
from core.report.to_prove import asks_of, cells_of
from core.report.wording import cell, clean
from core.report.yardstick import machine_name
from core.selection.family import subjects_of
from core.selection.selection import Candidate, Selection
from core.standards import evidence
from core.standards.verdict import Verdict
from core.standards.wording import Wording, least_decimals
from core.study.study import SECTIONS
from core.vocabulary.clock import require_clock
from core.vocabulary.field import Field, fields_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, is_in_words, with_unit

_SHORTFALL = ("unmet_hours", "unmet_energy_wh")
FloatArray = NDArray[np.float64]
# Side by side: the capacity, and how far beyond the limits of the machine it is read.
_CAPACITY = ("unit_capacity_w", "installed_w", "oversizing", "design_beyond_k")


def workbook(selection: Selection, language: Language, day: date) -> bytes:
    """The selection as XLSX of `day`, in the reader's words and units."""
    from openpyxl import Workbook  # a quarter of a second, and only here

    require_clock("XLSX")
    language = language.about(subjects_of(selection.family, selection.duty))
    book = Workbook(write_only=True)
    book.properties.title = language.text("report.title")
    book.properties.creator = clean(selection.study.project.engineer) or "LoadFit"
    for sheet in (
        *_equipment(selection, language),
        _inputs(selection, language, day),
        _ranking(selection, language),
        _monthly(selection, language),
        _points(selection, language),
        *_ratings(selection, language),
        _verdicts(selection, language),
        *_to_ask(selection, language),
        *_schedule(selection, language),
        *mixed_plants(selection, language),
        *own_sheets(selection, language),
        _left_out(selection, language),
    ):
        write_sheet(book, sheet, language)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _equipment(selection: Selection, language: Language) -> list[Sheet]:
    """The schedule of what the report is about: first, as it is what is asked for most."""
    found = equipment_list(selection, language)
    return [] if found is None else [found]


def _inputs(selection: Selection, language: Language, day: date) -> Sheet:
    """Every input with its unit, whether it is assumed, and what it rests on."""
    study, report = selection.study, language.text("report.title")
    versions = language.text(
        "report.versions", program=selection.program_version, catalog=selection.catalog_version
    )
    told = (economy_said(selection), saving_said(selection))
    rows: list[Sequence[Value]] = [
        *(
            (report, language.text("report.section.result"), cell(said, language))
            for said in told
            if said is not None
        ),
        (report, language.text("report.sheet.date"), language.date(day)),
        *(
            [(report, language.text("field.chosen"), cell(said, language))]
            if (said := choice_said(selection)) is not None
            else []
        ),
        (report, language.text("report.sheet.program"), versions),
        (report, language.text("verdict.as_of"), selection.judged_on.isoformat()),
    ]
    sections = [(name, study.section(name)) for name in SECTIONS]
    sections.append(("economics.tariff", study.economics.tariff))
    for name, section in sections:
        for item in section_properties(name, section, study):
            value: Value = cell(item.value, language)
            symbol = ""
            if isinstance(item.value, Quantity):
                value, symbol = item.value, language.unit(item.value.kind)
            assumed = language.text("report.assumed") if item.assumed else ""
            note = "" if item.note is None else cell(item.note, language)
            title = cell(item.title, language)
            rows.append((language.text(f"section.{name}"), title, value, symbol, assumed, note))
    keys = ("section", "item", "value", "unit_of", "assumed", "note")
    return Sheet(
        name="inputs", titles=[language.text(f"report.sheet.{key}") for key in keys], rows=rows
    )


def _ranking(selection: Selection, language: Language) -> Sheet:
    """All candidates with every declared outcome, and the plain fields of their records.

    What is not carried stands beside the place.
    """
    every = sorted(fields_of(selection.family.outcome), key=lambda f: f.key not in _CAPACITY)
    short = [f for f in every if f.key in _SHORTFALL]
    outcome = [f for f in every if f.key not in _SHORTFALL]
    record = [f for f in fields_of(selection.family.record) if _is_plain(f)]
    titles = [
        language.text("report.column.place"),
        *(_title(language, f"field.{f.key}", f.kind) for f in (*short, *record[:3])),
        language.text("report.column.units"),
        language.text("report.column.standing"),
        *(_title(language, f"field.{f.key}", f.kind) for f in outcome),
        *(_title_of_record(f, selection, language) for f in record[3:]),
        language.text("report.annex.flags"),
    ]
    rows = (
        (
            c.place,
            *(_value(c.outcome, f, language) for f in short),
            *(_of_machines(c, f, language) for f in record[:3]),
            c.units,
            cell(standing_of(c), language),
            *(_value(c.outcome, f, language) for f in outcome),
            *(_of_machines(c, f, language) for f in record[3:]),
            ", ".join(
                language.text(f"flag_short.{flag.value}")
                for flag in dict.fromkeys(flag for one in c.records for flag in one.flags)
            ),
        )
        for c in selection.candidates
    )
    return Sheet(name="ranking", titles=titles, rows=rows, frozen="G2")


def _title_of_record(field: Field, selection: Selection, language: Language) -> str:
    """The title of what is declared of machines; of a GWP by whose values it is."""
    if field.kind is Kind.GWP:
        by = language.text(f"choice.{selection.study.criteria.gwp_report.value}")
        return language.text("report.candidate.gwp", report=by)
    return _title(language, f"field.{field.key}", field.kind)


def _of_machines(candidate: Candidate, field: Field, language: Language) -> Value:
    """What is declared of its machine; of several texts side by side, figures where they agree."""
    if field.key == "id":
        return candidate.id
    values = [_value(record, field, language) for record in candidate.records]
    alike = all(value == values[0] for value in values)
    if alike:
        return values[0]
    texts = [value for value in values if isinstance(value, str)]
    return " + ".join(texts) if len(texts) == len(values) else ""


def _is_plain(field: Field) -> bool:
    """Whether a field of a record is a figure, a choice or a text."""
    return field.kind is not None or bool(field.choices) or field.type is str


def _monthly(selection: Selection, language: Language) -> Sheet:
    symbol = language.unit(Kind.ENERGY)
    titles = [
        language.text("report.column.place"),
        language.text("field.id"),
        language.text("report.column.machine"),
        language.text("report.column.units"),
        *(
            language.text("report.axis", title=language.text(f"month.{n}"), unit=symbol)
            for n in range(1, 13)
        ),
        language.text("report.axis", title=language.text("report.annex.year"), unit=symbol),
    ]
    rows: Rows = (
        (
            c.place,
            c.id,
            c.name,
            c.units,
            *(Quantity(value=energy, kind=Kind.ENERGY) for energy in c.monthly_energy_wh),
            Quantity(value=c.outcome.annual_energy_wh, kind=Kind.ENERGY),
        )
        for c in selection.candidates
    )
    return Sheet(name="monthly", titles=titles, rows=rows, frozen="E2")


def _points(selection: Selection, language: Language) -> Sheet:
    """The operating points, and how the first candidates run in each of them."""
    family, profile = selection.family.report, selection.profile
    columns: list[tuple[str, Kind | None, FloatArray]] = [
        (_title(language, f"report.sheet.{name}", kind), kind, profile.columns[name])
        for name, kind in family.point_kinds.items()
        if name in profile.columns
    ]
    title = _title(language, "report.sheet.hours", Kind.HOURS)
    columns.append((title, Kind.HOURS, profile.hours.sum(axis=1)))
    for candidate in detailed_of(selection):
        running, power = _operation(selection, candidate)
        name = _numbered(candidate)
        columns.append((language.text("report.sheet.running", machine=name), None, running))
        power_title = language.text("report.sheet.power", machine=name)
        symbol = language.unit(Kind.ELECTRIC_POWER)
        power_title = language.text("report.axis", title=power_title, unit=symbol)
        columns.append((power_title, Kind.ELECTRIC_POWER, power))
    lists = [values.tolist() for _, _, values in columns]
    kinds = [kind for _, kind, _ in columns]
    rows = (
        [
            int(value) if kind is None else Quantity(value=value, kind=kind)
            for value, kind in zip(row, kinds, strict=True)
        ]
        for row in zip(*lists, strict=True)
    )
    return Sheet(name="points", titles=[title for title, _, _ in columns], rows=rows)


def _operation(selection: Selection, candidate: Candidate) -> tuple[FloatArray, FloatArray]:
    """Units running and power, W, at each point of the profile; each (points,)."""
    year = candidate.year
    if year is None:
        return selection.family.report.operation(selection, candidate)
    loaded = selection.profile.columns["load_w"] > 0.0
    running, power = np.zeros(len(loaded)), np.zeros(len(loaded))
    running[loaded] = year.run.running.sum(axis=0)
    power[loaded] = year.run.input_w.sum(axis=0)
    return running, power


def _numbered(candidate: Candidate) -> str:
    return placed_name(candidate)


def _verdicts(selection: Selection, language: Language) -> Sheet:
    """Every candidate against every edition in force, with the look-up that led there."""
    wording = Wording(language, selection.standards)
    separator = language.text("verdict.separator")
    keys = (
        "standard", "result", "required", "actual", "margin", "gates", "row", "as_of",
        "trace",
    )  # fmt: skip
    titles = [
        language.text("report.column.place"),
        language.text("field.id"),
        language.text("report.column.machine"),
        *(language.text(f"verdict.{key}") for key in keys),
    ]
    rows = (
        (
            c.place,
            group.record.id,
            machine_name(group.record).text,
            language.cited(evidence.marked(one)),
            wording.result(one),
            *(_in_unit(value, one, wording) for value in (one.required, one.actual, one.margin)),
            separator.join(cell(g, language) for g in gates_of(selection.standards, one)),
            language.cited(" · ".join(part for part in (one.place, one.row) if part)),
            one.as_of.isoformat(),
            language.sentences(wording.trace(one)),
        )
        for c in selection.candidates
        for group in c.groups
        for one in group.standing.verdicts
    )
    return Sheet(name="verdicts", titles=titles, rows=rows)


def _ratings(selection: Selection, language: Language) -> tuple[Sheet, ...]:
    """Part-load ratings of every candidate by every method, each named; none without ratings."""
    report = selection.family.report
    alone = [c for c in selection.candidates if not c.is_mixed]
    by_candidate = [(c, report.rating_values(selection, c)) for c in alone]
    heads = [(kind, method) for kind, method, _ in by_candidate[0][1]] if by_candidate else []
    if not heads:
        return ()
    titles = [
        language.text("report.column.place"),
        language.text("field.id"),
        language.text("report.column.machine"),
        *(language.text("report.rating.title", kind=kind, method=method) for kind, method in heads),
    ]
    rows: Rows = (
        (
            c.place,
            c.id,
            c.name,
            *(Quantity(value=value, kind=Kind.COP) for _, _, value in values),
        )
        for c, values in by_candidate
    )
    return (Sheet(name="ratings", titles=titles, rows=rows, frozen="D2"),)


def _to_ask(selection: Selection, language: Language) -> list[Sheet]:
    """What to ask the makers for, where a tier or a grade is to be proved."""
    keys = ("report.proof.figure", "verdict.standard", "report.proof.condition",
            "report.proof.needed")  # fmt: skip
    rows: list[Sequence[Value]] = [
        (
            c.place,
            c.id,
            c.name,
            *(cell(one, language) for one in cells_of(selection.standards, ask)),
        )
        for c in selection.candidates
        for ask in asks_of(selection, c)
    ]
    titles = [
        language.text("report.column.place"),
        language.text("field.id"),
        language.text("report.column.machine"),
        *(language.text(key) for key in keys),
    ]
    return [Sheet(name="to_ask", titles=titles, rows=rows)] if rows else []


def _schedule(selection: Selection, language: Language) -> list[Sheet]:
    """What to ask makers for, a row for each line of every candidate; no maker is named."""
    rows: list[Sequence[Value]] = []
    for candidate in selection.candidates:
        for number, group in enumerate(candidate.groups, 1):
            for line in asked_for(group, requirements(selection, candidate, group)):
                figure, symbol = line.binding, ""
                value: Value = cell(figure, language)
                if isinstance(figure, Quantity):
                    value, symbol = figure, language.unit(figure.kind)
                note = "" if line.condition is None else cell(line.condition, language)
                sign = language.text(f"report.bound.{line.bound.value}.sign")
                rows.append(
                    (candidate.place, number, cell(line.title, language), sign, value, symbol, note)
                )
    if not rows:
        return []
    titles = [
        language.text("report.column.place"),
        language.text("report.schedule.group"),
        language.text("report.schedule.item"),
        language.text("report.schedule.bound"),
        language.text("report.schedule.required"),
        language.text("report.sheet.unit_of"),
        language.text("report.schedule.condition"),
    ]
    return [Sheet(name="schedule", titles=titles, rows=rows)]


def _in_unit(value: float | None, verdict: Verdict, wording: Wording) -> str:
    return (
        ""
        if value is None
        else with_unit(wording.number(value, least_decimals(verdict.unit)), verdict.unit)
    )


def _left_out(selection: Selection, language: Language) -> Sheet:
    titles = [
        language.text("field.id"),
        language.text("field.maker"),
        language.text("field.model"),
        language.text("report.left_out.reason"),
        language.text("report.left_out.why"),
    ]
    rows = (
        (
            left.record.id,
            left.record.maker,
            left.record.model,
            cell(Message(key=f"reason.{reason_of(left)}", opening=True), language),
            language.sentences(language.finding(finding) for finding in left.findings),
        )
        for left in selection.left_out
    )
    return Sheet(name="left_out", titles=titles, rows=rows)


def _title(language: Language, key: str, kind: Kind | None) -> str:
    title = language.text(key)
    symbol = "" if kind is None else language.unit(kind)
    return language.text("report.axis", title=title, unit=symbol) if symbol else title


def _value(owner: msgspec.Struct, field: Field, language: Language) -> Value:
    """A declared field as a cell; what is not known stays empty."""
    value = field.of(owner)
    if value is None:
        return ""
    shown = value_cell(value, field)
    if isinstance(shown, Quantity) and not is_in_words(shown.value, shown.kind):
        return shown
    return cell(shown, language)
