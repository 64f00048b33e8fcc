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
    file_menu = menu_of(bar, "file", words)
    FileMenu(file_menu, actions, files, settings)
    file_menu.addActions([actions["load"], actions["import_ledger"]])
    file_menu.addSeparator()
    file_menu.addActions([actions["quit"]])
    edit = menu_of(bar, "edit", words)
    edit.addActions([actions["undo"], actions["redo"]])
    edit.addSeparator()
    edit.addAction(actions["settings"])
    view = menu_of(bar, "view", words)
    view.addActions([actions[f"tab.{key}"] for key in tabs])
    for group in (
        ("catalog", "verdict", "consultation", "report"),
        ("study_column", "device_column", "full_screen"),
        ("manual", "tour", "about"),
    ):
        view.addSeparator()
        view.addActions([actions[key] for key in group])


def menu_of(bar: QMenuBar, key: str, words: Language) -> QMenu:
    """A menu of the bar."""
    menu = QMenu(words.text(f"menu.{key}"), bar)
    bar.addMenu(menu)
    return menu
