"""Figures that are shown, not edited: titles and figures aligned with the rows of a form."""

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.row import FIELD_PX


def figure_pair(parent: QWidget, title: str, row: int) -> QLabel:
    """A title and a figure that is shown, not edited, on a grid aligned with the rows."""
    grid = parent.layout()
    if not isinstance(grid, QGridLayout):
        grid = QGridLayout(parent)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(0, 1)
    name, figure = PlainLabel(title, parent), PlainLabel("–", parent)
    name.setProperty("role", "muted")
    name.setWordWrap(True)
    figure.setFixedWidth(FIELD_PX)
    figure.setMinimumHeight(look.FIELD_PX - 6)
    figure.setIndent(7)
    figure.setWordWrap(True)
    figure.setAccessibleName(title)
    grid.addWidget(name, row, 0)
    grid.addWidget(figure, row, 1)
    return figure
