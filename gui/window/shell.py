"""The main window: what is needed at the left, candidates in the middle, the device at the right.

It only puts panels beside each other and gives actions their places; what a panel shows it
takes from the session. A change of language or units builds the panels anew: the document,
the session and what the user looks at live outside them.
"""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QMargins, QSize, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import (
    QMainWindow,
    QStyle,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.suffixes import DOCUMENTS, LOADS
from gui.window.candidates.panel import CandidatesPanel
from gui.window.dialogs import Dialogs
from gui.window.document.files import Files
from gui.window.document.session import Session
from gui.window.menus import fill_menus
from gui.window.parts import look
from gui.window.parts.actions import Actions
from gui.window.parts.late import Late
from gui.window.parts.notice import Notice
from gui.window.parts.tabs import Tabs
from gui.window.parts.work import Work
from gui.window.settings import Settings
from gui.window.status import StatusLine
from gui.window.study.panel import StudyPanel
from gui.window.three_columns import DEVICE, STUDY, Columns
from gui.window.top_bar import TopBar

if TYPE_CHECKING:
    from gui.window.comparison.panel import ComparisonPanel
    from gui.window.device.panel import DevicePanel
    from gui.window.plots.panel import PlotsPanel
    from gui.window.report.panel import ReportPanel

USUAL_PX, LEAST_PX = (1440, 900), (620, 330)  # 1280 × 720 at 200 %, with its frame
OPENED = ("settings", "catalog", "verdict", "consultation", "load", "manual", "tour", "about")
TABS = ("candidates", "plots", "comparison", "report")


class MainWindow(QMainWindow):
    """One window, one document."""

    start_wanted = Signal()  # the start page, where a new study is begun

    def __init__(self, session: Session, settings: Settings, files: Files) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self.files = files
        self.dialogs = Dialogs(session, settings, self)
        self._spoken: Language | None = None
        self._told: set[str] = set()  # troubles of the user's own files
        files.attach(self)
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_PX)
        self._put_where_it_was()
        self.build()
        self._listen()

    def _listen(self) -> None:
        document = self.session.document
        self.settings.changed.connect(self.rebuild)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        document.clean_changed.connect(self._tell_title)
        document.path_changed.connect(self._tell_title)
        document.changed.connect(self._follow_words)
        self.files.title_changed.connect(self._tell_title)
        self.files.migrated.connect(self._tell_copy)
        self.files.recovery.failed.connect(self._tell_problem)
        self.session.selected.connect(self._tell_selection)
        self.session.failed.connect(self._tell_failure)
        self.session.compared_changed.connect(self._tell_tabs)
        self.dialogs.report_wanted.connect(self.open_report)

    # Building

    @property
    def words(self) -> Language:
        """The language of the moment."""
        return self.settings.reader_of(self.session.document.study)

    def build(self) -> None:
        """Build bar, menus and panels in the words of the settings."""
        look.apply(self.settings.theme, self.settings.language)
        self._spoken = self.words
        self.content = central = QWidget(self)
        self.content_column = column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.actions_by_key = self._make_actions(central)
        self.bar = TopBar(self.actions_by_key, central)
        self.notice = Notice(self.words, central)
        self.splitter = self._columns(central)
        self.status = StatusLine(self.session, self.settings, central)
        self.status.settings_wanted.connect(self.dialogs.open_settings)
        column.addWidget(self.bar)
        column.addWidget(self.notice)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status)
        self.setCentralWidget(central)
        fill_menus(self.bar.menus, self.actions_by_key, TABS, self.files, self.settings, self.words)
        self._tell_title()
        self._tell_selection()
        self.tabs.currentChanged.connect(self._tell_failure)

    @Slot()
    def rebuild(self) -> None:
        """Build anew in other words, units or colours; the user stays where he was."""
        tab, sizes, chosen = self.tabs.currentIndex(), self.splitter.sizes(), self.splitter.chosen
        self.setUpdatesEnabled(False)
        old = self.content
        room = old.geometry()
        for work in old.findChildren(Work):
            work.wait()
        self.takeCentralWidget()
        old.hide()
        old.deleteLater()
        self.build()
        self.tabs.setCurrentIndex(tab)
        self.content.setGeometry(room)  # before the dividers, whose places mean nothing yet
        self.content_column.activate()
        self.content.show()
        self.splitter.chosen = chosen
        self.splitter.setSizes(sizes)
        self.candidates_panel.take_keys()  # they were with what is gone
        self.setUpdatesEnabled(True)

    def _columns(self, parent: QWidget) -> Columns:
        columns = Columns(self.settings, parent)
        self.study_panel = StudyPanel(self.session, self.settings, columns)
        self.tabs = self._tabs(columns)
        self._device = Late(self.session, self._make_device, columns)
        columns.fill(self.study_panel, self.tabs, self._device)
        return columns

    def _tabs(self, parent: QWidget) -> Tabs:
        tabs = Tabs(self.words.text("tabs.window"), parent)
        self.candidates_panel = CandidatesPanel(self.session, self.settings, tabs)
        self._plots = Late(self.session, self._make_plots, tabs)
        self._comparison = Late(self.session, self._make_comparison, tabs)
        self._report = Late(self.session, self._make_report, tabs)
        panels = (self.candidates_panel, self._plots, self._comparison, self._report)
        for key, panel in zip(TABS, panels, strict=True):
            tabs.addTab(panel, self.words.text(f"tab.{key}"))
        return tabs

    # What comes when the ranking is on the screen; who asks for it earlier has it made.

    @property
    def device_panel(self) -> "DevicePanel":
        """The panel of the candidate being looked at."""
        return cast("DevicePanel", self._device.panel)

    @property
    def plots_panel(self) -> "PlotsPanel":
        """The tab of plots."""
        return cast("PlotsPanel", self._plots.panel)

    @property
    def comparison_panel(self) -> "ComparisonPanel":
        """The tab of machines side by side."""
        return cast("ComparisonPanel", self._comparison.panel)

    @property
    def report_panel(self) -> "ReportPanel":
        """The tab of the report's pages."""
        return cast("ReportPanel", self._report.panel)

    def _make_device(self, place: QWidget) -> "DevicePanel":
        from gui.window.device.panel import DevicePanel

        return DevicePanel(self.session, self.settings, place)

    def _make_plots(self, place: QWidget) -> "PlotsPanel":
        from gui.window.plots.panel import PlotsPanel

        return PlotsPanel(self.session, self.settings, place)

    def _make_comparison(self, place: QWidget) -> "ComparisonPanel":
        from gui.window.comparison.panel import ComparisonPanel

        return ComparisonPanel(self.session, self.settings, place)

    def _make_report(self, place: QWidget) -> "ReportPanel":
        from gui.window.report.panel import ReportPanel

        return ReportPanel(self.session, self.settings, place)

    def _make_actions(self, parent: QWidget) -> Actions:
        actions = Actions(self.words, parent)
        actions.add_undo(self.session.document.undo_stack)
        for key in OPENED:
            actions.add(key, getattr(self.dialogs, f"open_{key}"))
        actions.add("report", self.open_report)
        actions.add("new", self.start_wanted.emit)
        actions.add("import_ledger", self.files.choose_ledger)
        actions.add("quit", self.close)
        actions.add("study_column", lambda: self._fold(STUDY))
        actions.add("device_column", lambda: self._fold(DEVICE))
        actions.add_switch("full_screen", self.isFullScreen(), self._fill_screen)
        for number, key in enumerate(TABS, start=1):
            actions.add_tab(key, number, self._show_tab)
        return actions

    # Actions

    @Slot(str)
    def open_report(self, form: str = "") -> None:
        """Show the report's pages, in another form where one is named."""
        self.report_panel.show_form(form)
        self._show_tab(TABS.index("report"))
        self.activateWindow()

    def _show_tab(self, index: int) -> None:
        self.tabs.setCurrentIndex(index)
        self.tabs.currentWidget().setFocus()

    def _fold(self, column: int) -> None:
        self.splitter.fold(column, self.width())

    def _fill_screen(self, full: bool) -> None:
        show = self.showFullScreen if full else self.showNormal
        show()

    # Telling

    @Slot()
    def _tell_title(self) -> None:
        document, title = self.session.document, self.files.title()
        self.bar.tell(title, str(document.path or ""), document.dirty)
        self.setWindowTitle(f"{title}[*] – LoadFit 荷配")
        self.setWindowModified(document.dirty)

    @Slot()
    def _tell_selection(self) -> None:
        self._tell_failure()
        self._tell_tabs()
        if self.session.selection:
            self._tell_troubles()

    @Slot()
    def _tell_failure(self) -> None:
        """Say what is wrong where the panel that is shown does not say it itself."""
        problem = self.session.problem
        if problem and self.tabs.currentWidget() is not self.candidates_panel:
            self.notice.tell(problem)
        elif self.notice.is_bad:
            self.notice.hide()

    @Slot()
    def _tell_tabs(self) -> None:
        ranked = self.session.selection
        counts = {"comparison": len(self.session.compared)}
        counts["candidates"] = len(ranked.candidates) if ranked else 0
        for key, count in counts.items():
            text = self.words.text(f"tab.{key}")
            shown = f"{text} {self.words.number(count)}" if count else text
            self.tabs.setTabText(TABS.index(key), shown)

    @Slot(object)
    def _tell_problem(self, problem: Problem) -> None:
        self.notice.tell(problem)

    def _tell_troubles(self) -> None:
        """Say once which of the user's own files could not be used."""
        fresh = [one for one in self.session.program.troubles if str(one) not in self._told]
        if fresh:
            self._told.update(map(str, fresh))
            self.notice.say("\n".join(self.words.problem(one) for one in fresh))

    @Slot(object)
    def tell_mishap(self, log: Path) -> None:
        """Say that something went wrong that nobody foresaw."""
        self.notice.say(self.words.text("mishap", file=str(log)))

    @Slot(object)
    def _tell_copy(self, copy: Path) -> None:
        self.notice.say(self.words.text("files.copy_kept", file=str(copy)))

    @Slot()
    def _follow_system(self) -> None:
        if self.settings.theme == "system":
            self.rebuild()

    @Slot()
    def _follow_words(self) -> None:
        """Another currency or another kind of equipment is another language."""
        spoken, words = self._spoken, self.words
        if spoken and (spoken.currency, spoken.subjects) != (words.currency, words.subjects):
            self.rebuild()

    # Coming, going and what is dropped on it

    def _put_where_it_was(self) -> None:
        kept = self.settings.measures("window")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            title = self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight)
            self.resize(QSize(*USUAL_PX).boundedTo(room.shrunkBy(QMargins(0, title, 0, 0))))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Begin with the candidates under the keys."""
        super().showEvent(event)
        if not event.spontaneous() and self.focusWidget() is None:
            self.candidates_panel.take_keys()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Keep the columns' usual widths until the user chooses others."""
        super().resizeEvent(event)
        self.splitter.share(self.width())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take a study file, or a file of load."""
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Open the study that was dropped, or import the load."""
        path = _dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        if path.suffix.lower() in DOCUMENTS:
            self.files.open(path)
        else:
            self.dialogs.open_load(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Ask about unsaved changes, then end the work under way."""
        if not self.files.may_close(self):
            event.ignore()
            return
        self.settings.keep_measures("window", self.saveGeometry())
        self.splitter.keep()
        self.dialogs.close()
        self.session.close()
        for work in self.findChildren(Work):
            work.wait()
        event.accept()


def _dropped(event: QDropEvent) -> Path | None:
    """The one file that is dragged, if it is of a kind that is taken."""
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    return path if path and path.suffix.lower() in (*DOCUMENTS, *LOADS) else None
