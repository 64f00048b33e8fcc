"""A row of a form: the title left, the field right, and under it the reason where it is wrong."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from html import escape
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QMenu, QWidget
from shiboken6 import isValid

from core.selection.selection import Selection
from core.study.study import basis_of
from core.vocabulary.field import Field
from core.vocabulary.field_range import range_of
from core.vocabulary.language import Language
from gui.window.document.session import Session
from gui.window.manual.topics import FIELD
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.study.line import FieldLine, set_role
from gui.window.study.typed import Reading

FIELD_PX = 150
_GAP_PX = 8


V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """What the rows of one panel share.

    enter: puts a value into the study, and says why not where it is refused;
    restore: puts a value back to its default; is_open and keep_open: how folds were left.
    """

    session: Session
    words: Language
    enter: Callable[[str, object], str]
    restore: Callable[[str, Field], None]
    is_open: Callable[[str], bool]
    keep_open: Callable[[str, bool], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a row's value stands: its path in the study, and its field."""

    path: str
    field: Field


class Row(QWidget, Generic[V]):
    """One field of the study, whose value is a V."""

    plain_role = ""  # of the editor, where nothing is to be said of its value
    refused = Signal()

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self.place, self.desk = place, desk
        self.value: V = None  # type: ignore[assignment]  # nothing is shown yet
        self.assumed = False
        self._is_filled = False
        self.setObjectName(place.path)
        self.setProperty(FIELD, place.field.key)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(_GAP_PX)
        self._grid.setVerticalSpacing(2)
        self._grid.setColumnStretch(0, 1)
        self.title = PlainLabel(self.words.text(f"field.{place.field.key}"), self)
        self.title.setProperty("role", "muted")
        self.title.setWordWrap(True)
        self._reason: PlainLabel | None = None  # of 150 rows hardly one is ever wrong
        self._grid.addWidget(self.title, 0, 0)
        self.setToolTip(self._help())

    @property
    def words(self) -> Language:
        """The reader's language."""
        return self.desk.words

    @property
    def wrong(self) -> bool:
        """Whether the row holds a text that is not in the study."""
        return bool(self._reason and self._reason.text())

    def put_editor(self, editor: QWidget) -> None:
        """Place the widget that is edited, with its name for those who listen."""
        editor.setFixedWidth(FIELD_PX)
        editor.setAccessibleName(self._name())
        editor.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        editor.customContextMenuRequested.connect(self._open_menu)
        self.title.setBuddy(editor)
        self.setFocusProxy(editor)
        self.editor = editor
        self._grid.addWidget(editor, 0, 1, Qt.AlignmentFlag.AlignTop)

    def shows(self, value: V, assumed: bool) -> bool:
        """Whether this is what the row shows: an edit changes one row, and there are fifty."""
        return self._is_filled and value == self.value and assumed == self.assumed

    def show_value(self, value: V, assumed: bool) -> None:
        """Show what stands in the study."""
        self.value, self.assumed, self._is_filled = value, assumed, True
        self._show_standing()

    def show_selection(self, selection: Selection | None) -> None:
        """Show what the selection made of an open value; most rows have nothing to show."""

    def retry(self) -> None:
        """Try a refused text again, after another value has changed."""

    def refuse(self, reason: str) -> None:
        """Mark the row as wrong, or as right with an empty reason."""
        if reason or self._reason:
            self.reason.setText(reason)
            self.reason.setVisible(bool(reason))
            self.editor.setAccessibleDescription(reason)
        self._show_standing()
        if reason:
            self.refused.emit()

    @property
    def reason(self) -> PlainLabel:
        """Where it says why the text is wrong."""
        if self._reason is None:
            self._reason = PlainLabel(self)
            self._reason.setProperty("role", "wrong-word")
            self._reason.setWordWrap(True)
            self._reason.hide()
            self._grid.addWidget(self._reason, 1, 0, 1, 2)
        return self._reason

    def _show_standing(self) -> None:
        role = "wrong" if self.wrong else "assumed" if self.assumed else self.plain_role
        set_role(self.editor, role)

    def _name(self) -> str:
        kind = self.place.field.kind
        symbol = self.words.unit(kind) if kind else ""
        title = self.title.text()
        return f"{title} ({symbol})" if symbol else title

    def _help(self) -> str:
        """What the field means, what it may hold, and what an assumed value rests on."""
        key, field = self.place.field.key, self.place.field
        parts = [self.words.text(f"help.{key}")] if self.words.has(f"help.{key}") else []
        if allowed := range_of(field, self.words) if field.kind else "":
            parts.append(self.words.text("study.allowed", range=allowed))
        if field.assumed:
            duty = self.desk.session.document.study.duty
            basis = self.words.text(basis_of(duty, self.place.path))
            parts.append(self.words.text("study.basis", basis=basis))
        return "".join(f"<p>{escape(part)}</p>" for part in parts)

    @Slot(QPoint)
    def _open_menu(self, at: QPoint) -> None:
        menu = self.menu()
        menu.popup(self.editor.mapToGlobal(at))

    def menu(self) -> QMenu:
        """The row's menu: the way back to the default."""
        menu = self.editor.edge_menu() if isinstance(self.editor, FieldLine) else QMenu(self.editor)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addSeparator()
        action = QAction(self._back_words(), menu)
        action.setObjectName("restore")
        action.setEnabled(self._can_go_back())
        action.triggered.connect(self.go_back)
        menu.addAction(action)
        return menu

    def _back_words(self) -> str:
        field = self.place.field
        if field.assumed and field.default is not None:
            return self.words.text("study.restore.assumed", value=self.shown(field.default))
        if field.optional:
            return self.words.text("study.restore.open")
        return self.words.text("study.restore.default")

    def _can_go_back(self) -> bool:
        field = self.place.field
        if self.wrong or field.assumed:
            return self.wrong or not self.assumed
        has_default = field.optional or field.default is not None
        return has_default and self.value != field.default

    @Slot()
    def go_back(self) -> None:
        """Put the default back, assumed where it is."""
        self.refuse("")
        self.desk.restore(self.place.path, self.place.field)
        self.show_value(self.value, self.assumed)

    def shown(self, value: V) -> str:
        """A value as the row shows it."""
        return str(value)


