"""A row for a list of machines: how many there are; a click opens the table of their figures."""

from typing import Any, get_args

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.field import value_of
from core.vocabulary.language import Language
from gui.window.catalog_browser.points import PointsModel
from gui.window.catalog_browser.points_view import PointsGrid
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role
from gui.window.study.row import Desk, Place, Row

_SIZE_PX = (980, 360)


class MachineListRow(Row[tuple[msgspec.Struct, ...]]):
    """Machines, each a row of figures."""

    plain_role = "field"
    said = "study.machines"  # how many there are; `.note`: how they are typed

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.button = QPushButton(self)
        self.button.setMinimumHeight(look.FIELD_PX)
        self.button.clicked.connect(self.open_table)
        self.put_editor(self.button)

    @property
    def machine(self) -> type[msgspec.Struct]:
        """What a machine of the list consists of."""
        found: type[msgspec.Struct] = get_args(self.place.field.type)[0]
        return found

    def show_value(self, value: tuple[msgspec.Struct, ...], assumed: bool) -> None:
        """Show how many there are."""
        super().show_value(value, assumed)
        self.button.setText(f"{self.shown(value)} …")

    def shown(self, value: tuple[msgspec.Struct, ...]) -> str:
        """How many, or the word for none."""
        if not value:
            return self.words.text("choice.none")
        return self.words.text(self.said, count=str(len(value)))

    @Slot()
    def open_table(self) -> None:
        """Open the table for editing."""
        rows = [
            tuple(value_of(one, key) for key in self.machine.__struct_fields__)
            for one in self.value
        ]
        note = self.words.text(f"{self.said}.note")
        dialog = MachineListDialog(self.words, self.title.text(), note, self.machine, rows, self)
        dialog.chosen.connect(self._take)
        dialog.open()

    @Slot(object)
    def _take(self, rows: list[tuple[float | None, ...]]) -> None:
        keys = self.machine.__struct_fields__
        machines = tuple(self.machine(**dict(zip(keys, row, strict=True))) for row in rows)
        self.refuse(self.desk.enter(self.place.path, machines))


class PointListRow(MachineListRow):
    """Points that were measured, each a row of figures."""

    said = "study.points"


class MachineListDialog(FittingDialog):
    """A table of machines, typed or pasted; OK gives the rows that have what is needed."""

    chosen = Signal(object)

    def __init__(
        self,
        words: Language,
        title: str,
        note: str,
        machine: type[msgspec.Struct],
        rows: list[Any],
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.model = PointsModel(machine, rows, words, True, self)
        if not rows:
            self.model.add_row(-1)
        self.grid = PointsGrid(self.model, title, self)
        told = PlainLabel(note, self)
        told.setProperty("role", "muted")
        told.setWordWrap(True)
        self.add = QPushButton(words.text("browser.row.add"), self)
        self.take = QPushButton(words.text("browser.row.take"), self)
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self._take_out)
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        self._ok = self.buttons.button(QDialogButtonBox.StandardButton.Ok)
        set_role(self._ok, "main")
        self.buttons.accepted.connect(self._accept)
        self.buttons.rejected.connect(self.reject)
        self.model.edited.connect(self._allow)
        foot = QHBoxLayout()
        foot.addWidget(self.add)
        foot.addWidget(self.take)
        foot.addStretch(1)
        foot.addWidget(self.buttons)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(look.STEP_PX)
        column.addWidget(self.grid, 1)
        column.addWidget(told)
        column.addLayout(foot)
        self.resize(*_SIZE_PX)

    @Slot()
    def _add(self) -> None:
        at = self.model.add_row(self.model.rowCount() - 1)
        self.grid.setCurrentIndex(self.model.index(at, 0))
        self.grid.setFocus()

    @Slot()
    def _take_out(self) -> None:
        index = self.grid.currentIndex()
        self.model.take_row(index.row() if index.isValid() else self.model.rowCount() - 1)

    @Slot()
    def _allow(self) -> None:
        self._ok.setEnabled(self.model.sound)

    @Slot()
    def _accept(self) -> None:
        self.chosen.emit(list(self.model.told))
        self.accept()
