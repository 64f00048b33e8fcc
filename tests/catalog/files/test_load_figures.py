"""Figures and units of a load file."""

from typing import Any

import numpy as np
import pytest

from catalog.files.cells import marks, numbers
from catalog.files.load import read_text
from core.load.kinds import LoadFile
from core.load.reading import LoadReading
from tests.catalog.files.load_texts import (
    KW,
    LOAD,
    SPEC,
    TON_W,
    codes,
    column,
    refused,
    stamped,
)  # fmt: skip


@pytest.mark.parametrize(
    ("header", "watts"),
    [
        ("load W", 1.0), ("冷负荷（千瓦）", 1e3), ("load [MW]", 1e6), ("负荷 RT", TON_W),
        ("冷量(冷吨)", TON_W), ("cooling, tons", TON_W), ("load Btu/h", TON_W / 12_000),
        ("load (kBtu/hr)", TON_W / 12), ("load MBH", TON_W / 12), ("load kWh", 1e3),
        ("load GJ/h", 1e9 / 3600), ("供冷量 MJ/h", 1e6 / 3600), ("load_kW", 1e3),
    ],
)  # fmt: skip
def test_the_unit_is_taken_from_the_header(header: str, watts: float) -> None:
    assert read_text(column(header, LOAD), SPEC).load_w == pytest.approx(np.array(LOAD) * watts)


def test_energy_of_a_quarter_hour_is_turned_into_power() -> None:
    series = read_text(column("cooling kWh", ["2.5"] * 35040), SPEC)
    assert series.load_w == pytest.approx(10_000.0)  # 2.5 kWh in 0.25 h
    assert "load_energy_unit" in codes(series)


def test_energy_with_stamps_goes_by_their_distance() -> None:
    series = read_text(stamped("%Y-%m-%d %H:%M", "冷量 kWh"), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_units_beside_the_figures_are_read_and_mixed_ones_refused_with_their_row() -> None:
    cells = [f"{value} kW" for value in LOAD]
    assert read_text(column("load", cells), SPEC).load_w == pytest.approx(np.array(LOAD) * 1e3)
    cells[50] = "30 RT"
    problem = refused(column("load", cells))
    assert (problem.code, problem.place) == ("load_units_mixed", "clipboard:52 [load]")


def test_two_units_in_a_header_and_none_at_all_are_refused() -> None:
    assert refused(column("load kW / RT", LOAD)).code == "load_units_mixed"
    assert refused(column("load", LOAD)).code == "load_unit_unknown"
    problem = refused(column("load RT", ["3 kW"] * 8760))
    assert problem.code == "load_units_mixed"


def test_a_unit_asked_for_comes_before_the_header_and_says_so() -> None:
    series = read_text(column("load RT", LOAD), KW)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)
    assert "load_unit_overridden" in codes(series)
    assert "load_unit_overridden" not in codes(read_text(column("load", LOAD), KW))


def test_one_column_with_decimal_commas_is_one_column() -> None:
    text = column("load kW", [f"{x:.2f}".replace(".", ",") for x in LOAD])
    assert read_text(text, SPEC).load_w == pytest.approx(np.array(LOAD) * 1e3)


@pytest.mark.parametrize(
    ("shown", "meant"),
    [
        ("1,234.5", 1234.5), ("1.234,5", 1234.5), ("1 234,5", 1234.5), ("1\u00a0234.5", 1234.5),
        ("1'234.5", 1234.5), ("1,234,567", 1_234_567), ("1.234.567", 1_234_567),
        ("1,234,567.5", 1_234_567.5), ("1.234", 1.234), ("0,125", 0.125), ("12345,678", 12345.678),
        (",5", 0.5), ("-1.5e3", -1500.0), ("+2,5E+2", 250.0),
    ],
)  # fmt: skip
def test_thousands_and_decimals_are_told_apart_where_a_figure_shows_which(
    shown: str, meant: float
) -> None:
    cells = [shown, "7", ""]
    read = numbers(cells, marks(cells, "\t").decimal)
    assert read.values[:2].tolist() == [meant, 7.0]
    assert read.bad == ()


def test_a_comma_before_three_digits_goes_by_the_separator_and_says_so() -> None:
    decimals = read_text(column("n;load kW", ["1;1,234"] * 8760), SPEC)
    assert decimals.load_w == pytest.approx(1_234.0)
    thousands = read_text(column("n,load kW", ['1,"1,234"'] * 8760), SPEC)
    assert thousands.load_w == pytest.approx(1_234_000.0)
    for series in (decimals, thousands):
        assert "load_decimal_taken" in codes(series)


def test_a_comma_that_may_be_either_is_refused_until_the_user_says() -> None:
    text = column("n\tload kW", ["1\t1,234"] * 8760)
    problem = refused(text)
    assert (problem.code, problem.place) == ("load_decimal_unclear", "clipboard:2 [load kW]")
    series = read_text(text, LoadFile(path="", reading=LoadReading(decimal=",")))
    assert series.load_w == pytest.approx(1_234.0)
    mixed = read_text(column("n\tload kW", ["1\t1,234", "2\t0.5"] * 4380), SPEC)
    assert mixed.load_w[:2] == pytest.approx([1_234_000.0, 500.0])


def test_pairs_of_whole_numbers_without_header_are_refused() -> None:
    text = "\n".join(f"{h % 7},{h % 10}" for h in range(8760))
    assert refused(text, KW).code == "table_unclear"
    counted = "\n".join(f"{h},{h % 10 + 1}" for h in range(8760))
    assert read_text(counted, KW).load_w[:2].tolist() == [1000.0, 2000.0]


def test_empty_cells_and_words_for_nothing_are_gaps() -> None:
    cells: list[Any] = list(LOAD)
    cells[10:14] = ["", "NaN", "n/a", "缺测"]
    series = read_text(column("t;load kW", [f"0;{cell}" for cell in cells]), SPEC)
    assert "load_gaps_filled" in codes(series)
    line = np.linspace(LOAD[9], LOAD[14], 6)[1:5] * 1e3
    assert series.load_w[10:14] == pytest.approx(line)


def test_what_is_no_number_is_refused_with_row_and_column() -> None:
    cells: list[Any] = list(LOAD)
    cells[100], cells[200] = "abc", "1_000"
    problem = refused(column("load kW", cells))
    assert (problem.code, problem.place) == ("load_cell", "clipboard:102 [load kW]")
    listed = "102 [load kW]: abc; 202 [load kW]: 1_000"
    assert [f.value for f in problem.figures] == ["abc", 2, listed]
    cells[100], cells[200] = "inf", "-inf"
    assert refused(column("load kW", cells)).code == "load_infinite"
    cells[100], cells[200] = "1e2", "-5"
    problem = refused(column("load kW", cells))
    assert (problem.code, problem.place) == ("load_negative", "clipboard:202 [load kW]")
