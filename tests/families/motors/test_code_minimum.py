"""The motor that just meets the code, of the rating and speed of a candidate."""

from datetime import date

import msgspec
import pytest

from core.families.motors.code_minimum import Limits, code_minimum, poles_of
from core.standards.library import shipped_standards
from tests.core.selection.examples import FOLDER, program, study
from tests.families.motors.machines import motor

TODAY = date(2026, 11, 29)


@pytest.fixture
def limits() -> Limits:
    return Limits(shipped_standards(), TODAY)


@pytest.mark.parametrize(
    ("power_kw", "rpm", "poles", "least"),
    # GB 18613-2020 table 1, grade 3 (the IE3 of IEC 60034-30-1)
    [(75.0, 1485.0, 4, 0.950), (55.0, 1480.0, 4, 0.946), (7.5, 970.0, 6, 0.891),
     (0.75, 2840.0, 2, 0.807)],
)  # fmt: skip
def test_its_efficiency_is_that_of_grade_3(
    power_kw: float, rpm: float, poles: int, least: float, limits: Limits
) -> None:
    record = msgspec.structs.replace(motor(), power_w=power_kw * 1e3, speed_rpm=rpm)
    made = code_minimum(record, limits)
    assert made is not None
    assert made.edition == "GB 18613-2020"
    assert made.record.efficiency_100 == pytest.approx(least)
    assert (made.record.poles, made.record.speed_rpm) == (poles, rpm)
    assert made.record.power_w == record.power_w


@pytest.mark.parametrize(
    "change",
    [
        {"speed_rpm": 60.0},  # a direct drive: no induction motor turns so slowly
        {"power_w": 76.3e3},  # no row of the table
        {"voltage_v": 6000.0},  # high voltage is another standard's
    ],
)
def test_where_no_limit_is_certain_there_is_none(change: dict, limits: Limits) -> None:
    record = msgspec.structs.replace(motor(), power_w=75e3, speed_rpm=1485.0)
    assert code_minimum(record, limits) is not None
    assert code_minimum(msgspec.structs.replace(record, **change), limits) is None


def test_speed_tells_the_poles() -> None:
    record = motor()
    for rpm, poles in ((3000.0, 2), (2900.0, 2), (1500.0, 4), (960.0, 6), (730.0, 8)):
        assert poles_of(msgspec.structs.replace(record, speed_rpm=rpm)) == poles
    assert poles_of(msgspec.structs.replace(record, speed_rpm=1200.0)) is None


@pytest.mark.parametrize("example", ["hoist-ningbo", "conveyor-datong", "fan-shenyang"])
def test_it_stands_beside_each_candidate_in_the_same_way_at_the_same_price(example: str) -> None:
    """Same feed, same coupling, same converter: what differs is the motor's losses."""
    selection = program().select(study(example), FOLDER)
    beside = [c for c in selection.candidates if c.minimum is not None]
    assert beside
    for one in beside:
        own, other = one.outcome, one.minimum.outcome
        assert (own.fed_by, own.coupling, own.drive) == (other.fed_by, other.coupling, other.drive)
        assert own.unit_capacity_w == other.unit_capacity_w
        if one.record.price is None:
            assert own.investment == pytest.approx(other.investment)
        assert own.saving_wh == pytest.approx(other.annual_energy_wh - own.annual_energy_wh)
