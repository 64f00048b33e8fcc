"""Makers' curve tables of pumps: three layouts of one known pump come back, broken ones say why.

The pump, of a wheel d over the largest and speed r over 1,480 r/min, by affinity:

    H = 40 d² r² − 0.0009 Q²/d⁴ (m, Q in m³/h),   η = 0.82 (1 − ((Q/(d³ r) − 120)/120)²)
    P = 998.2 · 9.80665 · Q/3600 · H/η
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from catalog.files.maker_tables.reading import TablesPreview
from core.families.flow_stations.record import PowerBasis
from core.families.pumps.columns import columns_of
from core.families.pumps.record import Pump, PumpKind
from tests.families.flow_stations import maker_files

GPM, FT, HP = 6.30901964e-5 * 3600.0, 0.3048, 0.7456998715822702


def head(q: float, d: float = 1.0, r: float = 1.0) -> float:
    return 40.0 * d**2 * r**2 - 0.0009 * q * q / d**4


def rate(q: float, d: float = 1.0, r: float = 1.0) -> float:
    return 0.82 * (1.0 - ((q / (d**3 * r) - 120.0) / 120.0) ** 2)


def power(q: float, d: float = 1.0, r: float = 1.0) -> float:
    """kW."""
    return 998.2 * 9.80665 * q / 3600.0 * head(q, d, r) / rate(q, d, r) / 1e3


@pytest.fixture
def catalog(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    with open_catalog() as opened:
        yield opened


def sample(path: Path) -> Path:
    """As Chinese samples print it: three points a model, flow in two units, the model said once."""
    rows: list[list[object]] = [
        ["IS 型单级单吸离心泵性能参数"],
        [],
        ["型号", "流量 (m³/h)", "流量 (L/s)", "扬程 (m)", "转速 (r/min)", "效率 (%)",
         "轴功率 (kW)", "电机功率 (kW)", "必需汽蚀余量 (m)", "叶轮直径 (mm)"],
    ]  # fmt: skip
    for model, r, rpm in (("IS100-80-160", 1.0, 1480), ("IS100-80-160B", 0.65, 962)):
        for at, q in enumerate((84.0 * r, 120.0 * r, 144.0 * r)):
            rows.append([
                model if at == 0 else "", round(q, 1), round(q / 3.6, 1), round(head(q, 1.0, r), 2),
                rpm, round(100 * rate(q, 1.0, r), 1), round(power(q, 1.0, r), 2), 18.5,
                round(2.0 + q / 100.0, 1), 320,
            ])  # fmt: skip
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def by_wheel(path: Path) -> Path:
    """A sheet a model, a block a wheel, L/s and kPa, shaft power."""
    book = Workbook()
    sheet = book.active
    sheet.title = "EP 100-315"
    sheet.append(["End-suction pump, curves at 1480 r/min, water 20 °C"])
    sheet.append(["Speed 1480 r/min"])
    for d in (1.0, 0.95, 0.9):
        sheet.append([])
        sheet.append([f"Impeller diameter {320 * d:.0f} mm"])
        sheet.append(["Q (L/s)", "Pressure (kPa)", "Shaft power (kW)", "NPSHr (m)"])
        for q in (20, 40, 60, 80, 95, 110, 130, 150):
            kpa = head(q, d) * 998.2 * 9.80665 / 1e3
            sheet.append([q / 3.6, round(kpa, 2), round(power(q, d), 3), round(1.5 + q / 90, 2)])
    book.save(path)
    return path


def american(path: Path) -> Path:
    """Flows across, a figure a row, in gpm and ft, without power."""
    book = Workbook()
    sheet = book.active
    sheet.title = "EX-4"
    flows = (0, 150, 300, 450, 528, 600, 650)
    sheet.append(["Split case pump, speed 1480 rpm"])
    sheet.append(["Flow (gpm)", *flows])
    sheet.append(["Head (ft)", *(round(head(q * GPM) / FT, 2) for q in flows)])
    sheet.append(["Pump efficiency (%)", *(round(100 * rate(q * GPM), 2) for q in flows)])
    book.save(path)
    return path


Write = Callable[[Path], Path]
# layout: file, models with (d, r), what is told beside it
WHEELS = {"EP 100-315 Ø320": (1.0, 1.0), "EP 100-315 Ø304": (0.95, 1.0),
          "EP 100-315 Ø288": (0.9, 1.0)}  # fmt: skip
SPEEDS = {"IS100-80-160": (1.0, 1.0), "IS100-80-160B": (1.0, 0.65)}
LAYOUTS: dict[str, tuple[Write, str, dict[str, tuple[float, float]], PumpKind]] = {
    "sample": (sample, "is.csv", SPEEDS, PumpKind.END_SUCTION),
    "by wheel": (by_wheel, "ep.xlsx", WHEELS, PumpKind.END_SUCTION),
    "american": (american, "ex.xlsx", {"EX-4": (1.0, 1.0)}, PumpKind.SPLIT_CASE),
}


def read(path: Path, catalog: Catalog, **told: str) -> TablesPreview:
    return maker_files.read(path, "pumps", catalog, **told)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_known_pump_comes_back(layout: str, catalog: Catalog, tmp_path: Path) -> None:
    write, name, models, kind = LAYOUTS[layout]
    preview = read(write(tmp_path / name), catalog)
    assert preview.obstacle is None
    brought = maker_files.brought(preview, catalog)
    assert brought.keys() == models.keys()
    for device in brought.values():
        assert isinstance(device, Pump)
        assert device.pump_kind is kind
        assert device.power_basis is PowerBasis.SHAFT
        d, r = models[device.model]
        machines = columns_of([device]).machines
        for q in np.array([85.0, 110.0, 120.0, 140.0]) * d**3 * r:
            at = np.array([[q / 3600.0]])
            # Tables have points up to 40 m³/h apart: the shape between them is free.
            assert float(machines.rise_at(at)[0, 0]) == pytest.approx(head(q, d, r), rel=0.01)
            shaft = float(machines.power_at(at)[0, 0]) / 1e3
            assert shaft == pytest.approx(power(q, d, r), rel=0.01)


def test_a_wheel_is_a_device_with_its_own_npsh(catalog: Catalog, tmp_path: Path) -> None:
    preview = read(by_wheel(tmp_path / "ep.xlsx"), catalog)
    wheels = [model.record.impeller_mm for model in preview.models]  # type: ignore[union-attr]
    assert wheels == pytest.approx([288.0, 304.0, 320.0])
    first = preview.models[2].record
    assert isinstance(first, Pump)
    assert dict(first.npsh_points)[80.0] == pytest.approx(1.5 + 80 / 90, abs=5e-3)
    assert first.speed_rpm == 1480.0


def test_what_the_sample_says_of_motor_and_suction(catalog: Catalog, tmp_path: Path) -> None:
    first, second = (one.record for one in read(sample(tmp_path / "is.csv"), catalog).models)
    assert isinstance(first, Pump)
    assert isinstance(second, Pump)
    assert (first.motor_power_w, first.impeller_mm) == (18500.0, pytest.approx(320.0))
    assert first.npsh_points[1] == (120.0, 3.2)
    assert (first.speed_rpm, second.speed_rpm) == (1480.0, 962.0)
    assert [q for q, _, _ in first.curve] == pytest.approx([84.0, 120.0, 144.0])


def test_power_from_efficiencies_is_told_and_reaches_to_no_flow(
    catalog: Catalog, tmp_path: Path
) -> None:
    (model,) = read(american(tmp_path / "ex.xlsx"), catalog).models
    assert model.fitted is not None
    assert [one.code for one in model.fitted.assumed] == ["pump_power_from_efficiency"]
    assert isinstance(model.record, Pump)
    # Q/η = 120²/(0.82 (240 − Q)): 73.2 m³/h at no flow; its straight line from two points 71.3.
    limit = 998.2 * 9.80665 / 3600.0 * 40.0 * 120.0**2 / (0.82 * 240.0) / 1e3
    assert model.record.curve[0][0] == 0.0
    assert model.record.curve[0][2] == pytest.approx(limit, rel=0.2)


def test_two_points_are_told_to_be_too_few(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "short.csv"
    path.write_text(
        "单级单吸离心泵\n型号,流量(m³/h),扬程(m),转速(r/min),轴功率(kW)\n"
        "A,80,34,1480,9.9\nA,120,27,1480,10.8\n", "utf-8",
    )  # fmt: skip
    preview = read(path, catalog)
    (model,) = preview.models
    assert model.fitted is not None
    (missing,) = model.fitted.missing
    said = {one.name: one.value for one in missing.figures}
    assert (missing.code, said["given"], said["least"]) == ("pump_points_missing", 2, 3)
    assert preview.obstacle is not None
    assert preview.obstacle.code == "makers_points_missing"


def test_a_cell_that_is_no_figure_is_named_by_its_place(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "bad.csv"
    path.write_text(
        "Split case pump, speed 1480 r/min\nModel,Flow (L/s),Head (m),Shaft power (kW)\n"
        "B,20,34,9.9\nB,30,3O,10.8\nB,40,21,11.5\nB,45,16,11.6\n", "utf-8",
    )  # fmt: skip
    preview = read(path, catalog)
    (fault,) = preview.faults
    assert (fault.code, fault.row, fault.column) == ("not_number", 4, "C")
    assert preview.obstacle is not None
    assert preview.obstacle.code == "devices_faulty"


def test_a_head_without_a_unit_is_asked_for(catalog: Catalog, tmp_path: Path) -> None:
    path = tmp_path / "asked.csv"
    path.write_text(
        "End suction, speed 1480 r/min\nModel,Flow (L/s),Head,Shaft power (kW)\n"
        "C,20,34,9.9\nC,30,30,10.8\nC,40,21,11.5\n", "utf-8",
    )  # fmt: skip
    preview = read(path, catalog)
    assert [part.text for part in preview.asked] == ["Head"]
    assert preview.obstacle is not None
    assert preview.obstacle.code == "makers_unclear"


def test_what_the_power_is_must_be_told_where_the_table_does_not(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = tmp_path / "basis.csv"
    path.write_text(
        "End suction, speed 1480 r/min\nModel,Flow (L/s),Head (m),Power (kW)\n"
        "C,20,34,9.9\nC,30,30,10.8\nC,40,21,11.5\n", "utf-8",
    )  # fmt: skip
    assert read(path, catalog).untold == ("power_basis",)
    assert read(path, catalog, power_basis="shaft_basis").obstacle is None


def test_power_and_efficiency_that_differ_are_doubtful(catalog: Catalog, tmp_path: Path) -> None:
    """Heads of one stage beside the power of three."""
    path = tmp_path / "apart.csv"
    rows = "".join(
        f"D,{q},{head(q):.2f},{100 * rate(q):.1f},{3 * power(q):.2f}\n" for q in (60, 100, 130)
    )
    path.write_text(
        "Multistage, speed 1480 r/min\n"
        f"Model,Flow (m³/h),Head (m),Efficiency (%),Shaft power (kW)\n{rows}", "utf-8",
    )  # fmt: skip
    (model,) = read(path, catalog).models
    assert model.fitted is not None
    (remark,) = model.fitted.assumed
    assert (remark.code, remark.doubtful) == ("pump_power_apart", True)
    assert remark.figures[0].value == pytest.approx(2.0 / 3.0, abs=0.01)
