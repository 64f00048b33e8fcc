"""The panel of the candidate being looked at."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from gui.window.session import Session
from gui.window.settings import Settings


class DevicePanel(QScrollArea):
    """Figures, curves, findings and provenance of the chosen candidate."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setWidgetResizable(True)
        inside = QWidget(self)
        self.title = QLabel(inside)
        self.title.setProperty("role", "group")
        column = QVBoxLayout(inside)
        column.addWidget(self.title)
        column.addStretch(1)
        self.setWidget(inside)
        session.selected.connect(self._show)
        session.chosen_changed.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        chosen = self._session.chosen
        self.title.setText(
            f"{chosen.place} · {chosen.record.model} · {chosen.record.maker}" if chosen else ""
        )
