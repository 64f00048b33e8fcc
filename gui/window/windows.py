"""The windows of the program, one a kind of document; a file goes to the window of its kind."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from catalog.folders import data_folder
from core.study.study import Study
from gui.program.program import Program
from gui.program.study_file import example
from gui.program.suffixes import is_for_ledger
from gui.window import qt_language
from gui.window.document.any_document import LEDGERS_KEPT
from gui.window.document.document import Document
from gui.window.document.files import Files
from gui.window.document.session import Session
from gui.window.settings import Settings
from gui.window.shell import MainWindow

if TYPE_CHECKING:
    from gui.window.ledger.window import LedgerWindow

FIRST_EXAMPLE = "office-shanghai"


class Windows(QObject):
    """Makes each window when it is first asked for; both share settings and catalog."""

    made = Signal(object)  # a window

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.settings = Settings(application)
        qt_language.install(application, self.settings)
        self.program = Program()
        self._study: MainWindow | None = None
        self._ledger: LedgerWindow | None = None

    @property
    def study(self) -> MainWindow:
        """The study's window, on the first example while nothing else is opened."""
        if self._study is None:
            document = Document(example(FIRST_EXAMPLE), parent=self)
            session = Session(document, self.program, self)
            files = Files(session, self.settings, self)
            self._study = MainWindow(session, self.settings, files)
            files.elsewhere.connect(self.open)
            self.made.emit(self._study)
        return self._study

    @property
    def ledger(self) -> "LedgerWindow":
        """The ledger's window, which is imported when it is asked for."""
        if self._ledger is None:
            from gui.window.ledger.document import EMPTY, HeldLedger
            from gui.window.ledger.files import LedgerFiles
            from gui.window.ledger.session import LedgerSession
            from gui.window.ledger.window import LedgerWindow

            document = HeldLedger(EMPTY, parent=self)
            session = LedgerSession(document, self.program, self)
            files = LedgerFiles(document, self.settings, self)
            self._ledger = LedgerWindow(session, self.settings, files)
            self._ledger.study_wanted.connect(self.open_study)
            files.elsewhere.connect(self.open)
            self.made.emit(self._ledger)
        return self._ledger

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file in the window of its kind, which comes to the front."""
        if is_for_ledger(path):
            self.ledger.show()
            self.ledger.activateWindow()
            self.ledger.files.open(path)
        else:
            self._show_study()
            self.study.files.open(path)

    @Slot(object)
    def open_study(self, study: Study) -> None:
        """Begin with a study that was made for a machine of the ledger."""
        self._show_study()
        self.study.files.begin(study, clean=False)

    def offer_recovery(self) -> None:
        """Offer what windows left that ended without closing."""
        if self._study is not None:
            self._study.files.offer_recovery()
        if any((data_folder() / LEDGERS_KEPT).glob("*.json")):
            self.ledger.files.offer_recovery()

    def _show_study(self) -> None:
        fresh = self._study is None
        self.study.show()
        self.study.activateWindow()
        if fresh:
            self.study.session.refresh()
