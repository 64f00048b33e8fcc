"""Texts are shown as they are: a name like `<b>A</b>` is a name, never markup.

Qt takes any label or tool tip that looks like HTML for HTML. The program writes none, but
people's names, files and devices may look like it.
"""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget


class PlainLabel(QLabel):
    """A label whose text is never markup."""

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        if isinstance(text, str):
            super().__init__(parent)
            self.setText(text)
        else:
            super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)


def tip(text: str) -> str:
    """A tool tip that shows `text` as it is."""
    return escape(text).replace("\n", "<br>") if "<" in text else text
