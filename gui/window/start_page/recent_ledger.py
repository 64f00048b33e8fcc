"""Recent ledgers with their key figures, as they were left."""

from datetime import datetime

from PySide6.QtCore import QObject, Slot

from core.ledger.state import State
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed
from gui.window.ledger.session import LedgerSession
from gui.window.settings import Settings
from gui.window.start_page.noted import Noted, noted, write

_MARK = "ledger"  # the icon of a blank one
_IN_USE = 0


class RecentLedgerKeeper(QObject):
    """Notes, whenever a ledger with a file is diagnosed, what its board says first."""

    def __init__(self, session: LedgerSession, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._settings = session, settings
        session.diagnosed.connect(self.note)
        session.document.path_changed.connect(self.note)

    @Slot()
    def note(self) -> None:
        """Write down the ledger's name and key figures."""
        document, found = self._session.document, self._session.found
        if document.path is None or found is None or found.document is not document.ledger:
            return
        words = self._settings.reader()
        fresh = Noted(
            name=document.ledger.name.strip(), family=_MARK, said=key_figures(found, words),
            language=words.code, day=datetime.now().astimezone().isoformat(timespec="minutes"),
        )  # fmt: skip
        if noted(self._settings).get(str(document.path)) != fresh:
            write(self._settings, document.path, fresh)


def key_figures(found: Diagnosed, words: Language) -> str:
    """Machines in use, rows on the lists, energy; with budgets what the plan saves instead."""
    shown, totals = found.columns, found.totals
    hits = int(((shown.status == _IN_USE) & (shown.state == list(State).index(State.HIT))).sum())
    energy, key = totals.kwh, "start.ledger"
    if found.planned is not None:
        energy = sum(year.saving_kwh for year in found.planned.plan.years)
        key = "start.ledger.plan"
    return words.text(
        key, units=words.number(totals.units), hits=words.number(hits),
        energy=f"{words.number(energy / 1e3)} MWh",
    )  # fmt: skip
