"""The row of the duty's peak: beside a load from a file, both figures."""

from PySide6.QtWidgets import QWidget

from core.selection.selection import Selection
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.row import Desk, Place
from gui.window.study.rows import NumberRow

# What a finding of the load says of the peak, in short.
_FILE_AND_PEAK = {
    "file_scaled_to_peak": "study.peak.scaled",
    "peak_follows_file": "study.peak.kept",
}


class PeakRow(NumberRow):
    """The duty's peak; under it the maximum of the file, where the load has another one."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.note = PlainLabel(self)
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.note.hide()
        self._grid.addWidget(self.note, 2, 0, 1, 2)

    def show_selection(self, selection: Selection | None) -> None:
        """Say what became of the file, or of the figure entered."""
        super().show_selection(selection)
        text = "" if selection is None else self._of_the_file(selection)
        self.note.setText(text)
        self.note.setVisible(bool(text))

    def _of_the_file(self, selection: Selection) -> str:
        for one in selection.findings:
            if one.code in _FILE_AND_PEAK:
                said = self.words.figures(one.figures)
                return self.words.text(_FILE_AND_PEAK[one.code], **said)
        return ""
