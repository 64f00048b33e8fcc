"""Where the energy goes: bars by kind, place, age and tier, each parted by what is found of it."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.ledger.breakdown import EVERY, By, Part, breakdown
from core.ledger.columns import STATES
from core.vocabulary.language import Language
from gui.program.ledger.breakdown_text import name_of
from gui.window.ledger.filters import colour_of
from gui.window.ledger.session import LedgerSession
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel

_ROW_PX, _BAR_PX, _KEY_PX, _GAP_PX = 24, 12, 24, 6
_NAME_MOST = 0.45  # of the width, where names are long and the window is small
_MARK_PX, _APART_PX = 14, 20  # the mark before a word of the key, and what stands free behind it


class BreakdownTab(QScrollArea):
    """Four groups of bars, two beside each other; made anew with every result."""

    def __init__(self, session: LedgerSession, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._words = session, words
        self.setWidgetResizable(True)
        self.setAccessibleName(words.text("tab.breakdown"))
        session.diagnosed.connect(self.show_found)
        self.show_found()

    @Slot()
    def show_found(self) -> None:
        """Show what was found."""
        found, inner = self._session.found, QWidget(self)
        column = QVBoxLayout(inner)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(2 * look.STEP_PX)
        self.bars: dict[By, Bars] = {}
        if found is not None:
            column.addWidget(Key(self._words, inner))
            grid = QGridLayout()
            grid.setHorizontalSpacing(6 * look.STEP_PX)
            grid.setVerticalSpacing(3 * look.STEP_PX)
            for at, by in enumerate(EVERY):
                title = PlainLabel(self._words.text(f"ledger_breakdown.by.{by}"), inner)
                title.setProperty("role", "group")
                self.bars[by] = Bars(breakdown(found.columns, by), by, self._words, inner)
                grid.addWidget(title, 2 * (at // 2), at % 2)
                side = Qt.AlignmentFlag.AlignTop
                grid.addWidget(self.bars[by], 2 * (at // 2) + 1, at % 2, side)
            longest = max(bars.longest_px() for bars in self.bars.values())
            for bars in self.bars.values():
                bars.begin_px = longest  # all bars begin at one line
            column.addLayout(grid)
            note = PlainLabel(self._words.text("ledger_breakdown.note"), inner)
            note.setProperty("role", "muted")
            note.setWordWrap(True)
            column.addWidget(note)
        column.addStretch(1)
        self.setWidget(inner)


class Key(QWidget):
    """Which colour stands for what."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._said = [(one, words.text(f"ledger_window.state.{one.value}")) for one in STATES]
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:  # noqa: N802  Qt's name
        """In a narrow window it takes more lines."""
        return True

    def heightForWidth(self, width: int) -> int:  # noqa: N802  Qt's name
        """As many lines as its words take."""
        return _KEY_PX * (1 + max((line for _, line in self._places(width)), default=0))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """In the width it has."""
        return QSize(300, self.heightForWidth(max(self.width(), 300)))

    def _places(self, width: int) -> list[tuple[int, int]]:
        """Where each word begins, and in which line."""
        places, left, line = list[tuple[int, int]](), 0, 0
        for _, text in self._said:
            wide = _MARK_PX + self.fontMetrics().horizontalAdvance(text)
            if left and left + wide > width:
                left, line = 0, line + 1
            places.append((left, line))
            left += wide + _APART_PX
        return places

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """A mark and a word each."""
        painter, muted = QPainter(self), QColor(look.colours().muted)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        places = self._places(self.width())
        for (state, text), (left, line) in zip(self._said, places, strict=True):
            top = line * _KEY_PX
            painter.fillRect(QRectF(left, top + 7, 9, 9), QColor(colour_of(state)))
            wide = painter.fontMetrics().horizontalAdvance(text)
            painter.setPen(muted)
            painter.drawText(QRectF(left + _MARK_PX, top + 1, wide + 4, 21), middle, text)


class Bars(QWidget):
    """A bar a part, as long as its energy."""

    def __init__(self, parts: tuple[Part, ...], by: By, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._parts, self._words = parts, words
        self.begin_px = 0
        self.names = [name_of(one, by, words) for one in parts]
        self.values = [
            words.text("ledger_breakdown.mwh", mwh=words.number(one.total / 1e3))
            if one.total
            else "–"
            for one in parts
        ]
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = "; ".join(
            f"{name} {value}" for name, value in zip(self.names, self.values, strict=True)
        )
        self.setAccessibleName(f"{words.text(f'ledger_breakdown.by.{by}')}: {said}")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """A line a part."""
        return QSize(300, _ROW_PX * max(len(self._parts), 1))

    def longest_px(self) -> int:
        """Width of the longest name, with what stands free behind it."""
        return max(map(self.fontMetrics().horizontalAdvance, self.names), default=0) + 12

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Name, bar, value."""
        painter, colours = QPainter(self), look.colours()
        most = max((one.total for one in self._parts), default=0.0) or 1.0
        begin = min(max(self.begin_px, self.longest_px()), _NAME_MOST * self.width())
        longest = max(map(painter.fontMetrics().horizontalAdvance, self.values), default=0)
        beside = longest + 2 * _GAP_PX
        room = max(self.width() - begin - beside, 20.0)
        middle = int(Qt.AlignmentFlag.AlignVCenter)
        for at, part in enumerate(self._parts):
            top = at * _ROW_PX
            painter.setPen(QColor(colours.text))
            metrics = painter.fontMetrics()
            name = metrics.elidedText(self.names[at], Qt.TextElideMode.ElideRight, round(begin) - 8)
            painter.drawText(QRectF(0, top, begin - 4, _ROW_PX), middle, name)
            left = begin
            for state in STATES:
                wide = room * part.kwh.get(state.value, 0.0) / most
                box = QRectF(left, top + (_ROW_PX - _BAR_PX) / 2, wide, _BAR_PX)
                painter.fillRect(box, QColor(colour_of(state)))
                left += wide
            painter.setPen(QColor(colours.muted))
            value = QRectF(left + _GAP_PX, top, beside, _ROW_PX)
            painter.drawText(value, middle, self.values[at])
