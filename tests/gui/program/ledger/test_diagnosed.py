"""What is found of a whole ledger: sums by hand, and an edit that gives what a new look would."""

from dataclasses import replace
from datetime import date

import msgspec
import numpy as np
import pytest

from catalog.files.ledger_tables import FIRST_ROW
from core.ledger.age import Answer
from core.ledger.asset import FAMILIES
from core.ledger.columns import STATES, counts
from core.ledger.document import Budget, LedgerDocument
from core.ledger.grading import BELOW
from core.ledger.state import State
from core.standards.library import Standards, shipped_standards
from gui.program.ledger.diagnosed import Diagnosed, diagnosed, with_plan
from gui.program.ledger.lacking_text import lacking
from gui.program.ledger.ledger_file import open_any
from gui.program.reader import open_language
from tests.house.tree import ROOT

DAY = date(2026, 11, 29)
EXAMPLE = ROOT / "resources" / "examples" / "ledger-shaoxing.csv"
HEADER = ("编号", "名称", "型号", "额定功率(kW)", "台数", "投运日期", "年运行小时", "负载率",
          "铭牌效率", "状态", "安装地点")  # fmt: skip
ROWS = (
    ("M1", "泵电机", "Y2-315M-4", "132", "1", "2002-05-10", "6000", "0.7", "93.5", "在用", "东"),
    ("M2", "风机电机", "YE3-200L-4", "30", "2", "2023", "4000", "", "93.6", "在用", "西"),
    ("M3", "备用泵电机", "YE3-200L-4", "30", "1", "2023", "4000", "0.5", "93.6", "备用", "西"),
    ("M4", "电机", "YE3-200L-4", "30", "1", "不详细", "4000", "0.5", "93.6", "在用", "西"),
)


@pytest.fixture(scope="module")
def standards() -> Standards:
    return shipped_standards()


@pytest.fixture(scope="module")
def made(standards: Standards) -> Diagnosed:
    return _found(LedgerDocument(header=HEADER, rows=ROWS), standards)


def _found(
    document: LedgerDocument, standards: Standards, before: Diagnosed | None = None
) -> Diagnosed:
    found = diagnosed(document, "台账", standards, DAY, before)
    assert found is not None
    return found


def test_sums_are_of_machines_in_use_whose_energy_is_known(made: Diagnosed) -> None:
    first = 132 * 0.7 * 6000 / 0.935
    second = 2 * 30 * 0.7 * 4000 / 0.936  # the load is assumed
    totals = made.totals
    fourth = 30 * 0.5 * 4000 / 0.936  # its date is faulty, its energy is not
    assert totals.kwh == pytest.approx(first + second + fourth)
    # entered load and hours: √(0.1² + 0.05²); assumed load: √(0.2² + 0.05²)
    assert totals.band_kwh == pytest.approx(
        (first + fourth) * (0.1**2 + 0.05**2) ** 0.5 + second * (0.2**2 + 0.05**2) ** 0.5
    )
    assert (totals.units, totals.energy_units) == (4, 4)
    assert (totals.ten_or_more, totals.age_open) == (1, 1)
    assert totals.yuan == pytest.approx(totals.kwh * 0.65)
    assert totals.tco2 == pytest.approx(totals.kwh * 0.5306e-3)
    assert totals.tce == pytest.approx(totals.kwh * 0.1229e-3)


def test_a_faulty_row_is_kept_and_told_where_it_stands(made: Diagnosed) -> None:
    assert made.by_row[3] is not None
    assert made.by_row[3].age.ten_or_more is Answer.OPEN
    assert (made.ledger.left_out, made.ledger.in_part) == (0, 1)
    (fault,) = made.ledger.faults
    assert (fault.row, fault.column) == (3 + FIRST_ROW, "投运日期")


def test_columns_answer_to_what_is_asked(made: Diagnosed) -> None:
    columns = made.columns
    motor = FAMILIES.index("motor")
    assert columns.row[columns.where(kind=motor)].tolist() == [0, 1, 3]
    assert columns.row[columns.where(status=None)].tolist() == [0, 1, 2, 3]
    assert columns.row[columns.where(words="ye3 西")].tolist() == [1, 3]
    assert columns.row[columns.where(state=STATES.index(State.HIT))].tolist() == [0]
    every = np.ones(4, dtype=np.bool_)
    assert counts(columns.status, every) == {0: 3, 1: 1}


def test_what_a_list_encourages_is_no_machine_below_the_limit(standards: Standards) -> None:
    """S9-M-800/10 is of grade 3 or unknown, and batch 4 encourages its renewal."""
    header = ("编号", "型号", "额定容量(kVA)", "投运日期", "制造年份")
    row = ("T1", "S9-M-800/10", "800", "2005-03-01", "2005")
    made = _found(LedgerDocument(header=header, rows=(row,)), standards)
    assert made.columns.state.tolist() == [STATES.index(State.ENCOURAGED)]


def test_the_sums_say_what_they_lack(standards: Standards) -> None:
    """A motor of 22 kW without hours, two pumps without power, a row without a number of pieces."""
    rows = (
        ("1", "电机", "", "22", "1", "2012", "", "0.7", "93", "在用", ""),
        ("2", "泵", "", "待查", "2", "2012", "4000", "", "", "在用", ""),
        ("3", "泵", "", "15", "若干", "2012", "4000", "", "", "在用", ""),
    )
    made = _found(LedgerDocument(header=HEADER, rows=rows), standards)
    assert (made.totals.units, made.totals.energy_units, made.totals.unsized_units) == (3, 0, 2)
    assert (made.totals.lacking_kw, made.totals.lacking_kva) == (22.0, 0.0)
    said = lacking(made, open_language("en"))
    assert "energy of 3 machines (rated 22 kW)" in said
    assert "2 machines without one" in said
    assert "1 rows that cannot be read" in said


