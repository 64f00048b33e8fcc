"""The start page: recent files, blank studies, and every example with its picture."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from gui.program.gallery.gallery import (
    FIELDS,
    LEDGER,
    Entry,
    blank_studies,
    entries,
    found_by,
    ledger_entries,
)
from gui.program.reader import every_language
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings
from gui.window.start_page.card import BlankTile, ExampleCard
from gui.window.start_page.grid import CardGrid
from gui.window.start_page.recent_list import RecentList

_LEFT_PX, _LEFT_LEAST_PX, _LEFT_SHARE, _EDGE_PX = 380, 240, 0.3, 24
_SEARCH_PX, _SEARCH_LEAST_PX = 300, 150


class StartPage(QWidget):
    """Says what was chosen; whoever shows it opens the window of it."""

    open_wanted = Signal()  # a file that is chosen in a dialog
    file_wanted = Signal(object)  # a path
    example_wanted = Signal(str)
    blank_wanted = Signal(str)

    def __init__(self, settings: Settings, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._words = settings, words
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._recent_column())
        row.addWidget(self._choices(), 1)
        self._said: list[str] = []  # every name of each example, once somebody searches
        self._show_found()

    # The left

    def _recent_column(self) -> QWidget:
        panel = QFrame(self)
        panel.setProperty("role", "panel")
        self._left = panel
        column = QVBoxLayout(panel)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        self.open = QPushButton(self._words.text("start.open"), panel)
        self.open.setProperty("role", "link")
        self.open.clicked.connect(self.open_wanted)
        head = QHBoxLayout()
        head.addWidget(self._heading("start.recent", panel), 1)
        head.addWidget(self.open)
        self.recent = RecentList(self._settings, self._words, panel)
        self.recent.wanted.connect(self.file_wanted)
        column.addLayout(head)
        area = QScrollArea(panel)  # a small window has no room for all of them
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(area)
        within = QVBoxLayout(inside)
        within.setContentsMargins(0, 0, 0, 0)
        within.setSpacing(8)
        within.addWidget(self.recent)
        within.addSpacing(8)
        within.addWidget(self._drop_area(inside))
        within.addStretch(1)
        area.setWidget(inside)
        column.addWidget(area, 1)
        return panel

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802  Qt's name
        """In a narrow window the recent files leave the choices most of the room."""
        super().resizeEvent(event)
        share = round(self.width() * _LEFT_SHARE)
        self._left.setFixedWidth(min(max(share, _LEFT_LEAST_PX), _LEFT_PX))

    def _drop_area(self, parent: QWidget) -> QWidget:
        area = QFrame(parent)
        area.setProperty("role", "drop")
        column = QVBoxLayout(area)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(2)
        column.addWidget(PlainLabel(self._words.text("start.drop"), area))
        column.addWidget(self._muted("start.drop.more", area, wrap=True))
        return area

    # The right

    def _choices(self) -> QWidget:
        self.area = QScrollArea(self)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inside = QWidget(self.area)
        column = QVBoxLayout(inside)
        column.setContentsMargins(_EDGE_PX, 16, _EDGE_PX, 16)
        column.setSpacing(8)
        self._add_blanks(column, inside)
        column.addSpacing(12)
        self._add_search(column, inside)
        self._add_examples(column, inside)
        column.addStretch(1)
        self.area.setWidget(inside)
        return self.area

    def _add_blanks(self, column: QVBoxLayout, parent: QWidget) -> None:
        head = QHBoxLayout()
        head.addWidget(self._heading("start.new", parent))
        head.addWidget(self._muted("start.new.more", parent, wrap=True), 1)
        column.addLayout(head)
        grid = CardGrid(parent, even=True)
        names = [name for field in FIELDS for name in blank_studies()[field]]
        self.tiles = [BlankTile(key, self._blank_name(key), grid) for key in (*names, LEDGER)]
        for tile in self.tiles:
            tile.clicked.connect(lambda _=False, key=tile.key: self.blank_wanted.emit(key))
        grid.fill(self.tiles)
        column.addWidget(grid)

    def _blank_name(self, key: str) -> str:
        own = f"blank.{key}"
        return self._words.text(own if self._words.has(own) else f"family.{key}")

    def _add_search(self, column: QVBoxLayout, parent: QWidget) -> None:
        self.search = QLineEdit(parent)
        self.search.setPlaceholderText(self._words.text("start.search"))
        self.search.setAccessibleName(self._words.text("start.search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMinimumWidth(_SEARCH_LEAST_PX)
        self.search.setMaximumWidth(_SEARCH_PX)
        self.search.textChanged.connect(self._show_found)
        self.search.returnPressed.connect(self._open_first)
        self.search.installEventFilter(self)
        head = QHBoxLayout()
        head.addWidget(self._heading("start.examples", parent))
        head.addWidget(self._muted("start.examples.more", parent, wrap=True), 1)
        head.addWidget(self.search, 2)
        column.addLayout(head)

    def _add_examples(self, column: QVBoxLayout, parent: QWidget) -> None:
        self._grids: dict[str, tuple[QWidget, CardGrid]] = {}
        for field in (LEDGER, *FIELDS):
            title = PlainLabel(self._words.text(f"start.field.{field}"), parent)
            title.setProperty("role", "group")
            grid = CardGrid(parent)
            column.addWidget(title)
            column.addWidget(grid)
            self._grids[field] = title, grid
        self.nothing = self._muted("start.found.none", parent)
        column.addWidget(self.nothing)
        self.entries = (*ledger_entries(), *entries())
        self.cards = [self._card(entry) for entry in self.entries]

    def _card(self, entry: Entry) -> ExampleCard:
        words = self._words
        place = f"place.{entry.place}"
        shown = words.text(place) if words.has(place) else entry.place
        parts = (self._blank_name(entry.family), shown)
        more = words.text("start.separator").join(one for one in parts if one)
        title = words.text(f"example.{entry.name}")
        grid = self._grids[entry.field][1]
        blank = words.text("start.nothing_fits")
        card = ExampleCard(entry.name, title, more, entry.picture, entry.family, blank, grid)
        card.clicked.connect(lambda _=False: self.example_wanted.emit(entry.name))
        return card

    def _matches(self, text: str) -> list[bool]:
        """Which examples a text finds among their names in every language."""
        if not text.strip():
            return [True] * len(self.cards)
        if not self._said:
            languages = every_language()
            self._said = [_every_name(entry, languages) for entry in self.entries]
        return [found_by(text, said) for said in self._said]

    @Slot()
    def _show_found(self) -> None:
        matches = self._matches(self.search.text())
        pairs = zip(self.cards, self.entries, matches, strict=True)
        self.found = [(card, entry) for card, entry, fits in pairs if fits]
        for field, (title, grid) in self._grids.items():
            cards = [card for card, entry in self.found if entry.field == field]
            title.setVisible(bool(cards))
            grid.fill(cards)
        self.nothing.setVisible(not self.found)

    @Slot()
    def _open_first(self) -> None:
        if self.search.text().strip() and self.found:
            self.example_wanted.emit(self.found[0][0].key)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Down goes from the search to the first card that was found."""
        if watched is self.search and isinstance(event, QKeyEvent):
            pressed = event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
            if pressed and self.found:
                self.found[0][0].setFocus()
                QTimer.singleShot(0, lambda: self.area.ensureWidgetVisible(self.found[0][0]))
                return True
        return super().eventFilter(watched, event)

    def _heading(self, key: str, parent: QWidget) -> PlainLabel:
        label = PlainLabel(self._words.text(key), parent)
        label.setProperty("role", "heading")
        return label

    def _muted(self, key: str, parent: QWidget, *, wrap: bool = False) -> PlainLabel:
        label = PlainLabel(self._words.text(key), parent)
        label.setProperty("role", "muted")
        label.setWordWrap(wrap)
        return label


def _every_name(entry: Entry, languages: tuple[Language, ...]) -> str:
    """All that an example may be looked for by."""
    keys = (f"example.{entry.name}", f"family.{entry.family}", f"place.{entry.place}")
    said = [one.text(key) for one in languages for key in keys if one.has(key)]
    return " ".join((*said, entry.place, entry.name))
