"""The columns a ranking can have: declared fields of outcome and record, and a few of its own.

Each is declared once: its title with the unit, what it shows of a candidate, what it sorts
by. The table, its menus, the copy to the clipboard and the tests are made from that.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from core.keeping.keeping import keep_for_good
from core.machines.device import UNNAMED
from core.machines.refrigerant import GwpReport
from core.report.cells import bare_units_of, makers_of, models_of
from core.report.compliance import NO_STANDING, standing_of
from core.report.tie_order import tie_order_said
from core.report.to_prove import is_unproved
from core.report.wording import cell
from core.selection.outcome import BEYOND_MARK, Outcome, in_per_cent
from core.selection.savings import AGAINST_A_MACHINE
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.device_text import shown
from gui.window.verdict.badge import ground_of

COMPARED, PLACE, MODEL, MAKER, UNITS = "compared", "place", "model", "maker", "units"
ARRANGED = "arranged"
_ROOM_FOR_BLOCKS = 1.25  # of the largest plant of several models: as large as blocks are drawn
STANDING, SHORTFALL = "standing", "shortfall"
# Of the usual columns, those that go first where there is no room, the first ones first.
_FIRST_TO_GO = (
    "coverage_hours", MAKER, "bivalent_c", "annual_energy_wh", "nplv", "backup_share",
    "seasonal_cop",
)  # fmt: skip
_LAST_TO_GO = ("system_cop",)  # what a plant room is judged by
ALWAYS = (COMPARED, PLACE, MODEL)  # a row without them says nothing
_OWN_RECORD_FIELDS = (MODEL, MAKER)


Blocks = tuple[tuple[float, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column; `value` is what it sorts by, None where nothing can be said.

    `best_first` is whether the smallest value is the best one, None where there is no best.
    """

    key: str
    title: str  # short, with the unit
    name: str  # in full
    help: str
    text: Callable[[Candidate], str]
    value: Callable[[Candidate], Any]
    numeric: bool = False
    muted: bool = False
    bar: bool = False  # a share, drawn beside its figure
    badge: Callable[[Candidate], str] | None = None  # role of the badge the text stands on
    blocks: Callable[[Candidate], Blocks] | None = None  # drawn instead of the text
    lower_is_better: bool | None = None


@keep_for_good
def declared(struct: type[Any]) -> tuple[Field, ...]:
    """The plain declared fields of a Struct; curves and other parts of several values left out."""
    return tuple(field for field in fields_of(struct) if _plain(field))


def _plain(field: Field) -> bool:
    return field.kind is not None or bool(field.choices) or field.type in (str, bool)


def columns_of(selection: Selection, words: Language) -> tuple[Column, ...]:
    """Every column this selection can be shown with, in the order of the table."""
    ranking = selection.family.report.ranking
    outcome = {field.key: field for field in declared(selection.family.outcome)}
    idle = () if selection.present is None else AGAINST_A_MACHINE
    ordered = [*ranking, *(key for key in outcome if key not in (*ranking, *idle))]
    return (
        *_own_columns(selection, words),
        *(_outcome_column(outcome[key], selection.candidates, words) for key in ordered),
        *(
            _record_column(field, selection.study.criteria.gwp_report, words)
            for field in declared(selection.family.record)
            if field.key not in _OWN_RECORD_FIELDS
        ),
    )


def usual(selection: Selection) -> tuple[str, ...]:
    """The columns of somebody who has not chosen: what the report ranks by and sets large.

    Of several figures of one kind it is the first that can be said of any candidate; what the
    study ranks by is always there. No tier where none of the machines has a list or standard.
    """
    report = selection.family.report
    fields = {field.key: field for field in declared(selection.family.outcome)}
    figures: dict[Kind | None, str] = {}
    for key in report.ranking:
        said = any(value_of(c.outcome, key) is not None for c in selection.candidates)
        if key in report.cards and said:
            figures.setdefault(fields[key].kind, key)
    by = selection.study.criteria.rank_by
    order = next((field.key for field in fields.values() if field.criterion == by), None)
    shown = tuple(dict.fromkeys((*figures.values(), *((order,) if order in fields else ()))))
    short = (SHORTFALL,) if any(c.shortfall for c in selection.candidates) else ()
    blocks = (ARRANGED,) if any(c.is_mixed for c in selection.candidates) else ()
    named = any(record.maker != UNNAMED for c in selection.candidates for record in c.records)
    maker = (MAKER,) if named else ()
    judged = any(standing_of(candidate) != NO_STANDING for candidate in selection.candidates)
    standing = (STANDING,) if judged else ()
    return (COMPARED, PLACE, *short, *blocks, MODEL, *maker, UNITS, *standing, *shown)


