"""Makers' tables of six layouts: the machine they were computed from comes back out of them."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import numpy as np
import pytest

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.keeping import BroughtBy, bring_in_models
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.parts import Correction
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device, Evidence
from core.vocabulary.problem import Problem
from gui.program.reader import every_language
from tests.catalog.files.maker_sheets import (
    CROSS_MODEL,
    IP_MODEL,
    LIST_MODELS,
    PART_MODEL,
    SHEET_MODELS,
    TODAY,
    Known,
    blocks_on_sheets,
    cross_table,
    ip_units,
    long_list,
    part_load_table,
    rows_of_figures,
)

Write = Callable[[Path], Path]
CHILLERS = DEVICE_TABLES["chillers"]
MAKER = {"maker": "Xu"}
LAYOUTS: Mapping[str, tuple[Write, str, Mapping[str, Known]]] = {
    "long list": (long_list, "screws.csv", LIST_MODELS),
    "cross table": (cross_table, "fas.xlsx", CROSS_MODEL),
    "tons and kW/RT": (ip_units, "cvh.xlsx", IP_MODEL),
    "blocks on sheets": (blocks_on_sheets, "lsb.xlsx", SHEET_MODELS),
    "part-load table": (part_load_table, "lc.xlsx", PART_MODEL),
}


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def read(path: Path, catalog: Catalog, told: Told | None = None) -> TablesPreview:
    return read_tables(open_tables(path, CHILLERS), catalog, told or Told(values=MAKER))


def capacity_and_power(device: Device, x: float, y: float, p: float) -> tuple[float, float]:
    """W of the record's three curves, term by term as the record declares them."""

    def surface(c: tuple[float, ...]) -> float:
        return c[0] + c[1] * x + c[2] * x * x + c[3] * y + c[4] * y * y + c[5] * x * y

    f = device.part_load_curve.coefficients
    capacity = device.capacity_w * surface(device.capacity_curve.coefficients)
    full = capacity / device.cop * surface(device.power_curve.coefficients)
    return capacity * p, full * (f[0] + f[1] * p + f[2] * p**2 + f[3] * p**3)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_known_machine_comes_back(layout: str, catalog: Catalog, tmp_path: Path) -> None:
    write, name, models = LAYOUTS[layout]
    preview = read(write(tmp_path / name), catalog)
    assert preview.obstacle is None
    brought = bring_in_models(preview, catalog, BroughtBy(user="li", day=TODAY), every_language())
    assert [device.model for device in brought] == list(models)
    for device, one in zip(brought, models.values(), strict=True):
        # Where no table has points, within its reach. The tables round to 0.1 kW, 0.01 RT,
        # 0.0001 kW/RT: a few ten-thousandths of the smallest machine's part load.
        for x, y, p in ((7.0, 26.0, 1.0), (7.0, 22.0, 0.6), (7.0, 31.5, 0.35)):
            capacity, power = capacity_and_power(device, x, y, p)
            assert capacity == pytest.approx(1e3 * one.capacity_kw(x, y) * p, rel=1e-3)
            assert power == pytest.approx(1e3 * one.power_kw(x, y, p), rel=1e-3)


def test_the_effect_of_the_leaving_temperature_comes_back_where_it_is_told(
    catalog: Catalog, tmp_path: Path
) -> None:
    preview = read(long_list(tmp_path / "screws.csv"), catalog)
    for model in preview.models:
        one = LIST_MODELS[model.tabled.model]
        for x in (5.5, 9.0):
            capacity, power = capacity_and_power(model.record, x, 28.0, 1.0)
            assert capacity == pytest.approx(1e3 * one.capacity_kw(x, 28.0), rel=1e-3)
            assert power == pytest.approx(1e3 * one.power_kw(x, 28.0), rel=1e-3)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_every_point_lies_within_the_residuals_told(
    layout: str, catalog: Catalog, tmp_path: Path
) -> None:
    write, name, _ = LAYOUTS[layout]
    for model in read(write(tmp_path / name), catalog).models:
        figures = model.tabled.figures
        told = {one.role: one for one in model.fitted.residuals}
        x, y = figures["leaving_chilled_c"], figures["entering_condenser_c"]
        full = told["full_capacity_w"]
        assert full.points.size >= 4
        for at, off in zip(full.points, full.off, strict=True):
            capacity, _ = capacity_and_power(model.record, x[at], y[at], 1.0)
            stated = figures["full_capacity_w"][at]
            assert capacity / stated - 1 == pytest.approx(off, abs=1e-9)
            assert abs(capacity / stated - 1) <= full.largest + 1e-12
        assert full.rms <= full.largest < 0.002


