"""Typesetting: a report as PDF, or its pages as pictures, by typst.

The template is a file of resources/report and knows no content; the content reaches it as
JSON in an input, so nothing a user typed is ever read as markup.
"""

from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

import msgspec

from core.content.blocks import ReportContent
from core.report.glyphs import lacking
from core.report.wording import worded
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

FONT = "Noto Sans SC"
_FONT_FILE = "NotoSansSC-Regular.ttf"
_TEMPLATE = "report.typ"
_PREVIEW_PPI = 110.0

Form = Literal["pdf", "png", "svg"]


def pdf(content: ReportContent, language: Language, resources: Path) -> bytes:
    """The report as PDF; the same content gives the same bytes.

    resources: the folder with report/ (templates) and fonts/. Raises Problem `font_missing`.
    """
    return _compiled(content, language, resources, "pdf")[0]


def pages_png(
    content: ReportContent, language: Language, resources: Path, ppi: float = _PREVIEW_PPI
) -> tuple[bytes, ...]:
    """The pages as PNG, `ppi` dots an inch. Raises Problem `font_missing`."""
    return _compiled(content, language, resources, "png", ppi)


def pages_svg(content: ReportContent, language: Language, resources: Path) -> tuple[bytes, ...]:
    """The pages as SVG. Raises Problem `font_missing`."""
    return _compiled(content, language, resources, "svg")


def unprintable(text: str, resources: Path) -> str:
    """The characters of a text that the report's font lacks."""
    font = resources / "fonts" / _FONT_FILE
    return lacking(text, font) if font.is_file() else ""


def _compiled(
    content: ReportContent,
    language: Language,
    resources: Path,
    form: Form,
    ppi: float = 72.0,
) -> tuple[bytes, ...]:
    import typst  # a tenth of a second, and only here

    # Its annotations do not know that several pages come as a list.
    compiled: Any
    try:
        compiled, warnings = _typeset(content, language, resources, form, ppi)
    except typst.TypstError as error:
        if content.letterhead.logo and "image" in str(error):
            raise Problem("logo_unreadable", "logo", figure("reason", str(error))) from error
        raise
    for warning in warnings:
        # typst would go on and print blanks.
        if "unknown font family" in warning.message:
            raise Problem("font_missing", str(resources / "fonts"), figure("font", FONT))
        raise RuntimeError(f"the report's template: {warning.message}")
    return tuple(compiled) if isinstance(compiled, list) else (compiled,)


def _typeset(
    content: ReportContent, language: Language, resources: Path, form: Form, ppi: float
) -> Any:
    """What typst makes of it, with its warnings."""
    import typst

    folder = resources / "report"
    text = msgspec.json.encode(worded(content, language)).decode()
    return typst.compile_with_warnings(
        str(folder / _TEMPLATE),
        root=str(folder),
        font_paths=[str(resources / "fonts")],
        # The same pages everywhere, but for characters that our font lacks.
        ignore_system_fonts=not unprintable(text, resources),
        format=form,
        ppi=ppi,
        sys_inputs={"content": text},
        timestamp=datetime.combine(content.day, time(), tzinfo=UTC),
    )
