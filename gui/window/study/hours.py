"""24 values by hour of the day in a small table, beside their course."""

from collections.abc import Sequence
from itertools import groupby

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.field import Field
from core.vocabulary.field_range import shown_number
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.parts import look
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role
from gui.window.study.typed import read_number

HOURS = 24
_COURSE_PX = 240
_HIGHEST = {Kind.ENERGY_PRICE: 100.0, Kind.SHARE: 1.0}
_Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()


class HoursModel(QAbstractTableModel):
    """Hour and value, 24 rows; a text that is no value is refused and its reason told."""

    refused = Signal(str)

    def __init__(
        self, words: Language, kind: Kind, values: Sequence[float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._words = words
        self._field = Field(
            key="value", kind=kind, type=float, minimum=0.0, maximum=_HIGHEST.get(kind)
        )
        self._values = [float(value) for value in values]

    @property
    def values(self) -> tuple[float, ...]:
        """The values, hour 0 first."""
        return tuple(self._values)

    def rowCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802  Qt's name
        """24."""
        return 0 if parent.isValid() else HOURS

    def columnCount(self, parent: _Index = _NO_INDEX) -> int:  # noqa: N802  Qt's name
        """Hour and value."""
        return 0 if parent.isValid() else 2

    def flags(self, index: _Index) -> Qt.ItemFlag:
        """The value can be edited."""
        usual = super().flags(index)
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() == 1 else usual

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles with the unit."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            kind = self._field.kind
            assert kind is not None  # noqa: S101  given in __init__
            return (self._words.text("study.hours.hour"), self._words.unit(kind))[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Texts, right-aligned."""
        hour, value = index.row(), self._values[index.row()]
        shown = shown_number(value, self._field, self._words)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown if index.column() == 1 else f"{hour}–{hour + 1}"
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{hour}–{hour + 1} h: {shown}"
        return None

    def setData(  # noqa: N802  Qt's name
        self, index: _Index, value: object, role: int = Qt.ItemDataRole.EditRole
    ) -> bool:
        """Take one value."""
        return role == Qt.ItemDataRole.EditRole and self.put(index.row(), [str(value)])

    def put(self, hour: int, texts: Sequence[str]) -> bool:
        """Take values from an hour on; all of them or none."""
        readings = [read_number(text, self._field, self._words) for text in texts[: HOURS - hour]]
        reason = next((r.reason for r in readings if r.reason), "")
        self.refused.emit(reason)
        if reason or not readings:
            return False
        for offset, reading in enumerate(readings):
            self._values[hour + offset] = reading.value
        self.dataChanged.emit(self.index(hour, 0), self.index(hour + len(readings) - 1, 1))
        return True


class _Table(QTableView):
    """Copies and pastes a column as a spreadsheet does."""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Paste into the rows from the current one on; copy the chosen ones."""
        model = self.model()
        if event.matches(QKeySequence.StandardKey.Paste) and isinstance(model, HoursModel):
            lines = QGuiApplication.clipboard().text().split()
            model.put(max(self.currentIndex().row(), 0), lines)
        elif event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted({index.row() for index in self.selectedIndexes()})
            texts = [str(model.index(row, 1).data()) for row in rows]
            QGuiApplication.clipboard().setText("\n".join(texts))
        else:
            super().keyPressEvent(event)


class Course(QWidget):
    """The 24 values as bars."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._values: tuple[float, ...] = (0.0,) * HOURS
        self._texts: tuple[str, ...] = ("",) * HOURS
        self.setMinimumSize(220, 120)
        self.setMaximumHeight(_COURSE_PX)

    def show_values(self, values: tuple[float, ...], texts: tuple[str, ...]) -> None:
        """Draw other values, said so."""
        self._values, self._texts = values, texts
        self.update()

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Bars over a line, every sixth hour named, and each level where it has room."""
        painter = QPainter(self)
        colours, foot, head = look.colours(), 18, self.fontMetrics().height()
        width, height = self.width() / HOURS, self.height() - foot - head
        highest = max(self._values) or 1.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.series[0]))
        for hour, value in enumerate(self._values):
            tall = value / highest * height
            painter.drawRect(QRectF(hour * width + 1, head + height - tall, width - 2, tall))
        painter.setPen(QColor(colours.muted))
        begin = 0
        for level, members in groupby(self._texts):
            hours = len(list(members))
            room = QRectF(
                begin * width, height - self._values[begin] / highest * height,
                hours * width, head,
            )  # fmt: skip
            if self.fontMetrics().horizontalAdvance(level) <= room.width():
                painter.drawText(room, Qt.AlignmentFlag.AlignCenter, level)
            begin += hours
        for hour in range(0, HOURS, 6):
            painter.drawText(QRectF(hour * width, head + height + 2, 40, foot), f"{hour} h")
        painter.end()


class HoursDialog(FittingDialog):
    """A table of 24 values; OK gives them."""

    chosen = Signal(object)

    def __init__(
        self, words: Language, title: str, kind: Kind, values: Sequence[float], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.model = HoursModel(words, kind, values, self)
        self.table = _Table(self)
        self.table.setModel(self.model)
        self.table.setAccessibleName(title)
        self.table.verticalHeader().hide()
        self.table.verticalHeader().setDefaultSectionSize(24)
        self.table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.AllEditTriggers)
        self.table.setMinimumWidth(200)
        self.course = Course(self)
        note = PlainLabel(words.text("study.hours.note"), self)
        note.setProperty("role", "muted")
        note.setWordWrap(True)
        self.reason = PlainLabel(self)
        self.reason.setProperty("role", "wrong-word")
        self.reason.setWordWrap(True)
        self._lay_out(note)
        self.model.dataChanged.connect(self._draw)
        self.model.refused.connect(self.reason.setText)
        self.resize(560, 650)
        self._draw()

    def _lay_out(self, note: QLabel) -> None:
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel, self
        )
        set_role(buttons.button(QDialogButtonBox.StandardButton.Ok), "main")
        buttons.accepted.connect(self._accept)
        buttons.rejected.connect(self.reject)
        side = QVBoxLayout()
        side.addWidget(self.course, 1)
        side.addWidget(note)
        side.addWidget(self.reason)
        side.addStretch(1)
        side.addWidget(buttons)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 16, 16, 16)
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addLayout(side, 1)

    @Slot()
    def _draw(self) -> None:
        rows = range(self.model.rowCount())
        texts = tuple(str(self.model.index(row, 1).data()) for row in rows)
        self.course.show_values(self.model.values, texts)

    @Slot()
    def _accept(self) -> None:
        self.chosen.emit(self.model.values)
        self.accept()
