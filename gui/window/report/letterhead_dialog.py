"""What the company prints on its papers, entered once and kept."""

from pathlib import Path

import msgspec
from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QColorDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.letterhead_file import (
    ACCENT,
    LetterheadFile,
    keep_letterhead,
    kept,
    letterhead_path,
)
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.notice import Notice
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_WIDTH_PX = 520
_LINES = ("company", "address", "header", "footer", "accent", "logo")


class LetterheadDialog(FittingDialog):
    """Name, address, head and foot of the pages, colour, logo; `kept` tells that it was saved."""

    kept = Signal()

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._words = words
        self.setWindowTitle(words.text("letterhead.title"))
        self.setMinimumWidth(_WIDTH_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        self.notice = Notice(words, self)
        self.notice.hide()
        column.addWidget(self.notice)
        column.addLayout(self._form())
        self.buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel, self
        )
        set_role(self.buttons.button(QDialogButtonBox.StandardButton.Save), "main")
        self.buttons.accepted.connect(self.save)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def _form(self) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(24)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        now = kept()
        self.lines: dict[str, QLineEdit] = {}
        for key in _LINES:
            name, value = self._words.text(f"letterhead.{key}"), getattr(now, key)
            if key == "logo" and value:
                value = str(letterhead_path().parent / value)
            line = QLineEdit(value, self)
            line.setAccessibleName(name)
            line.setPlaceholderText(self._words.text(f"letterhead.{key}.hint"))
            self.lines[key] = line
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(line, 1)
            if key in ("accent", "logo"):
                button = QPushButton(self._words.text("letterhead.choose"), self)
                button.setAccessibleName(self._words.text(f"letterhead.{key}.choose"))
                button.clicked.connect(self._ask_colour if key == "accent" else self._ask_logo)
                row.addWidget(button)
            label = PlainLabel(name, self)
            label.setBuddy(line)
            form.addRow(label, row)
        return form

    @Slot()
    def _ask_colour(self) -> None:
        dialog = QColorDialog(QColor(self.lines["accent"].text() or "#0F6E84"), self)
        dialog.colorSelected.connect(lambda colour: self.lines["accent"].setText(colour.name()))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def _ask_logo(self) -> None:
        dialog = QFileDialog(self, self._words.text("letterhead.logo"))
        dialog.setNameFilter("PNG, JPEG, SVG (*.png *.jpg *.jpeg *.svg)")
        dialog.fileSelected.connect(self.lines["logo"].setText)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    @Slot()
    def save(self) -> None:
        """Keep it; what is wrong with it is told, and the dialog stays."""
        texts = {key: line.text().strip() for key, line in self.lines.items()}
        logo = Path(texts.pop("logo")) if texts["logo"] else None
        try:
            keep_letterhead(msgspec.convert(texts, LetterheadFile), logo)
        except Problem as problem:
            place = self._words.text("letterhead.accent") if problem.place == ACCENT else None
            self.notice.tell(Problem(problem.code, place or problem.place, *problem.figures))
            return
        except OSError as error:
            self.notice.say(str(error))
            return
        self.kept.emit()
        self.accept()