def test_what_the_file_tells_of_the_machines_is_taken(catalog: Catalog, tmp_path: Path) -> None:
    told = {
        name: read(write(tmp_path / file), catalog).values
        for name, (write, file, _) in LAYOUTS.items()
    }
    kinds = {n: (v["compressor"], v["condenser"], v.get("unloading")) for n, v in told.items()}
    assert kinds == {
        "long list": ("screw", "water", None),
        "cross table": ("screw", "air", "speed"),
        "tons and kW/RT": ("centrifugal", "water", None),
        "blocks on sheets": ("screw", "water", None),
        "part-load table": ("centrifugal", "water", "speed"),
    }


def test_where_a_device_comes_from_is_kept(catalog: Catalog, tmp_path: Path) -> None:
    preview = read(ip_units(tmp_path / "cvh.xlsx"), catalog)
    (device,) = bring_in_models(preview, catalog, BroughtBy(user="li", day=TODAY), every_language())
    source = catalog.source(device.source)
    assert source.title == "cvh.xlsx [CVH-600], 2026-11-29, li"
    assert device.evidence is Evidence.C
    assert source.evidence is Evidence.C
    # 3 leaving × 4 condenser temperatures at full load, 3 loads × 4 below it.
    assert "12 points" in source.note_en
    assert "12 个数据点" in source.note_zh
    assert device.source_year == ""
    assert device.supply == ""


def test_one_leaving_temperature_leaves_its_effect_to_the_kind_and_says_so(
    catalog: Catalog, tmp_path: Path
) -> None:
    (model,) = read(part_load_table(tmp_path / "lc.xlsx"), catalog).models
    assert [remark.code for remark in model.fitted.assumed] == ["leaving_of_kind"]
    assert "leaving_of_kind" in model.record.flags
    assert model.record.leaving_limits_c == (5.0, 9.0)  # 7 °C and 2 K to each side


def test_rows_that_name_their_figures(catalog: Catalog, tmp_path: Path) -> None:
    path = rows_of_figures(tmp_path / "fas.csv")
    told = Told(values={**MAKER, "compressor": "scroll"}, of_kind=True)
    (model,) = read(path, catalog, told).models
    one = CROSS_MODEL["FAS-420"]
    capacity, power = capacity_and_power(model.record, 8.0, 30.0, 1.0)
    assert capacity == pytest.approx(1e3 * one.capacity_kw(8.0, 30.0), rel=1e-3)
    assert power == pytest.approx(1e3 * one.power_kw(8.0, 30.0), rel=1e-3)
    assert "part_load_of_kind" in model.record.flags


def test_points_that_do_not_suffice_are_named(catalog: Catalog, tmp_path: Path) -> None:
    path = rows_of_figures(tmp_path / "fas.csv")
    preview = read(path, catalog, Told(values={**MAKER, "compressor": "scroll"}))
    (model,) = preview.models
    (missing,) = model.fitted.missing
    assert missing.code == "part_load_missing"
    assert {one.name: one.value for one in missing.figures}["at"] == "75%, 50%, 25%"
    assert preview.obstacle is not None
    assert preview.obstacle.code == "makers_points_missing"
    with pytest.raises(Problem):
        bring_in_models(preview, catalog, BroughtBy(user="", day=TODAY), every_language())
    assert len(catalog.devices("chillers")) == len(
        [d for d in catalog.devices("chillers") if not catalog.is_own(d.id)]
    )


def test_one_condenser_temperature_is_too_few(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "one.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
        "A,7,30,500,100\nA,9,30,530,101\n", "utf-8",
    )  # fmt: skip
    (model,) = read(path, catalog, Told(values=MAKER, of_kind=True)).models
    (missing,) = model.fitted.missing
    said = {one.name: one.value for one in missing.figures}
    assert (missing.code, said["given"]) == ("full_load_missing", 1)
    # GB/T 18430.1-2007 rates at 30, 26, 23 and 19 °C; 30 °C is given.
    assert said["at"] == "26, 23, 19"


