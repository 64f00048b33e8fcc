"""A device being edited: what was typed, the record it makes, and what is wrong with it.

Figures are typed field by field. The curves are either points, to which they are fitted, or
coefficients. As long as no point was touched the curves stay to the digit what they were.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from catalog.devices.columns import Column, columns_of, record_of, row_of
from catalog.devices.store import Catalog
from core.content.browsing import FamilyBrowsing, FloatArray, PointTable, Residual, Rows
from core.machines.device import Device
from core.machines.refrigerant import USUAL_REPORT
from core.machines.table import DeviceTable
from core.vocabulary.field import value_of
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.device_text import is_struct

SOURCE, EVIDENCE, REFRIGERANT = "source", "evidence", "refrigerant"
_IDENTITY = ("id", "maker", "model", "source", "source_year", "evidence", "price", "supply")
_CLAIMED = "D"  # evidence of a figure somebody changed


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
    ) -> None:
        super().__init__(parent)
        self._catalog, self._family, self._browsing = catalog, family, browsing
        self._words = words
        self.original = device
        self.record = device
        self.by_points = True
        self.touched = False  # whether a point was changed since the tables were made
        self.residuals: tuple[Residual, ...] = ()
        self.problem: Problem | None = None  # why nothing can be fitted
        self.faults: dict[str, str] = {}  # by column
        self._cells = row_of(device)
        self._unread: set[str] = set()
        self._own_words: set[str] = set()  # provenance the user has typed himself
        self._shipped = {source.key: source for source in catalog.sources()}
        self._make_tables()

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
        self._cells[column] = value
        if column in (SOURCE, EVIDENCE):
            self._own_words.add(column)
        if column == REFRIGERANT:
            self._know_refrigerant(str(value))
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
        if not self.by_points or self.problem or not all(self.rows.values()):
            return {}
        return self._browsing.points(self.record, self.rows)

    def save(self) -> Device:
        """Put it into the catalog, and return it as it is kept. Raises the catalog's Problems."""
        if self.is_new:
            (kept,) = self._catalog.add(self.record)
            return kept
        self._catalog.replace(self.record)
        return self.record

    # Working out

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
        self.faults = {
            column: self._words.text(f"fault.{code}", **self._words.figures(figures))
            for column, code, figures in found
        }
        if not found:
            # Defects seen from the figures are found anew; those the source told stay.
            told = [f for f in self.original.flags if f not in self._family.defects(self.original)]
            flags = tuple(dict.fromkeys((*told, *self._family.defects(record))))
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

    def _with_provenance(self, record: Device) -> Device:
        """Changed figures are no longer those of the source they came from."""
        if self._own_words or self.original.source not in self._shipped:
            return record
        figures = [n for n in record.__struct_fields__ if n not in (*_IDENTITY, "flags")]
        if all(value_of(record, name) == value_of(self.original, name) for name in figures):
            source, evidence = self.original.source, self.original.evidence
        else:
            source = self._words.text("browser.own_source", source=self.original.source)
            evidence = type(record.evidence)(_CLAIMED)
        return msgspec.structs.replace(record, source=source, evidence=evidence)

    def _know_refrigerant(self, name: str) -> None:
        """GWP and safety class go with the refrigerant."""
        known = self._catalog.refrigerant(name)
        self._cells["gwp"] = known.gwp(USUAL_REPORT) if known else None
        self._cells["safety_class"] = known.safety_class if known else ""

    def _curves(self) -> list[str]:
        columns = {str(c.path[0]) for c in self.columns if len(c.path) > 1}
        return sorted(columns)

    def _plain(self) -> list[str]:
        return [c.name for c in self.columns if len(c.path) == 1 and not is_struct(c.field.type)]
