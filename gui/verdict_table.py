"""Verdicts on many devices as a table: the user's columns, then results, reasons and faults."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from catalog.files.fault import Fault
from catalog.files.verdicts import DeviceFile, Entry
from core.language import Language
from core.standards import evidence
from core.standards.edition import Scale
from core.standards.governing import rulings
from core.standards.judge import Device, Judge
from core.standards.library import Standards
from core.standards.verdict import Verdict
from core.standards.wording import Wording
from gui.saving import written
from gui.sheet_files import as_csv, as_workbook

_RESULTS = ("as_of", "tier", "grade", "others", "governs", "reason", "findings", "fault")
_TRACE = "trace"
_ALIKE = 10_000  # devices whose results are kept for those that equal them
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
        self._alike: dict[tuple[object, ...], Cells] = {}

    def header(self) -> Cells:
        """The file's columns, then the results'."""
        names = (*_RESULTS, _TRACE) if self._trace else _RESULTS
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
        if entry.device is None:
            self._count(entry)
            told = "; ".join(said_fault(one, self._wording.language) for one in entry.faults)
            return [*[""] * (len(_RESULTS) - 1), told, *([""] if self._trace else [])]
        self.judged += 1
        key = (entry.device.product, *entry.device.figures.items())
        found = self._alike.get(key)
        if found is None:
            if len(self._alike) >= _ALIKE:
                self._alike.clear()
            found = self._alike[key] = self._of(entry.device)
        return found

    def _of(self, device: Device) -> Cells:
        verdicts, wording = self._judge.judge(device), self._wording
        cells = [*_results(verdicts, wording), ""]
        if self._trace:
            lines = (f"{one.edition}: " + " ".join(wording.trace(one)) for one in verdicts)
            cells.append("\n".join(lines))
        return cells


def write_batch(batch: Batch, path: Path, keep: Iterable[Path] = ()) -> None:
    """Judge and write row by row, CSV or XLSX by the name; the file is there whole or not at all.

    Raises Problem `cannot_write`, `output_is_input`.
    """
    write_rows([batch.header()], batch.rows(), path, keep)


def write_rows(
    head: Iterable[Cells], rows: Iterable[Cells], path: Path, keep: Iterable[Path] = ()
) -> None:
    """Rows that are made as they are written."""
    fill = as_csv if path.suffix.lower() == ".csv" else as_workbook
    with written(path, keep) as file:
        fill(file, (row for part in (head, rows) for row in part))


def _results(verdicts: Sequence[Verdict], wording: Wording) -> Cells:
    separator = wording.language.text("verdict.separator")

    def joined(parts: Iterable[str]) -> str:
        return separator.join(dict.fromkeys(parts))

    chinese = [one for one in verdicts if one.jurisdiction == "CN"]
    tiers = [one for one in chinese if one.scale is Scale.TIER]
    grades = [one for one in chinese if one.scale is not Scale.TIER]
    others = [one for one in verdicts if one not in chinese]
    found = rulings(verdicts)
    findings = list(evidence.own(f for one in verdicts for f in one.findings))
    findings += [f for ruling in found for f in ruling.findings]
    return [
        verdicts[0].as_of.isoformat() if verdicts else "",
        joined(said(one, wording) for one in tiers),
        joined(said(one, wording) for one in grades),
        joined(said(one, wording) for one in others),
        joined(said(ruling.governs, wording) for ruling in found if not ruling.side_by_side),
        joined(wording.reason(one) for one in verdicts),
        joined(wording.language.finding(one) for one in findings),
    ]


def said(verdict: Verdict, wording: Wording) -> str:
    """The outcome with its edition and row."""
    where = f"{evidence.marked(verdict)} {verdict.row}".strip()
    note = wording.language.text("verdict.conditional") if verdict.conditional else ""
    return f"{wording.result(verdict)}{note} ({where})"


def said_fault(fault: Fault, language: Language) -> str:
    """Row, column, reason and way out."""
    column = fault.column or "–"
    reason = reason_of_fault(fault, language)
    return language.text("verdict.fault_at", row=str(fault.row), column=column, reason=reason)


def reason_of_fault(fault: Fault, language: Language) -> str:
    """What is wrong in a cell, and what would be right."""
    keys = (f"problem.{fault.code}", f"problem.{fault.code}.remedy", f"fault.{fault.code}")
    figures = language.figures(fault.figures)
    return " ".join(language.text(key, **figures) for key in keys if language.has(key))
