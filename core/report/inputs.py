"""The inputs as the report prints them: every one, the assumed ones marked with their basis."""

from functools import reduce
from itertools import groupby

import msgspec

from core.content.blocks import (
    Block,
    Cell,
    Findings,
    Message,
    Properties,
    Property,
    Quantity,
    Section,
    Words,
    say,
)
from core.load.profile import leading_w
from core.report.cells import joined, value_cell
from core.selection.outcome import sum_of_load
from core.selection.selection import Selection
from core.study.study import SECTIONS, Study, basis_of, without_effect
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.finding_subjects import by_cause
from core.vocabulary.quantity import Kind

_ON_TITLE = "project"  # printed under the title


def inputs_section(selection: Selection) -> Section:
    """Site, duty, load, criteria and economics, and what the selection made of them."""
    study = selection.study
    blocks: list[Block] = [_derived(selection)]
    for name in SECTIONS:
        if name == _ON_TITLE:
            continue
        items = section_properties(name, study.section(name), study)
        if name in ("duty", "criteria"):
            items = tuple(_found(item, selection.design) for item in items)
        if name == "economics":
            tariff = "economics.tariff"
            items += section_properties(tariff, study.economics.tariff, study)
        if items:
            blocks.append(Properties(title=say(f"section.{name}"), items=items, noted=True))
    whole = (*selection.findings, *selection.climate.findings, *selection.load.findings)
    every = tuple(dict.fromkeys((*whole, *selection.profile.findings)))
    if every:
        blocks.append(Findings(title=say("report.inputs.findings"), findings=by_cause(every)))
    return Section(title=say("report.section.inputs"), blocks=tuple(blocks), off_page_one=True)


# An exception that nobody made needs no row: the machines left out say the rule.
_SAID_WHERE_CHOSEN = frozenset(["phased_out_admitted"])


def section_properties(name: str, section: msgspec.Struct, study: Study) -> tuple[Property, ...]:
    """The declared fields of a section of the study that say something of its duty.

    A kind of its own comes first.
    """
    items, idle = [], without_effect(study)
    if tag := _kind_of(section):
        items.append(Property(title=say(f"report.kind.{name}"), value=say(f"choice.{tag}")))
    for field in fields_of(type(section)):
        value = field.of(section)
        if value is False and field.key in _SAID_WHERE_CHOSEN:
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
    return Words(text=load.label)


def _kind_of(section: msgspec.Struct) -> str | None:
    """Which of several forms a section has; the family is no such form."""
    config = section.__struct_config__
    return str(config.tag) if config.tag_field == "kind" else None


def _property(path: str, field: Field, value: object, study: Study) -> Property:
    is_assumed = path in study.assumed
    return Property(
        title=say(f"field.{field.key}"),
        value=input_cell(value, field),
        assumed=is_assumed,
        note=say(basis_of(study.duty, path)) if is_assumed else None,
    )


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
                map(_entry, value),
            )
        seconds = sum(step.seconds for step in value)
        whole = Quantity(value=seconds, kind=Kind.SECONDS)
        return say("report.steps", count=str(len(value)), seconds=whole)
    if isinstance(value, tuple) and len(value) == 24:
        return _by_hour(value)
    if isinstance(value, tuple):
        return Words(text=", ".join(f"{v:g}" if isinstance(v, float) else str(v) for v in value))
    return value_cell(value, field)


def _entry(entry: msgspec.Struct) -> Cell:
    """One of a list of machines: what is told of it, in its order."""
    told = [
        value_cell(value, field)
        for field in fields_of(type(entry))
        if (value := value_of(entry, field.key)) is not None
    ]
    return joined(told)


def _by_hour(values: tuple[float, ...]) -> Words:
    """Values of 24 hours, equal neighbours together: `0–8 h 0.31 · 8–10 h 0.62`."""
    parts, hour = [], 0
    for value, run in groupby(values):
        end = hour + len(list(run))
        parts.append(f"{hour}–{end} h {value:g}")
        hour = end
    return Words(text=" · ".join(parts))


def _found(item: Property, design: msgspec.Struct) -> Property:
    """An open value of the duty, with what load and site made of it."""
    key = item.title.key.removeprefix("field.")
    is_open = isinstance(item.value, Message) and item.value.key == "report.not_given"
    for field in fields_of(type(design)):
        if is_open and field.key == key:
            found = value_cell(field.of(design), field)
            return Property(title=item.title, value=found, note=say("report.inputs.found"))
    return item


def _derived(selection: Selection) -> Properties:
    """What the study led to before any machine was looked at."""
    profile, design = selection.profile, selection.design
    hours = profile.hours.sum(axis=1)
    load = leading_w(profile)
    energy = float((load * hours).sum())
    summed, kind = sum_of_load(energy, selection.capacity_kind)
    full_hours = Quantity(value=energy / float(load.max()), kind=Kind.HOURS)
    figures = (
        Property(title=say(f"field.{f.key}"), value=value_cell(f.of(design), f))
        for f in fields_of(type(design))
        if f.of(design) is not None or f.key not in design.where_asked
    )
    return Properties(
        title=say("report.inputs.derived"),
        noted=True,
        items=(
            *figures,
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
                note=Words(text=selection.climate.label),
            ),
            Property(
                title=say("report.inputs.points"),
                value=Quantity(value=load.size, kind=Kind.COUNT),
                note=say("choice.binned" if profile.binned else "choice.hourly"),
            ),
        ),
    )
