"""Files of nameplates: told from tables of points, each machine fitted or refused."""

import csv
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.devices import lists_devices, preview_devices
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.chillers.record import Compressor, RatedMethod, Unloading
from core.families.chillers.table import CHILLERS
from core.vocabulary.language import LANGUAGES
from gui.command.main import main
from gui.program.reader import every_language, open_language
from gui.program.templates.workbook import explanations
from tests.catalog.files.maker_sheets import (
    blocks_on_sheets,
    cross_table,
    ip_units,
    long_list,
    part_load_table,
)
from tests.catalog.files.plate_sheets import (
    KW_PER_RT,
    PLATES,
    chinese_rows,
    english_ip,
    side_by_side,
)
from tests.gui.window.browsing import write_devices

XU = {"maker": "Xu"}


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def _read(path: Path, catalog: Catalog, **values: str) -> TablesPreview:
    file = open_tables(path, CHILLERS)
    assert file.nameplates
    return read_tables(file, catalog, Told(values={**XU, **values}))


def test_each_row_is_fitted_to_its_figures(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(chinese_rows(tmp_path / "list.csv"), catalog)
    assert preview.obstacle is None
    assert preview.faults == ()
    for model, (_, kw, cop, iplv) in zip(preview.models, PLATES.values(), strict=True):
        one = model.record
        assert one is not None
        assert (one.capacity_w, one.cop, one.nameplate_iplv) == (kw * 1e3, cop, iplv)
        assert (one.leaving_chilled_c, one.entering_condenser_c) == (7.0, 30.0)
        assert (one.noise_db, one.mass_kg, one.length_m) == (80.0, 5200.0, 3.6)
        assert one.price == 750_000.0
        assert one.evaporator_drop_pa == 55e3
        assert one.evaporator_flow_m3s * 3600 == pytest.approx(kw * 3.6 / 20.9, abs=0.05)
        assert one.nameplate_method == RatedMethod.GB_18430_1_2007
        assert model.fitted is not None
        assert model.fitted.band == (one.class_band_one, one.class_band_several)
    kinds = [(one.record.compressor, one.record.unloading) for one in preview.models if one.record]
    assert kinds == [
        (Compressor.SCREW, Unloading.UNKNOWN),
        (Compressor.SCREW, Unloading.SPEED),
        (Compressor.CENTRIFUGAL, Unloading.SPEED),
    ]


def test_machines_may_stand_side_by_side(catalog: Catalog, tmp_path: Path) -> None:
    preview = _read(side_by_side(tmp_path / "params.xlsx"), catalog)
    assert preview.obstacle is None
    found = {one.tabled.model: one.record for one in preview.models}
    assert list(found) == ["LXV1400", "LXV2800"]
    assert found["LXV2800"].capacity_w == 2.8e6
    assert found["LXV2800"].nameplate_iplv == 9.1
    assert found["LXV2800"].refrigerant == "R1233zd(E)"
    assert found["LXV2800"].current_a == 700.0
    assert found["LXV2800"].unloading is Unloading.SPEED


def test_the_place_of_a_fault_in_a_turned_sheet_is_that_of_the_sheet(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = side_by_side(tmp_path / "params.xlsx")
    book = load_workbook(path)
    book.active["D4"] = "on request"  # input power of the second machine
    book.save(path)
    (fault,) = _read(path, catalog).faults
    assert (fault.row, fault.column, fault.code) == (4, "D", "not_number")


def test_tons_and_kilowatts_per_ton(catalog: Catalog, tmp_path: Path) -> None:
    path = english_ip(tmp_path / "yu.csv")
    (model,) = read_tables(open_tables(path, CHILLERS), catalog, Told()).models
    one = model.record
    assert one is not None
    assert one.maker == "Yu"
    assert one.capacity_w == pytest.approx(500 * KW_PER_RT * 1e3)
    assert one.cop == pytest.approx(KW_PER_RT / 0.58)  # 6.06
    assert one.nameplate_iplv == pytest.approx(KW_PER_RT / 0.36)  # 9.77
    assert one.nameplate_method == RatedMethod.AHRI_550_590
    assert one.entering_condenser_c == pytest.approx((85 - 32) / 1.8)


def test_what_does_not_go_together_is_refused_by_itself(catalog: Catalog, tmp_path: Path) -> None:
    plates = {
        "GOOD": ("螺杆式", 500.0, 5.6, 6.2),
        "UNLIKE": ("离心式", 2100.0, 6.0, 20.0),
        "ODD": ("离心式", 2100.0, 6.0, 8.0),
    }
    path = chinese_rows(tmp_path / "list.csv", plates)
    preview = _read(path, catalog)
    codes = {
        one.tabled.model: [r.code for r in (*one.fitted.missing, *one.fitted.assumed)]
        for one in preview.models if one.fitted
    }  # fmt: skip
    assert codes["UNLIKE"] == ["nameplate_not_of_kind"]
    assert "nameplate_unusual" in codes["ODD"]
    assert "nameplate_unusual" not in codes["GOOD"]
    assert preview.obstacle is not None
    assert preview.obstacle.code == "nameplates_refused"
    file = open_tables(path, CHILLERS)
    left = read_tables(file, catalog, Told(values=XU, left_out=frozenset(["UNLIKE"])))
    assert left.obstacle is None


def test_a_device_list_without_coefficients_is_one_of_nameplates(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(
        "id,maker,model,compressor,condenser,unloading,capacity_kw,cop,nameplate_iplv,"
        "nameplate_method,leaving_chilled_c,entering_condenser_c,evaporator_flow_m3h\n"
        "a1,Xu,A1,screw,water,slide_valve,800,5.5,6.0,gb_50189_2015,7,30,137.6\n", "utf-8",
    )  # fmt: skip
    assert not lists_devices(path, "chillers", every_language())
    (model,) = _read(path, catalog).models
    one = model.record
    assert one is not None
    assert (one.capacity_w, one.unloading) == (8e5, Unloading.SLIDE_VALVE)
    assert one.nameplate_method is RatedMethod.GB_50189_2015
    assert one.evaporator_flow_m3s == pytest.approx(137.6 / 3600)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_of_devices_with_the_curves_left_open_is_one_of_nameplates(
    catalog: Catalog, tmp_path: Path, language: str
) -> None:
    path = tmp_path / "devices.xlsx"
    assert main(["template", "devices", str(path), "--language", language]) == 0
    book = load_workbook(path)
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    curves = [i for i, head in enumerate(heads, 1) if "_curve_" in head]
    assert len(curves) > 20
    for i in curves:
        sheet.cell(2, i).value = None
    words = open_language(language)
    sheet.cell(2, heads.index(words.text("field.nameplate_iplv")) + 1).value = 6.3
    sheet.cell(2, heads.index(words.text("field.supply")) + 1).value = "380 V"
    book.save(path)
    preview = read_tables(
        open_tables(path, CHILLERS, explanations(every_language())), catalog, Told()
    )
    assert preview.obstacle is None
    shown = catalog.devices("chillers")[0]
    one = preview.models[0].record
    assert one is not None
    assert (one.maker, one.model, one.supply) == (shown.maker, shown.model, "380 V")
    assert one.capacity_w == pytest.approx(shown.capacity_w)
    assert one.cop == pytest.approx(shown.cop)
    assert one.entering_condenser_c == pytest.approx(shown.entering_condenser_c)


def test_a_row_without_a_curve_among_others_is_told_once(catalog: Catalog, tmp_path: Path) -> None:
    devices = [one for one in catalog.devices("chillers") if one.capacity_w][:2]
    path = write_devices(tmp_path / "two.csv", [
        msgspec.structs.replace(one, id=f"x{i}") for i, one in enumerate(devices)
    ])  # fmt: skip
    lines = path.read_text("utf-8").splitlines()
    heads = lines[0].split(",")
    cells = next(csv.reader([lines[2]]))
    emptied = ["" if "_curve_" in head else cell for head, cell in zip(heads, cells, strict=True)]
    path.write_text("\n".join([*lines[:2], ",".join(emptied)]), "utf-8")
    assert lists_devices(path, "chillers", every_language())
    (fault,) = preview_devices(path, catalog, "chillers", every_language()).faults
    assert (fault.row, fault.code) == (3, "curves_missing")


@pytest.mark.parametrize(
    "write", [long_list, cross_table, ip_units, blocks_on_sheets, part_load_table]
)
def test_tables_of_points_stay_tables(write: object, tmp_path: Path) -> None:
    path = tmp_path / ("t.csv" if write is long_list else "t.xlsx")
    assert not open_tables(write(path), CHILLERS).nameplates  # type: ignore[operator]


def test_one_model_told_twice_and_differently_has_its_place(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "twice.csv"
    path.write_text(
        "型号,类型,制冷量(kW),COP,IPLV\nA,水冷螺杆,500,5.6,6.2\nA,水冷螺杆,520,5.6,6.2\n", "utf-8"
    )
    (fault,) = _read(path, catalog).faults
    assert (fault.row, fault.column, fault.code) == (3, "C", "figure_twice")
