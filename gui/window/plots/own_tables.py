"""What only a family tells of a candidate, below the plots: a plant room's tables and flows."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from core.content.blocks import Message, Paragraph, Plot, Table
from core.content.flows import Flows
from core.report.plain_tables import cell_text, heads_of, in_order
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from gui.window.device.figure_table import FigureCell, FigureTable
from gui.window.parts import look
from gui.window.parts.strips import selectable
from gui.window.parts.work import Ticket, Work
from gui.window.plots.drawn import FlowsView

_Block = Paragraph | Table | Plot


class _Told(QWidget):
    """A paragraph, or a table or chart with heading and caption; filled again and again."""

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.heading = selectable(self, "group")
        self.table = FigureTable(self)
        self.flows = FlowsView(words, self)
        self.caption = selectable(self, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        for part in (self.heading, self.table, self.flows, self.caption):
            column.addWidget(part)

    def tell(self, block: _Block, words: Language) -> None:
        """Show a block."""
        self.table.setVisible(isinstance(block, Table))
        self.flows.setVisible(isinstance(block, Plot))
        if isinstance(block, Paragraph):
            self.heading.setText(cell(block.text, words))
            self._say(self.caption, None, words)
            return
        self._say(self.heading, block.title, words)
        self._say(self.caption, block.caption, words)
        if isinstance(block, Plot):
            if isinstance(block.chart, Flows):
                self.flows.show_chart(block.chart, cell(block.title, words))
            return
        heads = ["\n".join(part for part in head if part) for head in heads_of(block, words)]
        wraps = _wraps(block)
        self.table.show_rows(heads[:-1] if wraps else heads, list(_rows(block, words, wraps=wraps)))

    def _say(self, label: QLabel, said: Message | None, words: Language) -> None:
        label.setText("" if said is None else cell(said, words))
        label.setVisible(said is not None)


class OwnTables(QWidget):
    """All of them, one below the other; worked out beside the window once they are seen.

    What was said of another candidate stands greyed until what is said of this one is there.
    """

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self._asked: tuple[Selection, Candidate] | None = None
        self._work = Work(self)
        self._work.done.connect(self._tell)
        self._work.busy_changed.connect(self.setDisabled)
        self.told: list[_Told] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4 * look.STEP_PX)

    def ask(self, selection: Selection | None, chosen: Candidate | None) -> None:
        """Tell of another candidate, now or when it is seen."""
        self._asked = None if selection is None or chosen is None else (selection, chosen)
        if self.isVisible() or self._asked is None:
            self._begin()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802  Qt's name
        """Now it is seen."""
        super().showEvent(event)
        self._begin()

    def _begin(self) -> None:
        if self._asked is None:
            self._work.cancel()
            self._tell([])
        else:
            self._work.start(_blocks, *self._asked)

    @Slot(object)
    def _tell(self, blocks: Sequence[_Block]) -> None:
        for _ in range(len(self.told), len(blocks)):
            told = _Told(self._words, self)
            self._column.addWidget(told)
            self.told.append(told)
        for at, told in enumerate(self.told):
            told.setVisible(at < len(blocks))
            if at < len(blocks):
                told.tell(blocks[at], self._words)


def _blocks(_ticket: Ticket, selection: Selection, chosen: Candidate) -> list[_Block]:
    """What can be shown below the plots of all that the family tells."""
    every = in_order(selection.family.report.own_blocks(selection, chosen))
    return [block for block in every if isinstance(block, _Block)]


def _rows(block: Table, words: Language, *, wraps: bool) -> Iterator[tuple[FigureCell, ...]]:
    """The cells; running words of the last column stand below the row they belong to."""
    kinds = [column.kind is not None for column in block.columns]
    for at, row in enumerate(block.rows):
        cells = [
            FigureCell(
                text=cell_text(what, words, with_unit=not figure, line="\n"),
                right=figure,
                strong=block.total and at == len(block.rows) - 1,
            )
            for what, figure in zip(row, kinds, strict=True)
        ]
        yield tuple(cells[:-1] if wraps else cells)
        if wraps and cells[-1].text:
            blank = FigureCell(text="")
            yield blank, FigureCell(text=cells[-1].text, right=False, wide=True)


def _wraps(table: Table) -> bool:
    """Whether its last column is one of running words, which takes more room than the others."""
    *others, last = table.columns
    return last.kind is None and last.share > max(one.share for one in others)
