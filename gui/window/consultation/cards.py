"""A candidate as a large card, chosen by a click, a tap or a key."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.report.cells import kind_of, makers_of, models_of, shortfall_of, units_of
from core.report.compliance import not_firm
from core.report.economy import is_estimated
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from core.standards.verdict import Outcome
from core.vocabulary.field import Field, fields_of, value_of
from core.vocabulary.language import Language, opened
from core.vocabulary.quantity import Kind, is_in_words
from gui.window.candidates.columns import title_of
from gui.window.consultation.amount import Amount
from gui.window.parts import look
from gui.window.parts.elided import Elided
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_FIGURES, _NARROW_FIGURES = 4, 2
_EDGE_PX, _TIGHT_PX, _NARROW_PX = 20, 14, 10
# A figure of the machines alone, and the one with what stands beside them, where it is known.
_WIDER = {"seasonal_cop": "system_cop"}


class CandidateCard(QFrame):
    """Place, machine, number of units, and the first four figures that are known."""

    picked = Signal(str)  # id of the candidate

    def __init__(self, figures: tuple[str, ...], words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._figures = words, figures
        self.candidate_id = ""
        self._narrow, self._tight = False, False
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
        self.kind = Elided(self)  # of a type the name is a code
        self.kind.setProperty("role", "big-small")
        self.kind.setContentsMargins(0, 0, 0, look.STEP_PX)
        head = self._head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self.place, 0, Qt.AlignmentFlag.AlignTop)
        names = QVBoxLayout()
        names.setSpacing(0)
        names.addWidget(self.model)
        names.addWidget(self.maker)
        head.addLayout(names, 1)
        column = self._column = QVBoxLayout(self)
        column.setSpacing(4)
        column.addLayout(head)
        column.addWidget(self.units)
        column.addWidget(self.kind)
        column.addWidget(self.shortfall)
        column.addStretch(1)
        column.addLayout(self._grid())
        self.fold(narrow=False, tight=False)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(0)
        self.values: dict[str, tuple[Elided, Amount]] = {}
        for key in self._figures:
            title = Elided(self)
            title.setProperty("role", "big-small")
            self.values[key] = title, Amount("big-value", "big-small", 4, self)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self._figures_grid = grid
        self._lay_out(self._figures)
        return grid

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Fewer figures where there is little room; smaller edges, and no kind, where it is low."""
        self._narrow, self._tight = narrow, tight
        edge = _NARROW_PX if narrow else _TIGHT_PX if tight else _EDGE_PX
        self._head.setSpacing(6 if narrow else 10 if tight else 16)
        self._figures_grid.setHorizontalSpacing(10 if tight else 16)
        above, below = (edge, edge) if narrow else (8, 8) if tight else (12, 14)
        self._column.setContentsMargins(edge, above, edge, below)

    @property
    def _most(self) -> int:
        return _NARROW_FIGURES if self._narrow else _FIGURES

    def _lay_out(self, keys: tuple[str, ...]) -> None:
        """Two figures a row, or one; the others are hidden."""
        grid, shown = self._figures_grid, keys[: self._most]
        a_row = 1 if self._narrow else 2
        for key, (title, value) in self.values.items():
            for one in (title, value):
                grid.removeWidget(one)
                one.setVisible(key in shown)
        for number, key in enumerate(shown):
            row, column = divmod(number, a_row)
            title, value = self.values[key]
            grid.addWidget(title, 2 * row, column)
            grid.addWidget(value, 2 * row + 1, column)

    def show_candidate(self, selection: Selection, candidate: Candidate, *, chosen: bool) -> None:
        """Show a candidate, marked where it is the chosen one."""
        words, outcome = self._words, candidate.outcome
        self.candidate_id = candidate.id
        self.place.setText(f"{candidate.place}=" if candidate.tied else str(candidate.place))
        makers = " + ".join(makers_of(candidate))
        self.model.say(models_of(candidate), _shorter_names(candidate))
        said_of_type = type_said(candidate, words)
        self.maker.say(said_of_type or makers, _shorter_makers(makers, said_of_type, words))
        self._say_kind(selection, candidate)
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
            wider = None if self._narrow else _WIDER.get(key)
            if wider in fields and value_of(outcome, wider) is not None:
                name = words.text(
                    "consultation.both", first=name, second=words.text(f"beside.{wider}")
                )
                figure = (
                    f"{figure} / {figure_of(fields[wider], value_of(outcome, wider), words)[1]}"
                )
            title.say(name)
            value.say(figure, unit)
            if key in (*known, *unknown)[: self._most]:
                said.append(f"{name} {value.figure.accessibleName()}")
        self.setAccessibleName(f"{self.place.text()} {makers} {models_of(candidate)}")
        spoken = (self.units.whole, self.kind.whole, said_of_type, self.shortfall.text(), *said)
        self.setAccessibleDescription("; ".join(text for text in spoken if text))
        set_role(self, "choice-chosen" if chosen else "choice")

    def _say_kind(self, selection: Selection, candidate: Candidate) -> None:
        """How many of which size, what they reach, and in small what kind of machine it is."""
        words = self._words
        kind = opened(cell(kind_of(selection.family.report, candidate), words))
        units, reached = cell(units_of(candidate), words), reached_said(candidate, kind, words)
        self.units.say(f"{units}   {reached}".rstrip(), (units,) if reached else ())
        self.kind.say(kind)
        self.kind.setHidden(self._narrow or self._tight)

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


def reached_said(candidate: Candidate, kind: str, words: Language) -> str:
    """Tier and grade that it reaches, but for what its kind says; empty where there are none."""
    standing = candidate.standing
    reached = [
        one for one in (standing.tier, standing.grade)
        if one is not None and one.outcome is Outcome.LEVEL
    ]  # fmt: skip
    levels = [words.text(f"level.{one.scale}.{one.level}") for one in reached]
    said = words.text("catalog.separator").join(
        one for one in dict.fromkeys(levels) if one not in kind
    )
    if said and any(not_firm(one) for one in reached):
        return words.text("consultation.not_firm", levels=said)
    return said


def _shorter_names(candidate: Candidate) -> tuple[str, ...]:
    """A type without its size, which the number of units says again; a model by its last words."""
    if is_estimated(candidate):
        return (" + ".join(str(record.model).split(" ")[0] for record in candidate.records),)
    parts = models_of(candidate).split(" ")
    return () if candidate.is_mixed else tuple(" ".join(parts[n:]) for n in range(1, len(parts)))


def _shorter_makers(makers: str, said_of_type: str, words: Language) -> tuple[str, ...]:
    """Without the band; a maker by its first words."""
    if said_of_type:
        return (words.text("consultation.type"),)
    parts = makers.split(" ")
    return tuple(" ".join(parts[:n]) for n in range(len(parts) - 1, 0, -1))


def figure_of(field: Field, value: float | None, words: Language) -> tuple[str, str]:
    """The unit, but for %, and the figure; large money in its own."""
    if field.kind is None:
        return "", str(value)
    shown, symbol = words.value(value, field.kind), words.unit(field.kind)
    if value is None or is_in_words(value, field.kind):
        return "", shown
    if field.kind is not Kind.MONEY or abs(value) < words.large_money:
        return ("", words.quantity(value, field.kind)) if symbol == "%" else (symbol, shown)
    return words.large_money_unit, words.in_large_money(value)
