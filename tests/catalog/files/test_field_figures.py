# ruff: noqa: E501  tables of spellings, one case a line
"""Signs, meters, stand-ins, peaks and the shape of tables as people keep them."""

from typing import Any

import msgspec
import numpy as np
import pytest

from core.load.reading import LoadReading
from tests.catalog.files.field_year import KW, at, codes, holds, read, refused, table

# --- signs, meters, stand-ins, peaks ---


@pytest.mark.parametrize(
    "header", ["Cooling load (W)", "冷负荷(W)", "Zone Cooling Rate [W]", "Kälteleistung (W)"]
)
def test_a_load_written_as_negative_is_turned_and_told(header: str) -> None:
    series = read(table(f"Time,{header}", -1e3 * KW))
    assert holds(series, KW, 1e-6)
    assert "load_sign_turned" in codes(series)


def test_both_signs_in_one_column_are_asked_about() -> None:
    both = np.where(np.arange(8760) % 24 < 6, 300.0, -KW)
    text = table("Time,Load (kW)", both)
    assert refused(text).code == "load_negative"
    assert holds(read(text, sign="negative"), np.where(np.arange(8760) % 24 < 6, 0.0, KW), 1e-6)


@pytest.mark.parametrize(
    "header",
    [
        "Cooling meter reading (kWh)",
        "冷量表累计读数(kWh)",
        "Cooling (kWh)",
        "冷量(kWh)",
        "Kältezähler Zählerstand (kWh)",
    ],
)
def test_a_column_that_only_rises_is_a_meter(header: str) -> None:
    series = read(
        table(
            f"Time,{header}", np.round(1234567.0 + np.concatenate(([0.0], np.cumsum(KW)[:-1])), 1)
        )
    )
    assert holds(series, KW, 1e-3 + abs(KW[-1] - KW[-2]) / KW.max())
    assert "load_meter" in codes(series)


def test_a_meter_that_is_changed_or_turns_over_goes_on() -> None:
    reading = 990_000.0 + np.concatenate(([0.0], np.cumsum(KW)[:-1]))
    turned = np.round(reading % 1e6, 1)
    changed = np.where(np.arange(8760) < 5000, reading, reading - reading[5000])
    for figures in (turned, np.round(changed, 1)):
        series = read(table("Time,Cooling meter (kWh)", figures))
        assert "load_meter_resets" in codes(series)
        assert series.load_w.max() / 1e3 == pytest.approx(KW.max(), abs=0.2)
        assert series.load_w.sum() / 1e6 == pytest.approx(KW.sum() / 1e3, rel=1e-3)


def test_power_that_only_rises_is_asked_about() -> None:
    problem = refused(table("Time,Cooling load (kW)", np.cumsum(KW)))
    assert problem.code == "load_only_rises"


@pytest.mark.parametrize(
    "stand_in", ["9999", "-9999", "-99", "99999", "32767", "65535", "-999.0", "9999.9", "-32768"]
)
def test_stand_ins_are_missing_and_told(stand_in: str) -> None:
    figures: list[Any] = KW.tolist()
    figures[4000:4002] = [stand_in, stand_in]
    series = read(table("Time,Cooling load (kW)", figures))
    assert series.load_w.max() / 1e3 == pytest.approx(KW.max())
    assert {"load_stand_ins", "load_gaps_filled"} <= set(codes(series))


def test_a_figure_that_only_looks_like_a_stand_in_stays() -> None:
    figures = KW * 20
    figures[4000] = 9999.0
    series = read(table("Time,Cooling load (kW)", figures))
    assert series.load_w[4000] == 9999.0e3
    assert "load_stand_ins" not in codes(series)


@pytest.mark.parametrize("peak", [4000.0, 12345.0, 88888.0])
def test_a_lone_peak_is_told(peak: float) -> None:
    figures = KW.copy()
    figures[4000] = peak
    series = read(table("Time,Cooling load (kW)", figures))
    assert "load_lone_peak" in codes(series)


# --- shape of the table ---


@pytest.mark.parametrize(
    "lines",
    [
        ["Hour   Load_kW", *(f"{i + 1:6d}   {x:8.1f}" for i, x in enumerate(KW))],
        ["Date       Time   Load(kW)", *(f"{at(i):%Y-%m-%d}  {at(i):%H:%M}  {x:8.1f}" for i, x in enumerate(KW))],
        ["时间  冷负荷(kW)", *(f"{at(i):%Y-%m-%d %H:%M} {x}" for i, x in enumerate(KW))],
        ["No.  Cooling_load_(kW)", *(f"{i} {x}" for i, x in enumerate(KW))],
        ["Report of a plant", "", "Stunde  Kühllast kW", *(f"{i}   {x:.1f}".replace(".", ",") for i, x in enumerate(KW))],
    ],
)  # fmt: skip
def test_columns_parted_by_blanks(lines: list[str]) -> None:
    assert holds(read("\n".join(lines)), KW, 1e-6)


@pytest.mark.parametrize(
    "foot",
    [
        "合计,{s}",
        "Total,{s}",
        "平均,100\n最大,900",
        "注：数据来自BA系统",
        "Sum:,{s}\n\nNote: exported by BMS",
        "END,",
    ],
)
def test_rows_under_the_figures_are_left_out_and_told(foot: str) -> None:
    text = table("时间,冷负荷(kW)", KW) + "\n" + foot.format(s=KW.sum())
    series = read(text)
    assert holds(series, KW, 1e-6)
    assert "table_rows_left_out" in codes(series)


def test_titles_and_a_row_of_units_stand_above() -> None:
    body = table("时间,冷负荷", KW).split("\n")
    text = "\n".join(
        ["某项目能耗报表", "导出时间,2024-01-31 10:00", "", body[0], "yyyy-mm-dd,kW", *body[1:]]
    )
    assert holds(read(text), KW, 1e-6)


def test_words_of_a_control_system_for_nothing_are_gaps() -> None:
    figures: list[Any] = KW.tolist()
    for index, word in enumerate(["No Data", "Bad", "I/O Timeout", "#DIV/0!", "离线", "---"]):
        figures[4000 + 3 * index] = word
    assert "load_gaps_filled" in codes(read(table("Time,Cooling load (kW)", figures)))


def test_every_choice_of_the_reader_is_a_field_of_the_study() -> None:
    assert set(LoadReading.__struct_fields__) >= {
        "columns",
        "figures",
        "sign",
        "interval_min",
        "stamps",
        "year",
    }
    assert (
        msgspec.json.decode(
            msgspec.json.encode(LoadReading(sign="negative")), type=LoadReading
        ).sign
        == "negative"
    )
