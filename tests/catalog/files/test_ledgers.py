"""A plant's ledger as it comes: headings, units, groups, and rows that cannot be used."""

from pathlib import Path

import pytest

from catalog.files.ledgers import Ledger, read_ledger
from core.ledger.disposal import serials_of
from tests.house.tree import ROOT

EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"


def _ledger(folder: Path, text: str) -> Ledger:
    path = folder / "台账.csv"
    path.write_text(text, "utf-8")
    return read_ledger(path)


def test_columns_are_known_by_their_headings_wherever_they_stand(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "型号规格,负载率,原值,额定功率（W）,设备编号,投运日期,设备名称,额定电压\n"
        "Y2-315M-4,70,9,132000,007,2002年5月10日,水泵电机,380/660\n",
    )
    (asset,) = read.assets
    assert (asset.id, asset.size, asset.load_factor, asset.count) == ("007", 132.0, 0.7, 1)
    assert (asset.family, asset.commissioned, asset.voltage_kv) == ("motor", "2002年5月10日", 0.66)
    assert read.other_columns == ("原值",)


@pytest.mark.parametrize("written", ["2×75", "75×2", "75kW*2", "2x75"])
def test_a_group_in_one_cell_is_count_and_size_of_one(tmp_path: Path, written: str) -> None:
    (asset,) = _ledger(tmp_path, f"设备名称,额定功率(kW)\n循环风机,{written}\n").assets
    assert (asset.size, asset.count, asset.family) == (75.0, 2, "fan")


def test_a_row_that_cannot_be_used_is_told_and_the_others_are_read(tmp_path: Path) -> None:
    read = _ledger(
        tmp_path,
        "编号,名称,额定功率(kW),年运行小时,投运日期\n"
        "1,泵,15,9000,2010\n"
        "2,泵,-3,10,2010\n"
        "3,泵,15,10,不详细\n"
        "4,泵,15,10,2010\n"
        "4,泵,15,10,2010\n",
    )
    assert [one.id for one in read.assets] == ["4"]
    assert [(fault.row, fault.code) for fault in read.faults] == [
        (2, "ledger_hours"), (3, "ledger_figure"), (4, "ledger_day"), (6, "ledger_id_twice"),
    ]  # fmt: skip


def test_a_cell_in_another_unit_puts_out_its_own_row_alone(tmp_path: Path) -> None:
    read = _ledger(tmp_path, "编号,名称,额定功率(kW)\n1,泵,15\n2,泵,0.15MW\n3,泵,22 kW\n4,泵,9\n")
    assert [(one.id, one.size) for one in read.assets] == [("1", 15.0), ("3", 22.0), ("4", 9.0)]
    (fault,) = read.faults
    assert (fault.row, fault.column, fault.code) == (3, "额定功率(kW)", "ledger_unit")
    assert {one.value for one in fault.figures} == {"MW", "kW"}


def test_serial_numbers_are_kept_as_texts(tmp_path: Path) -> None:
    (asset,) = _ledger(tmp_path, "名称,出厂编号\n泵,0071、0072\n").assets
    assert serials_of(asset.serial) == ("0071", "0072")


def test_the_example_is_a_plant_of_eight_kinds_read_whole() -> None:
    read = read_ledger(EXAMPLE)
    assert not read.faults
    assert len(read.assets) == 60
    assert len({one.family for one in read.assets}) == 8
