"""Tables that are not a row an instant and a column a quantity: days by hours, long, titled."""

from datetime import datetime, timedelta
from pathlib import Path

import numpy as np
import pytest

from catalog.files.load import read_load, read_text
from core.load.kinds import LoadFile
from tests.catalog.files.field_year import KW, QUARTERS, at, codes, holds, refused

SPEC = LoadFile(path="")
DAYS = [datetime(2023, 1, 1) + timedelta(days=day) for day in range(365)]


def by_days(hours: list[str], figures: np.ndarray, corner: str, above: str = "") -> str:
    """A row a day: its date, and a figure for each of the columns."""
    rows = figures.reshape(365, len(hours))
    lines = [
        f"{day:%Y-%m-%d},{','.join(map(str, row))}" for day, row in zip(DAYS, rows, strict=True)
    ]
    return "\n".join([*([above] if above else []), ",".join([corner, *hours]), *lines])


@pytest.mark.parametrize(
    "hours",
    [
        [f"{h}" for h in range(24)], [f"{h}" for h in range(1, 25)],
        [f"{h:02d}:00" for h in range(24)], [f"{h % 24}:00" for h in range(1, 25)],
        [f"HE{h:02d}" for h in range(1, 25)], [f"{h}时" for h in range(24)],
        [f"{h}:00-{h + 1}:00" for h in range(24)], [f"{h}~{h + 1}" for h in range(24)],
        [f"第{h}小时" for h in range(1, 25)], [f"Hour {h}" for h in range(1, 25)],
    ],
)  # fmt: skip
def test_a_row_a_day_is_read_whatever_its_hours_are_called(hours: list[str]) -> None:
    series = read_text(by_days(hours, KW, "日期", "冷负荷(kW)"), SPEC)
    assert holds(series, KW)


def test_quarters_of_hours_and_the_unit_in_the_corner() -> None:
    names = [f"{q // 4:02d}:{q % 4 * 15:02d}" for q in range(96)]
    assert holds(read_text(by_days(names, QUARTERS, "Cooling load (kW)"), SPEC), QUARTERS)


def test_the_form_of_metering_systems() -> None:
    """A row a day named 20230101, columns t0000 … t2345, and whose meter it is."""
    head = ",".join(["net_id", "ymd", *(f"t{q // 4:02d}{q % 4 * 15:02d}" for q in range(96))])
    rows = QUARTERS.reshape(365, 96)
    lines = [
        f"net_1,{day:%Y%m%d},{','.join(map(str, row))}" for day, row in zip(DAYS, rows, strict=True)
    ]
    series = read_text("\n".join([head, *lines]), LoadFile(path="", unit="kW"))
    assert holds(series, QUARTERS)
    twice = [line for one in lines for line in (one, one.replace("net_1", "net_2"))]
    assert refused("\n".join([head, *twice]), unit="kW").code == "load_column_unclear"


def test_sums_beside_the_hours_are_no_hours() -> None:
    lines = by_days([str(h) for h in range(1, 25)], KW, "Date", "Cooling load, kW").split("\n")
    text = "\n".join([lines[0], f"{lines[1]},Total", *(f"{line},99" for line in lines[2:])])
    assert holds(read_text(text, SPEC), KW)


def test_days_of_a_workbook_in_any_order(tmp_path: Path) -> None:
    """Days from the last to the first: the stamps put them right."""
    lines = by_days([str(h) for h in range(24)], KW, "Date", "Cooling load (kW)").split("\n")
    text = "\n".join([*lines[:2], *lines[:1:-1]])
    (tmp_path / "days.csv").write_text(text, encoding="utf-8")
    series = read_load(tmp_path / "days.csv", SPEC)
    assert holds(series, KW)
    assert "load_sorted" in codes(series)


def test_without_a_unit_it_is_asked_for() -> None:
    text = by_days([str(h) for h in range(24)], KW, "Date")
    assert refused(text).code == "load_unit_unknown"
    assert holds(read_text(text, LoadFile(path="", unit="kW")), KW)


def test_hours_down_and_days_across() -> None:
    days = KW.reshape(365, 24)
    lines = [f"{hour}," + ",".join(map(str, days[:, hour])) for hour in range(24)]
    for head in ("Hour," + ",".join(f"{day:%Y-%m-%d}" for day in DAYS), "h" + ",d" * 365):
        assert holds(read_text("\n".join([head, *lines]), LoadFile(path="", unit="kW")), KW)


