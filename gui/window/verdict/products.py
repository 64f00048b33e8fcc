"""The products one can have judged: found by their name in either language, or by their key."""

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QLineEdit, QListView, QVBoxLayout, QWidget

from core.standards.library import Standards
from core.standards.naming import plain
from core.standards.wording import Wording
from gui.window.parts import look

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
KEY_ROLE = Qt.ItemDataRole.UserRole


class ProductModel(QAbstractListModel):
    """Products by name, those that hold every word that is searched for."""

    def __init__(
        self, standards: Standards, wording: Wording, others: Wording, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._standards, self._wording = standards, wording
        self._texts = {
            key: plain(" ".join((key, wording.name("product", key), others.name("product", key))))
            for key in standards.products
        }
        self._keys: list[str] = list(standards.products)

    def search(self, text: str) -> None:
        """Keep the products that hold every word."""
        words = [plain(word) for word in text.split()]
        found = [key for key, said in self._texts.items() if all(word in said for word in words)]
        if found != self._keys:
            self.beginResetModel()
            self._keys = found
            self.endResetModel()

    def row_of(self, product: str) -> int:
        """Where a product is shown, −1 where it is not."""
        return self._keys.index(product) if product in self._keys else -1

    def rowCount(self, parent: Index = _NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many products are shown."""
        return 0 if parent.isValid() else len(self._keys)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name; the editions that speak of it as a hint."""
        if not index.isValid():
            return None
        key = self._keys[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole | Qt.ItemDataRole.AccessibleTextRole:
                return self._wording.name("product", key)
            case Qt.ItemDataRole.ToolTipRole:
                return "\n".join((key, *self._standards.limit_tables(key)))
            case x if x == KEY_ROLE:
                return key
        return None


class ProductList(QWidget):
    """A line to search in, and the products under it."""

    chosen = Signal(str)

    def __init__(
        self, standards: Standards, wording: Wording, others: Wording, parent: QWidget
    ) -> None:
        super().__init__(parent)
        words = wording.language
        self.search = _SearchLine(self)
        self.search.setPlaceholderText(words.text("verdict_page.search"))
        self.search.setAccessibleName(words.text("verdict_page.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumHeight(look.FIELD_PX)
        self.model = ProductModel(standards, wording, others, self)
        self.list = QListView(self)
        self.list.setModel(self.model)
        self.list.setWordWrap(True)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(2)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setAccessibleName(words.text("verdict.product"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * look.STEP_PX)
        column.addWidget(self.search)
        column.addWidget(self.list, 1)
        self.search.textChanged.connect(self._search)
        self.search.stepped.connect(self._step)
        self.list.selectionModel().currentChanged.connect(self._tell)

    @property
    def product(self) -> str:
        """The product that is chosen; empty where none is."""
        index = self.list.currentIndex()
        return str(index.data(KEY_ROLE)) if index.isValid() else ""

    def choose(self, product: str) -> None:
        """Go to a product."""
        self.list.setCurrentIndex(self.model.index(self.model.row_of(product)))

    @Slot(str)
    def _search(self, text: str) -> None:
        former = self.product
        self.model.search(text)
        kept = former if self.model.row_of(former) >= 0 else ""
        if kept:
            self.choose(kept)
        elif self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))

    @Slot(int)
    def _step(self, rows: int) -> None:
        row = min(max(self.list.currentIndex().row() + rows, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))

    @Slot(QModelIndex, QModelIndex)
    def _tell(self, current: QModelIndex, _: QModelIndex) -> None:
        if current.isValid():
            self.chosen.emit(str(current.data(KEY_ROLE)))


class _SearchLine(QLineEdit):
    """Arrow keys go through the list while one types."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Up and down move in the list."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            self.stepped.emit(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)
