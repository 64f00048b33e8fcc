"""Columns of formulas that no spreadsheet program has computed are told, whatever reads them."""

from pathlib import Path

import pytest

from catalog.devices.store import Catalog
from catalog.files.devices import preview_devices
from catalog.files.ledgers import read_ledger
from catalog.files.load import read_load
from catalog.files.measured import read_measured
from catalog.files.verdicts import NOT_USED, open_devices
from core.load.kinds import LoadFile
from core.standards.library import shipped_standards
from core.standards.naming import Names
from core.standards.wording import Wording
from core.vocabulary.problem import Problem
from gui.program.reader import open_language
from tests.catalog.conftest import cells_of
from tests.catalog.files.test_workbook_extents import xlsx


def _book(path: Path, header: list[str], rows: list[list[object]]) -> Path:
    """A workbook as a program writes it that never computes; a formula begins with `=`."""

    def cell(at: str, value: object) -> str:
        if isinstance(value, str) and value.startswith("="):
            return f'<c r="{at}"><f>{value[1:]}</f></c>'
        if isinstance(value, str):
            return f'<c r="{at}" t="inlineStr"><is><t>{value}</t></is></c>'
        return f'<c r="{at}"><v>{value}</v></c>'

    def name(column: int) -> str:
        return (chr(64 + column // 26) if column >= 26 else "") + chr(65 + column % 26)

    return xlsx(
        path,
        "".join(
            f'<row r="{number}">'
            + "".join(cell(f"{name(at)}{number}", one) for at, one in enumerate(row))
            + "</row>"
            for number, row in enumerate([header, *rows], 1)
        ),
    )


def test_the_only_total_of_a_load_is_named(tmp_path: Path) -> None:
    """It is what would be read; that several columns might be the load helps nobody."""
    header = ["Hour", "CH-1 cooling load (kW)", "Total cooling load (kW)"]
    rows: list[list[object]] = [[i, 100.0 + i % 24, f"=B{i + 1}/0.6"] for i in range(1, 8761)]
    with pytest.raises(Problem) as refused:
        read_load(_book(tmp_path / "a.xlsx", header, rows), LoadFile(path=""))
    assert refused.value.code == "table_not_computed"
    assert refused.value.place.endswith("a.xlsx[a]:2 [Total cooling load (kW)]")


def test_a_machine_is_not_brought_in_without_its_figures(tmp_path: Path, catalog: Catalog) -> None:
    """A price that is an empty formula would else be read as one that is not stated."""
    cells = cells_of(catalog.devices("drives")[0], id="ours")
    cells["price"] = "=2*A2"
    path = _book(tmp_path / "a.xlsx", list(cells), [list(cells.values())])
    (fault,) = preview_devices(path, catalog, "drives").faults
    assert (fault.row, fault.column, fault.code) == (2, "price", "formula_empty")


def test_a_ledger_tells_of_each_column_it_uses(tmp_path: Path) -> None:
    header = ["编号", "设备名称", "型号", "额定功率(kW)", "年运行小时", "合计"]
    rows: list[list[object]] = [
        [f"M{i}", "三相异步电动机", "Y2-160M-4", 11, f"=300*{i}", f"=D{i + 1}*2"] for i in (1, 2)
    ]
    ledger = read_ledger(_book(tmp_path / "a.xlsx", header, rows))
    assert [one.id for one in ledger.assets] == ["M1", "M2"]
    assert [(one.row, one.column, one.code) for one in ledger.faults] == [
        (2, "年运行小时", "formula_empty")
    ]


def test_measured_energy_is_refused(tmp_path: Path) -> None:
    header = ["日期", "M1 电量(kWh)"]
    rows: list[list[object]] = [[f"2024-01-{day:02}", f"=5*{day}"] for day in range(1, 29)]
    with pytest.raises(Problem) as refused:
        read_measured(_book(tmp_path / "a.xlsx", header, rows), ["M1"])
    assert refused.value.code == "table_not_computed"


def test_a_batch_of_verdicts_is_refused_unless_the_column_is_not_used(tmp_path: Path) -> None:
    standards = shipped_standards()
    names = Names(standards, [Wording(open_language("en"), standards)])
    header = ["product", "poles", "power", "efficiency"]
    rows: list[list[object]] = [["induction_motor", 4, 11, "=0.9+0.01"]]
    path = _book(tmp_path / "a.xlsx", header, rows)
    with pytest.raises(Problem) as refused:
        open_devices(path, standards, names)
    assert refused.value.code == "table_not_computed"
    assert refused.value.place.endswith("[efficiency]")
    open_devices(path, standards, names, {"efficiency": NOT_USED})
