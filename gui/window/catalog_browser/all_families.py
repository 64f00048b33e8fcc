"""Every table of devices in a menu, beside tabs that do not all fit."""

from PySide6.QtCore import QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHBoxLayout, QMenu, QTabBar, QToolButton, QWidget

from core.vocabulary.language import Language


class AllFamilies(QToolButton):
    """Seen only where some of the tabs are not."""

    def __init__(self, tabs: QTabBar, parent: QWidget) -> None:
        super().__init__(parent)
        self._tabs = tabs
        self.setProperty("role", "link")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        self.hide()
        tabs.installEventFilter(self)

    def beside_tabs(self) -> QHBoxLayout:
        """The tabs and the menu at their right."""
        row = QHBoxLayout()
        row.setContentsMargins(16, 4, 16, 0)
        row.addWidget(self._tabs, 1)
        row.addWidget(self)
        return row

    def speak(self, words: Language) -> None:
        """In the reader's words."""
        self.setText(f"{words.text('browser.families.all')} ▾")
        self.setToolTip(words.text("browser.families"))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802  Qt's name
        """Follow the room the tabs have, and what stands on them."""
        if watched is self._tabs and event.type() in (
            QEvent.Type.Resize, QEvent.Type.LayoutRequest, QEvent.Type.Show,
        ):  # fmt: skip
            QTimer.singleShot(0, self, self._weigh)
        return super().eventFilter(watched, event)

    @Slot()
    def _weigh(self) -> None:
        tabs = self._tabs
        room = tabs.width() + (0 if self.isHidden() else self.width())
        wanted = sum(tabs.tabSizeHint(at).width() for at in range(tabs.count()))
        self.setVisible(wanted > room)

    @Slot()
    def _fill(self) -> None:
        self._menu.clear()
        group = QActionGroup(self._menu)
        for at in range(self._tabs.count()):
            action = self._menu.addAction(self._tabs.tabText(at))
            action.setCheckable(True)
            action.setChecked(at == self._tabs.currentIndex())
            action.setData(at)
            group.addAction(action)
        group.triggered.connect(lambda action: self._tabs.setCurrentIndex(int(action.data())))
