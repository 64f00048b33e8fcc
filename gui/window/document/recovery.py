"""Recovery: what was not saved yet survives a crash.

While a document has unsaved edits it is kept in a folder of data_folder(), that of its form, one
file for each window, at most half a second behind. The file goes only when it is saved, given up
by the user's answer, or closed cleanly. The next window offers what it finds there; what
belongs to a living window is told by that window's lock and left alone.

Format of a recovery file <key>.json (beside <key>.lock of the window that writes it):
    format  "loadfit-recovery"
    schema  1
    path    the document's file, or null for one that was never saved
    folder  what paths in it are relative to; both as text, or as a file: address where
            their bytes are no UTF-8
    title   the name the window showed
    when    ISO 8601 with offset, when it was written
    study   the study, or whatever document it is, as in its own file, with its own schema number
"""

import os
import time
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, Literal, TypeVar
from urllib.parse import unquote_to_bytes
from uuid import uuid4

import msgspec
from PySide6.QtCore import QLockFile, QObject, QTimer, Signal, Slot

from catalog.folders import data_folder, made_data_folder
from core.vocabulary.problem import Problem
from gui.program.saving import write
from gui.window.document.any_document import AnyDocument, Form
from gui.window.document.lock import try_lock
from gui.window.parts.work import Ticket, Work

T = TypeVar("T")

DELAY_MS = 400
_ABANDONED_S = 3600.0  # no write takes as long


class _Kept(msgspec.Struct, frozen=True, kw_only=True):
    format: Literal["loadfit-recovery"] = "loadfit-recovery"
    schema: Literal[1] = 1
    path: str | None
    folder: str
    title: str
    when: datetime
    content: msgspec.Raw = msgspec.field(name="study")


