"""Unequal fans in parallel against trying every share on a fine grid."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.families.flow_stations.fleet import each_at, fleet_of, header
from core.families.registry import decode
from core.selection.selection import Selection
from core.selection.staged import staged_year
from tests.families.registered import program

GRID = 400  # shares of one fan's flow that brute force tries
STUDY = {
    "format": "loadfit-study", "schema": 2, "project": {"name": "fans"},
    "site": {"station": "58358"},
    "duty": {
        "family": "fans", "flow_m3s": 22.0, "pressure_pa": 1400.0, "kept_pressure_pa": 300.0,
        "flow_control": "system_curve",
    },
    "load": {"kind": "flow_bins", "flow_shares": [1.0, 0.8, 0.6, 0.45, 0.3],
             "time_shares": [800.0, 2400.0, 2600.0, 1500.0, 700.0]},
    "plant": {"units_min": 1, "units_max": 2, "models_max": 2},
}  # fmt: skip


@pytest.fixture(scope="module")
def selection() -> Selection:
    return program().select(decode(json.dumps(STUDY).encode(), ""), Path())


def test_two_unequal_fans_need_no_more_than_the_best_of_a_fine_grid(selection: Selection):
    """At every flow of the year, to 0.1 %."""
    assert selection.mixed is not None
    pairs = [one for one in selection.mixed.years if [g.units for g in one.groups] == [1, 1]]
    assert pairs
    for year in pairs[:3]:
        machine = np.array([group.machine for group in year.groups])
        fleet = fleet_of(selection.columns, machine, selection.duty)
        flow = year.mixing.load_w
        share = np.linspace(0.0, 1.0, GRID + 1)
        least = []
        for total, rise in zip(flow, header(fleet, flow, 1)[0], strict=True):
            each = np.stack([share, 1.0 - share]) * total
            drawn = each_at(fleet, np.maximum(each, 1e-9), np.full(each.shape, rise)).input_w
            drawn = np.where(each > 0.0, np.nan_to_num(drawn, nan=np.inf), 0.0)
            least.append(drawn.sum(axis=0).min())
        assert year.run.input_w.sum(axis=0) == pytest.approx(least, rel=1e-3)


def test_stations_of_several_models_tell_what_fans_tell(selection: Selection):
    mixed = [one for one in selection.candidates if one.is_mixed]
    assert mixed
    for one in mixed:
        drawn = one.year.drawn_w[one.year.mixing.design_point]
        assert one.outcome.specific_fan_power == pytest.approx(drawn / (22.0 * 3600.0))
        assert 0.0 <= one.outcome.stall_hours <= 8000.0
        assert 0.4 < one.outcome.system_efficiency < 0.95


def test_the_staging_between_the_flows_of_the_year_keeps_the_pressure_of_its_own_flow(
    selection: Selection,
):
    """Of two equal fans at flows no bin has: q p/η of the wheel, its motor and its converter."""
    one = next(c for c in selection.candidates if not c.is_mixed and c.units == 2)
    table = staged_year(selection, one).staging
    assert table.load_w[-1] >= 22.0  # to the design flow at least, and all of it is carried
    for shown in selection.candidates[:8]:
        year = staged_year(selection, shown)
        assert year is None or (year.staging.input_w > 0.0).all()
    fleet = fleet_of(selection.columns, np.array([one.groups[0].machine]), selection.duty)
    for at in np.searchsorted(table.load_w, 22.0 * np.array([0.35, 0.53, 0.72, 0.93])):
        flow, runs = table.load_w[at], table.running[0, at]
        rise = 300.0 + 1100.0 * (flow / 22.0) ** 2
        alone = each_at(fleet, np.array([[flow / runs]]), np.array([[rise]]))
        assert table.input_w[at] == pytest.approx(runs * alone.input_w[0, 0], rel=1e-3)
