"""The assets as a model of rows: only what is on the screen is put into words."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QAbstractTableModel, QObject, Qt

from core.ledger.diagnosis import Diagnosis
from core.vocabulary.language import Language
from gui.program.ledger.diagnosed import Diagnosed
from gui.program.ledger.ledger_text import LedgerText
from gui.window.ledger.columns import AssetColumn, badge_of, columns, in_order
from gui.window.parts.plain_text import tip
from gui.window.parts.sorted_table import NOWHERE, Drawn, Index, alignment_of

_KEPT_MOST = 20_000  # texts: those of some forty pages
NONE = np.zeros(0, dtype=np.intp)


class AssetsModel(QAbstractTableModel):
    """Assets that answer to the filters, in the order of a column; without one, of the plan."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._found: Diagnosed | None = None
        self._diagnoses: Sequence[Diagnosis] = ()
        self._columns: tuple[AssetColumn, ...] = ()
        self._among = NONE
        self._shown = NONE
        self._texts: dict[tuple[int, int], str] = {}  # of what was shown, by asset and column
        self.sort_key, self.descending = "", False

    def put(self, found: Diagnosed, text: LedgerText, among: NDArray[np.intp]) -> None:
        """Show these places of what was found."""
        self.beginResetModel()
        self._found, self._diagnoses = found, found.found
        self._columns = columns(self._words, text, found)
        self._texts.clear()
        self._among = among
        self._order()
        self.endResetModel()

    def sort_by(self, key: str, *, descending: bool) -> None:
        """Put the rows in the order of a column."""
        self.layoutAboutToBeChanged.emit()
        self.sort_key, self.descending = key, descending
        self._order()
        self.layoutChanged.emit()

    def _order(self) -> None:
        if self._found is None:
            return
        all_ = self._found.columns
        column = next((one for one in self._columns if one.key == self.sort_key), None)
        keys = all_.order if column is None else column.order(all_)
        down = column is not None and self.descending
        self._shown = in_order(keys, self._among, descending=down)

    @property
    def columns(self) -> tuple[AssetColumn, ...]:
        """From the left."""
        return self._columns

    def asset_at(self, at: int) -> Diagnosis:
        """What a row of the table shows."""
        return self._diagnoses[int(self._shown[at])]

    def text_at(self, row: int, place: int) -> str:
        """A cell; put into words once, for it is measured, drawn and told of."""
        key = int(self._shown[row]), place
        said = self._texts.get(key)
        if said is None:
            if len(self._texts) >= _KEPT_MOST:
                self._texts.clear()
            said = self._texts[key] = self._columns[place].text(self._diagnoses[key[0]])
        return said

    def ledger_row(self, at: int) -> int:
        """Where in the ledger what is shown there stands."""
        assert self._found is not None  # noqa: S101  rows are shown
        return int(self._found.columns.row[self._shown[at]])

    def row_of(self, ledger_row: int) -> int:
        """Where a row of the ledger is shown, −1 where it is not."""
        if self._found is None:
            return -1
        at = np.flatnonzero(self._found.columns.row[self._shown] == ledger_row)
        return int(at[0]) if at.size else -1

    # Qt's questions

    def rowCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many are shown."""
        return 0 if parent.isValid() else int(self._shown.size)

    def columnCount(self, parent: Index = NOWHERE) -> int:  # noqa: N802  Qt's name
        """How many columns there are."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(  # noqa: N802  Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Titles with their units."""
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        column = self._columns[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._words.text(f"ledger_window.column.{column.key}")
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(numeric=column.numeric)
            case Qt.ItemDataRole.ToolTipRole:
                return self._words.text("candidates.sort.help")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """A cell."""
        if not index.isValid():
            return None
        column = self._columns[index.column()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self.text_at(index.row(), index.column())
            case Qt.ItemDataRole.ToolTipRole:
                return tip(self.text_at(index.row(), index.column()))
            case Qt.ItemDataRole.TextAlignmentRole:
                return alignment_of(numeric=column.numeric)
            case Qt.ItemDataRole.AccessibleTextRole:
                title = self._words.text(f"ledger_window.column.{column.key}")
                return f"{title}: {self.text_at(index.row(), index.column())}"
        return None

    def drawn(self, row: int, place: int) -> Drawn:
        """A cell whole, as it is drawn."""
        column, one = self._columns[place], self.asset_at(row)
        return Drawn(
            text=self.text_at(row, place),
            alignment=alignment_of(numeric=column.numeric),
            muted=column.muted,
            flagged=False,
            badge=badge_of(one) if column.badge else None,
        )
