"""Why a figure of the outcome is what it is: formula, figures in it, methods, record, assumptions.

The methods and the assumed values are those of the report's annex; what is said here of a
formula is checked by tests against the figures themselves.
"""

from collections.abc import Callable, Mapping

import msgspec

from core.content.blocks import (
    Block,
    Cell,
    Message,
    Paragraph,
    Properties,
    Property,
    Quantity,
    Words,
    say,
)
from core.machines.device import Device, device_name
from core.money.present_value import annuity
from core.report.annex import Source, methods
from core.report.cells import joined
from core.report.inputs import assumed_values
from core.report.source_names import source_name
from core.report.yardstick import yardstick_name
from core.selection.savings import figure_against
from core.selection.selection import Candidate, Selection
from core.study.economics import Economics
from core.vocabulary.field import fields_of, value_if_declared
from core.vocabulary.quantity import Kind

# Of an outcome, those of its formula: other outcomes, figures of the economics, and made ones.
_FORMULAS: dict[str, tuple[str, ...]] = {
    "annual_energy_wh": ("auxiliary_energy_wh", "unmet_energy_wh"),
    "energy_cost": ("annual_energy_wh", "mean_price_per_kwh", "demand_cost", "hot_water_cost"),
    "maintenance_cost": ("investment", "maintenance_share"),
    "investment": ("installed_w", "price_per_kw"),
    "life_cycle_cost": (
        "investment", "energy_cost", "maintenance_cost", "discount_rate", "energy_price_rise",
        "life_years", "annuity_energy", "annuity_maintenance", "renewals_cost", "carbon_cost",
        "subsidy", "tax_credit", "residual_value",
    ),
    "carbon_kg": ("annual_energy_wh", "grid_factor"),
    "saving_wh": ("against:annual_energy_wh", "annual_energy_wh"),
    "life_saving": ("against:life_cycle_cost", "life_cycle_cost"),
    "payback_years": (
        "investment", "against:investment", "energy_cost", "against:energy_cost",
        "maintenance_cost", "against:maintenance_cost",
    ),
    "oversizing": (
        "installed_w", "design:peak_w", "design:hot_water_w", "design:hot_water_sized_w",
    ),
}  # fmt: skip
# Figures of a formula that the economics make: title, kind, and how.
_MADE: Mapping[str, tuple[str, Kind, Callable[[Economics], float]]] = {
    "annuity_energy": (
        "why.annuity_energy",
        Kind.RATIO,
        lambda e: annuity(e.discount_rate, e.life_years, e.energy_price_rise),
    ),
    "annuity_maintenance": (
        "why.annuity_maintenance",
        Kind.RATIO,
        lambda e: annuity(e.discount_rate, e.life_years),
    ),
    "grid_factor": (
        "field.grid_factor_kg_per_kwh",
        Kind.CARBON_FACTOR,
        lambda e: e.grid_kg_per_kwh,
    ),
}


def why(
    selection: Selection, candidate: Candidate, key: str, sources: Mapping[str, Source]
) -> tuple[Block, ...]:
    """What the outcome `key` of a candidate is made of."""
    outcome = candidate.outcome
    kinds = {field.key: field.kind for field in fields_of(type(outcome))}
    itself = _figure(outcome.figure(key), kinds.get(key))
    blocks: list[Block] = [
        Properties(items=(Property(title=say(f"field.{key}"), value=itself),)),
        Paragraph(text=_formula(key)),
    ]
    parts = _parts(selection, candidate, key)
    if parts:
        blocks.append(Properties(title=say("why.parts"), items=parts))
    notes = methods(selection, selection.family.report)
    blocks.append(Properties(title=say("report.annex.methods"), items=notes))
    blocks += [_record(record, sources) for record in candidate.records]
    return (*blocks, *assumed_values(selection.study))


def _formula(key: str) -> Message:
    """The formula in words; of a figure without one, what the figure means."""
    return say(f"why.formula.{key}" if key in _FORMULAS else f"help.{key}")


def is_explained(key: str, has: Callable[[str], bool]) -> bool:
    """Whether there is something to say of an outcome; has: whether there is such a message."""
    return key in _FORMULAS or has(f"help.{key}")


def _parts(selection: Selection, candidate: Candidate, key: str) -> tuple[Property, ...]:
    found = (_part(selection, candidate, part) for part in _FORMULAS.get(key, ()))
    parts = [one for one in found if one is not None]
    against = yardstick_name(selection)
    if against is not None and any(p.startswith("against:") for p in _FORMULAS.get(key, ())):
        parts.insert(0, Property(title=say("why.against"), value=against))
    return tuple(parts)


def _part(selection: Selection, candidate: Candidate, part: str) -> Property | None:
    """One figure of a formula; none where it is not known."""
    place, _, name = part.rpartition(":")
    economics = selection.study.economics
    if part in _MADE:
        key, kind, made = _MADE[part]
        return Property(title=say(key), value=Quantity(value=made(economics), kind=kind))
    owner: msgspec.Struct = candidate.outcome
    figure: float | None
    if place == "against":
        figure = figure_against(selection, candidate, name)
    elif place == "design":
        owner, figure = selection.design, value_if_declared(selection.design, name)
    elif name in type(owner).__struct_fields__:
        figure = candidate.outcome.figure(name)
    elif name not in Economics.__struct_fields__:
        return None  # an outcome of other families
    else:
        owner, figure = economics, getattr(economics, name)
    if figure is None or (part == "design:hot_water_w" and figure <= 0.0):  # none is asked
        return None
    kinds = {field.key: field.kind for field in fields_of(type(owner))}
    title = say(f"field.{name}")
    if place == "against":
        title = say("why.of_the_other", title=title)
    return Property(title=title, value=_figure(figure, kinds.get(name)))


def _figure(value: float | None, kind: Kind | None) -> Cell:
    return Words(text=str(value)) if kind is None else Quantity(value=value, kind=kind)


def _record(record: Device, sources: Mapping[str, Source]) -> Properties:
    """The row of the catalog that the figure rests on."""
    items = [
        Property(title=say("field.id"), value=Words(text=str(record.id))),
        Property(title=say("field.source"), value=source_name(record.source)),
        Property(title=say("field.source_year"), value=Words(text=str(record.source_year))),
        Property(title=say("column.evidence"), value=say(f"evidence.{record.evidence.value}")),
    ]
    if record.source in sources:
        cited = source_name(record.source, sources[record.source].title)
        items.append(Property(title=say("report.annex.cited"), value=cited))
    if record.flags:
        flags = joined([say(f"flag_short.{flag.value}") for flag in record.flags])
        items.append(Property(title=say("report.annex.flags"), value=flags))
    return Properties(title=say("why.record", machine=device_name(record)), items=tuple(items))
