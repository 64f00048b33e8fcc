"""The customer's view: few things, large, live, led by keys."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.report.parts import Form
from core.vocabulary.language import LANGUAGES
from gui.window.consultation.stage import CARDS, NARROW_PX, Stage
from gui.window.document.session import Session
from gui.window.parts import look
from gui.window.settings import Settings

_LEAST_PX = (620, 330)
_TALL_PX, _USUAL_PX, _LOW_PX, _SMALL_PX = 950, 800, 640, 480


class _Area(QScrollArea):
    """Scrolls the stage from above to below where it is folded; all keys are the presenter's."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """Only up and down scroll here."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            super().keyPressEvent(event)
        else:
            event.ignore()


class ConsultationView(QWidget):
    """The selection for a customer's eyes, on the whole screen.

    Esc leaves; 1–3 choose; ← → go to the next candidate; C makes it what the report is about;
    + − change the first input by 5 %; P opens the report, O the one page that is left behind;
    D turns light into dark; L turns the language.
    """

    report_wanted = Signal(str)  # in which form; empty: as it was last

    def __init__(self, session: Session, settings: Settings) -> None:
        super().__init__()
        self._session, self._settings = session, settings
        self._over = False
        self.setProperty("role", "consultation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumSize(*_LEAST_PX)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._build()
        settings.changed.connect(self._rebuild)
        self._by_key: dict[Qt.Key, Callable[[], None]] = {
            Qt.Key.Key_Escape: self._escape,
            Qt.Key.Key_Return: self.setFocus,
            Qt.Key.Key_Enter: self.setFocus,
            Qt.Key.Key_Left: lambda: self.go(-1),
            Qt.Key.Key_Right: lambda: self.go(1),
            Qt.Key.Key_Plus: lambda: self.stage.inputs.step(1),
            Qt.Key.Key_Equal: lambda: self.stage.inputs.step(1),
            Qt.Key.Key_Minus: lambda: self.stage.inputs.step(-1),
            Qt.Key.Key_C: self.pick,
            Qt.Key.Key_P: self.open_report,
            Qt.Key.Key_O: lambda: self.open_report(Form.ONE_PAGE.value),
            Qt.Key.Key_D: self.turn_theme,
            Qt.Key.Key_L: self.turn_language,
        }
        for number, key in enumerate((Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)):
            self._by_key[key] = self._choosing(number)

    def _build(self) -> None:
        words = self._settings.reader_of(self._session.document.study)
        self.setWindowTitle(words.text("consultation.title"))
        self.stage = Stage(self._session, self._settings, words, self)
        self.stage.report_wanted.connect(self.open_report)
        self._area = _Area(self)
        self._area.setWidget(self.stage)
        self._column.addWidget(self._area)
        self._area.show()
        self.stage.show()  # at once, not with the next event
        self._set_sizes()
        self.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """On a tall screen everything is larger still, on a low one smaller."""
        super().resizeEvent(event)
        if self._over:
            return
        if self._factor() != self._factor_now:
            self._set_sizes()
        self.stage.fold(narrow=self.width() < NARROW_PX or self.height() < _SMALL_PX)

    def _factor(self) -> float:
        if self.height() < _SMALL_PX or self.width() < NARROW_PX:
            return look.SMALL
        if self.height() < _USUAL_PX:
            return look.LOW if self.height() < _LOW_PX else look.LOWER
        return look.TALL if self.height() >= _TALL_PX else look.LARGE

    def _set_sizes(self) -> None:
        self._factor_now = self._factor()
        self.setStyleSheet(look.consultation_style(self._factor_now))
        self.stage.enlarge(self._factor_now)
        self.stage.fold(narrow=self.width() < NARROW_PX or self.height() < _SMALL_PX)

    @Slot()
    def _rebuild(self) -> None:
        """Another language or another look."""
        if not self.isVisible():
            return
        self._clear()
        self._build()

    def _clear(self) -> None:
        self._column.removeWidget(self._area)
        self._area.hide()
        self._area.deleteLater()

    # What the presenter does

    def choose(self, number: int) -> None:
        """Choose the candidate of that place, from 0."""
        selection = self._session.selection
        if selection and number < min(len(selection.candidates), CARDS):
            self._session.choose(selection.candidates[number].id)

    def go(self, steps: int) -> None:
        """Go on to the next candidate, or back."""
        selection, chosen = self._session.selection, self._session.chosen
        if selection is None or chosen is None:
            return
        ids = [c.id for c in selection.candidates]
        at = min(max(ids.index(chosen.id) + steps, 0), len(ids) - 1)
        self._session.choose(ids[at])

    def pick(self) -> None:
        """Make the candidate looked at what the documents are about."""
        chosen = self._session.chosen
        if chosen is not None:
            self._session.pick(chosen.id)

    @Slot(str)
    def open_report(self, form: str = "") -> None:
        """Go from here to the report, or to the page that is left behind."""
        self.report_wanted.emit(form)
        self.close()

    def turn_theme(self) -> None:
        """Light or dark."""
        dark = look.colours() is look.DARK
        self._settings.set("theme", "light" if dark else "dark")

    def turn_language(self) -> None:
        """The other language."""
        at = LANGUAGES.index(self._settings.language)
        self._settings.set("language", LANGUAGES[(at + 1) % len(LANGUAGES)])

    def _choosing(self, number: int) -> Callable[[], None]:
        return lambda: self.choose(number)

    def _escape(self) -> None:
        """Leave a field; from nowhere, leave."""
        if self.focusWidget() in (None, self):
            self.close()
        else:
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """The presenter's keys; what is typed into a field never comes here."""
        run = self._by_key.get(Qt.Key(event.key()))
        plain = not event.modifiers() & (
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        )
        if run and plain:
            run()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802  Qt's name
        """A click beside everything leaves a field."""
        super().mousePressEvent(event)
        self.setFocus()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802  Qt's name
        """Listen to nothing any more."""
        if not self._over:
            self._over = True
            self._settings.changed.disconnect(self._rebuild)
            self._clear()
        event.accept()
