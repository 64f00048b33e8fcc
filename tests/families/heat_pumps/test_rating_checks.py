"""What is doubtful about a rating is seen from its figures."""

import msgspec
import pytest

from core.families.heat_pumps.en14825 import beside
from core.families.heat_pumps.plausibility import faults
from core.families.heat_pumps.plausible import defects, reference_values
from core.families.heat_pumps.rating_checks import marked, rating_flags
from core.families.heat_pumps.record import (
    CoolingPoint,
    CoolingRating,
    HeatPump,
    HeatSource,
    PumpFlag,
    SeasonalRating,
    SeasonClimate,
)
from core.machines.device import Evidence
from tests.families.heat_pumps.ratings import ANNEX_H, point

STATED = msgspec.structs.replace(
    ANNEX_H, points=tuple(msgspec.structs.replace(p, degradation=0.9) for p in ANNEX_H.points)
)


def _pump(*ratings: SeasonalRating, **figures: object) -> HeatPump:
    whole: dict[str, object] = {"ratings": ratings, "nominal_w": 12_660.0} | figures
    return HeatPump(
        id="X", maker="X", model="X", heat_source=HeatSource.OUTDOOR_AIR, source="x",
        source_year="2018", evidence=Evidence.A, **whole,
    )  # type: ignore[arg-type]  # fmt: skip


def _flags(**changes: object) -> tuple[PumpFlag, ...]:
    return rating_flags([msgspec.structs.replace(STATED, **changes)])[0]


def test_the_standards_example_is_not_doubtful() -> None:
    assert _flags() == ()


@pytest.mark.parametrize(
    ("changes", "flag"),
    [
        ({"scop": 3.61 * 1.06}, PumpFlag.SCOP_MISMATCH),
        ({"scop": 3.61 / 1.06}, PumpFlag.SCOP_MISMATCH),
        ({"off_w": 501.0, "scop": 3.61}, PumpFlag.OFF_MODE_IMPLAUSIBLE),
        ({"points": ANNEX_H.points}, PumpFlag.DEGRADATION_NOT_STATED),
        (
            {"points": (*STATED.points[:3], point(12.0, 14_300.0, 4.91, 0.9))},
            PumpFlag.COP_NOT_MONOTONE,
        ),
    ],
)
def test_each_doubt(changes: dict[str, object], flag: PumpFlag) -> None:
    assert flag in _flags(**changes)


def test_a_scop_that_cannot_be_recalculated_is_doubtful() -> None:
    bare = SeasonalRating(climate=SeasonClimate.COLDER, flow_c=55.0, design_w=5e3, scop=3.0)
    assert PumpFlag.SCOP_MISMATCH in rating_flags([bare])[0]


def test_large_machines_may_idle_at_more() -> None:
    large = msgspec.structs.replace(STATED, design_w=200e3, standby_w=900.0)
    assert PumpFlag.OFF_MODE_IMPLAUSIBLE not in rating_flags([large])[0]


def test_a_machine_carries_the_flags_of_its_ratings() -> None:
    kept = msgspec.structs.replace(STATED, flags=(PumpFlag.POINT_LEFT_OUT,), flow_c=55.0)
    wrong = msgspec.structs.replace(STATED, scop=5.0)
    found = marked(_pump(wrong, kept))
    assert [one.flags for one in found.ratings] == [
        (PumpFlag.SCOP_MISMATCH,), (PumpFlag.POINT_LEFT_OUT,)
    ]  # fmt: skip
    assert found.flags == (PumpFlag.SCOP_MISMATCH, PumpFlag.POINT_LEFT_OUT)
    assert defects(_pump(wrong, kept)) == found.flags
    assert reference_values(found) == {}


def test_one_flow_temperature_or_none() -> None:
    assert defects(_pump(STATED)) == (PumpFlag.SINGLE_FLOW,)
    assert defects(_pump()) == (PumpFlag.NO_PART_LOAD,)


def test_a_rating_is_found_by_climate_and_flow() -> None:
    pump = _pump(STATED)
    assert pump.rating(SeasonClimate.AVERAGE, 35.0) is pump.ratings[0]
    assert pump.rating(SeasonClimate.AVERAGE, 55.0) is None
    assert pump.capacity_w == 12_660.0


COOLING = CoolingRating(
    flow_c=7.0,
    design_w=9e3,
    points=tuple(CoolingPoint(outdoor_c=t, cooling_w=9e3, eer=3.0) for t in (35.0, 20.0)),
)


@pytest.mark.parametrize(
    ("pump", "column", "code"),
    [
        (_pump(STATED, nominal_w=12.66), "nominal_w", "implausible"),
        (_pump(STATED, cop_35=48.0), "cop_35", "implausible"),
        (_pump(STATED, STATED), "ratings", "rating_twice"),
        (
            _pump(msgspec.structs.replace(STATED, points=STATED.points[::-1])),
            "ratings",
            "outdoor_not_rising",
        ),
        (_pump(msgspec.structs.replace(STATED, design_w=11.46)), "ratings", "implausible"),
        (_pump(msgspec.structs.replace(STATED, scop=36.1)), "ratings", "implausible"),
        (
            _pump(msgspec.structs.replace(STATED, points=(point(2.0, 11e3, 40.0),))),
            "ratings",
            "implausible",
        ),
        (_pump(STATED, cooling=(COOLING,)), "cooling", "outdoor_not_rising"),
    ],
)
def test_what_cannot_be_true(pump: HeatPump, column: str, code: str) -> None:
    assert (column, code) in [found[:2] for found in faults(pump)]


def test_the_standards_example_can_be_true() -> None:
    assert list(faults(_pump(STATED))) == []
    assert beside(()).size == 0
