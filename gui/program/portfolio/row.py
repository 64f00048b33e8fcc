"""One study as one row: what was asked, what stands first, what it costs and saves."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from core.content.blocks import Cell
from core.report.cells import makers_of, models_of
from core.report.compliance import standing_of
from core.report.nothing_fits import reasons
from core.report.reservations import reservations
from core.report.wording import cell
from core.report.yardstick import yardstick_name
from core.selection.family import subjects_of
from core.selection.outcome import Outcome
from core.selection.savings import saved
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import fields_of, value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, is_in_words, to_shown

Value = str | float | int | None

SELECTED, NOTHING, FAULTY = "selected", "nothing", "faulty"
LACKING = "lacking"  # no fault of a file: figures of a machine are not known


@dataclass(frozen=True, slots=True, kw_only=True)
class _Column:
    """A column of the table: the message of its title, the unit of its figures."""

    title: str
    value: Callable[[Selection, Candidate, Language], Value]
    kind: Kind | None = None


def _outcome(key: str) -> _Column:
    kind = next(one.kind for one in fields_of(Outcome) if one.key == key)
    return _Column(title=f"field.{key}", value=lambda _, c, __: value_of(c.outcome, key), kind=kind)


def _capacity(selection: Selection, candidate: Candidate, language: Language) -> Value:
    """With its unit: one family tells cooling, another flow."""
    return language.quantity(candidate.outcome.unit_capacity_w, selection.capacity_kind)


def _against(selection: Selection, _: Candidate, language: Language) -> Value:
    return _said(yardstick_name(selection), language)


def _saving(name: str) -> Callable[[Selection, Candidate, Language], Value]:
    def value(selection: Selection, candidate: Candidate, _: Language) -> Value:
        found = saved(selection, candidate)
        return None if found is None else getattr(found, name)

    return value


def _reservations(_: Selection, candidate: Candidate, language: Language) -> Value:
    return " ".join(language.finding(one) for one in reservations(candidate))


# Of what stands first, or was chosen.
_COLUMNS = (
    _Column(title="field.maker", value=lambda _, c, __: " + ".join(makers_of(c))),
    _Column(title="field.model", value=lambda _, c, __: models_of(c)),
    _Column(title="portfolio.column.units", value=lambda _, c, __: c.units),
    _Column(title="portfolio.column.capacity", value=_capacity),
    _Column(
        title="report.column.standing", value=lambda _, c, language: _said(standing_of(c), language)
    ),
    _outcome("annual_energy_wh"),
    _outcome("coverage_energy"),
    _outcome("unmet_hours"),
    _Column(title="portfolio.column.currency", value=lambda s, _, __: s.study.economics.currency),
    _outcome("investment"),
    _outcome("energy_cost"),
    _outcome("life_cycle_cost"),
    _outcome("carbon_kg"),
    _Column(title="portfolio.column.against", value=_against),
    _Column(title="field.saving_wh", value=_saving("energy_wh"), kind=Kind.ENERGY),
    _Column(title="portfolio.column.saving_money", value=_saving("money"), kind=Kind.MONEY),
    _Column(title="field.payback_years", value=_saving("payback_years"), kind=Kind.PAYBACK),
    _Column(title="field.life_saving", value=_saving("life_cycle_money"), kind=Kind.MONEY),
    _Column(title="portfolio.column.reservations", value=_reservations),
)
_BEFORE = ("study", "result", "problem", "project", "family", "candidates", "left_out")
_AFTER = ("judged_on", "catalog")


KEYS = (*_BEFORE, *(one.title for one in _COLUMNS), *_AFTER)  # of the cells of a row


def header(language: Language) -> list[object]:
    """The titles of the columns, each with its unit."""
    text = language.text
    return [
        *(text(f"portfolio.column.{name}") for name in _BEFORE),
        *(_title(one, language) for one in _COLUMNS),
        *(text(f"portfolio.column.{name}") for name in _AFTER),
    ]


def _title(column: _Column, language: Language) -> str:
    kind = column.kind
    # Amounts have a column for their currency: it may be another in every row.
    symbol = "" if kind in (None, Kind.MONEY) else language.unit(kind)
    return f"{language.text(column.title)} {symbol}".strip()


def row_of(name: str, selection: Selection, language: Language) -> tuple[Value, ...]:
    """The row of a study that was selected for."""
    language = language.about(subjects_of(selection.family, selection.duty))
    first = selection.leading
    result = NOTHING if first is None else SELECTED
    why = "" if first is not None else " ".join(
        f"{cell(one.title, language)}: {cell(one.text, language)}" for one in reasons(selection)
    )  # fmt: skip
    return (
        name,
        language.text(f"portfolio.{result}"),
        why,
        selection.study.project.name,
        language.text(f"family.{selection.family.key}"),
        len(selection.candidates),
        len(selection.left_out),
        *(
            None if first is None else _value(one, one.value(selection, first, language), language)
            for one in _COLUMNS
        ),
        selection.judged_on.isoformat(),
        selection.catalog_version,
    )


def faulty(name: str, said: str, language: Language, result: str = FAULTY) -> tuple[Value, ...]:
    """The row of a study that could not be selected for, and why."""
    return (
        name, language.text(f"portfolio.{result}"), said,
        *(None for _ in range(len(_BEFORE) - 3 + len(_COLUMNS) + len(_AFTER))),
    )  # fmt: skip


def _value(column: _Column, value: Value, language: Language) -> Value:
    """A figure in the unit of its column; what has no number is said in words."""
    if column.kind is None or value is None or isinstance(value, str):
        return value
    if is_in_words(value, column.kind):
        return language.quantity(value, column.kind)
    shown = to_shown(value, column.kind, language.system)
    # Seven digits: the same on machines whose last digits differ.
    return float(f"{shown:.7g}") if math.isfinite(shown) else None


def _said(what: Cell | None, language: Language) -> str:
    return "" if what is None else cell(what, language)
