"""By what the ledger is judged and planned: the day, prices, factors, the money of each year."""

from collections.abc import Callable
from datetime import date

import msgspec
from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from core.climate.stations import station
from core.ledger.document import LIMITS, Budget, LedgerSettings
from core.ledger.shares import GOALS
from core.selection.unusual_price import unusual
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.ledger.ledger_text import goal_words
from gui.program.ledger.plan_rows import plan_money_step
from gui.window.ledger.document import HeldLedger
from gui.window.ledger.money_form import MoneyForm
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.parts.strips import Strips
from gui.window.study.line import set_role

_YEARS = 5  # offered, from the next one on
_MOST_YUAN = 1e12
_OF_WHOLE = ("hits_by", "most_a_place")  # what a plan as one optimum holds to
_TARGETS = ("driven", "transformer", "thermal", "server")


class SettingsForm(QWidget):
    """Lines whose content goes into the document when they are left; a wrong one is marked."""

    def __init__(self, document: HeldLedger, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._document, self._words = document, words
        self._step = plan_money_step(words)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(look.STEP_PX)
        self.lines: dict[str, QLineEdit] = {}
        self._form(column, "budgets", [f"budget.{year}" for year in self._years()])
        self._form(column, "targets", [f"target.{kind}" for kind in _TARGETS])
        self._form(column, "judging", ["max_payback_years", "day", "station", "price_per_kwh",
                                       "kg_co2_per_kwh", "kgce_per_kwh", "new_since"])  # fmt: skip
        self.doubts = Strips(words, self)
        column.addWidget(self.doubts)
        self.whole = QCheckBox(words.text("ledger_window.setting.whole"), self)
        self.whole.setToolTip(words.text("ledger_window.setting.whole.help"))
        self.whole.toggled.connect(self._put_whole)
        column.addWidget(self.whole)
        self._form(column, "", list(_OF_WHOLE))
        self.strict = QCheckBox(words.text("ledger_window.setting.strictly_over_ten"), self)
        self.strict.toggled.connect(self._put_strict)
        column.addWidget(self.strict)
        self.money = MoneyForm(document, words, self)
        column.addWidget(self.money)
        column.addStretch(1)
        document.changed.connect(self.follow)
        self.follow()

    def _years(self) -> list[int]:
        named = [one.year for one in self._document.ledger.settings.budgets]
        first = min([date.today().year + 1, *named])
        last = max([first + _YEARS - 1, *named])
        return list(range(first, last + 1))

    def _form(self, column: QVBoxLayout, group: str, keys: list[str]) -> None:
        if group:
            heading = PlainLabel(self._words.text(f"ledger_window.settings.{group}"), self)
            heading.setProperty("role", "group")
            column.addWidget(heading)
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 8)
        form.setSpacing(look.STEP_PX)
        for key in keys:
            line = self.lines[key] = QLineEdit(self)
            line.editingFinished.connect(self._putter(key))
            title = key.removeprefix("budget.")
            if title == key:
                title = self._words.text(f"ledger_window.setting.{key}")
            line.setAccessibleName(title)
            form.addRow(title, line)
        column.addLayout(form)

    @Slot()
    def follow(self) -> None:
        """Show what the document says."""
        settings = self._document.ledger.settings
        money = {one.year: one.yuan for one in settings.budgets}
        for key, line in self.lines.items():
            if key.startswith("budget."):
                yuan = money.get(int(key.removeprefix("budget.")))
                said = "" if yuan is None else f"{yuan / self._step:g}"
            elif key.startswith("target."):
                said = self._target(settings, line, key.removeprefix("target."))
            elif key in _OF_WHOLE:
                asked = getattr(settings, key)
                said = "" if asked is None else str(asked)
                line.setEnabled(settings.plan_by == "whole")
            elif key == "station":
                said = _place(settings.station)
            elif key == "day":
                said = settings.day.isoformat() if settings.day else ""
                line.setPlaceholderText(date.today().isoformat())
            else:
                said = f"{_figure(settings, key):g}"
            if line.text() != said and not line.hasFocus():
                line.setText(said)
                set_role(line, "")
        doubt = unusual("price_per_kwh", settings.price_per_kwh)
        self.doubts.show_findings([] if doubt is None else [doubt])
        self.strict.setChecked(settings.strictly_over_ten)
        self.whole.setChecked(settings.plan_by == "whole")

    @staticmethod
    def _target(settings: LedgerSettings, line: QLineEdit, kind: str) -> str:
        """The plant's own target; the national goal stands there while it has none."""
        line.setPlaceholderText(goal_words(GOALS[kind, False]))
        own = settings.targets_pct.get(kind)
        return "" if own is None else f"{own:g}"

    def _putter(self, key: str) -> Callable[[], None]:
        return lambda: self.put(key, self.lines[key].text())

    def put(self, key: str, text: str) -> None:
        """Take what was typed; what cannot be is marked and changes nothing."""
        made = self._made(key, text.strip())
        set_role(self.lines[key], "wrong" if made is None else "")
        if made is not None:
            self._document.edit_settings(made, key)

    def _made(self, key: str, text: str) -> LedgerSettings | None:
        settings = self._document.ledger.settings
        if key == "day":
            try:
                day = date.fromisoformat(text) if text else None
            except ValueError:
                return None
            return msgspec.structs.replace(settings, day=day)
        if key == "station":
            return _at_station(settings, text)
        if key.startswith("budget."):
            year = int(key.removeprefix("budget."))
            return _with_budget(settings, year, text, self._step)
        if key.startswith("target."):
            return _with_target(settings, key.removeprefix("target."), text)
        if key in _OF_WHOLE and not text:
            return msgspec.structs.replace(settings, **{key: None})
        least, largest = LIMITS[key]
        value = _number(text, least, largest)
        if value is None:
            return None
        whole = key in (*_OF_WHOLE, "new_since")
        return msgspec.structs.replace(settings, **{key: int(value) if whole else value})

    @Slot(bool)
    def _put_strict(self, strict: bool) -> None:
        settings = self._document.ledger.settings
        made = msgspec.structs.replace(settings, strictly_over_ten=strict)
        self._document.edit_settings(made, "strictly_over_ten")

    @Slot(bool)
    def _put_whole(self, whole: bool) -> None:
        settings = self._document.ledger.settings
        made = msgspec.structs.replace(settings, plan_by="whole" if whole else "class")
        self._document.edit_settings(made, "plan_by")


