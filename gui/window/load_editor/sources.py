"""Where a load comes from: three ways, of which one is open at a time."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from catalog.files.shapes import shapes
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.window.load_editor.detected import Detected
from gui.window.load_editor.reading import Asked
from gui.window.parts.plain_button import plain_button
from gui.window.parts.plain_text import PlainLabel, tip

_WIDE_PX = 280
_MOST_PX = 16_777_215  # Qt's own «no limit»
FILE, PASTE, SHAPE = range(3)
_NAMES = ("file", "paste", "shape")


class Sources(QWidget):
    """File, clipboard, bundled shapes; under the first two what was detected."""

    file_wanted = Signal()
    paste_wanted = Signal()
    template_wanted = Signal()
    shape_chosen = Signal(str)
    way_opened = Signal(int)

    def __init__(self, words: Language, parent: QWidget) -> None:
        super().__init__(parent)
        self._words = words
        self.setFixedWidth(_WIDE_PX)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._ways())
        self.pages = QStackedWidget(self)
        self.pages.addWidget(self._file_page())
        self.pages.addWidget(self._paste_page())
        self.shapes = self._shape_list()
        self.pages.addWidget(self.shapes)
        column.addWidget(self.pages)
        self.detected_title = PlainLabel(words.text("load_editor.detected"), self)
        self.detected_title.setProperty("role", "group")
        self.detected = Detected(words, self)
        self.frame = QScrollArea(self)
        self.frame.setWidgetResizable(True)
        self.frame.setFrameShape(QFrame.Shape.NoFrame)
        self.frame.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.frame.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.frame.setWidget(self.detected)
        column.addWidget(self.detected_title)
        column.addWidget(self.frame, 1)
        column.addStretch(0)
        self._column = column
        self._open(FILE)
        self._show_detected(False)

    def _ways(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        self._group = QButtonGroup(self)
        for number, name in enumerate(_NAMES):
            button = QPushButton(self._words.text(f"load_editor.way.{name}"), self)
            button.setObjectName(f"way.{name}")
            button.setProperty("role", "way")
            button.setProperty("first", not number)
            button.setCheckable(True)
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        self._group.idClicked.connect(self._clicked)
        return row

    def way(self, number: int) -> QAbstractButton:
        """The button of a way (FILE, PASTE, SHAPE)."""
        return self._group.button(number)

    def _file_page(self) -> QWidget:
        page, column = self._page()
        button = QPushButton(self._words.text("load_editor.choose"), page)
        button.clicked.connect(self.file_wanted)
        self.file_name = self._muted("load_editor.file.hint", page)
        text = self._words.text("load_editor.template")
        template = plain_button(text, self.template_wanted, page)
        column.addWidget(button)
        column.addWidget(template)
        column.addWidget(self.file_name)
        column.addStretch(1)
        return page

    def _paste_page(self) -> QWidget:
        page, column = self._page()
        button = QPushButton(self._words.text("load_editor.paste"), page)
        button.clicked.connect(self.paste_wanted)
        self.pasted = self._muted("load_editor.paste.hint", page)
        column.addWidget(button)
        column.addWidget(self.pasted)
        column.addStretch(1)
        return page

    def _page(self) -> tuple[QWidget, QVBoxLayout]:
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        return page, column

    def _muted(self, key: str, parent: QWidget) -> QLabel:
        label = PlainLabel(self._words.text(key), parent)
        label.setProperty("role", "muted")
        label.setWordWrap(True)
        return label

    def _shape_list(self) -> QListWidget:
        found = QListWidget(self)
        found.setAccessibleName(self._words.text("load_editor.way.shape"))
        found.setWordWrap(True)
        found.setSpacing(2)
        for shape in shapes():
            words = self._words
            about = words.text(
                "load_editor.shape.about",
                climate=shape.climate,
                hours=words.quantity(shape.full_load_hours, Kind.HOURS),
            )
            item = QListWidgetItem(f"{words.text(shape.title_key)}\n{about}", found)
            item.setData(Qt.ItemDataRole.UserRole, shape.key)
            item.setToolTip(tip(shape.source))
        found.currentItemChanged.connect(self._shape_changed)
        return found

    def show_file(self, asked: Asked) -> None:
        """Show that a file is being read."""
        self._open(FILE)
        self.file_name.setText(asked.path.name if asked.path else "")
        self.file_name.setToolTip(tip(str(asked.path or "")))
        self._begin(asked)

    def show_paste(self, asked: Asked) -> None:
        """Show that the clipboard is being read."""
        self._open(PASTE)
        self.pasted.setText(self._words.text("load_editor.paste.hint"))
        self._begin(asked)

    def show_shape(self, key: str) -> None:
        """Show a shape as chosen."""
        self._open(SHAPE)
        for row in range(self.shapes.count()):
            if self.shapes.item(row).data(Qt.ItemDataRole.UserRole) == key:
                self.shapes.setCurrentRow(row)

    def tell_rows(self, count: int) -> None:
        """Say how much was pasted."""
        self.pasted.setText(
            self._words.text("load_editor.paste.rows", count=self._words.number(count))
        )

    def _begin(self, asked: Asked) -> None:
        self._show_detected(True)
        self.detected.show_asked(asked)

    def _show_detected(self, visible: bool) -> None:
        self.detected_title.setVisible(visible)
        self.frame.setVisible(visible)

    def _open(self, way: int) -> None:
        self._group.button(way).setChecked(True)
        self.pages.setCurrentIndex(way)
        is_list = way == SHAPE
        self._column.setStretchFactor(self.pages, 1000 if is_list else 0)
        page = self.pages.currentWidget()
        height = _MOST_PX if is_list or page is None else page.sizeHint().height()
        self.pages.setMaximumHeight(height)
        if is_list:
            self._show_detected(False)

    @Slot(int)
    def _clicked(self, way: int) -> None:
        self._open(way)
        self._show_detected(False)
        self.way_opened.emit(way)
        item = self.shapes.currentItem()
        if way == SHAPE and item:
            self._shape_changed(item)

    @Slot(QListWidgetItem)
    def _shape_changed(self, item: QListWidgetItem | None) -> None:
        if item and self.pages.currentIndex() == SHAPE:
            self.shape_chosen.emit(str(item.data(Qt.ItemDataRole.UserRole)))
