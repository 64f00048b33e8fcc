"""What can be chosen on the start page: an example with its picture, a blank study, a file."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOption, QWidget

from gui.program.gallery.picture import Picture
from gui.window.parts import look
from gui.window.parts.icons import icon
from gui.window.parts.plain_text import tip
from gui.window.parts.unparted import unparted
from gui.window.start_page.painting import paint_picture

_PAD_PX, _LINE_PX = 12, 19
_BETWEEN_PX = 8  # a file and its folder
_ICON_PX, _TILE_ICON_PX = 18, 26
_ORPHAN, _LEAST_SHARE = 2, 0.35
_STOPS, _ANDS = "：，、；）", "与和及"


class _Choice(QAbstractButton):
    """A card that is pressed as a button is; it shows where the keys are."""

    def __init__(self, name: str, key: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.key = key
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def _ground(self, painter: QPainter, *, framed: bool = True) -> None:
        c = look.colours()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        option = QStyleOption()
        option.initFrom(self)
        over = bool(option.state & QStyle.StateFlag.State_MouseOver) or self.isDown()
        focus = self.hasFocus()
        edge = c.accent if focus or over else c.border
        room = QRectF(self.rect()).adjusted(1.0, 1.0, -1.0, -1.0)
        pen = QPen(QColor(edge), 2.0 if focus else 1.0)
        painter.setPen(pen if framed or focus else Qt.PenStyle.NoPen)
        ground = c.accent_soft if over and not framed else c.surface
        painter.setBrush(QColor(ground))
        painter.drawRoundedRect(room, look.RADIUS_PX, look.RADIUS_PX)


class ExampleCard(_Choice):
    """An example: its title on two lines at most, what it is, and its picture."""

    SIZE = QSize(214, 148)

    def __init__(self, key: str, title: str, more: str, picture: Picture, mark: str, blank: str,
                 parent: QWidget) -> None:  # fmt: skip
        """mark: the name of its icon; blank: what stands where there is no picture."""
        super().__init__(f"{title}, {more}", key, parent)
        self._title, self._more, self._picture = title, more, picture
        self._mark, self._blank = mark, blank
        self.setToolTip(tip(f"{title}\n{more}"))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As large as every other."""
        return self.SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Icon and title, the line below, the picture."""
        c, painter = look.colours(), QPainter(self)
        self._ground(painter)
        inner = self.rect().adjusted(_PAD_PX, _PAD_PX - 2, -_PAD_PX, -_PAD_PX)
        painter.drawPixmap(inner.topLeft(), icon(f"blank/{self._mark}", c.text, _ICON_PX))
        text = inner.adjusted(_ICON_PX + 6, 0, 0, 0)
        painter.setPen(QColor(c.text))
        metrics = QFontMetrics(self.font())
        first, second = two_lines(self._title, metrics, text.width())
        painter.drawText(_line(text, 0), Qt.AlignmentFlag.AlignVCenter, first)
        painter.drawText(_line(text, 1), Qt.AlignmentFlag.AlignVCenter, second)
        painter.setPen(QColor(c.muted))
        more = metrics.elidedText(self._more, Qt.TextElideMode.ElideRight, text.width())
        painter.drawText(_line(text, 2 if second else 1), Qt.AlignmentFlag.AlignVCenter, more)
        room = QRectF(inner).adjusted(0.0, 3 * _LINE_PX + 6.0, 0.0, 0.0)
        if self._picture.marks:
            paint_picture(painter, room, self._picture, c)
        else:
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter, self._blank)
        painter.end()


class BlankTile(_Choice):
    """A blank study: an icon and a word below it."""

    SIZE = QSize(96, 86)

    def __init__(self, key: str, name: str, parent: QWidget) -> None:
        super().__init__(name, key, parent)
        self._name = name
        self.setToolTip(tip(name))

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As large as every other."""
        return self.SIZE

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """The icon above the word."""
        c, painter = look.colours(), QPainter(self)
        self._ground(painter)
        painter.drawPixmap(
            (self.width() - _TILE_ICON_PX) // 2, 12,
            icon(f"blank/{self.key}", c.text, _TILE_ICON_PX),
        )  # fmt: skip
        painter.setPen(QColor(c.text))
        lines = two_lines(self._name, QFontMetrics(self.font()), self.width() - 10)
        room = QRect(5, 43, self.width() - 10, 2 * _LINE_PX)
        for at, line in enumerate(lines if lines[1] else lines[:1]):
            painter.drawText(_line(room, at), Qt.AlignmentFlag.AlignCenter, line)
        painter.end()


