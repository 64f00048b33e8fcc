"""A candidate as a large card, chosen by a click, a tap or a key."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.report.cells import makers_of, models_of, shortfall_of, units_of
from core.report.economy import is_estimated
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.candidates.columns import title_of
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_FIGURES, _NARROW_FIGURES = 4, 2
_LONGEST = 10  # characters of a figure with its unit: of more the unit goes to the title
_UNIT_OF_CLASSES = " kW"  # in their names goes before their size does
# A figure of the machines alone, and the one with what stands beside them, where it is known.
_WIDER = {"seasonal_cop": "system_cop"}


class CandidateCard(QFrame):
    """Place, machine, number of units, and the first four figures that are known."""

    picked = Signal(str)  # id of the candidate

    def __init__(self, figures: tuple[str, ...], words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._figures = words, figures
        self.candidate_id = ""
        self._narrow = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("role", "choice")
        self.place, self.units = PlainLabel(self), Elided(self)
        self.place.setProperty("role", "big-place")
        self.units.setProperty("role", "muted")
        self.shortfall = PlainLabel(self)
        self.shortfall.setProperty("role", "strip-warning")
        self.shortfall.hide()
        self.model, self.maker = Elided(self), Elided(self)
        self.model.setProperty("role", "big-title")
        self.maker.setProperty("role", "muted")
        head = self._head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.model)
        names.addWidget(self.maker)
        head.addLayout(names, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(20, 12, 20, 14)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.units)
        column.addWidget(self.shortfall)
        column.addStretch(1)
        column.addLayout(self._grid())

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(0)
        self.values: dict[str, tuple[Elided, QLabel]] = {}
        for key in self._figures:
            title, value = Elided(self), PlainLabel(self)
            title.setProperty("role", "big-small")
            value.setProperty("role", "big-value")
            self.values[key] = title, value
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self._figures_grid = grid
        self._lay_out(self._figures)
        return grid

    def fold(self, *, narrow: bool) -> None:
        """Fewer figures, and a smaller edge, where there is little room."""
        self._narrow = narrow
        edge = 10 if narrow else 20
        self._head.setSpacing(6 if narrow else 16)
        self._column.setContentsMargins(edge, edge if narrow else 12, edge, edge if narrow else 14)

    @property
    def _most(self) -> int:
        return _NARROW_FIGURES if self._narrow else _FIGURES

    def _lay_out(self, keys: tuple[str, ...]) -> None:
        """Two figures a row, or one; the others are hidden."""
        grid, shown = self._figures_grid, keys[: self._most]
        a_row = 1 if self._narrow else 2
        for key, (title, value) in self.values.items():
            for label in (title, value):
                grid.removeWidget(label)
                label.setVisible(key in shown)
        for number, key in enumerate(shown):
            row, column = divmod(number, a_row)
            for down, label in enumerate(self.values[key]):
                grid.addWidget(label, 2 * row + down, column)

    def show_candidate(self, selection: Selection, candidate: Candidate, *, chosen: bool) -> None:
        """Show a candidate, marked where it is the chosen one."""
        words, outcome = self._words, candidate.outcome
        self.candidate_id = candidate.id
        self.place.setText(f"{candidate.place}=" if candidate.tied else str(candidate.place))
        makers = " + ".join(makers_of(candidate))
        model = models_of(candidate)
        self.model.say(model.replace(_UNIT_OF_CLASSES, "") if self._narrow else model)
        said_of_type = type_said(candidate, words)
        shorter = (words.text("consultation.type"),) if said_of_type else ()
        self.maker.say(said_of_type or makers, shorter)
        self.units.say(cell(units_of(candidate), words))
        self._say_shortfall(candidate)
        fields = {field.key: field for field in fields_of(selection.family.outcome)}
        said = []
        known = [key for key in self._figures if value_of(outcome, key) is not None]
        unknown = [key for key in self._figures if key not in known]
        if self._narrow:  # of few figures the one that the order goes by is the first
            by = selection.study.criteria.rank_by
            known.sort(key=lambda key: fields[key].criterion != by)
        self._lay_out((*known, *unknown))
        for key, (title, value) in self.values.items():
            unit, figure = figure_of(fields[key], value_of(outcome, key), words)
            name = title_of(fields[key], words)
            wider = _WIDER.get(key)
            if wider in fields and value_of(outcome, wider) is not None:
                name = words.text(
                    "consultation.both", first=name, second=words.text(f"beside.{wider}")
                )
                figure = (
                    f"{figure} / {figure_of(fields[wider], value_of(outcome, wider), words)[1]}"
                )
            title.say(f"{name} {unit}".strip())
            value.setText(figure)
            if key in (*known, *unknown)[: self._most]:
                said.append(f"{title.whole} {value.text()}")
        self.setAccessibleName(f"{self.place.text()} {makers} {models_of(candidate)}")
        spoken = (self.units.whole, said_of_type, self.shortfall.text(), *said)
        self.setAccessibleDescription("; ".join(text for text in spoken if text))
        set_role(self, "choice-chosen" if chosen else "choice")

    def _say_shortfall(self, candidate: Candidate) -> None:
        """What it does not carry: why a dearer machine may stand before it."""
        short, words = candidate.shortfall is not None, self._words
        title = words.text("report.column.shortfall")
        pair = {"first": title, "second": cell(shortfall_of(candidate), words)}
        self.shortfall.setText(words.text("consultation.short", **pair) if short else "")
        self.shortfall.setVisible(short)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click or a tap chooses."""
        inside = QRect(0, 0, self.width(), self.height()).contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and inside:
            self.picked.emit(self.candidate_id)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """So do Return and the space bar."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self.candidate_id)
        else:
            super().keyPressEvent(event)


def type_said(candidate: Candidate, words: Language) -> str:
    """That it is a type and no product, and how far its year may be off; else empty."""
    if not is_estimated(candidate):
        return ""
    band = candidate.outcome.figure("energy_band")
    if band is None:
        return words.text("consultation.type")
    return words.text("consultation.type.band", band=words.number(100.0 * band))


def figure_of(field: Field, value: float | None, words: Language) -> tuple[str, str]:
    """The unit for the title, where both are long, and the figure; large money in its own."""
    if field.kind is None:
        return "", str(value)
    if field.kind is not Kind.MONEY or value is None:
        whole, figure = words.quantity(value, field.kind), words.value(value, field.kind)
        is_long = len(whole) > _LONGEST and whole != figure
        return (words.unit(field.kind), figure) if is_long else ("", whole)
    if abs(value) < words.large_money:
        return words.unit(Kind.MONEY), words.value(value, Kind.MONEY)
    return words.large_money_unit, words.in_large_money(value)
