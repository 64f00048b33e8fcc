"""The diagnosis of a ledger as a report: result, shares, machines to be renewed, plan, method.

What is said of a machine is in the words of one language; figures and titles follow the report's.
"""

from collections.abc import Iterator, Mapping, Sequence

from core.content.blocks import (
    Block,
    Cards,
    Cell,
    Column,
    Message,
    Paragraph,
    Property,
    Quantity,
    ReportContent,
    Section,
    Stacked,
    Table,
    TableCell,
    Words,
    say,
)
from core.ledger.diagnosis import Diagnosis
from core.ledger.disposal import Outgoing, outgoing
from core.ledger.elimination import Listing
from core.ledger.energy import BANDS
from core.ledger.filled import REPLACEMENTS_TAKEN
from core.ledger.state import State, state_of
from core.report.cells import joined
from core.vocabulary.language import opened
from core.vocabulary.quantity import Kind
from gui.program.ledger import disposal_text
from gui.program.ledger.diagnosed import Diagnosed, Planned
from gui.program.ledger.lacking_text import lacking
from gui.program.ledger.ledger_text import LedgerText, goal_words, rated_unit
from gui.program.ledger.measured_found import MeasuredFound
from gui.program.ledger.measured_report import measured_section
from gui.program.ledger.plan_rows import plan_table
from gui.program.release import VERSION

_LISTED_MOST = 150  # machines of a table; more are in the workbook of the diagnosis
_DISPOSAL_SHARES = {"name": 1.9, "model": 1.1, "serials": 1.1, "why": 1.5}  # of texts
_URGENT = (State.HIT, State.SUSPECT, State.BELOW, State.ENCOURAGED)


def report_of(
    found: Diagnosed, text: LedgerText, measured: MeasuredFound | None = None
) -> ReportContent:
    """The content of the report of the day it is judged on; measured: what meters said."""
    document = found.document
    sections = [_result(found, text), _kinds(found), _urgent(found, text)]
    if measured is not None:
        names = {one.asset.id: one.asset.name for one in found.found}
        sections.append(measured_section(measured, names, text.language))
    if found.planned is not None:
        sections.append(_plan(found, found.planned, text))
        several = outgoing(found.found, found.planned.plan)
        if several:
            sections.append(_disposal(several, text))
    sections.append(_method(found, text))
    return ReportContent(
        title=say("ledger_report.title"),
        project=Words(text=document.name),
        facts=_facts(found),
        day=found.rules.day,
        author=document.engineer,
        program_version=VERSION,
        catalog_version="",
        sections=tuple(sections),
    )


def _facts(found: Diagnosed) -> tuple[Property, ...]:
    rows, read = len(found.by_row), len(found.found)
    counts = {"rows": _count(rows), "read": _count(read), "units": _count(found.totals.units)}
    return (
        Property(title=say("ledger_report.scope"), value=say("ledger_report.scope_is", **counts)),
        Property(title=say("ledger_window.setting.day"),
                 value=Words(text=found.rules.day.isoformat())),
    )  # fmt: skip


def _result(found: Diagnosed, text: LedgerText) -> Section:
    totals, rules = found.totals, found.rules
    large = text.language.large_money_unit
    many = {state: sum(one.asset.status == "in_use" and state_of(one) is state
                       for one in found.found) for state in State}  # fmt: skip

    def known(sum_of_energy: Cell) -> Cell:
        """No sum where the energy of no machine is known."""
        return sum_of_energy if totals.energy_units else Words(text="–")

    cards = Cards(
        items=(
            _card("hits", _count(many[State.HIT]), "ledger_window.suspects",
                  count=_count(many[State.SUSPECT])),
            _card("old", _count(totals.ten_or_more), "ledger_window.of_units",
                  count=_count(totals.units), open=_count(totals.age_open)),
            _card("energy_mwh", known(_count(round(totals.kwh / 1e3))), "ledger_report.band",
                  band=_mwh(totals.band_kwh), known=_count(totals.energy_units),
                  count=_count(totals.units)),
            Property(title=say("ledger_report.cost", unit=large),
                     value=known(Words(text=text.language.in_large_money(totals.yuan))),
                     note=say("ledger_window.price", price=f"{rules.price_per_kwh:g}")),
            _card("co2_t", known(_count(round(totals.tco2))),
                  "ledger_report.tce", tce=_count(round(totals.tce))),
        )
    )  # fmt: skip
    blocks: list[Block] = [Paragraph(text=_counted(many), lead=True), cards]
    if found.planned is not None:
        blocks.append(Paragraph(text=_plan_sentence(found.planned)))
    if found.shares:
        blocks.append(_shares(found, text))
    lacks = lacking(found, text.language)
    if lacks:
        blocks.append(Paragraph(text=Words(text=lacks), small=True))
    return Section(title=say("ledger_report.section.result"), blocks=tuple(blocks))


