"""Nameplate against own points: within the bands shown, as the documentation prints it."""

from functools import cache
from importlib.resources import files

import pytest

from core.families.heat_pumps.class_machines import (
    BAND_COLD,
    BAND_MILD,
    BAND_MODERATE,
    BAND_OTHER_FLOW,
    BAND_WATER,
)
from tests.families.heat_pumps.nameplate_errors import (
    BEIJING,
    CASES,
    COLD,
    HARBIN,
    SHANGHAI,
    SURVEYED,
    Case,
    Errors,
    of_case,
)

PAGE = files("resources") / "documentation" / "class_machines.md"
# Of air known by a SCOP of EN 14825, at its flow: Beijing and Shanghai.
SEASONAL = {BEIJING: 0.08, SHANGHAI: 0.14}
COLD_SITES = {HARBIN: BAND_COLD, BEIJING: BAND_MODERATE, SHANGHAI: BAND_MILD}


@cache
def found(case: Case) -> Errors:
    return of_case(case)


def band(case: Case) -> float:
    if not case.kind.startswith("air"):
        return BAND_WATER
    if abs(case.emitter[1] - case.flow_c) > 5.0:
        return BAND_OTHER_FLOW
    return (COLD_SITES if case.known == COLD else SEASONAL)[case.station]


def row(case: Case) -> str:
    """As the documentation has it."""
    one, (emitter, supply_c) = found(case), case.emitter
    return (
        f"| {case.kind.replace('_', ' ')} | {case.known} at {case.flow_c:.0f} °C | {case.place}, "
        f"{emitter.value.replace('_', ' ')} {supply_c:.0f} °C | {len(one.error)} | {one.refused} "
        f"| {100 * one.bias:+.1f} % | {100 * one.median:.1f} % | {100 * one.p90:.1f} % "
        f"| {'–' if case.known == SURVEYED else f'±{100 * band(case):.0f} %'} |"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.kind}-{c.flow_c:.0f}-{c.place}")
def test_nine_of_ten_lie_within_the_band_that_is_shown(case: Case) -> None:
    one = found(case)
    assert len(one.error) >= 40
    assert one.refused <= 0.02 * len(one.error)
    assert case.known == SURVEYED or one.p90 <= band(case)


def test_the_documentation_prints_what_is_computed() -> None:
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row(case) for case in CASES if row(case) not in printed] == []


def test_the_survey_knew_more_than_a_nameplate_says() -> None:
    """4 % in Harbin and 9 % in Beijing are reached with each machine's own losses alone.

    The survey of the kinds has 3.9 and 9.4 % on 194 machines, a maker left out at a time.
    """
    harbin, beijing = (found(case).p90 for case in CASES if case.known == SURVEYED)
    assert harbin == pytest.approx(0.039, abs=0.005)
    assert beijing == pytest.approx(0.094, abs=0.005)


def test_a_mild_site_is_beyond_what_a_low_ambient_class_carries() -> None:
    """More than at another flow temperature, where none is offered either."""
    mild = [found(c).p90 for c in CASES if c.known == COLD and c.station == SHANGHAI]
    assert min(mild) > BAND_OTHER_FLOW