@pytest.mark.parametrize(
    ("row", "column", "cell"),
    [
        (0, "铭牌效率", "94.0"), (3, "投运日期", "2012"), (1, "年运行小时", "9999"),
        (1, "编号", "M1"), (1, "编号", "M10"), (2, "状态", "在用"),
    ],
)  # fmt: skip
def test_an_edit_gives_what_a_new_look_gives(
    made: Diagnosed, standards: Standards, row: int, column: str, cell: str
) -> None:
    edited = made.document.with_cell(row, HEADER.index(column), cell)
    after, anew = _found(edited, standards, made), _found(edited, standards)
    assert after.by_row == anew.by_row
    assert after.ledger.faults == anew.ledger.faults
    assert (after.totals, after.shares, after.worth) == (anew.totals, anew.shares, anew.worth)
    in_order = sorted(after.found, key=lambda one: one.order)
    assert [after.found[at] for at in np.argsort(after.columns.order)] == in_order
    unchanged = next(at for at in range(3) if at != row)
    if column != "编号":  # numbers are compared among all
        assert after.by_row[unchanged] is made.by_row[unchanged]


def test_another_price_is_another_diagnosis_of_the_same_cells(
    made: Diagnosed, standards: Standards
) -> None:
    settings = msgspec.structs.replace(made.document.settings, price_per_kwh=1.3)
    dearer = msgspec.structs.replace(made.document, settings=settings)
    after = _found(dearer, standards, made)
    assert after.ledger is made.ledger
    assert after.totals.yuan == pytest.approx(2.0 * made.totals.yuan)


def test_the_plan_of_the_example_lifts_the_shares_year_by_year(standards: Standards) -> None:
    document = open_any(EXAMPLE)[0]
    budgets = (Budget(year=2028, yuan=9e5), Budget(year=2027, yuan=6e5))
    settings = msgspec.structs.replace(document.settings, budgets=budgets)
    found = with_plan(_found(msgspec.structs.replace(document, settings=settings), standards))
    assert found.planned is not None
    first, second = found.planned.plan.years
    assert (first.year, second.year) == (2027, 2028)
    assert first.spent <= 6e5
    motors = [after[0].by_power_pct for after in found.planned.shares]
    assert found.shares[0].in_use.by_power_pct < motors[0] < motors[1]
    assert {found.planned.year_of[id_] for id_ in second.ids} == {2028}
    # without budgets nothing is planned
    assert with_plan(replace(found, document=document, planned=None)).planned is None


@pytest.mark.parametrize(("good", "reached"), [(8, False), (9, True)])
def test_new_servers_are_counted_by_their_labels_and_must_pass_80_per_cent(
    standards: Standards, good: int, reached: bool
) -> None:
    """8 of 10 are 80 %, and the goal is more than that; one without a label is not qualified."""
    header = ("编号", "名称", "台数", "投运日期", "能效等级")
    rows = (
        ("S1", "数据库服务器", str(good), "2026-03", "2级"),
        ("S2", "应用服务器", str(10 - good), "2026-01", "三级"),
        ("S3", "旧服务器", "1", "2018", ""),
    )
    made = _found(LedgerDocument(header=header, rows=rows), standards)
    (servers,) = made.shares
    assert servers.families == ("server",)
    assert servers.new.by_power_pct == pytest.approx(10.0 * good)
    goal = made.document.settings.goal("server", new=True)
    assert goal.reached(servers.new.by_power_pct) is reached
    assert servers.in_use.qualified_units == good
    assert servers.in_use.unknown_size == 1.0
    assert made.totals.unsized_units == 0
    assert made.by_row[2] is not None
    assert made.by_row[2].grade_missing == ("label",)


def test_a_label_that_says_another_grade_than_the_figures_is_asked_about(
    standards: Standards,
) -> None:
    header = ("编号", "型号", "额定功率(kW)", "铭牌效率", "能效等级")
    row = ("M1", "YE3-200L-4", "30", "93.6", "2级")  # grade 3 of GB 18613-2020 is 93.6
    made = _found(LedgerDocument(header=header, rows=(row,)), standards)
    assert made.by_row[0] is not None
    assert made.by_row[0].grade.grade == "3"
    assert "label_differs" in made.by_row[0].questions


@pytest.mark.parametrize(
    ("model", "efficiency", "grade"),
    [
        # GB 24500-2020 table 1, bituminous coal II up to 20 t/h on a grate: 85, 82, 80 %
        ("SZL10-1.25-AII", "78", BELOW),
        # table 4, gas, not condensing: 96, 94, 92 %; condensing asks more, so 91 % is below both
        ("WNS6-1.25-Q", "91", BELOW),
        ("WNS6-1.25-Q", "92", ""),  # grade 3 of one, below the other
    ],
)
def test_boilers_are_judged_by_what_their_models_say(
    standards: Standards, model: str, efficiency: str, grade: str
) -> None:
    header = ("编号", "名称", "型号", "额定容量", "铭牌效率")
    row = ("B1", "蒸汽锅炉", model, "6t/h", efficiency)
    made = _found(LedgerDocument(header=header, rows=(row,)), standards)
    assert made.by_row[0] is not None
    assert made.by_row[0].grade.grade == grade
    assert made.by_row[0].grade_missing == (() if grade else ("boiler_condensing",))
