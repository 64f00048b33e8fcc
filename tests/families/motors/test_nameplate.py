"""Motors known by their nameplate: rated efficiency met, part load by the share of constant loss.

Expected efficiencies are worked out here: with losses L(s + (1 − s)p²) of the rated power at a load
p, L = 1/η − 1, a motor of 96 % and s = 0.358 loses at half load 0.04167 · (0.358 + 0.642/4) =
0.02160 and has 0.5/(0.5 + 0.02160) = 95.86 %.
"""

from pathlib import Path

import msgspec
import pytest

from catalog.devices.store import open_catalog
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import Told, read_tables
from core.families.motors.class_kinds import constant_shares, size_at
from core.families.motors.nameplate import MotorNameplate, figures_of, fit, nameplates
from core.families.motors.record import IeClass, Motor, Supply, Technology
from core.families.motors.table import MOTORS
from core.machines.device import Evidence, is_class, is_nameplate
from gui.program.program import Program
from tests.core.selection.examples import FOLDER, study

CAGE = MotorNameplate(
    maker="Yu", model="YE4-280S-4", technology=Technology.INDUCTION, ie_class=IeClass.IE4,
    power_w=75e3, poles=4, speed_rpm=1488.0, voltage_v=380.0, frequency_hz=50.0,
    efficiency_100=0.96, fed_by=Supply.MAINS, current_a=136.0, power_factor_100=0.87,
    starting_torque_ratio=2.0, breakdown_torque_ratio=2.3,
)  # fmt: skip


def _with(**changes: object) -> MotorNameplate:
    return msgspec.structs.replace(CAGE, **changes)


def _made(plate: MotorNameplate) -> Motor:
    record: Motor = fit(plate).record
    assert record is not None
    return record


def test_part_load_is_that_of_the_class_and_size() -> None:
    one = _made(CAGE)
    share = float(constant_shares(IeClass.IE4)[size_at(75e3)])
    loss = 1 / 0.96 - 1
    for load, found in ((0.75, one.efficiency_75), (0.5, one.efficiency_50)):
        assert found == pytest.approx(load / (load + loss * (share + (1 - share) * load**2)))
    assert one.efficiency_100 == 0.96
    assert one.nameplate_share == share


def test_an_efficiency_at_half_load_tells_the_share() -> None:
    one = _made(_with(efficiency_50=0.955))
    # 0.5/0.955 − 0.5 = 0.023560 of the rated power; over L = 0.041667: 0.565445 = s + (1 − s)/4.
    assert one.nameplate_share == pytest.approx((0.565445 - 0.25) / 0.75, abs=1e-5)
    assert one.efficiency_50 == pytest.approx(0.955)
    assert [r.code for r in fit(_with(efficiency_50=0.99)).missing] == ["nameplate_motor_part_load"]


def test_without_an_efficiency_the_least_of_the_class_counts() -> None:
    # IEC 60034-30-1, IE3, 4 poles, 50 Hz, 11 kW: 91.4 %.
    found = fit(_with(power_w=11e3, ie_class=IeClass.IE3, efficiency_100=None))
    assert found.record.efficiency_100 == pytest.approx(0.914)
    assert "nameplate_motor_class_least" in [one.code for one in found.assumed]
    bare = fit(_with(ie_class=None, efficiency_100=None))
    assert [one.code for one in bare.missing] == ["nameplate_motor_no_efficiency"]


def test_what_is_missing_is_asked() -> None:
    missing = fit(MotorNameplate()).missing
    named = [one.figures[0].value for one in missing]
    assert named == ["maker", "model", "technology", "power_w"]
    assert [one.code for one in fit(_with(technology=Technology.SERVO)).missing] == [
        "nameplate_motor_no_kind"
    ]
    magnets = fit(_with(technology=Technology.PERMANENT_MAGNET, speed_rpm=None))
    assert [one.figures[0].value for one in magnets.missing] == ["speed_rpm"]


def test_it_is_a_motor_of_its_own_with_a_band() -> None:
    for plate in (CAGE, _with(efficiency_50=0.955), nameplates().example):
        one = _made(plate)
        assert one.evidence is Evidence.C
        assert is_nameplate(one)
        assert not is_class(one)
        assert list(MOTORS.faults(one)) == []
        assert figures_of(one) == plate
        assert one.class_band_one == fit(plate).band[0]
    assert _made(CAGE).class_band_one == 0.05


def test_a_chinese_list_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path / "data"))
    path = tmp_path / "m.csv"
    path.write_text(
        "型号,电机类型,能效等级,额定功率(kW),极数,额定转速(r/min),电压(V),效率(%),功率因数,电流(A)\n"
        "YE4-280S-4,三相异步电动机,IE4,75,4,1488,380,96.0,0.87,136\n"
        "TYC-75,永磁同步电动机(变频器),,75,,1500,380,97.1,0.95,\n", "utf-8",
    )  # fmt: skip
    with open_catalog() as catalog:
        preview = read_tables(open_tables(path, MOTORS), catalog, Told(values={"maker": "Yu"}))
    assert preview.obstacle is None
    first, second = (one.record for one in preview.models)
    assert first is not None
    assert second is not None
    assert (first.power_w, first.poles, first.speed_rpm) == (75e3, 4, 1488.0)
    assert (first.efficiency_100, first.ie_class) == (pytest.approx(0.96), IeClass.IE4)
    assert (second.technology, second.fed_by) == (Technology.PERMANENT_MAGNET, Supply.CONVERTER)


def test_it_stands_in_a_selection_with_its_band(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    plate = _with(power_w=110e3, current_a=198.0, efficiency_100=0.963)
    made = msgspec.structs.replace(_made(plate), id="own:m", source="own")
    with open_catalog() as catalog:
        catalog.add(made)
        found = Program(catalog).select(study("pump-shanghai"), FOLDER)
    mine = [one for one in found.candidates if one.record.id == "own:m"]
    assert mine, [
        f.code for one in found.left_out if one.record.id == "own:m" for f in one.findings
    ]
    assert mine[0].outcome.energy_band == 0.05
    assert "nameplate_motor" in {one.code for one in mine[0].findings}
