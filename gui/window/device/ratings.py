"""The rating points of a candidate: every table the family has, with method, edition and marks."""

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from core.content.blocks import Column, Marked, Table, TableCell
from core.report.plain_tables import cell_text, tables_of
from core.report.plant_blocks import ratings_of
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.device.figure_table import FigureCell, FigureTable
from gui.window.parts import look
from gui.window.parts.strips import selectable


class Ratings(QWidget):
    """A titled table for each rating; tables are made once and filled again."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.tables: list[RatingTable] = []
        self._own: list[Table] = []
        self._others: list[Table] = []
        self.switch = QPushButton(words.text("device.other_ratings"), self)
        self.switch.setProperty("role", "link")
        self.switch.setCheckable(True)
        self.switch.toggled.connect(self._show)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(3 * look.STEP_PX)
        self._column.addWidget(self.switch)

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Show the ratings of a candidate."""
        report = selection.family.report
        self._own = list(tables_of(ratings_of(report, candidate)))
        others = () if candidate.is_mixed else report.other_ratings(selection, candidate)
        self._others = list(tables_of(others))
        self._show()

    @Slot()
    def _show(self) -> None:
        """The tables by the study's method; those by others where they are wanted."""
        tables = [*self._own, *(self._others if self.switch.isChecked() else ())]
        while len(self.tables) < len(tables):
            made = RatingTable(self._words, self)
            self._column.insertWidget(self._column.count() - 1, made)
            self.tables.append(made)
        for at, widget in enumerate(self.tables):
            widget.setVisible(at < len(tables))
            if at < len(tables):
                widget.show_table(tables[at])
        self.switch.setVisible(bool(self._others))
        self.setVisible(bool(self._own or self._others))


class RatingTable(QWidget):
    """One rating."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.title = selectable(self, "group")
        self.points = FigureTable(self)
        self.caption = selectable(self, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        for widget in (self.title, self.points, self.caption):
            column.addWidget(widget)

    def show_table(self, table: Table) -> None:
        """Show another rating."""
        words = self._words
        self.title.setText(cell(table.title, words) if table.title else "")
        caption = cell(table.caption, words) if table.caption else ""
        self.caption.setText(caption)
        self.points.setAccessibleName(self.title.text())
        titles = [_title(column, words) for column in table.columns]
        last = len(table.rows) - 1
        self.points.show_rows(
            titles,
            [
                _row(row, table.columns, words, caption, strong=table.total and at == last)
                for at, row in enumerate(table.rows)
            ],
        )


def _title(column: Column, words: Language) -> str:
    unit = words.unit(column.kind) if column.kind else ""
    return f"{cell(column.title, words)}\n{unit}"


def _row(
    cells: Sequence[TableCell],
    columns: Sequence[Column],
    words: Language,
    caption: str,
    *,
    strong: bool,
) -> tuple[FigureCell, ...]:
    return tuple(
        FigureCell(
            text=cell_text(one, words, with_unit=column.kind is None),
            tip=caption if isinstance(one, Marked) else "",
            strong=strong,
        )
        for one, column in zip(cells, columns, strict=True)
    )
