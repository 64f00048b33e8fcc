"""The replacements of a ledger as a portfolio: a row a machine, those of a group together."""

import csv
from datetime import date
from pathlib import Path

import pytest

from gui.command.main import main

DAY = date(2026, 11, 29)
# D-2 is four of D-3; K has no flow in its model; C is a chiller; D-9 stands by.
LEDGER = """id,name,model,size,count,commissioned,hours,load,efficiency,p0,pk,status
D-2,退浆机主电机,Y-200L-4,30,4,2011-03-15,5600,0.65,,,,在用
D-3,退浆机主电机,Y-200L-4,30,1,2011-03-15,5600,0.65,,,,在用
T-1,1#变压器,S7-1000/10,1000,1,1988-06-01,8760,0.48,,1.8,11.6,在用
K-1,空压机,LG,55,1,2004-05-01,,,,,,在用
C-1,冷水机组,水冷螺杆,700,1,2010-06-15,,,,,,在用
D-9,备用电机,Y-200L-4,30,1,2011-03-15,5600,0.65,,,,备用
"""


@pytest.fixture(scope="module")
def ledger(tmp_path_factory) -> Path:
    file = tmp_path_factory.mktemp("plant") / "台账.csv"
    file.write_text(LEDGER, encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def rows(ledger, own_places) -> dict[str, dict[str, str]]:
    return _replaced(ledger, "--price", "0.8")


def _replaced(ledger: Path, *more: str) -> dict[str, dict[str, str]]:
    table = ledger.with_name("new.csv")
    given = ["ledger", "replace", str(ledger), "--out", str(table), "--as-of", DAY.isoformat()]
    assert main([*given, *more, "--language", "en"]) == 0
    return _read(table)


def _read(table: Path) -> dict[str, dict[str, str]]:
    with table.open(encoding="utf-8-sig", newline="") as file:
        return {row["Study"]: row for row in csv.DictReader(file)}


def test_a_row_for_each_machine_in_use(rows):
    assert set(rows) == {"D-2", "D-3", "T-1", "K-1", "C-1"}


def test_saved_against_what_the_ledger_says_of_today(rows):
    row = rows["D-2"]
    # IE1 of 30 kW with four poles is 90.7 % (IEC 60034-30-1): 30·0.65·5600/0.907 kWh of one
    today_mwh = 30 * 0.65 * 5600 / 0.907 / 1e3
    saved = float(row["Energy saved MWh"])
    assert float(row["Annual energy MWh"]) + saved == pytest.approx(today_mwh, rel=0.01)
    assert float(row["Annual running costs saved"]) == pytest.approx(saved * 800, rel=1e-6)
    paid = float(row["Investment"]) / float(row["Annual running costs saved"])
    assert float(row["Payback years"]) == pytest.approx(paid, rel=0.01)


def test_a_group_is_told_for_all_of_it(rows):
    group, one = rows["D-2"], rows["D-3"]
    assert (group["Today: machines"], one["Today: machines"]) == ("4", "1")
    for all_of_them, each in (
        ("Saving of all machines MWh", "Energy saved MWh"), ("Investment for all", "Investment"),
    ):  # fmt: skip
        assert float(group[all_of_them]) == pytest.approx(4 * float(one[each]))


def test_what_is_not_known_is_named_and_no_fault(rows):
    assert rows["K-1"]["Result"] == rows["C-1"]["Result"] == "lacks figures"
    assert "rated free air" in rows["K-1"]["Remarks"]
    assert "measured annual energy" in rows["C-1"]["Remarks"]
    assert rows["K-1"]["Saving of all machines MWh"] == ""


def test_only_those_named(ledger, rows):
    found = _replaced(ledger, "--price", "0.8", "--asset", "T-1")
    assert found == {"T-1": rows["T-1"]}


def test_a_number_that_is_not_there_is_told(ledger, capsys):
    given = ["ledger", "replace", str(ledger), "--out", "x.csv", "--asset", "Z-9"]
    assert main(given) == 2
    assert "Z-9" in capsys.readouterr().err


def test_a_ledger_in_place_of_a_folder(ledger, rows):
    table = ledger.with_name("all.csv")
    given = ["portfolio", str(ledger), "--out", str(table), "--language", "en"]
    assert main(given) == 0
    found = _read(table)
    assert list(found) == list(rows)
    for name, row in found.items():  # its own price is another, the day too
        assert row["Annual energy MWh"] == rows[name]["Annual energy MWh"]
