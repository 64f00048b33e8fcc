"""Printing: the report's pages as pictures of 300 dots an inch, one page a turn of the loop."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

PRINT_PPI = 300.0


def make_printer() -> QPrinter:
    """A printer set to A4 upright at 300 dpi."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setPageOrientation(QPageLayout.Orientation.Portrait)
    printer.setResolution(int(PRINT_PPI))
    printer.setFullPage(True)
    printer.setCreator("LoadFit")
    return printer


class PrintRun(QObject):
    """Sends pages to a printer without holding up the window for more than one page."""

    finished = Signal(bool)  # whether every page was sent

    def __init__(self, printer: QPrinter, pages: Sequence[QImage], parent: QObject) -> None:
        super().__init__(parent)
        self._printer = printer
        self._pages = list(pages)
        self._painter = QPainter()
        self._first = True

    @Slot()
    def start(self) -> None:
        """Begin; `finished` follows."""
        if not self._pages or not self._painter.begin(self._printer):
            self.finished.emit(False)
            return
        QTimer.singleShot(0, self._next)

    @Slot()
    def _next(self) -> None:
        if not self._first and not self._printer.newPage():
            self._painter.end()
            self.finished.emit(False)
            return
        self._first = False
        image = self._pages.pop(0)
        paper = self._printer.paperRect(QPrinter.Unit.DevicePixel).toRect()
        self._painter.drawImage(QRect(0, 0, paper.width(), paper.height()), image)
        if self._pages:
            QTimer.singleShot(0, self._next)
            return
        self._painter.end()
        self.finished.emit(True)
