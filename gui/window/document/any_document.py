"""What every document is: one content, one undo stack, one file.

Every edit swaps the whole frozen content for another, so undo and redo need no knowledge of
what was edited, and what was undone to the start is the very content of the start.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from gui.program.study_file import here

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Form(Generic[T]):
    """What the file of a document is, and how its content is read, written and named.

    kinds: the message that says in a file dialog what files these are; unnamed: the one that names
    a document without a file and a name; recovery: the folder of what is not saved; schema: the
    newest that is known; save: gives the copy that was kept of an older file; moved: keeps paths
    inside pointing to the same files in another folder; same: whether two say the same, whoever
    wrote them.
    """

    suffix: str
    kinds: str
    unnamed: str
    recovery: str
    schema: int
    read: Callable[[Path], T]
    save: Callable[[Path, T], Path | None]
    encode: Callable[[T], bytes]
    decode: Callable[[bytes, str], T]
    moved: Callable[[Path, Path], Callable[[T], T]]
    name: Callable[[T], str]
    same: Callable[[T, T], bool]


class AnyDocument(QObject, Generic[T]):
    """The content being worked on."""

    form: Form[T]  # of every document of the kind

    changed = Signal()  # the content is another one
    clean_changed = Signal(bool)
    path_changed = Signal()
    replaced = Signal()  # by another document: what panels keep of the old one is stale

    def __init__(self, content: T, path: Path | None = None, parent: QObject | None = None):
        super().__init__(parent)
        self._content = content
        self._path = path
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.clean_changed)

    @property
    def content(self) -> T:
        """The content as it stands."""
        return self._content

    @property
    def name(self) -> str:
        """What the content calls itself; may be empty."""
        return self.form.name(self._content)

    @property
    def path(self) -> Path | None:
        """The file, or None for what was never saved."""
        return self._path

    @property
    def folder(self) -> Path:
        """What relative paths in the content are relative to."""
        return self._path.parent if self._path else here()

    @property
    def dirty(self) -> bool:
        """Whether there is anything to save."""
        return not self.undo_stack.isClean()

    def swap(self, content: T, what: str) -> None:
        """Put another content in place; successive swaps of the same `what` undo as one."""
        if content != self._content:
            self.undo_stack.push(_Swap(self, self._content, content, what))

    def saved(self, path: Path) -> None:
        """Note that the content now lies in `path`."""
        self._path = path
        self.undo_stack.setClean()
        self.path_changed.emit()

    def rebase(self, move: Callable[[T], T]) -> None:
        """Carry paths in the content over to another folder, in all that can be undone too."""
        for index in range(self.undo_stack.count()):
            command = self.undo_stack.command(index)
            if isinstance(command, _Swap):
                command.rebase(move)
        self._content = move(self._content)

    def replace(self, content: T, path: Path | None, *, clean: bool = True) -> None:
        """Begin with another content: nothing of the old one can be undone."""
        self._content, self._path = content, path
        self.undo_stack.clear()
        if not clean:
            self.undo_stack.resetClean()
        self.path_changed.emit()
        self.changed.emit()
        self.replaced.emit()

    def _put(self, content: T) -> None:
        self._content = content
        self.changed.emit()


class _Swap(QUndoCommand, Generic[T]):
    def __init__(self, document: AnyDocument[T], old: T, new: T, what: str) -> None:
        super().__init__(what)
        self._document, self._old, self._new, self._what = document, old, new, what

    def rebase(self, move: Callable[[T], T]) -> None:
        self._old, self._new = move(self._old), move(self._new)

    def redo(self) -> None:
        self._document._put(self._new)

    def undo(self) -> None:
        self._document._put(self._old)

    def id(self) -> int:
        return 1

    def mergeWith(self, other: QUndoCommand) -> bool:  # noqa: N802  Qt's name
        if not isinstance(other, _Swap) or other._what != self._what:
            return False
        self._new = other._new
        # Typed and typed back: nothing happened.
        self.setObsolete(self._new == self._old)
        return True
