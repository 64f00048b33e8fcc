"""What was understood of a file of makers' tables, as rows of texts: for terminal and window."""

import getpass
from collections.abc import Iterator
from datetime import UTC, datetime

from catalog.files.bad_cells import Fault
from catalog.files.maker_tables.keeping import BroughtBy, fit_in_words
from catalog.files.maker_tables.parts import Meaning, Part
from catalog.files.maker_tables.reading import ModelPreview, TablesPreview, asked_unit
from core.machines.maker_tables import FittedModel
from core.selection.outcome import in_per_cent
from core.vocabulary.field import Field, fields_of, value_if_declared
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

_PER_CENT = 100.0
_FAR = 0.05  # from this residual on the points are to be looked at; full-load tolerance of AHRI
_AND = "makers.place.and"
PART_HEAD = ("part", "where", "written", "read_as", "unit")


def brought_by() -> BroughtBy:
    """The user of the system and today."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        user = ""
    return BroughtBy(user=user, day=datetime.now(UTC).astimezone().date())


def area_title(meaning: Meaning, words: Language) -> str:
    """A table of the file: its number, sheet, rows and layout."""
    area = meaning.area
    layout = "cross" if meaning.across else "list"
    if not any(part.role is not None and part.role.axis for part in meaning.parts):
        layout = "plates_turned" if area.turned else "plates"
    return words.text(
        "makers.area",
        number=str(meaning.number),
        place="".join(f"{one}{words.text(_AND)}" for one in place_of(words, area.sheet)),
        first=str(area.numbers[0]),
        last=str(area.numbers[-1]),
        layout=words.text(f"makers.layout.{layout}"),
    )


def place_of(words: Language, sheet: str, row: str = "", column: str = "") -> list[str]:
    """The parts of a place in a file that there are: a CSV file has no sheets."""
    said = {"sheet": sheet, "row": row, "column": column}
    return [words.text(f"makers.place.{key}", **{key: one}) for key, one in said.items() if one]


def fault_at(fault: Fault, words: Language) -> str:
    """What is wrong with a table, and where."""
    return words.text(
        "makers.fault_at",
        place=words.text(_AND).join(
            place_of(words, fault.sheet, str(fault.row or ""), fault.column)
        ),
        reason=words.text(f"fault.{fault.code}", **words.figures(fault.figures)),
    )


def part_row(part: Part, meaning: Meaning, words: Language) -> tuple[str, ...]:
    """A part: its number, place, text, what it is read as, the unit."""
    return part.key, part.where, part.text, read_as(part, meaning, words), unit_shown(part, words)


def read_as(part: Part, meaning: Meaning, words: Language) -> str:
    """The role of a part, with the values it stands for."""
    if part.asked == "role":
        return words.text("makers.asked")
    if part.role is None:
        return words.text("makers.unused")
    title = words.text(f"role.{part.role.key}")
    if part.model:
        return f"{title}: {part.model}"
    if part.value is not None:
        return f"{title}: {part.value:g}"
    for one, values in meaning.across:
        if one.key == part.key:
            shown = dict.fromkeys(f"{value:g}" for value in values if value == value)
            return f"{title}: {', '.join(shown)}"
    return title


def unit_shown(part: Part, words: Language) -> str:
    """The unit of a part; what must be said, and what was taken from others, is marked."""
    if part.asked in ("unit", "eer"):
        return words.text("makers.asked")
    if not asked_unit(part):
        return ""
    if part.guessed:
        return words.text("makers.guessed", unit=part.scale.text)
    return words.text("makers.taken", unit=part.scale.text) if part.taken else part.scale.text


def model_head(preview: TablesPreview, words: Language) -> tuple[str, ...]:
    """Titles of the table of models."""
    size = _size(preview)
    good = _good(preview)
    if preview.nameplates:
        return (
            words.text("role.model"),
            _sized(size, words),
            f"{words.text(f'field.{good.key}')} {words.unit(good.kind or Kind.COP)}".strip(),
            words.text("makers.band.one"),
            words.text("makers.band.several"),
            words.text("makers.state"),
        )
    return (
        words.text("role.model"),
        words.text("makers.points"),
        _sized(size, words),
        _good_title(good, words),
        words.text("makers.off"),
        words.text("makers.state"),
    )


def _sized(size: Field, words: Language) -> str:
    """The title of the size, short where there is a short one, and its unit."""
    keys = (f"column.{size.key}", f"field.{size.key}")
    title = next(words.text(key) for key in keys if words.has(key))
    return f"{title} {words.unit(size.kind or Kind.COUNT)}".strip()


def _good_title(good: Field, words: Language) -> str:
    if good.key == "cop":
        return words.text("role.cop")
    return f"{words.text(f'field.{good.key}')} {words.unit(good.kind or Kind.COUNT)}".strip()


def _size(preview: TablesPreview) -> Field:
    return _column(preview, preview.family.size_column)


def _good(preview: TablesPreview) -> Field:
    """What tells how good a machine is; of tables of points the COP where there is one."""
    declared = preview.family.nameplates
    if preview.nameplates and declared is not None:
        return _column(preview, declared().shown)
    tables = preview.family.maker_tables
    shown = tables().shown if tables is not None else ""
    declared_here = {field.key: field for field in fields_of(preview.family.record)}
    return declared_here.get(shown) or Field(key="cop", kind=Kind.COP, type=float)


def _column(preview: TablesPreview, key: str) -> Field:
    return next(field for field in fields_of(preview.family.record) if field.key == key)


def model_row(preview: TablesPreview, model: ModelPreview, words: Language) -> tuple[str, ...]:
    """A model: its points, size, COP at its reference, the largest residual, what it lacks."""
    shown_size = cop = off = "–"
    if model.record is not None and not model.faults:
        size = _size(preview)
        shown_size = words.value(size.of(model.record), size.kind or Kind.COUNT)
        good = _good(preview)
        cop = words.value(value_if_declared(model.record, good.key), good.kind or Kind.COP)
    if model.fitted is not None and model.fitted.residuals:
        largest = max(one.largest for one in model.fitted.residuals)
        off = f"{words.number(largest * _PER_CENT, 2)}%"
    if preview.nameplates:
        band = model.fitted.band if model.fitted is not None and not model.faults else None
        shown = ("–", "–") if band is None else tuple(in_per_cent(share) for share in band)
        return model.tabled.model, shown_size, cop, *shown, state(model, words, nameplates=True)
    return (
        model.tabled.model,
        words.number(len(model.tabled.places)),
        shown_size,
        cop,
        off,
        state(model, words),
    )


def state(model: ModelPreview, words: Language, *, nameplates: bool = False) -> str:
    """Whether a model can be brought in, in few words."""
    if not model.wanted:
        return words.text("makers.state.left_out")
    if model.faults:
        return words.text("makers.state.faulty")
    if model.fitted is None:
        return words.text("makers.state.waiting")
    if model.record is None:
        return words.text("makers.state.refused" if nameplates else "makers.state.missing")
    if any(one.largest > _FAR for one in model.fitted.residuals):
        return words.text("makers.state.far")
    if nameplates:
        unusual = any(one.doubtful for one in model.fitted.assumed)
        return words.text("makers.state.unusual" if unusual else "makers.state.fitted")
    return words.text("makers.state.assumed" if model.fitted.assumed else "makers.state.good")


def model_remarks(model: ModelPreview, words: Language) -> Iterator[str]:
    """Residuals, what is missing, what was assumed, what cannot be true."""
    for fault in model.faults:
        known = words.has(f"field.{fault.column}")
        title = words.text(f"field.{fault.column}") if known else fault.column
        reason = words.text(f"fault.{fault.code}", **words.figures(fault.figures))
        yield f"{title}: {reason}"
    if model.fitted is not None:
        yield from remarks_of(model.fitted, words)


def remarks_of(fitted: FittedModel, words: Language) -> Iterator[str]:
    """What is missing, how well it fits, what was assumed, what would make it fit better."""
    for one in fitted.missing:
        yield words.text(f"makers.{one.code}", **words.figures(one.figures))
    yield from fit_in_words(fitted, words)
    for one in fitted.better:
        what = words.text(f"makers.{one.code}", **words.figures(one.figures))
        yield words.text("makers.ask", what=what)


def fit_rows(fitted: FittedModel, words: Language) -> Iterator[tuple[str, str]]:
    """Every stated figure with how far the curve is off it."""
    for one in fitted.residuals:
        yield words.text(f"role.{one.role}"), _off(one.largest, words)


def _off(share: float, words: Language) -> str:
    shown = round(share * _PER_CENT, 2) + 0.0  # never -0.00
    return f"{words.number(shown, 2)}%"


def point_rows(model: ModelPreview, words: Language) -> Iterator[tuple[str, ...]]:
    """Every residual with the place of its point: place, figure, off in per cent."""
    if model.fitted is None:
        return
    for one in model.fitted.residuals:
        title = words.text(f"role.{one.role}")
        for at, off in zip(one.points, one.off, strict=True):
            place = model.tabled.places[int(at)]
            yield place, title, _off(float(off), words)
