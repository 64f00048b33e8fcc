"""Curve sheets typed or pasted in the catalog browser; pumps too high for their duty."""

import msgspec
import numpy as np
import pytest

from core.families.pumps.browsing import BROWSING
from core.families.pumps.duty import PumpControl
from core.families.pumps.npsh import NPSH_TABLE, npsh_required
from core.families.pumps.plausibility import defects, faults
from core.families.pumps.record import Pump, PumpFlag
from core.vocabulary.problem import Problem
from tests.families.pumps.test_year import selected
from tests.families.registered import shipped

H = 3600.0
# m³/h, m, kW: H = 50 − 0.0014 Q², η = 0.82 (1 − ((Q − 100)/100)²) of water of 998.2 kg/m³
SHEET = [(q, 50.0 - 0.0014 * q * q) for q in range(20, 181, 20)]


def rows() -> list[tuple[float, float, float]]:
    found = []
    for q, head in SHEET:
        rate = 0.82 * (1.0 - ((q - 100.0) / 100.0) ** 2)
        found.append((q / H, head, 998.2 * 9.80665 * q / H * head / rate))
    return found


def base() -> Pump:
    return next(one for one in shipped("pumps") if one.id == "CL-ES-2950-G1")


def test_the_best_point_of_a_typed_curve_is_its_rated_point():
    """η 0.82 at 100 m³/h and 36 m, within what points 20 m³/h apart can tell."""
    found = BROWSING.fitted(base(), {BROWSING.table: rows()}, {})
    record = found.record
    assert record.rated_flow_m3s * H == pytest.approx(100.0, abs=2.0)
    assert record.rated_head_m == pytest.approx(36.0, abs=0.5)
    assert record.rated_efficiency == pytest.approx(0.82, abs=2e-3)
    assert list(faults(record)) == []
    assert [q for q, _, _ in record.curve] == pytest.approx([q for q, _ in SHEET])
    assert all(one.largest == 0.0 for one in found.residuals)


def test_points_come_back_as_they_were_typed_whatever_their_order():
    browsing = BROWSING
    table, _ = browsing.tables(browsing.fitted(base(), {BROWSING.table: rows()[::-1]}, {}).record)
    assert np.array(table.rows) == pytest.approx(np.array(rows()), rel=1e-5)


def test_npsh_is_typed_beside_the_curve_and_holds_no_further_than_its_points():
    """2.5 m half way between 2.0 and 3.0; beyond the last flow nothing is known."""
    typed = {BROWSING.table: rows(), NPSH_TABLE: [(140 / H, 3.0), (60 / H, 2.0)]}
    record = BROWSING.fitted(base(), typed, {}).record
    assert record.npsh_points == ((60.0, 2.0), (140.0, 3.0))
    needed = npsh_required([record, record], np.array([100 / H, 150 / H]), np.ones(2))
    assert needed[0] == pytest.approx(2.5)
    assert np.isnan(needed[1])
    assert BROWSING.tables(record)[1].rows == [(60 / H, 2.0), (140 / H, 3.0)]
    assert [chart.key for chart in BROWSING.charts(record)][-1] == "pumps.npsh"
    assert PumpFlag.NO_NPSH not in defects(record)


@pytest.mark.parametrize(
    ("points", "code"),
    [(((60.0, 2.0), (60.0, 3.0)), "station_flows_do_not_rise"), (((60.0, 300.0),), "implausible")],
)
def test_npsh_no_pump_has_is_a_fault(points, code):
    bad = msgspec.structs.replace(base(), npsh_points=points)
    assert [(column, one) for column, one, _ in faults(bad)] == [("npsh_points", code)]


def test_two_points_are_no_curve():
    with pytest.raises(Problem) as told:
        BROWSING.fitted(base(), {BROWSING.table: rows()[:2]}, {})
    assert told.value.code == "points_few"


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"curve": ((0.0, 30.0, 5.0), (50.0, 28.0, 6.0))}, "station_curve_short"),
        ({"rated_efficiency": 0.4}, "station_rated_apart"),
        ({"speed_max_rpm": 1000.0}, "station_speed_outside"),
        ({"rated_efficiency": 0.96}, "implausible"),
    ],
)
def test_figures_no_pump_has_are_faults(change, code):
    bad = msgspec.structs.replace(base(), **change)
    assert code in {one for _, one, _ in faults(bad)}


def test_a_curve_whose_flows_fall_or_whose_head_rises_again_is_no_curve():
    curve = base().curve
    swapped = (curve[1], curve[0], *curve[2:])
    bad = msgspec.structs.replace(base(), curve=swapped)
    assert "station_flows_do_not_rise" in {one for _, one, _ in faults(bad)}
    q, head, power = curve[-1]
    again = (*curve[:-1], (q, head * 1.3, power))
    bad = msgspec.structs.replace(base(), curve=again)
    assert "station_rise_rises_again" in {one for _, one, _ in faults(bad)}


def test_a_throttled_pump_far_above_its_duty_is_told_how_much_wheel_would_do():
    """Of a class pump made to 32 m but held against 24 m the finding names less than its wheel."""
    from core.families.pumps.matching import match

    selection = selected(flow_control=PumpControl.THROTTLE.value)
    one = next(c for c in selection.candidates if c.record.id == "CL-ES-1480-G1")
    assert "station_surplus" not in {f.code for f in one.findings}
    high = msgspec.structs.replace(
        one.record, curve=tuple((q, h * 1.4, p * 1.4) for q, h, p in one.record.curve)
    )
    said = {f.code: f for f in match(high, selection.situation, one.outcome)}
    figures = {f.name: f.value for f in said["station_surplus"].figures}
    # 1.4 times the head at the same flow: along the pump's own curve r lies between √(1/1.4) and 1.
    assert np.sqrt(1.0 / 1.4) < figures["share"] < 1.0
    assert figures["given"] == pytest.approx(1.4 * 32.0, rel=0.02)
