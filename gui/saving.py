"""Writing files: whole or not at all."""

import os
import tempfile
from pathlib import Path

from core.finding import figure
from core.problem import Problem


def write(path: Path, content: bytes) -> None:
    """Write to a temporary file beside `path`, then replace it.

    Raises Problem `cannot_write`; whatever happens, the old file stays whole.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.", suffix=".part")
    except OSError as error:
        raise _problem(path, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        part.chmod(_permissions(path))
        part.replace(path)
    except OSError as error:
        part.unlink(missing_ok=True)
        raise _problem(path, error) from error


def _permissions(path: Path) -> int:
    """Those of the file that is replaced, or what the user's mask leaves of a new one."""
    if path.exists():
        return path.stat().st_mode & 0o777
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _problem(path: Path, error: OSError) -> Problem:
    return Problem("cannot_write", str(path), figure("reason", error.strerror or str(error)))
