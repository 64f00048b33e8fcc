"""Writing files: whole or not at all, and never over what they are made from."""

import errno
import glob
import os
import stat
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem, reason_of

_ENDINGS = frozenset(
    [
        ".pdf", ".docx", ".doc", ".xlsx", ".xlsm", ".xls", ".ods", ".csv", ".txt", ".parquet",
        ".json", ".dxf", ".dwg", ".png", ".svg", ".html", ".md", ".zip", ".loadfit", ".ledger",
    ]
)  # fmt: skip  # that stand for a kind of file
_ABANDONED_S = 3600.0  # no write takes as long


def write(
    path: Path, content: bytes, keep: Iterable[Path] = (), endings: tuple[str, ...] = ()
) -> None:
    """Write to a temporary file beside `path`, then replace it: see `written`.

    endings: of this kind of file, where what opens it goes by them: see `refuse_ending`.
    """
    if endings:
        refuse_ending(path, *endings)
    with written(path, keep) as file:
        file.write(content)


@contextmanager
def written(path: Path, keep: Iterable[Path] = ()) -> Iterator[BinaryIO]:
    """A temporary file beside `path` to write to, which replaces it at the end.

    A link stays a link: the file it leads to is replaced. A device or a pipe is written to as
    it is. keep: files that are never written over, those the content is made from.
    Raises Problem `folder_missing`, `is_folder`, `not_permitted`, `cannot_write`,
    `output_is_input`; whatever happens, the old file stays whole.
    """
    refuse_inputs(path, keep)
    try:
        if _is_file(path):
            with _replacing(Path(os.path.realpath(path))) as file:
                yield file
        else:
            with path.open("wb") as file:
                yield file
    except OSError as error:
        raise refused(path, error) from error
    except ValueError as error:  # a name that no file can have
        raise Problem("cannot_write", repr(str(path)), figure("reason", str(error))) from error


def refused(path: Path, error: OSError) -> Problem:
    """Why a file cannot be written, told apart by what there is to be done about it."""
    folder = path.parent
    if path.is_dir():
        return Problem("is_folder", str(path), figure("example", str(path / "loadfit-report")))
    if error.errno in (errno.ENOENT, errno.ENOTDIR) and not folder.is_dir():
        return Problem("folder_missing", str(path), figure("folder", str(folder)))
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return Problem("not_permitted", str(path), reason_of(error))
    return Problem("cannot_write", str(path), reason_of(error))


def refuse_nowhere(path: Path) -> None:
    """Raise Problem `folder_missing`, `is_folder` where nothing can be written to `path`.

    For before the work is done; that it can be written is seen when it is.
    """
    if path.is_dir():
        raise refused(path, IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)))
    if not path.parent.is_dir():
        raise refused(path, FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)))


def refuse_ending(path: Path, *own: str) -> None:
    """Raise Problem `ending_of_others` where a name ends as files of another kind do.

    own: how this kind ends, the usual one first. What opens files by their ending would fail on
    it. A name without an ending, or with one of no kind (`report.v2`), is the writer's own choice.
    """
    ending = path.suffix.lower()
    if ending in _ENDINGS and ending not in own and _is_file(path):
        raise Problem(
            "ending_of_others",
            str(path),
            figure("ending", ending),
            figure("own", ", ".join(own)),
            figure("example", path.with_suffix(own[0]).name),
        )


def refuse_inputs(path: Path, keep: Iterable[Path]) -> None:
    """Raise Problem `output_is_input` where `path` is one of the files to keep."""
    for other in keep:
        if _is_same(path, other) and _is_file(path):
            raise Problem("output_is_input", str(path))


def _is_same(path: Path, other: Path) -> bool:
    if "\0" in f"{path}{other}":  # a name that no file can have
        return False
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there
        return os.path.realpath(path) == os.path.realpath(other)


def _is_file(path: Path) -> bool:
    """Whether `path` is, or will be, an ordinary file; a folder is none, and fails as one."""
    try:
        return stat.S_ISREG(path.stat().st_mode)
    except FileNotFoundError:
        return True


@contextmanager
def _replacing(path: Path) -> Iterator[BinaryIO]:
    _sweep(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_permissions(path))
        part.replace(path)
    except BaseException:  # what was interrupted leaves nothing either
        part.unlink(missing_ok=True)
        raise


def _sweep(path: Path) -> None:
    """Remove what a write that was killed left of this file; one under way is younger."""
    for part in path.parent.glob(f".{glob.escape(path.name)}.*.part"):
        with suppress(OSError):
            if time.time() - part.stat().st_mtime > _ABANDONED_S:
                part.unlink()


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, or what the user's mask leaves of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
