"""Logs of compressors: currents, powers and states become a flow, by hand; faults are told."""

import json
from pathlib import Path

import numpy as np
import pytest

from catalog.files.compressor_logs import read_compressor_log
from core.families.registry import decode
from core.load.kinds import LoadFile
from core.load.logged import LoggedMachine
from core.load.reading import LoadReading
from core.vocabulary.problem import Problem
from tests.core.selection.examples import FOLDER, program

HOURS = np.arange("2025-01-01T00", "2026-01-01T00", dtype="datetime64[h]")
ONE = LoggedMachine(
    free_air_m3s=0.3, full_w=130e3, idle_w=39e3, full_a=240.0, idle_a=90.0
)  # fmt: skip
TWO = LoggedMachine(free_air_m3s=0.1, full_w=45e3, idle_w=11.25e3)


def written(folder: Path, header: str, day: list[str]) -> Path:
    """A year of the same day: 24 lines of cells."""
    rows = [f"{str(hour).replace('T', ' ')}:00,{day[at % 24]}" for at, hour in enumerate(HOURS)]
    path = folder / "log.csv"
    path.write_text(f"时间,{header}\n" + "\n".join(rows), "utf-8")
    return path


def test_currents_and_states_become_a_flow(tmp_path: Path) -> None:
    """165 A lies half-way from 90 to 240: 0.15 m³/s. The second gives 0.1 while it is loaded."""
    day = ["240,加载"] * 8 + ["165,卸载"] * 8 + ["0,停机"] * 8
    path = written(tmp_path, "1#电流 (A),2#状态", day)
    found = read_compressor_log(path, LoadFile(path="log.csv"), (ONE, TWO))
    assert found.load_w[[0, 8, 16]] == pytest.approx([0.4, 0.15, 0.0])
    assert float(found.load_w.mean()) == pytest.approx((0.4 + 0.15) / 3)


def test_powers_by_their_unit(tmp_path: Path) -> None:
    """45 kW full and 11.25 unloaded: 28.125 kW is half of 0.1 m³/s; 84,500 W half of 0.3."""
    path = written(tmp_path, "A power (W),B power (kW)", ["84500,28.125"] * 24)
    found = read_compressor_log(path, LoadFile(path="log.csv"), (ONE, TWO))
    assert found.load_w == pytest.approx(np.full(8760, 0.2))


def test_columns_that_are_named(tmp_path: Path) -> None:
    path = written(tmp_path, "x (A),y (A),z (kW)", ["90,240,45"] * 24)
    spec = LoadFile(path="log.csv", reading=LoadReading(columns=("z (kW)", "y (A)")))
    found = read_compressor_log(path, spec, (TWO, ONE))
    assert found.load_w == pytest.approx(np.full(8760, 0.4))


@pytest.mark.parametrize(
    ("header", "cells", "code"),
    [
        ("only (A)", "240", "log_columns"),
        ("a (A),b (A)", "240,90", "log_currents_missing"),  # the second has no currents
    ],
)
def test_what_is_missing_is_told(tmp_path: Path, header: str, cells: str, code: str) -> None:
    path = written(tmp_path, header, [cells] * 24)
    with pytest.raises(Problem) as found:
        read_compressor_log(path, LoadFile(path="log.csv"), (ONE, TWO))
    assert found.value.code == code


def test_a_study_goes_by_the_log(tmp_path: Path) -> None:
    """The mill's two, one always loaded, one loaded at day: no purge comes to what they gave."""
    written(tmp_path, "1# (A),2# (A)", ["250,100"] * 12 + ["250,250"] * 12)
    raw = json.loads((FOLDER / "textile-suzhou.json").read_text("utf-8"))
    for one in raw["duty"]["today_compressors"]:
        one |= {"today_full_a": 250.0, "today_idle_a": 100.0}
    raw["duty"] |= {"purge_share": 0.1, "air_flow_m3s": 0.65}
    raw["load"] = {"kind": "air_log", "path": "log.csv"}
    study = decode(json.dumps(raw).encode(), "log")
    asked = program().select(study, tmp_path)
    flow, hours = asked.profile.columns["load_w"], asked.profile.hours.sum(axis=1)
    assert float(flow @ hours) == pytest.approx(8760.0 * 0.34 * 1.5, rel=1e-9)
    assert asked.candidates
    assert asked.present is not None
    raw["load"] = {"kind": "air_log"}
    with pytest.raises(Problem) as found:
        program().select(decode(json.dumps(raw).encode(), "log"), tmp_path)
    assert found.value.code == "log_file_missing"
