"""A file of makers' tables, opened: of points, or of nameplates with a few figures of each model.

Which of them it is the file tells: points are at conditions, and a model has several; a nameplate
has one of each figure, and perhaps a part-load rating. Where models stand side by side with their
figures below, the sheet is turned.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import isfinite
from pathlib import Path

from catalog.files.cells import looks_like_number
from catalog.files.maker_tables.areas import Area, areas_of
from catalog.files.maker_tables.headings import Words
from catalog.files.maker_tables.meaning import Reader
from catalog.files.maker_tables.parts import Meaning, with_units_of_others
from catalog.files.maker_tables.points import models_of
from catalog.files.maker_tables.several_in_a_cell import rows_apart
from catalog.files.maker_tables.titles import segments_of
from catalog.files.rows import Cell, Rows, read_sheets
from core.machines.maker_tables import MODEL, MakerTables
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_PLAIN_SHEET = re.compile(r"(?i)(sheet|table|工作表|表)\s*\d*")
_LEAST_NAMED = 3  # figures that a column must name to be the headings
_NAMING_COLUMNS = 3  # at the left, beside their units and groups


@dataclass(frozen=True, kw_only=True)
class TablesFile:
    """A file of makers' tables as it stands; nameplates: each model has one of each figure."""

    path: Path
    family: DeviceTable
    tables: MakerTables
    areas: tuple[Area, ...]
    words: Words
    nameplates: bool = False
    notes: tuple[str, ...] = ()  # texts that stand alone in their rows, under tables as well

    @cached_property
    def usual_models(self) -> dict[str, str]:
        """What a model is called that its table does not name: as its sheet, else as the file."""
        return {
            sheet: sheet if self._is_name(sheet) else self.path.stem
            for sheet in dict.fromkeys(area.sheet for area in self.areas)
        }

    def _is_name(self, sheet: str) -> bool:
        """Whether the name of a sheet is that of a machine: 出水7℃ and Sheet1 are none."""
        if not sheet or _PLAIN_SHEET.fullmatch(sheet):
            return False
        said = [self.words.heading(one) for one in segments_of(sheet)]
        return not any(one.role and one.role.axis and one.value is not None for one in said)


def open_tables(path: Path, family: DeviceTable, passed_over: Collection[str] = ()) -> TablesFile:
    """Read the sheets of a file into areas: of points, or of nameplates.

    passed_over: names of sheets that only explain.

    Raises Problem `makers_not_read`, `makers_nothing` where no area has headings and figures, and
    those of reading.
    """
    if family.maker_tables is None and family.nameplates is None:
        raise Problem("makers_not_read", str(path), figure("family", family.name, word="family"))
    sheets = [one for one in read_sheets(path) if one.sheet not in passed_over]
    points = plates = None
    if family.maker_tables is not None:
        points = _opened(path, family, sheets, family.maker_tables(), nameplates=False)
    if family.nameplates is not None:
        declared = family.nameplates()
        plates = _opened(path, family, sheets, declared.as_tables(), nameplates=True)
        if points is not None and not _is_of_nameplates(plates, points, declared.marks):
            plates = None
    found = plates or points
    if found is None or not found.areas:
        raise Problem("makers_nothing", str(path))
    return found


def _opened(
    path: Path,
    family: DeviceTable,
    sheets: Sequence[Rows],
    tables: MakerTables,
    *,
    nameplates: bool,
) -> TablesFile:
    notes = dict.fromkeys(text for sheet in sheets for text in _alone(sheet))
    words = Words(tables.roles, tables.unused, at_points=nameplates)
    reader = Reader(words, {})
    if not nameplates:
        sheets = [rows_apart(one) for one in sheets]
    else:
        sheets = [one.other_way if _stands_side_by_side(one, words) else one for one in sheets]
    return TablesFile(
        path=path,
        family=family,
        tables=tables,
        areas=tuple(
            area
            for sheet in sheets
            for area in areas_of(sheet, reader.names_condition, shares_name=nameplates)
        ),
        words=words,
        nameplates=nameplates,
        notes=tuple(notes),
    )  # fmt: skip


def _stands_side_by_side(sheet: Rows, words: Words) -> bool:
    """Whether figures are named by the rows of a sheet, and models by its columns."""
    by_column = max(
        (_named((row[i] for row in sheet.cells if i < len(row)), words) for i in
         range(_NAMING_COLUMNS)), default=0,
    )  # fmt: skip
    by_row = max((_named(row, words) for row in sheet.cells), default=0)
    return by_column >= _LEAST_NAMED and by_column > by_row


def _alone(sheet: Rows) -> Iterator[str]:
    for row in sheet.cells:
        texts = {cell.strip() for cell in row if isinstance(cell, str) and cell.strip()}
        if len(texts) == 1 and not any(looks_like_number(cell) for cell in row if cell != ""):
            yield texts.pop()


def _named(cells: Iterable[Cell], words: Words) -> int:
    """How many different figures some cells name."""
    texts = {one.strip() for one in cells if isinstance(one, str) and one.strip()}
    roles = {said.role.key for text in texts if (said := words.heading(text)).role is not None}
    return len(roles)


def _is_of_nameplates(plates: TablesFile, points: TablesFile, marks: Sequence[str]) -> bool:
    """Whether a file that could be read both ways has nameplates."""
    if not plates.areas:
        return False
    named = {
        said.role.key
        for area in plates.areas
        for row in area.headings
        for cell in row.cells
        if isinstance(cell, str) and (said := plates.words.heading(cell.strip())).role is not None
    }
    return not _has_points(points, rated=bool(named & set(marks)), named=MODEL in named)


def _runs_across(meaning: Meaning) -> bool:
    """Whether a condition runs across columns that hold figures."""
    held = [part is not None or bool(meaning.by_row) for part in meaning.columns]
    return any(
        isfinite(value) and holds
        for _, values in meaning.across
        for value, holds in zip(values, held, strict=True)
    )


def _has_points(file: TablesFile, *, rated: bool, named: bool) -> bool:
    """Whether any model has points at several conditions.

    rated: part-load ratings are stated, which no table of points has; named: models are.
    """
    reader = Reader(file.words, {})
    meanings = [reader.read(area, number) for number, area in enumerate(file.areas, 1)]
    whole = with_units_of_others([one for one in meanings if one.holds_figures])
    parts = [part for one in whole for part in one.parts]
    if any(_runs_across(one) for one in whole):
        return True
    if any(part.asked for part in parts):
        return not rated
    models, faults = models_of(whole, file.tables.roles, file.usual_models, {})
    if any(len(one.places) > 1 for one in models):
        return True
    return not rated and (bool(faults) or not named)
