"""Opening the user's files: what is there, and how much of it."""

from pathlib import Path

from core.finding import figure
from core.problem import Problem, reason_of
from core.quantity import Kind

_MEGABYTE = 1_000_000


def read_bytes(path: Path, limit_mb: int) -> bytes:
    """The content of a file; raises Problem `file_missing`, `file_too_large`, `cannot_read`."""
    try:
        with path.open("rb") as file:
            # Devices and pipes have no size and perhaps no end: never more than this is read.
            content = file.read(limit_mb * _MEGABYTE + 1)
    except FileNotFoundError as error:
        raise Problem("file_missing", str(path)) from error
    except OSError as error:
        raise Problem("cannot_read", str(path), reason_of(error)) from error
    if len(content) > limit_mb * _MEGABYTE:
        raise Problem("file_too_large", str(path), figure("limit", limit_mb, Kind.COUNT))
    return content
