"""Stations of unequal pumps on one header against trying every share on a fine grid."""

from typing import Any

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.flow_stations.fleet import Fleet, each_at, fleet_of, header, together
from core.families.flow_stations.mixing import units_of as at_flows
from core.families.pumps.classes import BestPoint, made
from core.families.pumps.columns import columns_of
from core.families.pumps.duty import PumpControl, PumpDuty
from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.optimum import optimum
from core.plant.unit import Units
from core.study.plant import Staging
from tests.families.registered import program, shipped

H = 3600.0
GRID = 200  # shares of each pump's flow that brute force tries


def three(control: PumpControl) -> Fleet:
    """300, 200 and 120 m³/h at 32, 34 and 30 m on a system with 12 of 32 m static, 600 m³/h."""
    base = next(one for one in shipped("pumps") if one.id == "CL-ES-1480-G2")
    records = made(
        [
            BestPoint(
                record=msgspec.structs.replace(base, id=f"{flow}"),
                flow_m3s=flow / H,
                head_m=head,
                efficiency=rate,
            )
            for flow, head, rate in ((300.0, 32.0, 0.83), (200.0, 34.0, 0.80), (120.0, 30.0, 0.74))
        ]
    )
    duty = PumpDuty(flow_m3s=600 / H, head_m=30.0, static_head_m=12.0, flow_control=control)
    columns = columns_of(records, program().catalog.devices("drives"))
    return fleet_of(columns, np.arange(3), duty)


def units_of(fleet: Fleet, flow: np.ndarray) -> Units:
    return at_flows(fleet, np.arange(len(flow)), flow)


def brute(fleet: Fleet, flow: float) -> float:
    """The least input of any of the three running, sharing a flow in every way of a fine grid."""
    rise = header(fleet, np.array([flow]), 1)[0, 0]
    shares = np.linspace(0.0, 1.0, GRID + 1)
    first, second = np.meshgrid(shares, shares, indexing="ij")
    third = 1.0 - first - second
    kept = third >= -1e-12
    each = np.stack([first[kept], second[kept], np.maximum(third[kept], 0.0)]) * flow
    drawn = each_at(fleet, np.maximum(each, 1e-9), np.full(each.shape, rise)).input_w
    drawn = np.where(each > 0.0, np.where(np.isnan(drawn), np.inf, drawn), 0.0)
    return float(drawn.sum(axis=0).min())


@pytest.mark.parametrize("control", PumpControl)
def test_numbers_of_units_beside_each_other_need_what_each_needs_alone(control: PumpControl):
    fleet, flow = three(control), np.linspace(0.2, 1.1, 7) * 300.0 / H
    beside = together(fleet, np.tile(flow, 3), np.repeat([1, 2, 3], len(flow)))
    for number in (1, 2, 3):
        alone, at = together(fleet, flow, number), slice((number - 1) * 7, number * 7)
        for name in ("input_w", "shaft_w", "able", "own_flow", "speed", "rise", "least"):
            assert np.array_equal(
                getattr(beside, name)[:, at], getattr(alone, name), equal_nan=True
            ), name


@pytest.mark.parametrize("control", PumpControl)
def test_a_rise_that_stands_for_many_flows_is_told_once(control: PumpControl):
    fleet, rise = three(control), np.array([[[25.0], [30.0]]])
    flow = np.broadcast_to(np.linspace(0.01, 0.1, 9), (3, 2, 9))
    once = each_at(fleet, flow, rise).input_w
    flat = each_at(
        fleet, flow.reshape(3, -1), np.repeat(rise, 9, axis=2).repeat(3, 0).reshape(3, -1)
    )
    assert np.array_equal(once.reshape(3, -1), flat.input_w, equal_nan=True)


@pytest.mark.parametrize(
    "control",
    [PumpControl.SYSTEM_CURVE, PumpControl.PROPORTIONAL_PRESSURE, PumpControl.CONSTANT_PRESSURE],
)
def test_three_unequal_pumps_need_no_more_than_the_best_of_a_fine_grid(control: PumpControl):
    """To 0.1 % at every single flow, and so of the year of a town."""
    fleet = three(control)
    flow = np.linspace(0.25, 1.0, 16) * 600.0 / H
    best = optimum(units_of(fleet, flow), flow, 1)
    plant = arrangements([[(0, 1, 0), (1, 1, 0), (2, 1, 0)]], Staging.OPTIMUM)
    run = operate(best, plant, 0, standby_helps=False)
    needed = run.input_w.sum(axis=0)
    least = np.array([brute(fleet, one) for one in flow])
    assert (run.unmet_w == 0.0).all()
    assert needed == pytest.approx(least, rel=1e-3)


@settings(max_examples=25, deadline=None)
@given(
    static=st.floats(0.0, 24.0),
    share=st.lists(st.floats(0.15, 1.0), min_size=3, max_size=6),
    control=st.sampled_from([c for c in PumpControl if c is not PumpControl.ON_OFF]),
)
def test_optimal_needs_no_more_than_equal_nor_than_in_sequence(
    static: float, share: list[float], control: PumpControl
):
    """Of two large and two small pumps, at any flow, static head and control."""
    fleet: Any = three(control)
    duty = msgspec.structs.replace(fleet.duty, static_head_m=static)
    fleet = fleet_of(fleet.columns, np.arange(3), duty)
    flow = np.array(share) * duty.flow_m3s
    best = optimum(units_of(fleet, flow), flow, 2)
    drawn = {}
    for way in (Staging.OPTIMUM, Staging.EQUAL_SPLIT, Staging.SEQUENTIAL):
        plant = arrangements([[(0, 2, 0), (2, 2, 0)]], way)
        run = operate(best, plant, 0, standby_helps=False)
        drawn[way] = np.where(run.unmet_w > 0.0, np.nan, run.input_w.sum(axis=0))
    for other in (Staging.EQUAL_SPLIT, Staging.SEQUENTIAL):
        worse = drawn[Staging.OPTIMUM] > drawn[other] * (1.0 + 2e-3)
        assert not worse.any(), other


def test_the_weaker_pump_has_no_capacity_against_a_header_above_its_shut_off():
    fleet = three(PumpControl.CONSTANT_PRESSURE)
    high = msgspec.structs.replace(fleet.duty, head_m=40.0)
    fleet = fleet_of(fleet.columns, np.arange(3), high)
    shut_off = fleet.machines.rise.max(axis=1)
    capacity = units_of(fleet, np.array([300.0]) / H).capacity_w[:, 0]
    assert (shut_off < 40.0).any()
    assert (shut_off > 40.0).any()
    assert ((capacity > 0.0) == (shut_off > 40.0)).all()
