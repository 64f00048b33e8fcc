"""A ledger as a document: saved and read, given back as it came, and what changes by an edit."""

import csv
from datetime import date, datetime
from importlib.resources import files
from pathlib import Path

import msgspec
import openpyxl
import pytest

from core.ledger.document import LedgerDocument, decode, encode
from core.vocabulary.problem import Problem
from core.vocabulary.schema import published_schema
from gui.program.ledger import ledger_file
from tests.house.tree import ROOT

EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"
ROWS = [
    ["编号", "名称", "型号", "功率(kW)", "台数", "原值", "负载率"],
    ["007", "循环泵电机", "Y2-315M-4", "132", "1", "=12*3", "-"],
    ["008", "风机", "4-72No.12C", "2×75", "", "9,000.50", "70%"],
]


def _table(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file))


@pytest.fixture
def document(tmp_path: Path) -> LedgerDocument:
    path = tmp_path / "台账.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(ROWS)
    return ledger_file.open_any(path)[0]


def test_a_document_is_read_as_it_was_saved(document: LedgerDocument, tmp_path: Path) -> None:
    path = tmp_path / "plant.ledger"
    ledger_file.save(path, document)
    read = ledger_file.open_any(path)[0]
    assert msgspec.structs.replace(read, app_version="") == document
    assert read.name == "台账"


def test_only_the_edited_cell_differs_in_the_table_that_is_written(
    document: LedgerDocument, tmp_path: Path
) -> None:
    out = tmp_path / "out.csv"
    ledger_file.export(out, document.with_cell(1, 2, "4-72No.10C"))
    changed = [list(row) for row in ROWS]
    changed[2][2] = "4-72No.10C"
    assert _table(out) == changed


def test_a_workbook_holds_figures_as_figures_and_numbers_of_assets_as_texts(
    document: LedgerDocument, tmp_path: Path
) -> None:
    out = tmp_path / "out.xlsx"
    ledger_file.export(out, document)
    sheet = openpyxl.load_workbook(out).active
    assert sheet is not None
    assert [cell.value for cell in sheet[2]] == ["007", "循环泵电机", "Y2-315M-4", 132, 1,
                                                 "=12*3", "-"]  # fmt: skip
    assert sheet["F2"].data_type == "s"  # no formula
    assert sheet["D3"].value == "2×75"


def test_the_example_comes_back_cell_by_cell(tmp_path: Path) -> None:
    out = tmp_path / "out.csv"
    ledger_file.export(out, ledger_file.open_any(EXAMPLE)[0])
    assert _table(out) == _table(EXAMPLE)


def test_dates_and_whole_numbers_of_a_workbook_are_kept_as_such(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["名称", "投运日期", "台数"])
    sheet.append(["泵", datetime(2012, 6, 1), 3])
    book.save(tmp_path / "台账.xlsx")
    (row,) = ledger_file.open_any(tmp_path / "台账.xlsx")[0].rows
    assert row == ("泵", "2012-06-01", 3)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b'{"format": "loadfit-ledger", "schema": 9}', "ledger_newer"),
        (b'{"format": "loadfit-ledger", "schema": 1, "header": ["a"], "rows": [["1", "2"]]}',
         "ledger_file"),
        (b'{"format": "loadfit-study"}', "ledger_file"),
        (b"no json", "ledger_file"),
    ],
)  # fmt: skip
def test_what_is_no_ledger_is_refused_with_its_reason(content: bytes, code: str) -> None:
    with pytest.raises(Problem) as raised:
        decode(content, "plant.ledger")
    assert (raised.value.code, raised.value.place) == (code, "plant.ledger")


def test_settings_survive(document: LedgerDocument) -> None:
    settings = msgspec.structs.replace(document.settings, day=date(2026, 11, 29))
    changed = msgspec.structs.replace(document, settings=settings)
    assert decode(encode(changed), "x").settings.day == date(2026, 11, 29)


def test_the_published_schema_is_that_of_the_ledger() -> None:
    path = files("resources") / "documentation" / "ledger_schema.json"
    assert path.read_bytes() == published_schema(LedgerDocument)
