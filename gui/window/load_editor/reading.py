"""What is read, how it came out, and the copy that is kept of a pasted table.

Reading runs off the window's thread. A study remembers file, column, unit and sheet; where the
user had to say more (separator, decimal mark, encoding), or where there is no file at all, a
copy in plain form is written beside the study, and that is what the study then names.
"""

import csv
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import numpy as np

from catalog.folders import data_folder
from catalog.load_cells import looks_like_number, marks
from catalog.load_columns import Role
from catalog.load_files import LoadPreview, preview, preview_text, read_text, sheets
from catalog.load_table import NO_SEPARATOR, Table, TableOptions
from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.problem import Problem, reason_of
from gui.saving import write
from gui.window.load_editor.year import Year, year_of
from gui.window.work import Ticket

_BLANKS = str.maketrans("", "", " \t\u00a0\u2009\u202f'’")
_COPY_SEPARATORS = (",", ";")
_THOUSANDS = {".": ",", ",": "."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file or a pasted text, and what the user says of it; None is detected."""

    path: Path | None = None
    text: str = ""
    column: str | None = None
    unit: Any = None
    sheet: str | None = None
    separator: str | None = None
    decimal: str | None = None
    encoding: str | None = None
    heat: bool = False

    @property
    def spec(self) -> LoadFile:
        """As the study holds it."""
        return LoadFile(
            path=str(self.path or ""), column=self.column, unit=self.unit, sheet=self.sheet
        )

    @property
    def options(self) -> TableOptions:
        """What the study does not hold."""
        return TableOptions(
            separator=self.separator, decimal=self.decimal, encoding=self.encoding, heat=self.heat
        )

    @property
    def needs_copy(self) -> bool:
        """Whether the file itself, read again, would not give the same."""
        return self.path is None or self.options != TableOptions(heat=self.heat)


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """What came out: the table as it was understood, and the year where there is one."""

    asked: Asked
    preview: LoadPreview
    year: Year | None


def read(_: Ticket, asked: Asked) -> Read:
    """Read a file or a text; raises Problem only where there is no table to show.

    Where no sheet is named and the first holds no table, the first sheet that holds one is read.
    """
    try:
        return _read(asked)
    except Problem as problem:
        if asked.path is None or asked.sheet is not None or problem.code != "table_empty":
            raise
        for name in sheets(asked.path)[1:]:
            with suppress(Problem):
                return _read(replace(asked, sheet=name))
        raise


def _read(asked: Asked) -> Read:
    if asked.path is None:
        found = preview_text(asked.text, asked.spec, asked.options)
    else:
        found = preview(asked.path, asked.spec, asked.options)
    return Read(asked=asked, preview=found, year=year_of(found.load) if found.load else None)


def place_of_copy(study: Path | None) -> Path:
    """Where a copy goes: beside the study, or to the user's data while it has no file.

    A name that is not taken, so that no load another study rests on is written over.
    """
    if study is not None:
        folder, stem = study.parent, f"{study.stem}-load"
    else:
        folder, stem = data_folder() / "loads", time.strftime("load-%Y%m%d-%H%M%S")
    path, number = folder / f"{stem}.csv", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.csv"
    return path


def keep_copy(_: Ticket, found: Read, study: Path | None) -> Path:
    """Write the copy and give its path. Raises Problem `cannot_write`."""
    load = found.preview.load
    assert load is not None  # noqa: S101  asked for only where there is one
    path = place_of_copy(study)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Problem("cannot_write", str(path.parent), reason_of(error)) from error
    write(path, copy_of(found, load).encode("utf-8-sig"))
    return path


def copy_of(found: Read, load: LoadSeries) -> str:
    """The table with points for decimal marks, in the first form that reads as the same load."""
    for separator in _COPY_SEPARATORS:
        text = plain_table(found.preview, found.asked.decimal, separator)
        try:
            again = read_text(text, found.asked.spec)
        except Problem:
            continue
        if np.array_equal(again.load_w, load.load_w) and again.step_h == load.step_h:
            return text
    raise AssertionError("a table that was read does not read again")


def plain_table(found: LoadPreview, decimal: str | None, separator: str) -> str:
    """A table as text, its figures written with a decimal point and without thousands marks."""
    table = found.table
    columns = [
        _plain(table, index, found.decimal if role is Role.LOAD else decimal)
        if role is not Role.STAMP and role is not Role.TIME
        else [str(cell) for cell in table.columns[index]]
        for index, role in enumerate(found.roles)
    ]
    text = StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    if any(table.header):
        writer.writerow(table.header)
    writer.writerows(zip(*columns, strict=True))
    return text.getvalue()


def _plain(table: Table, index: int, decimal: str | None) -> list[str]:
    cells = table.columns[index]
    separator = None if table.separator == NO_SEPARATOR else table.separator
    mark = decimal or marks(cells, separator).decimal
    return [_plain_cell(cell, mark) for cell in cells]


def _plain_cell(cell: Any, mark: str) -> str:
    if not isinstance(cell, str):
        return str(cell)
    if not looks_like_number(cell):
        return cell
    return cell.translate(_BLANKS).replace(_THOUSANDS[mark], "").replace(mark, ".")
