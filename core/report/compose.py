"""A selection as the content of its report."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

from core.content.blocks import Property, ReportContent, Section, Words, say
from core.report.annex import Source, annex_section
from core.report.candidate import candidate_section
from core.report.comparison import comparison_section
from core.report.compliance import compliance_section
from core.report.inputs import inputs_section
from core.report.left_out import left_out_section
from core.report.parts import PARTS
from core.report.performance import performance_section
from core.report.result import result_section
from core.selection.family import subjects_of
from core.selection.family_report import FamilyReport
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import fields_of

DETAILED = 3  # candidates that get pages of their own where they are asked for
TOP = 5  # rows of the ranking: the first page has room for these


def content_of(
    selection: Selection,
    day: date,
    *,
    top: int = TOP,
    sources: Mapping[str, Source] | None = None,
    parts: Collection[str] = PARTS,
    logo: bytes = b"",
) -> ReportContent:
    """The content of the report of `day`, with `top` rows in the ranking.

    "other_countries" adds their standards to the compliance of the Chinese ones.
    `sources` tells more of the source keys of the records, as far as it is known; `parts`
    are those of PARTS that are wanted; `logo` is a PNG, JPEG or SVG for the first page.
    """
    family = selection.family.report
    project = selection.study.project
    made = _by_part(selection, family, top, sources or {}, others="other_countries" in parts)
    return ReportContent(
        title=say("report.title"),
        project=Words(text=project.name.strip()),
        facts=_facts(selection),
        day=day,
        author=project.engineer.strip(),
        program_version=selection.program_version,
        catalog_version=selection.catalog_version,
        logo=logo,
        subjects=subjects_of(selection.family),
        sections=tuple(
            section for part, make in made.items() if part in parts for section in make()
        ),
    )


def _by_part(
    selection: Selection,
    family: FamilyReport,
    top: int,
    sources: Mapping[str, Source],
    *,
    others: bool,
) -> dict[str, Callable[[], tuple[Section, ...]]]:
    """How the sections of each part are made, in their order; a part nobody wants is not made."""
    return {
        "result": lambda: (result_section(selection, family, top),),
        "performance": lambda: performance_section(selection, family),
        "comparison": lambda: _comparison(selection, family),
        "compliance": lambda: (compliance_section(selection, others=others),),
        "inputs": lambda: (inputs_section(selection),),
        "candidates": lambda: tuple(
            candidate_section(selection, family, one) for one in detailed_of(selection)
        ),
        "left_out": lambda: (left_out_section(selection),),
        "annex": lambda: (annex_section(selection, family, sources),),
    }


def detailed_of(selection: Selection) -> tuple[Candidate, ...]:
    """Those with pages of their own: what was chosen, then the first of the others."""
    first = tuple(selection.candidates[:DETAILED])
    chosen = selection.chosen
    if chosen is None:
        return first
    return (chosen, *(one for one in first if one.id != chosen.id))[:DETAILED]


def _comparison(selection: Selection, family: FamilyReport) -> tuple[Section, ...]:
    """With candidates only: else the first page says what stood against them."""
    return (comparison_section(selection, family),) if selection.candidates else ()


def _facts(selection: Selection) -> tuple[Property, ...]:
    """The lines under the title: what was entered of them."""
    project = selection.study.project
    entered = [
        Property(title=say(f"field.{field.key}"), value=Words(text=text))
        for field in fields_of(type(project))
        if field.key != "name" and (text := str(field.of(project)).strip())
    ]
    return (
        *entered,
        Property(
            title=say("field.station"), value=Words(text=selection.climate.label, word="place")
        ),
    )
