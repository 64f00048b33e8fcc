"""What the chosen candidate saves, and against what, very large."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from core.report.economy import SAID_FIRST
from core.report.parts import Form
from core.report.wording import cell
from core.report.yardstick import yardstick_mark, yardstick_name, yardstick_said
from core.selection.savings import Saved, figure_against, is_reference, saved
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import fields_of
from core.vocabulary.finding import Finding
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind, is_at_once
from gui.window.consultation.amount import Amount
from gui.window.consultation.cards import type_said
from gui.window.parts.elided import Elided
from gui.window.parts.plain_button import plain_button
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import set_role

_WH_PER_MWH = 1e6
_NEIGHBOURS = 3  # that are shown
_OF_THE_ORDER = ("supply_others_behind", "others_sold_elsewhere", "others_of_many_units")


class SavingView(QFrame):
    """Money, energy, payback, and the ways to the report and to the page that is left behind."""

    report_wanted = Signal(str)  # in which form; empty: as it was last

    def __init__(self, words: Language, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._words = words
        self.setProperty("role", "card")
        self.against = Elided(self)
        self.against.setProperty("role", "muted")
        self.loses = PlainLabel(self)
        self.loses.setProperty("role", "strip-bad")
        self.loses.setWordWrap(True)
        self.instead = PlainLabel(self)
        self.instead.setProperty("role", "big-title")
        self.instead.setWordWrap(True)
        self.money, self.energy = (Amount("huge-good", "muted", 12, self) for _ in range(2))
        self.kind = PlainLabel(self)
        self.kind.setProperty("role", "big-small")
        self.payback = PlainLabel(self)
        self.payback.setProperty("role", "big-title")
        self.payback.setWordWrap(True)
        self.order = PlainLabel(self)
        self.order.setProperty("role", "big-small")
        self.order.setWordWrap(True)
        self.report = plain_button(
            words.text("consultation.report"), lambda: self.report_wanted.emit(""), self
        )
        self.report.setProperty("role", "main")
        self.one_page = plain_button(
            words.text("consultation.one_page"),
            lambda: self.report_wanted.emit(Form.ONE_PAGE.value),
            self,
        )
        self.ways = QWidget(self)
        ways = QHBoxLayout(self.ways)
        ways.setContentsMargins(0, 0, 0, 0)
        ways.setSpacing(12)
        ways.addWidget(self.report)
        ways.addWidget(self.one_page)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(24, 12, 24, 16)
        column.setSpacing(2)
        column.addWidget(self.loses)
        column.addWidget(self.against)
        column.addWidget(self.instead)
        column.addStretch(1)
        column.addWidget(self.money)
        column.addWidget(self.energy)
        column.addWidget(self.kind)
        column.addSpacing(4)
        column.addWidget(self.payback)
        column.addWidget(self.order)
        column.addStretch(2)
        column.addWidget(self.ways, 0, Qt.AlignmentFlag.AlignLeft)
        # Where there is little height these go, the first ones first: the cards say the first two.
        self._giving_way: tuple[QWidget, ...] = (
            self.kind, self.energy, self.instead, self.order,
        )  # fmt: skip
        self._told: frozenset[QWidget] = frozenset()
        self._fitted: tuple[object, ...] = ()  # what the lines were last chosen for

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """Nothing is half covered: lines go until the rest has room."""
        super().resizeEvent(event)
        self.fit()

    def event(self, event: QEvent) -> bool:
        """Another size of type asks for another room without another size of the frame."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return super().event(event)

    def fit(self) -> None:
        """Show as much of what is told as there is height for."""
        if self._measured() == self._fitted:
            return
        for one in self._giving_way:
            one.setVisible(one in self._told)
        for one in self._giving_way:
            if self._needed_px() <= self.height():
                break
            one.hide()
        self._fitted = self._measured()

    def _measured(self) -> tuple[object, ...]:
        """What the lines that are shown go by; what they need follows their type late."""
        return self.size(), self._told, self.ways.isHidden(), self._needed_px()

    def _needed_px(self) -> int:
        return self._column.totalMinimumHeightForWidth(self.width())

    def show_candidate(self, selection: Selection, candidate: Candidate) -> None:
        """Show the saving of a candidate."""
        self._say_saving(selection, candidate)
        order = [self._words.finding(one) for one in _order_reasons(selection)]
        self.order.setText("\n".join(order))
        self.order.setVisible(bool(order))
        self._told = frozenset(one for one in self._giving_way if not one.isHidden())
        self.fit()

    def _say_saving(self, selection: Selection, candidate: Candidate) -> None:
        words, against = self._words, yardstick_said(selection)
        said = [words.finding(one) for one in candidate.findings if one.code in SAID_FIRST]
        self.loses.setText("\n".join(said))
        self.loses.setVisible(bool(said))
        self._say_instead(selection, candidate)
        of_type = type_said(candidate, words)
        self.kind.setText(of_type)
        self.kind.setVisible(bool(of_type))
        saving = saved(selection, candidate)
        if saving is None:  # the cards say what is a type
            self.kind.hide()
        self.money.setVisible(saving is not None and saving.money is not None)
        self.energy.setVisible(saving is not None and saving.energy_wh is not None)
        if saving is None or against is None:
            self.against.say("")
            itself = is_reference(selection, candidate)
            key = "itself.chosen" if itself else "no_yardstick"
            self.payback.setText(words.text(f"consultation.{key}"))
            return
        mark, name = yardstick_mark(selection), yardstick_name(selection)
        short = cell(mark, words) if mark else ""
        self.against.say(
            words.text("consultation.against", against=cell(against, words)),
            self._shorter(selection, short, cell(name, words) if name else ""),
        )
        if saving.money is not None:
            money = words.sum_said(abs(saving.money))
            self._say(self.money, "money", money, saving.money)
        if saving.energy_wh is not None:
            energy = words.number(_said(abs(saving.energy_wh) / _WH_PER_MWH))
            energy = f"{energy} {words.unit(Kind.ENERGY)}"
            self._say(self.energy, "energy", energy, saving.energy_wh)
        self.payback.setText(self._payback(selection, saving, short))

    def _say_instead(self, selection: Selection, candidate: Candidate) -> None:
        """The figure of the plant beside that of what it is measured against: EER 5.2, not 4.1."""
        key, words = selection.family.window.consultation.told_by, self._words
        own = candidate.outcome.figure(key) if key else None
        other = figure_against(selection, candidate, key) if key else None
        told = own is not None and other is not None and not is_reference(selection, candidate)
        self.instead.setVisible(told)
        if told:
            figures = (words.value(one, Kind.EER) for one in (own, other))
            pair = dict(zip(("own", "other"), figures, strict=True))
            self.instead.setText(words.text(f"consultation.instead.{key}", **pair))

    def _shorter(self, selection: Selection, mark: str, name: str) -> tuple[str, ...]:
        """What it is and its name in fewer words; what is there today has but the name."""
        if selection.present is not None:
            return ()
        if selection.reference is None:
            return (self._words.text("consultation.against", against=mark),)
        return (self._words.text("consultation.against.short", mark=mark, name=name),)

    def _say(self, amount: Amount, key: str, figure: str, value: float) -> None:
        saves = value >= 0.0
        word = self._words.text(f"consultation.{key}.{'saved' if saves else 'more'}")
        amount.say(figure, word)
        set_role(amount.figure, "huge-good" if saves else "huge-bad")

    def _payback(self, selection: Selection, saving: Saved, against: str) -> str:
        life = selection.study.economics.life_years
        self.payback.setToolTip("")
        if saving.money is None:
            return self._words.text("consultation.not_comparable")
        if saving.payback_years is None:
            return self._words.text("consultation.no_payback")
        if saving.break_even_extra is not None:
            extra = self._words.sum_said(saving.break_even_extra)
            self.payback.setToolTip(self._words.text("consultation.priced_alike.more"))
            return self._words.text("consultation.priced_alike", extra=extra)
        if is_at_once(saving.payback_years, Kind.PAYBACK):
            return self._words.text("consultation.payback.at_once", against=against)
        if saving.payback_years > life:
            years = self._words.quantity(life, Kind.YEARS)
            return self._words.text("consultation.payback.beyond", years=years)
        years = self._words.quantity(saving.payback_years, Kind.YEARS)
        return self._words.text("consultation.payback", years=years)


def _order_reasons(selection: Selection) -> tuple[Finding, ...]:
    """Why the first stands before one of its neighbours that is better by the criterion."""
    by = selection.study.criteria.rank_by
    field = next((f for f in fields_of(selection.family.outcome) if f.criterion == by), None)
    first, *others = selection.candidates[:_NEIGHBOURS]
    if field is None or first.tied:
        return ()
    sign = 1.0 if field.lower_is_better else -1.0
    own, beside = field.of(first.outcome), [field.of(one.outcome) for one in others]
    if own is None or not any(one is not None and sign * (one - own) < 0.0 for one in beside):
        return ()
    return tuple(one for one in selection.field_findings if one.code in _OF_THE_ORDER)


def _said(value: float) -> float:
    """Three digits, as one says a figure: more would be more than is known."""
    return float(f"{value:.3g}")
