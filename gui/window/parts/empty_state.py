"""What stands where there is nothing yet: an icon, what is missing, why, and one action."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from gui.window.parts import look
from gui.window.parts.icons import icon
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.strips import selectable

_ICON_PX, _WIDE_PX = 28, 460


class EmptyState(QWidget):
    """In the middle of its room, no wider than a line that is read well."""

    wanted = Signal()  # the action

    def __init__(self, picture: str, title: str, why: str, action: str, parent: QWidget) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        inside.setMaximumWidth(_WIDE_PX)
        across = QHBoxLayout(self)
        across.addStretch(1)
        across.addWidget(inside, 20)
        across.addStretch(1)
        column = QVBoxLayout(inside)
        column.setSpacing(2 * look.STEP_PX)
        column.addStretch(1)
        self.picture = PlainLabel(inside)
        self.picture.setPixmap(icon(picture, look.colours().muted, _ICON_PX))
        self.picture.setFixedHeight(_ICON_PX)
        self.title = selectable(inside, "heading")
        self.title.setText(title)
        self.why = selectable(inside, "muted")
        self.why.setText(why)
        self.action = QPushButton(action, inside)
        self.action.setProperty("role", "main")
        self.action.clicked.connect(self.wanted)
        for text in (self.picture, self.title, self.why):
            text.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            column.addWidget(text)
        column.addWidget(self.action, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(2)
