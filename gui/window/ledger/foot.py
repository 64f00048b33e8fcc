"""The line at the foot: what was read, the day, whether anything is under way, preferences."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QPushButton, QWidget

from core.vocabulary.language import Language
from gui.program.ledger.lacking_text import lacking
from gui.window.ledger.session import LedgerSession
from gui.window.parts.elided import Elided


class LedgerFoot(QFrame):
    """Says what the result rests on."""

    settings_wanted = Signal()

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.setProperty("role", "foot")
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 2, 12, 2)
        self._basis = Elided(self)
        self._basis.setProperty("role", "muted")
        self._busy = QProgressBar(self)
        self._busy.setRange(0, 100)
        self._busy.setFixedWidth(120)
        self._busy.setTextVisible(False)
        self._busy.setAccessibleName(words.text("status.busy"))
        self._busy.hide()
        system = words.text(f"choice.{words.system.value}")
        self._units = QPushButton(f"{system} · {words.text(f'language.{words.code}')}", self)
        self._units.setProperty("role", "link")
        self._units.setToolTip(words.text("settings.title"))
        self._units.clicked.connect(self.settings_wanted)
        row.addWidget(self._basis, 1)
        row.addWidget(self._busy)
        row.addWidget(self._units)
        session.busy_changed.connect(self._busy.setVisible)
        session.progressed.connect(self._tell_progress)
        session.diagnosed.connect(self.tell)
        self.tell()

    @Slot(float)
    def _tell_progress(self, share: float) -> None:
        self._busy.setValue(round(100.0 * share))

    @Slot()
    def tell(self) -> None:
        """Say what was found, and of what."""
        found, words = self._session.found, self._words
        if found is None:
            return
        read = sum(one is not None for one in found.by_row)
        basis = words.text(
            "ledger_window.basis",
            rows=words.number(len(found.by_row)),
            read=words.number(read),
            day=found.rules.day.isoformat(),
        )
        lacks = lacking(found, words)
        self._basis.say(words.sentences((lacks, basis)))
