"""A device being edited: what was typed, the record it makes, and what is wrong with it.

Figures are typed field by field. The curves are either points, to which they are fitted, or
coefficients. As long as no point was touched the curves stay to the digit what they were.
"""

import math
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from catalog.devices.columns import Column, Form, columns_of, parse, record_of, row_of
from catalog.devices.store import Catalog
from core.content.browsing import FamilyBrowsing, FloatArray, PointTable, Residual, Rows
from core.machines.device import OWN_SOURCE, Device
from core.machines.refrigerant import USUAL_REPORT
from core.machines.table import DeviceTable, Exchange
from core.vocabulary.field import value_of
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.device_text import is_struct

REFRIGERANT, MODEL = "refrigerant", "model"
_IDENTITY = ("id", "maker", "model", "source", "source_year", "evidence", "price", "supply")
_OF_REFRIGERANT = ("gwp", "safety_class")
_CLAIMED = "D"  # evidence of a figure somebody changed
# What is said of other figures than those somebody has typed since, unless he says it again.
_OF_THE_SOURCE = {"source": OWN_SOURCE, "evidence": _CLAIMED, "source_year": "", "supply": ""}


class Draft(QObject):
    """One device on its way; `changed` comes after every change with everything worked out."""

    changed = Signal()

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        browsing: FamilyBrowsing,
        device: Device,
        words: Language,
        parent: QObject,
        *,
        from_scratch: bool = False,
    ) -> None:
        super().__init__(parent)
        self._catalog, self._family, self._browsing = catalog, family, browsing
        self._words = words
        self._from_scratch = from_scratch
        self.original = device
        self._basis = device  # whose figures, flags and source it goes on from
        self.record = device
        self.by_points = True
        self.touched = False  # whether a point was changed since the tables were made
        self.residuals: tuple[Residual, ...] = ()
        self.problem: Problem | None = None  # why nothing can be fitted
        self.faults: dict[str, str] = {}  # by column
        self._cells = row_of(device)
        self._unread: set[str] = set()
        self._typed: dict[str, Any] = {}
        # Sources that say more of their figures than a name the user has given them.
        self._noted = {one.key for one in catalog.sources() if one.note_en or one.note_zh}
        self._make_tables()
        if from_scratch:
            self._work_out()

    @property
    def is_new(self) -> bool:
        """Whether the catalog does not hold it yet."""
        known = self._catalog.devices(self._family.name)
        return all(device.id != self.original.id for device in known)

    @property
    def sound(self) -> bool:
        """Whether it can be saved."""
        return not (self._unread or self.faults or self.problem)

    @property
    def drawable(self) -> bool:
        """Whether its figures are such that curves can be drawn; a name may still be missing."""
        return not self.faults.keys() - {MODEL}

    @property
    def edited(self) -> bool:
        """Whether anything was typed that would be lost."""
        return bool(self._unread) or self.record != self.original

    @property
    def dirty(self) -> bool:
        """Whether there is anything to save."""
        return self.is_new or self.edited

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of the record, curves included."""
        return columns_of(self._family.record)

    @property
    def chinese(self) -> tuple[str, ...]:
        """The columns that Chinese standards grade by."""
        return self._family.chinese

    def cell(self, column: str) -> Any:
        """The value of a column."""
        return self._cells[column]

    def follows(self, column: str) -> bool:
        """Whether a column follows from the points and is not typed."""
        return self.by_points and column in self._browsing.follows

    # What a person does

    def set_cell(self, column: str, value: object) -> None:
        """Take a typed value."""
        self._unread.discard(column)
        self._cells[column] = self._typed[column] = value
        if column in self._of_curves():
            # What the curves were the outline of is another machine from here on.
            self._cells |= dict.fromkeys(self._beside_curves())
        if column == REFRIGERANT:
            self._know_refrigerant(str(value))
        if self._from_scratch and not self.touched:
            self._begin_anew()
        self._work_out()

    @property
    def sheets(self) -> tuple[Exchange, ...]:
        """Forms of data sheets that may be pasted."""
        return tuple(one for one in self._family.exchanges if one.pasted)

    def take_sheet(self, text: str) -> None:
        """Fill the form from a data sheet that was copied as text; its name is not the sheet's.

        Raises Problem `paste_unknown`, and those of the form.
        """
        form = next((one for one in self.sheets if one.holds(text)), None)
        if form is None:
            raise Problem("paste_unknown", "")
        _, said = next(form.read(text, ""))
        for column in self.columns:
            if column.name != "id" and said.get(column.name):
                value = parse(column, said[column.name])
                self._cells[column.name] = self._typed[column.name] = value
        self._unread.clear()
        if self._from_scratch:
            self._begin_anew()
        else:
            self.record = record_of(self._family.record, self._cells)
            self._make_tables()
        self._work_out()

    def set_unread(self, name: str, unread: bool) -> None:
        """Note that a field or a table holds a text that cannot be read, or no longer."""
        if unread:
            self._unread.add(name)
        else:
            self._unread.discard(name)
        self.changed.emit()

    def set_rows(self, table: str, rows: Rows) -> None:
        """Take other points."""
        self._unread.discard(table)
        self.rows[table] = rows
        self.touched = True
        self._work_out()

    def set_form(self, table: str, form: str) -> None:
        """Fit another form of curve."""
        self.forms[table] = form
        self.touched = True
        self._work_out()

    def use_points(self, by_points: bool) -> None:
        """Go on with points of the curves as they are now, or with their coefficients."""
        self.by_points = by_points
        if by_points:
            self._make_tables()
        self._unread = {name for name in self._unread if name in self._plain()}
        self.problem = None
        self._work_out()

    def points(self) -> Mapping[str, tuple[FloatArray, FloatArray]]:
        """Points as they lie in the charts."""
        if not self.by_points or self.problem or not any(self.rows.values()):
            return {}
        return self._browsing.points(self.record, self.rows)

    def save(self) -> Device:
        """Put it into the catalog, and return it as it is kept. Raises the catalog's Problems."""
        if self.is_new:
            record = self.record
            if self._from_scratch:
                name = f"{record.maker}-{record.model}"
                free = self._catalog.free_id(self._family.name, name)
                record = msgspec.structs.replace(record, id=free)
            (kept,) = self._catalog.add(record)
            return kept
        self._catalog.replace(self.record)
        return self.record

    # Working out

    def _begin_anew(self) -> None:
        """Of another kind other curves, as long as no point was given; what was typed stays."""
        assert self._family.fresh is not None  # noqa: S101  begun from it
        chosen = {c.name: self._cells[c.name] for c in self.columns
                  if c.form is Form.CHOICE and c.name in self._typed}  # fmt: skip
        made = self._family.fresh(chosen)
        known = {n: self._cells[n] for n in ("id", *_OF_REFRIGERANT) if n in self._cells}
        self._cells = {**row_of(made), **known, **self._typed}
        self.record = self._basis = record_of(self._family.record, self._cells)
        self._make_tables()

    def _make_tables(self) -> None:
        self._origin = self.record  # what the points cannot tell stays its own
        self.tables: Sequence[PointTable] = self._browsing.tables(self.record)
        self.rows: dict[str, Rows] = {table.key: table.rows for table in self.tables}
        self.forms = {table.key: table.forms[0] for table in self.tables if table.forms}
        self.touched = False
        self.residuals = ()

    def _work_out(self) -> None:
        record = record_of(self._family.record, self._cells)
        if self.by_points and self.touched:
            record = self._fitted(record)
        record = self._with_provenance(record)
        found = list(self._family.faults(record))
        if not record.model:
            found.append((MODEL, "value_missing", ()))
        self.faults = {
            column: self._words.text(f"fault.{code}", **self._words.figures(figures))
            for column, code, figures in found
        }
        if not found:
            flags = tuple(dict.fromkeys((*self._told(record), *self._family.defects(record))))
            record = msgspec.structs.replace(record, flags=flags)
        self.record = record
        self._cells = row_of(record)
        self.changed.emit()

    def _fitted(self, record: Device) -> Device:
        kept = {name: value_of(self._origin, name) for name in self._browsing.follows}
        kept |= {name: value_of(self._origin, name) for name in self._curves()}
        try:
            found = self._browsing.fitted(
                msgspec.structs.replace(record, **kept), self.rows, self.forms
            )
        except Problem as problem:
            self.problem, self.residuals = problem, ()
            return record
        self.problem, self.residuals = None, found.residuals
        fitted: Device = found.record
        return fitted

    def _has_figures_of(self, other: Device, record: Device) -> bool:
        """Whether two records have the same figures, whoever says them."""
        names = [n for n in record.__struct_fields__ if n not in (*_IDENTITY, "flags")]
        return all(value_of(record, name) == value_of(other, name) for name in names)

    def _told(self, record: Device) -> list[Any]:
        """Defects that the source told: of its own figures, or as long as what they are about."""
        found = [f for f in self._basis.flags if f not in self._family.defects(self._basis)]
        if self._has_figures_of(self._basis, record):
            return found
        before, now = row_of(self._basis), row_of(record)
        holds = self._family.holds_while
        return [f for f in found if f in holds and _same(before[holds[f]], now[holds[f]])]

    def _with_provenance(self, record: Device) -> Device:
        """Changed figures are no longer those of the source they came from."""
        kept = not self.is_new and self._basis.source not in self._noted
        said = {name: value for name, value in self._typed.items() if name in _OF_THE_SOURCE}
        if kept or self._has_figures_of(self._basis, record):
            before = {name: value_of(self._basis, name) for name in _OF_THE_SOURCE
                      if name in record.__struct_fields__}  # fmt: skip
        else:
            before = {n: v for n, v in _OF_THE_SOURCE.items() if n in record.__struct_fields__}
            if "class_level" in record.__struct_fields__:
                before["class_level"] = None
        cells = {**before, **said}
        cells["evidence"] = type(record.evidence)(cells["evidence"])
        return msgspec.structs.replace(record, **cells)

    def _know_refrigerant(self, name: str) -> None:
        """GWP and safety class go with the refrigerant."""
        known = self._catalog.refrigerant(name)
        self._cells["gwp"] = known.gwp(USUAL_REPORT) if known else None
        self._cells["safety_class"] = known.safety_class if known else ""

    def _curves(self) -> list[str]:
        columns = {str(c.path[0]) for c in self.columns if len(c.path) > 1}
        return sorted(columns)

    def _of_curves(self) -> set[str]:
        """Columns of curves."""
        return {c.name for c in self.columns if len(c.path) > 1}

    def _beside_curves(self) -> list[str]:
        """Columns of parts that not every device has, computed from in the place of curves."""
        return [c.name for c in self.columns if is_struct(c.field.type) and c.field.optional]

    def _plain(self) -> list[str]:
        return [c.name for c in self.columns if len(c.path) == 1 and not is_struct(c.field.type)]


def _same(before: object, now: object) -> bool:
    """Whether a cell is what it was, but for the rounding of a fit to points on the same curve."""
    if isinstance(before, float) and isinstance(now, float):
        return math.isclose(before, now, rel_tol=1e-6, abs_tol=1e-9)
    return before == now
