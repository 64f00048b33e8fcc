"""The line at the foot: catalog, number of devices, how long the selection took, preferences."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from gui.window.document.session import Session
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings


class StatusLine(QFrame):
    """Says what the result rests on and whether anything is under way."""

    settings_wanted = Signal()

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        self.setProperty("role", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        words = settings.reader()
        self._basis = PlainLabel(self)
        self._basis.setProperty("role", "muted")
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 0)
        self._busy.setFixedWidth(80)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(words.text("status.busy"))
        self._busy.hide()
        self._units = QPushButton(self)
        self._units.setProperty("role", "link")
        self._units.setToolTip(words.text("settings.title"))
        system = words.text(f"choice.{words.system.value}")
        self._units.setText(f"{system} · {words.text(f'language.{words.code}')}")
        self._units.clicked.connect(self.settings_wanted)
        row.addWidget(self._basis)
        row.addStretch(1)
        row.addWidget(self._busy)
        row.addWidget(self._units)
        session.selected.connect(self._tell)
        session.slow_changed.connect(self._busy.setVisible)
        self._tell()

    @Slot()
    def _tell(self) -> None:
        words, selection = self._settings.reader(), self._session.selection
        if selection is None:
            self._basis.clear()
            return
        count = len(selection.candidates) + len(selection.left_out)
        self._basis.setText(
            words.text(
                "status.basis",
                catalog=selection.catalog_version,
                count=words.number(count),
                milliseconds=words.number(self._session.milliseconds),
            )
        )
