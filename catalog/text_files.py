"""Opening the user's text files: size, and the encoding they were written in."""

import os
import select
import stat
from pathlib import Path

from core.finding import figure
from core.problem import Problem, reason_of
from core.quantity import Kind

_MEGABYTE = 1_000_000
_PIPE_WAITS_S = 5.0
_BYTE_ORDER_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_CHINESE = "gb18030"  # holds GBK and GB 2312
_LATIN = "cp1252"


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


def decode(content: bytes, place: str, encoding: str | None = None) -> tuple[str, str]:
    """The text and the encoding it was found in.

    A byte-order mark decides; else UTF-8 where it fits, else GB 18030, else Windows-1252; UTF-16
    without a mark shows by its zero bytes. Raises Problem `encoding_wrong`.
    """
    for candidate in [encoding] if encoding else _candidates(content):
        try:
            return content.decode(candidate), candidate
        except (UnicodeDecodeError, LookupError):
            continue
    raise Problem("encoding_wrong", place, figure("encoding", encoding or "UTF-8, GB 18030"))


def _candidates(content: bytes) -> list[str]:
    for mark, encoding in _BYTE_ORDER_MARKS.items():
        if content.startswith(mark):
            return [encoding]
    start = content[:4000]
    if b"\0" in start:
        odd = start[1::2].count(0) > start[::2].count(0)
        return ["utf-16-le" if odd else "utf-16-be"]
    return ["utf-8", _CHINESE, _LATIN]
