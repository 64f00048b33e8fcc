"""The button of a company's approved list: opened, begun, filled with what was found, closed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, Qt, Slot
from PySide6.QtWidgets import QFileDialog, QMenu, QToolButton, QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.window.catalog_browser.marks import Marks
from gui.window.parts.save_dialog import ask_where

_KINDS = "JSON (*.json)"


class ApprovedButton(QToolButton):
    """Names the list that is open; its menu changes the list, whose file is written at once.

    found_ids: the devices that the list of the catalog shows now.
    """

    found_ids: Callable[[], list[str]]

    def __init__(self, marks: Marks, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._marks, self._words = marks, words
        self.setProperty("role", "link")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._open_menu)
        marks.changed.connect(self._say)
        self._say()

    @Slot()
    def _say(self) -> None:
        words, listed = self._words, self._marks.approved
        text = words.text("browser.approved")
        if listed is not None:
            count = words.number(len(listed.devices))
            text = words.text("browser.approved.open", list=listed.name, count=count)
        self.setText(f"{text} ▾")
        path = self._marks.path
        self.setToolTip(str(path) if path else words.text("browser.approved.help"))

    @Slot()
    def _open_menu(self) -> None:
        self.menu_of_list().popup(self.mapToGlobal(QPoint(0, self.height())))

    def menu_of_list(self) -> QMenu:
        """What can be done with a list now."""
        words, found = self._words, self.found_ids()
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        actions: list[tuple[str, Callable[[], None]]] = [
            ("choose", self._ask_open),
            ("begin", self._ask_begin),
        ]
        if self._marks.approved is not None:
            actions += [
                ("add", lambda: self._marks.approve(found, True)),
                ("take", lambda: self._marks.approve(found, False)),
                ("close", self._marks.close_list),
            ]
        for key, run in actions:
            text = words.text(f"browser.approved.{key}", count=words.number(len(found)))
            action = menu.addAction(text)
            action.setObjectName(key)
            action.triggered.connect(run)
        return menu

    def _ask_open(self) -> None:
        dialog = QFileDialog(self, self._words.text("study.approved.choose"), "", _KINDS)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(self.open_list)
        dialog.open()

    def _ask_begin(self) -> None:
        title = self._words.text("browser.approved.begin")
        proposed = Path.home() / f"{self._words.text('browser.approved')}.json"
        ask_where(self, title, proposed, _KINDS).fileSelected.connect(self.begin_list)

    @Slot(str)
    def open_list(self, name: str) -> None:
        """Open the list in a file."""
        try:
            self._marks.open_list(Path(name))
        except Problem as problem:
            self._marks.refused.emit(problem)

    @Slot(str)
    def begin_list(self, name: str) -> None:
        """Begin a list in a file."""
        try:
            self._marks.begin_list(Path(name))
        except Problem as problem:
            self._marks.refused.emit(problem)
