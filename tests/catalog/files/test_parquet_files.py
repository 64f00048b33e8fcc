"""Parquet files, written by the library itself; without it these tests are passed over."""

from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from catalog.files.load import read_load
from catalog.files.shafts import read_input
from core.load.kinds import LoadFile
from core.vocabulary.problem import Problem
from tests.catalog.files.field_year import QUARTERS, at, codes, holds

pyarrow = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


def written(path: Path, columns: dict) -> Path:
    parquet.write_table(pyarrow.table(columns), path)
    return path


def test_a_year_of_quarters_with_a_cell_that_is_missing(tmp_path: Path) -> None:
    loads = [None if i == 5000 else float(x) for i, x in enumerate(QUARTERS)]
    stamps = [at(i, 4) for i in range(len(loads))]
    path = written(tmp_path / "a.parquet", {"timestamp": stamps, "cooling_load_kW": loads})
    series = read_load(path, LoadFile(path=""))
    assert holds(series, QUARTERS)
    assert "load_gaps_filled" in codes(series)


def test_stamps_of_a_zone_with_daylight_saving(tmp_path: Path) -> None:
    """Berlin's clock is brought to standard time: the figures stay in their order."""
    zone = ZoneInfo("Europe/Berlin")
    begin = datetime(2023, 1, 1, tzinfo=zone).astimezone(ZoneInfo("UTC"))
    stamps = [(begin + timedelta(minutes=15 * i)).astimezone(zone) for i in range(len(QUARTERS))]
    array = pyarrow.array(stamps, pyarrow.timestamp("ms", tz="Europe/Berlin"))
    path = written(tmp_path / "a.parquet", {"Time": array, "Cooling load (kW)": QUARTERS})
    series = read_load(path, LoadFile(path=""))
    assert holds(series, QUARTERS)
    assert "load_zone_standard" in codes(series)


def test_a_shaft_and_a_file_cut_short(tmp_path: Path) -> None:
    path = written(tmp_path / "a.parquet", {"kW": [96.0, 62.0], "hours": [1.0, 3.0]})
    assert read_input(path).values.tolist() == [96e3, 62e3]
    (tmp_path / "b.parquet").write_bytes(path.read_bytes()[:-40])
    with pytest.raises(Problem) as caught:
        read_input(tmp_path / "b.parquet")
    assert caught.value.code == "workbook_broken"
