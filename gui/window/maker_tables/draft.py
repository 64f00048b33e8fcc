"""A file of makers' tables on its way in: what the user said, and what is understood with it."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from catalog.devices.store import Catalog
from catalog.files.maker_tables.headings import scale_of
from catalog.files.maker_tables.opening import TablesFile
from catalog.files.maker_tables.parts import Correction
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.machines.maker_tables import Role


class TablesDraft(QObject):
    """`changed` comes after every word of the user, with everything read anew."""

    changed = Signal()

    def __init__(self, file: TablesFile, catalog: Catalog, parent: QObject) -> None:
        super().__init__(parent)
        self.file, self._catalog = file, catalog
        self.told = Told()
        self.preview: TablesPreview = read_tables(file, catalog, self.told)

    @property
    def makers(self) -> tuple[str, ...]:
        """The makers the catalog knows of the family."""
        return self._catalog.makers(self.file.family.name)

    def correct(self, part: str, role: str, unit: str) -> None:
        """Say what a part is: a role's key or `unused`, and its unit."""
        corrections = {**self.told.corrections, part: Correction(role=role, unit=unit)}
        self._say(replace(self.told, corrections=corrections))

    def set_value(self, column: str, value: str) -> None:
        """Say a column of the records; empty: as the file tells it."""
        self._say(replace(self.told, values={**self.told.values, column: value.strip()}))

    def set_condition(self, role: Role, value: float, unit: str) -> None:
        """Say a condition for the whole file."""
        scale = scale_of(unit, role)
        if scale is not None:
            conditions = {**self.told.conditions, role.key: scale.si(value)}
            self._say(replace(self.told, conditions=conditions))

    def want(self, model: str, *, wanted: bool) -> None:
        """Take a model, or leave it out."""
        out = self.told.left_out - {model} if wanted else self.told.left_out | {model}
        self._say(replace(self.told, left_out=frozenset(out)))

    def set_of_kind(self, of_kind: bool) -> None:
        """Whether part load that is not stated is that of machines of the kind."""
        self._say(replace(self.told, of_kind=of_kind))

    def _say(self, told: Told) -> None:
        self.told = told
        self.preview = read_tables(self.file, self._catalog, told)
        self.changed.emit()
