"""The user's own editions of standards: files in a folder, beside those the program came with."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.files.opening import read_bytes
from catalog.folders import data_folder
from core.standards.edition import Edition
from core.standards.library import Standards, read_edition, shipped_editions, shipped_standards
from core.vocabulary.problem import Problem

_LARGEST_MB = 20  # far above any table of limits


def editions_folder() -> Path:
    """Where a user puts editions of their own, as *.json in the documented form."""
    return data_folder() / "standards"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedStandards:
    """The editions that could be read, and what is wrong with those that could not."""

    standards: Standards
    troubles: tuple[Problem, ...] = ()


def open_standards(folder: Path | None = None) -> OpenedStandards:
    """The shipped editions and those in the user's folder.

    A file that cannot be read, or does not go with the others, is passed over and told
    (`edition_unreadable`, `edition_faulty` with file and place, `cannot_read`,
    `file_too_large`): one bad edition never keeps the rest from being used.
    """
    read: list[tuple[str, Edition]] = []
    troubles: list[Problem] = []
    for path in _files(folder or editions_folder()):
        try:
            read.append((str(path), read_edition(read_bytes(path, _LARGEST_MB), str(path))))
        except Problem as problem:
            troubles.append(problem)
    standards, refused = _joined(read)
    return OpenedStandards(standards=standards, troubles=(*troubles, *refused))


def _joined(read: Sequence[tuple[str, Edition]]) -> tuple[Standards, list[Problem]]:
    """As many editions as go together, and what is wrong with the others."""
    standards, waiting = shipped_standards(), list(read)
    joined: list[tuple[str, Edition]] = []
    refused: list[Problem] = []
    # One edition may refer to another that is read after it: tried again while any is taken.
    taken = True
    while taken and waiting:
        taken, refused, left = False, [], []
        for one in waiting:
            try:
                standards = Standards((*shipped_editions(), *joined, one))
            except Problem as problem:
                refused.append(problem)
                left.append(one)
            else:
                joined.append(one)
                taken = True
        waiting = left
    return standards, refused


def _files(folder: Path) -> list[Path]:
    try:
        return sorted(folder.glob("*.json"))
    except OSError:  # a folder that may not be looked into
        return []
