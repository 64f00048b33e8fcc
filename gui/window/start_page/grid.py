"""Cards of one size in as many columns as there is room for."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

_GAP_PX = 10


class CardGrid(QWidget):
    """Lays its cards out anew as its width changes, and is as high as they need.

    even: all rows are as long, as far as that goes, and none has a single card.
    """

    def __init__(self, parent: QWidget, *, even: bool = False) -> None:
        super().__init__(parent)
        self._even = even
        self._cards: Sequence[QWidget] = ()

    def fill(self, cards: Sequence[QWidget]) -> None:
        """Show these, in their order; all are of one size."""
        for card in self._cards:
            if card not in cards:
                card.hide()
        self._cards = cards
        self._lay_out()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """As many columns as fit."""
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        self.setVisible(bool(self._cards))
        if not self._cards:
            return
        size = self._cards[0].sizeHint()
        columns = max(1, (self.width() + _GAP_PX) // (size.width() + _GAP_PX))
        if self._even:
            columns = -(-len(self._cards) // -(-len(self._cards) // columns))
        # Cards share what is left of the width, so that rows end at the edge.
        wide = max((self.width() - (columns - 1) * _GAP_PX) // columns, 1)
        for at, card in enumerate(self._cards):
            row, column = divmod(at, columns)
            top = row * (size.height() + _GAP_PX)
            card.setGeometry(column * (wide + _GAP_PX), top, wide, size.height())
            card.show()
        rows = -(-len(self._cards) // columns)
        self.setFixedHeight(rows * size.height() + (rows - 1) * _GAP_PX)