def giving_way(selection: Selection) -> tuple[str, ...]:
    """Of the usual columns those that go where there is no room, the first ones first.

    What the study ranks by stays in sight: every other figure goes before it, then the picture of
    the plant, whose units stand in words beside it, then grade and tier, which the chosen machine
    tells too, as it tells what is not met, at last what a plant room is judged by.
    """
    by = selection.study.criteria.rank_by
    others = [
        field.key
        for field in declared(selection.family.outcome)
        if field.criterion != by and field.key in usual(selection)
    ]
    last = [key for key in _LAST_TO_GO if key in others]
    others = [key for key in others if key not in last]
    return tuple(dict.fromkeys((*_FIRST_TO_GO, *others, ARRANGED, STANDING, SHORTFALL, *last)))


def title_of(field: Field, words: Language) -> str:
    """The short title of a field, as tables have room for."""
    for key in (f"column.{field.key}", f"report.column.{field.key}"):
        if words.has(key):
            return words.text(key)
    return words.text(f"field.{field.key}")


def gwp_title(report: GwpReport, words: Language) -> str:
    """The title of GWPs, with the report they are by."""
    return words.text("report.candidate.gwp", report=words.text(f"choice.{report.value}"))


def _largest_w(selection: Selection) -> float:
    """The capacity that blocks are drawn to the scale of, 0 without plants of several models."""
    years = () if selection.mixed is None else selection.mixed.years
    return _ROOM_FOR_BLOCKS * max((year.installed_w for year in years), default=0.0)


def _blocks_of(candidate: Candidate, largest_w: float) -> Blocks:
    """Every unit as wide as it is large, in the colour of its group."""
    return tuple(
        (group.unit_capacity_w / largest_w, at)
        for at, group in enumerate(candidate.groups)
        for _ in range(group.units)
    )


def placed(candidate: Candidate, *, picked: bool) -> str:
    """Its place, that it is shared, and that it was chosen."""
    place = f"{candidate.place}=" if candidate.tied else str(candidate.place)
    return f"✓ {place}" if picked else place


def _own_columns(selection: Selection, words: Language) -> tuple[Column, ...]:
    capacity_kind, largest_w = selection.capacity_kind, _largest_w(selection)
    picked = selection.study.choice.chosen
    order = tie_order_said(selection, selection.candidates)
    place_help = (words.text("candidates.place.help"), "" if order is None else cell(order, words))
    capacity = words.unit(capacity_kind)
    return (
        Column(
            key=COMPARED,
            name=words.text("candidates.compared.name"),
            title=words.text("candidates.compared"),
            help=words.text("candidates.compared.help"),
            text=lambda _: "",
            value=lambda _: None,
        ),
        Column(
            key=PLACE,
            name=words.text("candidates.place"),
            title=words.text("report.column.place"),
            help="\n".join(place_help).rstrip(),
            text=lambda c: placed(c, picked=c.id == picked),
            value=lambda c: c.place,
            lower_is_better=True,
        ),
        Column(
            key=SHORTFALL,
            name=words.text("candidates.shortfall.name"),
            title=words.text("report.column.shortfall"),
            help=words.text("candidates.shortfall.help"),
            # Hours alone: there is little room, and the panel at the right tells the energy too.
            text=lambda c: words.quantity(c.shortfall.hours, Kind.HOURS) if c.shortfall else "–",
            value=lambda c: c.shortfall.energy_wh if c.shortfall else 0.0,
            numeric=True,
            lower_is_better=True,
        ),
        *([] if largest_w <= 0.0 else [_arranged(words, largest_w)]),
        Column(
            key=MODEL,
            name=words.text("field.model"),
            title=words.text("field.model"),
            help=words.text("help.model"),
            text=models_of,
            value=lambda c: models_of(c).casefold(),
        ),
        Column(
            key=MAKER,
            name=words.text("field.maker"),
            title=words.text("field.maker"),
            help=words.text("help.maker"),
            text=lambda c: " + ".join(makers_of(c)),
            value=lambda c: " + ".join(makers_of(c)).casefold(),
            muted=True,
        ),
        Column(
            key=UNITS,
            name=words.text("report.column.units"),
            title=words.text("candidates.units", unit=capacity),
            help=words.text("candidates.units.help"),
            text=lambda c: bare_units_of(c, words),
            value=lambda c: (c.units, c.groups[0].unit_capacity_w),
            numeric=True,
        ),
        Column(
            key=STANDING,
            name=words.text("report.column.standing"),
            title=words.text("report.column.standing"),
            help=words.text("candidates.standing.help"),
            text=lambda c: cell(standing_of(c), words),
            value=_stage_of,
            badge=_badge_of,
            lower_is_better=True,
        ),
    )


