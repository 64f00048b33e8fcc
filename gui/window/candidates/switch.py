"""The switch that says how many machines were left out and why, as far as there is room."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.window.parts.plain_text import tip

_JOINED = " · "
_FRAME_PX = 16


class LeftOutSwitch(QPushButton):
    """A checkable line of text: a count, then reasons until the width is used up."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setCheckable(True)
        self.setProperty("role", "link-right")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._count, self._reasons = "", list[str]()

    def say(self, count: str, reasons: list[str]) -> None:
        """Say other figures; the tooltip holds them all."""
        self._count, self._reasons = count, reasons
        whole = f"{count} ▸ {_JOINED.join(reasons)}" if reasons else count
        self.setAccessibleName(whole)
        self.setToolTip(tip("\n".join([count, *reasons])))
        self._fit()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Say as much as fits."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the count and the first reason."""
        begin = f"{self._count} ▸ {''.join(self._reasons[:1])}{_JOINED}…"
        width = self.fontMetrics().horizontalAdvance(begin) + _FRAME_PX
        return QSize(width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """Room for the count."""
        width = self.fontMetrics().horizontalAdvance(f"{self._count} ▸ …") + _FRAME_PX
        return QSize(width, super().minimumSizeHint().height())

    def _fit(self) -> None:
        if not self._reasons:
            self.setText(self._count)
            return
        text = f"{self._count} ▸"
        shown = 0
        for number, reason in enumerate(self._reasons, 1):
            longer = f"{text}{_JOINED if shown else ' '}{reason}"
            rest = f"{_JOINED}…" if number < len(self._reasons) else ""
            if self.fontMetrics().horizontalAdvance(longer + rest) + _FRAME_PX > self.width():
                break
            text, shown = longer, number
        if shown < len(self._reasons):
            text = f"{text}{_JOINED if shown else ' '}…"
        self.setText(text)
