"""Opening the user's files: what is there, and how much of it."""

import os
import select
import stat
from pathlib import Path

from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem, reason_of
from core.vocabulary.quantity import Kind

_MEGABYTE = 1_000_000
_PIPE_WAITS_S = 5.0


def read_bytes(path: Path, limit_mb: int) -> bytes:
    """The content of a file or a pipe.

    Raises Problem `file_missing`, `file_too_large`, `cannot_read`, `pipe_silent`.
    """
    try:
        # Not waiting: a pipe that nobody writes to would keep us for ever.
        with open(path, "rb", opener=_opened_at_once) as file:
            if stat.S_ISFIFO(os.fstat(file.fileno()).st_mode):
                _wait_for_a_writer(file.fileno(), path)
            # Devices and pipes have no size and perhaps no end: never more than this is read.
            content = file.read(limit_mb * _MEGABYTE + 1)
    except (FileNotFoundError, ValueError) as error:  # ValueError: a name that no file can have
        raise Problem("file_missing", str(path)) from error
    except OSError as error:
        raise Problem("cannot_read", str(path), reason_of(error)) from error
    if len(content) > limit_mb * _MEGABYTE:
        raise Problem("file_too_large", str(path), figure("limit", limit_mb, Kind.COUNT))
    return content


def _opened_at_once(path: str, flags: int) -> int:
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _wait_for_a_writer(handle: int, path: Path) -> None:
    """Wait until somebody writes to the pipe, but not for ever."""
    readable, _, _ = select.select([handle], [], [], _PIPE_WAITS_S)
    if not readable:
        raise Problem("pipe_silent", str(path))
    os.set_blocking(handle, True)  # from here on it has an end
