"""Measured energy as files bring it: months, days, hours, units, and what is refused."""

from datetime import date
from pathlib import Path

import numpy as np
import pytest

from catalog.files.measured import MeasuredFile, read_measured, read_meter
from core.vocabulary.problem import Problem

IDS = ["D-1", "D-10", "C-001"]


def _read(tmp_path: Path, text: str) -> MeasuredFile:
    path = tmp_path / "measured.csv"
    path.write_text(text, encoding="utf-8")
    return read_measured(path, IDS)


def test_months_units_and_numbers_of_which_one_begins_another(tmp_path: Path) -> None:
    found = _read(tmp_path, "月份,D-10 (MWh),D-1 电量,备注\n2025年1月,1.5,100,a\n2025-02,2,200,b\n")
    assert found.readings["D-10"].kwh.tolist() == [1500.0, 2000.0]
    assert found.readings["D-1"].kwh.tolist() == [100.0, 200.0]
    one = found.readings["D-1"]
    assert (one.begin[1], one.end[1]) == (date(2025, 2, 1), date(2025, 2, 28))
    assert one.step == "month"
    assert found.other_columns == ("备注",)


def test_first_days_of_months_stand_for_them(tmp_path: Path) -> None:
    found = _read(tmp_path, "日期,D-1\n2025/1/1,1\n2025/2/1,2\n2025/3/1,3\n")
    assert found.readings["D-1"].days.tolist() == [31.0, 28.0, 31.0]


def test_hours_are_summed_to_days_with_the_mean_temperature(tmp_path: Path) -> None:
    rows = [f"2025-07-{day:02d} {hour:02d}:00,{20 + hour},{hour},0.5" for day in (1, 2)
            for hour in range(24)]  # fmt: skip
    rows[30] = rows[30].replace(",6,", ",故障,")
    head = "时间,室外温度(°C),C-001 (kWh),C-001 运行时间(h)"
    found = _read(tmp_path, "\n".join([head, *rows]))
    one = found.readings["C-001"]
    assert one.begin == (date(2025, 7, 1), date(2025, 7, 2))
    assert one.kwh[0] == sum(range(24))
    assert np.isnan(one.kwh[1])  # an hour is missing
    assert one.temperature_c is not None
    assert one.temperature_c[0] == pytest.approx(31.5)
    assert one.hours is not None
    assert one.hours[0] == 12.0
    assert one.known.begin == (date(2025, 7, 1),)


def test_a_cell_that_is_no_number_is_told_with_its_row(tmp_path: Path) -> None:
    found = _read(tmp_path, "日期,D-1\n2025-01-01,abc\n2025-01-02,5\n")
    (fault,) = found.faults
    assert (fault.row, fault.column, fault.code) == (2, "D-1", "measured_figure")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("日期,D-2\n2025-01-01,5\n", "measured_columns"),
        ("D-1\n5\n6\n", "measured_columns"),
        ("日期,D-1 (kW)\n2025-01-01,5\n", "measured_unit"),
        ("日期,D-1\nsome day,5\n", "measured_stamp"),
        ("日期,D-1\n" + "".join(f"2025-01-{at:02d},{1000 + 3 * at}\n" for at in range(1, 20)),
         "measured_counts_on"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(tmp_path: Path, text: str, code: str) -> None:
    with pytest.raises(Problem) as refused:
        _read(tmp_path, text)
    assert refused.value.code == code


def test_a_plant_has_one_meter(tmp_path: Path) -> None:
    path = tmp_path / "plant.csv"
    path.write_text("month,Consumption (MWh),note\n2025-01,5,x\n2025-02,6,y\n", encoding="utf-8")
    assert read_meter(path).readings[""].kwh.tolist() == [5000.0, 6000.0]