AnyRow = Row[Any]  # whatever its value is


class LineRow(Row[V]):
    """A row with a line to type into; subclasses say how its text is read and shown.

    A text that cannot be read stays in the line, marked, and the study keeps its value.
    """

    def __init__(self, place: Place, desk: Desk, parent: QWidget) -> None:
        super().__init__(place, desk, parent)
        self.line = FieldLine(self)
        self.line.setMinimumHeight(look.FIELD_PX)
        self.put_editor(self.line)
        self._typing = False
        self._begun = False  # the text is no value yet, and may become one
        self._put = ""
        self.line.textEdited.connect(self._typed)
        self.line.editingFinished.connect(self._finished)
        self.line.given_up.connect(self._give_up)

    def read(self, text: str) -> Reading:
        """The value of a text, or the reason why there is none."""
        raise NotImplementedError

    def shows(self, value: V, assumed: bool) -> bool:
        """What was typed differently than it is shown is shown anew."""
        return super().shows(value, assumed) and self.line.text() == self._put

    def show_value(self, value: V, assumed: bool) -> None:
        """Show what stands in the study; a text being typed that means the same stays."""
        another = value != self.value
        super().show_value(value, assumed)
        if self._typing:
            return
        if another or not (self.wrong or self.line.hasFocus()):
            self.refuse("")
            self.put_text()

    def put_text(self) -> None:
        """Write the value into the line."""
        text = self._put = self.shown(self.value)
        if self.line.text() != text:
            self.line.setText(text)
            self.line.setCursorPosition(0)

    def refuse(self, reason: str) -> None:
        """Mark the line too, for its keys."""
        self.line.wrong = bool(reason)
        super().refuse(reason)

    def retry(self) -> None:
        """Read a refused text again."""
        if self.wrong:
            self._typed(self.line.text())

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
            self.refuse(self.desk.enter(self.place.path, reading.value))
        finally:
            self._typing = False

    @Slot()
    def _finished(self) -> None:
        # A window that closes takes the focus from its line: nobody has left it, nothing is wrong.
        if isValid(self) and self.isVisible():
            self.leave()

    def leave(self) -> None:
        """Take the text as it stands when the line is left."""
        if self._begun:  # it ends here: `0` is meant
            self._enter(replace(self.read(self.line.text()), begun=False))
        if not self.wrong:
            self.put_text()

    @Slot()
    def _give_up(self) -> None:
        self._begun = False
        self.refuse("")
        self.put_text()
        self.line.selectAll()
