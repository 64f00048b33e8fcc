"""A course of load that nobody entered is told to be assumed; one that was entered is not."""

import msgspec
import pytest

from core.families.compressors.loads import AirWeek
from core.families.flow_stations.loads import FlowBins, FlowDay
from core.families.motors.loads import ShaftConstant, ShaftCycle, ShaftFlow, ShaftMeasured
from core.families.registry import FAMILIES
from core.families.transformers.loads import PowerSteps, PowerWeek
from core.load.kind import LoadKind
from core.load.typical import typical_course
from core.vocabulary.finding import Severity

HALF = (0.5,) * 24
BEGUN = (FlowDay, FlowBins, AirWeek, PowerWeek, PowerSteps, ShaftCycle, ShaftFlow, ShaftMeasured)


def codes(load: LoadKind) -> list[str]:
    found = list(typical_course(load))
    assert all(one.severity is Severity.ASSUMED for one in found)
    return [one.code for one in found]


@pytest.mark.parametrize("kind", BEGUN)
def test_as_a_kind_begins_it_is_assumed(kind: type[LoadKind]) -> None:
    assert codes(kind()) == ["course_typical"]


@pytest.mark.parametrize(
    "load",
    [
        FlowDay(day_shares=HALF, month_factors=(0.9,) * 12),
        FlowBins(flow_shares=(1.0, 0.5), time_shares=(0.4, 0.6)),
        AirWeek(workday_shares=HALF, off_shares=HALF),
        AirWeek(workday_shares=HALF, off_without_pressure=True),  # days off ask for nothing
        PowerWeek(workday_shares=HALF, off_shares=(0.1,) * 24),
        PowerSteps(power_steps=((1.0, 4000.0), (0.5, 4760.0))),
        ShaftMeasured(input_w=(45e3,)),  # one power has all of the time
        ShaftFlow(flow_shares=(1.0, 0.5), time_shares=(0.4, 0.6)),
        ShaftConstant(),  # has no course
        FlowBins(path="flows.csv"),
        ShaftCycle(path="cycle.xlsx"),
    ],
)
def test_what_was_entered_or_comes_from_a_file_is_not(load: LoadKind) -> None:
    assert codes(load) == []


@pytest.mark.parametrize(
    "load",
    [
        FlowDay(day_shares=HALF),
        FlowBins(flow_shares=(1.0, 0.9, 0.7, 0.5, 0.3)),
        AirWeek(workday_shares=HALF),
        PowerWeek(off_shares=HALF),
    ],
)
def test_what_was_entered_in_part_is_so_in_part(load: LoadKind) -> None:
    assert codes(load) == ["course_typical_in_part"]


def test_no_kind_of_any_family_has_rows_of_figures_that_are_not_watched() -> None:
    """Every tuple of figures that a kind begins with, but times beside an entered power."""
    kinds = {kind for family in FAMILIES.values() for kind in family.loads}
    rows = {
        (kind, field.name)
        for kind in kinds
        for field in msgspec.structs.fields(kind)
        if isinstance(field.default, tuple) and field.default
    }
    watched = {(kind, key) for kind in kinds for key in kind.courses}
    assert {kind for kind, _ in rows} == set(BEGUN)
    assert rows - watched == {(ShaftMeasured, "time_shares")}
