"""The tab of plots: all of them in cards, in as many columns as the width allows."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.window.session import Session
from gui.window.settings import Settings


class PlotsPanel(QWidget):
    """The plots of the selection and of the chosen candidate."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        QVBoxLayout(self)
