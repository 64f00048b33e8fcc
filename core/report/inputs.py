"""The inputs as the report prints them: every one, the assumed ones marked with their basis."""

from collections.abc import Collection, Iterator
from functools import reduce
from itertools import groupby

import msgspec

from core.climate.stations import station
from core.content.blocks import (
    Beside,
    Block,
    Cell,
    Findings,
    Message,
    Paragraph,
    Properties,
    Property,
    Quantity,
    Section,
    Words,
    say,
)
from core.load.hours_label import of_hours_label
from core.load.profile import leading_w
from core.report.cells import joined, value_cell
from core.selection.outcome import sum_of_load
from core.selection.selection import Selection
from core.study.study import SECTIONS, Study, basis_of, without_effect
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.finding import Finding
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

_COLUMNS = 3
_HEAD_ROWS, _LEAST_ROWS = 2, 3  # what a heading takes; rows that stay with it
# Printed under the title, and where grades and tiers are told.
_ELSEWHERE = ("project", "title_block", "compliance")
_LONG = 48  # letters: what is longer stands below the columns, across the page


def inputs_section(selection: Selection) -> Section:
    """What the selection rests on, what was entered, and what was assumed with its basis.

    What nobody entered and nothing was assumed for stands nowhere: the program derives it.
    """
    entered, assumed, long = list[Properties](), list[Property](), list[Property]()
    for name, items in _sections(selection.study):
        given = tuple(one for one in items if not one.assumed and not _is_open(one))
        assumed += [one for one in items if one.assumed and not _is_open(one)]
        long += [one for one in given if _is_long(one.value)]
        short = tuple(one for one in given if not _is_long(one.value))
        if short:
            entered.append(Properties(title=say(f"section.{name}"), items=short, compact=True))
    left, middle, right = _thirds([_derived(selection), *entered])
    blocks: list[Block] = [
        Beside(left=left, middle=middle, right=right),
        *(Paragraph(text=_pair(one), small=True) for one in long),
        *_assumed(tuple(assumed)),
    ]
    return Section(title=say("report.section.inputs"), blocks=tuple(blocks), off_page_one=True)


def _sections(study: Study) -> Iterator[tuple[str, tuple[Property, ...]]]:
    """The sections of a study with what they say; the tariff with the economics."""
    for name in SECTIONS:
        if name in _ELSEWHERE or (name == "financing" and study.financing.is_off):
            continue
        items = section_properties(name, study.section(name), study, without_nothing=True)
        if name == "economics":
            items += section_properties("economics.tariff", study.economics.tariff, study)
        yield name, items


def _assumed(items: tuple[Property, ...]) -> tuple[Block, ...]:
    """What nobody entered and the program took, in one line: what it rests on is in the annex."""
    if not items:
        return ()
    said: Cell = _pair(items[0])
    for other in items[1:]:
        said = say("report.equipment.joined", first=said, second=_pair(other))
    return (Paragraph(text=say("report.inputs.assumed.line", values=said), small=True),)


def _pair(item: Property) -> Message:
    return say("report.equipment.figure", title=item.title, value=item.value)


def input_findings(selection: Selection, told: Collection[Finding] = ()) -> tuple[Block, ...]:
    """What is to be known of load, weather and prices; told: what stands there already."""
    of_all = selection.findings  # by cause already, each with what it has in its breath
    said = {msgspec.structs.replace(one, more=()) for one in (*told, *of_all)}
    said |= {more for one in of_all for more in one.more}
    whole = (*selection.climate.findings, *selection.load.findings, *selection.profile.findings)
    rest = (
        *(one for one in of_all if one not in told),
        *(one for one in dict.fromkeys(whole) if one not in said),
    )
    if not rest:
        return ()
    return (Findings(title=say("report.inputs.findings"), findings=by_cause(rest)),)


def assumed_values(study: Study) -> tuple[Block, ...]:
    """The same with its basis, a row each."""
    items = tuple(one for _, every in _sections(study) for one in every if one.assumed)
    if not items:
        return ()
    return (Properties(title=say("report.inputs.assumed"), items=items, noted=True),)


