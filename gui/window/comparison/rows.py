"""The rows of a comparison: declared fields of outcome and record, ratings, and the saving.

A row knows whether its machines differ and which is best, so that the table only shows it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from core.content.blocks import Block
from core.report.compliance import standing_of
from core.report.plain_tables import cell_text, tables_of
from core.report.wording import cell
from core.report.yardstick import yardstick_said
from core.selection.outcome import Outcome
from core.selection.savings import AGAINST_A_MACHINE, Saved, is_reference, saved, yardstick
from core.selection.selection import Candidate, Group, Selection
from core.standards.wording import Wording
from core.vocabulary.field import Field
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.device_text import shown
from gui.window.candidates.columns import declared, marked

_SAID_IN_HEAD = ("model", "maker", "id")
_PAYBACK, _OVER_THE_LIFE = "comparison.payback_years", "comparison.saved_life_cycle"
# Message of the title, kind, what it is, whether less is better.
_SAVED: tuple[tuple[str, Kind, Callable[[Saved], float | None], bool], ...] = (
    ("comparison.saved_energy", Kind.ENERGY, lambda s: s.energy_wh, False),
    ("comparison.saved_running", Kind.MONEY, lambda s: s.money, False),
    ("comparison.extra_investment", Kind.MONEY, lambda s: s.extra_investment, True),
    (_PAYBACK, Kind.PAYBACK, lambda s: s.payback_years, True),
    (_OVER_THE_LIFE, Kind.MONEY, lambda s: s.life_cycle_money, False),
)
# What a boiler or a motor that is there cannot be told by.
_NOT_ALWAYS = ("comparison.saved_energy", _OVER_THE_LIFE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One line: a figure of every machine, or the heading of a group."""

    key: str
    title: str
    help: str = ""
    texts: tuple[str, ...] = ()
    best: frozenset[int] = frozenset()

    @property
    def heading(self) -> bool:
        """Whether this is the heading of a group."""
        return not self.texts

    @property
    def differs(self) -> bool:
        """Whether the machines differ as far as is shown."""
        return len(set(self.texts)) > 1


def rows_of(selection: Selection, machines: Sequence[Candidate], words: Language) -> list[Row]:
    """Every row, in groups: against the reference, the year, the ratings, the record.

    A figure of the year or of the record that no machine has is left out.
    """
    report = selection.family.report
    words = in_one_money(selection, machines, words)
    outcome = declared(selection.family.outcome)
    first = [field for key in report.ranking for field in outcome if field.key == key]
    rest = [f for f in outcome if f not in first and f.key not in AGAINST_A_MACHINE]
    return [
        *group("saving", _saving_title(selection, words), _saving(selection, machines, words)),
        *group(
            "outcome",
            words.text("report.candidate.outcome"),
            known(_outcome_row(f, [c.outcome for c in machines], words) for f in [*first, *rest]),
        ),
        *group(
            "verdicts", words.text("report.sheet.verdicts"), _verdicts(selection, machines, words)
        ),
        *group("ratings", words.text("comparison.ratings"), _ratings(selection, machines, words)),
        *group(
            "record",
            words.text("report.candidate.record"),
            known(
                _record_row(f, machines, words)
                for f in declared(selection.family.record)
                if f.key not in _SAID_IN_HEAD
            ),
        ),
        *group(
            "flags",
            words.text("catalog.defects"),
            flag_rows([[flag for one in m.records for flag in one.flags] for m in machines], words),
        ),
    ]


def in_one_money(selection: Selection, machines: Sequence[Candidate], words: Language) -> Language:
    """The words with sums in ten thousands or millions, where none is too small for that."""
    fields = [f for f in declared(selection.family.outcome) if f.kind is Kind.MONEY]
    sums = [field.of(one.outcome) for field in fields for one in machines]
    if yardstick(selection) is not None:
        all_saved = [one for m in machines if (one := saved(selection, m)) is not None]
        sums += [
            value(one) for _, kind, value, _ in _SAVED if kind is Kind.MONEY for one in all_saved
        ]
    return words.with_large_money() if words.sums_are_large(sums) else words


def only_differences(rows: Sequence[Row]) -> list[Row]:
    """The rows that differ, and the headings of those that have any."""
    kept: list[Row] = []
    for row in rows:
        if row.heading:
            if kept and kept[-1].heading:
                kept.pop()
            kept.append(row)
        elif row.differs:
            kept.append(row)
    if kept and kept[-1].heading:
        kept.pop()
    return kept


def group(key: str, title: str, rows: Iterable[Row]) -> list[Row]:
    """Rows under a heading; nothing where there are none."""
    found = list(rows)
    return [Row(key=f"group.{key}", title=title), *found] if found else []


def known(rows: Iterable[Row]) -> Iterator[Row]:
    """Those of which at least one machine has the figure."""
    return (row for row in rows if any(text != "–" for text in row.texts))


def declared_row(field: Field, holders: Sequence[Any], words: Language) -> Row:
    """A declared figure of several."""
    unit = words.unit(field.kind) if field.kind else ""
    help_key = f"help.{field.key}"
    values = [field.of(holder) for holder in holders]
    texts = tuple(shown(field, value, words) for value in values)
    return Row(
        key=field.key,
        title=f"{words.text(f'field.{field.key}')} {unit}".strip(),
        help=words.text(help_key) if words.has(help_key) else "",
        texts=texts,
        best=_best(values, texts, field.lower_is_better),
    )


