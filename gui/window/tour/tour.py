"""Five steps over the main window, each beside what it is about; shown once, by itself.

It lies over the window's content and takes its keys: right or Enter goes on, left back, Esc ends.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from core.vocabulary.language import Language
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings
from gui.window.study.line import set_role

if TYPE_CHECKING:
    from gui.window.shell import MainWindow

STEPS = ("study", "candidates", "device", "tabs", "report")
_KEPT, _SEEN = "tour", "seen"
_WIDTH_PX, _EDGE_PX, _GAP_PX, _SHADE = 320, 16, 12, 110


def is_due(settings: Settings) -> bool:
    """Whether it was never shown; from now on it was."""
    due = settings.kept(_KEPT) != _SEEN
    if due:
        settings.keep(_KEPT, _SEEN)
    return due


def show_over(window: "MainWindow") -> None:
    """Show it on a window."""
    places = (
        window.study_panel,
        window.tabs,
        window.device_panel,
        window.tabs.tabBar(),
        window.bar.main,
    )
    Tour(places, window.words, window.content)


class Tour(QWidget):
    """Shades the window but for the part of the step, and says what it is for."""

    def __init__(self, places: Sequence[QWidget], words: Language, over: QWidget) -> None:
        """places: what each of STEPS is about."""
        super().__init__(over)
        self._over = over
        self._places, self._words, self.step = places, words, 0
        self._before = over.window().focusWidget()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.card = QFrame(self)
        self.card.setProperty("role", "card")
        self.card.setFixedWidth(_WIDTH_PX)
        column = QVBoxLayout(self.card)
        column.setContentsMargins(_EDGE_PX, 14, _EDGE_PX, 12)
        column.setSpacing(8)
        self.title = PlainLabel("", self.card)
        self.title.setProperty("role", "heading")
        self.text = PlainLabel("", self.card)
        self.text.setWordWrap(True)
        column.addWidget(self.title)
        column.addWidget(self.text)
        row = QHBoxLayout()
        self.count = PlainLabel("", self.card)
        self.count.setProperty("role", "muted")
        row.addWidget(self.count, 1)
        self.skip, self.back, self.forward = (
            self._button(key, run)
            for key, run in (("skip", self.end), ("back", self.go_back), ("next", self.go_on))
        )
        for button in (self.skip, self.back, self.forward):
            row.addWidget(button)
        set_role(self.forward, "main")
        column.addLayout(row)
        over.installEventFilter(self)
        self.setGeometry(over.rect())
        self._show_step()
        self.show()
        self.raise_()
        self.setFocus()

    def _button(self, key: str, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(self._words.text(f"tour.{key}"), self.card)
        button.clicked.connect(run)
        return button

    @Slot()
    def go_on(self) -> None:
        """The next step; after the last one the end."""
        if self.step + 1 == len(STEPS):
            self.end()
            return
        self.step += 1
        self._show_step()

    @Slot()
    def go_back(self) -> None:
        """The step before."""
        self.step = max(self.step - 1, 0)
        self._show_step()

    @Slot()
    def end(self) -> None:
        """Give the window back, with the keys where they were."""
        self.hide()
        self.deleteLater()
        if self._before is not None:
            self._before.setFocus()

    def _show_step(self) -> None:
        words, key = self._words, STEPS[self.step]
        self.title.setText(words.text(f"tour.{key}"))
        number, steps = str(self.step + 1), str(len(STEPS))
        self.count.setText(words.text("tour.count", number=number, steps=steps))
        self.back.setEnabled(self.step > 0)
        last = self.step + 1 == len(STEPS)
        self.forward.setText(words.text("tour.done" if last else "tour.next"))
        self.skip.setVisible(not last)
        self._place()

    def _say(self) -> None:
        """What the part is for; of one that is folded away, how it comes back."""
        words = self._words
        text = words.text(f"tour.{STEPS[self.step]}.more")
        if self._shown().isEmpty():
            text = words.sentences((text, words.text("tour.folded")))
        if text != self.text.text():
            self.text.setText(text)
            self.text.setFixedHeight(self.text.heightForWidth(_WIDTH_PX - 2 * _EDGE_PX))
            self.setAccessibleName(f"{self.title.text()}: {text}")

    def _shown(self) -> QRect:
        """Where the part of this step lies; nowhere while it is folded away."""
        widget = self._places[self.step]
        if not widget.isVisible() or widget.visibleRegion().isEmpty():  # of a folded column
            return QRect()
        return QRect(widget.mapTo(self._over, QPoint(0, 0)), widget.size())

    def _place(self) -> None:
        """Put the card beside the part: at its right, else at its left, else over its middle."""
        self._say()
        self.card.adjustSize()
        size, part = self.card.size(), self._shown()
        if part.isEmpty():
            self.card.move(self.rect().center() - self.card.rect().center())
            self.update()
            return
        left = part.right() + _GAP_PX
        if left + size.width() > self.width():
            left = part.left() - size.width() - _GAP_PX
        if left < 0:
            left = part.center().x() - size.width() // 2
        top = min(part.top() + 3 * _GAP_PX, self.height() - size.height() - _GAP_PX)
        self.card.move(max(left, _GAP_PX), max(top, _GAP_PX))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Shade all but the part."""
        painter, path = QPainter(self), QPainterPath()
        path.addRect(self.rect())
        hole = QPainterPath()
        part = self._shown()
        hole.addRoundedRect(part, look.RADIUS_PX, look.RADIUS_PX)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillPath(path.subtracted(hole), QColor(0, 0, 0, _SHADE))
        painter.setPen(QPen(QColor(look.colours().accent), 2.0))
        painter.drawPath(hole)
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802  Qt's name
        """On, back and out."""
        match event.key():
            case Qt.Key.Key_Right | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.go_on()
            case Qt.Key.Key_Left:
                self.go_back()
            case Qt.Key.Key_Escape:
                self.end()
            case _:
                super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Be as large as what it lies over."""
        if event.type() == QEvent.Type.Resize and watched is self._over:
            self.setGeometry(self._over.rect())
            QTimer.singleShot(0, self, self._place)  # once the parts have their new places
        return super().eventFilter(watched, event)
