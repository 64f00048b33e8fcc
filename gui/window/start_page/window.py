"""The first window, which is there before any family or catalog is loaded."""

from pathlib import Path

from PySide6.QtCore import QSize, Signal, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QIcon,
    QKeySequence,
    QShortcut,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from gui.program.suffixes import DOCUMENTS, LOADS
from gui.window.parts import look
from gui.window.parts.icons import icon
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.question import CANCEL, Question
from gui.window.settings import Settings
from gui.window.start_page.page import StartPage

USUAL_PX, LEAST_PX = (1440, 900), (620, 330)
_WEATHER = (".epw",)
_ICON_PX = 16


class StartWindow(QMainWindow):
    """Bar and page; every choice is a signal, and the windows follow it."""

    file_wanted = Signal(object)  # a path
    example_wanted = Signal(str)
    blank_wanted = Signal(str)
    weather_wanted = Signal(object)  # an EPW file to begin a study at
    load_wanted = Signal(object)  # a file of load
    open_wanted = Signal()

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self._dropped: Path | None = None
        self.setAcceptDrops(True)
        self.setMinimumSize(*LEAST_PX)
        kept = settings.measures("start")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(min(USUAL_PX[0], room.width()), min(USUAL_PX[1], room.height() - 32))
        QShortcut(QKeySequence(QKeySequence.StandardKey.Open), self, self.open_wanted.emit)
        QShortcut(QKeySequence("Ctrl+,"), self, self.open_settings)
        QShortcut(QKeySequence("F1"), self, self.open_manual)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self, self._search)
        QShortcut(QKeySequence("Ctrl+Q"), self, self.close)
        self.build()
        settings.changed.connect(self.build)

    @property
    def words(self) -> Language:
        """As the user prefers."""
        return self.settings.reader()

    @Slot()
    def build(self) -> None:
        """Build the page in the words and colours of the settings."""
        look.apply(self.settings.theme, self.settings.language)
        self.setWindowTitle("LoadFit 荷配")
        central = QWidget(self)
        column = QVBoxLayout(central)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.page = StartPage(self.settings, self.words, central)
        self.page.open_wanted.connect(self.open_wanted)
        self.page.file_wanted.connect(self.file_wanted)
        self.page.example_wanted.connect(self.example_wanted)
        self.page.blank_wanted.connect(self.blank_wanted)
        column.addWidget(self._bar(central))
        column.addWidget(self.page, 1)
        self.setCentralWidget(central)  # Qt deletes the former one
        self.page.search.setFocus()

    def _bar(self, parent: QWidget) -> QWidget:
        bar = QFrame(parent)
        bar.setProperty("role", "bar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(16, 6, 16, 6)
        row.setSpacing(8)
        name = PlainLabel("LoadFit 荷配", bar)
        name.setProperty("role", "brand")
        row.addWidget(name)
        row.addStretch(1)
        for key, drawn, run in (
            ("settings", "settings", self.open_settings),
            ("manual", "help", self.open_manual),
        ):
            button = QPushButton(self.words.text(f"start.{key}"), bar)
            button.setIcon(QIcon(icon(drawn, look.colours().text, _ICON_PX)))
            button.setIconSize(QSize(_ICON_PX, _ICON_PX))
            button.clicked.connect(run)
            row.addWidget(button)
        return bar

    @Slot()
    def _search(self) -> None:
        self.page.search.setFocus()
        self.page.search.selectAll()

    @Slot()
    def open_settings(self) -> None:
        """Change preferences."""
        from gui.window.settings_dialog import SettingsDialog

        SettingsDialog(self.settings, self).open()

    @Slot()
    def open_manual(self) -> None:
        """Show the manual at the page of this window."""
        from gui.window.manual.help_key import HelpKey

        HelpKey(self.settings, lambda: "", self).open(self)

    # What is dropped on it

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802  Qt's name
        """Take a study, a ledger, a file of weather or a table."""
        if _dropped(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802  Qt's name
        """Open it; of a table it has to be asked what it is."""
        path = _dropped(event)
        if path is None:
            return
        event.acceptProposedAction()
        self.take(path)

    def take(self, path: Path) -> None:
        """Begin with a file that was dropped."""
        ending = path.suffix.lower()
        if ending in DOCUMENTS:
            self.file_wanted.emit(path)
        elif ending in _WEATHER:
            self.weather_wanted.emit(path)
        else:
            self._dropped = path
            words = self.words
            question = Question(self, words, words.text("start.table", name=path.name), (),
                                ("as_load", "as_ledger", CANCEL))  # fmt: skip
            question.answered.connect(self._take_table)
            question.open()

    @Slot(str)
    def _take_table(self, answer: str) -> None:
        path, self._dropped = self._dropped, None
        if path is not None and answer == "as_load":
            self.load_wanted.emit(path)
        elif path is not None and answer == "as_ledger":
            self.file_wanted.emit(path)

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Note where the window was."""
        self.settings.keep_measures("start", self.saveGeometry())
        event.accept()


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    path = Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
    taken = (*DOCUMENTS, *_WEATHER, *LOADS)
    return path if path and path.suffix.lower() in taken else None
