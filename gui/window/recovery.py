"""Recovery: what was not saved yet survives a crash.

While the study has unsaved edits it is kept in data_folder()/recovery, one file for each
window, at most half a second behind. The file goes only when the study is saved, given up
by the user's answer, or closed cleanly. The next window offers what it finds there; what
belongs to a living window is told by that window's lock and left alone.

Format of a recovery file <key>.json (beside <key>.lock of the window that writes it):
    format  "loadfit-recovery"
    schema  1
    path    the study's file, or null for one that was never saved
    folder  what paths in the study are relative to
    title   the name the window showed
    when    ISO 8601 with offset, when it was written
    study   the study as in its own file, with its own schema number
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Literal
from uuid import uuid4

import msgspec
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from catalog.folders import data_folder
from core.problem import Problem
from core.study import Study, decode, encode
from gui.saving import write
from gui.window.document import Document
from gui.window.lock import try_lock
from gui.window.work import Ticket, Work

DELAY_MS = 400


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    format: Literal["loadfit-recovery"] = "loadfit-recovery"
    schema: Literal[1] = 1
    path: str | None
    folder: str
    title: str
    when: datetime
    study: msgspec.Raw


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver:
    """An unsaved study of a window that is no more; held by `lock` until it is dealt with."""

    file: Path
    lock: QLockFile
    path: Path | None
    folder: Path
    title: str
    when: datetime
    study: Study

    def discard(self) -> None:
        """Remove it; the user has answered."""
        _remove(self.file)
        self.lock.unlock()

    def leave(self) -> None:
        """Leave it for the next start."""
        self.lock.unlock()


class Recovery(QObject):
    """Keeps the document's unsaved edits, and finds those of others."""

    failed = Signal(object)  # a Problem: edits cannot be kept

    def __init__(self, document: Document, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._key = uuid4().hex
        self._lock: QLockFile | None = None
        self._work = Work(self)
        self._work.failed.connect(self.failed)
        # Not started again by further edits, so that steady typing cannot put it off.
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self._keep)
        document.changed.connect(self._note)

    @property
    def file(self) -> Path:
        """Where this window keeps its edits."""
        return _folder() / f"{self._key}.json"

    @Slot()
    def _note(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    @Slot()
    def _keep(self) -> None:
        if not self._document.dirty:
            self.forget()  # undone to what the file holds
        elif self._hold():
            self._work.start(_write, self.file, self._content())

    def _hold(self) -> bool:
        """Have a folder and the lock that tells others that this window lives."""
        if self._lock:
            return True
        try:
            _folder().mkdir(parents=True, exist_ok=True)
            self._lock = try_lock(self.file.with_suffix(".lock"))
        except OSError:
            self.failed.emit(Problem("recovery_impossible", str(_folder())))
        return self._lock is not None

    def _content(self) -> bytes:
        path = self._document.path
        kept = _Kept(
            path=str(path.resolve()) if path else None,
            folder=str(self._document.folder.resolve()),
            title=path.name if path else self._document.study.project.name,
            when=datetime.now(UTC).astimezone(),
            study=msgspec.Raw(encode(self._document.study)),
        )
        return msgspec.json.encode(kept)

    def forget(self) -> None:
        """Remove what is kept: it is saved, or the user gave it up."""
        self._timer.stop()
        self._work.wait()
        if self._lock:
            _remove(self.file)

    def end(self) -> None:
        """Close cleanly."""
        self.forget()
        if self._lock:
            self._lock.unlock()
            self._lock = None

    def left_over(self) -> tuple[LeftOver, ...]:
        """What windows left that are no more, the latest first; each is held by its lock."""
        found = [_read(file) for file in _folder().glob("*.json") if file != self.file]
        real = [left_over for left_over in found if left_over]
        return tuple(sorted(real, key=lambda one: one.when, reverse=True))

    def take_over(self, left_over: LeftOver) -> None:
        """Keep what was restored as this window's own, and only then remove the left-over."""
        if self._hold():
            write(self.file, self._content())
            left_over.discard()


def _folder() -> Path:
    return data_folder() / "recovery"


def _write(_: Ticket, file: Path, content: bytes) -> None:
    write(file, content)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    for part in file.parent.glob(f".{file.name}.*.part"):
        part.unlink(missing_ok=True)


def _read(file: Path) -> LeftOver | None:
    """A left-over, held; None where its window lives or nothing can be made of it."""
    try:
        lock = try_lock(file.with_suffix(".lock"))
    except OSError:
        return None
    if lock is None:
        return None
    left_over = _decoded(file, lock)
    if left_over is None:
        lock.unlock()
    elif left_over.path and _same(left_over.path, left_over.study):
        left_over.discard()  # it was saved in full just before the end: nothing to offer
        return None
    return left_over


def _decoded(file: Path, lock: QLockFile) -> LeftOver | None:
    try:
        kept = msgspec.json.decode(file.read_bytes(), type=_Kept)
        study = decode(bytes(kept.study), str(file))
    except (OSError, msgspec.DecodeError, Problem):
        return None  # of a newer release perhaps: left as it is
    return LeftOver(
        file=file,
        lock=lock,
        path=Path(kept.path) if kept.path else None,
        folder=Path(kept.folder),
        title=kept.title,
        when=kept.when,
        study=study,
    )


def _same(path: Path, study: Study) -> bool:
    """Whether the study's file holds this very study, whoever wrote it."""
    try:
        saved = decode(path.read_bytes(), str(path))
    except (OSError, Problem):
        return False
    return msgspec.structs.replace(saved, app_version=study.app_version) == study