class _Mark(msgspec.Struct, frozen=True, kw_only=True):
    """Of which release a file is, whatever else stands in it."""

    schema: int = 0
    content: msgspec.Raw | None = msgspec.field(name="study", default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOver(Generic[T]):
    """An unsaved document of a window that is no more; held by `lock` until it is dealt with."""

    file: Path
    lock: QLockFile
    path: Path | None
    folder: Path
    title: str
    when: datetime
    content: T

    def discard(self) -> None:
        """Remove it; the user has answered."""
        _remove(self.file)
        self.lock.unlock()

    def leave(self) -> None:
        """Leave it for the next start."""
        self.lock.unlock()


class Recovery(QObject, Generic[T]):
    """Keeps the document's unsaved edits, and finds those of others."""

    failed = Signal(object)  # a Problem: edits cannot be kept, or kept ones cannot be read

    def __init__(self, document: AnyDocument[T], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document, self._form = document, document.form
        self._folder = data_folder() / document.form.recovery
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
        return self._folder / f"{self._key}.json"

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
            made_data_folder()
            self._folder.mkdir(exist_ok=True)
            self._lock = try_lock(self.file.with_suffix(".lock"))
        except OSError:
            self.failed.emit(Problem("recovery_impossible", str(self._folder)))
        return self._lock is not None

    def _content(self) -> bytes:
        path = self._document.path
        kept = _Kept(
            path=_written(path.resolve()) if path else None,
            folder=_written(self._document.folder.absolute()),
            title=path.name if path else self._document.name,
            when=datetime.now(UTC).astimezone(),
            content=msgspec.Raw(self._form.encode(self._document.content)),
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

    def left_over(self) -> tuple[LeftOver[T], ...]:
        """What windows left that are no more, the latest first; each is held by its lock."""
        _sweep(self._folder)
        real: list[LeftOver[T]] = []
        for file in _files(self._folder):
            try:
                left_over = None if file == self.file else _read(file, self._form)
            except Problem as problem:
                self.failed.emit(problem)
                continue
            real += [left_over] if left_over else []
        return tuple(sorted(real, key=lambda one: one.when, reverse=True))

    def take_over(self, left_over: LeftOver[T]) -> None:
        """Keep what was restored as this window's own, and only then remove the left-over."""
        if self._hold():
            try:
                write(self.file, self._content())
            except Problem as problem:
                self.failed.emit(problem)  # what was left over stays where it is
                left_over.leave()
            else:
                left_over.discard()


def _write(_: Ticket, file: Path, content: bytes) -> None:
    write(file, content)


def _remove(file: Path) -> None:
    file.unlink(missing_ok=True)
    for part in file.parent.glob(f".{file.name}.*.part"):
        part.unlink(missing_ok=True)


def _files(folder: Path) -> list[Path]:
    try:
        return list(folder.glob("*.json"))
    except OSError:  # a folder that may not be looked into
        return []


def _sweep(folder: Path) -> None:
    """Remove what killed windows left that holds nothing: half-written parts, lone locks."""
    with suppress(OSError):
        for part in folder.glob(".*.part"):
            if time.time() - part.stat().st_mtime > _ABANDONED_S:
                part.unlink()
        for lock in folder.glob("*.lock"):
            if not lock.with_suffix(".json").exists() and (held := try_lock(lock)):
                held.unlock()  # which removes it


def _read(file: Path, form: Form[T]) -> LeftOver[T] | None:
    """A left-over, held; None where its window lives or a newer release wrote it.

    Raises Problem `recovery_unreadable` for one that was set aside.
    """
    try:
        lock = try_lock(file.with_suffix(".lock"))
    except OSError:
        return None
    if lock is None:
        return None
    try:
        left_over = _decoded(file, lock, form)
    except (ValueError, OverflowError, RecursionError, Problem) as error:
        lock.unlock()
        if _is_newer(file, form):
            return None
        raise _set_aside(file) from error
    if left_over is None:
        lock.unlock()
    elif left_over.path and _is_saved(left_over.path, left_over.content, form):
        left_over.discard()  # it was saved in full just before the end: nothing to offer
        return None
    return left_over


def _decoded(file: Path, lock: QLockFile, form: Form[T]) -> LeftOver[T] | None:
    """What a file holds; None for one that cannot be read just now.

    Raises ValueError (msgspec's included), OverflowError, RecursionError or Problem for one
    that holds no left-over.
    """
    try:
        content = file.read_bytes()
    except OSError:
        return None
    kept = msgspec.json.decode(content, type=_Kept)
    return LeftOver(
        file=file,
        lock=lock,
        path=_path(kept.path) if kept.path else None,
        folder=_path(kept.folder) or Path.home(),
        title=kept.title,
        when=kept.when.astimezone(),  # one without a zone is of this computer's
        content=form.decode(bytes(kept.content), str(file)),
    )


def _is_newer(file: Path, form: Form[T]) -> bool:
    """Whether a later release wrote the file: then it is left for that one."""
    try:
        raw = msgspec.json.decode(file.read_bytes(), type=_Mark)
        own = msgspec.json.decode(bytes(raw.content), type=_Mark) if raw.content else _Mark()
    except (OSError, ValueError, RecursionError):
        return False
    return raw.schema > 1 or own.schema > form.schema


def _set_aside(file: Path) -> Problem:
    """Put a file that cannot be read out of the way, and say where it lies."""
    apart = file.with_suffix(".unreadable")
    try:
        file.replace(apart)
    except OSError:
        apart = file
    return Problem("recovery_unreadable", str(apart))


def _written(path: Path) -> str:
    """A path as text that JSON can hold."""
    text = str(path)
    return text if text.isascii() or _is_unicode(text) else path.as_uri()


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _path(text: str) -> Path | None:
    """The path that was written; None for what no path can be."""
    if "\0" in text:
        return None
    if text.startswith("file:"):
        return Path(os.fsdecode(unquote_to_bytes(text.removeprefix("file:")).removeprefix(b"//")))
    return Path(text)


def _is_saved(path: Path, content: T, form: Form[T]) -> bool:
    """Whether its file holds this very content, whoever wrote it."""
    try:
        return form.same(form.decode(path.read_bytes(), str(path)), content)
    except (OSError, Problem):
        return False
