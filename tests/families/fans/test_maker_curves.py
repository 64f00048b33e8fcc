"""Makers' curve tables of fans: layouts of one known fan come back, doubtful ones say why.

The fan, at r over 1,450 r/min, in air of 1.2 kg/m³ (q in m³/h, pressures in Pa):

    pt = 1500 r² − 5e-6 q²,   η = 0.84 (1 − ((q/r − 12000)/12000)²),   P = q/3600 · pt/η
    ps = pt − 0.6 (q/3600/A)²,   A = 0.35 m²
"""

import csv
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
import pytest
from openpyxl import Workbook

from catalog.devices.store import Catalog, open_catalog
from core.families.fans.browsing import BROWSING
from core.families.fans.columns import columns_of
from core.families.fans.record import Fan, FanKind, PressureKind
from core.families.flow_stations.record import PowerBasis
from tests.families.flow_stations import maker_files

AREA = 0.35
INCH, CFM, HP = 249.08891, 0.3048**3 / 60.0 * 3600.0, 0.7456998715822702


def total(q: float, r: float = 1.0) -> float:
    return 1500.0 * r**2 - 5e-6 * q * q


def static(q: float) -> float:
    return total(q) - 0.6 * (q / 3600.0 / AREA) ** 2


def rate(q: float, r: float = 1.0) -> float:
    return 0.84 * (1.0 - ((q / r - 12_000.0) / 12_000.0) ** 2)


def power(q: float, r: float = 1.0) -> float:
    """kW."""
    return q / 3600.0 * total(q, r) / rate(q, r) / 1e3


