"""Verdicts on many devices as a table: the user's columns, then results, reasons and faults."""

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from catalog.files.bad_cells import Fault
from catalog.files.verdicts import DeviceFile, Entry
from core.standards.courses import Courses
from core.standards.judge import Device, Judge
from core.standards.library import Standards
from core.standards.wording import Wording
from core.vocabulary.language import Language
from gui.program.parquet_file import SUFFIX as PARQUET
from gui.program.parquet_file import as_parquet
from gui.program.saving import refuse_ending, written
from gui.program.sheet_files import as_csv, as_workbook
from gui.program.verdict_words import RESULTS, TRACE, Form, WithGaps, joined, parts_of

_FAULT = "fault"
_SAME = 10_000  # devices whose results are kept for those that equal them
_FAULTS_KEPT = 1_000  # to be shown; every row has its own in the table

Cells = list[object]


class Batch:
    """The rows of a file judged one by one as they are asked for: nothing is kept but counts.

    trace: whether the whole look-up is a column too.
    """

    def __init__(
        self, file: DeviceFile, standards: Standards, wording: Wording, day: date, *, trace: bool
    ) -> None:
        self.file = file
        self.judged = 0
        self.faulty = 0  # rows
        self.fault_count = 0
        self.faults: list[Fault] = []  # the first of them
        self._judge = Judge(standards, day)
        self._wording = wording
        self._trace = trace
        self._courses: Courses[Form] = Courses(self._form)
        self._same: dict[tuple[object, ...], list[str]] = {}

    def header(self) -> Cells:
        """The file's columns, then the results'."""
        names = (*RESULTS, _FAULT, *([TRACE] if self._trace else []))
        text = self._wording.language.text
        return [*self.file.header, *(text(f"verdict.column.{name}") for name in names)]

    def rows(self) -> Iterator[Cells]:
        """Each row of the file with what was found."""
        for entry in self.file.entries():
            yield [*entry.cells, *self._found(entry)]

    def count_faults(self) -> None:
        """Count the faults of all rows, judging none."""
        for entry in self.file.entries():
            if entry.faults:
                self._count(entry)

    def _count(self, entry: Entry) -> None:
        self.faulty += 1
        self.fault_count += len(entry.faults)
        self.faults += entry.faults[: _FAULTS_KEPT - len(self.faults)]

    def _found(self, entry: Entry) -> Cells:
        device = entry.device
        if device is None:
            self._count(entry)
            told = "; ".join(said_fault(one, self._wording.language) for one in entry.faults)
            return [*[""] * len(RESULTS), told, *([""] if self._trace else [])]
        self.judged += 1
        form = self._courses.of(device)
        cells = self._by_itself(device) if form is None else form.filled(device.figures)
        cells.insert(len(RESULTS), "")
        return cells

    def _form(self, device: Device) -> Form:
        """What is said of all devices like this one, whose figures are watched."""
        wording = WithGaps(self._wording.language, self._wording.standards)
        parts = parts_of(self._judge.judge(device), wording, trace=self._trace)
        return Form(parts, wording)

    def _by_itself(self, device: Device) -> Cells:
        """What is said of a device that is like no other; kept, where the same one comes again."""
        key = (device.product, *device.figures.items())
        found = self._same.get(key)
        if found is None:
            if len(self._same) >= _SAME:
                self._same.clear()
            parts = parts_of(self._judge.judge(device), self._wording, trace=self._trace)
            found = self._same[key] = [joined(one, self._wording) for one in parts]
        return [*found]


def write_batch(batch: Batch, path: Path, keep: Iterable[Path] = ()) -> None:
    """Judge and write row by row, CSV or XLSX by the name; the file is there whole or not at all.

    Raises Problem `cannot_write`, `output_is_input`.
    """
    write_rows([batch.header()], batch.rows(), path, keep)


def write_rows(
    head: Iterable[Cells], rows: Iterable[Cells], path: Path, keep: Iterable[Path] = ()
) -> None:
    """Rows that are made as they are written, as CSV, Parquet or XLSX by the file's ending."""
    refuse_ending(path, ".xlsx", ".csv", PARQUET)
    fill = {".csv": as_csv, PARQUET: as_parquet}.get(path.suffix.lower(), as_workbook)
    with written(path, keep) as file:
        fill(file, (row for part in (head, rows) for row in part))


def said_fault(fault: Fault, language: Language) -> str:
    """Row, column, reason and way out."""
    column = " · ".join(part for part in (fault.sheet, fault.column) if part) or "–"
    reason = reason_of_fault(fault, language)
    return language.text("verdict.fault_at", row=str(fault.row), column=column, reason=reason)


def reason_of_fault(fault: Fault, language: Language) -> str:
    """What is wrong in a cell, and what would be right."""
    keys = (f"problem.{fault.code}", f"problem.{fault.code}.remedy", f"fault.{fault.code}")
    figures = language.figures(fault.figures)
    return language.sentences(language.text(key, **figures) for key in keys if language.has(key))
