"""Reading a load from files as people keep them."""

import zipfile
from datetime import date, time
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from catalog.files import rows as file_rows
from catalog.files import workbooks
from catalog.files.load import preview, preview_text, read_load, read_text
from catalog.files.load_columns import Role
from core.load.kinds import LoadFile
from core.load.reading import LoadReading
from core.vocabulary.problem import Problem
from tests.catalog.files.load_texts import (
    HOURS,
    KW,
    LOAD,
    SPEC,
    TON_W,
    codes,
    column,
    refused,
    rows,
    stamped,
)  # fmt: skip

# --- any table written in a known way is read back as it was ---


@settings(max_examples=12)
@given(
    separator=st.sampled_from([";", ",", "\t", "|"]),
    decimal=st.sampled_from([".", ","]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "gb18030"]),
    header=st.sampled_from(["冷负荷(kW)", "Cooling load [kW]", "供冷量 kW", "load kW"]),
    stamps=st.sampled_from([None, "%Y-%m-%d %H:%M", "%d.%m.%Y %H:%M", "%Y/%m/%d %H:%M:%S"]),
    seed=st.integers(0, 10**6),
    title=st.booleans(),
)
def test_what_was_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory,
    separator: str, decimal: str, encoding: str, header: str,
    stamps: str | None, seed: int, title: bool,
) -> None:  # fmt: skip
    load = np.round(np.random.default_rng(seed).uniform(0.0, 5000.0, 8760), 2)
    figures = [f"{value:.2f}".replace(".", decimal) for value in load]
    if decimal == separator:
        figures = [f'"{figure}"' for figure in figures]
    first = [t.strftime(stamps) for t in HOURS] if stamps else [str(h) for h in range(8760)]
    lines = [f"{a}{separator}{b}" for a, b in zip(first, figures, strict=True)]
    lines.insert(0, f"{'时间' if stamps else '序号'}{separator}{header}")
    if title:
        lines[:0] = ["项目：某办公楼", ""]
    path = tmp_path_factory.mktemp("written") / "load.csv"
    path.write_bytes("\r\n".join(lines).encode(encoding))
    assert read_load(path, SPEC).load_w == pytest.approx(load * 1000.0, abs=1e-6)


@settings(max_examples=30)
@given(text=st.text(max_size=300) | st.text("0123456789,.;-:\n\t kW", max_size=300))
@example(text="0\n0\n0.,")
def test_no_text_whatever_is_a_bug(text: str) -> None:
    assert refused(text).code


# --- columns ---


@pytest.mark.parametrize(
    ("header", "taken"),
    [
        ("hour,热负荷 kW,冷负荷 kW", 2), ("hour,heating load kW,cooling load kW", 2),
        ("n,flow m3/h,Q kW", 2), ("step,负荷kW,电价", 1),
        ("index,Chilled water load kW,power kW", 1),
    ],
)  # fmt: skip
def test_the_load_is_found_by_its_name(header: str, taken: int) -> None:
    series = read_text(rows(header, "3", "7"), SPEC)
    assert series.load_w[0] == [0, 3e3, 7e3][taken]


def test_a_column_asked_for_is_taken_by_name_name_without_unit_or_number() -> None:
    text = rows("hour,cooling A (kW),cooling B (kW)", "3", "7")
    for wanted in ("cooling B (kW)", "Cooling B", "#3"):
        assert read_text(text, LoadFile(path="", column=wanted)).load_w[0] == 7e3
    problem = refused(text, LoadFile(path="", column="C"))
    assert problem.code == "load_column_missing"
    assert "cooling A (kW)" in str(problem.figures[1].value)
    twice = rows("hour,load,load", "3", "7")
    assert refused(twice, LoadFile(path="", column="load")).code == "load_column_unclear"


def test_several_loads_or_none_are_refused_with_their_names() -> None:
    problem = refused(rows("hour,cooling A kW,cooling B kW", "3", "7"))
    assert problem.code == "load_column_unclear"
    assert problem.figures[1].value == "cooling A kW, cooling B kW"
    assert refused(rows("hour,温度,流量", "3", "7")).code == "load_column_unknown"
    assert refused(rows("n,a,b", "3", "7")).code == "load_column_unclear"
    words = column("name,kind", ["2023-01-01 00:00,x"] * 8760)
    assert refused(words).code == "load_column_unknown"


