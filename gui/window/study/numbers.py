"""A row for a list of numbers of any length: flows and the time each takes."""

import math
import re
import unicodedata

from PySide6.QtCore import Slot

from gui.window.study.row import LineRow
from gui.window.study.typed import Reading

_APART = re.compile(r"[,;、\s]+")


class NumbersRow(LineRow[tuple[float, ...]]):
    """Numbers one after the other: 1, 0.8, 0.6."""

    def read(self, text: str) -> Reading:
        """The numbers; commas, semicolons and blanks stand between them."""
        parts = [part for part in _APART.split(unicodedata.normalize("NFKC", text)) if part]
        try:
            numbers = tuple(float(part) for part in parts)
        except ValueError:
            numbers = ()
        if not numbers or not all(map(math.isfinite, numbers)):
            return Reading(reason=self.words.text("study.reason.numbers"))
        return Reading(value=numbers)

    def retry(self) -> None:
        """Read a refused text again."""
        if self.wrong:
            super()._typed(self.line.text())

    @Slot(str)
    def _typed(self, text: str) -> None:
        """Only looked at: half a list would take values off the other. Entered when finished."""
        self.refuse(self.read(text).reason)

    @Slot()
    def _finished(self) -> None:
        if not self.wrong and self.line.text() != self._put:
            super()._typed(self.line.text())
        super()._finished()

    def shown(self, value: tuple[float, ...]) -> str:
        """The numbers as they would be typed."""
        return ", ".join(f"{number:.10g}" for number in value)
