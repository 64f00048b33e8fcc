"""The window of the manual: contents and what was found at the left, the page at the right."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QUrl, Slot
from PySide6.QtGui import (
    QDesktopServices,
    QKeySequence,
    QShortcut,
    QTextBlock,
    QTextBlockFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSplitter,
    QTextBrowser,
    QVBoxLayout,
    QWidget,
)

from core.vocabulary.language import Language
from gui.program.manual.book import CONTENTS, Book, Place, manual_folder
from gui.program.manual.marking import address
from gui.window.parts import look
from gui.window.parts.plain_text import PlainLabel
from gui.window.settings import Settings

USUAL_PX, LEAST_PX = (1040, 760), (620, 330)
_LIST_PX, _MARGIN_PX = 300, 28
_ABOVE_PX = (2, 0, 18, 14, 10)  # of text, and of headings by their level
_BELOW_PX, _LINE = 4, 115.0  # the line in per cent
_MOST_FOUND = 200
_PLACE = Qt.ItemDataRole.UserRole


class ManualWindow(QWidget):
    """A window of its own, so that it can be read beside a dialog that waits for an answer."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self._settings = settings
        self._words: Language = settings.reader()
        self._back: list[Place] = []
        self._forward: list[Place] = []
        self.place = Place(page=CONTENTS)
        self.in_use = True
        self.setObjectName("manual")
        self.setMinimumSize(*LEAST_PX)
        self.resize(self._fitting(QSize(*USUAL_PX)))
        self.search = QLineEdit(self)
        self.search.setClearButtonEnabled(True)
        self.count = PlainLabel(self)
        self.count.setProperty("role", "muted")
        self.found = QListWidget(self)
        self.found.setWordWrap(True)
        self.found.setProperty("role", "contents")
        self.page = QTextBrowser(self)
        self.page.setOpenLinks(False)
        self.page.document().setDocumentMargin(_MARGIN_PX)
        self.buttons = {
            "back": self._button(self.go_back),
            "forward": self._button(self.go_forward),
            "contents": self._button(self.show_contents),
        }
        self._lay_out()
        self.search.textChanged.connect(self._look_for)
        self.search.returnPressed.connect(self._open_first)
        self.found.itemClicked.connect(self._open_item)
        self.found.itemActivated.connect(self._open_item)
        self.page.anchorClicked.connect(self._follow)
        keys = QKeySequence.StandardKey
        for key, run in (
            (QKeySequence(keys.Back), self.go_back),
            (QKeySequence(keys.Forward), self.go_forward),
            (QKeySequence(keys.Find), self.search.setFocus),
            (QKeySequence("Esc"), self.close),
        ):
            QShortcut(key, self).activated.connect(run)
        settings.changed.connect(self._speak)
        self._speak()

    def _lay_out(self) -> None:
        step = look.STEP_PX
        left = QWidget(self)
        column = QVBoxLayout(left)
        column.setContentsMargins(3 * step, 3 * step, 3 * step, 3 * step)
        column.setSpacing(2 * step)
        column.addWidget(self.search)
        column.addWidget(self.count)
        column.addWidget(self.found, 1)
        right = QWidget(self)
        beside = QVBoxLayout(right)
        beside.setContentsMargins(0, 3 * step, 0, 0)
        row = QHBoxLayout()
        row.setContentsMargins(3 * step, 0, 3 * step, 0)
        row.setSpacing(2 * step)
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        beside.addLayout(row)
        beside.addWidget(self.page, 1)
        split = QSplitter(Qt.Orientation.Horizontal, self)
        split.addWidget(left)
        split.addWidget(right)
        split.setSizes([_LIST_PX, self.width() - _LIST_PX])
        split.setStretchFactor(1, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(split)

    def _fitting(self, wanted: QSize) -> QSize:
        return wanted.boundedTo(self.screen().availableSize())

    def _button(self, run: Callable[[], None]) -> QPushButton:
        button = QPushButton(self)
        button.clicked.connect(run)
        return button

    @Slot()
    def _speak(self) -> None:
        """Show the same place in the language of the settings."""
        self._words = words = self._settings.reader()
        self.book = Book(manual_folder(words.code))
        self.setWindowTitle(f"{words.text('manual.title')} – LoadFit 荷配")
        self.search.setPlaceholderText(words.text("manual.search"))
        self.search.setAccessibleName(words.text("manual.search"))
        self.found.setAccessibleName(words.text("manual.contents"))
        self.page.setAccessibleName(words.text("manual.title"))
        for key, button in self.buttons.items():
            button.setText(words.text(f"manual.{key}"))
        self._look_for(self.search.text())
        code = self.place.heading.rpartition("-")[2]  # the same in every language
        self._show(Place(page=self.place.page, heading=code))

    def leave(self) -> None:
        """Close for good: the next reader gets another window."""
        self.in_use = False
        self.close()
        self.deleteLater()

    # Going from page to page

    def open_at(self, place: Place) -> None:
        """Show a place; the one that was shown can be gone back to."""
        if place != self.place:
            self._back.append(self.place)
            self._forward.clear()
        self._show(place)

    @Slot()
    def go_back(self) -> None:
        """Show the place before."""
        if self._back:
            self._forward.append(self.place)
            self._show(self._back.pop())

    @Slot()
    def go_forward(self) -> None:
        """Show the place that was gone back from."""
        if self._forward:
            self._back.append(self.place)
            self._show(self._forward.pop())

    @Slot()
    def show_contents(self) -> None:
        """Show what there is to read."""
        self.search.clear()
        self.open_at(Place(page=CONTENTS))

    def _show(self, place: Place) -> None:
        self.place = place
        self.page.document().setBaseUrl(QUrl.fromLocalFile(f"{self._folder()}/"))
        self.page.setMarkdown(self.book.text(place.page))
        self._dress()
        self._scroll_to(place.heading)
        self.buttons["back"].setEnabled(bool(self._back))
        self.buttons["forward"].setEnabled(bool(self._forward))

    def _dress(self) -> None:
        """Room above headings and below paragraphs; the code of a heading small and muted."""
        block = self.page.document().begin()
        while block.isValid():
            form, level = block.blockFormat(), block.blockFormat().headingLevel()
            form.setTopMargin(_ABOVE_PX[min(level, len(_ABOVE_PX) - 1)])
            form.setBottomMargin(_BELOW_PX)
            form.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            cursor = QTextCursor(block)
            cursor.setBlockFormat(form)
            if level:
                self._mute_code(block, cursor)
            block = block.next()

    def _mute_code(self, block: QTextBlock, cursor: QTextCursor) -> None:
        for part in block.textFormats():
            if part.format.fontFixedPitch():
                cursor.setPosition(block.position() + part.start)
                keep = QTextCursor.MoveMode.KeepAnchor
                cursor.setPosition(block.position() + part.start + part.length, keep)
                small = part.format
                small.setForeground(look.paint(look.colours().muted))
                small.setProperty(QTextFormat.Property.FontSizeAdjustment, -1)
                cursor.setCharFormat(small)

    def _scroll_to(self, heading: str) -> None:
        block = self.page.document().begin()
        while heading and block.isValid():
            if block.blockFormat().headingLevel() and _is(address(block.text()), heading):
                self.page.setTextCursor(QTextCursor(block))
                top = self.page.document().documentLayout().blockBoundingRect(block).top()
                self.page.verticalScrollBar().setValue(round(top) - _MARGIN_PX // 2)
                return
            block = block.next()
        self.page.moveCursor(QTextCursor.MoveOperation.Start)

    @Slot(QUrl)
    def _follow(self, link: QUrl) -> None:
        if link.scheme() in ("http", "https"):
            QDesktopServices.openUrl(link)
            return
        name = Path(link.path()).stem or self.place.page
        if name in self.book.names:
            self.open_at(Place(page=name, heading=link.fragment(_DECODED)))

    # Contents and search

    @Slot(str)
    def _look_for(self, wanted: str) -> None:
        self.found.clear()
        words = self._words
        if not wanted.strip():
            self.count.setText(words.text("manual.contents"))
            for name in self._in_order():
                self._list(self.book.title(name), Place(page=name))
            return
        found = self.book.find(wanted)
        self.count.setText(
            words.text("manual.found", count=words.number(len(found)))
            if found
            else words.text("manual.none_found")
        )
        for one in found[:_MOST_FOUND]:
            self._list(f"{one.title}\n{one.excerpt}".rstrip(), one.place)

    def _in_order(self) -> list[str]:
        """The pages in the order in which the contents name them."""
        contents = self.book.text(CONTENTS)
        named = [name for name in self.book.names if f"]({name}.md" in contents]
        return [CONTENTS, *sorted(named, key=lambda name: contents.index(f"]({name}.md"))]

    def _list(self, text: str, place: Place) -> None:
        item = QListWidgetItem(text, self.found)
        item.setData(_PLACE, place)

    @Slot()
    def _open_first(self) -> None:
        if self.found.count():
            self.found.setCurrentRow(0)
            self._open_item(self.found.item(0))

    @Slot(QListWidgetItem)
    def _open_item(self, item: QListWidgetItem) -> None:
        self.open_at(item.data(_PLACE))

    def _folder(self) -> Path:
        return manual_folder(self._words.code)


_DECODED = QUrl.ComponentFormattingOption.FullyDecoded


def _is(found: str, wanted: str) -> bool:
    """Whether a heading is the one of an address, or of the code at its end."""
    return found == wanted or found.rpartition("-")[2] == wanted
