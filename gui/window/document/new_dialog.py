"""A new study: from which example to start, and at which site."""

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.command.example import examples
from gui.program.program import climate_file
from gui.window.document.files import Files
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_WIDTH_PX = 460


class NewDialog(QDialog):
    """The bundled studies, each with what it is about; a weather file takes the station's place."""

    def __init__(self, files: Files, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._files, self._words = files, words
        self.epw: Path | None = None
        self.setWindowTitle(words.text("new.title"))
        self.setMinimumWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        heading = PlainLabel(words.text("new.title"), self)
        heading.setProperty("role", "heading")
        more = PlainLabel(words.text("new.more"), self)
        more.setProperty("role", "muted")
        more.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.text("new.title"))
        for name in examples():
            item = QListWidgetItem(words.text(f"example.{name}"), self.list)
            item.setData(Qt.ItemDataRole.UserRole, name)
        self.list.setProperty("role", "choices")
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self.accept)
        self.choose = QPushButton(words.text("study.epw.choose"), self)
        self.choose.setAutoDefault(False)
        self.choose.clicked.connect(self._ask_weather)
        self.weather = PlainLabel(words.text("new.weather"), self)
        self.weather.setProperty("role", "muted")
        self.weather.setWordWrap(True)
        site = QHBoxLayout()
        site.addWidget(self.weather, 1)
        site.addWidget(self.choose)
        self.buttons = QDialogButtonBox(self)
        begin = self.buttons.addButton(
            words.text("answer.begin"), QDialogButtonBox.ButtonRole.AcceptRole
        )
        set_role(begin, "main")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        for widget in (heading, more, self.list):
            column.addWidget(widget)
        column.addLayout(site)
        column.addWidget(self.buttons)
        self.accepted.connect(self._begin)

    @Slot()
    def _ask_weather(self) -> None:
        dialog = QFileDialog(self, self._words.text("study.epw.choose"))
        dialog.setNameFilter("EPW (*.epw *.EPW)")
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.take_weather)
        dialog.open()

    @Slot(str)
    def take_weather(self, name: str) -> None:
        """Take the site from a weather file; one that cannot be used says why."""
        path = Path(name).absolute()
        try:
            year = climate_file(path.name, path.parent)
        except Problem as problem:
            set_role(self.weather, "wrong-word")
            self.weather.setText(self._words.problem(problem))
            return
        self.epw = path
        set_role(self.weather, "muted")
        self.weather.setText(self._words.text("new.weather.taken", place=year.label))

    @Slot()
    def _begin(self) -> None:
        self._files.new(self.list.currentItem().data(Qt.ItemDataRole.UserRole), self.epw)
