"""The files a selection can be written to: report, workbook, JSON.

The makers of each are imported when they are asked for: none is needed to show a ranking.
"""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from core.language import Language
from core.selection import Selection
from gui.program import Program
from gui.reader import resources_folder
from gui.saving import write


def report_pdf(selection: Selection, language: Language, program: Program) -> bytes:
    """The selection report as of today."""
    from core.report.compose import content_of
    from core.report.typesetting import pdf

    content = content_of(selection, date.today(), sources=program.sources())
    return pdf(content, language, resources_folder())


def _workbook(selection: Selection, language: Language, _: Program) -> bytes:
    from core.report.workbook import workbook

    return workbook(selection, language, date.today())


def _json(selection: Selection, _: Language, __: Program) -> bytes:
    from core.report.export import selection_json

    return selection_json(selection)


WRITERS: dict[str, Callable[[Selection, Language, Program], bytes]] = {
    "pdf": report_pdf,
    "xlsx": _workbook,
    "json": _json,
}


def write_document(
    kind: str, path: Path, selection: Selection, language: Language, program: Program
) -> None:
    """Write one of WRITERS to `path`, whole or not at all."""
    write(path, WRITERS[kind](selection, language, program))
