"""The File menu: new, open, recent, save."""

from typing import Any, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from core.vocabulary.language import Language
from gui.window.document.any_files import AnyFiles
from gui.window.parts.actions import Actions
from gui.window.settings import Settings


class FileMenu(QObject):
    """Fills a menu with what can be done to a document's file; its action `new` is made before."""

    def __init__(
        self, menu: QMenu, actions: Actions, files: AnyFiles[Any], settings: Settings
    ) -> None:
        super().__init__(menu)
        self._files, self._settings = files, settings
        menu.addAction(actions["new"])
        menu.addAction(actions.add("open", files.choose_and_open))
        self._recent = QMenu(self._words.text("menu.recent"), menu)
        self._recent.aboutToShow.connect(self._fill_recent)
        menu.addMenu(self._recent)
        menu.addSeparator()
        menu.addAction(actions.add("save", files.save))
        menu.addAction(actions.add("save_as", files.save_as))
        menu.addSeparator()

    @property
    def _words(self) -> Language:
        return self._settings.reader()

    @Slot()
    def _fill_recent(self) -> None:
        self._recent.clear()
        for path in self._settings.recent:
            action = QAction(f"{path.name}    {path.parent}".replace("&", "&&"), self._recent)
            action.setData(path)
            action.triggered.connect(self._open_recent)
            self._recent.addAction(action)
        if self._recent.isEmpty():
            none = QAction(self._words.text("menu.recent.none"), self._recent)
            none.setEnabled(False)
            self._recent.addAction(none)
            return
        self._recent.addSeparator()
        clear = QAction(self._words.text("menu.recent.clear"), self._recent)
        clear.triggered.connect(self._forget_all)
        self._recent.addAction(clear)

    @Slot()
    def _open_recent(self) -> None:
        action = cast(QAction, self.sender())
        self._files.open(action.data())

    @Slot()
    def _forget_all(self) -> None:
        self._settings.forget()
