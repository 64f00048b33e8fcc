"""The foot of a dialog: what is said of it at the left, what ends it at the right."""

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from gui.window.parts import look
from gui.window.parts.plain_button import plain_button


class DialogFoot(QFrame):
    """A row under all panes; put what is said into its `row` before the buttons."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "foot")
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(16, 8, 16, 8)
        self.row.setSpacing(2 * look.STEP_PX)

    def button(self, text: str, run: object, *, main: bool = False) -> QPushButton:
        """The next button; run: the slot it calls; main: it is what the dialog is for."""
        button = plain_button(text, run, self)
        if main:
            button.setProperty("role", "main")
        self.row.addWidget(button)
        return button
