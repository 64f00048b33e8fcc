"""What a portfolio is asked: the studies of a folder or a list, or for the machines of a ledger."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gui.program.portfolio.row import Value
from gui.program.portfolio.setting import Setting
from gui.program.portfolio.studies import Contents, Sent, sent, studies_in
from gui.program.sheet_files import Cells

Beside = Callable[[str, Mapping[str, Value]], Cells]


def _nothing(_: str, __: Mapping[str, Value]) -> Cells:
    return []


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Studies in the order of the table, and the contents of their files.

    heads, beside: columns behind those of every portfolio, from a study's name and the cells of
    its row by their keys; keep: files that the table must not be written over.
    """

    studies: Sequence[Sent]
    contents: Contents
    keep: Sequence[Path]
    heads: Sequence[str] = ()
    beside: Beside = _nothing


Ask = Callable[[Setting], Asked]


def of_files(where: Path) -> Ask:
    """Studies of a folder or a list."""

    def ask(setting: Setting) -> Asked:
        base = where if where.is_dir() else where.parent
        paths, contents = studies_in(where), Contents()
        studies = [sent(path, _name(path, base), setting, contents) for path in paths]
        return Asked(studies=studies, contents=contents, keep=paths)

    return ask


def _name(path: Path, base: Path) -> str:
    """A study's name in the table: its path from where the portfolio lies."""
    try:
        return path.relative_to(base).as_posix()
    except ValueError:  # a list may name any place
        return str(path)
