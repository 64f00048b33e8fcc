"""The file of a load: of a year it is chosen in the load editor, of a shaft here."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFileDialog, QLineEdit, QStyle, QWidget

from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.program.templates.loads import CYCLE, FLOW, INPUT, METER, WATER_METER, load_template
from gui.program.templates.workbook import template_workbook
from gui.window.document.amend import kind_of
from gui.window.parts.question import tell_problem
from gui.window.study.chosen_file import stored_path
from gui.window.study.row import Desk, Place
from gui.window.study.rows import FileRow
from gui.window.study.typed import Reading

# Tags of the loads there is a table to fill in for.
_WITH_TABLE = (CYCLE, FLOW, INPUT, METER, WATER_METER)
_CHOSEN = (*_WITH_TABLE, "air_log", "renewable_power")  # and of those whose file is chosen here


class LoadFileRow(FileRow):
    """The name of the file; of a shaft or a meter with buttons to choose one or write a table."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        tag = kind_of(desk.session.document.study.load)
        self.kind = tag if tag in _CHOSEN else None
        if self.kind is None:
            return
        self.line.setReadOnly(False)  # emptied, the figures of the study count again
        style, trailing = self.style(), QLineEdit.ActionPosition.TrailingPosition
        for key, icon, act in (
            ("template", QStyle.StandardPixmap.SP_DialogSaveButton, self.ask_template),
            ("choose", QStyle.StandardPixmap.SP_DialogOpenButton, self.ask_file),
        ):
            if key == "template" and tag not in _WITH_TABLE:
                continue
            action = QAction(
                style.standardIcon(icon), self.words.text(f"study.shaft_file.{key}"), self
            )
            action.triggered.connect(act)
            self.line.addAction(action, trailing)

    def shown(self, value: str | None) -> str:
        """The file's name; of a shaft its path, which is edited here."""
        return (value or "") if self.kind else super().shown(value)

    def read(self, text: str) -> Reading:
        """A file that is there, or none."""
        if self.kind is None or not text.strip():
            return Reading(value=text.strip())
        if not (self.desk.session.document.folder / text.strip()).is_file():
            return Reading(reason=self.words.text("study.reason.no_file"))
        return Reading(value=text.strip())

    @Slot()
    def ask_file(self) -> None:
        """Ask for a file of figures."""
        self._dialog("study.shaft_file.choose", QFileDialog.AcceptMode.AcceptOpen, self.take)

    @Slot()
    def ask_template(self) -> None:
        """Ask where the table to fill in goes."""
        key = "study.shaft_file.template"
        self._dialog(key, QFileDialog.AcceptMode.AcceptSave, self.write_template)

    def _dialog(self, key: str, mode: QFileDialog.AcceptMode, then: Callable[[str], None]) -> None:
        folder = str(self.desk.session.document.folder)
        dialog = QFileDialog(self, self.words.text(key), folder)
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptSave:
            dialog.setNameFilter("XLSX (*.xlsx)")
            dialog.setDefaultSuffix("xlsx")
            dialog.selectFile(f"{self.kind}.xlsx")
        else:
            dialog.setNameFilter("CSV, XLSX (*.csv *.txt *.xlsx *.xlsm *.xls *.ods)")
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(then)
        dialog.open()

    @Slot(str)
    def take(self, name: str) -> None:
        """Put a file into the study."""
        self._typed(stored_path(Path(name), self.desk.session.document.path))
        if not self.wrong:
            self.put_text()

    @Slot(str)
    def write_template(self, name: str) -> None:
        """Write the table to fill in."""
        template = load_template(str(self.kind), self.words)
        try:
            write(Path(name), template_workbook(template, self.words), endings=(".xlsx",))
        except Problem as problem:
            self.problem_dialog = tell_problem(self, self.words, problem)
