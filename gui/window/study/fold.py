"""A group that folds: its title is a button, and what it holds is shown or not."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

_OPEN, _SHUT = "▾", "▸"


class Fold(QWidget):
    """A title to click, and a body under it."""

    folded = Signal(str, bool)

    def __init__(
        self, key: str, title: str, is_open: bool, parent: QWidget, role: str = "fold"
    ) -> None:
        super().__init__(parent)
        self._key, self._title = key, title
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.button = QPushButton(self)
        self.button.setProperty("role", role)
        self.button.setCheckable(True)
        self.button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.button.setAccessibleName(title)
        self.body = QWidget(self)
        self.rows = QVBoxLayout(self.body)
        self.rows.setContentsMargins(0, 0, 0, 4)
        self.rows.setSpacing(4)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.body)
        self.button.setChecked(is_open)
        self.button.clicked.connect(self._clicked)
        self._show()

    @property
    def is_open(self) -> bool:
        """Whether the body is shown."""
        return self.button.isChecked()

    def name(self, title: str) -> None:
        """Give it another title."""
        self._title = title
        self.button.setAccessibleName(title)
        self._show()

    @Slot()
    def open(self) -> None:
        """Show the body."""
        self.button.setChecked(True)
        self._show()

    @Slot()
    def _clicked(self) -> None:
        self._show()
        self.folded.emit(self._key, self.is_open)

    def _show(self) -> None:
        self.body.setVisible(self.is_open)
        self.button.setText(f"{_OPEN if self.is_open else _SHUT}  {self._title}")