def test_temperatures_come_along_and_fahrenheit_is_turned() -> None:
    series = read_text(rows("hour,冷负荷kW,室外干球温度,湿球温度", "3", "30", "20"), SPEC)
    assert series.dry_bulb_c is not None
    assert series.wet_bulb_c is not None
    assert (series.dry_bulb_c[0], series.wet_bulb_c[0]) == (30.0, 20.0)
    series = read_text(rows("hour,load kW,OAT °F,wet bulb (°F)", "3", "86", "68"), SPEC)
    assert series.dry_bulb_c == pytest.approx(30.0)
    assert series.wet_bulb_c == pytest.approx(20.0)


def test_a_row_of_units_belongs_to_the_names_above() -> None:
    text = "时间;冷负荷;湿球温度\n;kW;℃\n" + "\n".join(f"{h};5;20" for h in range(8760))
    view = preview_text(text, SPEC)
    assert view.table.header == ("时间", "冷负荷 (kW)", "湿球温度 (℃)")
    assert view.roles == (Role.OTHER, Role.LOAD, Role.WET_BULB)
    assert view.unit == "kW"
    assert view.problem is None


# --- shape of the table ---


def test_a_row_with_too_many_fields_is_refused_with_its_number() -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines[9] += ",5"
    problem = refused("\n".join(lines))
    assert (problem.code, problem.place) == ("row_too_long", "clipboard:10")


def test_short_rows_are_filled_with_nothing() -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines[9] = lines[9].split(",")[0]
    assert "load_gaps_filled" in codes(read_text("\n".join(lines), SPEC))


@pytest.mark.parametrize("text", ["", "\n\n", "load kW", "a,b\nc,d\n", "冷负荷"])
def test_a_table_without_figures_is_refused(text: str) -> None:
    assert refused(text).code == "table_empty"


def test_a_table_of_hundreds_of_columns_is_refused() -> None:
    assert refused("\n".join([",".join(["1"] * 500)] * 10), KW).code == "table_wide"


def test_a_field_without_end_is_refused() -> None:
    text = 'n,load kW\n1,"' + "9" * 200_000
    assert (
        refused(text, LoadFile(path="", reading=LoadReading(separator=","))).code == "table_broken"
    )


def test_a_file_without_header_needs_its_unit_said() -> None:
    text = "\n".join(map(str, LOAD))
    assert refused(text).code == "load_unit_unknown"
    assert read_text(text, KW).load_w == pytest.approx(np.array(LOAD) * 1e3)


# --- files ---