class RecentRow(_Choice):
    """A recent file: its name and what came of it, the day and the folder at the right."""

    HIGH_PX = 52
    TEXT_PX = 10 + _ICON_PX + 10  # from the edge to the name

    def __init__(self, key: str, lines: tuple[str, str], right: tuple[str, str], mark: str,
                 *, missing: bool, parent: QWidget) -> None:  # fmt: skip
        super().__init__(", ".join(one for one in (*lines, *right) if one), key, parent)
        self._lines, self._right, self._mark, self._missing = lines, right, mark, missing
        self.setToolTip(tip(key))
        self.setFixedHeight(self.HIGH_PX)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:  # noqa: N802  Qt's name
        """As wide as there is room."""
        return QSize(260, self.HIGH_PX)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  Qt's name
        """Two lines at the left, two at the right."""
        c, painter = look.colours(), QPainter(self)
        self._ground(painter, framed=False)
        inner = self.rect().adjusted(10, 6, -10, -6)
        mark, colour = ("warn", c.assumed_text) if self._missing else (self._mark, c.text)
        painter.drawPixmap(inner.left(), inner.top() + 1, icon(mark, colour, _ICON_PX))
        metrics = QFontMetrics(self.font())
        text = inner.adjusted(_ICON_PX + 10, 0, 0, 0)
        tones = (c.muted if self._missing else c.text, c.assumed_text if self._missing else c.muted)
        for at, (left, right) in enumerate(zip(self._lines, self._right, strict=True)):
            room = _line(text, at)
            needed = metrics.horizontalAdvance(left) + _BETWEEN_PX  # what came of it goes first
            most = max(room.width() - needed, room.width() // 4)
            taken = min(metrics.horizontalAdvance(right) + 4, most) if right else 0
            painter.setPen(QColor(c.muted))
            shown = metrics.elidedText(right, Qt.TextElideMode.ElideLeft, taken)
            aligned = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(room, aligned, shown)
            painter.setPen(QColor(tones[at]))
            free = room.width() - taken - (_BETWEEN_PX if taken else 0)
            shown = metrics.elidedText(left, Qt.TextElideMode.ElideMiddle, free)
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


def _line(room: QRect, number: int) -> QRect:
    return QRect(room.left(), room.top() + number * _LINE_PX, room.width(), _LINE_PX)


def two_lines(text: str, metrics: QFontMetrics, width: int) -> tuple[str, str]:
    """The text on two lines; broken where a line may end, and elided at the end.

    That is after a stop or before an "and" where the rest fits, else as late as there is room. A
    number and its unit are not parted, and no single letter is left for the second line.
    """
    if metrics.horizontalAdvance(text) <= width:
        return text, ""
    places = [
        at
        for at in _breaks(unparted(text).replace("\u2060", ""))
        if metrics.horizontalAdvance(text[:at].strip()) <= width
    ]
    good = [
        at
        for at in places
        if (text[at - 1] in _STOPS or text[at] in _ANDS)
        and metrics.horizontalAdvance(text[:at].strip()) >= width * _LEAST_SHARE
        and metrics.horizontalAdvance(text[at:].strip()) <= width
    ]
    whole = [at for at in places if len(text) - at > _ORPHAN] or places
    at = max(good or whole or [len(text) // 2])
    rest = text[at:].strip()
    return text[:at].strip(), metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)


def _breaks(text: str) -> list[int]:
    """Where a line of the text may end, by Unicode's rules."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Line, text)
    found = []
    while (at := finder.toNextBoundary()) not in (-1, len(text)):
        found.append(at)
    return found
