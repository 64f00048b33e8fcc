"""What is read, how it came out, and the copy that is kept of a pasted table.

Reading runs off the window's thread. A study remembers the file and all that the user said of
it; where there is no file, a copy in plain form is written beside the study, and that is what
the study then names.
"""

import csv
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from pathlib import Path
from typing import Any

import msgspec
import numpy as np

from catalog.collection import kept
from catalog.files.cells import marks, plain_figure
from catalog.files.load import LoadPreview, preview, preview_text, read_text
from catalog.files.load_columns import Role
from catalog.files.rows import sheets_of
from catalog.files.separators import NO_SEPARATOR
from catalog.files.tables import Table
from catalog.folders import data_folder
from core.load.kinds import LoadFile
from core.load.reading import AS_FOUND, LoadReading
from core.load.series import LoadSeries
from core.vocabulary.problem import Problem, reason_of
from gui.program.saving import write
from gui.window.load_editor.year import Year, year_of
from gui.window.parts.work import Ticket

_COPY_SEPARATORS = (",", ";")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A file or a pasted text, and what the user says of it; None is detected."""

    path: Path | None = None
    text: str = ""
    column: str | None = None
    unit: Any = None
    sheet: str | None = None
    reading: LoadReading = AS_FOUND
    heat: bool = False

    @property
    def spec(self) -> LoadFile:
        """As the study holds it."""
        return LoadFile(
            path=str(self.path or ""),
            column=self.column,
            unit=self.unit,
            sheet=self.sheet,
            reading=self.reading,
        )

    @property
    def needs_copy(self) -> bool:
        """Whether there is no file that could be read again."""
        return self.path is None


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
    with kept():
        return _first_table(asked)


def _first_table(asked: Asked) -> Read:
    try:
        return _read(asked)
    except Problem as problem:
        if asked.path is None or asked.sheet is not None or problem.code != "table_empty":
            raise
        for name in sheets_of(asked.path)[1:]:
            with suppress(Problem):
                return _read(replace(asked, sheet=name))
        raise


def _read(asked: Asked) -> Read:
    if asked.path is None:
        found = preview_text(asked.text, asked.spec, heat=asked.heat)
    else:
        found = preview(asked.path, asked.spec, heat=asked.heat)
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
    spec = replace(found.asked, reading=reading_of_copy(found.asked.reading)).spec
    for separator in _COPY_SEPARATORS:
        text = plain_table(found.preview, found.asked.reading.decimal, separator)
        try:
            again = read_text(text, spec, heat=found.asked.heat)
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


def reading_of_copy(reading: LoadReading) -> LoadReading:
    """What still holds of a copy: its separator, mark and encoding are found anew."""
    return msgspec.structs.replace(reading, separator=None, encoding=None, decimal=None)


def _plain(table: Table, index: int, decimal: str | None) -> list[str]:
    cells = table.columns[index]
    separator = None if table.separator == NO_SEPARATOR else table.separator
    mark = decimal or marks(cells, separator).decimal
    return [str(plain_figure(cell, mark)) for cell in cells]
