"""The document: one study, one undo stack, one file.

Every edit swaps the whole frozen study for another, so undo and redo need no knowledge of
what was edited, and a study that was undone to the start is the very study of the start.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from core.study.study import Study, at_station
from core.vocabulary.field import value_of
from gui.program.study_file import files_of, here


class Document(QObject):
    """The study being worked on."""

    changed = Signal()  # the study is another one
    clean_changed = Signal(bool)
    path_changed = Signal()
    replaced = Signal()  # by another document: what panels keep of the old one is stale

    def __init__(self, study: Study, path: Path | None = None, parent: QObject | None = None):
        super().__init__(parent)
        self._study = study
        self._path = path
        self.undo_stack = QUndoStack(self)
        self.undo_stack.cleanChanged.connect(self.clean_changed)

    @property
    def study(self) -> Study:
        """The study as it stands."""
        return self._study

    @property
    def path(self) -> Path | None:
        """The file, or None for a study that was never saved."""
        return self._path

    @property
    def folder(self) -> Path:
        """What relative paths in the study are relative to."""
        return self._path.parent if self._path else here()

    @property
    def files(self) -> tuple[Path, ...]:
        """The study's own file and those it rests on: nothing else is written over them."""
        own = (self._path,) if self._path else ()
        return (*own, *files_of(self._study, self.folder))

    @property
    def dirty(self) -> bool:
        """Whether there is anything to save."""
        return not self.undo_stack.isClean()

    def edit(self, section: str, key: str, value: object) -> None:
        """Set one value; what was assumed is now given. Edits of one value merge."""
        study = self._study
        if (section, key) == ("site", "station"):
            self.swap(at_station(study, str(value)), "site.station")
            return
        changed = msgspec.structs.replace(value_of(study, section), **{key: value})
        assumed = tuple(name for name in study.assumed if name != f"{section}.{key}")
        new = msgspec.structs.replace(study, **{section: changed, "assumed": assumed})
        self.swap(new, f"{section}.{key}")

    def swap(self, study: Study, what: str) -> None:
        """Put another study in place; successive swaps of the same `what` undo as one."""
        if study != self._study:
            self.undo_stack.push(_Swap(self, self._study, study, what))

    def saved(self, path: Path) -> None:
        """Note that the study now lies in `path`."""
        self._path = path
        self.undo_stack.setClean()
        self.path_changed.emit()

    def rebase(self, move: Callable[[Study], Study]) -> None:
        """Carry paths in the study over to another folder, in all that can be undone too."""
        for index in range(self.undo_stack.count()):
            command = self.undo_stack.command(index)
            if isinstance(command, _Swap):
                command.rebase(move)
        self._study = move(self._study)

    def replace(self, study: Study, path: Path | None, *, clean: bool = True) -> None:
        """Begin with another study: nothing of the old one can be undone."""
        self._study, self._path = study, path
        self.undo_stack.clear()
        if not clean:
            self.undo_stack.resetClean()
        self.path_changed.emit()
        self.changed.emit()
        self.replaced.emit()

    def _put(self, study: Study) -> None:
        self._study = study
        self.changed.emit()


class _Swap(QUndoCommand):
    def __init__(self, document: Document, old: Study, new: Study, what: str) -> None:
        super().__init__(what)
        self._document, self._old, self._new, self._what = document, old, new, what

    def rebase(self, move: Callable[[Study], Study]) -> None:
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
