"""The pages of a report, one under the other, as they will be printed."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.window.parts.plain_text import PlainLabel

_MARGIN_PX = 16
_A4_WIDTH_IN = 8.27
_LEAST_PX, _MOST_PX = 320, 900  # width of a page
_PATIENCE_MS = 120  # after the last change of size


class PagesView(QScrollArea):
    """Pages fitted to the width; a new set keeps the place one was reading."""

    wider = Signal()  # there is room for larger pages than those shown

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._labels: list[QLabel] = []
        self._made_px = 0  # width that the pages were made for
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE_MS)
        self._patience.timeout.connect(self._fit)
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
        return self._page_px() / _A4_WIDTH_IN * self.devicePixelRatioF()

    def _page_px(self) -> int:
        bar = self.verticalScrollBar().sizeHint().width()  # also before there are pages
        return min(max(self.width() - bar - 2 * _MARGIN_PX, _LEAST_PX), _MOST_PX)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Pages too wide for a narrower window are drawn smaller, not cut off."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width() and self.count:
            self._patience.start()

    @Slot()
    def _fit(self) -> None:
        shown = [label for label in self._labels if not label.isHidden()]
        widths = [label.pixmap().deviceIndependentSize().width() for label in shown]
        upright = min(widths, default=0.0)  # a page that lies on its side is wider than A4
        if not upright or abs(upright - self._page_px()) <= 2.0:
            return
        share = self._page_px() / upright
        if share > 1.0:
            if self._page_px() > self._made_px:
                self.wider.emit()
            return
        for label, width in zip(shown, widths, strict=True):
            wide = round(width * share * self.devicePixelRatioF())
            smaller = label.pixmap().scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
            smaller.setDevicePixelRatio(self.devicePixelRatioF())
            label.setPixmap(smaller)

    def show_pages(self, images: Sequence[QImage]) -> None:
        """Put the pages in place of the old ones."""
        ratio = self.devicePixelRatioF()
        # The window may have got another width while they were set.
        self._made_px = round(min((one.width() for one in images), default=0) / ratio)
        for number, image in enumerate(images):
            label = self._label(number)
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            label.setPixmap(pixmap)
            shown = self._words.text("report.page", page=str(number + 1), pages=str(len(images)))
            label.setAccessibleName(shown)
            label.show()
        for label in self._labels[len(images) :]:
            label.hide()
        self._fit()

    def _label(self, number: int) -> QLabel:
        while len(self._labels) <= number:
            label = PlainLabel(self.widget())
            label.setProperty("role", "page")
            self._column.addWidget(label)
            self._labels.append(label)
        return self._labels[number]