def _counted(many: dict[State, int]) -> Message:
    """What is listed, then of what else there is any."""
    listed = say("ledger_report.result", hits=_count(many[State.HIT]),
                 suspects=_count(many[State.SUSPECT]))  # fmt: skip
    others = [
        say(f"ledger_report.result.{state.value}", count=_count(many[state]))
        for state in (State.BELOW, State.ENCOURAGED, State.TEN, State.OPEN)
        if many[state]
    ]
    if not others:
        return listed
    more = say("ledger_report.result.others", others=joined(others))
    return say("report.sentences", first=listed, second=more)


def _card(key: str, value: Cell, note: str, **parts: Cell | str) -> Property:
    return Property(title=say(f"ledger_window.figure.{key}"), value=value, note=say(note, **parts))


def _plan_sentence(made: Planned) -> Message:
    plan = made.plan
    spent = sum(year.spent for year in plan.years)
    saved = sum(year.saving_kwh for year in plan.years)
    return say(
        "ledger_report.planned",
        years=_span(plan.years[0].year, plan.years[-1].year),
        count=_count(sum(len(year.ids) for year in plan.years)),
        spent=Quantity(value=spent, kind=Kind.MONEY), saved=_energy(saved),
    )  # fmt: skip


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}–{last}"


def _shares(found: Diagnosed, text: LedgerText) -> Table:
    """Kind by kind: today, new ones, after the plan, against the goal."""
    columns = [
        Column(title=say("ledger.share.kind"), share=1.4),
        Column(title=say("ledger_report.rated"), right=True),
        _share_column("in_use"), _share_column("by_count", bar=False),
        _share_column("unknown", bar=False),
        Column(title=say("ledger_report.share.goal"), right=True),
        _share_column("new", bar=False),
        Column(title=say("ledger_report.share.goal_new"), right=True),
    ]  # fmt: skip
    made = found.planned
    if made is not None:
        year = str(made.plan.years[-1].year)
        after = say("ledger_report.share.after", year=year)
        columns.append(Column(title=after, kind=Kind.SHARE, bar=True))
    rows, goal = [], found.document.settings.goal
    for at, one in enumerate(found.shares):
        name, used = one.families[0], one.in_use
        unit = rated_unit(name, text.language)
        new = one.new.by_power_pct if one.new.size else None
        row: list[TableCell] = [
            say(f"ledger.kind.{name}"),
            Words(text=f"{used.size:,.0f} {unit}" if used.size else "–"),
            _pct(used.by_power_pct if used.size else None), _pct(used.by_count_pct),
            _pct(used.unknown_pct if used.size else None),
            Words(text=f"{goal_words(goal(name, new=False))}%"),
            _pct(new),
            Words(text=f"{goal_words(goal(name, new=True))}%"),
        ]  # fmt: skip
        if made is not None:
            row.append(_pct(made.shares[-1][at].by_power_pct))
        rows.append(tuple(row))
    since = str(found.document.settings.new_since)
    return Table(
        title=say("ledger_report.shares"),
        columns=tuple(columns),
        rows=tuple(rows),
        caption=say("ledger_report.shares.caption", since=since),
    )


def _share_column(key: str, *, bar: bool = True) -> Column:
    return Column(title=say(f"ledger_report.share.{key}"), kind=Kind.SHARE, bar=bar)


def _pct(value: float | None) -> Quantity:
    return Quantity(value=None if value is None else value / 100.0, kind=Kind.SHARE)


def _kinds(found: Diagnosed) -> Section:
    """Rows in use by kind and by what is found, with their energy."""
    used = [one for one in found.found if one.asset.status == "in_use"]
    families = list(dict.fromkeys(one.asset.family for one in used))
    columns = [
        Column(title=say("ledger.share.kind"), share=1.0),
        *(Column(title=say(f"ledger_report.state.{state.value}"), kind=Kind.COUNT)
          for state in State),
        Column(title=say("ledger_report.rows"), kind=Kind.COUNT),
        Column(title=say("ledger_report.energy"), kind=Kind.ENERGY),
    ]  # fmt: skip
    rows = [_kind_row(say(f"ledger_window.kind.{family or 'unknown'}"),
                      [one for one in used if one.asset.family == family])
            for family in families]  # fmt: skip
    rows.append(_kind_row(say("ledger_report.total"), used))
    apart = len(found.found) - len(used)
    caption = say(
        "ledger_report.kinds.caption", apart=_count(apart), faulty=_count(found.ledger.left_out)
    )
    table = Table(columns=tuple(columns), rows=tuple(rows), total=True, caption=caption)
    return Section(title=say("ledger_report.section.kinds"), blocks=(table,))