def test_two_kinds_of_energy_a_day_are_not_taken_for_one() -> None:
    """Cold and power in turns: which row is which stands in words, so the user is asked."""
    lines = by_days([str(h) for h in range(24)], KW, "Date,Kind").split("\n")
    rows = [line.replace(",", f",{kind},", 1) for line in lines[1:] for kind in ("cold", "power")]
    assert refused("\n".join([lines[0], *rows]), unit="kW").code == "load_column_unclear"


# --- long tables ---


def test_points_in_a_column_of_their_own() -> None:
    lines = [
        f"{at(i)},{point},{figure}"
        for i, load in enumerate(KW)
        for point, figure in (("CHW supply temp (°C)", 7.0), ("冷负荷 (kW)", load))
    ]
    series = read_text("\n".join(["时间,测点,数值", *lines]), SPEC)
    assert holds(series, KW)


def test_a_unit_in_a_column_of_its_own() -> None:
    lines = [f"{at(i)},Plant 1,Cooling load,kW,{load}" for i, load in enumerate(KW)]
    series = read_text("\n".join(["Timestamp,Site,Point,Unit,Value", *lines]), SPEC)
    assert holds(series, KW)


def test_a_long_table_of_electricity_holds_no_load() -> None:
    lines = [f"{at(i)},总有功功率,{load}" for i, load in enumerate(KW)]
    assert refused("\n".join(["日期/时间,名称,数值", *lines])).code == "load_column_unknown"


# --- what stands above ---


def test_a_title_right_above_the_figures_names_no_column() -> None:
    """As tables for Modelica are written: comments, a declaration, then figures."""
    lines = [f"{3600 * i};{-1000 * load};0.0" for i, load in enumerate(KW)]
    text = "\n".join(["#1", "#Cooling, heating", "double tab1(8760,3)", *lines])
    assert refused(text).code == "load_column_unclear"
    series = read_text(text, LoadFile(path="", column="#2", unit="W"))
    assert holds(series, KW)


@pytest.mark.parametrize(
    "header",
    [
        "Datum;Stromverbrauch [kW];Globalstrahlung [W/m²]",
        "date;Usage_kWh;NSM", "date;Usage_kWh;Lagging_Current_Reactive_Power_kVarh",
        "date;Usage_kWh;CO2(tCO2)", "date;Usage_kWh;Wind Speed (mph)",
    ],
)  # fmt: skip
def test_what_is_measured_beside_electricity_is_no_load(header: str) -> None:
    lines = [f"{at(i)};{load};{i % 24}.5" for i, load in enumerate(KW)]
    problem = refused("\n".join([header, *lines]))
    assert problem.code == "load_column_unknown"


def test_of_very_many_columns_a_message_names_the_first() -> None:
    head = ",".join(["Time", *(f"Zone {n} cooling (kW)" for n in range(1, 60))])
    lines = [f"{at(i)}," + ",".join(["1"] * 59) for i in range(8760)]
    listed = {f.name: f.value for f in refused("\n".join([head, *lines])).figures}["columns"]
    assert str(listed).endswith("Zone 15 cooling (kW), … (59)")


def test_the_outdoor_temperature_beside_its_own_lags() -> None:
    head = "Time,Cooling load (kW),Outside Temperature (°C),OutsideTemp_Lag_1"
    lines = [f"{at(i)},{load},{i % 20},{(i - 1) % 20}" for i, load in enumerate(KW)]
    series = read_text("\n".join([head, *lines]), SPEC)
    assert series.dry_bulb_c is not None
    assert series.dry_bulb_c[21] == 1.0


def test_midnight_at_the_end_of_its_own_date() -> None:
    """00:15 … 23:45, then 00:00 of the same date: the last quarter of the day, not the first."""
    lines = []
    for i, load in enumerate(QUARTERS):
        end = at(i, 4) + timedelta(minutes=15)
        day = at(i, 4)
        lines.append(f"{day:%d/%m/%Y} {end:%H:%M},{load}")
    series = read_text("\n".join(["date,Cooling load (kW)", *lines]), SPEC)
    assert holds(series, QUARTERS)
    assert "load_days_ended" in codes(series)


def test_bad_cells_are_all_listed() -> None:
    lines = [f"{at(i)},{'?' if i in (7, 30, 99) else load}" for i, load in enumerate(KW)]
    problem = refused("\n".join(["Time,Cooling load (kW)", *lines]))
    cells = {f.name: f.value for f in problem.figures}["cells"]
    assert cells == (
        "9 [Cooling load (kW)]: ?; 32 [Cooling load (kW)]: ?; 101 [Cooling load (kW)]: ?"
    )
