"""The user's own editions of standards: files in a folder, beside those the program came with."""

from pathlib import Path

from catalog.files.opening import read_bytes
from catalog.folders import data_folder
from core.standards.library import Standards, read_edition, shipped_editions, shipped_standards

_LARGEST_MB = 20  # far above any table of limits


def editions_folder() -> Path:
    """Where a user puts editions of their own, as *.json in the documented form."""
    return data_folder() / "standards"


def open_standards(folder: Path | None = None) -> Standards:
    """The shipped editions and those in the user's folder.

    Raises Problem `edition_unreadable`, `edition_faulty` with file and place, `cannot_read`,
    `file_too_large`.
    """
    own = sorted((folder or editions_folder()).glob("*.json"))
    if not own:
        return shipped_standards()
    read = [(str(path), read_edition(read_bytes(path, _LARGEST_MB), str(path))) for path in own]
    return Standards((*shipped_editions(), *read))
