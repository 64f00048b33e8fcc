"""The windows of the program, one a kind of document; a file goes to the window of its kind."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QApplication

from catalog.folders import data_folder
from core.vocabulary.problem import Problem
from gui.program.suffixes import is_for_ledger
from gui.window import qt_language
from gui.window.document.kept_folders import LEDGERS_KEPT, STUDIES_KEPT
from gui.window.settings import Settings

if TYPE_CHECKING:
    from core.study.study import Study
    from gui.program.program import Program
    from gui.window.ledger.window import LedgerWindow
    from gui.window.shell import MainWindow
    from gui.window.start_page.window import StartWindow

FIRST_EXAMPLE = "office-shanghai"


class Windows(QObject):
    """Makes each window when it is first asked for; all share settings and catalog."""

    made = Signal(object)  # a window

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.settings = Settings(application)
        qt_language.install(application, self.settings)
        self._program: Program | None = None
        self._study: MainWindow | None = None
        self._ledger: LedgerWindow | None = None
        self._start: StartWindow | None = None

    @property
    def program(self) -> "Program":
        """The program without a face, which opens the catalog."""
        if self._program is None:
            from gui.program.program import Program

            self._program = Program()
        return self._program

    @property
    def start(self) -> "StartWindow":
        """The start page, which waits for no family and no catalog."""
        if self._start is None:
            from gui.window.start_page.window import StartWindow

            start = self._start = StartWindow(self.settings)
            start.file_wanted.connect(self.open)
            start.example_wanted.connect(self.begin_example)
            start.blank_wanted.connect(self.begin_blank)
            start.weather_wanted.connect(self.begin_at_weather)
            start.load_wanted.connect(self.begin_with_load)
            start.open_wanted.connect(self.choose)
        return self._start

    @property
    def study(self) -> "MainWindow":
        """The study's window, on the first example while nothing else is opened."""
        if self._study is None:
            from gui.program.study_file import example

            self._study = self._made_for(example(FIRST_EXAMPLE))
        return self._study

    def _made_for(self, study: "Study") -> "MainWindow":
        from gui.window.document.document import Document
        from gui.window.document.files import Files
        from gui.window.document.session import Session
        from gui.window.shell import MainWindow
        from gui.window.start_page.recent import RecentKeeper

        session = Session(Document(study, parent=self), self.program, self)
        files = Files(session, self.settings, self)
        window = MainWindow(session, self.settings, files)
        files.elsewhere.connect(self.open)
        window.start_wanted.connect(self.show_start)
        RecentKeeper(session, self.settings, window)
        session.selected.connect(self._guide)
        self.made.emit(window)
        return window

    @Slot()
    def _guide(self) -> None:
        """Show the tour where it was never shown, once there is something to show it on."""
        from gui.window.tour.tour import is_due

        if self.study.isVisible() and is_due(self.settings):
            self.study.dialogs.open_tour()

    @property
    def ledger(self) -> "LedgerWindow":
        """The ledger's window, which is imported when it is asked for."""
        if self._ledger is None:
            from gui.window.ledger.document import EMPTY, HeldLedger
            from gui.window.ledger.files import LedgerFiles
            from gui.window.ledger.session import LedgerSession
            from gui.window.ledger.window import LedgerWindow
            from gui.window.start_page.recent_ledger import RecentLedgerKeeper

            document = HeldLedger(EMPTY, parent=self)
            session = LedgerSession(document, self.program, self)
            files = LedgerFiles(document, self.settings, self)
            self._ledger = LedgerWindow(session, self.settings, files)
            self._ledger.study_wanted.connect(self.open_study)
            RecentLedgerKeeper(session, self.settings, self._ledger)
            files.elsewhere.connect(self.open)
            self.made.emit(self._ledger)
        return self._ledger

    @Slot()
    def show_start(self) -> None:
        """Show the start page, with the recent files of the moment."""
        self.start.page.recent.fill()
        self.start.show()
        self.start.activateWindow()

    def show_first(self) -> None:
        """What a start without a file shows: the start page, or the last file where that is chosen.

        A file that is missing by now is named on the start page.
        """
        last = self.settings.recent[:1] if self.settings.at_start == "last" else ()
        if last and last[0].exists():
            self.open(last[0])
        else:
            self.show_start()

    @Slot(object)
    def open(self, path: Path) -> None:
        """Open a file in the window of its kind, which comes to the front."""
        if is_for_ledger(path):
            self._show_ledger()
            self.ledger.files.open(path)
        else:
            if self._study is None:
                self._study = self._made_for(_first_look(path))
            self._bring_study()
            self.study.files.open(path)
            self.study.session.begin()

    @Slot()
    def choose(self) -> None:
        """Let the user choose a file, in front of the window of studies."""
        self._bring_study()
        self.study.session.begin()
        self.study.files.choose_and_open()

    @Slot(str)
    def begin_example(self, name: str) -> None:
        """Begin with a bundled study, or a bundled ledger."""
        from gui.program.gallery.gallery import example_ledgers
        from gui.program.study_file import example

        ledger = example_ledgers().get(name)
        if ledger is None:
            self._begin(example(name))
        else:
            self.open(ledger)

    @Slot(str)
    def begin_blank(self, key: str) -> None:
        """Begin with the blank study of a family, or an empty ledger."""
        from gui.program.gallery.gallery import LEDGER
        from gui.program.study_file import blank

        if key == LEDGER:
            self._show_ledger()
        else:
            self._begin(blank(key))

    @Slot(object)
    def begin_at_weather(self, path: Path) -> None:
        """Begin with the first example at the place of a weather file."""
        from gui.program.study_file import at_weather_file, example

        self._begin(at_weather_file(example(FIRST_EXAMPLE), path))

    @Slot(object)
    def begin_with_load(self, path: Path) -> None:
        """Begin with the first example, and import a load for it."""
        self.begin_example(FIRST_EXAMPLE)
        self.study.dialogs.open_load(path)

    def _begin(self, study: "Study") -> None:
        if self._study is None:
            self._study = self._made_for(study)
            self._bring_study()
            self.study.session.begin()
        else:
            self._bring_study()
            self.study.files.begin(study)

    @Slot(object)
    def open_study(self, study: "Study") -> None:
        """Begin with a study that was made for a machine of the ledger."""
        self._bring_study()
        self.study.files.begin(study, clean=False)
        self.study.session.begin()

    def offer_recovery(self) -> None:
        """Offer what windows left that ended without closing."""
        if self._study is not None or any((data_folder() / STUDIES_KEPT).glob("*.json")):
            self.study.files.offer_recovery()
            if self.study.isVisible():
                self.study.session.begin()
        if any((data_folder() / LEDGERS_KEPT).glob("*.json")):
            self.ledger.files.offer_recovery()

    def _show_ledger(self) -> None:
        self.ledger.show()
        self.ledger.activateWindow()
        self._leave_start()

    def _bring_study(self) -> None:
        self.study.show()
        self.study.activateWindow()
        self._leave_start()

    def _leave_start(self) -> None:
        if self._start is not None:
            self._start.hide()


def _first_look(path: Path) -> "Study":
    """What the window is to be made for: the study of a file, so that its rows are made once.

    Of a file that cannot be read it says nothing: whoever opens it tells the user.
    """
    from gui.program.program import read_study
    from gui.program.study_file import example

    try:
        return read_study(path)
    except Problem:
        return example(FIRST_EXAMPLE)
