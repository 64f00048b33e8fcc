"""The tabs of the middle, without their repainting at every word that changes in them."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtWidgets import QTabWidget, QWidget


class Tabs(QTabWidget):
    """Lays itself out only where a size has changed.

    Qt's own does so whenever any widget below it may want another size, and paints all of
    the page again: after an edit the ranking would be painted three times over.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        """name: what is read aloud of them."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._laid_out: tuple[QSize, QSize] | None = None
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.tabBar().setExpanding(False)

    def event(self, event: QEvent) -> bool:
        """Pass over what would change nothing."""
        if event.type() is QEvent.Type.LayoutRequest:
            sizes = self.tabBar().sizeHint(), self.minimumSizeHint()
            if sizes == self._laid_out:
                return True
            self._laid_out = sizes
        return super().event(event)

    def setTabText(self, index: int, text: str) -> None:  # noqa: N802  Qt's name
        """Say something else on a tab."""
        if text != self.tabText(index):
            super().setTabText(index, text)