def test_a_unit_that_is_not_written_is_asked_and_can_be_said(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "bare.csv"
    path.write_text(
        "Screw chiller\nModel,LWT,ECWT,Capacity,Power (kW)\n"
        "A,44,75,150,95\nA,44,85,142,104\nA,44,93,135,112\n", "utf-8",
    )  # fmt: skip
    preview = read(path, catalog)
    assert [(part.where, part.asked) for part in preview.asked] == [
        ("B", "unit"), ("C", "unit"), ("D", "unit"),
    ]  # fmt: skip
    assert preview.obstacle.code == "makers_unclear"
    said = {"1.2": Correction(unit="°F"), "1.4": Correction(unit="RT")}
    preview = read(path, catalog, Told(values=MAKER, corrections=said, of_kind=True))
    (model,) = preview.models
    # The other temperature has the unit that was said of the first.
    # 44 °F is 6.667 °C, 75 °F is 23.889 °C; 150 RT of 12,000 Btu/h are 527.53 kW.
    assert model.tabled.figures["leaving_chilled_c"] == pytest.approx(np.full(3, 6.6667), abs=1e-3)
    assert model.tabled.figures["entering_condenser_c"][0] == pytest.approx(23.889, abs=1e-3)
    assert model.tabled.figures["full_capacity_w"][0] == pytest.approx(527_528, abs=1)
    assert model.record is not None


def test_a_column_can_be_said_to_be_another_or_none(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "odd.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Q1 (kW),Power (kW),Power with pump (kW)\n"
        "A,7,24,520,92,99\nA,7,30,500,100,107\nA,7,34,480,107,114\n", "utf-8",
    )  # fmt: skip
    said = {"1.4": Correction(role="full_capacity_w", unit="kW"), "1.6": Correction(role="unused")}
    preview = read(path, catalog, Told(values=MAKER, corrections=said, of_kind=True))
    (model,) = preview.models
    assert list(model.tabled.figures["full_capacity_w"]) == [520e3, 500e3, 480e3]
    assert list(model.tabled.figures["full_power_w"]) == [92e3, 100e3, 107e3]


def _spoiled(tmp_path: Path, row: int, column: int, text: object) -> Path:
    """The workbook of blocks with one other cell in the sheet of the second model."""
    from openpyxl import load_workbook

    path = blocks_on_sheets(tmp_path / "lsb.xlsx")
    book = load_workbook(path)
    book["LSB-900"].cell(row=row, column=column).value = text
    book.save(path)
    return path


def test_a_text_among_the_figures_has_its_place(catalog: Catalog, tmp_path: Path) -> None:
    preview = read(_spoiled(tmp_path, 7, 2, "see note 3"), catalog)
    (fault,) = preview.faults
    assert (fault.sheet, fault.row, fault.column, fault.code) == ("LSB-900", 7, "B", "not_number")
    assert preview.obstacle.code == "devices_faulty"
    with pytest.raises(Problem):
        bring_in_models(preview, catalog, BroughtBy(user="", day=TODAY), every_language())
    assert not [d for d in catalog.devices("chillers") if catalog.is_own(d.id)]


def test_the_same_point_twice_and_differently_has_its_place(
    catalog: Catalog, tmp_path: Path
) -> None:
    # Row 11 says the leaving temperature of the second block, 7 °C: said as 5 °C, the block
    # repeats the first with other figures.
    preview = read(_spoiled(tmp_path, 11, 1, "冷冻水出水温度 5℃"), catalog)
    found = {(fault.sheet, fault.row, fault.column, fault.code) for fault in preview.faults}
    assert ("LSB-900", 14, "B", "figure_twice") in found
    assert {fault.code for fault in preview.faults} == {"figure_twice"}


def test_a_condition_no_chiller_works_at_has_its_place(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
        "A,7,24,520,92\nA,44,30,500,100\n", "utf-8",
    )  # fmt: skip
    (fault,) = read(path, catalog).faults
    assert (fault.row, fault.column, fault.code) == (4, "B", "condition_outside")


def test_a_condition_across_the_table_is_named_by_its_column(
    catalog: Catalog, tmp_path: Path
) -> None:
    """Leaving water down, entering condenser water across: 94 for 34 °C stands in column D."""
    path = tmp_path / "across.csv"
    path.write_text(
        "Screw chiller X\nCapacity (kW)\nLWT (°C),ECWT 24 °C,ECWT 30 °C,ECWT 94 °C\n"
        "5,500,480,460\n7,520,500,480\n9,540,520,500\n", "utf-8",
    )  # fmt: skip
    faults = read(path, catalog).faults
    assert {(one.column, one.code) for one in faults} == {("D", "condition_outside")}


def test_a_machine_better_than_the_second_law_lets_it_be_is_not_believed(
    catalog: Catalog, tmp_path: Path
) -> None:
    # Tons read as MW: 500 MW from 100 kW.
    path = tmp_path / "better.csv"
    path.write_text(
        "Screw chiller\nModel,LWT (°C),ECWT (°C),Capacity (MW),Power (kW)\n"
        "A,7,24,52,92\nA,7,30,50,100\n", "utf-8",
    )  # fmt: skip
    preview = read(path, catalog, Told(values=MAKER, of_kind=True))
    (model,) = preview.models
    assert model.faults
    assert preview.obstacle.code == "devices_faulty"


def test_a_file_without_a_table_says_so(tmp_path: Path) -> None:
    path = tmp_path / "letter.csv"
    path.write_text("Dear customer\nplease find enclosed\n", "utf-8")
    with pytest.raises(Problem) as caught:
        open_tables(path, CHILLERS)
    assert caught.value.code == "makers_nothing"


def test_tables_side_by_side_are_two(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "beside.csv"
    path.write_text(
        "Screw chiller\n"
        "Model: A,,,,,Model: B\n"
        "LWT (°C),ECWT (°C),Capacity (kW),Power (kW),,LWT (°C),ECWT (°C),Capacity (kW),Power (kW)\n"
        "7,24,520,92,,7,24,832,147\n7,30,500,100,,7,30,800,160\n", "utf-8",
    )  # fmt: skip
    models = read(path, catalog, Told(values=MAKER, of_kind=True)).models
    found = {one.tabled.model: list(one.tabled.figures["full_capacity_w"]) for one in models}
    assert found == {"A": [520e3, 500e3], "B": [832e3, 800e3]}


def test_a_note_of_units_is_read_by_what_it_names(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "note.csv"
    path.write_text(
        "水冷螺杆机组 型号：A\n单位：制冷量 RT，功率 kW，温度 ℃\n"
        "冷水出水温度,冷却水进水温度,制冷量,输入功率\n7,24,150,92\n7,30,145,100\n", "utf-8",
    )  # fmt: skip
    (model,) = read(path, catalog, Told(values=MAKER, of_kind=True)).models
    # 150 RT of 12,000 Btu/h: 527.53 kW.
    assert model.tabled.figures["full_capacity_w"][0] == pytest.approx(527_528, abs=1)
    assert list(model.tabled.figures["full_power_w"]) == [92e3, 100e3]
    assert list(model.tabled.figures["leaving_chilled_c"]) == [7.0, 7.0]


def test_a_name_with_two_values_is_not_taken_for_either(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "two-values.csv"
    path.write_text(
        "Screw chiller Model: A\nLeaving chilled water / condenser water 7 / 30 °C\n"
        "Load (%),Capacity (kW),Power (kW)\n100,500,100\n50,250,50\n", "utf-8",
    )  # fmt: skip
    told = Told(values={**MAKER, "condenser": "water"}, of_kind=True)
    (model,) = read(path, catalog, told).models
    assert [remark.code for remark in model.fitted.missing] == ["condition_missing"]


def test_loads_as_fractions_and_headings_with_underscores(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "export.csv"
    path.write_text(
        "model,leaving_chilled_c,condenser_water_in_c,load,cooling_capacity_kw,input_power_kw\n"
        "Screw A,7,24,1.0,520,92\nScrew A,7,30,1.0,500,100\n"
        "Screw A,7,30,0.5,250,50\nScrew A,7,30,0.25,125,30\n", "utf-8",
    )  # fmt: skip
    said = {"1.2": Correction(unit="°C")}
    told = Told(values={**MAKER, "compressor": "screw"}, corrections=said)
    preview = read(path, catalog, told)
    assert preview.obstacle is None
    (model,) = preview.models
    assert list(model.tabled.figures["plr"]) == [1.0, 1.0, 0.5, 0.25]
    f = model.record.part_load_curve.coefficients
    assert sum(c * 0.5**i for i, c in enumerate(f)) == pytest.approx(0.5, abs=1e-9)