def write_book(path: Path, sheets: dict[str, list[list[Any]]]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    book.save(path)
    return path


def test_a_workbook_is_read_from_its_first_sheet_or_the_one_named(tmp_path: Path) -> None:
    body = [[t, x] for t, x in zip(HOURS, LOAD, strict=True)]
    path = write_book(
        tmp_path / "load.xlsx",
        {
            "负荷": [["某办公楼"], [], ["时间", "冷负荷(kW)"], *body],
            "tons": [["date", "hour", "load RT"], *[[t.date(), t.time(), 2] for t in HOURS]],
        },
    )
    series = read_load(path, SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)
    assert series.label == "load.xlsx"
    tons = read_load(path, LoadFile(path="", sheet="tons"))
    assert tons.load_w == pytest.approx(2 * TON_W)
    with pytest.raises(Problem) as refusal:
        read_load(path, LoadFile(path="", sheet="none"))
    assert refusal.value.code == "sheet_unknown"
    assert refusal.value.figures[1].value == "负荷, tons"


def test_days_as_a_workbook_counts_them_are_dates(tmp_path: Path) -> None:
    # 1 January 2023 is day 44,927 of a workbook.
    text = column("时间,冷负荷kW", [f"{44927 + h / 24:.6f},{x}" for h, x in enumerate(LOAD)])
    assert read_text(text, SPEC).load_w == pytest.approx(np.array(LOAD) * 1e3)
    body = [[44927 + h / 24, x] for h, x in enumerate(LOAD)]
    path = write_book(tmp_path / "a.xlsx", {"a": [["date", "load kW"], *body]})
    assert read_load(path, SPEC).load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_a_cell_of_a_workbook_that_is_no_number_is_refused(tmp_path: Path) -> None:
    for wrong in (True, date(2023, 1, 1), time(3, 0), "kW"):
        body: list[list[Any]] = [[h, 5.0] for h in range(40)]
        body[6][1] = wrong
        path = write_book(tmp_path / "a.xlsx", {"s": [["hour", "load kW"], *body]})
        with pytest.raises(Problem) as refusal:
            read_load(path, SPEC)
        assert refusal.value.code == "load_cell"
        assert refusal.value.place.endswith("a.xlsx[s]:8 [load kW]")


def test_a_damaged_workbook_and_one_that_unpacks_to_too_much_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.xlsx"
    for content in (b"PK\x03\x04 cut short", b"\xd0\xcf\x11\xe0 no workbook"):
        path.write_bytes(content)
        with pytest.raises(Problem) as refusal:
            read_load(path, SPEC)
        assert refusal.value.code == "workbook_broken"
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("a", b"0" * 10_000)
    path.write_bytes(packed.getvalue())
    monkeypatch.setattr(workbooks, "LIMIT_UNPACKED", 5_000)
    with pytest.raises(Problem) as refusal:
        read_load(path, SPEC)
    assert refusal.value.code == "workbook_large"


def test_a_file_that_is_missing_or_too_large_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(Problem) as refusal:
        read_load(tmp_path / "none.csv", SPEC)
    assert refusal.value.code == "file_missing"
    path = tmp_path / "a.csv"
    path.write_text(column("load kW", LOAD))
    monkeypatch.setattr(file_rows, "LIMIT_MB", 0)
    with pytest.raises(Problem) as refusal:
        read_load(path, SPEC)
    assert refusal.value.code == "file_too_large"


# --- preview ---


def test_a_preview_shows_what_was_found(tmp_path: Path) -> None:
    path = tmp_path / "load.csv"
    path.write_bytes(stamped("%Y-%m-%d %H:%M", "冷负荷 kW", ";").encode("gbk"))
    view = preview(path, SPEC)
    assert view.table.header == ("time", "冷负荷 kW")
    assert (view.table.separator, view.table.encoding, view.decimal) == (";", "gb18030", ".")
    assert (view.unit, view.roles) == ("kW", (Role.STAMP, Role.LOAD))
    assert len(view.rows) == 20
    assert view.rows[0] == ("2023-01-01 00:00", str(LOAD[0]))
    assert view.errors == ()
    assert view.load is not None
    assert view.problem is None


def test_a_preview_lists_the_first_20_faulty_cells_and_what_stops_the_reading() -> None:
    cells: list[Any] = list(LOAD)
    for index in range(30):
        cells[index * 10 + 5] = "x" if index % 2 else "-1"
    view = preview_text(column("load kW", cells), SPEC)
    assert len(view.errors) == 20
    first = view.errors[0]
    assert (first.row, first.column, first.code, first.text) == (
        7,
        "load kW",
        "load_negative",
        "-1",
    )
    assert view.errors[1].code == "load_cell"
    assert [e.row for e in view.errors] == sorted(e.row for e in view.errors)
    assert view.load is None
    assert view.problem is not None
    assert view.problem.code == "load_cell"


def test_a_preview_of_a_table_without_a_load_still_shows_the_table() -> None:
    view = preview_text(rows("hour,温度,流量", "3", "7"), SPEC)
    assert view.problem is not None
    assert view.problem.code == "load_column_unknown"
    assert view.unit is None
    assert view.table.header == ("hour", "温度", "流量")


def test_an_option_changes_what_is_found() -> None:
    text = column("n,load kW", ["1,5"] * 8760)
    whole = preview_text(text, LoadFile(path="", reading=LoadReading(separator=";")))
    assert len(whole.table.columns) == 1
    assert whole.table.separator == ";"


# --- the decimal mark that is told ---


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("500;7,5", ","),  # whole figures of load beside temperatures with commas
        ("500;x7", "."),  # beside no figures at all
        ("500;1,234", ","),  # beside a semicolon a comma stands for decimals
        ("500.5;7,5", "."),  # the load's own mark comes first
    ],
)
def test_whole_figures_take_the_decimal_mark_of_the_other_columns(row: str, told: str) -> None:
    found = preview_text("\n".join(["load kW;dry bulb °C", *[row] * 8760]), LoadFile(path=""))
    assert found.decimal == told
