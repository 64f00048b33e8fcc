"""The menus of the window: which action stands in which."""

from PySide6.QtWidgets import QMenu, QMenuBar

from core.vocabulary.language import Language
from gui.window.document.file_menu import FileMenu
from gui.window.document.files import Files
from gui.window.parts.actions import Actions
from gui.window.settings import Settings


def fill_menus(
    bar: QMenuBar,
    actions: Actions,
    tabs: tuple[str, ...],
    files: Files,
    settings: Settings,
    words: Language,
) -> None:
    """Put the menus on the bar; tabs: the keys of the pages in the middle."""
    file_menu = _menu(bar, "file", words)
    FileMenu(file_menu, actions, files, settings)
    file_menu.addAction(actions["load"])
    file_menu.addSeparator()
    file_menu.addAction(actions["quit"])
    edit = _menu(bar, "edit", words)
    edit.addActions([actions["undo"], actions["redo"]])
    edit.addSeparator()
    edit.addAction(actions["settings"])
    view = _menu(bar, "view", words)
    view.addActions([actions[f"tab.{key}"] for key in tabs])
    for group in (
        ("catalog", "verdict", "consultation", "report"),
        ("study_column", "device_column", "full_screen"),
        ("manual", "about"),
    ):
        view.addSeparator()
        view.addActions([actions[key] for key in group])


def _menu(bar: QMenuBar, key: str, words: Language) -> QMenu:
    menu = QMenu(words.text(f"menu.{key}"), bar)
    bar.addMenu(menu)
    return menu
