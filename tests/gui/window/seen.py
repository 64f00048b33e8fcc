"""What somebody sees, or hears read aloud, of a widget and all below it: texts that are cut off,
and controls and cells without a name."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTabBar,
    QTableView,
    QTextEdit,
    QToolButton,
    QWidget,
)

CONTROLS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTextEdit, QTabBar,
)  # fmt: skip
_LEAST_PX = 1  # of rounding at scales between


def clipped(root: QWidget) -> list[str]:
    """Texts that have less room than they need, each with where it stands."""
    return [f"{_where(widget, root)}: {text}" for widget, text in _clipped(root)]


def _clipped(root: QWidget) -> Iterator[tuple[QWidget, str]]:
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisible() or widget.width() == 0:
            continue
        if isinstance(widget, QLabel):
            if _label_is_cut(widget):
                yield widget, widget.text()
        elif isinstance(widget, QTabBar):
            yield from ((widget, text) for text in _tabs_cut(widget))
        elif isinstance(widget, QHeaderView):
            yield from ((widget, text) for text in _headers_cut(widget))
        elif isinstance(widget, QAbstractButton) and widget.text() and _button_is_cut(widget):
            yield widget, widget.text()


def _needed(widget: QWidget, text: str) -> int:
    lines = text.replace("&&", "\0").replace("&", "").replace("\0", "&").split("\n")
    return max(widget.fontMetrics().horizontalAdvance(line) for line in lines)


def _label_is_cut(label: QLabel) -> bool:
    text = label.text()
    if not text or label.pixmap().width():
        return False
    room = label.contentsRect()
    if label.wordWrap():
        needed = label.fontMetrics().boundingRect(
            QRect(0, 0, room.width(), 10_000), int(Qt.TextFlag.TextWordWrap), text
        )
        return needed.height() > room.height() + _LEAST_PX or needed.width() > room.width() + 1
    return _needed(label, text) > room.width() + _LEAST_PX or (
        label.fontMetrics().height() * (text.count("\n") + 1) > label.height() + 2
    )


def _button_is_cut(button: QAbstractButton) -> bool:
    icon = button.iconSize().width() + 4 if not button.icon().isNull() else 0
    if isinstance(button, QToolButton) and (
        button.toolButtonStyle() == Qt.ToolButtonStyle.ToolButtonIconOnly and icon
    ):
        return False
    box = 18 if isinstance(button, QCheckBox) else 0
    return _needed(button, button.text()) + icon + box > button.width() + _LEAST_PX


def _tabs_cut(bar: QTabBar) -> Iterator[str]:
    for number in range(bar.count()):
        if bar.isTabVisible(number):
            rect = bar.tabRect(number)
            text = bar.tabText(number)
            if _needed(bar, text) > rect.width() or rect.right() > bar.width():
                yield text


def _headers_cut(header: QHeaderView) -> Iterator[str]:
    model, across = header.model(), header.orientation() == Qt.Orientation.Horizontal
    for section in range(header.count()) if model is not None else ():
        if header.isSectionHidden(section):
            continue
        text = str(model.headerData(section, header.orientation()) or "")
        if across and _needed(header, text) > header.sectionSize(section):
            yield text
        if not across and header.fontMetrics().height() > header.sectionSize(section):
            yield text


def unnamed(root: QWidget) -> list[str]:
    """Controls that can be reached and cells, each by where it stands, of which no name is read."""
    found = []
    for widget in [root, *root.findChildren(QWidget)]:
        if not widget.isVisibleTo(root) or _is_part_of_a_control(widget):
            continue
        reached = widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        scrolls = isinstance(widget, (QScrollArea, QAbstractSlider))
        if (isinstance(widget, CONTROLS) or (reached and not scrolls)) and not name_of(widget):
            found.append(_where(widget, root))
        if isinstance(widget, QAbstractItemView) and not isinstance(widget, QHeaderView):
            found += [f"{_where(widget, root)} {cell}" for cell in _unnamed_cells(widget)]
    return found


def name_of(widget: QWidget) -> str:
    """What a reader of the screen is told a widget is."""
    told = QAccessible.queryAccessibleInterface(widget)
    return told.text(QAccessible.Text.Name) if told is not None else ""


def _is_part_of_a_control(widget: QWidget) -> bool:
    """The field within a box to choose from, the list that drops down, what is no cell."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (QComboBox, QAbstractSpinBox)):
            return True
        above = above.parentWidget()
    if isinstance(widget, QHeaderView):
        return True
    parent = widget.parentWidget()
    if isinstance(parent, QAbstractScrollArea) and parent.viewport() is widget:
        return True
    if isinstance(parent, QTableView) and isinstance(widget, QAbstractButton):
        return True
    return widget.objectName().startswith("qt_")


def _unnamed_cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    if model is None:
        return
    rows = min(model.rowCount(QModelIndex()), 40)
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())
    for column in range(columns):
        if isinstance(view, QTableView) and view.isColumnHidden(column):
            continue
        if isinstance(view, QTableView) and view.horizontalHeader().isVisible():
            heading = model.headerData(column, Qt.Orientation.Horizontal)
            told = model.headerData(
                column, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole
            )
            if not (heading or told):
                yield f"heading of column {column}"
        for row in range(rows):
            index = model.index(row, column)
            if not _text_of(index) and _shows_something(index):
                yield f"cell {row}, {column}"


def _text_of(index: QModelIndex) -> str:
    roles = (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.DisplayRole)
    return next((str(found) for role in roles if (found := index.data(role))), "")


def _shows_something(index: QModelIndex) -> bool:
    """Whether a cell is more than an empty place: marked, ticked or painted."""
    roles = (
        Qt.ItemDataRole.DecorationRole, Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.UserRole,
    )  # fmt: skip
    return any(index.data(role) not in (None, "") for role in roles)


def _where(widget: QWidget, root: QWidget) -> str:
    names = []
    one: QWidget | None = widget
    while one is not None and one is not root and len(names) < 4:
        names.append(one.objectName() or type(one).__name__)
        one = one.parentWidget()
    return " < ".join(names)
