"""One's own machines: begun as a data sheet, its tested points, a list with its units, faults."""

from collections.abc import Mapping
from itertools import product
from pathlib import Path

import msgspec
import pytest

from catalog.files.devices import preview_devices
from core.families.compressors.control import part_load_tables
from core.families.compressors.fresh import begun
from core.families.compressors.plausibility import defects, faults
from core.families.compressors.record import (
    J_M3,
    AirCompressor,
    AirControl,
    CompressorFlag,
    CompressorKind,
)
from core.families.compressors.typed_points import fitted
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from tests.core.selection.examples import program
from tests.families.compressors.cases import MINUTE, columns, machine

SPEED = AirControl.SPEED
# An own sheet: m³/s and W at three speeds.
SHEET = [(2.2 / MINUTE, 17.0e3), (6.4 / MINUTE, 44.8e3), (4.3 / MINUTE, 30.1e3)]


@pytest.mark.parametrize(("kind", "control"), list(product(CompressorKind, AirControl)))
def test_what_is_begun_can_be_believed(kind: CompressorKind, control: AirControl) -> None:
    record = begun({"compressor_kind": kind.value, "air_control": control.value})
    assert [fault for fault in faults(record) if fault[0] not in ("id", "model")] == []
    assert record.compressor_kind is kind
    assert record.package_w == pytest.approx(43e3, rel=1e-3)
    table = part_load_tables(columns(record), 1.0, 7e4, 1e5)[0]
    assert table[-1] == pytest.approx(1.0)


def test_tested_points_make_flow_specific_power_and_turndown() -> None:
    record = fitted(begun({"air_control": "speed_controlled"}), SHEET).record
    assert isinstance(record, AirCompressor)
    assert record.free_air_m3s * MINUTE == pytest.approx(6.4)
    assert record.specific_power / J_M3 == pytest.approx(44.8 / 6.4)
    assert record.turndown == pytest.approx(2.2 / 6.4)
    assert CompressorFlag.SPEED_SHAPE_ASSUMED not in (*record.flags, *defects(record))
    assert list(faults(record)) == []


def test_two_points_are_too_few() -> None:
    with pytest.raises(Problem) as found:
        fitted(begun({"air_control": "speed_controlled"}), SHEET[:2])
    assert found.value.code == "points_few"


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({"specific_power": 3.0 * J_M3}, "specific_power"),  # below the ideal of 4.73 at 7.5 bar
        ({"specific_power": 40.0 * J_M3}, "specific_power"),
        ({"motor_rating_w": 37e3}, "motor_rating_w"),  # of a package of 65 kW
        ({"discharge_max_pa": 5e5}, "discharge_max_pa"),
        ({"speed_points": ((4.0, 30.0), (10.0, 65.0))}, "speed_points"),
        ({"speed_points": ((4.0, 30.0), (7.0, 29.0), (10.0, 65.0))}, "speed_points"),
        ({"speed_points": ((4.0, 30.0), (7.0, 45.0), (9.0, 58.0))}, "speed_points"),
    ],
)
def test_figures_that_cannot_be_true(changed: dict[str, object], column: str) -> None:
    assert list(faults(machine())) == []
    record = msgspec.structs.replace(machine(), **changed)
    assert column in {fault[0] for fault in faults(record)}


LIST = """编号,厂家,机型,空压机型式,调节方式,冷却方式,电动机额定功率 (kW),额定排气压力 (MPa),\
容积流量 (m³/min),机组比功率 (kW/(m³/min)),空载功率比,来源,年份,等级,speed_points
own-1,某厂,LG37-8,喷油螺杆（单级）,加卸载,风冷,37,0.8,6.2,7.1,22%,样本,2025,C,
own-2,某厂,LG37V-8,喷油螺杆（单级）,变频,风冷,37,0.8,6.4,7.0,,样本,2025,C,"[[2.2,17],[4.3,30.1],[6.4,44.8]]"
"""


def test_a_list_is_read_in_the_units_of_the_trade(
    tmp_path: Path, languages: Mapping[str, Language]
) -> None:
    path = tmp_path / "own.csv"
    path.write_text(LIST, "utf-8")
    preview = preview_devices(path, program().catalog, "compressors", [*languages.values()])
    assert preview.faults == ()
    fixed, speed = preview.records
    assert fixed.discharge_pa == pytest.approx(8e5)
    assert fixed.free_air_m3s == pytest.approx(6.2 / MINUTE)
    assert fixed.specific_power == pytest.approx(7.1 * 60e3)
    assert fixed.motor_rating_w == pytest.approx(37e3)
    assert fixed.no_load_share == pytest.approx(0.22)
    assert speed.air_control is SPEED
    assert speed.speed_points == ((2.2, 17.0), (4.3, 30.1), (6.4, 44.8))
