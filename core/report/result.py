"""The first page of a report: what was found, the figures that matter, equipment, ranking."""

from collections.abc import Sequence

from core.content.blocks import (
    Block,
    Cards,
    Cell,
    Column,
    Findings,
    Message,
    Paragraph,
    Property,
    Quantity,
    Section,
    Stacked,
    Table,
    Words,
    say,
)
from core.report.cells import (
    capacity_of,
    kind_of,
    outcome_cell,
    outcome_in_table,
    shortfall_of,
    units_in_table,
    units_of,
    value_cell,
)
from core.report.choice import choice_said
from core.report.compliance import has_not_firm, standing_of
from core.report.economy import SAID_FIRST, economy_said, is_estimated, saving_said
from core.report.equipment import equipment_table
from core.report.inputs import input_findings
from core.report.left_out import reasons_table
from core.report.nothing_fits import reason_blocks
from core.report.ranking_columns import ranking_fields
from core.report.reservations import with_what_it_is
from core.report.tie_order import tie_order_said
from core.report.to_prove import is_unproved
from core.report.yardstick import candidate_name, yardstick_mark
from core.selection.family_report import FamilyReport
from core.selection.outcome import Outcome, in_per_cent
from core.selection.savings import figure_against
from core.selection.selection import Candidate, Selection
from core.selection.worth import saves_money
from core.vocabulary.field import Field, fields_of
from core.vocabulary.finding import Finding
from core.vocabulary.quantity import Kind

_CARDS = 4
_OF_TODAY = 2  # findings on what is there today: its size and its grade; the rest stands further on
_BAND = "coverage_hours"  # a column whose title needs a word


def result_section(selection: Selection, family: FamilyReport, top: int) -> Section:
    """What was found; where nothing fits, why. top: rows of the ranking."""
    leading = selection.leading
    if leading is None:
        return nothing_section(selection, family)
    return Section(
        title=say("report.section.result"),
        blocks=(
            *_paragraph(economy_said(selection)),
            *_paragraph(choice_said(selection)),
            Paragraph(text=_result_sentence(selection, family)),
            *_paragraph(saving_said(selection)),
            *_of_the_order(selection),
            _cards(selection, family, leading),
            *equipment_table(selection, leading),
            _ranking(selection, family, top),
            *_reservations(leading),
            *input_findings(selection, _order_findings(selection)),
        ),
    )


def nothing_section(selection: Selection, family: FamilyReport) -> Section:
    """That nothing fits, and why."""
    blocks: tuple[Block, ...] = (
        Paragraph(text=say("report.result.none", required=family.required(selection))),
        reasons_table(selection),
        *reason_blocks(selection),
    )
    return Section(title=say("report.section.result"), blocks=blocks)


def _result_sentence(selection: Selection, family: FamilyReport) -> Cell:
    first = selection.candidates[0]
    tied = sum(c.place == first.place for c in selection.candidates)
    # A first choice is only what does the whole duty, is known to save, and is made by somebody.
    carries = first.shortfall is None
    choice = carries and saves_money(first.outcome) and not is_estimated(first)
    alone = "report.result.first" if choice else "report.result.ranked"
    key = "report.result.tied" if tied > 1 else alone
    return say(
        f"{key}.mixed" if first.is_mixed else key,
        machine=candidate_name(first),
        units=Quantity(value=first.units, kind=Kind.COUNT),
        capacity=units_of(first) if first.is_mixed else capacity_of(first.outcome),
        installed=Quantity(value=first.outcome.installed_w, kind=first.outcome.capacity_kind),
        criterion=say(f"choice.{selection.study.criteria.rank_by}"),
        required=family.required(selection),
        fits=_fits(selection),
        left_out=_left_out(len(selection.left_out)),
        tied=Quantity(value=tied, kind=Kind.COUNT),
    )


def _left_out(count: int) -> Message:
    if not count:
        return say("report.result.none_left_out")
    return say("report.result.left_out", count=Quantity(value=count, kind=Kind.COUNT))


def _fits(selection: Selection) -> Message:
    """How many machines do the duty, or how many of those that fit at design do."""
    alone = [one for one in selection.candidates if not one.is_mixed]
    fit = len(alone)
    carrying = sum(one.shortfall is None for one in alone)
    if carrying == fit:
        return say("report.result.fit_all", fit=Quantity(value=fit, kind=Kind.COUNT))
    return say(
        "report.result.fit_some",
        fit=Quantity(value=fit, kind=Kind.COUNT),
        carrying=Quantity(value=carrying, kind=Kind.COUNT),
    )


def _paragraph(said: Message | None) -> tuple[Block, ...]:
    return () if said is None else (Paragraph(text=said, lead=True),)


def _of_the_order(selection: Selection) -> tuple[Block, ...]:
    """What is there today, and what is to be known of the order before one reads its first."""
    found = _order_findings(selection)
    return (Findings(title=None, findings=found),) if found else ()


def _order_findings(selection: Selection) -> tuple[Finding, ...]:
    today = selection.today[:_OF_TODAY]
    return (*today, *selection.field_findings, *selection.ranking_findings)


