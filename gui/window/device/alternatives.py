"""What else could be done with this machine: other numbers of units, the next size down."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.report.next_size import smaller_said
from core.report.wording import cell
from core.selection.next_size import next_size_down
from core.selection.selection import Alternative, Candidate, LeftOut, Selection
from core.vocabulary.field import value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.candidates.columns import declared, title_of, units_text
from gui.window.device.figure_table import FigureCell, FigureTable
from gui.window.parts import look
from gui.window.parts.strips import selectable

_FIGURES = ("annual_energy_wh", "coverage_hours", "life_cycle_cost")  # of every family


class Alternatives(QWidget):
    """A table of numbers of units, and a line on the next smaller machine."""

    device_wanted = Signal(str)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._next_id = words, ""
        self.title = selectable(self, "group")
        self.title.setText(words.text("device.alternatives"))
        self.table = FigureTable(self)
        self.table.setAccessibleName(words.text("device.alternatives"))
        self.next_title = selectable(self, "group")
        self.next_title.setText(words.text("device.next_down"))
        self.next_down = selectable(self, "strip-info")
        self.look = QPushButton(words.text("device.look"), self)
        self.look.clicked.connect(lambda: self.device_wanted.emit(self._next_id))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.STEP_PX)
        head = QHBoxLayout()
        head.addWidget(self.next_title, 1)
        head.addWidget(self.look)
        column.addWidget(self.title)
        column.addWidget(self.table)
        column.addSpacing(2 * look.STEP_PX)
        column.addLayout(head)
        column.addWidget(self.next_down)

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Show the alternatives to a candidate."""
        self._show_others(selection, candidate)
        smaller = next_size_down(selection, candidate)
        self._next_id = smaller.record.id if smaller else ""
        self.next_down.setText(self._said(smaller, candidate))
        self.look.setVisible(isinstance(smaller, Candidate))
        name = smaller.record.model if smaller else ""
        self.look.setAccessibleName(f"{self._words.text('device.look')} {name}")

    def _show_others(self, selection: Selection, candidate: Candidate) -> None:
        """Other numbers of units, or other ways of feeding and coupling the same machine."""
        words, way = self._words, selection.family.report.way
        ways = way(candidate.outcome) is not None
        self.title.setText(
            words.text("device.alternatives.ways" if ways else "device.alternatives")
        )
        fields = {field.key: field for field in declared(type(candidate.outcome))}
        titles = [words.text("candidates.units", unit=words.unit(candidate.outcome.capacity_kind))]
        for key in _FIGURES:
            kind = fields[key].kind
            titles.append(f"{title_of(fields[key], words)}\n{words.unit(kind) if kind else ''}")
        titles[0] = titles[0].replace(" × ", " ×\n")
        if ways:
            titles.insert(0, words.text("device.alternatives.way"))
        chosen = Alternative(units=candidate.units, outcome=candidate.outcome)
        every = sorted([chosen, *candidate.alternatives], key=lambda one: one.units)
        rows = [self._row(one, candidate, strong=one is chosen) for one in every]
        if ways:
            used = [None if one.outcome is None else way(one.outcome) for one in every]
            rows = [
                (FigureCell(text=cell(how, words) if how else "", strong=one is chosen), *row)
                for how, one, row in zip(used, every, rows, strict=True)
            ]
        self.table.show_rows(titles, rows)

    def _row(
        self, one: Alternative, candidate: Candidate, *, strong: bool
    ) -> tuple[FigureCell, ...]:
        words = self._words
        units = units_text(one.units, one.outcome or candidate.outcome, words)
        first = FigureCell(text=units, strong=strong)
        if one.outcome is None:
            why = words.sentences(map(words.finding, one.findings))
            return first, FigureCell(text=why, tip=why, wide=True)
        fields = {field.key: field for field in declared(type(candidate.outcome))}
        return (
            first,
            *(
                FigureCell(
                    text=words.value(value_of(one.outcome, key), fields[key].kind or Kind.RATIO),
                    strong=strong,
                )
                for key in _FIGURES
            ),
        )

    def _said(self, smaller: Candidate | LeftOut | None, candidate: Candidate) -> str:
        if smaller is None:
            return self._words.text("device.next_down.none")
        return cell(smaller_said(smaller, candidate), self._words)
