"""The ledger's window: the board above; filters, table or plan or cells, and one asset below."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QMainWindow,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from core.ledger.document import LedgerDocument
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.ledger import ledger_file
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.ledger_text import LedgerText
from gui.program.ledger.measured_found import MeasuredFound
from gui.program.ledger.replacement import missing_said, replacement
from gui.program.ledger.report import report_of
from gui.program.reader import resources_folder
from gui.program.saving import write
from gui.program.suffixes import is_for_ledger
from gui.window.document.file_menu import FileMenu
from gui.window.ledger.board import Board
from gui.window.ledger.breakdown import BreakdownTab
from gui.window.ledger.detail import AssetDetail
from gui.window.ledger.files import LedgerFiles
from gui.window.ledger.filters import AssetFilters
from gui.window.ledger.foot import LedgerFoot
from gui.window.ledger.measured import MeasuredTab
from gui.window.ledger.plan import PlanTab
from gui.window.ledger.session import LedgerSession
from gui.window.ledger.sheet import Sheet
from gui.window.ledger.small_window import DETAIL_PX, LEAST_PX, Room
from gui.window.ledger.table import AssetsTable
from gui.window.manual.help_key import HelpKey
from gui.window.menus import menu_of
from gui.window.parts import look
from gui.window.parts.actions import Actions, plain
from gui.window.parts.notice import Notice
from gui.window.parts.save_dialog import ask_where
from gui.window.parts.tabs import Tabs
from gui.window.parts.work import Ticket, Work
from gui.window.settings import Settings
from gui.window.top_bar import TopBar

USUAL_PX = (1440, 900)
TABS = ("assets", "plan", "sheet", "breakdown", "measured")
ASSETS, PLAN, SHEET, BREAKDOWN, MEASURED = range(5)
_MEASURES = "ledger_window"
_OF_FILES = ("import_ledger", "export_ledger", "ledger_report", "import_measured")
_OUT = "XLSX (*.xlsx);;CSV (*.csv);;Parquet (*.parquet)"


class LedgerWindow(QMainWindow):
    """One window, one ledger."""

    study_wanted = Signal(object)  # a Study for the replacement of an asset

    def __init__(self, session: LedgerSession, settings: Settings, files: LedgerFiles) -> None:
        super().__init__()
        self.session, self.settings, self.files = session, settings, files
        self.help_key = HelpKey(settings, str, self)  # of no family
        files.attach(self)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_PX)
        self._work = Work(self)  # what is written
        self._work.done.connect(self._tell_written)
        self._work.failed.connect(self._tell_problem)
        kept = settings.measures(_MEASURES)
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(min(USUAL_PX[0], room.width()), min(USUAL_PX[1], room.height()))
        self.build()
        document = session.document
        settings.changed.connect(self.rebuild)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        for told in (document.clean_changed, document.path_changed, files.title_changed):
            told.connect(self._tell_title)
        files.recovery.failed.connect(self._tell_problem)
        session.diagnosed.connect(self.show_found)
        session.failed.connect(self._tell_failure)

    @property
    def words(self) -> Language:
        """The language of the moment."""
        return self.settings.reader()

    # Building

    def build(self) -> None:
        """Build bar, board and panels in the words of the settings."""
        look.apply(self.settings.theme, self.settings.language)
        words = self.words
        self.content = central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.actions_by_key = self._make_actions(central)
        self.bar = TopBar(self.actions_by_key, central, ("import_ledger", "ledger_report"))
        self._fill_menus()
        self.notice = Notice(words, central)
        self.board = Board(words, central)
        self.filters = AssetFilters(words, central)
        self.filters.changed.connect(self._filter)
        self.filters.faults_wanted.connect(self._show_faults)
        self.foot = LedgerFoot(self.session, words, central)
        self.foot.settings_wanted.connect(self._open_settings)
        middle = QVBoxLayout()
        middle.setSpacing(0)
        middle.addWidget(self.board)
        middle.addWidget(self._panels(central), 1)
        self.room = Room(
            words, tabs=self.tabs, board=self.board, detail=self.detail, filters=self.filters,
            column=middle, splitter=self.splitter,
        )  # fmt: skip
        self.room.fit(self.width(), self.height())
        beside = QHBoxLayout()
        beside.setSpacing(0)
        beside.addWidget(self.filters)
        beside.addLayout(middle, 1)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addLayout(beside, 1)
        column.addWidget(self.foot)
        self.setCentralWidget(central)
        self._tell_title()
        if self.session.found is not None:
            self.show_found()

    def _panels(self, parent: QWidget) -> QSplitter:
        words = self.words
        self.splitter = QSplitter(Qt.Orientation.Horizontal, parent)
        self.splitter.setHandleWidth(1)
        self.tabs = Tabs(self.words.text("tabs.window"), self.splitter)
        self.table = AssetsTable(words, self.tabs)
        self.table.looked_at.connect(self.session.choose)
        self.table.opened.connect(self.edit_row)
        self.plan = PlanTab(self.session, words, self.tabs)
        self.sheet = Sheet(self.session, words, self.tabs)
        self.breakdown = BreakdownTab(self.session, words, self.tabs)
        self.measured = MeasuredTab(self.session, words, self.tabs)
        self.measured.read.connect(lambda: self._show_tab(MEASURED))
        self.measured.failed.connect(self._tell_problem)
        panels = (self.table, self.plan, self.sheet, self.breakdown, self.measured)
        for key, panel in zip(TABS, panels, strict=True):
            self.tabs.addTab(panel, words.text(f"tab.{key}"))
        self.detail = AssetDetail(self.session, words, self.splitter)
        self.detail.edit_wanted.connect(self.edit_row)
        self.detail.replacement_wanted.connect(self.find_replacement)
        self.splitter.addWidget(self.tabs)
        self.splitter.addWidget(self.detail)
        self.tabs.currentChanged.connect(self._make_room)
        self.splitter.setStretchFactor(0, 1)
        self.splitter.setSizes([USUAL_PX[0] - DETAIL_PX, DETAIL_PX])
        return self.splitter

    @Slot(int)
    def _make_room(self, tab: int) -> None:
        """The plan is of all machines: it takes the room of the one that is looked at."""
        if self.splitter.indexOf(self.detail) >= 0:
            self.detail.setVisible(tab != PLAN)

    def _make_actions(self, parent: QWidget) -> Actions:
        actions = Actions(self.words, parent)
        actions.add_undo(self.session.document.undo_stack)
        actions.add("new", self.files.choose_and_open)
        actions.add("import_ledger", self.files.choose_ledger)
        actions.add("export_ledger", self._ask_export)
        actions.add("ledger_report", self._ask_report)
        actions.add("import_measured", lambda: self.measured.ask())
        actions.add("settings", self._open_settings)
        actions.add("manual", self.help_key.open)
        actions.add("quit", self.close)
        for number, key in enumerate(TABS, start=1):
            actions.add_tab(key, number, self._show_tab)
        return actions

    def _fill_menus(self) -> None:
        actions, words, bar = self.actions_by_key, self.words, self.bar.menus
        file_menu = menu_of(bar, "file", words)
        FileMenu(file_menu, actions, self.files, self.settings)
        file_menu.addActions([actions[key] for key in _OF_FILES])
        file_menu.addSeparator()
        file_menu.addAction(actions["quit"])
        edit = menu_of(bar, "edit", words)
        edit.addActions([actions["undo"], actions["redo"]])
        edit.addSeparator()
        edit.addAction(actions["settings"])
        view = menu_of(bar, "view", words)
        view.addActions([actions[f"tab.{key}"] for key in TABS])
        view.addSeparator()
        view.addAction(actions["manual"])

    @Slot()
    def rebuild(self) -> None:
        """Build anew in other words or colours; the user stays where he was."""
        tab, old = self.tabs.currentIndex(), self.content
        self.takeCentralWidget()
        old.hide()
        old.deleteLater()
        self.build()
        self.tabs.setCurrentIndex(tab)

    # What was found

    @Slot()
    def show_found(self) -> None:
        """Show the result; the row that is looked at stays."""
        found = self.session.found
        assert found is not None  # noqa: S101  it was told
        if self.notice.is_bad:
            self.notice.hide()
        self.text = LedgerText(self.words, self.session.program.grader.standards, found.rules)
        self.board.put(found)
        self.filters.put(found)
        self._filter()
        self.detail.put(self.text)

    @Slot()
    def _filter(self) -> None:
        found = self.session.found
        if found is not None:
            self.table.rows.put(found, self.text, self.filters.among())
            self.table.look_at(self.session.chosen_row)

    @Slot(int)
    def edit_row(self, row: int) -> None:
        """Show a row of the ledger cell by cell."""
        self._show_tab(SHEET)
        self.sheet.go_to(row)

    @Slot()
    def find_replacement(self) -> None:
        """Open a study with the asset as the machine of today, or say what is missing for one."""
        one, words = self.session.chosen, self.words
        if one is None:
            return
        made = replacement(one, self.session.document.ledger.settings, words)
        if made.study is not None:
            self.study_wanted.emit(made.study)
            return
        what = missing_said(made, words)
        self.notice.say(words.text("ledger_window.replace.missing", what=what))

    @Slot()
    def _show_faults(self) -> None:
        self._show_tab(SHEET)
        self.sheet.go_to_first_fault()

    def _show_tab(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)
        self.tabs.currentWidget().setFocus()

    # Files

    def _ask_export(self) -> None:
        self._ask_where("export_ledger", ".xlsx", _OUT).fileSelected.connect(self.export)

    def _ask_report(self) -> None:
        if self.session.found is not None:
            dialog = self._ask_where("ledger_report", ".pdf", "PDF (*.pdf)")
            dialog.fileSelected.connect(self.write_report)

    def _ask_where(self, key: str, suffix: str, kinds: str) -> QFileDialog:
        proposed = self.session.document.folder / f"{Path(self.files.title()).stem}{suffix}"
        title = plain(self.actions_by_key[key])
        return ask_where(self, title, proposed, kinds)

    @Slot(str)
    def write_report(self, name: str) -> None:
        """Write the report of what was found, off the window's thread."""
        assert self.session.found is not None  # noqa: S101  it was asked before
        self._work.start(_report, Path(name), self.session.found, self.text, self.measured.shown)

    @Slot(str)
    def export(self, name: str) -> None:
        """Write the table, off the window's thread."""
        self._work.start(_export, Path(name), self.session.document.ledger)

    @Slot(object)
    def _tell_written(self, path: Path) -> None:
        self.notice.say(self.words.text("ledger_window.written", file=str(path)))

    # Telling

    @Slot()
    def _tell_title(self) -> None:
        document, title = self.session.document, self.files.title()
        self.bar.tell(title, str(document.path or ""), document.dirty)
        self.setWindowTitle(f"{title}[*] – LoadFit 荷配")
        self.setWindowModified(document.dirty)

    @Slot()
    def _tell_failure(self) -> None:
        if self.session.problem is not None:
            self.notice.tell(self.session.problem)

    @Slot(object)
    def _tell_problem(self, problem: Problem) -> None:
        self.notice.tell(problem)

    @Slot(object)
    def tell_mishap(self, log: Path) -> None:
        """Say that something went wrong that nobody foresaw."""
        self.notice.say(self.words.text("mishap", file=str(log)))

    @Slot()
    def _open_settings(self) -> None:
        from gui.window.settings_dialog import SettingsDialog

        SettingsDialog(self.settings, self).open()

    @Slot()
    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.rebuild()

    # Coming, going and what is dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take a file."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Open the ledger that was dropped, or make one of the table."""
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.files.open(path)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Give each its room."""
        super().resizeEvent(event)
        if hasattr(self, "room"):  # a kept size is set before anything is built
            self.room.fit(self.width(), self.height())
            self._make_room(self.tabs.currentIndex())

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Ask about unsaved changes, then end the work under way."""
        if not self.files.may_close(self):
            event.ignore()
            return
        self.settings.keep_measures(_MEASURES, self.saveGeometry())
        self.help_key.close()
        self.session.close()
        self._work.finish()
        for work in self.findChildren(Work):
            work.wait()
        event.accept()


def _export(_: Ticket, path: Path, document: LedgerDocument) -> Path:
    ledger_file.export(path, document)
    return path


def _report(
    _: Ticket, path: Path, found: Diagnosed, text: LedgerText, measured: MeasuredFound | None
) -> Path:
    from core.report.typesetting import pdf

    content = pdf(report_of(found, text, measured), text.language, resources_folder())
    write(path, content, endings=(".pdf",))
    return path


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if it is of a kind that is taken."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path and is_for_ledger(path) else None
