"""The ledger's window where there is little room: board and asset are tabs then, not panels.

A screen of 1280 × 720 at 150 % has 853 × 480.
"""

from PySide6.QtWidgets import QBoxLayout, QScrollArea, QSplitter, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.window.ledger.board import Board
from gui.window.ledger.detail import AssetDetail
from gui.window.parts.tabs import Tabs

LEAST_PX = (620, 330)
DETAIL_PX = 360
_DETAIL_BELOW_PX = 1060  # wide; the asset is a tab below it
_BOARD_BELOW_PX = (1060, 620)  # wide or high
_BOARD_LEAST_PX = 1120  # wide: that every card is read
_FILTERS_BELOW_PX = 860  # wide; the table has its room


class Room:
    """Where board, asset and filters stand, by the size of the window."""

    def __init__(
        self,
        words: Language,
        *,
        tabs: Tabs,
        board: Board,
        detail: AssetDetail,
        filters: QWidget,
        column: QBoxLayout,
        splitter: QSplitter,
    ) -> None:
        self._words, self._tabs, self._filters = words, tabs, filters
        self._board, self._detail = board, detail
        self._column, self._splitter = column, splitter
        self._scrolled: QScrollArea | None = None  # with the board, where it is a tab

    def fit(self, wide: int, high: int) -> None:
        """Move what the size asks for."""
        self._filters.setVisible(wide >= _FILTERS_BELOW_PX)
        self._fit_detail(wide, small=wide < _DETAIL_BELOW_PX)
        self._fit_board(small=wide < _BOARD_BELOW_PX[0] or high < _BOARD_BELOW_PX[1])

    def _fit_detail(self, wide: int, *, small: bool) -> None:
        at = self._tabs.indexOf(self._detail)
        if small and at < 0:
            self._tabs.addTab(self._detail, self._words.text("tab.asset"))
        elif not small and at >= 0:
            self._tabs.removeTab(at)
            self._splitter.addWidget(self._detail)
            self._splitter.setSizes([max(wide - DETAIL_PX, DETAIL_PX), DETAIL_PX])
            self._detail.show()

    def _fit_board(self, *, small: bool) -> None:
        if small and self._scrolled is None:
            self._scrolled = QScrollArea(self._tabs)
            self._scrolled.setWidgetResizable(True)
            self._column.removeWidget(self._board)
            holder = QWidget(self._scrolled)
            inside = QVBoxLayout(holder)
            inside.setContentsMargins(0, 0, 0, 0)
            inside.addWidget(self._board)
            inside.addStretch(1)
            holder.setMinimumWidth(_BOARD_LEAST_PX)
            self._scrolled.setWidget(holder)
            self._tabs.addTab(self._scrolled, self._words.text("tab.board"))
        elif not small and self._scrolled is not None:
            self._tabs.removeTab(self._tabs.indexOf(self._scrolled))
            self._column.insertWidget(0, self._board)
            self._board.show()
            self._scrolled.deleteLater()
            self._scrolled = None
