"""A widget in an area that scrolls from above to below, within the edges of a panel."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


def scrolled(widget: QWidget, parent: QWidget) -> QScrollArea:
    """The area with the widget in it."""
    area = QScrollArea(parent)
    area.setProperty("role", "panel")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(widget)
    area.setViewportMargins(16, 12, 0, 0)
    return area
