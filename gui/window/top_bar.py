"""The bar at the top: name, menus, the document, and the few actions used all the time."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.window.parts.actions import Actions, plain
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel, tip

BUTTONS = ("catalog", "consultation", "report")


class TopBar(QFrame):
    """One row of 44 px."""

    def __init__(
        self, actions: Actions, parent: QWidget, buttons: tuple[str, ...] = BUTTONS
    ) -> None:
        """buttons: keys of the actions that stand at the right, the last one is the main one."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        name = PlainLabel("LoadFit 荷配", self)
        name.setProperty("role", "brand")
        row.addWidget(name)
        row.addSpacing(8)
        self.menus = QMenuBar(self)
        self.menus.setNativeMenuBar(False)
        row.addWidget(self.menus, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addSpacing(8)
        self._document = Elided(self)
        self._document.setProperty("role", "muted")
        self._document.setMinimumWidth(40)
        row.addWidget(self._document, 1)
        for key, icon in (("undo", "↶"), ("redo", "↷")):
            row.addWidget(self._icon(actions[key], icon))
        for key in buttons:
            self.main = self._button(actions[key], key == buttons[-1])
            row.addWidget(self.main)

    def tell(self, title: str, path: str, dirty: bool) -> None:
        """Name the document; a dot marks unsaved edits."""
        self._document.say(f"{title} •" if dirty else title)
        self._document.setToolTip(tip(f"{title}\n{path}".rstrip()))

    def _icon(self, action: QAction, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setText(icon)
        # A default action brings its text with every change of its own.
        action.changed.connect(lambda: button.setText(icon))
        button.setAccessibleName(plain(action))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _button(self, action: QAction, main: bool) -> QPushButton:
        button = QPushButton(plain(action), self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        if main:
            button.setProperty("role", "main")
        button.clicked.connect(action.trigger)
        return button
