"""A nameplate being typed: its figures, and the machine with the curve of its kind they make."""

from typing import Any

import msgspec
from PySide6.QtCore import QObject, Signal

from catalog.devices.columns import Column, columns_of, record_of, row_of
from catalog.devices.store import Catalog
from catalog.files.maker_tables.keeping import source_of
from core.machines.device import Device, device_name
from core.machines.maker_tables import FittedModel
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.maker_tables_text import brought_by
from gui.program.reader import every_language


class NameplateDraft(QObject):
    """`changed` comes after every change with everything worked out.

    record: None where the figures make no machine; faults: of its figures, by column.
    """

    changed = Signal()

    def __init__(
        self,
        catalog: Catalog,
        family: DeviceTable,
        words: Language,
        parent: QObject,
        original: Device | None = None,
        *,
        anew: bool = True,
    ) -> None:
        super().__init__(parent)
        assert family.nameplates is not None  # noqa: S101  offered only then
        self._catalog, self._family, self._words = catalog, family, words
        self.plates = family.nameplates()
        self._kept_id = "" if original is None or anew else original.id
        figures = None if original is None else self.plates.figures_of(original)
        self._cells = row_of(figures or self.plates.figures())
        self._begun = dict(self._cells)
        self._unread: set[str] = set()
        self.fitted = FittedModel(record=None)
        self.record: Device | None = None
        self.faults: dict[str, str] = {}
        self._work_out()

    @property
    def columns(self) -> dict[str, Column]:
        """What may be typed, by name."""
        return {column.name: column for column in columns_of(self.plates.figures)}

    @property
    def is_empty(self) -> bool:
        """Whether nothing is said yet."""
        return not any(self._cells.values())

    @property
    def sound(self) -> bool:
        """Whether it can be saved."""
        return self.record is not None and not (self._unread or self.faults)

    @property
    def edited(self) -> bool:
        """Whether anything was typed that would be lost."""
        return bool(self._unread) or self._cells != self._begun

    def cell(self, column: str) -> Any:
        """The value of a column."""
        return self._cells[column]

    def set_cell(self, column: str, value: object) -> None:
        """Take a typed value."""
        self._unread.discard(column)
        self._cells[column] = value
        self._work_out()

    def set_unread(self, name: str, unread: bool) -> None:
        """Note that a field holds a text that cannot be read, or no longer."""
        if unread:
            self._unread.add(name)
        else:
            self._unread.discard(name)
        self.changed.emit()

    def save(self) -> Device:
        """Put the machine into the catalog, and return it as it is kept. Raises its Problems."""
        assert self.record is not None  # noqa: S101  sound
        record = self.record
        name = device_name(record)
        source = source_of(name, record, self.fitted, brought_by(), every_language())
        record = msgspec.structs.replace(record, source=source.key)
        if self._kept_id:
            self._catalog.replace(record, sources=[source])
            return record
        (kept,) = self._catalog.add(record, sources=[source])
        return kept

    def _work_out(self) -> None:
        said = {name: value for name, value in self._cells.items() if value not in (None, "")}
        self.faults = {}
        try:
            self.fitted = self.plates.fit(record_of(self.plates.figures, said))
        except Problem as problem:  # figures beyond any curve
            self.fitted = FittedModel(record=None)
            self.faults[next(iter(said), "")] = self._words.problem(problem)
        self.record = self.fitted.record and self._named(self.fitted.record)
        self.changed.emit()

    def _named(self, record: Device) -> Device:
        """The machine under its id, with what cannot be true of it and its flags."""
        free = self._kept_id or self._catalog.free_id(
            self._family.name, f"{record.maker}-{record.model}"
        )
        record = msgspec.structs.replace(record, id=free)
        for column, code, figures in self._family.faults(record):
            words = self._words.figures(figures)
            self.faults[column] = self._words.text(f"fault.{code}", **words)
        if self.faults:
            return record
        return msgspec.structs.replace(record, flags=tuple(self._family.defects(record)))
