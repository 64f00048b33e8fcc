"""Data sheets in the order of CAGI: read as text and as rows, by hand; broken ones say why."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from catalog.files.devices import Preview, preview_devices
from core.families.compressors.columns import columns_of
from core.families.compressors.data_sheet import is_data_sheet, read_data_sheets
from core.families.compressors.record import AirCompressor, AirControl, AirCooling, CompressorKind
from core.vocabulary.problem import Problem
from gui.program.reader import every_language
from tests.core.selection.examples import program
from tests.families.compressors.data_sheets import FIXED, ROWS, SPEED

CFM = 0.3048**3 / 60.0  # m³/s
PSI = 6894.757


def preview(path: Path) -> Preview:
    return preview_devices(path, program().catalog, "compressors", every_language())


def records(path: Path) -> list[AirCompressor]:
    found = preview(path)
    assert found.faults == ()
    return [one for one in found.records if isinstance(one, AirCompressor)]


def test_a_sheet_of_fixed_speed_copied_as_text(tmp_path: Path) -> None:
    """452 acfm at 110 psig with 82.7 kW; 19.4 kW at zero flow are 23.5 % of it."""
    path = tmp_path / "ea.txt"
    path.write_text(FIXED, "utf-8")
    (one,) = records(path)
    assert (one.maker, one.model, one.source_year) == ("Example Air", "EA-75-7.5", "2023")
    assert one.free_air_m3s == pytest.approx(452.0 * CFM, rel=1e-6)
    assert one.discharge_pa == pytest.approx(110.0 * PSI, rel=1e-5)
    assert one.discharge_max_pa == pytest.approx(115.0 * PSI, rel=1e-5)
    assert one.motor_rating_w == pytest.approx(74.57e3, rel=1e-4)
    assert one.package_w == pytest.approx(82.7e3, rel=1e-6)
    assert one.no_load == pytest.approx(19.4 / 82.7, rel=1e-6)
    assert columns_of([one]).no_load[0] == pytest.approx(19.4 / 82.7, rel=1e-6)
    assert one.compressor_kind is CompressorKind.SCREW
    assert one.air_control is AirControl.LOAD_UNLOAD
    assert one.package_cooling is AirCooling.AIR


def test_a_sheet_of_variable_speed_has_its_tested_points(tmp_path: Path) -> None:
    """Five speeds; the greatest is full load, 131 of 473 acfm the least flow, 0 kW at none."""
    path = tmp_path / "ea.txt"
    path.write_text(SPEED, "utf-8")
    (one,) = records(path)
    assert one.air_control is AirControl.SPEED
    assert len(one.speed_points) == 5
    assert one.speed_points[0] == pytest.approx((131.0 * CFM * 60.0, 27.3), rel=1e-6)
    assert one.free_air_m3s == pytest.approx(473.0 * CFM, rel=1e-6)
    assert one.package_w == pytest.approx(86.5e3, rel=1e-6)
    assert one.turndown == pytest.approx(131.0 / 473.0, rel=1e-6)
    assert one.no_load == 0.0
    assert one.compressor_kind is CompressorKind.SCREW_TWO_STAGE
    assert one.package_cooling is AirCooling.LIQUID


def test_several_sheets_of_one_file_are_several_machines(tmp_path: Path) -> None:
    path = tmp_path / "both.txt"
    path.write_text(FIXED + "\n" + SPEED, "utf-8")
    assert [one.model for one in records(path)] == ["EA-75-7.5", "EA-75-VS"]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_sheet_in_rows_in_chinese(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"wb.{ending}"
    if ending == "csv":
        path.write_text("\n".join(",".join(map(str, row)) for row in ROWS), "utf-8")
    else:
        book = Workbook()
        for row in ROWS:
            book.active.append(row)
        book.save(path)
    (one,) = records(path)
    assert (one.maker, one.model, one.source_year) == ("某厂", "WB-90", "2025")
    assert one.free_air_m3s == pytest.approx(15.2 / 60.0)
    assert one.discharge_pa == pytest.approx(8e5)
    assert one.discharge_max_pa == pytest.approx(8.6e5)
    assert one.package_w == pytest.approx(104.9e3)
    assert one.no_load == pytest.approx(22.5 / 104.9)
    assert one.compressor_kind is CompressorKind.SCREW_OIL_FREE
    assert one.package_cooling is AirCooling.LIQUID


@pytest.mark.parametrize(
    ("before", "after", "code"),
    [
        ("18.30 kW/100 cfme", "16.30 kW/100 cfme", "data_sheet_apart"),
        ("110 psigb", "110", "data_sheet_unit"),
    ],
)
def test_what_cannot_be_is_told(before: str, after: str, code: str) -> None:
    with pytest.raises(Problem) as found:
        list(read_data_sheets(FIXED.replace(before, after), "ea.txt"))
    assert found.value.code == code


def test_two_speeds_are_too_few() -> None:
    lines = [one for one in SPEED.splitlines() if not one.startswith(("70.1", "53.0", "38.2"))]
    with pytest.raises(Problem) as found:
        list(read_data_sheets("\n".join(lines), "ea.txt"))
    assert found.value.code == "data_sheet_points"


def test_where_oil_is_not_told_the_kind_is_asked(tmp_path: Path) -> None:
    path = tmp_path / "ea.txt"
    path.write_text(FIXED.replace("X Oil-injected  Oil-free", ""), "utf-8")
    assert [one.column for one in preview(path).faults] == ["compressor_kind"]


def test_a_list_of_devices_is_no_sheet() -> None:
    heading = (
        "id,maker,rated capacity (cfm),full load operating pressure (psig),package input power"
    )
    assert not is_data_sheet(heading + "\n1,452,110,82.7\n2,300,110,60\n")
    assert is_data_sheet(FIXED)
    assert is_data_sheet(SPEED)
