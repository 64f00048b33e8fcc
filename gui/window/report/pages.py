"""The pages of a report, one under the other, as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel

_MARGIN_PX = 16
_A4_WIDTH_IN = 8.27


class PagesView(QScrollArea):
    """Pages fitted to the width; a new set keeps the place one was reading."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._labels: list[QLabel] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setAccessibleName(words.text("report_panel.pages"))
        content = QWidget(self)
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(_MARGIN_PX, _MARGIN_PX, _MARGIN_PX, _MARGIN_PX)
        self._column.setSpacing(_MARGIN_PX)
        self._column.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setWidget(content)

    @property
    def count(self) -> int:
        """Pages shown."""
        return sum(not label.isHidden() for label in self._labels)

    def wanted_ppi(self) -> float:
        """Dots an inch that fill the width without blur on this screen."""
        width = max(self.viewport().width() - 2 * _MARGIN_PX, 320)
        return min(width, 900) / _A4_WIDTH_IN * self.devicePixelRatioF()

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Put the pages in place of the old ones."""
        for number, image in enumerate(images):
            label = self._label(number)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(pixmap)
            shown = self._words.text("report.page", page=str(number + 1), pages=str(len(images)))
            label.setAccessibleName(shown)
            label.show()
        for label in self._labels[len(images) :]:
            label.hide()

    def _label(self, number: int) -> QLabel:
        while len(self._labels) <= number:
            label = PlainLabel(self.widget())
            label.setProperty("role", "page")
            self._column.addWidget(label)
            self._labels.append(label)
        return self._labels[number]