def _kind_row(name: TableCell, several: Sequence[Diagnosis]) -> tuple[TableCell, ...]:
    known = [one.energy.kwh for one in several if one.energy.kwh is not None]
    return (
        name,
        *(_count(sum(state_of(one) is state for one in several)) for state in State),
        _count(len(several)),
        _energy(sum(known)) if known else Quantity(value=None, kind=Kind.ENERGY),
    )


def _urgent(found: Diagnosed, text: LedgerText) -> Section:
    """Machines on the lists, possibly on them, and below the limit, in the order of work."""
    used = [one for one in found.found if one.asset.status == "in_use"]
    urgent = sorted((one for one in used if state_of(one) in _URGENT), key=lambda one: one.order)
    shown = urgent[:_LISTED_MOST]
    columns = [
        Column(title=say("ledger_window.column.id")),
        Column(title=say("ledger_disposal.name"), share=1.5),
        Column(title=say("ledger_report.model"), share=1.3),
        Column(title=say("ledger_window.column.age"), right=True),
        Column(title=say("ledger_report.why"), share=3.2),
        Column(title=say("ledger_report.investment"), kind=Kind.MONEY),
        Column(title=say("ledger_report.saves"), kind=Kind.ENERGY),
        Column(title=say("ledger_report.payback"), kind=Kind.PAYBACK),
    ]  # fmt: skip
    rows = [_urgent_row(one, text) for one in shown]
    if found.planned is not None:
        year_of = found.planned.year_of
        columns.append(Column(title=say("ledger_window.column.year"), right=True))
        rows = [
            (*row, Words(text=str(year_of.get(one.asset.id, "–"))))
            for row, one in zip(rows, shown, strict=True)
        ]
    caption = say("ledger_report.urgent.caption", shown=_count(len(shown)),
                  count=_count(len(urgent)))  # fmt: skip
    if any(text.is_assumed(one) for one in shown):
        caption = say("report.sentences", first=caption, second=say("ledger_report.urgent.assumed"))
    table = Table(columns=tuple(columns), rows=tuple(rows), whole=False, caption=caption)
    blocks: tuple[Block, ...] = (table,) if shown else (
        Paragraph(text=say("ledger_report.urgent.none")),
    )  # fmt: skip
    return Section(title=say("ledger_report.section.urgent"), blocks=blocks)


def _urgent_row(one: Diagnosis, text: LedgerText) -> tuple[TableCell, ...]:
    better = one.asset.replacement
    cost = None if better is None else better.cost
    saving = None if one.energy.saving_kwh is None else one.energy.saving_kwh * 1e3
    size = text.size(one)
    return (
        Words(text=one.asset.id),
        _above(one.asset.name, one.asset.place),
        _above(one.asset.model, "" if _says_size(one.asset.model, size) else size),
        Words(text=text.age_words(one)),
        Words(text=_why(one, text)),
        Quantity(value=cost, kind=Kind.MONEY),
        Quantity(value=saving, kind=Kind.ENERGY),
        Quantity(value=one.payback_years, kind=Kind.PAYBACK),
    )


def _says_size(model: str, size: str) -> bool:
    """Whether a model ends in its size, 水冷螺杆 812 kW: it is not said again."""
    bare = "".join(size.split()).replace(",", "").casefold()
    said = "".join(model.split()).replace(",", "").casefold()
    return bool(bare) and said.endswith(bare) and not said[-len(bare) - 1 : -len(bare)].isdigit()


def _above(first: str, second: str) -> TableCell:
    """One text above another, where there are both."""
    if not (first and second):
        return Words(text=first or second)
    return Stacked(first=Words(text=first), second=Words(text=second))


def _why(one: Diagnosis, text: LedgerText) -> str:
    """The place in the list, the grade, what is still to be found out."""
    state, parts = state_of(one), []
    if one.listing.listing in (Listing.HIT, Listing.SUSPECT, Listing.ENCOURAGED):
        parts.append(text.listing(one))
    if one.grade.grade:
        parts.append(text.marked_grade(one))
    if (state is State.SUSPECT or "payback_doubtful" in one.questions) and text.to_ask(one):
        parts.append(text.language.text("ledger_report.ask", what=text.to_ask(one)))
    return opened(text.language.text("verdict.separator").join(parts))


