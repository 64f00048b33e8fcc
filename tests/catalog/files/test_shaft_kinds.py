# ruff: noqa: E501  tables of spellings, one case a line
"""Shaft loads as loggers write them: headings, units, per cent, signs, stand-ins, hours."""

from pathlib import Path

import numpy as np
import pytest

from catalog.files.shafts import read_cycle, read_flow, read_input
from core.load.reading import ShaftReading
from core.vocabulary.problem import Problem


def written(folder: Path, *lines: str, name: str = "load.csv", encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes("\n".join(lines).encode(encoding))
    return path


def refusal(act, path: Path, *more) -> Problem:
    with pytest.raises(Problem) as caught:
        act(path, *more)
    return caught.value


def codes(found) -> list[str]:
    return [one.code for one in found.findings]


@pytest.mark.parametrize(
    ("header", "per_kw"),
    [
        ("Time,Active power total (kW)", 1.0), ("时间,有功功率(kW)", 1.0), ("Time,P_total [W]", 1000.0),
        ("采集时间,总有功功率（千瓦）", 1.0), ("Timestamp,Wirkleistung (kW)", 1.0), ("Time,Input power MW", 0.001),
        ("Date/Time,Motor power in W", 1000.0),
    ],
)  # fmt: skip
def test_the_power_of_a_logger_is_found_by_its_heading(
    tmp_path: Path, header: str, per_kw: float
) -> None:
    rows = [f"2024-01-01 0{i}:00,{kw * per_kw:g}" for i, kw in enumerate((96, 78, 62, 45))]
    found = read_input(written(tmp_path, header, *rows))
    assert found.values == pytest.approx([96e3, 78e3, 62e3, 45e3])
    assert found.hours == pytest.approx([1.0] * 4)


def test_titles_notes_reactive_power_and_other_encodings_do_no_harm(tmp_path: Path) -> None:
    lines = ["1#循环水泵 实测", "", "时间,有功功率(kW),无功功率(kvar),视在功率(kVA),功率因数",
             "2024-01-01 00:00,96,40,104,0.92", "2024-01-01 00:30,78,40,88,0.89", "平均,87,40,96,0.9"]  # fmt: skip
    found = read_input(written(tmp_path, *lines, encoding="gbk"))
    assert found.values == pytest.approx([96e3, 78e3])
    assert found.hours == pytest.approx([0.5, 0.5])


@pytest.mark.parametrize(
    "factors", [("82", "78"), ("82.5", "78.0"), ("-82", "78"), ("0.82", "0.78"), ("82%", "78%")]
)
def test_a_power_factor_in_per_cent_or_with_a_sign_is_told(
    tmp_path: Path, factors: tuple[str, str]
) -> None:
    """√3 · 380 V · 177.88 A · 0.82 = 96.0 kW."""
    first = abs(float(factors[0].rstrip("%")))
    due = np.sqrt(3) * 380 * 177.88 * (first if first < 1 else first / 100)
    path = written(
        tmp_path, "V,A,PF,hours", f"380,177.88,{factors[0]},680", f"380,151.54,{factors[1]},1700"
    )
    found = read_input(path)
    assert found.values[0] == pytest.approx(due)
    assert found.hours == pytest.approx([680.0, 1700.0])
    if not factors[0].startswith("0") and "%" not in factors[0]:
        assert "shaft_percent" in codes(found)


@pytest.mark.parametrize("factor", ["820", "1.3", "101"])
def test_a_power_factor_that_cannot_be_is_refused(tmp_path: Path, factor: str) -> None:
    path = written(tmp_path, "V,A,PF", f"380,177,{factor}", "380,150,0.8")
    assert refusal(read_input, path).code == "shaft_factor"


def test_readings_below_zero_are_told_and_all_of_them_turned(tmp_path: Path) -> None:
    found = read_input(written(tmp_path, "kW,hours", "96,680", "-12,1700", "62,2720", "45,1700"))
    assert codes(found) == ["shaft_negative"]
    assert found.findings[0].figures[1].value == pytest.approx(1700 / 6800)
    turned = read_input(written(tmp_path, "功率(kW)", "-96", "-62", "-45"))
    assert turned.values == pytest.approx([96e3, 62e3, 45e3])
    assert codes(turned) == ["shaft_sign_turned"]


@pytest.mark.parametrize("hours", [("0", "0"), ("0", "-100"), ("-1", "-2"), ("-5", "10")])
def test_hours_that_sum_to_nothing_or_are_negative_are_refused(
    tmp_path: Path, hours: tuple[str, str]
) -> None:
    path = written(tmp_path, "kW,hours", f"96,{hours[0]}", f"62,{hours[1]}")
    assert refusal(read_input, path).code in ("shaft_hours", "shaft_negative_cell")
    flow = written(tmp_path, "flow_share,hours", f"1,{hours[0]}", f"0.5,{hours[1]}")
    assert refusal(read_flow, flow).code in ("shaft_hours", "shaft_negative_cell")


@pytest.mark.parametrize("seconds", ["0", "-3", "nan"])
def test_a_step_of_a_cycle_lasts(tmp_path: Path, seconds: str) -> None:
    path = written(tmp_path, "torque_nm,speed_rpm,seconds", f"400,1450,{seconds}", "100,1450,20")
    assert refusal(read_cycle, path).code in ("shaft_not_positive", "shaft_cell")


def test_a_cycle_in_other_units(tmp_path: Path) -> None:
    path = written(
        tmp_path, "Torque (kN·m),Speed (r/min),Duration (min)", "0.4,1450,2", "-0.1,1450,1"
    )
    steps = read_cycle(path)
    assert [(s.torque_nm, s.speed_rpm, s.seconds) for s in steps] == [
        pytest.approx((400.0, 1450.0, 120.0)), pytest.approx((-100.0, 1450.0, 60.0)),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("header", "cells", "told"),
    [("流量(%)", ("100", "80"), False), ("Flow %", ("100", "80"), False), ("flow", ("100", "80"), True),
     ("流量比", ("1", "0.8"), False), ("Flow rate (%)", ("100%", "80%"), False)],
)  # fmt: skip
def test_flow_in_per_cent(tmp_path: Path, header: str, cells: tuple[str, str], told: bool) -> None:
    found = read_flow(written(tmp_path, header, *cells))
    assert found.values == pytest.approx([1.0, 0.8])
    assert ("shaft_percent" in codes(found)) is told


@pytest.mark.parametrize("cells", [("130", "80"), ("1.5", "1.0"), ("-1", "0.5")])
def test_a_flow_that_cannot_be_is_refused(tmp_path: Path, cells: tuple[str, str]) -> None:
    assert refusal(read_flow, written(tmp_path, "flow", *cells)).code in (
        "shaft_flow",
        "shaft_negative_cell",
    )


def test_flow_in_cubic_metres_asks_for_a_share(tmp_path: Path) -> None:
    assert (
        refusal(read_flow, written(tmp_path, "流量(m³/h)", "500", "400")).code == "shaft_flow_unit"
    )


def test_stand_ins_and_energy_of_intervals(tmp_path: Path) -> None:
    found = read_input(written(tmp_path, "kW", "96", "9999", "62", "-9999"))
    assert found.values == pytest.approx([96e3, 62e3])
    assert codes(found) == ["shaft_stand_ins"]
    rows = [f"2024-01-01 00:{15 * i:02d},{kwh}" for i, kwh in enumerate((24, 20, 15))]
    energy = read_input(
        written(tmp_path, "时间,有功电量(kWh)功率", *rows), ShaftReading(columns={"kw": "#2"})
    )
    assert energy.values == pytest.approx([96e3, 80e3, 60e3])


def test_two_currents_are_asked_about_and_answered_by_the_study(tmp_path: Path) -> None:
    path = written(tmp_path, "U (V),Ia (A),Ib (A),cos φ", "380,100,104,0.85")
    problem = refusal(read_input, path)
    assert problem.code == "shaft_column_unclear"
    assert problem.figures[2].value == "load.reading.columns.a"
    found = read_input(path, ShaftReading(columns={"a": "Ia"}))
    assert found.values == pytest.approx([np.sqrt(3) * 380 * 100 * 0.85])
