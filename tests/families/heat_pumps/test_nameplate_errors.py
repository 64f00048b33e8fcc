"""Nameplate against own points: within the bands shown, as the documentation prints it."""

from functools import cache
from importlib.resources import files

import pytest

from core.families.heat_pumps.class_machines import (
    BAND_COLD,
    BAND_IDLE_STATED,
    BAND_MILD,
    BAND_MILD_UNSTATED,
    BAND_MODERATE,
    BAND_OTHER_FLOW,
    BAND_WATER,
)
from tests.families.heat_pumps.nameplate_errors import (
    BEIJING,
    CASES,
    COLD,
    GUANGZHOU,
    HARBIN,
    IDLE,
    MILD,
    SHANGHAI,
    SURVEYED,
    Case,
    Errors,
    as_surveyed,
    of_case,
)

PAGE = files("resources") / "documentation" / "class_machines.md"
# Of air known by a SCOP of EN 14825, at its flow: Beijing and Shanghai.
SEASONAL = {BEIJING: 0.08, SHANGHAI: 0.14}
# Where nothing is offered, how far it would be off is told.
COLD_SITES = {
    HARBIN: BAND_COLD,
    BEIJING: BAND_MODERATE,
    SHANGHAI: BAND_MILD_UNSTATED,
    GUANGZHOU: BAND_MILD_UNSTATED,
}
IDLE_STATED = {
    HARBIN: BAND_COLD, BEIJING: BAND_IDLE_STATED, SHANGHAI: BAND_MILD, GUANGZHOU: BAND_MILD,
}  # fmt: skip


@cache
def found(case: Case) -> Errors:
    return of_case(case)


@cache
def surveyed(case: Case) -> Errors:
    return as_surveyed(case)


def band(case: Case) -> float:
    if not case.kind.startswith("air"):
        return BAND_WATER
    if abs(case.emitter[1] - case.flow_c) > 5.0:
        return BAND_OTHER_FLOW
    if case.known == MILD + IDLE:
        return min(SEASONAL[case.station], BAND_IDLE_STATED)
    by_site = {COLD: COLD_SITES, COLD + IDLE: IDLE_STATED, MILD: SEASONAL}
    return by_site[case.known][case.station]


def row(case: Case) -> str:
    """As the documentation has it."""
    one, (emitter, supply_c) = found(case), case.emitter
    return (
        f"| {case.kind.replace('_', ' ')} | {case.known} at {case.flow_c:.0f} °C | {case.place}, "
        f"{emitter.value.replace('_', ' ')} {supply_c:.0f} °C | {len(one.error)} | {one.refused} "
        f"| {100 * one.bias:+.1f} % | {100 * one.median:.1f} % | {100 * one.p90:.1f} % "
        f"| ±{100 * band(case):.0f} % |"
    )


@pytest.mark.parametrize("case", CASES, ids=lambda c: f"{c.kind}-{c.flow_c:.0f}-{c.place}")
def test_nine_of_ten_lie_within_the_band_that_is_shown(case: Case) -> None:
    one = found(case)
    assert len(one.error) >= 40
    assert one.refused <= 0.02 * len(one.error)
    assert one.p90 <= band(case)


def test_the_documentation_prints_what_is_computed() -> None:
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row(case) for case in CASES if row(case) not in printed] == []


def test_with_the_idle_power_the_survey_of_the_kinds_is_reached() -> None:
    """Its 90 % are 3.9 % in Harbin and 9.4 % in Beijing (194 machines, 40 °C floors).

    It took each machine's own idle power and loss by switching; the idle power alone is enough,
    which a maker can say in one figure.
    """
    known = {c.place: found(c).p90 for c in CASES if c.known == COLD + IDLE and c.flow_c == 35.0}
    assert known["Harbin"] <= 0.039
    assert known["Beijing"] <= 0.094


def test_with_average_idle_power_a_kind_is_neither_too_frugal_nor_too_greedy() -> None:
    """Medians in its place leave the year of all machines 2.1 to 4.1 % too low."""
    cold = [found(c).bias for c in CASES if c.known == COLD and c.station != GUANGZHOU]
    assert max(map(abs, cold)) < 0.01


def test_at_a_mild_site_a_machine_is_known_by_its_idle_power_or_not_at_all() -> None:
    """Without it more is off than at another flow temperature, where none is offered either."""
    mild = [found(c).p90 for c in CASES if c.known == COLD and c.station in (SHANGHAI, GUANGZHOU)]
    assert min(mild) > BAND_OTHER_FLOW


def surveyed_row(case: Case, machines: int, p90: float) -> str:
    """As the documentation has it: what is found here beside what the survey found."""
    one, (emitter, supply_c) = surveyed(case), case.emitter
    return (
        f"| {case.kind.replace('_', ' ')} | {case.known} at {case.flow_c:.0f} °C | {case.place}, "
        f"{emitter.value.replace('_', ' ')} {supply_c:.0f} °C | {machines} "
        f"| {len(one.error) + one.refused} | {100 * p90:.1f} % | {100 * one.p90:.1f} % |"
    )


def test_asked_as_the_survey_did_its_table_is_reached_and_printed() -> None:
    """With the machines it counted, each by its rating at the case's flow alone."""
    printed = PAGE.read_text("utf-8").splitlines()
    assert [row for one in SURVEYED if (row := surveyed_row(*one)) not in printed] == []
    missed = [case for case, _, p90 in SURVEYED if round(surveyed(case).p90, 3) > p90]
    assert missed == []
    cold = {c.flow_c: (len(surveyed(c).error) + surveyed(c).refused, n) for c, n, _ in SURVEYED[:4]}
    assert cold == {35.0: (194, 194), 55.0: (198, 198)}


def test_by_minus_seven_and_the_scop_the_survey_of_the_kinds_is_bettered() -> None:
    """Its 90 % are 7.2 % in Beijing and 10.5 % in Shanghai, floors (387 machines).

    Each machine had its own idle power there.
    """
    known = {c.place: found(c).p90 for c in CASES if c.known == MILD + IDLE}
    assert known["Beijing"] <= 0.072
    assert known["Shanghai"] <= 0.105
