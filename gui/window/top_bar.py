"""The bar at the top: name, menus, the document, and the few actions used all the time."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QIcon, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenuBar,
    QPushButton,
    QToolButton,
    QWidget,
)

from gui.window.parts import look
from gui.window.parts.actions import Actions, plain
from gui.window.parts.elided import Elided
from gui.window.parts.icons import icon
from gui.window.parts.plain_text import PlainLabel, tip

BUTTONS = ("catalog", "consultation", "report")
_ICONS = {
    "catalog": "catalog", "consultation": "present", "report": "report",
    "import_ledger": "import", "ledger_report": "report",
}  # fmt: skip
_ICON_PX = 16


class TopBar(QFrame):
    """One row of 44 px."""

    def __init__(
        self, actions: Actions, parent: QWidget, buttons: tuple[str, ...] = BUTTONS
    ) -> None:
        """buttons: keys of the actions that stand at the right, the last one is the main one."""
        super().__init__(parent)
        self.setProperty("role", "bar")
        row = self._row = QHBoxLayout(self)
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
        steps = [self._icon(actions[key], key) for key in ("undo", "redo")]
        others = [self._button(actions, key, main=False) for key in buttons[:-1]]
        self.main = self._button(actions, buttons[-1], main=True)
        for widget in (*steps, *others, self.main):
            row.addWidget(widget)
        # All are in the menus too. Undo and redo stand or go together.
        self._giving_way: tuple[tuple[QWidget, ...], ...] = (
            tuple(steps), *((one,) for one in others),
        )  # fmt: skip

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the menus and the main action."""
        least = super().minimumSizeHint()
        spacing = self._row.spacing()
        shown = (one for some in self._giving_way for one in some if not one.isHidden())
        return QSize(
            least.width() - sum(one.minimumSizeHint().width() + spacing for one in shown),
            least.height(),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Where there is no room for all, the buttons go that are in the menus as well."""
        super().resizeEvent(event)
        spacing = self._row.spacing()
        room = self.width() - self.minimumSizeHint().width()
        for widgets in reversed(self._giving_way):
            needed = sum(one.sizeHint().width() + spacing for one in widgets)
            for one in widgets:
                one.setVisible(needed <= room)
            room -= needed if needed <= room else room

    def tell(self, title: str, path: str, dirty: bool) -> None:
        """Name the document; a dot marks unsaved edits."""
        self._document.say(f"{title} •" if dirty else title)
        self._document.setToolTip(tip(f"{title}\n{path}".rstrip()))

    def _icon(self, action: QAction, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonIconOnly)
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        drawn = {
            enabled: QIcon(icon(name, colour, _ICON_PX))
            for enabled, colour in ((True, look.colours().text), (False, look.colours().border))
        }

        def show() -> None:
            """A default action brings its own, which is none, with every change."""
            button.setIcon(drawn[action.isEnabled()])

        show()
        action.changed.connect(show)
        button.setAccessibleName(plain(action))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _button(self, actions: Actions, key: str, *, main: bool) -> QPushButton:
        action, colours = actions[key], look.colours()
        button = QPushButton(plain(action), self)
        button.setIcon(
            QIcon(icon(_ICONS[key], colours.on_accent if main else colours.text, _ICON_PX))
        )
        button.setIconSize(QSize(_ICON_PX, _ICON_PX))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setToolTip(action.toolTip())
        if main:
            button.setProperty("role", "main")
        button.clicked.connect(action.trigger)
        return button
