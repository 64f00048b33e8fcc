"""A hand on the mouse: everything is done by clicks at what is seen, nothing is typed."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QFileDialog,
    QListView,
    QMenu,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.gui.window.conftest import PATIENCE_MS

LEFT = Qt.MouseButton.LeftButton
W = TypeVar("W", bound=QWidget)
pressed: list[str] = []  # on what, click by click; who counts empties it before


def _press(widget: QWidget, at: QPoint | None = None) -> None:
    pressed.append(type(widget).__name__)
    QTest.mouseClick(widget, LEFT, pos=widget.rect().center() if at is None else at)


def click(widget: QWidget) -> None:
    """Click in the middle of a widget that is seen."""
    assert widget.isVisible()
    assert widget.isEnabled()
    _press(widget)


def click_item(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click an item of a list or a table."""
    view.scrollTo(index)
    _press(view.viewport(), view.visualRect(index).center())


def click_box(view: QAbstractItemView, index: QModelIndex) -> None:
    """Click the check box at the left of an item."""
    view.scrollTo(index)
    rect = view.visualRect(index)
    _press(view.viewport(), QPoint(rect.left() + 10, rect.center().y()))


def choose(box: QComboBox, value: str) -> None:
    """Open a list of choices and click one, by what it stands for."""
    click(box)
    view = box.view()
    QTest.qWait(QApplication.doubleClickInterval() + 50)  # sooner it would be the same click
    click_item(view, view.model().index(box.findData(value), box.modelColumn()))


def choose_from_menu(button: QToolButton, text: str, qtbot: QtBot) -> None:
    """Press a button that opens a menu, and click an entry of it."""
    menu = button.menu()

    def pick() -> None:
        action = next(one for one in menu.actions() if one.text() == text)
        _press(menu, menu.actionGeometry(action).center())

    _when_shown(menu, pick)
    click(button)
    qtbot.waitUntil(lambda: not menu.isVisible(), timeout=PATIENCE_MS)


def _when_shown(menu: QMenu, do: Callable[[], None]) -> None:
    """Opening a menu waits for it to close: what is clicked in it is clicked meanwhile."""
    menu.aboutToShow.connect(lambda: _later(do), Qt.ConnectionType.SingleShotConnection)


def _later(do: Callable[[], None]) -> None:
    from PySide6.QtCore import QTimer

    QTimer.singleShot(50, do)


def choose_file(parent: QWidget, name: str, qtbot: QtBot) -> None:
    """In the dialog of files that is open click the file and the button that opens it."""
    dialog = _open_dialog(parent)
    view = dialog.findChild(QListView, "listView")
    assert view is not None

    def row() -> QModelIndex:
        model, root = view.model(), view.rootIndex()
        for at in range(model.rowCount(root)):
            index = model.index(at, 0, root)
            if index.data() == name:
                return index
        return QModelIndex()

    qtbot.waitUntil(lambda: row().isValid(), timeout=PATIENCE_MS)
    click_item(view, row())
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    click(buttons.button(QDialogButtonBox.StandardButton.Open))


def _open_dialog(parent: QWidget) -> QFileDialog:
    QApplication.processEvents()
    return next(one for one in parent.findChildren(QFileDialog) if one.isVisible())