def _arranged(words: Language, largest_w: float) -> Column:
    return Column(
        key=ARRANGED,
        name=words.text("candidates.arranged.name"),
        title=words.text("candidates.arranged"),
        help=words.text("candidates.arranged.help"),
        text=lambda c: bare_units_of(c, words),
        value=lambda c: (len(c.groups), c.units),
        blocks=lambda c: _blocks_of(c, largest_w),
    )


def _stage_of(candidate: Candidate) -> tuple[int, int] | None:
    """Stage of the tier, then the grade; machines nothing can be said of stand last."""
    standing = candidate.standing
    stage = standing.admission.stage
    grade = standing.grade.stage if standing.grade else None
    return None if stage is None else (stage, grade or 0)


def _badge_of(candidate: Candidate) -> str:
    if is_unproved(candidate):
        return "open"
    shown = candidate.standing.tier or candidate.standing.grade
    return ground_of(shown) if shown else "plain"


def units_text(units: int, outcome: Any, words: Language) -> str:
    """Number of units and the capacity of one, the unit being in the header."""
    capacity = words.value(outcome.unit_capacity_w, outcome.capacity_kind)
    return f"{units} × {marked(capacity, outcome, 'unit_capacity_w')}"


def marked(text: str, outcome: Outcome, key: str) -> str:
    """A figure with a mark where it is read beyond the limits of the machine, or with its band."""
    if outcome.figure(key) is None:
        return text
    band = outcome.band_of(key)
    if band is not None:
        return f"{text} {in_per_cent(band)}"
    return f"{text}{BEYOND_MARK}" if outcome.is_beyond(key) else text


def _outcome_column(field: Field, candidates: Sequence[Candidate], words: Language) -> Column:
    is_large = field.kind is Kind.MONEY and words.sums_are_large(
        value for c in candidates if (value := field.of(c.outcome)) is not None
    )
    unit = words.unit(field.kind) if field.kind else ""
    if is_large:
        unit = words.large_money_short

    def text(candidate: Candidate) -> str:
        value = field.of(candidate.outcome)
        if is_large and value is not None:
            return words.in_large_money(value)
        return marked(shown(field, value, words), candidate.outcome, field.key)

    return Column(
        key=field.key,
        title=f"{title_of(field, words)} {unit}".strip(),
        name=words.text(f"field.{field.key}"),
        help=_help(field, words),
        text=text,
        value=lambda candidate: field.of(candidate.outcome),
        numeric=field.kind is not None,
        bar=field.kind is Kind.SHARE,
        lower_is_better=field.lower_is_better,
    )


def _record_column(field: Field, report: GwpReport, words: Language) -> Column:
    is_gwp = field.kind is Kind.GWP
    unit = words.unit(field.kind) if field.kind else ""

    def value(candidate: Candidate) -> Any:
        values = {field.of(record) for record in candidate.records}
        found = values.pop() if len(values) == 1 else None  # machines differ: not to be sorted by
        return found.casefold() if isinstance(found, str) else found

    def text(candidate: Candidate) -> str:
        said = dict.fromkeys(shown(field, field.of(one), words) for one in candidate.records)
        return " + ".join(said)

    return Column(
        key=f"record.{field.key}",
        title=gwp_title(report, words) if is_gwp else f"{title_of(field, words)} {unit}".strip(),
        name=gwp_title(report, words) if is_gwp else words.text(f"field.{field.key}"),
        help=_help(field, words),
        text=text,
        value=value,
        numeric=field.kind is not None,
        muted=field.kind is None,
    )


def _help(field: Field, words: Language) -> str:
    key = f"help.{field.key}"
    return words.text(key) if words.has(key) else ""
