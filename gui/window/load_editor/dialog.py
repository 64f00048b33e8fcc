"""The load editor: a year of load from a file, from the clipboard, or from the bundled shapes.

Nothing reaches the study before OK, and then in one step that can be undone.
"""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QGuiApplication,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from catalog.files.shapes import load_shape
from core.load.kinds import LoadFile, LoadShape
from core.load.series import LoadSeries
from core.vocabulary.problem import Problem
from gui.window.document.session import Session
from gui.window.load_editor.charts import HeatMap, TypicalDays
from gui.window.load_editor.foot import Foot
from gui.window.load_editor.outcome import Outcome
from gui.window.load_editor.reading import (
    Asked,
    Read,
    keep_copy,
    place_of_copy,
    read,
)
from gui.window.load_editor.sources import FILE, PASTE, SHAPE, Sources
from gui.window.load_editor.taking import load_of, with_load
from gui.window.load_editor.template_writer import TemplateWriter
from gui.window.load_editor.year import Year, year_of
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.work import Work
from gui.window.settings import Settings

_WIDE, _TALL = 980, 660
_TABLE, _YEAR, _DAYS = range(3)
_WORK = "load_editor"


class LoadEditor(FittingDialog):
    """Import, paste or choose a year of load."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._document = session, session.document
        self.words = settings.reader_of(self._document.study)
        self._read: Read | None = None
        self._shape: str | None = None
        self._heat = self._document.study.duty.heats
        self._asked: dict[int, Asked] = {}  # the latest of each way
        # Of the session: a large file that was given up is read to its end there, unheard,
        # and closing the dialog need not wait for it.
        self._work = session.findChild(Work, _WORK) or Work(session)
        self._work.setObjectName(_WORK)
        self._writing = Work(self)
        self._template = TemplateWriter(self.words, self._document.folder, self)
        self.setWindowTitle(self.words.text("load_editor.title"))
        self.resize(_WIDE, _TALL)
        self.setAcceptDrops(True)
        self._build()
        self._connect()
        self._begin()

    # Building

    def _build(self) -> None:
        self.sources = Sources(self.words, self)
        with_shapes = LoadShape in self._document.study.duty.loads
        self.sources.way(SHAPE).setVisible(with_shapes)
        self.outcome = Outcome(self.words, self)
        self.heat_map = HeatMap(self.words, self)
        self.typical = TypicalDays(self.words, self)
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.setAccessibleName(self.words.text("tabs.load"))
        self.tabs.tabBar().setDrawBase(False)
        for key, page in (
            ("table", self.outcome.table),
            ("year", self.heat_map),
            ("days", self.typical),
        ):
            self.tabs.addTab(page, self.words.text(f"load_editor.tab.{key}"))
        right = QVBoxLayout()
        right.addWidget(self.tabs, 1)
        right.addWidget(self.outcome)
        middle = QHBoxLayout()
        middle.setSpacing(16)
        middle.addWidget(self.sources)
        middle.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(12)
        column.addLayout(middle, 1)
        self.foot = Foot(self.words, self)
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self.sources.file_wanted.connect(self.choose_file)
        self.sources.paste_wanted.connect(self.paste)
        self.sources.template_wanted.connect(self._template.ask)
        self.sources.shape_chosen.connect(self.show_shape)
        self.sources.way_opened.connect(self._open_way)
        self.sources.detected.changed.connect(self.read)
        self._work.done.connect(self._receive)
        self._work.failed.connect(self._refuse)
        self._work.busy_changed.connect(self.foot.tell_busy)
        self._writing.done.connect(self._copied)
        self._writing.failed.connect(self._refuse)
        self._template.failed.connect(self._refuse)
        self.foot.stop.clicked.connect(self.give_up)
        self.foot.buttons.accepted.connect(self._finish)
        self.foot.buttons.rejected.connect(self.reject)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), self, self.paste)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self.choose_file)

    def _begin(self) -> None:
        """Show the load the study has."""
        load, selection = self._document.study.load, self._session.selection
        self._show_year(None)
        if isinstance(load, LoadFile):
            path = self._document.folder / load.path
            asked = Asked(
                path=path, column=load.column, unit=load.unit, sheet=load.sheet,
                reading=load.reading, heat=self._heat,
            )  # fmt: skip
            self._show_file(asked)
        elif isinstance(load, LoadShape):
            self.sources.show_shape(load.shape)
            self.show_shape(load.shape)
        elif selection and selection.study.load == load and isinstance(selection.load, LoadSeries):
            self.tabs.setCurrentIndex(_YEAR)
            self._show_year(year_of(selection.load))
            self.outcome.show_findings(selection.load.findings)
        self._tell_ready()

    @property
    def is_reading(self) -> bool:
        """Whether a file or a text is being read."""
        return self._work.busy

    # Sources

    @Slot()
    def choose_file(self) -> None:
        """Ask for a file and read it."""
        words = self.words
        kinds = f"{words.text('load_editor.files')} (*.csv *.txt *.tsv *.xlsx *.xls *.ods)"
        everything = f"{words.text('load_editor.all_files')} (*)"
        name, _ = QFileDialog.getOpenFileName(
            self, words.text("load_editor.choose"), str(self._document.folder),
            f"{kinds};;{everything}",
        )  # fmt: skip
        if name:
            self.open_file(Path(name))

    def open_file(self, path: Path) -> None:
        """Read a file."""
        self._show_file(Asked(path=path, heat=self._heat))

    def _show_file(self, asked: Asked) -> None:
        self.sources.show_file(asked)
        self.read(asked)

    @Slot()
    def paste(self) -> None:
        """Read what lies in the clipboard."""
        self._show_pasted(Asked(text=QGuiApplication.clipboard().text(), heat=self._heat))

    def _show_pasted(self, asked: Asked) -> None:
        self.sources.show_paste(asked)
        self.read(asked)

    @Slot(int)
    def _open_way(self, way: int) -> None:
        """Show again what was read that way; nothing where nothing was."""
        self._work.cancel()
        self._read, self._shape = None, None
        self.outcome.show_preview(None)
        self._show_year(None)
        self._tell_ready()
        asked = self._asked.get(way)
        if asked:
            show = self._show_file if way == FILE else self._show_pasted
            show(asked)

    @Slot(object)
    def read(self, asked: Asked) -> None:
        """Read off the window's thread; a later wish overtakes it."""
        self._shape, self._read = None, None
        self._asked[FILE if asked.path else PASTE] = asked
        self._tell_ready()
        self._work.start(read, asked)

    @Slot(str)
    def show_shape(self, key: str) -> None:
        """Show a bundled shape."""
        self._work.cancel()
        self._read, self._shape = None, key
        try:
            load = load_shape(key, self._document.study.duty.entered_peak_w)
        except Problem as problem:
            self._shape = None
            self._refuse(problem)
            return
        self.outcome.show_preview(None)
        self.outcome.show_findings(load.findings)
        if self.tabs.currentIndex() == _TABLE:
            self.tabs.setCurrentIndex(_YEAR)
        self._show_year(year_of(load))
        self._tell_ready()

    @Slot()
    def give_up(self) -> None:
        """Stop reading."""
        self._work.cancel()
        self.outcome.show_note("load_editor.stopped")

    # What came out

    @Slot(object)
    def _receive(self, found: Read) -> None:
        self._read = found
        self.sources.detected.show_preview(found.preview, found.asked)
        self.outcome.show_preview(found.preview)
        self.tabs.setCurrentIndex(_TABLE if found.preview.problem else self.tabs.currentIndex())
        self._show_year(found.year)
        if found.asked.path is None:
            self.sources.tell_rows(len(found.preview.table.row))
        self._tell_ready()

    @Slot(object)
    def _refuse(self, problem: Problem) -> None:
        self._read = None
        self.outcome.show_problem(problem)
        self._show_year(None)
        self._tell_ready()

    def _show_year(self, year: Year | None) -> None:
        self.heat_map.show_year(year)
        self.typical.show_year(year)
        self.tabs.setTabEnabled(_YEAR, year is not None)
        self.tabs.setTabEnabled(_DAYS, year is not None)
        self.tabs.setTabEnabled(_TABLE, self._shape is None)

    def _tell_ready(self) -> None:
        found = self._read
        ready = self._shape is not None or (found is not None and found.year is not None)
        self.foot.ok.setEnabled(ready)
        text = ""
        if found and found.year and found.asked.needs_copy:
            path = place_of_copy(self._document.path)
            text = self.words.text("load_editor.copy", path=str(path))
        self.foot.note.setText(text)

    # Taking it

    @Slot()
    def _finish(self) -> None:
        """Put the load into the study; where it needs a copy, write that first."""
        found = self._read
        if self._shape is not None:
            self._take(LoadShape(shape=self._shape))
        elif found and found.asked.needs_copy:
            self.foot.ok.setEnabled(False)
            self._writing.start(keep_copy, found, self._document.path)
        elif found and found.asked.path:
            self._take_file(found, found.asked.path)

    @Slot(object)
    def _copied(self, path: Path) -> None:
        if self._read:
            self._take_file(self._read, path)

    def _take_file(self, found: Read, path: Path) -> None:
        self._take(load_of(found, path, self._document.path, self._document.study.load))

    def _take(self, load: LoadFile | LoadShape) -> None:
        self._document.swap(with_load(self._document.study, load), f"load:{load}")
        self.accept()

    # Ending

    def done(self, result: int) -> None:
        """Forget the reading under way; a copy being written is finished."""
        self._work.cancel()
        self._writing.wait()
        super().done(result)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """A file may be dropped."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Read the file that was dropped."""
        paths = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            self.open_file(Path(paths[0]))
