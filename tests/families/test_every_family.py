"""What every family owes the house, whatever it is: one suite over the registry.

A room that answers core.selection.family and stands in core.families.registry is found here by
itself. What a family computes is tested in its own folder, by figures from outside.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from types import UnionType
from typing import Any, get_args

import msgspec
import numpy as np
import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from core.content.blocks import Beside, Plot, ReportContent
from core.families.any_family import AnyStudy
from core.families.registry import FAMILIES, decode, limits_of
from core.families.selection_document import SelectionDocument
from core.families.selection_json import schema_json, selection_json
from core.report.typesetting import fit_of
from core.report.workbook import workbook
from core.selection.family import subjects_of
from core.selection.selection import Selection
from core.standards.library import shipped_standards
from core.standards.verdict import Verdict
from core.study.study import Study, encode, without_effect
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import Severity
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from core.vocabulary.schema import published_schema
from gui.program.documents import report_content, report_pdf, resources_folder
from gui.window.document.amend import section_at
from gui.window.document.document import Document
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.study.panel import StudyPanel
from tests.families.registered import chosen, examples, program, shipped
from tests.families.words_on_pages import chinese_in, keys_in
from tests.gui.window.conftest import end_work, own_data, qapp_args, settings

__all__ = ["own_data", "qapp_args", "settings"]  # fixtures of the window's tests
DAY = date(2026, 11, 21)
FAR = (Kind.TEMPERATURE, Kind.TEMPERATURE_DIFFERENCE, Kind.SPEED)  # what machines have limits of
of_families = pytest.mark.parametrize("key", list(FAMILIES))


def declared(key: str) -> list[tuple[type[msgspec.Struct], Field]]:
    """The declared fields of a family: of its records, duty, loads, design and outcome."""
    family = FAMILIES[key]
    structs = dict.fromkeys(
        (*(table.record for table in family.tables), family.duty, *family.duty.loads,
         family.design, family.outcome)
    )  # fmt: skip
    return [(struct, field) for struct in structs for field in fields_of(struct)]


def spoken(language: Language, key: str) -> Language:
    return language.about(subjects_of(FAMILIES[key]))


@of_families
def test_a_bundled_study_shows_it(key: str) -> None:
    """What does not fit at all teaches nobody what the family can do."""
    selection = chosen(key)
    assert selection.family is FAMILIES[key]
    assert selection.candidates[0].place == 1
    costs = [c.outcome.annual_energy_wh for c in selection.candidates]
    assert all(np.isfinite(costs))
    assert min(costs) > 0.0


@of_families
def test_its_words_are_there(key: str, languages: Mapping[str, Language]) -> None:
    """The family, its loads, its columns of the ranking and its limits, in every language."""
    family = FAMILIES[key]
    wanted = [f"family.{table.name}" for table in family.tables]
    wanted += [f"choice.{kind.__struct_config__.tag}" for kind in family.duty.loads]
    wanted += [f"report.column.{field}" for field in family.report.ranking]
    wanted += [f"report.result.none.{key}"]
    wanted += [f"limit.{field}" for field, _, _ in limits_of(chosen(key).candidates[0].record)]
    wanted += [f"field.{field.key}" for _, field in declared(key) if _is_plain(field)]
    for table in family.tables:
        charts = family.window.browsing[table.name].charts(shipped(table.name)[0])
        wanted += [
            name for one in charts for name in (f"browser.chart.{one.key}", f"field.{one.x_title}")
        ]
    for code, language in languages.items():
        missing = [one for one in wanted if not spoken(language, key).has(one)]
        assert missing == [], code


def _is_plain(field: Field) -> bool:
    """Parts (a curve, how a file is read) have no title of their own, but their fields have."""
    return field.kind is not None or bool(field.choices) or field.type is str


@of_families
def test_every_figure_says_what_it_measures(key: str) -> None:
    """Of a number without a kind no unit could be printed."""
    bare = [
        f"{struct.__name__}.{field.key}"
        for struct, field in declared(key)
        if field.kind is None and {float, int} & {field.type, *_either(field.type)}
    ]
    assert bare == []


def _either(hint: Any) -> tuple[Any, ...]:
    """The types of `float | None`, where that is what is declared."""
    return get_args(hint) if isinstance(hint, UnionType) else ()


@of_families
def test_the_schemas_of_the_files_hold_it(key: str) -> None:
    family = FAMILIES[key]
    of_study = msgspec.json.decode(published_schema(AnyStudy))["$defs"]
    of_selection = msgspec.json.decode(schema_json())["$defs"]
    for struct in (family.duty, *family.duty.loads):
        assert struct.__name__ in of_study
    for struct in (family.record, family.outcome, family.design):
        assert of_selection[struct.__name__]["properties"]["family"] == {"enum": [key]}


@of_families
def test_its_study_is_read_back_as_written(key: str) -> None:
    for study in examples(key):
        assert decode(encode(study), "") == study


@of_families
def test_its_selection_is_read_back_as_written(key: str) -> None:
    selection = chosen(key)
    document = msgspec.json.decode(selection_json(selection), type=SelectionDocument)
    assert document.study == msgspec.convert(msgspec.to_builtins(selection.study), AnyStudy)
    assert document.design == selection.design
    assert [one.outcome for one in document.candidates] == [
        _without_infinity(candidate.outcome) for candidate in selection.candidates
    ]
    assert [one.device for one in document.candidates] == [c.record for c in selection.candidates]
    assert len(document.left_out) == len(selection.left_out)


def _without_infinity(outcome: Any) -> Any:
    """JSON has none: a payback that never comes is null there."""
    never = {key: None for key in outcome.__struct_fields__ if getattr(outcome, key) == np.inf}
    return msgspec.structs.replace(outcome, **never)


@cache
def content(key: str) -> ReportContent:
    return report_content(chosen(key), program())


def plots_in(blocks: Any) -> Iterator[Plot]:
    for block in blocks:
        if isinstance(block, Plot):
            yield block
        elif isinstance(block, Beside):
            yield from plots_in((*block.left, *block.right))


@of_families
def test_the_report_has_its_pages_and_plots(key: str) -> None:
    selection, whole = chosen(key), content(key)
    assert whole.subjects == subjects_of(FAMILIES[key], selection.study.duty)
    drawn = [plot.title.key for section in whole.sections for plot in plots_in(section.blocks)]
    own = {p.title.key for p in FAMILIES[key].report.plots(selection, selection.candidates[0])}
    assert own <= set(drawn)


@of_families
def test_the_report_is_set_in_every_language(key: str, language: Language) -> None:
    pdf = report_pdf(chosen(key), language, program())
    assert pdf.rstrip().endswith(b"%%EOF")
    assert keys_in(content(key), language) == set()
    if language.code == "en":
        assert chinese_in(content(key), language, chosen(key).study) == set()
    assert fit_of(content(key), language, resources_folder())[1].is_full_enough


@of_families
def test_every_other_study_has_its_report(key: str, languages: Mapping[str, Language]) -> None:
    """One that nothing fits too: then it says why. None ends with a page of a few lines."""
    for study in examples(key):
        if study != chosen(key).study:
            whole = report_content(program().select(study, Path()), program())
            assert fit_of(whole, languages["zh"], resources_folder())[1].is_full_enough
            assert [keys_in(whole, one) for one in languages.values()] == [set()] * len(languages)
            assert chinese_in(whole, languages["en"], study) == set()


@of_families
def test_the_workbook_has_every_candidate(key: str, language: Language) -> None:
    selection = chosen(key)
    book = load_workbook(BytesIO(workbook(selection, language, DAY)), read_only=True)
    cells = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True)
             for cell in row if cell is not None}  # fmt: skip
    book.close()
    assert {candidate.record.id for candidate in selection.candidates} <= cells
    own = next(f for f in fields_of(FAMILIES[key].outcome) if f.key == "unit_capacity_w")
    title = spoken(language, key).text(f"field.{own.key}")
    assert any(title in cell for cell in cells)


@of_families
def test_power_and_months_make_up_the_energy(key: str) -> None:
    """What the report draws of a candidate is part of what the ranking counted."""
    selection = chosen(key)
    first = selection.candidates[0]
    running, power = FAMILIES[key].report.operation(selection, first)
    hours = selection.profile.hours.sum(axis=1)
    assert running.shape == power.shape == hours.shape
    assert running.max() <= first.units
    assert 0.0 < float(power @ hours) <= first.outcome.annual_energy_wh * (1.0 + 1e-6)
    assert sum(first.monthly_energy_wh) == pytest.approx(first.outcome.annual_energy_wh, rel=1e-6)


@of_families
def test_a_verdict_is_given_for_every_record(key: str) -> None:
    records = shipped(key)
    found = FAMILIES[key].grade(shipped_standards(), records, DAY)
    assert len(found) == len(records)
    assert all(isinstance(one, Verdict) for several in found for one in several)
    alone = FAMILIES[key].grade(shipped_standards(), records[:1], DAY)
    assert alone == found[:1]


@of_families
def test_the_form_asks_for_all_of_its_duty(key: str, qtbot: QtBot, settings: Settings) -> None:
    """And for nothing that changes nothing; every row has a name."""
    study = chosen(key).study
    session = Session(Document(study), program())
    host = QWidget()
    qtbot.addWidget(host)
    panel = StudyPanel(session, settings, host)
    idle = without_effect(study)
    for path in (f"duty.{field.key}" for field in fields_of(type(study.duty))):
        row = panel.row(path)
        if row is None or path in idle:
            continue
        assert not row.isHidden(), path
        assert row.editor.accessibleName(), path
    shown = [row for row in panel.all_rows() if not row.isHidden()]
    assert any(row.place.path.startswith("duty.") for row in shown)
    assert not {row.place.path for row in shown} & idle
    end_work(host)
    session.close()
    session.setParent(None)


@of_families
def test_what_is_put_before_a_customer_is_there(key: str) -> None:
    study, consultation = chosen(key).study, FAMILIES[key].window.consultation
    for path in consultation.inputs:
        section, _, name = path.rpartition(".")
        assert hasattr(section_at(study, section), name) or section == "economics.tariff", path
    outcome = {field.key for field in fields_of(FAMILIES[key].outcome)}
    assert {*consultation.figures, *FAMILIES[key].report.cards} <= outcome
    assert 4 <= len(consultation.figures) <= 6  # a card shows the first four that are known


@of_families
def test_an_edit_of_its_duty_is_undone(key: str, qtbot: QtBot) -> None:
    study = chosen(key).study
    document = Document(study)
    edits = 0
    for field in fields_of(type(study.duty)):
        value = _another(field, getattr(study.duty, field.key))
        if value is None:
            continue
        document.edit("duty", field.key, value)
        assert getattr(document.study.duty, field.key) == value
        edits += 1
    assert edits >= 3
    while document.undo_stack.canUndo():
        document.undo_stack.undo()
    assert document.study == study
    assert not document.dirty


def _another(field: Field, value: Any) -> Any:
    """Another value of a field that has limits or choices; None where there is none."""
    if field.type is bool:
        return not value
    if field.choices and isinstance(field.type, type):
        return next((field.type(word) for word in field.choices if word != value), None)
    ends = (field.minimum, field.maximum)
    if field.type is not float or None in ends:
        return None
    return (ends[0] + ends[1]) / 2 if value != (ends[0] + ends[1]) / 2 else None  # type: ignore[operator]


@of_families
def test_beyond_what_machines_can_do_nothing_is_flattered(key: str) -> None:
    """Every temperature or speed of the duty goes to the ends of what may be entered.

    What cannot be asked is refused by its place. Of what is left no candidate is read further
    beyond its limits than the study admits, one that is says so, and the others say why they left.
    """
    study = chosen(key).study
    for field in fields_of(type(study.duty)):
        if field.kind not in FAR or getattr(study.duty, field.key) is None:
            continue
        for end in (field.minimum, field.maximum):
            if end is None:
                continue
            found = _selected(_with(study, field.key, end))
            if isinstance(found, Problem):
                assert found.place, (field.key, end)
                continue
            _are_honest(found)


def _selected(content: bytes) -> Selection | Problem:
    try:
        return program().select(decode(content, ""), Path())
    except Problem as problem:
        return problem


def _with(study: Study, key: str, value: float) -> bytes:
    duty = msgspec.structs.replace(study.duty, **{key: value})
    return encode(msgspec.structs.replace(study, duty=duty))


def _are_honest(found: Selection) -> None:
    for candidate in found.candidates:
        outcome = candidate.outcome
        assert outcome.beyond_k <= found.study.criteria.beyond_limits_k + 1e-9
        if outcome.beyond_k > 0.0:
            assert any(one.severity is not Severity.INFO for one in candidate.findings)
        assert np.isfinite(outcome.annual_energy_wh)
        assert outcome.unmet_energy_wh >= 0.0
    for one in found.left_out:
        assert any(f.severity is Severity.EXCLUDES for f in one.findings), one.record.id


@of_families
def test_a_maker_that_the_study_leaves_out_is_left_out_by_name(
    key: str, languages: Mapping[str, Language]
) -> None:
    """Whatever else speaks against its machines: none is chosen, and the one ranked first says why.

    A maker that is not named, as of classes of machines, is one as well.
    """
    best = chosen(key).candidates[0].record
    criteria = msgspec.structs.replace(chosen(key).study.criteria, makers_left_out=(best.maker,))
    found = _selected(encode(msgspec.structs.replace(chosen(key).study, criteria=criteria)))
    assert isinstance(found, Selection)
    records = (group.record for candidate in found.candidates for group in candidate.groups)
    assert best.maker not in {record.maker for record in records}
    said = next(one for one in found.left_out if one.record.id == best.id).findings
    why = next(one for one in said if one.code == "maker_left_out")
    for language in languages.values():
        assert best.maker in spoken(language, key).finding(why)
