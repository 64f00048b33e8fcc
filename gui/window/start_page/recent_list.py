"""The recent files at the left of the start page; one that is missing says so."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings
from gui.window.start_page.card import RecentRow
from gui.window.start_page.noted import Noted, noted

_LINK_PAD_PX = 5  # what the style leaves before a link's word


class RecentList(QWidget):
    """A row a file; a missing one can be looked for or taken off the list."""

    wanted = Signal(object)  # a path to be opened

    def __init__(self, settings: Settings, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._words = settings, words
        self.rows: list[RecentRow] = []
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        self.fill()

    @Slot()
    def fill(self) -> None:
        """Show the files of the moment."""
        while (item := self.column.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        self.rows = []
        known = noted(self._settings)
        for path in self._settings.recent:
            self._add(path, known.get(str(path), Noted()))
        if not self.rows:
            none = PlainLabel(self._words.text("start.none"), self)
            none.setProperty("role", "muted")
            none.setWordWrap(True)
            self.column.addWidget(none)

    def _add(self, path: Path, known: Noted) -> None:
        words, missing = self._words, not path.exists()
        said = known.said if known.language == words.code else ""
        if not said and words.has(f"family.{known.family}"):
            said = words.text(f"family.{known.family}")
        if missing:
            said = words.text("start.missing")
        name = known.name or path.stem
        # Of a file that is called by its own name there is nothing to say but where it lies.
        told = said or (path.name if name != path.stem else "")
        lines = (name, told or path.parent.name)
        day = _day(known.day, words)
        right = ("", "") if missing else (day, path.parent.name if told else "")
        mark = f"blank/{known.family}" if known.family else "report"
        row = RecentRow(str(path), lines, right, mark, missing=missing, parent=self)
        row.setEnabled(not missing)
        row.clicked.connect(self._open)
        self.rows.append(row)
        if not missing:
            self.column.addWidget(row)
            return
        place = QWidget(self)
        line = QHBoxLayout(place)
        line.setContentsMargins(RecentRow.TEXT_PX - _LINK_PAD_PX, 0, 0, 4)
        line.setSpacing(4)
        line.addWidget(self._link("start.locate", path, self._locate))
        line.addWidget(self._link("start.remove", path, self._remove))
        line.addStretch(1)
        self.column.addWidget(row)
        self.column.addWidget(place)

    def _link(self, key: str, path: Path, run: Callable[[Path], None]) -> QPushButton:
        button = QPushButton(self._words.text(key), self)
        button.setProperty("role", "link")
        button.setAccessibleName(f"{self._words.text(key)} {path.name}")
        button.clicked.connect(lambda: run(path))
        return button

    @Slot()
    def _open(self) -> None:
        row = self.sender()
        if isinstance(row, RecentRow):
            self.wanted.emit(Path(row.key))

    def _remove(self, path: Path) -> None:
        self._settings.forget(path)
        self.fill()

    def _locate(self, path: Path) -> None:
        """Let the user show where the file is now."""
        dialog = QFileDialog(self, self._words.text("start.locate"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([f"*{path.suffix}", "*"])
        dialog.selectFile(path.name)
        dialog.finished.connect(dialog.deleteLater)
        dialog.fileSelected.connect(lambda name: self._found(path, Path(name)))
        dialog.open()

    def _found(self, gone: Path, path: Path) -> None:
        self._settings.forget(gone)
        self.wanted.emit(path)


def _day(written: str, words: Language) -> str:
    """The day as one says it: today with its time, else its date."""
    if not written:
        return ""
    at = datetime.fromisoformat(written)
    if at.date() == date.today():
        return words.text("start.today", time=f"{at:%H:%M}")
    return words.date(at.date())
