"""Where a candidate spends its hours: counted by hand, and against the selection itself."""

from importlib.resources import files

import numpy as np
import pytest

from core.content.operating_hours import UnitHours, counted
from core.selection.selection import Selection
from tests.kept import program


@pytest.fixture(scope="module")
def selection(own_places: None) -> Selection:
    return program().select_file(files("resources.examples") / "hospital-guangzhou.json")  # type: ignore[arg-type]


def test_the_share_of_a_band_is_that_of_its_hours() -> None:
    use = UnitHours(
        plr=np.array([0.0, 0.1, 0.3, 0.6, 0.9]), hours=np.array([10.0, 90.0, 200.0, 300.0, 400.0])
    )
    assert use.share(0.3, 0.6) == pytest.approx(0.5)  # (200 + 300) / 1,000
    assert use.share(0.0, 1.0) == pytest.approx(0.99)  # all but the hours nothing can run in
    assert use.share(0.31, 0.59) == 0.0
    assert UnitHours(plr=np.zeros(0), hours=np.zeros(0)).share(0.0, 1.0) == 0.0


def test_hours_are_counted_in_their_cells() -> None:
    hours = counted(
        np.array([10.0, 30.0, 30.0]), np.array([20.5, 20.5, 21.5]), np.array([1.0, 2.0, 4.0]),
        np.array([0.0, 20.0, 40.0]), np.array([20.0, 21.0, 22.0]),
    )  # fmt: skip
    assert hours.tolist() == [[1.0, 2.0], [0.0, 4.0]]


def test_the_field_holds_every_load_hour(selection: Selection) -> None:
    candidate = selection.candidates[0]
    field = selection.family.operating.field(selection, candidate)
    hours = selection.profile.hours.sum(axis=1)
    assert field.hours.sum() == pytest.approx(hours[selection.profile.columns["load_w"] > 0].sum())
    assert field.hours.shape == (field.temperature_edges_c.size - 1, field.load_edges_w.size - 1)
    assert field.limits_c == candidate.record.condenser_limits_c


def test_with_a_unit_in_reserve_the_others_carry_the_load(selection: Selection) -> None:
    hottest = selection.design.entering_condenser_c
    # One whose capacity at design is that at its limit.
    beyond = (c for c in selection.candidates if c.record.condenser_limits_c[1] < hottest)
    candidate = next(beyond)
    field = selection.family.operating.field(selection, candidate)
    stages = candidate.stages_w
    assert field.units == len(stages) == candidate.units - 1
    hottest = selection.design.entering_condenser_c
    assert hottest > field.limits_c[1]  # so at design there is less than at the limit
    assert stages[-1] < field.capacity_w[-1]
    rated = candidate.record.capacity_curve
    a, b, c, d, e, f = rated.coefficients
    x, y = selection.design.leaving_chilled_c, hottest
    share = a + b * x + c * x * x + d * y + e * y * y + f * x * y
    assert stages[0] == pytest.approx(candidate.record.capacity_w * share)
    unit_w = field.capacity_w[-1] / field.units
    assert field.least_w[-1] == pytest.approx(candidate.record.plr_min * unit_w)


def test_the_share_of_the_machines_own_band_is_its_coverage(selection: Selection) -> None:
    for candidate in selection.candidates[:5]:
        use = selection.family.report.part_load(selection, candidate)
        hours = selection.family.operating.unit_hours(selection, candidate)
        # The band is told in steps of 1/400; what lies in the step at its edge may differ.
        assert hours.share(*use.band) == pytest.approx(candidate.outcome.coverage_hours, abs=0.02)
