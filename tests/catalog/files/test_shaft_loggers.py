"""Exports of power loggers and of energy management systems, read as shaft loads."""

from pathlib import Path

import numpy as np
import pytest

from catalog.files.shafts import read_input
from core.vocabulary.problem import Problem


def written(folder: Path, text: str) -> Path:
    path = folder / "log.csv"
    path.write_text(text, encoding="utf-8")
    return path


def codes(found) -> list[str]:
    return [one.code for one in found.findings]


def test_units_behind_every_figure_and_a_title_above(tmp_path: Path) -> None:
    """The readings of a row with units are no names; S in kVA is no time in seconds."""
    text = (
        '"Site Id:";"Pump 3";\n\n"Record Time";"V-avr";"I-avr";"P";"S";" PF ";" dkW";\n\n'
        '"2024-03-01 00:00";" 400.1 V ";" 100.0 A ";" 58.9 kW ";" 69.3 kVA ";" 0.850 ";" 60 kW ";\n'
        '"2024-03-01 01:00";" 400.2 V ";"  90.0 A ";" 53.0 kW ";" 62.4 kVA ";" 0.850 ";" 60 kW ";\n'
    )
    found = read_input(written(tmp_path, text))
    assert found.values == pytest.approx([58.9e3, 53.0e3])


def test_where_power_is_measured_nothing_else_is_needed(tmp_path: Path) -> None:
    """A fault of the voltage or of the current leaves the power as it is."""
    text = "V,A,cos_phi,kW\n400,100,0.85,58.9\n0,999,?,59.0\nfault,100,0.85,60.0\n"
    found = read_input(written(tmp_path, text))
    assert found.values == pytest.approx([58.9e3, 59.0e3, 60.0e3])
    assert codes(found) == []


def test_a_meter_of_electricity_with_reactive_power_and_words(tmp_path: Path) -> None:
    text = (
        "date,Usage_kWh,Lagging_Current_Reactive_Power_kVarh,Leading_Current_Power_Factor,"
        "Day_of_week\n13/01/2018 00:15,3.17,2.95,100,Saturday\n"
        "13/01/2018 00:30,4.00,4.46,100,Saturday\n13/01/2018 00:45,3.24,3.28,100,Saturday\n"
    )
    found = read_input(written(tmp_path, text))
    assert found.values[:2] == pytest.approx([4 * 3.17e3, 4 * 4e3])


def test_a_long_table_of_one_point(tmp_path: Path) -> None:
    """Readings when something changed: each lasts until the next, two in a minute too."""
    text = (
        "日期/时间,名称,数值\n2020-07-12 00:00:00,总有功功率,40\n"
        "2020-07-12 01:00:00,总有功功率,80\n2020-07-12 04:00:00,总有功功率,70\n"
        "2020-07-12 04:00:10,总有功功率,20\n"
    )
    found = read_input(written(tmp_path, text))
    assert found.values == pytest.approx([40e3, 80e3, 20e3])
    # The last reading lasts as long as the middle one of all steps: 2 h of 1 and 3.
    assert found.hours == pytest.approx([1.0, 3.0, 2.0])


def test_a_row_of_no_hours_says_nothing_of_the_year(tmp_path: Path) -> None:
    found = read_input(written(tmp_path, "kW,hours\n96,680\n80,0\n62,2720\n"))
    assert found.values.tolist() == [96e3, 62e3]
    assert found.hours.tolist() == [680.0, 2720.0]


def test_stamps_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    found = read_input(written(tmp_path, "Time,kW\n00:00:23,10\n00:01:31,20\n"))
    assert codes(found) == ["shaft_stamps_unread"]
    assert np.ptp(found.hours) == 0.0


def test_rows_out_of_order_last_by_their_stamps(tmp_path: Path) -> None:
    text = "Time,kW\n2024-01-01 05:00,50\n2024-01-01 00:00,10\n2024-01-01 01:00,20\n"
    assert read_input(written(tmp_path, text)).hours == pytest.approx([2.5, 1.0, 4.0])


def test_every_bad_cell_is_listed(tmp_path: Path) -> None:
    text = "kW,hours\n50,1\noff,1\n60,x\n70,1\n?,1\n"
    with pytest.raises(Problem) as caught:
        read_input(written(tmp_path, text))
    assert caught.value.place.endswith("log.csv:3 [kW]")
    figures = {one.name: one.value for one in caught.value.figures}
    assert figures["count"] == 3
    assert figures["cells"] == "3 [kW]: off; 4 [hours]: x; 6 [kW]: ?"


def test_every_negative_flow_is_listed(tmp_path: Path) -> None:
    from catalog.files.shafts import read_flow

    with pytest.raises(Problem) as caught:
        read_flow(written(tmp_path, "flow_share\n1\n-0.5\n0.7\n-1\n"))
    assert {one.name: one.value for one in caught.value.figures}["cells"] == (
        "3 [flow_share]: -0.5; 5 [flow_share]: -1"
    )
