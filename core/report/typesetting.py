"""Typesetting: a report as PDF, or its pages as pictures, by typst.

The template is a file of resources/report and knows no content; the content reaches it as
JSON in an input, so nothing a user typed is ever read as markup.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any, Literal

import msgspec

from core.content.blocks import Chart, ReportContent
from core.report.drawing import drawn
from core.report.glyphs import lacking
from core.report.layout_memory import make_room
from core.report.page_composer import End, Fit, composed
from core.report.wording import worded
from core.vocabulary.finding import figure
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem

FONT = "Noto Sans SC"
# The second has signs that the first lacks, such as the 2 of CO₂.
_FONT_FILES = ("NotoSansSC-Regular.ttf", "LoadFitSigns-Regular.ttf")
_TEMPLATE, _PLOTS = "report.typ", "plots.typ"
_PREVIEW_PPI, _PICTURE_PPI = 110.0, 220.0

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


def plots_png(
    charts: Sequence[Chart],
    content: ReportContent,
    language: Language,
    resources: Path,
    width: float,
) -> tuple[bytes, ...]:
    """Charts of a report as PNG, each `width` mm wide but for a narrow margin."""
    import typst

    if not charts:
        return ()
    said = {
        "letterhead": {"accent": content.letterhead.accent},
        "language": language.code,
        "plots": [drawn(chart, language, width) for chart in charts],
    }
    text = msgspec.json.encode(said).decode()
    folder = resources / "report"
    pictures = typst.compile(
        str(folder / _PLOTS),
        root=str(folder),
        font_paths=[str(resources / "fonts")],
        ignore_system_fonts=not unprintable(text, resources),
        format="png",
        ppi=_PICTURE_PPI,
        sys_inputs={"content": text},
    )
    return tuple(pictures) if isinstance(pictures, list) else (pictures,)


def unprintable(text: str, resources: Path) -> str:
    """The characters of a text that the report's fonts lack."""
    fonts = [resources / "fonts" / name for name in _FONT_FILES]
    return lacking(text, *fonts) if all(font.is_file() for font in fonts) else ""


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


def fit_of(content: ReportContent, language: Language, resources: Path) -> tuple[Fit, End]:
    """How a report is set so that it ends well, and where it ends then."""
    source = _Source.of(content, language, resources)
    fit = composed(len(content.sections), source.end_of, content.pages_most)
    return fit, source.end_of(fit)


def _typeset(
    content: ReportContent, language: Language, resources: Path, form: Form, ppi: float
) -> Any:
    """What typst makes of it, with its warnings."""
    source = _Source.of(content, language, resources)
    fit = composed(len(content.sections), source.end_of, content.pages_most)
    day = datetime.combine(content.day, time(), tzinfo=UTC)
    return source.compiler(fit).compile_with_warnings(format=form, ppi=ppi, timestamp=day)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Source:
    """A report as typst reads it; what is laid out once, typst keeps for a while."""

    text: str
    resources: Path
    own_fonts: bool  # the same pages everywhere, but for characters that our fonts lack

    @classmethod
    def of(cls, content: ReportContent, language: Language, resources: Path) -> "_Source":
        text = msgspec.json.encode(worded(content, language)).decode()
        make_room(text)
        return cls(text=text, resources=resources, own_fonts=not unprintable(text, resources))

    def compiler(self, fit: Fit) -> Any:
        """Of the template with this content, set so."""
        import typst

        folder = self.resources / "report"
        return typst.Compiler(
            str(folder / _TEMPLATE),
            root=str(folder),
            font_paths=[str(self.resources / "fonts")],
            ignore_system_fonts=self.own_fonts,
            sys_inputs={"content": self.text, **fit.inputs},
        )

    def end_of(self, fit: Fit) -> End:
        """Where it ends."""
        try:
            found = self.compiler(fit).query("<end>", field="value")
        except RuntimeError:  # what cannot be laid out is reported when it is compiled
            return End(page=1, y_mm=0.0)
        ends = msgspec.json.decode(found, type=list[End])
        # A template that marks no end is at fault, which compiling it tells.
        return ends[-1] if ends else End(page=1, y_mm=0.0)
