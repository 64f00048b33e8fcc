"""The row above the ranking: text filter, makers, columns, and the switch of what was left out."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMenu, QToolButton, QWidget

from core.vocabulary.language import Language
from gui.window.candidates.switch import LeftOutSwitch
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel

_FILTER_LEAST_PX, _FILTER_MOST_PX = 116, 190
_HEIGHT_PX = look.FIELD_PX + 2


class RankingBar(QWidget):
    """What narrows the ranking down, left to right."""

    def __init__(self, words: Language, makers: QMenu, columns: QMenu, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.filter = QLineEdit(self)
        self.filter.setPlaceholderText(words.text("candidates.filter"))
        self.filter.setToolTip(words.text("candidates.filter.help"))
        self.filter.setAccessibleName(words.text("candidates.filter.help"))
        self.filter.setClearButtonEnabled(True)
        self.filter.setFixedHeight(_HEIGHT_PX)
        self.filter.setMinimumWidth(_FILTER_LEAST_PX)
        self.filter.setMaximumWidth(_FILTER_MOST_PX)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), parent, self._find)
        self.found = PlainLabel(self)
        self.found.setProperty("role", "muted")
        self.found.hide()
        self.makers = self._menu_button(makers, "candidates.makers")
        self.columns = self._menu_button(columns, "candidates.columns")
        self.left_out = LeftOutSwitch(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.STEP_PX)
        for widget in (self.filter, self.found, self.makers, self.columns):
            row.addWidget(widget)
        row.addWidget(self.left_out, 1)

    def say_found(self, shown: int, of: int) -> None:
        """Say how many the text filter leaves, while there is one."""
        self.found.setVisible(bool(self.filter.text().strip()))
        self.found.setText(
            self._words.text(
                "candidates.found", shown=self._words.number(shown), of=self._words.number(of)
            )
        )

    def say_makers(self, kept: int, of: int) -> None:
        """Say how many makers take part, where it is not all."""
        text = self._words.text("candidates.makers")
        self.makers.setText(_opening(text if kept == of else f"{text} {kept}/{of}"))

    def _menu_button(self, menu: QMenu, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(_opening(self._words.text(key)))
        button.setToolTip(self._words.text(f"{key}.help"))
        button.setMenu(menu)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFixedHeight(_HEIGHT_PX)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return button

    def _find(self) -> None:
        self.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.filter.selectAll()


def _opening(text: str) -> str:
    """The text of a button that opens a menu."""
    return f"{text} ▾"