def _plan(found: Diagnosed, made: Planned, text: LedgerText) -> Section:
    language, plan = text.language, made.plan
    table = plan_table(found, made, language)
    columns = (Column(title=say("ledger_report.plan"), share=1.4),
               *(Column(title=say("ledger_report.year", year=head), right=True)
                 for head in table.heads))  # fmt: skip
    rows = tuple(tuple(Words(text=cell) for cell in row) for row in table.rows)
    blocks: list[Block] = [
        Paragraph(text=Words(text=line), lead=True) for line in text.unplaced(found.found, plan)
    ]
    if plan.hits_lacking:
        yuan = Quantity(value=plan.hits_lacking, kind=Kind.MONEY)
        blocks.append(Paragraph(text=say("ledger_plan.lacking", yuan=yuan), lead=True))
    blocks.append(Table(columns=columns, rows=rows))
    rule = Words(text=text.rule(plan, found.document.settings, found.found))
    blocks.append(Paragraph(text=rule, small=True))
    for year in plan.years:
        ids = ", ".join(year.ids) or "–"
        said = say("ledger_report.bought", year=str(year.year), count=_count(len(year.ids)),
                   ids=ids)  # fmt: skip
        blocks.append(Paragraph(text=said, small=True))
    return Section(title=say("ledger_report.section.plan"), blocks=tuple(blocks))


def _disposal(several: Sequence[Outgoing], text: LedgerText) -> Section:
    """What goes out, with its serial numbers, as the plan has it."""
    columns = tuple(
        Column(title=say(f"ledger_disposal.{name}"), share=_DISPOSAL_SHARES.get(name, 0.0))
        for name in disposal_text.COLUMNS
    )
    table = Table(
        columns=columns,
        rows=tuple(
            tuple(Words(text=str(cell)) for cell in row)
            for row in disposal_text.rows(several, text)
        ),
        whole=False,
    )
    note = Paragraph(text=say("ledger_disposal.note"), small=True)
    return Section(title=say("ledger_disposal.title"), blocks=(table, note))


def _method(found: Diagnosed, text: LedgerText) -> Section:
    """How it was judged, and what it rests on."""
    return Section(
        title=say("ledger_report.section.method"),
        blocks=tuple(Paragraph(text=one, small=True) for one in _method_lines(found, text)),
    )


def _method_lines(found: Diagnosed, text: LedgerText) -> Iterator[Words]:
    say_, rules = text.language.text, found.rules
    several = found.found
    editions = sorted({one.grade.edition for one in several if one.grade.edition})
    assumed = sum(one.expected.efficiency_pct is not None for one in several)
    loads = sum(one.energy.load_assumed for one in several)
    figures = {
        "price": f"{rules.price_per_kwh:g}", "co2": f"{rules.kg_co2_per_kwh:g}",
        "kgce": f"{rules.kgce_per_kwh:g}",
    }  # fmt: skip
    yield Words(text=say_("ledger_report.method.lists"))
    yield Words(text=say_("ledger_report.method.age"))
    yield Words(text=say_("ledger_report.method.grades", editions="; ".join(editions) or "–"))
    losses = sum(bool(one.losses_basis) for one in several)
    yield Words(text=say_("ledger_report.method.energy", assumed=str(assumed), loads=str(loads),
                          losses=str(losses)))  # fmt: skip
    yield Words(text=say_("ledger_report.method.bands", **_in_per_cent(BANDS)))
    taken = sum(not REPLACEMENTS_TAKEN.isdisjoint(one.questions) for one in several)
    yield Words(text=say_("ledger_report.method.replacement"))
    if taken:
        per_kw = text.language.number(rules.motor_yuan_per_kw)
        yield Words(text=say_("ledger_report.method.taken", count=str(taken), price=per_kw))
    yield Words(text=say_("ledger_report.method.factors", **figures))
    yield Words(text=say_("ledger_report.method.shares"))
    if found.planned is None:  # else the plan's rule says it
        yield Words(text=say_("ledger_plan.rule.size").strip())
    else:
        yield Words(text=text.money_terms(found.document.settings.money))


def _in_per_cent(shares: Mapping[str, float]) -> dict[str, str]:
    return {name: f"{100.0 * share:g}" for name, share in shares.items()}


def _count(value: float) -> Quantity:
    return Quantity(value=value, kind=Kind.COUNT)


def _mwh(kwh: float) -> Message:
    """Whole MWh, of a sum of what is partly assumed."""
    return say("ledger_report.mwh", value=_count(round(kwh / 1e3)))


def _energy(kwh: float) -> Quantity:
    return Quantity(value=kwh * 1e3, kind=Kind.ENERGY)
