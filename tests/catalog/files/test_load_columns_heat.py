"""A column of heat is found where heat is looked for, and none where cold is."""

from pathlib import Path

import pytest

from catalog.files.load import read_load
from core.load.kinds import LoadFile
from core.vocabulary.problem import Problem


def table(folder: Path, header: str) -> Path:
    path = folder / "year.csv"
    rows = (f"{10.0 + hour % 24},{50.0 + hour % 24},{3.0 + hour % 7}" for hour in range(8760))
    path.write_text("\n".join([header, *rows]) + "\n", "utf-8")
    return path


@pytest.mark.parametrize(
    ("header", "heat_column", "highest_w"),
    [
        ("cooling load (kW),heating load (kW),hot water (kW)", 1, 73e3),
        ("冷负荷 (kW),热负荷 (kW),生活热水 (kW)", 1, 73e3),
        ("outdoor,heating_kW,cop", 1, 73e3),
        ("供热量 (kW),温度,电价", 0, 33e3),
    ],
)
def test_heat_is_found_beside_other_columns(
    tmp_path: Path, header: str, heat_column: int, highest_w: float
) -> None:
    path = table(tmp_path, header)
    spec = LoadFile(path=str(path), unit="kW")
    found = read_load(path, spec, heat=True)
    assert found.load_w.max() == pytest.approx(highest_w)
    named = LoadFile(path=str(path), unit="kW", column=header.split(",")[heat_column])
    assert (found.load_w == read_load(path, named).load_w).all()


def test_where_cold_is_looked_for_a_column_of_heat_is_not_taken(tmp_path: Path) -> None:
    path = table(tmp_path, "cooling load (kW),heating load (kW),hot water (kW)")
    assert read_load(path, LoadFile(path=str(path))).load_w.max() == pytest.approx(33e3)
    only_heat = table(tmp_path, "温度,热负荷 (kW),电价")
    with pytest.raises(Problem) as told:
        read_load(only_heat, LoadFile(path=str(only_heat)))
    assert told.value.code == "load_column_unknown"
