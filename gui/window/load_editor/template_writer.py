"""Writing a table to fill in: a year of stamps with an example day."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.program.templates.loads import LOAD, load_template
from gui.program.templates.workbook import template_workbook
from gui.window.parts.save_dialog import ask_where


class TemplateWriter(QObject):
    """Asks where the table goes, and writes it."""

    failed = Signal(object)  # Problem

    def __init__(self, words: Language, folder: Path, dialog: QWidget) -> None:
        super().__init__(dialog)
        self._words, self._folder, self._dialog = words, folder, dialog

    @Slot()
    def ask(self) -> None:
        """Ask where it goes."""
        title = self._words.text("load_editor.template")
        proposed = self._folder / "load.xlsx"
        ask_where(self._dialog, title, proposed, "XLSX (*.xlsx)").fileSelected.connect(self.write)

    @Slot(str)
    def write(self, name: str) -> None:
        """Write it."""
        try:
            content = template_workbook(load_template(LOAD, self._words), self._words)
            write(Path(name), content, endings=(".xlsx",))
        except Problem as problem:
            self.failed.emit(problem)
