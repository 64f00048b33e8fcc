"""Rows that are ready, kept beside the table until it is written: a run that was ended goes on.

One row a line. A row is taken up again where its study, its files, the catalog, the day and the
language are the same; a line that was cut short is passed over, and its study done again.
"""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType

import msgspec

from gui.program.portfolio.selecting import Row
from gui.program.saving import refused


def journal_of(table: Path) -> Path:
    """Where the rows of a table wait for it."""
    return table.with_name(f".{table.name}.rows")


class Journal:
    """The rows of a table that is not written yet; `known` are those of a run before, by key."""

    def __init__(self, table: Path) -> None:
        self._table = table
        self.path = journal_of(table)
        content = _content(self.path)
        whole = content[: content.rfind(b"\n") + 1]
        self.known: Mapping[str, Row] = _rows(whole)
        try:
            if whole != content:
                self.path.write_bytes(whole)
            self._file = self.path.open("ab")
        except OSError as error:
            raise refused(table, error) from error

    def __enter__(self) -> "Journal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):  # what could not be written was told when it was to be
            self._file.close()

    def add(self, row: Row) -> None:
        """Keep a row; a run that ends now finds it again. Raises Problem `cannot_write`."""
        try:
            self._file.write(msgspec.json.encode(row) + b"\n")
            self._file.flush()
        except OSError as error:
            raise refused(self._table, error) from error

    def remove(self) -> None:
        """The table is there: nothing waits for it any more."""
        self._file.close()
        self.path.unlink(missing_ok=True)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""


def _rows(content: bytes) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for line in content.splitlines():
        try:
            row = msgspec.json.decode(line, type=Row)
        except msgspec.MsgspecError:
            continue
        if row.key:
            found[row.key] = row
    return found