def _reservations(first: Candidate) -> tuple[Block, ...]:
    """What speaks against the first, on the same page as the praise."""
    grave = with_what_it_is(first, SAID_FIRST)
    if not grave:
        return ()
    title = say("report.result.reservations", machine=candidate_name(first))
    return (Findings(title=title, findings=grave),)


def _outcome_field(candidate: Candidate, key: str) -> Field:
    return next(f for f in fields_of(type(candidate.outcome)) if f.key == key)


def _cards(selection: Selection, family: FamilyReport, candidate: Candidate) -> Cards:
    """The figures that matter; each with the difference to the reference where it has one."""
    items, mark = [], yardstick_mark(selection)
    known = [key for key in family.cards if candidate.outcome.figure(key) is not None]
    for key in known[:_CARDS]:
        field = _outcome_field(candidate, key)
        note = None
        other = figure_against(selection, candidate, key)
        if mark is not None and other is not None and selection.reference is not candidate:
            shown = Quantity(value=other, kind=field.kind or Kind.RATIO)
            note = say("report.card.against", mark=mark, value=shown)
        items.append(_card(candidate.outcome, field, note))
    return Cards(items=tuple(items))


def _card(outcome: Outcome, field: Field, note: Message | None) -> Property:
    """A figure set large; how far it may be off stands in its title."""
    title, band = say(f"field.{field.key}"), outcome.band_of(field.key)
    if band is None:
        return Property(title=title, value=outcome_cell(outcome, field), note=note)
    title = say("report.card.banded", title=title, band=Words(text=in_per_cent(band)))
    return Property(title=title, value=value_cell(field.of(outcome), field), note=note)


def _ranking(selection: Selection, family: FamilyReport, top: int) -> Table:
    leading = selection.leading
    shown = (*selection.candidates[:top],)
    if leading is not None and leading not in shown:
        shown = (*shown[:-1], leading)
    fields = ranking_fields(selection, shown)
    short = any(c.shortfall for c in shown)
    rows = tuple(
        (
            say("report.place.tied", place=str(c.place)) if c.tied else Words(text=str(c.place)),
            *((shortfall_of(c),) if short else ()),
            Stacked(
                first=candidate_name(c),
                # The name of several models has their numbers already.
                second=kind_of(family, c)
                if c.is_mixed
                else say("report.ranking.under", id=c.id, kind=kind_of(family, c)),
            ),
            Stacked(first=units_in_table(c), second=standing_of(c)),
            *(outcome_in_table(c.outcome, field) for field in fields),
        )
        for c in shown
    )
    caption = (
        "report.ranking.caption.tied" if any(c.tied for c in shown) else "report.ranking.caption"
    )
    return Table(
        title=_ranking_title(len(shown), len(selection.candidates)),
        columns=(
            Column(title=say("report.column.place")),
            *((Column(title=say("report.column.shortfall")),) if short else ()),
            Column(title=say("report.column.machine"), share=1.0),
            # Several models are many words: they give way to the machine's name.
            Column(
                title=say("report.column.units"),
                share=0.5 if any(c.is_mixed for c in shown) else 0.0,
            ),
            *(
                Column(
                    title=say(f"report.column.{field.key}"),
                    kind=field.kind,
                )
                for field in fields
            ),
        ),
        rows=rows,
        caption=_caption(caption, selection, shown, [field.key for field in fields]),
        marked=frozenset({0 if leading is None else shown.index(leading)}),
        whole=False,  # page one is never left half empty for it
    )


def _caption(
    key: str, selection: Selection, shown: Sequence[Candidate], ranking: Sequence[str]
) -> Message:
    """What the ranking says under itself; band and asterisk only where they are seen."""
    caption = say(key, criterion=say(f"choice.{selection.study.criteria.rank_by}"))
    order = tie_order_said(selection, shown)
    if order is not None:
        caption = say("report.sentences", first=caption, second=order)
    if _BAND in ranking:
        caption = say("report.sentences", first=caption, second=say("report.ranking.band"))
    method = next((rating.edition for c in shown for rating in c.ratings), None)
    if method is not None:
        by = say("report.ranking.rating", method=method)
        caption = say("report.sentences", first=caption, second=by)
    if any(candidate.outcome.beyond_k > 0.0 for candidate in shown):
        beyond = say("report.ranking.beyond")
        caption = say("report.sentences", first=caption, second=beyond)
    if any(candidate.shortfall for candidate in shown):
        caption = say("report.sentences", first=caption, second=say("report.ranking.shortfall"))
    if any(is_unproved(candidate) for candidate in shown):
        caption = say("report.sentences", first=caption, second=say("report.ranking.unproved"))
    starred = any(has_not_firm(candidate) for candidate in shown)
    return say("report.ranking.not_firm", caption=caption) if starred else caption


def _ranking_title(shown: int, fit: int) -> Message:
    if shown == fit:
        return say("report.ranking.title.all", fit=str(fit))
    return say("report.ranking.title", shown=str(shown), fit=str(fit))
