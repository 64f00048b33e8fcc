"""What an earlier window left unsaved: restore one, discard, or decide later."""

from typing import Any

from PySide6.QtCore import QDateTime, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from gui.window.document.recovery import LeftOver
from gui.window.parts.fitting_dialog import FittingDialog
from gui.window.parts.plain_button import plain_button
from gui.window.parts.plain_text import PlainLabel, tip

_WIDTH_PX = 560


class RecoveryDialog(FittingDialog):
    """A list of left-overs; what is neither restored nor discarded is offered again."""

    restored = Signal(object)  # a LeftOver, still held by its lock

    def __init__(
        self, parent: QWidget, words: Language, left_over: tuple[LeftOver[Any], ...]
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(words.text("recovery.title"))
        self.setMinimumWidth(_WIDTH_PX)
        self._words = words
        self._open = list(left_over)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(8)
        heading, more = PlainLabel(words.text("recovery.title"), self), PlainLabel(self)
        heading.setProperty("role", "heading")
        more.setProperty("role", "muted")
        more.setText(words.text("recovery.more"))
        more.setWordWrap(True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(words.text("recovery.title"))
        for one in left_over:
            self._add(one)
        self.list.setProperty("role", "choices")
        self.list.setSizeAdjustPolicy(QListWidget.SizeAdjustPolicy.AdjustToContents)
        self.list.setCurrentRow(0)
        self.list.itemDoubleClicked.connect(self._restore)
        for widget in (heading, more, self.list):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(self._buttons())
        self.finished.connect(self._leave)

    def _add(self, one: LeftOver[Any]) -> None:
        when = QLocale().toString(
            QDateTime.fromSecsSinceEpoch(int(one.when.timestamp())), QLocale.FormatType.ShortFormat
        )
        name = one.title or self._words.text("files.unnamed")
        place = str(one.path) if one.path else self._words.text("recovery.never_saved")
        item = QListWidgetItem(f"{name}  ·  {when}\n{place}", self.list)
        item.setToolTip(tip(place))

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        self.buttons: dict[str, QPushButton] = {}
        for key, act in (
            ("later", self.reject),
            ("remove", self._discard),
            ("restore", self._restore),
        ):
            button = plain_button(self._words.text(f"answer.{key}"), act, self)
            button.setObjectName(f"answer-{key}")
            row.addWidget(button)
            self.buttons[key] = button
        self.buttons["restore"].setProperty("role", "main")
        self.buttons["restore"].setDefault(True)
        return row

    @Slot()
    def _restore(self) -> None:
        left_over = self._open.pop(self.list.currentRow())
        self.accept()
        self.restored.emit(left_over)

    @Slot()
    def _discard(self) -> None:
        row = self.list.currentRow()
        self._open.pop(row).discard()
        self.list.takeItem(row)
        if not self._open:
            self.accept()

    @Slot()
    def _leave(self) -> None:
        for one in self._open:
            one.leave()
        self._open = []
