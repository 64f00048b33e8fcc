"""Pumps one after the other: a line of two against twice the head is each against the head."""

import pytest

from core.families.pumps.outcome import PumpOutcome
from core.selection.selection import Candidate, Selection
from tests.families.pumps.test_year import selected

ID = "CL-ES-1480-G1"


def of(selection: Selection) -> tuple[Candidate, PumpOutcome]:
    candidate = next(one for one in selection.candidates if one.record.id == ID)
    assert isinstance(candidate.outcome, PumpOutcome)
    return candidate, candidate.outcome


def test_a_line_of_two_needs_twice_what_one_does_at_half_the_head():
    alone_candidate, alone = of(selected())
    line_candidate, line = of(selected(head_m=64.0, static_head_m=24.0, in_series=2))
    assert line_candidate.record.rated_head_m == pytest.approx(32.0)
    assert line_candidate.units == alone_candidate.units
    assert line.annual_energy_wh == pytest.approx(2.0 * alone.annual_energy_wh, rel=1e-3)
    assert line.investment == pytest.approx(2.0 * alone.investment, rel=1e-9)
    assert line.duty_speed == pytest.approx(alone.duty_speed, rel=1e-3)
    assert line.duty_efficiency == pytest.approx(alone.duty_efficiency, rel=1e-3)
    assert line.motor_w == alone.motor_w
    assert line.motor_load == pytest.approx(alone.motor_load, rel=1e-3)
    assert line.system_efficiency == pytest.approx(alone.system_efficiency, rel=1e-3)
    said = {finding.code: finding for finding in line_candidate.findings}
    assert said["station_in_series"].figures[0].value == 2
    assert "station_in_series" not in {finding.code for finding in alone_candidate.findings}


def test_a_liquid_that_is_not_water_is_told():
    brine, _ = of(selected(density_kg_m3=1050.0))
    assert "pump_liquid_not_water" in {finding.code for finding in brine.findings}
    water, _ = of(selected())
    assert "pump_liquid_not_water" not in {finding.code for finding in water.findings}
