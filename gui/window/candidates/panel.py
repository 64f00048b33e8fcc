"""The panel of candidates: the ranking, what was left out, and two plots under it."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTableView, QVBoxLayout, QWidget

from gui.window.candidates.columns import columns_of, usual
from gui.window.candidates.model import RankingModel
from gui.window.session import Session
from gui.window.settings import Settings


class CandidatesPanel(QWidget):
    """The ranking table and what belongs to it."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._words = settings.reader(session.document.study.economics.currency)
        self.model = RankingModel(session, self._words, self)
        self.table = QTableView(self)
        self.table.setModel(self.model)
        column = QVBoxLayout(self)
        column.addWidget(self.table)
        session.selected.connect(self._show)
        self._show()

    @Slot()
    def _show(self) -> None:
        selection = self._session.selection
        if selection:
            shown = usual(selection)
            columns = [c for c in columns_of(selection, self._words) if c.key in shown]
            self.model.show(columns, selection.candidates)
