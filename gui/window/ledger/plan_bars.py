"""The money of each year as bars, by what it is spent for, below the line of the budget."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.ledger.state import State
from core.vocabulary.language import Language
from gui.program.ledger.plan_rows import plan_money
from gui.window.ledger.filters import colour_of
from gui.window.parts import look

_HIGH_PX, _TOP_PX, _FOOT_PX, _BAR_PX, _GAP_PX = 172, 44, 20, 44, 24
_TOTAL_PX = 18  # the line of text over a bar


class PlanBars(QWidget):
    """Made anew with every plan."""

    def __init__(
        self, years: list[int], budgets: list[float], spent: list[dict[State, float]],
        words: Language, parent: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._years, self._budgets, self._spent, self._words = years, budgets, spent, words
        self._left = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        said = ", ".join(f"{year}: {sum(one.values()):,.0f}" for year, one in
                         zip(years, spent, strict=True))  # fmt: skip
        self.setAccessibleName(f"{words.text('ledger_plan.spent')} {said}")

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As high as a table of five rows."""
        return QSize(400, _HIGH_PX)

    def paintEvent(self, _: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Draw the key, the bars, the budgets."""
        colours, painter = look.colours(), QPainter(self)
        self._key(painter)
        most = max([*self._budgets, *(sum(one.values()) for one in self._spent), 1.0])
        ground = self.height() - _FOOT_PX
        room = ground - _TOP_PX
        step = (self.width() - self._left) / max(len(self._years), 1)
        for at, (year, budget, spent) in enumerate(
            zip(self._years, self._budgets, self._spent, strict=True)
        ):
            middle = self._left + (at + 0.5) * step
            bottom = float(ground)
            for state in State:
                high = room * spent.get(state, 0.0) / most
                bottom -= high
                box = QRectF(middle - _BAR_PX / 2, bottom, _BAR_PX, high)
                painter.fillRect(box, QColor(colour_of(state)))
            line = round(ground - room * budget / most)
            painter.setPen(QPen(QColor(colours.text), 1, Qt.PenStyle.DashLine))
            painter.drawLine(round(middle - step / 2), line, round(middle + step / 2), line)
            painter.setPen(QColor(colours.text))
            total = plan_money(sum(spent.values()), self._words)
            centre = int(Qt.AlignmentFlag.AlignCenter)
            under = min(bottom, line) if line > bottom - _TOTAL_PX else bottom  # not on the line
            room_of_it = QRectF(middle - step / 2, under - _TOTAL_PX, step, _TOTAL_PX - 2)
            painter.drawText(room_of_it, centre, total)
            painter.setPen(QColor(colours.muted))
            painter.drawText(QRectF(middle - step / 2, ground + 2, step, 18), centre, str(year))
        painter.setPen(QColor(colours.border))
        painter.drawLine(self._left, ground, self.width(), ground)

    def _key(self, painter: QPainter) -> None:
        """Which colour stands for what."""
        colours = look.colours()
        painter.setPen(QColor(colours.muted))
        left = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        title = self._words.text("ledger_plan.bars")
        painter.drawText(QRectF(0, 1, self.width(), 19), left, title)
        used = [one for one in State if any(one in spent for spent in self._spent)]
        texts = [self._words.text(f"ledger_window.state.{state.value}") for state in used]
        longest = max(map(painter.fontMetrics().horizontalAdvance, texts), default=0)
        self._left = min(14 + longest + _GAP_PX, self.width() // 2)
        for at, state in enumerate(used):
            top = 24 + at * 18
            painter.fillRect(QRectF(0, top + 4, 8, 8), QColor(colour_of(state)))
            painter.drawText(QRectF(14, top - 1, self._left - 14, 19), left, texts[at])
