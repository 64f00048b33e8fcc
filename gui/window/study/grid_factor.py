"""The row of the grid factor: under an assumed one, whose it is and by which notice."""

from PySide6.QtWidgets import QWidget

from core.selection.selection import Selection
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.row import Desk, Place
from gui.window.study.rows import NumberRow

_SAID = "grid_factor_"  # what the codes of its findings begin with


class GridFactorRow(NumberRow):
    """CO2 of a kilowatt-hour; left open it is that of the site, and the row says which."""

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.basis = PlainLabel(self)
        self.basis.setProperty("role", "muted")
        self.basis.setWordWrap(True)
        self.basis.hide()
        self._grid.addWidget(self.basis, 2, 0, 1, 2)

    def show_selection(self, selection: Selection | None) -> None:
        """Show the figure that was taken, and every word that was said of it."""
        super().show_selection(selection)
        said = [] if selection is None else selection.findings
        mine = [self.words.finding(one) for one in said if one.code.startswith(_SAID)]
        self.basis.setText("\n".join(mine))
        self.basis.setVisible(bool(mine))
