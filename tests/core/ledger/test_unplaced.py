"""Listed machines that a plan cannot place, and what a ledger lacks for a grade that is open."""

from datetime import date
from pathlib import Path

import pytest

from catalog.files.ledgers import read_ledger
from core.ledger.diagnosis import HIT, Diagnosis, Rules, diagnose
from core.ledger.plan import plan
from core.ledger.unplaced import NO_MONEY, Unplaced, unplaced_hits
from core.standards.library import shipped_standards

# A5 costs 60,000, of four motors that take 4·7.5·0.55·2,200/0.8 = 45,375 kWh a year.
TABLE = """\
设备编号,设备名称,型号规格,额定功率(kW),台数,投运日期,制造年份,年运行小时,负载率,铭牌效率,更换投资(元),更换后效率
A8,旧搅拌电机,JO2-51-4,7.5,4,1986,1986,2200,0.55,,,
A10,旧电机,JO2-62-4,17,1,1986,1986,2200,0.6,,,
A4,旧电机,JO2-51-4,7.5,1,1986,1986,2200,0.6,80,9000,
A5,旧搅拌电机,JO2-51-4,7.5,4,1986,1986,2200,0.55,80,60000,92.6
A6,旧搅拌电机,JO2-51-4,7.5,4,1986,1986,6000,0.8,80,1000,92.6
C1,喷油螺杆空压机,GA75,75,1,2015,2015,6000,,,,
C2,离心式空压机,XX-1,400,1,2015,2015,6000,,,,
C3,无油螺杆空压机,ZR75,75,1,2015,2015,6000,,,,
P1,循环水泵,KQSN300,110,1,2015,2015,6000,,,,
F1,引风机,Y4-73,110,1,2015,2015,6000,,,,
K1,离心式冷水机组,19XR,2000,1,2015,2015,3000,,,,
"""


@pytest.fixture(scope="module")
def found(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Diagnosis]:
    path: Path = tmp_path_factory.mktemp("ledger") / "plant.csv"
    path.write_text(TABLE, encoding="utf-8")
    rules = Rules(day=date(2026, 11, 29), price_per_kwh=0.65)
    assets = read_ledger(path).assets
    return {one.asset.id: one for one in diagnose(assets, shipped_standards(), rules)}


def test_hits_out_of_the_plan_are_named_by_what_keeps_them_out(
    found: dict[str, Diagnosis],
) -> None:
    assert all(found[name].plan_class == HIT for name in ("A4", "A5", "A6", "A8", "A10"))
    made = plan(list(found.values()), [(2027, 50_000.0)])
    assert made.years[0].ids == ("A6",)
    assert unplaced_hits(found.values(), made) == (
        Unplaced(ids=("A8", "A10"), missing=("new_cost", "new_efficiency_pct")),
        Unplaced(ids=("A4",), missing=("new_efficiency_pct",)),
        Unplaced(ids=("A5",), reason=NO_MONEY),
    )


def test_a_payback_of_weeks_is_a_question(found: dict[str, Diagnosis]) -> None:
    # 4·7.5·0.8·6,000/0.8 = 180,000 kWh; ·(1 − 80/92.6) = 24,492; ·0.65 = 15,920 yuan: 0.06 years
    assert found["A6"].payback_years == pytest.approx(1000 / 15_920, rel=1e-3)
    assert "payback_doubtful" in found["A6"].questions
    assert "payback_doubtful" not in found["A5"].questions


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("C1", ("air_flow", "specific_power", "pressure_mpa", "cooling", "drive")),
        ("C2", ("centrifugal_has_none",)),
        ("C3", ("compressor_design", "air_flow", "specific_power", "pressure_mpa", "cooling",
                "drive")),
        ("P1", ("pump_form", "flow_m3h", "head_m", "speed_rpm", "pump_efficiency")),
        ("F1", ("fan_model", "flow_m3h", "pressure_kpa", "speed_rpm", "fan_efficiency")),
        ("K1", ("condenser", "iplv", "cop_c")),
    ],
)  # fmt: skip
def test_what_a_grade_lacks_is_named(
    found: dict[str, Diagnosis], name: str, asked: tuple[str, ...]
) -> None:
    assert not found[name].grade.grade
    assert found[name].grade_missing == asked
