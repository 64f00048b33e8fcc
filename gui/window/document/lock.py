"""Locks beside files, so that two windows do not work on one file.

A lock says which process holds it on which computer; one whose process has died on this
computer is taken over.
"""

from pathlib import Path

from PySide6.QtCore import QLockFile

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem


class FileLock:
    """Holds at most one file for this window."""

    def __init__(self) -> None:
        self._lock: QLockFile | None = None
        self.path: Path | None = None

    def move(self, path: Path | None) -> None:
        """Take `path` (None: nothing) and let go what was held before.

        Raises Problem `study_open_elsewhere`, and then holds what it held.
        """
        if path is not None:
            path = path.resolve()
            if path == self.path:
                return
        taken = _take(path) if path else None
        self.release()
        self._lock, self.path = taken, path

    def release(self) -> None:
        """Let go."""
        if self._lock:
            self._lock.unlock()
        self._lock = self.path = None


def lock_of(path: Path) -> Path:
    """Where the lock of a file lies."""
    return path.with_name(f".{path.name}.lock")


def try_lock(lock_path: Path) -> QLockFile | None:
    """The lock, held; None where a living process holds it. Raises OSError."""
    lock = QLockFile(str(lock_path))
    lock.setStaleLockTime(0)  # never by age: a study stays open for days
    if lock.tryLock(0):
        return lock
    if lock.error() is QLockFile.LockError.LockFailedError:
        return None
    raise OSError(lock.error().name)


def _take(path: Path) -> QLockFile | None:
    lock_path = lock_of(path)
    try:
        lock = try_lock(lock_path)
    except OSError:
        # A folder that cannot be written to holds no lock, nor can the study be saved there.
        return None
    if lock:
        return lock
    process, computer, _ = QLockFile(str(lock_path)).getLockInfo()
    raise Problem(
        "study_open_elsewhere",
        str(path),
        figure("process", process),
        figure("computer", computer),
        figure("lock", str(lock_path)),
    )
