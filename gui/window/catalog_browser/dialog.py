"""The catalog browser: a window beside the main one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from gui.window.session import Session
from gui.window.settings import Settings

USUAL_PX = (1100, 700)


class CatalogBrowser(QDialog):
    """Finds devices, shows their figures and curves, and keeps the user's own."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._settings = session, settings
        self.resize(*USUAL_PX)
        QVBoxLayout(self)
