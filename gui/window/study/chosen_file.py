"""Rows of files beside the study: chosen, and kept by a path that moves with it."""

import os
from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction, QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from gui.window.parts import look
from gui.window.parts.plain_text import tip
from gui.window.study.row import Desk, LineRow, Place
from gui.window.study.typed import Reading


class ChosenFileRow(LineRow[str | None]):
    """A file beside the study; a button opens the chooser.

    asked: the message that the chooser is headed with; kinds: of files it offers.
    """

    asked, kinds = "", ""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.line.setPlaceholderText(self.words.text("choice.none"))
        self.choose = QAction(_dots(), self.words.text(self.asked), self)
        self.choose.triggered.connect(self.open_chooser)
        self.line.addAction(self.choose, QLineEdit.ActionPosition.TrailingPosition)

    def read(self, text: str) -> Reading:
        """The path of a file that is there."""
        if not text.strip():
            return Reading()
        if not (self.desk.session.document.folder / text.strip()).is_file():
            return Reading(reason=self.words.text("study.reason.no_file"))
        return Reading(value=text.strip())

    def shown(self, value: str | None) -> str:
        """The path as the study holds it."""
        return value or ""

    def put_text(self) -> None:
        """Write the path, with its end in sight: the file's name; the whole is a hover away."""
        super().put_text()
        self.line.end(False)
        self.line.setToolTip(tip(self.line.text()))

    @Slot()
    def open_chooser(self) -> None:
        """Ask for a file."""
        folder = str(self.desk.session.document.folder)
        title = self.words.text(self.asked)
        name, _ = QFileDialog.getOpenFileName(self, title, folder, self.kinds)
        if name:
            self.take(Path(name))

    def take(self, path: Path) -> None:
        """Put a file into the study."""
        self._typed(stored_path(path, self.desk.session.document.path))
        if not self.wrong:
            self.put_text()


class WeatherFileRow(ChosenFileRow):
    """The user's weather file."""

    asked, kinds = "study.epw.choose", "EPW (*.epw *.EPW)"


class ApprovedListRow(ChosenFileRow):
    """A company's list of approved devices."""

    asked, kinds = "study.approved.choose", "JSON (*.json)"


class CoolingFileRow(ChosenFileRow):
    """A year of cooling beside a load of heat."""

    asked = "study.cooling_file.choose"
    kinds = "CSV, XLSX (*.csv *.txt *.xlsx *.xlsm *.xls *.ods *.parquet)"


def stored_path(path: Path, study: Path | None) -> str:
    """A path as the study keeps it: relative where the file lies beside or below the study."""
    if study is not None and path.resolve().is_relative_to(study.parent.resolve()):
        return Path(os.path.relpath(path.resolve(), study.parent.resolve())).as_posix()
    return str(path)


def _dots() -> QIcon:
    """Three dots, drawn: an icon of the theme's own colour."""
    picture = QPixmap(32, 32)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.colours().muted))
    for x in (4, 14, 24):
        painter.drawEllipse(x, 14, 5, 5)
    painter.end()
    return QIcon(picture)
