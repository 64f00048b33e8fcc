"""The study's panel."""

from PySide6.QtWidgets import QScrollArea, QWidget

from gui.window.session import Session
from gui.window.settings import Settings


class StudyPanel(QScrollArea):
    """What is needed, in foldable groups."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
