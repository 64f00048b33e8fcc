"""The ledger's file: new from a table, and what every document's file can do."""

from pathlib import Path

from PySide6.QtCore import QObject, Slot

from catalog.files.ledgers import document_from_table
from core.ledger.document import LedgerDocument
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.suffixes import LEDGER, is_for_ledger
from gui.window.document.any_files import AnyFiles
from gui.window.document.file_dialogs import tables_filter
from gui.window.ledger.document import HeldLedger
from gui.window.parts.work import Ticket, Work
from gui.window.settings import Settings


class LedgerFiles(AnyFiles[LedgerDocument]):
    """The one ledger's way from and to its file."""

    def __init__(
        self, document: HeldLedger, settings: Settings, parent: QObject | None = None
    ) -> None:
        super().__init__(document, settings, parent)
        self._work = Work(self)  # tables, which take their time
        self._work.done.connect(self._begin_read)
        self._work.failed.connect(self._refuse)

    @property
    def words(self) -> Language:
        """As the user prefers."""
        return self._settings.reader()

    def is_ours(self, path: Path) -> bool:
        """A ledger, or a table that becomes one."""
        return is_for_ledger(path)

    def filters(self) -> list[str]:
        """Tables can be opened, too."""
        return [*super().filters(), tables_filter(self.words)]

    def _open(self, path: Path) -> None:
        if path.suffix.lower() == LEDGER:
            super()._open(path)
        else:
            self._work.start(_read, path)

    @Slot(object)
    def _begin_read(self, document: LedgerDocument) -> None:
        """A new ledger, worth saving, though nothing was edited yet."""
        self._begin(document, clean=False)

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self._tell(problem)


def _read(_ticket: Ticket, path: Path) -> LedgerDocument:
    return document_from_table(path)
