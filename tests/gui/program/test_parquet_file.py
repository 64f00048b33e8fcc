"""Parquet of a table, written and read back; where the library is not there, that is said."""

import sys
from io import BytesIO
from pathlib import Path

import pytest

from core.vocabulary.problem import Problem
from gui.program.parquet_file import as_parquet

ROWS = [["编号", "kW", "kW", "说明"], ["007", 132.0, "", "a"], ["008", 75, 3, ""]]


def test_figures_are_figures_and_texts_stay_texts(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    path = tmp_path / "a.parquet"
    with path.open("wb") as file:
        as_parquet(file, ROWS)
    table = parquet.read_table(path)
    assert table.column_names == ["编号", "kW", "kW (2)", "说明"]
    assert table.to_pydict() == {
        "编号": ["007", "008"], "kW": [132.0, 75.0], "kW (2)": [None, 3.0], "说明": ["a", None],
    }  # fmt: skip


def test_without_the_library_it_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(Problem) as refused:
        as_parquet(BytesIO(), ROWS)
    assert refused.value.code == "parquet_unwritten"
