"""Verdicts on many devices as a table: the user's columns, then results and reasons."""

import csv
import re
from collections.abc import Iterable, Sequence
from io import BytesIO, StringIO

from catalog.files.verdicts import DeviceTable
from core.standards import evidence
from core.standards.edition import Scale
from core.standards.governing import rulings
from core.standards.verdict import Verdict
from core.standards.wording import Wording

_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_RESULTS = ("as_of", "tier", "grade", "others", "governs", "reason", "findings", "trace")

Cells = list[list[object]]


def results(table: DeviceTable, verdicts: Sequence[tuple[Verdict, ...]], wording: Wording) -> Cells:
    """Header and rows: the cells of the file, then what was found."""
    text = wording.language.text
    head: list[object] = [*table.header, *(text(f"verdict.column.{name}") for name in _RESULTS)]
    rows = [
        [*row, *_found(of_row, wording)]
        for row, of_row in zip(table.rows, verdicts, strict=True)
    ]  # fmt: skip
    return [head, *rows]


def _found(verdicts: Sequence[Verdict], wording: Wording) -> list[object]:
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
        "\n".join(f"{one.edition}: " + " ".join(wording.trace(one)) for one in verdicts),
    ]


def said(verdict: Verdict, wording: Wording) -> str:
    """The outcome with its edition and row."""
    where = f"{evidence.marked(verdict)} {verdict.row}".strip()
    note = wording.language.text("verdict.conditional") if verdict.conditional else ""
    return f"{wording.result(verdict)}{note} ({where})"


def as_csv(cells: Cells) -> bytes:
    """UTF-8 with the mark spreadsheets look for; a text never becomes a formula there."""
    text = StringIO(newline="")
    csv.writer(text).writerows([_harmless(cell) for cell in row] for row in cells)
    return text.getvalue().encode("utf-8-sig")


def _printable(cell: object) -> object:
    """The cell without control characters, which no workbook may hold."""
    return _CONTROL.sub("", cell) if isinstance(cell, str) else cell


def _harmless(cell: object) -> object:
    if not isinstance(cell, str) or not cell.startswith(_FORMULA_STARTS):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell


def as_workbook(cells: Cells) -> bytes:
    """One sheet, its header frozen; texts stay texts."""
    from openpyxl import Workbook  # a quarter of a second, and only here
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("LoadFit")
    sheet.freeze_panes = "A2"
    for row in cells:
        line = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=_printable(value))
            if isinstance(value, str):
                cell.data_type = "s"
            line.append(cell)
        sheet.append(line)
    content = BytesIO()
    book.save(content)
    return content.getvalue()
