"""What the window can be told to do: each action with its words and its shortcut."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from shiboken6 import isValid

from core.vocabulary.language import Language

Shortcut = QKeySequence.StandardKey | str

_STANDARD = QKeySequence.StandardKey
SHORTCUTS: dict[str, Shortcut] = {
    "new": _STANDARD.New,
    "open": _STANDARD.Open,
    "save": _STANDARD.Save,
    "save_as": "Ctrl+Shift+S",
    "load": "Ctrl+L",
    "quit": "Ctrl+Q",
    "undo": _STANDARD.Undo,
    "redo": "Ctrl+Y",
    "settings": "Ctrl+,",
    "catalog": "Ctrl+K",
    "verdict": "Ctrl+J",
    "consultation": "F5",
    "report": "Ctrl+P",
    "study_column": "Ctrl+B",
    "device_column": "Ctrl+Shift+B",
    "full_screen": "F11",
    "manual": "F1",
    "tour": "",
    "about": "",
    "import_ledger": "Ctrl+I",
}
OF_LEDGERS: dict[str, Shortcut] = {"export_ledger": "Ctrl+E", "ledger_report": "Ctrl+P"}


class Actions(QObject):
    """The actions of one building of the window, by key."""

    def __init__(self, words: Language, parent: QObject) -> None:
        super().__init__(parent)
        self._words = words
        self._by_key: dict[str, QAction] = {}

    def __getitem__(self, key: str) -> QAction:
        return self._by_key[key]

    def add(self, key: str, run: Callable[[], object]) -> QAction:
        """An action that runs `run`."""
        action = QAction(self._words.text(f"action.{key}"), self)
        action.triggered.connect(lambda _=False: run())
        return self._keep(key, action, SHORTCUTS.get(key) or OF_LEDGERS.get(key, ""))

    def add_switch(self, key: str, on: bool, run: Callable[[bool], object]) -> QAction:
        """An action that is on or off."""
        action = QAction(self._words.text(f"action.{key}"), self)
        action.setCheckable(True)
        action.setChecked(on)
        action.toggled.connect(run)
        return self._keep(key, action, SHORTCUTS[key])

    def add_tab(self, key: str, number: int, run: Callable[[int], object]) -> QAction:
        """An action that shows a tab; Ctrl and its number from 1."""
        action = QAction(self._words.text(f"tab.{key}"), self)
        action.triggered.connect(lambda _=False: run(number - 1))
        return self._keep(f"tab.{key}", action, f"Ctrl+{number}")

    def add_undo(self, stack: QUndoStack) -> None:
        """Undo and redo, which say of what."""
        for key, can, can_changed, text_changed, run in (
            ("undo", stack.canUndo, stack.canUndoChanged, stack.undoTextChanged, stack.undo),
            ("redo", stack.canRedo, stack.canRedoChanged, stack.redoTextChanged, stack.redo),
        ):
            action = self.add(key, run)
            action.setEnabled(can())
            can_changed.connect(action.setEnabled)
            text_changed.connect(self._tell_undo)
        self._stack = stack
        self._tell_undo()

    @Slot()
    def _tell_undo(self) -> None:
        if not isValid(self._stack):  # a stack tells once more while it is taken down
            return
        for key, what in (("undo", self._stack.undoText()), ("redo", self._stack.redoText())):
            field = f"field.{what.split('.')[-1]}"
            name = self._words.text(field) if what and self._words.has(field) else ""
            plain = self._words.text(f"action.{key}")
            text = f"{plain}  {name}".rstrip()
            self[key].setText(text)
            self[key].setToolTip(f"{text}  {shown(self[key])}")

    def _keep(self, key: str, action: QAction, shortcut: Shortcut) -> QAction:
        if shortcut:
            action.setShortcut(QKeySequence(shortcut))
        action.setToolTip(f"{plain(action)}  {shown(action)}".rstrip())
        self._by_key[key] = action
        return action


def plain(action: QAction) -> str:
    """An action's text without its mnemonic and dots."""
    text = action.text().split("(&")[0] if "(&" in action.text() else action.text()
    return text.replace("&", "").rstrip("…")


def shown(action: QAction) -> str:
    """An action's shortcut as the system writes it."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