@pytest.fixture(scope="module")
def catalog(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOADFIT_DATA", str(tmp_path_factory.mktemp("data")))
        with open_catalog() as opened:
            yield opened


def sample(path: Path) -> Path:
    """As Chinese samples print it: two speeds, a required power with its reserve beside."""
    rows: list[list[object]] = [
        ["4-72 型离心通风机性能表"],
        [],
        ["机号", "转速 (r/min)", "序号", "全压 (Pa)", "流量 (m³/h)", "全压效率 (%)", "轴功率 (kW)",
         "所需功率 (kW)", "电动机功率 (kW)"],
    ]  # fmt: skip
    for r, rpm in ((1.0, 1450), (2.0, 2900)):
        for at, q in enumerate(np.array([8e3, 10e3, 12e3, 14e3, 16e3]) * r, start=1):
            p = power(q, r)
            rows.append([
                "No.6C" if at == 1 and r == 1.0 else "", rpm if at == 1 else "", at,
                round(total(q, r), 1), q, round(100 * rate(q, r), 2), round(p, 3),
                round(1.15 * p, 2), 7.5 * r**3,
            ])  # fmt: skip
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows(rows)
    return path


def american(path: Path) -> Path:
    """In cfm, inches of water and brake horsepower, both pressures stated."""
    book = Workbook()
    sheet = book.active
    sheet.title = "BC-24"
    sheet.append(["Backward curved centrifugal fan, speed 1450 rpm"])
    sheet.append(["CFM (cfm)", "Total pressure (in. w.g.)", "Static pressure (in. w.g.)",
                  "BHP (hp)"])  # fmt: skip
    for q in (4000, 5500, 7000, 8500, 9500):
        flow = q * CFM
        sheet.append([q, round(total(flow) / INCH, 4), round(static(flow) / INCH, 4),
                      round(power(flow) / HP, 4)])  # fmt: skip
    book.save(path)
    return path


Write = Callable[[Path], Path]
SPEEDS = {"4-72 No.6C 1450 r/min": 1.0, "4-72 No.6C 2900 r/min": 2.0}
LAYOUTS: dict[str, tuple[Write, str, dict[str, float]]] = {
    "sample": (sample, "4-72.csv", SPEEDS),
    "american": (american, "bc.xlsx", {"BC-24": 1.0}),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_the_known_fan_comes_back(layout: str, catalog: Catalog, tmp_path: Path) -> None:
    write, name, models = LAYOUTS[layout]
    preview = maker_files.read(write(tmp_path / name), "fans", catalog)
    assert preview.obstacle is None
    devices = maker_files.brought(preview, catalog)
    assert devices.keys() == models.keys()
    for model, device in devices.items():
        assert isinstance(device, Fan)
        assert device.fan_kind is FanKind.CENTRIFUGAL
        assert device.pressure_kind is PressureKind.TOTAL
        assert device.power_basis is PowerBasis.SHAFT
        assert device.curve_density == 1.2
        r = models[model]
        machines = columns_of([device]).machines
        for q in np.array([9_000.0, 12_000.0, 15_000.0]) * r:
            at = np.array([[q / 3600.0]])
            assert float(machines.rise_at(at)[0, 0]) == pytest.approx(total(q, r), rel=5e-3)
            shaft = float(machines.power_at(at)[0, 0]) / 1e3
            assert shaft == pytest.approx(power(q, r), rel=0.01)


def test_what_the_sample_says_of_the_motor_and_not_of_the_reserve(
    catalog: Catalog, tmp_path: Path
) -> None:
    first, second = maker_files.read(sample(tmp_path / "s.csv"), "fans", catalog).models
    assert isinstance(first.record, Fan)
    assert isinstance(second.record, Fan)
    assert first.record.motor_power_w == pytest.approx(7500.0)
    assert second.record.motor_power_w == pytest.approx(60e3)
    assert [one.code for one in first.fitted.assumed] == ["fan_density_assumed"]  # type: ignore[union-attr]


def test_both_pressures_tell_the_outlet(catalog: Catalog, tmp_path: Path) -> None:
    (model,) = maker_files.read(american(tmp_path / "a.xlsx"), "fans", catalog).models
    assert isinstance(model.record, Fan)
    assert model.record.outlet_m2 == pytest.approx(AREA, rel=5e-3)
    assert BROWSING.charts(model.record)[0].key == "fans.pressure"


def table(path: Path, heading: str, *columns: Callable[[float], float]) -> Path:
    lines = [f"Q{i}," + ",".join(f"{column(q):.3f}" for column in columns)
             for i, q in enumerate((8e3, 10e3, 12e3, 14e3))]  # fmt: skip
    lines = [line.replace(f"Q{i}", "A") for i, line in enumerate(lines)]
    path.write_text(
        f"离心风机 1450 r/min\n转速 1450 r/min\n{heading}\n" + "\n".join(lines), "utf-8"
    )
    return path


def own(q: float) -> float:
    return q


def test_an_inner_power_stands_in_and_is_told(catalog: Catalog, tmp_path: Path) -> None:
    path = table(tmp_path / "i.csv", "型号,流量(m³/h),全压(Pa),内功率(kW)", own, total, power)
    preview = maker_files.read(path, "fans", catalog, power_basis="shaft_basis")
    (model,) = preview.models
    assert model.fitted is not None
    said = {one.code: one.doubtful for one in model.fitted.assumed}
    assert said == {"fan_inner_power": True, "fan_density_assumed": False}
    assert model.record.curve[2][2] == pytest.approx(power(12e3), rel=1e-3)  # type: ignore[union-attr]


def test_an_efficiency_of_the_other_pressure_is_not_taken(catalog: Catalog, tmp_path: Path) -> None:
    """Of total pressure and static efficiency no power follows."""
    heading = "型号,流量(m³/h),全压(Pa),静压效率(%)"
    path = table(tmp_path / "o.csv", heading, own, total, lambda q: 100 * rate(q) * 0.8)
    told = {"power_basis": "shaft_basis", "pressure_kind": "total_pressure"}
    (model,) = maker_files.read(path, "fans", catalog, **told).models
    assert model.record is None
    assert [one.code for one in model.fitted.missing] == ["fan_points_missing"]  # type: ignore[union-attr]
    told["pressure_kind"] = "static_pressure"  # nor is a total pressure a static one
    (model,) = maker_files.read(path, "fans", catalog, **told).models
    assert model.record is None


def test_which_pressure_is_meant_must_be_told_where_the_table_does_not(
    catalog: Catalog, tmp_path: Path
) -> None:
    path = table(tmp_path / "p.csv", "型号,流量(m³/h),压力(Pa),轴功率(kW)", own, total, power)
    assert maker_files.read(path, "fans", catalog).untold == ("pressure_kind",)
    told = maker_files.read(path, "fans", catalog, pressure_kind="static_pressure")
    assert told.obstacle is None
