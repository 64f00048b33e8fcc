"""A selection as the content of its report, in one of its forms."""

from collections.abc import Callable, Collection, Mapping
from datetime import date

import msgspec

from core.content.blocks import Cell, Message, Property, ReportContent, Section, Words, say
from core.content.letterhead import Letterhead
from core.report.annex import Source, annex_section
from core.report.calculation import calculation_section
from core.report.candidate import candidate_section
from core.report.comparison import comparison_section
from core.report.compliance import compliance_section
from core.report.energy_review import consumption_section, main_equipment_section
from core.report.inputs import inputs_section
from core.report.left_out import left_out_section
from core.report.parts import PARTS, SIGNED, USUAL, Form
from core.report.performance import performance_section
from core.report.proposal import first_page, offer_sections
from core.report.result import nothing_section, result_section
from core.report.submittal import data_sheet_sections, equipment_section
from core.report.tender import conditions_section, papers_section, requirements_section
from core.selection.family import subjects_of
from core.selection.family_report import FamilyReport
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import fields_of

DETAILED = 3  # candidates that get pages of their own where they are asked for
TOP = 5  # rows of the ranking: the first page has room for these
_PAGES_MOST = {Form.DESIGN: 5, Form.PROPOSAL: 2, Form.ONE_PAGE: 1}  # of what a form has usually
_AS_TITLE = "name"  # of the project
_IN_THE_HEAD = "revision"  # of every page
_SIGNERS = {"designed": "engineer", "checked": "checker", "reviewed": "reviewer",
            "approved": "approver"}  # fmt: skip


def content_of(
    selection: Selection,
    day: date,
    *,
    form: Form = Form.DESIGN,
    top: int = TOP,
    sources: Mapping[str, Source] | None = None,
    parts: Collection[str] | None = None,
    letterhead: Letterhead | None = None,
) -> ReportContent:
    """The content of the report of `day`, with `top` rows in the ranking.

    "other_countries" adds their standards to the compliance of the Chinese ones.
    `sources` tells more of the source keys of the records, as far as it is known; `parts`
    are those wanted of the form's PARTS, None: all but the cover.
    """
    family, project = selection.family.report, selection.study.project
    wanted = [one for one in PARTS[form] if one != "cover"] if parts is None else parts
    return ReportContent(
        title=title_of(form),
        project=Words(text=project.name.strip()),
        facts=_facts(selection, on_cover="cover" in wanted),
        day=day,
        author=project.engineer.strip(),
        program_version=selection.program_version,
        catalog_version=selection.catalog_version,
        subjects=subjects_of(selection.family, selection.duty),
        sections=_nothing(selection, family, form)
        or _sections(selection, family, wanted, top, sources or {}),
        cover="cover" in wanted,
        marks=_marks(selection),
        signatures=_signatures(selection) if form in SIGNED else (),
        letterhead=letterhead or Letterhead(),
        pages_most=_PAGES_MOST.get(form, 0) if set(wanted) <= set(USUAL[form]) else 0,
    )


def title_of(form: Form) -> Message:
    """What a form is called."""
    return say(f"report_form.{form.value}")


def _sections(
    selection: Selection,
    family: FamilyReport,
    parts: Collection[str],
    top: int,
    sources: Mapping[str, Source],
) -> tuple[Section, ...]:
    """Those of the parts that are wanted, in their order."""
    others = "other_countries" in parts
    makers: dict[str, Callable[[], tuple[Section, ...]]] = {
        "result": lambda: (result_section(selection, family, top),),
        "offer": lambda: offer_sections(selection, family),
        "one_page": lambda: first_page(selection),
        "conditions": lambda: conditions_section(selection),
        "requirements": lambda: requirements_section(selection),
        "papers": lambda: papers_section(selection),
        "equipment": lambda: equipment_section(selection),
        "data_sheets": lambda: data_sheet_sections(selection, family),
        "main_equipment": lambda: main_equipment_section(selection),
        "consumption": lambda: consumption_section(selection),
        "performance": lambda: performance_section(selection, family),
        "comparison": lambda: _comparison(selection, family),
        "compliance": lambda: (compliance_section(selection, others=others),),
        # Beside tables of their own the inputs begin a page of theirs.
        "inputs": lambda: (
            msgspec.structs.replace(inputs_section(selection), new_page="main_equipment" in parts),
        ),
        "candidates": lambda: tuple(
            candidate_section(selection, family, c) for c in detailed_of(selection)
        ),
        "left_out": lambda: (left_out_section(selection),),
        "calculation": lambda: calculation_section(selection, family),
        "annex": lambda: (annex_section(selection, family, sources),),
    }
    return tuple(one for part, make in makers.items() if part in parts for one in make())


def _nothing(selection: Selection, family: FamilyReport, form: Form) -> tuple[Section, ...]:
    """That nothing fits: all that other forms than the selection report have to say then."""
    if selection.leading is not None or form is Form.DESIGN:
        return ()
    return (nothing_section(selection, family),)


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


def _facts(selection: Selection, *, on_cover: bool) -> tuple[Property, ...]:
    """The lines under the title: what was entered of them; on a cover all of them."""
    study = selection.study
    elsewhere = {_AS_TITLE, *_SIGNERS.values(), *(() if on_cover else (_IN_THE_HEAD,))}
    entered = [
        Property(title=say(f"field.{field.key}"), value=Words(text=text))
        for section in (study.project, study.title_block)
        for field in fields_of(type(section))
        if field.key not in elsewhere and (text := str(field.of(section)).strip())
    ]
    return (
        *entered,
        Property(
            title=say("field.station"), value=Words(text=selection.climate.label, word="place")
        ),
    )


def _marks(selection: Selection) -> tuple[Cell, ...]:
    """Number and revision, where they were entered."""
    project, block = selection.study.project, selection.study.title_block
    number, revision = project.number.strip(), block.revision.strip()
    return (
        *((Words(text=number),) if number else ()),
        *((say("report.revision", revision=revision),) if revision else ()),
    )


def _signatures(selection: Selection) -> tuple[Property, ...]:
    """Who designed, checked, reviewed and approved it."""
    names = {
        field.key: str(field.of(section)).strip()
        for section in (selection.study.project, selection.study.title_block)
        for field in fields_of(type(section))
    }
    return tuple(
        Property(title=say(f"report.signature.{role}"), value=Words(text=names[key]))
        for role, key in _SIGNERS.items()
    )
