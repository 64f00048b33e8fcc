"""The figures that matter, set large: efficiency, coverage, the saving, and against what."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.report.why import is_explained
from core.report.wording import cell
from core.report.yardstick import yardstick_mark
from core.selection.savings import is_reference, saved
from core.selection.selection import Candidate, Selection
from core.selection.worth import loses_money
from core.vocabulary.field import Field, value_of
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, is_at_once
from gui.window.candidates.columns import declared, title_of
from gui.window.parts import look
from gui.window.parts.plain_text import tip
from gui.window.parts.strips import selectable

_MOST = 3
_IN_ONE_LINE = 10  # characters of a figure with its unit; a longer unit stands below, in small
_SAVING = "saving_wh"
_IN_THE_TABLE = (Kind.MONEY, Kind.ENERGY)  # kinds the ranking shows large enough


class Card(QFrame):
    """A title, a figure, and what it rests on."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setProperty("role", "card")
        self.key = ""
        self.title = selectable(self, "small")
        self.why = QToolButton(self)
        self.why.setText("?")
        self.why.setProperty("role", "link")
        self.why.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.figure = selectable(self, "figure")
        self.figure.setWordWrap(False)  # a figure and its unit stand in one line
        self.note = selectable(self, "small")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 6, 6, 6)
        column.setSpacing(1)
        top = QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.why, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        for label in (self.figure, self.note):
            column.addWidget(label)
        column.addStretch(1)

    def explain(self, explained: bool) -> None:
        """Without a way to an explanation its room stays: titles beside each other are in line."""
        keeping = self.why.sizePolicy()
        keeping.setRetainSizeWhenHidden(True)
        self.why.setSizePolicy(keeping)
        self.why.setVisible(explained)

    def show_figure(self, title: str, figure: str, note: str, meaning: str) -> None:
        """Show another figure."""
        self.title.setText(title)
        self.figure.setText(figure)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setToolTip(tip(meaning))
        self.figure.setAccessibleName(f"{title}: {figure} {note}".strip())


class Cards(QWidget):
    """Up to three cards side by side."""

    why_wanted = Signal(str)  # the key of the figure

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.cards = [Card(self) for _ in range(_MOST)]
        for card in self.cards:
            card.why.clicked.connect(self._ask_why)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * look.STEP_PX)
        for card in self.cards:
            row.addWidget(card, 1)

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Show the figures of a candidate."""
        fields = {field.key: field for field in declared(type(candidate.outcome))}
        keys = [*_figures(selection, candidate, fields)[: _MOST - 1], _SAVING]
        for card, key in zip(self.cards, keys, strict=False):
            figure, note = _within(*self._said(selection, candidate, fields[key]), len(keys))
            title = self._words.text("device.saving") if key == _SAVING else (
                title_of(fields[key], self._words)
            )  # fmt: skip
            card.key = key
            card.explain(is_explained(key, self._words.has))
            asked = self._words.text("why.title", title=title)
            card.why.setAccessibleName(asked)
            card.why.setToolTip(tip(asked))
            card.show_figure(
                title,
                figure,
                note,
                self._words.text(f"help.{key}") if self._words.has(f"help.{key}") else "",
            )
        for at, card in enumerate(self.cards):
            card.setVisible(at < len(keys))

    @Slot()
    def _ask_why(self) -> None:
        pressed = self.sender()
        card = next((one for one in self.cards if one.why is pressed), None)
        if card is not None:
            self.why_wanted.emit(card.key)

    def _said(self, selection: Selection, candidate: Candidate, field: Field) -> tuple[str, str]:
        """The figure with its unit, and in small what it rests on."""
        words, outcome = self._words, candidate.outcome
        value = field.of(outcome)
        if field.key != _SAVING:
            editions = [r.edition for r in candidate.ratings if r.kind.casefold() == field.key]
            figure = words.quantity(value, field.kind) if field.kind else str(value)
            return figure, editions[0] if editions else ""
        saving, mark = saved(selection, candidate), yardstick_mark(selection)
        if is_reference(selection, candidate):
            return words.text("device.is_reference"), cell(mark, words) if mark else ""
        if saving is None or mark is None:
            return words.text("device.not_stated"), words.text("device.choose_reference")
        years = saving.payback_years
        life = selection.study.economics.life_years
        note = words.text("comparison.never")
        if saving.break_even_extra is not None:
            extra = words.sum_said(saving.break_even_extra)
            note = words.text("device.priced_alike", extra=extra)
        elif is_at_once(years, Kind.PAYBACK):
            note = words.text("device.payback.at_once")
        elif years is not None and years > life:
            note = words.text("device.payback.beyond", years=words.quantity(life, Kind.YEARS))
        elif years is not None:
            note = words.text("device.payback", years=words.quantity(years, Kind.YEARS))
        against = words.text("device.against", against=cell(mark, words))
        note = f"{note}\n{against}"
        if loses_money(outcome):
            note = f"{words.text('device.not_economical')}\n{note}"
        if saving.energy_wh is None:
            return words.sum_said(saving.money or 0.0), note
        return words.quantity(saving.energy_wh, Kind.ENERGY), note


def _within(figure: str, note: str, beside: int) -> tuple[str, str]:
    """A figure that so many side by side have room for, and what stands below it."""
    if len(figure) <= _IN_ONE_LINE * _MOST // beside:
        return figure, note
    number, _, unit = figure.partition(" ")
    return number, "\n".join(part for part in (unit, note) if part)


def _figures(selection: Selection, candidate: Candidate, fields: dict[str, Field]) -> list[str]:
    """Figures set large in the report that can be said, one of each kind, in the table's order."""
    report = selection.family.report
    chosen: dict[Kind | None, str] = {}
    for key in report.ranking:
        kind = fields[key].kind
        said = value_of(candidate.outcome, key) is not None
        if key in report.cards and kind not in _IN_THE_TABLE and said:
            chosen.setdefault(kind, key)
    return list(chosen.values())
