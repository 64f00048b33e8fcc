"""The inputs of the customer's view: a title, a large field, edited through the document."""

from dataclasses import replace
from typing import Any

import msgspec
from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCompleter,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListView,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from core.climate.stations import search, station, stations
from core.field import Field, fields_of
from core.language import Language
from core.problem import Problem
from core.study import FlatTariff, Study, TimeOfUseTariff
from gui.window.session import Session
from gui.window.study.amend import amended, refusal, section_at, value_at
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox
from gui.window.study.typed import Reading, read_number

STEP = 0.05
PRICE = "economics.tariff.price_per_kwh"
STATION = "site.station"
_SPACING_PX = 4


class Input(QFrame):
    """One value of the study, large; a text that cannot be taken stays, with the reason."""

    def __init__(self, path: str, session: Session, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self.session, self.words = path, session, words
        self.setObjectName(path)
        self.title = QLabel(self.name(), self)
        self.title.setProperty("role", "muted")
        self.reason = QLabel(self)
        self.reason.setProperty("role", "wrong-word")
        self.reason.setWordWrap(True)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(_SPACING_PX)
        self.column.addWidget(self.title)
        self.build()
        self.column.addWidget(self.reason)
        self.column.addStretch(1)
        self.reason.hide()

    def name(self) -> str:
        """The title."""
        return self.words.text(f"field.{self.path.rpartition('.')[2]}")

    def build(self) -> None:
        """Put the field in."""
        raise NotImplementedError

    def show_study(self, study: Study) -> None:
        """Show what stands in the study, and what the selection made of an open value."""
        raise NotImplementedError

    def enter(self, study: Study) -> None:
        """Put an edited study in place, or say why not."""
        refused = refusal(study)
        if refused is None:
            self.refuse("")
            self.session.document.swap(study, self.path)
            return
        key, reason = refused
        message = f"study.refused.{key}"
        if self.words.has(message):
            self.refuse(self.words.text(message))
        else:
            self.refuse(self.words.text("problem.study_invalid", reason=reason))

    def refuse(self, reason: str) -> None:
        """Mark the field as wrong, or as right with an empty reason."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))


class LineInput(Input):
    """A field to type into."""

    def build(self) -> None:
        """A line with its unit."""
        self.line = FieldLine(self)
        self.line.setAccessibleName(self.name())
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)
        self.line.given_up.connect(self._give_up)
        self.title.setBuddy(self.line)
        self.setFocusProxy(self.line)
        self.column.addWidget(self.line)

    def read(self, text: str) -> Reading:
        """The value of a text, or the reason why there is none."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Edit the study."""
        self.enter(amended(self.session.document.study, self.path, value))

    def text_of(self, study: Study) -> str:
        """What the line shows of a study."""
        raise NotImplementedError

    def show_study(self, study: Study) -> None:
        """Show the value; a text being typed stays."""
        typing = self.line.hasFocus() and self.line.isModified()
        if not (typing or self.line.wrong):
            self.put_text(self.text_of(study))

    def put_text(self, text: str) -> None:
        """Write into the line."""
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def refuse(self, reason: str) -> None:
        """Mark the line."""
        super().refuse(reason)
        self.line.wrong = bool(reason)
        self.line.setAccessibleDescription(reason)
        set_role(self.line, "wrong" if reason else "")

    @Slot(str)
    def _typed(self, text: str) -> None:
        reading = self.read(text)
        if reading.reason:
            self.refuse(reading.reason)
        else:
            self.put(reading.value)

    @Slot()
    def _finished(self) -> None:
        self.line.setModified(False)
        if not self.line.wrong:
            self.show_study(self.session.document.study)

    @Slot()
    def _give_up(self) -> None:
        self.refuse("")
        self.line.setModified(False)
        self.show_study(self.session.document.study)
        self.line.selectAll()


class NumberInput(LineInput):
    """A number in the reader's unit, with steps of 5 % where they are wanted."""

    def __init__(
        self,
        path: str,
        session: Session,
        words: Language,
        parent: QWidget,
        *,
        steps: bool = False,
    ) -> None:
        self._steps = steps
        super().__init__(path, session, words, parent)

    @property
    def field(self) -> Field:
        """The declared field."""
        section, _, key = self.path.rpartition(".")
        fields = fields_of(type(section_at(self.session.document.study, section)))
        return next(field for field in fields if field.key == key)

    def build(self) -> None:
        """The line, with a button on each side where it can be stepped."""
        super().build()
        kind = self.field.kind
        self.line.set_unit(self.words.unit(kind) if kind else "")
        if not self._steps:
            return
        self.column.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(_SPACING_PX)
        self.less, self.more = self._button("−", -1), self._button("＋", 1)
        for widget in (self.less, self.line, self.more):
            row.addWidget(widget)
        self.column.addLayout(row)

    def _button(self, text: str, sign: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        key = "consultation.more" if sign > 0 else "consultation.less"
        button.setAccessibleName(self.words.text(key, field=self.name()))
        button.setToolTip(button.accessibleName())
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys + and − do the same
        button.clicked.connect(self.step_up if sign > 0 else self.step_down)
        return button

    @Slot()
    def step_up(self) -> None:
        """5 % more."""
        self._step(1.0 + STEP)

    @Slot()
    def step_down(self) -> None:
        """5 % less."""
        self._step(1.0 - STEP)

    def _step(self, factor: float) -> None:
        value = self.value(self.session.document.study)
        if value is None:
            return
        wanted, field = value * factor, self.field
        low, high = field.minimum, field.maximum
        wanted = wanted if low is None else max(wanted, low)
        wanted = wanted if high is None else min(wanted, high)
        self.line.setModified(False)
        self.put(wanted)
        self.show_study(self.session.document.study)

    def value(self, study: Study) -> float | None:
        """The value; where it is open, what the selection made of it."""
        value = value_at(study, self.path)
        if value is not None:
            return float(value)
        selection = self.session.selection
        return getattr(selection.design, self.path.rpartition(".")[2], None) if selection else None

    def read(self, text: str) -> Reading:
        """A number within the field's limits."""
        section = self.path.rpartition(".")[0]
        struct = type(section_at(self.session.document.study, section))
        return read_number(text, self.field, self.words, struct)

    def text_of(self, study: Study) -> str:
        """The number with the usual decimals: this is no place for more."""
        value, kind = self.value(study), self.field.kind
        if value is None:
            return ""
        return self.words.value(value, kind) if kind else f"{value:g}"


class PriceInput(NumberInput):
    """The price of electricity; where it goes by the hour, its mean, which scales all hours."""

    @property
    def field(self) -> Field:
        """The field of a flat price: it is what is typed."""
        field = next(f for f in fields_of(FlatTariff) if f.key == "price_per_kwh")
        return replace(field, minimum=0.0)

    def name(self) -> str:
        """The title says whether it is a mean."""
        by_hour = isinstance(self.session.document.study.economics.tariff, TimeOfUseTariff)
        key = "consultation.mean_price" if by_hour else "field.price_per_kwh"
        return self.words.text(key)

    def show_study(self, study: Study) -> None:
        """Another tariff has another title."""
        self.title.setText(self.name())
        self.line.setAccessibleName(self.name())
        super().show_study(study)

    def value(self, study: Study) -> float | None:
        """The price, or the mean over the hours of a day."""
        tariff = study.economics.tariff
        if isinstance(tariff, FlatTariff):
            return tariff.price_per_kwh
        return sum(tariff.prices_per_kwh) / len(tariff.prices_per_kwh)

    def read(self, text: str) -> Reading:
        """A price within the limits of a flat one."""
        return read_number(text, self.field, self.words, FlatTariff)

    def put(self, value: Any) -> None:
        """Set the price, or every hour's in proportion."""
        study = self.session.document.study
        tariff = study.economics.tariff
        if isinstance(tariff, FlatTariff):
            self.enter(amended(study, self.path, value))
            return
        mean = self.value(study) or 0.0
        factor = value / mean if mean > 0 else 0.0
        summer = tariff.summer_prices_per_kwh
        scaled = msgspec.structs.replace(
            tariff,
            prices_per_kwh=tuple(p * factor for p in tariff.prices_per_kwh)
            if mean > 0
            else (value,) * len(tariff.prices_per_kwh),
            summer_prices_per_kwh=summer and tuple(p * factor for p in summer),
        )
        economics = msgspec.structs.replace(study.economics, tariff=scaled)
        self.enter(msgspec.structs.replace(study, economics=economics))


class StationInput(LineInput):
    """The weather station, found by any part of its name."""

    def build(self) -> None:
        """A line that offers stations."""
        super().build()
        self._completer = QCompleter([s.title for s in stations()], self)
        self._completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self._completer.setMaxVisibleItems(8)
        popup = QListView()
        popup.setAccessibleName(self.name())
        popup.setProperty("role", "consultation-list")
        self._completer.setPopup(popup)  # which takes it over
        self._completer.activated.connect(self._take)
        self.line.setCompleter(self._completer)

    def read(self, text: str) -> Reading:
        """The one station of that name."""
        for found in search(text):
            if text.strip() in (found.title, found.id):
                return Reading(value=found.id)
        try:
            return Reading(value=station(text).id)
        except Problem:
            return Reading(reason=self.words.text("study.reason.station"))

    def text_of(self, study: Study) -> str:
        """The station's name; its city and district say enough."""
        key = study.site.station
        try:
            found = station(key)
        except Problem:
            return key
        self.line.setToolTip(found.title)
        return " ".join(dict.fromkeys((found.city, found.name)))

    @Slot(str)
    def _take(self, title: str) -> None:
        self._typed(title)
        with QSignalBlocker(self.line):
            self._finished()


class ChoiceInput(Input):
    """One of several words."""

    def build(self) -> None:
        """A box of choices."""
        section, _, key = self.path.rpartition(".")
        fields = fields_of(type(section_at(self.session.document.study, section)))
        field = next(one for one in fields if one.key == key)
        self.box = QuietBox(self)
        self.box.setAccessibleName(self.name())
        self.box.fill([(value, self.words.text(f"choice.{value}")) for value in field.choices])
        self._type = field.type
        self.box.activated.connect(self._chosen)
        self.title.setBuddy(self.box)
        self.setFocusProxy(self.box)
        self.column.addWidget(self.box)

    def show_study(self, study: Study) -> None:
        """Show the choice."""
        self.box.choose(value_at(study, self.path))

    @Slot(int)
    def _chosen(self, index: int) -> None:
        value = msgspec.convert(self.box.itemData(index), self._type)
        self.enter(amended(self.session.document.study, self.path, value))


def input_for(
    path: str, session: Session, words: Language, parent: QWidget, *, steps: bool
) -> Input:
    """The kind of input a path of the study needs."""
    if path == STATION:
        return StationInput(path, session, words, parent)
    if path == PRICE:
        return PriceInput(path, session, words, parent, steps=steps)
    section, _, key = path.rpartition(".")
    fields = fields_of(type(section_at(session.document.study, section)))
    field = next(one for one in fields if one.key == key)
    if field.choices:
        return ChoiceInput(path, session, words, parent)
    return NumberInput(path, session, words, parent, steps=steps)


class Inputs(QWidget):
    """The inputs side by side; the first can be stepped."""

    left = Signal()  # Return: the keys belong to the view again

    def __init__(
        self, paths: tuple[str, ...], session: Session, words: Language, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._session = session
        self.by_path = {
            path: input_for(path, session, words, self, steps=number == 0)
            for number, path in enumerate(paths)
        }
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(6 * _SPACING_PX)
        for number, one in enumerate(self.by_path.values()):
            grid.addWidget(one, 0, number)
            grid.setColumnStretch(number, 4 if number == 0 else 3)

    @property
    def first(self) -> Input:
        """The input that is stepped."""
        return next(iter(self.by_path.values()))

    @Slot()
    def follow(self) -> None:
        """Show the study as it stands."""
        for one in self.by_path.values():
            one.show_study(self._session.document.study)

    def step(self, sign: int) -> None:
        """Change the first input by 5 %."""
        if isinstance(self.first, NumberInput):
            (self.first.step_up if sign > 0 else self.first.step_down)()
