"""The panel that puts two to four candidates side by side."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.window.session import Session
from gui.window.settings import Settings


class ComparisonPanel(QWidget):
    """Candidates as columns, figures as rows."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        QVBoxLayout(self)
