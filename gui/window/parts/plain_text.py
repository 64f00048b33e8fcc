"""Texts are shown as they are: a name like `<b>A</b>` is a name, never markup.

Qt takes any label or tool tip that looks like HTML for HTML. The program writes none, but
people's names, files and devices may look like it.
"""

from html import escape

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from gui.window.parts.unparted import unparted


class PlainLabel(QLabel):
    """A label whose text is never markup, and wraps nowhere between a number and its unit."""

    def __init__(self, text: str | QWidget | None = "", parent: QWidget | None = None) -> None:
        self._text = ""
        if isinstance(text, str):
            super().__init__(parent)
            self.setText(text)
        else:
            super().__init__(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        # Left to itself, Qt indents a framed label by half a letter and measures it by a whole
        # one: a line more than is drawn.
        self.setIndent(0)

    def setText(self, text: str) -> None:  # noqa: N802  Qt's name
        """Show another text."""
        self._text = text
        super().setText(unparted(text))

    def text(self) -> str:
        """The text as it was given."""
        return self._text


def tip(text: str) -> str:
    """A tool tip that shows `text` as it is."""
    return escape(text).replace("\n", "<br>") if "<" in text else text
