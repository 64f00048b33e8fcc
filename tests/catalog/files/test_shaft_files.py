"""Shaft loads from files: what is read, and what is refused by row and column."""

from pathlib import Path

import numpy as np
import pytest

from catalog.files.shafts import read_cycle, read_flow, read_input
from core.vocabulary.problem import Problem


def written(folder: Path, text: str, name: str = "load.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def refused(act, path: Path) -> Problem:
    with pytest.raises(Problem) as caught:
        act(path)
    return caught.value


def test_a_cycle_in_any_order_of_columns_and_in_chinese(tmp_path: Path) -> None:
    for header in ("speed_rpm,seconds,torque_nm", "转速,时间,转矩"):
        steps = read_cycle(written(tmp_path, f"{header}\n1450,20,400\n0,10,-5\n"))
        assert [(s.torque_nm, s.speed_rpm, s.seconds) for s in steps] == [
            (400.0, 1450.0, 20.0), (-5.0, 0.0, 10.0),
        ]  # fmt: skip


def test_flows_last_equally_long_without_hours(tmp_path: Path) -> None:
    found = read_flow(written(tmp_path, "flow_share\n1\n0.5\n"))
    assert found.values.tolist() == [1.0, 0.5]
    assert found.hours.tolist() == [1.0, 1.0]
    found = read_flow(written(tmp_path, "flow_share,hours\n1,10\n0.5,30\n"))
    assert found.hours.tolist() == [10.0, 30.0]


def test_input_as_kilowatts_or_as_volts_and_amperes(tmp_path: Path) -> None:
    """√3 · 400 V · 100 A · 0.85 = 58.89 kW."""
    power = read_input(written(tmp_path, "kW\n58.9\n")).values
    assert power == pytest.approx([58.9e3])
    power = read_input(written(tmp_path, "V,A,cos_phi\n400,100,0.85\n")).values
    assert power == pytest.approx([np.sqrt(3) * 400 * 100 * 0.85])


@pytest.mark.parametrize(
    ("act", "text", "code"),
    [
        (read_cycle, "torque_nm,speed_rpm\n1,2\n", "shaft_column_missing"),
        (read_flow, "flow\n", "shaft_empty"),
        (read_flow, "nothing\n1\n", "shaft_column_missing"),
        (read_input, "V,A\n400,100\n", "shaft_column_missing"),
        (read_flow, "flow_share\nmuch\n", "shaft_cell"),
        (read_flow, "flow_share\ninf\n", "shaft_cell"),
        (read_flow, "flow_share\n" + "1\n" * 600_001, "shaft_too_long"),
    ],
)
def test_what_cannot_be_used_is_refused(act, text: str, code: str, tmp_path: Path) -> None:
    assert refused(act, written(tmp_path, text)).code == code


def test_the_place_names_row_and_column(tmp_path: Path) -> None:
    problem = refused(read_flow, written(tmp_path, "hours,flow_share\n1,0.5\n2,\n"))
    assert problem.place.endswith("load.csv:3 [flow_share]")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert refused(read_flow, tmp_path / "nowhere.csv").code == "file_missing"
