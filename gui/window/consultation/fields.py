"""Fields of the customer's view: a title, a large field, edited through the document."""

from dataclasses import replace

import msgspec
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from core.study.study import Study
from core.vocabulary.field import Field, fields_of, value_if_declared
from core.vocabulary.language import Language
from gui.window.document.amend import amended, refusal, section_at, value_at
from gui.window.document.session import Session
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import FieldLine, set_role
from gui.window.study.rows import QuietBox
from gui.window.study.typed import Reading, read_number

STEP = 0.05
_CHOICE_LINES = 8  # as wide as so many lines of its type are high a choice may ask to be
_SPACING_PX = 4


class Input(QFrame):
    """One value of the study, large; a text that cannot be taken stays, with the reason."""

    def __init__(self, path: str, session: Session, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self.path, self.session, self.words = path, session, words
        self.setObjectName(path)
        self.title = PlainLabel(self.name(), self)
        self.title.setProperty("role", "muted")
        self.reason = PlainLabel(self)
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

    def fit(self) -> None:
        """Give what stands within the field the room its size needs."""

    def enter(self, study: Study) -> None:
        """Put an edited study in place, or say why not."""
        refused = refusal(study)
        if refused is None:
            self.refuse("")
            self.session.document.swap(study, self.path)
            return
        figures = self.words.figures(refused.figures)
        self.refuse(self.words.text(f"problem.{refused.code}", **figures))

    def refuse(self, reason: str) -> None:
        """Mark the field as wrong, or as right with an empty reason."""
        self.reason.setText(reason)
        self.reason.setVisible(bool(reason))


class LineInput(Input):
    """A field to type into."""

    def build(self) -> None:
        """A line with its unit."""
        self._typing = False
        self._begun = False  # the text is no value yet, and may become one
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

    def put(self, value: object) -> None:
        """Edit the study."""
        self.enter(amended(self.session.document.study, self.path, value))

    def text_of(self, study: Study) -> str:
        """What the line shows of a study."""
        raise NotImplementedError

    def show_study(self, study: Study) -> None:
        """Show the value; a text being typed stays."""
        # The text stays while it is being typed, and while selections still come for it.
        typing = self._typing or (self.line.hasFocus() and self.line.isModified())
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
        self._enter(self.read(text))

    def _enter(self, reading: Reading) -> None:
        self._begun = reading.begun
        if reading.reason:
            self.refuse("" if reading.begun else reading.reason)
            return
        self._typing = True
        try:
            self.put(reading.value)
        finally:
            self._typing = False

    @Slot()
    def _finished(self) -> None:
        self.line.setModified(False)
        if self._begun:  # it ends here: `0` is meant
            self._enter(replace(self.read(self.line.text()), begun=False))
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
        self._buttons: tuple[QToolButton, ...] = ()
        self.fit()
        if not self._steps:
            return
        self.column.removeWidget(self.line)
        row = QHBoxLayout()
        row.setSpacing(_SPACING_PX)
        self.less, self.more = self._button("−", -1), self._button("＋", 1)
        self._buttons = self.less, self.more
        for widget in (self.less, self.line, self.more):
            row.addWidget(widget)
        self.column.addLayout(row)

    def fit(self) -> None:
        """Give the unit the room its size needs; the buttons are as high as the line."""
        kind = self.field.kind
        self.line.set_unit(self.words.unit(kind) if kind else "")
        self.line.ensurePolished()
        for button in self._buttons:
            button.setFixedHeight(self.line.sizeHint().height())

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
        return self.designed() if value is None else float(value)

    def designed(self) -> float | None:
        """What the selection made of an open value."""
        selection = self.session.selection
        return (
            value_if_declared(selection.design, self.path.rpartition(".")[2]) if selection else None
        )

    def read(self, text: str) -> Reading:
        """A number within the field's limits."""
        return read_number(text, self.field, self.words)

    def text_of(self, study: Study) -> str:
        """The number with the usual decimals: this is no place for more."""
        value, kind = self.value(study), self.field.kind
        if value is None:
            return ""
        return self.words.value(value, kind) if kind else f"{value:g}"


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

    def fit(self) -> None:
        """A word that is half covered may be another: as wide as the longest choice."""
        box, metrics = self.box, self.box.fontMetrics()
        names = (box.itemText(at) for at in range(box.count()))
        longest = max((metrics.horizontalAdvance(name) for name in names), default=0)
        box.setMinimumContentsLength(0)
        box.setMinimumWidth(box.edges_px() + min(longest, _CHOICE_LINES * metrics.height()))

    def show_study(self, study: Study) -> None:
        """Show the choice."""
        self.box.choose(value_at(study, self.path))

    @Slot(int)
    def _chosen(self, index: int) -> None:
        value = msgspec.convert(self.box.itemData(index), self._type)
        self.enter(amended(self.session.document.study, self.path, value))