def _place(number: str) -> str:
    """A station by number and name, as it can be typed again."""
    return f"{number} {station(number).title}" if number else ""


def _at_station(settings: LedgerSettings, text: str) -> LedgerSettings | None:
    """By number, or by a name that only one has."""
    try:
        number = station(text.split()[0]).id if text else ""
    except Problem:
        return None
    return msgspec.structs.replace(settings, station=number)


def _with_budget(
    settings: LedgerSettings, year: int, text: str, step: float
) -> LedgerSettings | None:
    others = [one for one in settings.budgets if one.year != year]
    if text:
        value = _number(text, 0.0, _MOST_YUAN / step)
        if value is None:
            return None
        others.append(Budget(year=year, yuan=value * step))
    budgets = tuple(sorted(others, key=lambda one: one.year))
    return msgspec.structs.replace(settings, budgets=budgets)


def _with_target(settings: LedgerSettings, kind: str, text: str) -> LedgerSettings | None:
    targets = {name: pct for name, pct in settings.targets_pct.items() if name != kind}
    if text:
        value = _number(text.removesuffix("%").strip(), 0.0, 100.0)
        if value is None:
            return None
        targets[kind] = value
    return msgspec.structs.replace(settings, targets_pct=targets)


def _figure(settings: LedgerSettings, key: str) -> float:
    figures = {
        "price_per_kwh": settings.price_per_kwh, "kg_co2_per_kwh": settings.kg_co2_per_kwh,
        "kgce_per_kwh": settings.kgce_per_kwh, "new_since": settings.new_since,
        "max_payback_years": settings.max_payback_years,
    }  # fmt: skip
    return figures[key]


def _number(text: str, least: float, largest: float) -> float | None:
    try:
        value = float(text.replace(",", ""))
    except ValueError:
        return None
    return value if least <= value <= largest else None
