"""A pane of a dialog: a column of widgets on the ground of panels."""

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from gui.window.parts import look


class Pane(QFrame):
    """Put widgets into its `column`."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.setSpacing(2 * look.STEP_PX)