def _record_row(field: Field, machines: Sequence[Candidate], words: Language) -> Row:
    """What is declared of a machine; of several models one after another, and none is best."""
    row = declared_row(field, [c.record for c in machines], words)
    if not any(c.is_mixed for c in machines):
        return row
    said = (
        dict.fromkeys(shown(field, field.of(one), words) for one in c.records) for c in machines
    )
    return replace(row, texts=tuple(" + ".join(one) for one in said), best=frozenset())


def _outcome_row(field: Field, outcomes: Sequence[Outcome], words: Language) -> Row:
    row = declared_row(field, outcomes, words)
    texts = (marked(text, one, field.key) for text, one in zip(row.texts, outcomes, strict=True))
    return replace(row, texts=tuple(texts))


def _best(
    values: Sequence[float | None], texts: Sequence[str], lower_is_better: bool | None
) -> frozenset[int]:
    """The machines nobody beats, where there is a better and a worse that can be seen."""
    known = [value for value in values if value is not None]
    if lower_is_better is None or len(known) < 2 or len(set(texts)) < 2:
        return frozenset()
    best = min(known) if lower_is_better else max(known)
    winning = {text for text, value in zip(texts, values, strict=True) if value == best}
    return frozenset(at for at, text in enumerate(texts) if text in winning)


def _saving_title(selection: Selection, words: Language) -> str:
    said = yardstick_said(selection)
    return "" if said is None else words.text("comparison.saving", against=cell(said, words))


def _saving(selection: Selection, machines: Sequence[Candidate], words: Language) -> Iterator[Row]:
    """What each saves a year and over the life, and when it is paid back."""
    if yardstick(selection) is None:
        return
    saving = [saved(selection, machine) for machine in machines]
    itself = [is_reference(selection, machine) for machine in machines]
    for key, kind, value, lower in _SAVED:
        values = [None if one is None else value(one) for one in saving]
        if all(v is None for v in values) and key in _NOT_ALWAYS:
            continue
        texts = tuple(
            words.text("comparison.is_reference" if is_itself else "comparison.not_stated")
            if one is None
            else words.text("comparison.never")
            if key == _PAYBACK and v is None
            else words.value(v, kind)
            for one, v, is_itself in zip(saving, values, itself, strict=True)
        )
        short = key.partition(".")[2]
        yield Row(
            key=f"saving.{short}",
            title=f"{words.text(key)} {words.unit(kind)}".strip(),
            help=words.text(f"{key}.help"),
            texts=texts,
            best=_best(values, texts, lower),
        )


def _verdicts(
    selection: Selection, machines: Sequence[Candidate], words: Language
) -> Iterator[Row]:
    """Tier and grade of every machine, then every figure that an edition limits."""
    wording = Wording(words, selection.standards)
    yield Row(
        key="standing",
        title=words.text("report.column.standing"),
        help=words.text("candidates.standing.help"),
        texts=tuple(cell(standing_of(machine), words) for machine in machines),
    )
    asked = dict.fromkeys(
        (one.edition, one.metric, one.path)
        for machine in machines
        for group in machine.groups
        for one in group.standing.verdicts
        if one.judged and one.jurisdiction == "CN"
    )
    for edition, metric, path in asked:
        said = tuple(
            " + ".join(_said_of(group, (edition, metric, path), wording) for group in one.groups)
            for one in machines
        )
        name = wording.name("metric", metric)
        yield Row(key=f"verdict.{edition}.{metric}.{path}", title=f"{edition}  {name}", texts=said)


def _said_of(group: Group, asked: tuple[str, str, str], wording: Wording) -> str:
    """What an edition says of a metric by one of its paths."""
    said = (
        wording.outcome(one)
        for one in group.standing.verdicts
        if (one.edition, one.metric, one.path) == asked
    )
    return next(said, "–")


def _ratings(selection: Selection, machines: Sequence[Candidate], words: Language) -> Iterator[Row]:
    """The last column of every rating table, line by line; a machine without one has a dash."""
    report = selection.family.report
    columns = [
        [_last_column(report.ratings(group), words) for group in machine.groups]
        for machine in machines
    ]
    keys = list(dict.fromkeys(key for groups in columns for column in groups for key in column))
    for title, line in keys:
        texts = tuple(
            " + ".join(column.get((title, line), "–") for column in groups) for groups in columns
        )
        yield Row(key=f"rating.{title}.{line}", title=f"{title}  {line}", texts=texts)


def _last_column(blocks: Sequence[Block], words: Language) -> dict[tuple[str, str], str]:
    found: dict[tuple[str, str], str] = {}
    for table in tables_of(blocks):
        title = cell(table.title, words) if table.title else ""
        for row in table.rows:
            line = cell_text(row[0], words, with_unit=True)
            found[title, line] = cell_text(row[-1], words, with_unit=False)
    return found


def flag_rows(every: Sequence[Sequence[str]], words: Language) -> Iterator[Row]:
    """Every known defect, and which machine has it; every: those of each machine."""
    for flag in dict.fromkeys(flag for own in every for flag in own):
        yield Row(
            key=f"flag.{flag}",
            title=words.text(f"flag_short.{flag}"),
            help=words.text(f"flag.{flag}"),
            texts=tuple(words.text("choice.yes") if flag in own else "–" for own in every),
        )
