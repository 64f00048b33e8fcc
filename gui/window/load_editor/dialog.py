"""The load editor."""

from PySide6.QtWidgets import QDialog, QWidget

from gui.window.session import Session
from gui.window.settings import Settings


class LoadEditor(QDialog):
    """Import, paste or choose a year of load."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
