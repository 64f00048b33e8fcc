"""A table of points in the device editor: its buttons, and how well the curve goes through."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.content.browsing import PointTable, Residual
from core.vocabulary.language import Language
from gui.window.catalog_browser.cell_field import heading
from gui.window.catalog_browser.draft import Draft
from gui.window.catalog_browser.points import PointsModel
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.rows import QuietBox

_HEADER_PX = 44
_BOX_PX = 40  # of a box around its text
_NOTABLE = 0.02  # from here on a residual is marked
_NARROWEST_PX = 60
_LEAST_ROWS = 3  # that are seen


class PointsGrid(QTableView):
    """The cells: typed, pasted and emptied by key."""

    def __init__(self, model: PointsModel, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._points = model
        self.setModel(model)
        self.setAccessibleName(name)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.DoubleClicked
            | QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
        )
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(look.ROW_PX)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(_NARROWEST_PX)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setFixedHeight(_HEADER_PX)
        self.setMinimumHeight(_HEADER_PX + _LEAST_ROWS * look.ROW_PX)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Ctrl+V pastes a block, Delete empties a cell."""
        index = self.currentIndex()
        editable = index.isValid() and bool(index.flags() & Qt.ItemFlag.ItemIsEditable)
        empty = self._points.editable and not self._points.rowCount()
        if event.matches(QKeySequence.StandardKey.Paste) and (editable or empty):
            row, column = (0, 0) if empty else (index.row(), index.column())
            self._points.paste(row, column, QGuiApplication.clipboard().text())
        elif event.key() == Qt.Key.Key_Delete and editable:
            self._points.setData(index, "")
        else:
            super().keyPressEvent(event)


class PointsView(QWidget):
    """Title, table, row buttons, form of the curve, residuals."""

    def __init__(
        self, table: PointTable, draft: Draft, words: Language, locked: bool, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.key, self._draft, self._words = table.key, draft, words
        self._locked, self._shown = locked, table
        title = words.text(f"browser.points.{table.key}")
        self.model = PointsModel(table.row, table.rows, words, not locked, self)
        self.grid = PointsGrid(self.model, title, self)
        self.residuals = PlainLabel(self)
        self.residuals.setProperty("role", "muted")
        self.residuals.setWordWrap(True)
        self.add, self.take = (
            self._button("+", "browser.row.add"),
            self._button("−", "browser.row.take"),
        )
        self.form = QuietBox(self)
        self.form.fill([(form, words.text(f"browser.form.{form}")) for form in table.forms])
        names = [self.form.itemText(index) for index in range(self.form.count())]
        widest = max((self.fontMetrics().horizontalAdvance(name) for name in names), default=0)
        self.form.setMinimumWidth(widest + _BOX_PX)
        self.form.setAccessibleName(words.text("browser.form"))
        self.form.setVisible(bool(table.forms))
        self.form.activated.connect(self._choose_form)
        self.add.clicked.connect(self._add)
        self.take.clicked.connect(self._take)
        self.model.edited.connect(self._tell)
        for widget in (self.add, self.take, self.form):
            widget.setEnabled(not locked)
        row = QHBoxLayout()
        row.setSpacing(look.STEP_PX)
        row.addWidget(heading(title, self), 1)
        row.addWidget(self.form)
        row.addWidget(self.add)
        row.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        column.addLayout(row)
        column.addWidget(self.grid, 1)
        column.addWidget(self.residuals)

    def put_anew(self, table: PointTable) -> None:
        """Show the points of other curves, where these have become other ones."""
        if self._shown is not table:
            self.put(table)

    def put(self, table: PointTable) -> None:
        """Begin with other points."""
        self._shown = table
        self.model.put(table.rows)
        self.form.choose(self._draft.forms.get(self.key))

    def say(self, residuals: Sequence[Residual]) -> None:
        """Say how far the curves are off the points of this table."""
        words = self._words
        own = [one for one in residuals if one.table == self.key]
        if not self._draft.touched:
            # Said once, at the first table, and only where a point can be changed.
            wanted = not self._locked and self._draft.tables[0].key == self.key
            key = "browser.residual.none" if self._shown.rows else "browser.residual.empty"
            self.residuals.setText(words.text(key) if wanted else "")
        elif not own:
            waiting = self._draft.problem is not None
            self.residuals.setText(words.text("browser.residual.waiting") if waiting else "")
        else:
            said = [
                words.text(
                    "browser.residual",
                    column=words.text(f"field.{one.column}"),
                    largest=words.number(one.largest * 100, 2),
                    rms=words.number(one.rms * 100, 2),
                )
                for one in own
            ]
            self.residuals.setText("\n".join(said))
        far = any(one.largest >= _NOTABLE for one in own)
        role = "assumed-text" if far else "muted"
        if self.residuals.property("role") != role:
            self.residuals.setProperty("role", role)
            self.residuals.style().unpolish(self.residuals)
            self.residuals.style().polish(self.residuals)

    def _button(self, text: str, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(self._words.text(key))
        button.setToolTip(self._words.text(key))
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setFixedSize(look.FIELD_PX, look.FIELD_PX)
        return button

    @Slot()
    def _add(self) -> None:
        index = self.grid.currentIndex()
        at = self.model.add_row(index.row() if index.isValid() else self.model.rowCount() - 1)
        self.grid.setCurrentIndex(self.model.index(at, 0))
        self.grid.setFocus()

    @Slot()
    def _take(self) -> None:
        index = self.grid.currentIndex()
        self.model.take_row(index.row() if index.isValid() else self.model.rowCount() - 1)

    @Slot(int)
    def _choose_form(self, index: int) -> None:
        self._draft.set_form(self.key, str(self.form.itemData(index)))

    @Slot()
    def _tell(self) -> None:
        if self.model.sound:
            self._draft.set_rows(self.key, self.model.complete)
        else:
            self._draft.set_unread(self.key, True)
