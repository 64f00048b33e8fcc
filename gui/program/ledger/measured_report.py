"""What meters said, as a section of the diagnosis report: each meter, then what lies outside."""

from collections.abc import Iterator, Mapping

from core.content.blocks import Block, Column, Paragraph, Quantity, Section, Table, Words, say
from core.content.blocks import TableCell as Cell
from core.ledger.measured import Compared, Found
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.ledger.measured_found import MeasuredFound
from gui.program.ledger.measured_text import days_said, headline, model_said, period, verdict

_ROWS_MOST = 150  # all of them are in the table of `ledger measured`


def measured_section(made: MeasuredFound, names: Mapping[str, str], language: Language) -> Section:
    """By meter the whole, with the model of the weather; beside it the periods outside."""
    several = [row for one in made.found for row in _rows(one, names, language)]
    shown = several[:_ROWS_MOST]
    table = Table(
        columns=(
            Column(title=say("ledger_measured.id")),
            Column(title=say("ledger_measured.name"), share=1.3),
            Column(title=say("ledger_measured.period")),
            Column(title=say("ledger_report.measured.measured"), kind=Kind.ENERGY),
            Column(title=say("ledger_report.measured.expected"), kind=Kind.ENERGY),
            Column(title=say("ledger_measured.deviation"), right=True),
            Column(title=say("ledger_measured.band"), right=True),
            Column(title=say("ledger_measured.says"), share=1.0),
            Column(title=say("ledger_measured.days"), share=2.0),
        ),
        rows=tuple(shown),
        whole=False,
        caption=say("ledger_report.measured.caption", shown=_count(len(shown)),
                    count=_count(len(several)), file=Words(text=made.name)),
    )  # fmt: skip
    blocks: list[Block] = [
        Paragraph(text=Words(text=headline(made.found, language)), lead=True), table,
    ]  # fmt: skip
    for one in made.found:
        model = model_said(one, language)
        if model:
            blocks.append(Paragraph(text=Words(text=f"{one.asset_id}: {model}"), small=True))
    note = Words(text=language.text("ledger_measured.note"))
    blocks.append(Paragraph(text=note, small=True))
    return Section(title=say("ledger_report.section.measured"), blocks=tuple(blocks))


def _rows(one: Found, names: Mapping[str, str], language: Language) -> Iterator[tuple[Cell, ...]]:
    yield _row(one.whole, one.asset_id, names.get(one.asset_id, ""), language)
    for said in (*one.months, *one.later):
        if said.is_outside:
            yield _row(said, "", "", language)


def _row(one: Compared, id_: str, name: str, language: Language) -> tuple[Cell, ...]:
    by = "–" if one.deviation is None else f"{100.0 * one.deviation + 0.0:+.1f}%"
    return (
        Words(text=id_), Words(text=name), Words(text=period(one)), _kwh(one.measured),
        _kwh(one.expected), Words(text=by),
        Words(text="–" if one.band is None else f"±{100.0 * one.band:.1f}%"),
        Words(text=verdict(one, language)), Words(text=days_said(one, language) or "–"),
    )  # fmt: skip


def _kwh(value: float | None) -> Quantity:
    return Quantity(value=None if value is None else value * 1e3, kind=Kind.ENERGY)


def _count(value: int) -> Quantity:
    return Quantity(value=value, kind=Kind.COUNT)