def _is_long(value: Cell | Message) -> bool:
    """Whether it is a series or a list of machines, too long for a column."""
    if isinstance(value, Words):
        return len(value.text) > _LONG
    return isinstance(value, Message) and value.key in ("report.entries", "report.entry")


def _is_open(item: Property) -> bool:
    return isinstance(item.value, Message) and item.value.key == "report.not_given"


def _thirds(every: list[Properties]) -> tuple[tuple[Properties, ...], ...]:
    """The same in three columns of about the same height, in reading order.

    A section too long for a column goes on in the next.
    """
    rows = [(one, item) for one in every for item in one.items]
    most = -(-(len(rows) + _HEAD_ROWS * len(every)) // _COLUMNS)
    columns: list[list[Properties]] = [[]]
    used = 0
    for one, run in groupby(rows, key=lambda row: row[0]):
        items = [item for _, item in run]
        while items:
            room = most - used - _HEAD_ROWS
            if room < min(_LEAST_ROWS, len(items)) and len(columns) < _COLUMNS:
                columns.append([])
                used = 0
                continue
            taken = items if len(columns) == _COLUMNS else items[: max(room, 1)]
            title = one.title if taken[0] is one.items[0] else None
            columns[-1].append(msgspec.structs.replace(one, title=title, items=tuple(taken)))
            used += len(taken) + _HEAD_ROWS
            items = items[len(taken) :]
    filled = [tuple(column) for column in columns]
    return (*filled, *((),) * (_COLUMNS - len(filled)))


# An exception that nobody made needs no row: the machines left out say the rule.
_SAID_WHERE_CHOSEN = frozenset(["phased_out_admitted"])


def section_properties(
    name: str, section: msgspec.Struct, study: Study, *, without_nothing: bool = False
) -> tuple[Property, ...]:
    """The declared fields of a section of the study that say something of its duty.

    A kind of its own comes first. without_nothing: no row for what is 0 or no where nobody says
    more, as the load of photovoltaics that there are none of.
    """
    items, idle = [], without_effect(study)
    if tag := _kind_of(section):
        items.append(Property(title=say(f"report.kind.{name}"), value=say(f"choice.{tag}")))
    for field in fields_of(type(section)):
        value = field.of(section)
        if value is False and field.key in _SAID_WHERE_CHOSEN:
            continue
        nothing = value is not None and not value and value == field.default
        if without_nothing and nothing and f"{name}.{field.key}" not in study.assumed:
            continue
        nested = isinstance(value, msgspec.Struct)  # those are sections of their own
        if not nested and f"{name}.{field.key}" not in idle:
            items.append(_property(f"{name}.{field.key}", field, value, study))
    return tuple(items)


def load_label(selection: Selection) -> Cell:
    """The name of the load: a bundled shape has one in every language."""
    load = selection.load
    if load.label_words:
        return say(f"{load.label_words}.{load.label}")
    if by_hours := of_hours_label(load.label):
        hours, days, weeks = by_hours
        return say("report.inputs.by_hours", hours=hours, days=days, weeks=weeks)
    return Words(text=load.label, word="place")  # a synthesised one is named by its station


def _kind_of(section: msgspec.Struct) -> str | None:
    """Which of several forms a section has; the family is no such form."""
    config = section.__struct_config__
    return str(config.tag) if config.tag_field == "kind" else None


def _property(path: str, field: Field, value: object, study: Study) -> Property:
    if path == "site.station" and (place := _place_of(str(value))) is not None:
        return Property(title=say(f"field.{field.key}"), value=place, note=Words(text=str(value)))
    is_assumed = path in study.assumed
    return Property(
        title=say(f"field.{field.key}"),
        value=input_cell(value, field),
        assumed=is_assumed,
        note=say(basis_of(study.duty, path)) if is_assumed else None,
    )


def _place_of(key: str) -> Words | None:
    """The name of a station by its number; None of any other text."""
    try:
        return Words(text=station(key).title, word="place") if key.isdigit() else None
    except Problem:
        return None


def input_cell(value: object, field: Field) -> Cell:
    """An input as a cell; None is an open value, collections are written out."""
    if value is None or value == "" or value == () or value == {}:
        return say("report.not_given")
    if isinstance(value, dict):
        return joined(
            [
                say("report.pair", first=say(f"choice.{name}"), second=f"{weight:g}")
                for name, weight in value.items()
            ]
        )
    if isinstance(value, tuple) and isinstance(value[0], msgspec.Struct):
        if not hasattr(value[0], "seconds"):
            return reduce(
                lambda first, second: say("report.entries", first=first, second=second),
                (_entry(one, number) for number, one in enumerate(value, 1)),
            )
        seconds = sum(step.seconds for step in value)
        whole = Quantity(value=seconds, kind=Kind.SECONDS)
        return say("report.steps", count=str(len(value)), seconds=whole)
    if isinstance(value, tuple) and len(value) == 24:
        return _by_hour(value)
    if isinstance(value, tuple):
        return Words(text=", ".join(map(_plain, value)))
    return value_cell(value, field)


def _plain(value: object) -> str:
    """A number of a list, or a row of them, without the zeros behind its point."""
    if isinstance(value, tuple):
        return f"({', '.join(map(_plain, value))})"
    return f"{value:,g}" if isinstance(value, float) else str(value)


def _entry(entry: msgspec.Struct, number: int) -> Message:
    """One of a list of machines: what is said of it, in its order, each with its title."""
    told = [
        say(
            "report.equipment.figure",
            title=say(f"field.{field.key}"),
            value=value_cell(value, field),
        )
        for field in fields_of(type(entry))
        if (value := value_of(entry, field.key)) is not None
    ]
    return say("report.entry", number=str(number), told=joined(told))


def _by_hour(values: tuple[float, ...]) -> Words:
    """Values of 24 hours, equal neighbours together: `0–8 h 0.31 · 8–10 h 0.62`."""
    parts, hour = [], 0
    for value, run in groupby(values):
        end = hour + len(list(run))
        parts.append(f"{hour}–{end}\N{NO-BREAK SPACE}h\N{NO-BREAK SPACE}{value:g}")
        hour = end
    return Words(text=" · ".join(parts))


def design_figures(selection: Selection) -> tuple[Property, ...]:
    """What the machines are laid out for."""
    design = selection.design
    return tuple(
        Property(title=say(f"field.{f.key}"), value=value_cell(f.of(design), f))
        for f in fields_of(type(design))
        if f.of(design) is not None or f.key not in design.where_asked
    )


def _derived(selection: Selection) -> Properties:
    """What the study led to before any machine was looked at; the load's own values follow it."""
    profile = selection.profile
    hours = profile.hours.sum(axis=1)
    load = leading_w(profile)
    energy = float((load * hours).sum())
    summed, kind = sum_of_load(energy, selection.capacity_kind)
    full_hours = Quantity(value=energy / float(load.max()), kind=Kind.HOURS)
    return Properties(
        title=say("report.inputs.derived"),
        compact=True,
        items=(
            *design_figures(selection),
            Property(
                title=say("report.inputs.load_hours"),
                value=Quantity(value=float(hours[load > 0.0].sum()), kind=Kind.HOURS),
            ),
            Property(
                title=say("report.inputs.load_energy"),
                value=Quantity(value=summed, kind=kind),
                note=say("report.inputs.full_hours", hours=full_hours),
            ),
            Property(
                title=say("report.inputs.load_origin"),
                value=say(f"choice.{selection.load.origin.value}"),
                note=load_label(selection),
            ),
            Property(
                title=say("report.inputs.climate_origin"),
                value=say(f"choice.{selection.climate.origin.value}"),
                note=Words(text=selection.climate.label, word="place"),
            ),
            Property(
                title=say("report.inputs.points"),
                value=Quantity(value=load.size, kind=Kind.COUNT),
                note=say("choice.binned" if profile.binned else "choice.hourly"),
            ),
        ),
    )
