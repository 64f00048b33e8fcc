"""The files a selection can be written to: report, workbook, JSON.

The makers of each are imported when they are asked for: none is needed to show a ranking.
"""

from collections.abc import Callable, Collection
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from core.selection.selection import Selection
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem, reason_of
from gui.program.program import Program
from gui.program.reader import resources_folder
from gui.program.saving import refuse_inputs, write

if TYPE_CHECKING:
    from core.content.blocks import ReportContent

LOGO_BYTES_MOST = 1_000_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"<svg", b"<?xml")


Parts = Collection[str] | None  # of the report; None: the short one


def report_pdf(
    selection: Selection,
    language: Language,
    program: Program,
    parts: Parts = None,
    logo: Path | None = None,
) -> bytes:
    """The selection report as of today."""
    from core.report.typesetting import pdf

    content = report_content(selection, program, parts, logo)
    return pdf(content, language, resources_folder())


def report_content(
    selection: Selection, program: Program, parts: Parts = None, logo: Path | None = None
) -> "ReportContent":
    """The content of the report as of today. Raises Problem `logo_unreadable`."""
    from core.report.compose import content_of
    from core.report.parts import SHORT

    return content_of(
        selection,
        date.today(),
        sources=program.sources(),
        parts=SHORT if parts is None else parts,
        logo=_picture(logo) if logo else b"",
    )


def unprintable(selection: Selection) -> str:
    """The characters of people's own texts that the report's font lacks.

    They are set in a font of this computer where it has one, else as boxes.
    """
    from core.report.typesetting import unprintable as lacking

    project = msgspec.structs.astuple(selection.study.project)
    names = (
        name
        for c in selection.candidates
        for record in c.records
        for name in (record.maker, record.model)
    )
    return lacking("".join((*project, *names)), resources_folder())


def _picture(path: Path) -> bytes:
    """The bytes of a picture that can be set."""
    try:
        with path.open("rb") as file:
            content = file.read(LOGO_BYTES_MOST + 1)
    except OSError as error:
        raise Problem("logo_unreadable", str(path), reason_of(error)) from error
    if len(content) > LOGO_BYTES_MOST or not content.lstrip().startswith(_PICTURES):
        reason = figure("reason", f"{path.suffix or '–'}, {len(content):,} B")
        raise Problem("logo_unreadable", str(path), reason)
    return content


def _workbook(selection: Selection, language: Language) -> bytes:
    from core.report.workbook import workbook

    return workbook(selection, language, date.today())


def _json(selection: Selection, _: Language) -> bytes:
    from core.families.selection_json import selection_json

    return selection_json(selection)


KINDS = ("pdf", "xlsx", "json")
_PLAIN: dict[str, Callable[[Selection, Language], bytes]] = {"xlsx": _workbook, "json": _json}


def write_document(
    kind: str,
    path: Path,
    selection: Selection,
    language: Language,
    program: Program,
    parts: Parts = None,
    logo: Path | None = None,
    keep: Collection[Path] = (),
) -> None:
    """Write one of KINDS to `path`, whole or not at all; parts and logo are the report's.

    keep: the files the selection rests on, which are never written over.
    """
    refuse_inputs(path, keep)  # before the work is done
    if kind == "pdf":
        content = report_pdf(selection, language, program, parts, logo)
    else:
        content = _PLAIN[kind](selection, language)
    write(path, content, keep)
