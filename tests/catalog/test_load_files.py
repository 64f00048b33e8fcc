"""Reading a load from files as people keep them."""

import zipfile
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from catalog import load_files, load_table
from catalog.load_cells import marks, numbers
from catalog.load_columns import Role
from catalog.load_files import preview, preview_text, read_load, read_text
from catalog.load_stamps import BadStamp, stamps
from catalog.load_table import TableOptions
from core.load.series import LoadSeries
from core.problem import Problem
from core.study import LoadFile

SPEC = LoadFile(path="load.csv")
KW = LoadFile(path="load.csv", unit="kW")
START = datetime(2023, 1, 1)
HOURS = [START + timedelta(hours=h) for h in range(8760)]
LOAD = [round(100 + 50 * np.sin(h / 100) + (h % 24), 2) for h in range(8760)]
TON_W = 12_000 * 0.2930710701722222  # ton of refrigeration: 12,000 Btu(IT)/h


def column(header: str, cells: list[Any]) -> str:
    return "\n".join([header, *map(str, cells)])


def stamped(form: str, load_header: str = "load kW", separator: str = ",") -> str:
    rows = [f"{t.strftime(form)}{separator}{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    return "\n".join([f"time{separator}{load_header}", *rows])


def refused(text: str, spec: LoadFile = SPEC, options: TableOptions | None = None) -> Problem:
    with pytest.raises(Problem) as caught:
        read_text(text, spec, options or TableOptions())
    return caught.value


def codes(series: LoadSeries) -> list[str]:
    return [f.code for f in series.findings]


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
def test_no_text_whatever_is_a_bug(text: str) -> None:
    assert refused(text).code


# --- units ---


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


# --- numbers ---


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
    series = read_text(text, SPEC, TableOptions(decimal=","))
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
    assert [f.value for f in problem.figures] == ["abc", 2]
    cells[100], cells[200] = "inf", "-inf"
    assert refused(column("load kW", cells)).code == "load_infinite"
    cells[100], cells[200] = "1e2", "-5"
    problem = refused(column("load kW", cells))
    assert (problem.code, problem.place) == ("load_negative", "clipboard:202 [load kW]")


# --- columns ---


def rows(header: str, *cells: str) -> str:
    return column(header, [",".join([str(h), *cells]) for h in range(8760)])


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
    assert view.table.header == ("时间", "冷负荷 kW", "湿球温度 ℃")
    assert view.roles == (Role.OTHER, Role.LOAD, Role.WET_BULB)
    assert view.unit == "kW"
    assert view.problem is None


# --- time ---


@pytest.mark.parametrize(
    "form",
    [
        "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M", "%Y年%m月%d日%H时",
        "%d.%m.%Y %H:%M", "%m/%d/%Y %H:%M", "%d/%m/%y %H:%M", "%m/%d/%Y %I:%M %p", "%Y%m%d%H%M",
        "%Y%m%d %H:%M", " %m/%d  %H:%M:%S", "%d.%m %H:%M",
    ],
)  # fmt: skip
def test_time_stamps_are_read_as_they_are_written(form: str) -> None:
    text = stamped(form)
    head, *body = text.split("\n")
    shuffled = "\n".join([head, *body[4000:], *body[:4000]])
    series = read_text(shuffled, SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_chinese_half_days_are_read() -> None:
    lines = [
        f"{t:%Y/%m/%d} {'上午' if t.hour < 12 else '下午'}{t:%I:%M},{x}"
        for t, x in zip(HOURS, LOAD, strict=True)
    ]
    series = read_text(column("时间,冷负荷kW", lines[::-1]), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


def test_hours_of_energyplus_run_from_1_to_24() -> None:
    lines = [f" {t:%m/%d}  {t.hour + 1:02d}:00:00,{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    series = read_text(column("Date/Time,Cooling [W]", lines), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD))
    assert codes(series) == ["load_stamps_end"]


@pytest.mark.parametrize(
    ("header", "form"),
    [
        ("日期,时刻,冷负荷kW", "{t:%Y-%m-%d},{t.hour}"),
        ("date,time,load kW", "{t:%Y-%m-%d},{t:%H:%M}"),
        ("date,hour,load kW", "{t:%d.%m.%Y},{h1}"),
        ("month,day,hour,load kW", "{t.month},{t.day},{t.hour}"),
        ("月,日,时,冷负荷kW", "{t.month},{t.day},{h1}"),
    ],
)
def test_date_and_time_may_stand_in_columns_of_their_own(header: str, form: str) -> None:
    lines = [f"{form.format(t=t, h1=t.hour + 1)},{x}" for t, x in zip(HOURS, LOAD, strict=True)]
    series = read_text(column(header, lines[::-1]), SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


@pytest.mark.parametrize(
    "wrong", ["2023-02-30 00:00", "2023-13-01 00:00", "yesterday", "2023", "12345-01-01 00:00"]
)
def test_a_stamp_that_is_none_is_refused_with_its_row(wrong: str) -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines[1500] = f"{wrong},5"
    problem = refused("\n".join(lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:1501 [time]")


def test_a_word_for_a_month_or_an_hour_is_refused_with_its_row() -> None:
    lines = [f"{t.month},{t.day},{t.hour},5" for t in HOURS]
    lines[99] = "Jan,5,3,5"
    problem = refused(column("month,day,hour,load kW", lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:101 [month]")
    lines = [f"{t:%Y-%m-%d},{t:%H:%M},5" for t in HOURS]
    lines[99] = "2023-01-05,noon,5"
    problem = refused(column("date,time,load kW", lines))
    assert (problem.code, problem.place) == ("load_stamp", "clipboard:101 [date]")


def test_instants_of_a_workbook_are_rounded_to_the_minute() -> None:
    noon = np.datetime64("2023-01-01T12:00", "m")
    almost = datetime(2023, 1, 1, 11, 59, 59, 600_000)  # as fractions of a day come out
    for days, times in (
        ([44927.5], None),
        ([almost], None),
        ([date(2023, 1, 1)], [0.5]),
        ([date(2023, 1, 1)], [time(12, 0)]),
        (["2023-01-01"], ["12:00 pm"]),
        ([2023010112], None),
        (["44927.5"], None),
    ):
        assert stamps(days, times).tolist() == [noon.item()]
    assert stamps(["1/2/2023 12:00 AM", "1/31/2023 1:30 PM"]).tolist() == [
        datetime(2023, 1, 2), datetime(2023, 1, 31, 13, 30),
    ]  # fmt: skip
    assert stamps(["2/29 01:00", "2/29 02:00", "3/1 24:00"]).tolist() == [
        datetime(2024, 2, 29, 1), datetime(2024, 2, 29, 2), datetime(2024, 3, 2),
    ]  # fmt: skip
    for wrong in (True, None, "", "123456789012345", 12):
        with pytest.raises(BadStamp):
            stamps([wrong])


def test_rows_without_stamp_and_load_do_not_count() -> None:
    lines = stamped("%Y-%m-%d %H:%M").split("\n")
    lines.insert(500, ",")
    lines.insert(600, "")
    series = read_text("\n".join(lines) + "\n\n", SPEC)
    assert series.load_w == pytest.approx(np.array(LOAD) * 1e3)


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
    assert refused(text, options=TableOptions(separator=",")).code == "table_broken"


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
    monkeypatch.setattr(load_table, "_LIMIT_UNPACKED", 5_000)
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
    monkeypatch.setattr(load_files, "LIMIT_MB", 0)
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
    whole = preview_text(text, SPEC, TableOptions(separator=";"))
    assert len(whole.table.columns) == 1
    assert whole.table.separator == ";"
