"""The files a selection can be written to: report, workbook, JSON.

The makers of each are imported when they are asked for: none is needed to show a ranking.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.content.letterhead import Letterhead
from core.report.parts import USUAL, Form
from core.selection.family import subjects_of
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.program import Program
from gui.program.reader import resources_folder
from gui.program.saving import refuse_ending, refuse_inputs, write

if TYPE_CHECKING:
    from core.content.blocks import ReportContent


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A report as somebody wants it; parts: of its form, None: the usual ones."""

    form: Form = Form.DESIGN
    parts: Collection[str] | None = None
    letterhead: Letterhead | None = None


def report_pdf(
    selection: Selection, language: Language, program: Program, order: Order | None = None
) -> bytes:
    """The selection report as of today."""
    from core.report.typesetting import pdf

    return pdf(report_content(selection, program, order), language, resources_folder())


def report_content(
    selection: Selection, program: Program, order: Order | None = None
) -> "ReportContent":
    """The content of the report as of today."""
    from core.report.compose import content_of

    wanted = order or Order()
    return content_of(
        selection,
        date.today(),
        form=wanted.form,
        sources=program.sources(),
        parts=USUAL[wanted.form] if wanted.parts is None else wanted.parts,
        letterhead=wanted.letterhead,
    )


def unprintable(selection: Selection) -> str:
    """The characters of people's own texts that the report's font lacks.

    They are set in a font of this computer where it has one, else as boxes.
    """
    from core.report.typesetting import unprintable as lacking

    study = selection.study
    project = (
        *msgspec.structs.astuple(study.project),
        *msgspec.structs.astuple(study.title_block),
    )
    names = (
        name
        for c in selection.candidates
        for record in c.records
        for name in (record.maker, record.model)
    )
    return lacking("".join((*project, *names)), resources_folder())


def _workbook(selection: Selection, language: Language) -> bytes:
    from core.report.workbook import workbook

    return workbook(selection, language, date.today())


def _json(selection: Selection, _: Language) -> bytes:
    from core.families.selection_json import selection_json

    return selection_json(selection)


def _schedule_csv(selection: Selection, language: Language) -> bytes:
    from gui.program.sheet_files import as_csv

    file = BytesIO()
    as_csv(file, map(list, equipment_texts(selection, language)))
    return file.getvalue()


def _schedule_dxf(selection: Selection, language: Language) -> bytes:
    from core.report.drawing_table import drawing_table

    content = drawing_table(
        selection, language.about(subjects_of(selection.family, selection.duty))
    )
    if content is None:
        raise Problem("schedule_empty", "dxf")
    return content


def equipment_texts(selection: Selection, language: Language) -> list[list[str]]:
    """The equipment schedule as rows of texts, titles first. Raises Problem `schedule_empty`."""
    from core.report.equipment_list import as_texts, equipment_list

    language = language.about(subjects_of(selection.family, selection.duty))
    found = equipment_list(selection, language)
    if found is None:
        raise Problem("schedule_empty", "csv")
    return as_texts(found, language)


# The report, then the workbook and the result, then the equipment schedule alone.
KINDS = ("pdf", "docx", "xlsx", "json", "csv", "dxf")
_PLAIN: dict[str, Callable[[Selection, Language], bytes]] = {
    "xlsx": _workbook, "json": _json, "csv": _schedule_csv, "dxf": _schedule_dxf,
}  # fmt: skip


def write_document(
    kind: str,
    path: Path,
    selection: Selection,
    language: Language,
    program: Program,
    order: Order | None = None,
    keep: Collection[Path] = (),
) -> None:
    """Write one of KINDS to `path`, whole or not at all; order: of the report.

    keep: the files the selection rests on, which are never written over.
    """
    refuse_inputs(path, keep)  # before the work is done
    refuse_ending(path, f".{kind}")
    if kind == "pdf":
        content = report_pdf(selection, language, program, order)
    elif kind == "docx":
        from core.report.word_document import word_document

        content = word_document(
            report_content(selection, program, order), language, resources_folder()
        )
    else:
        content = _PLAIN[kind](selection, language)
    write(path, content, keep)
