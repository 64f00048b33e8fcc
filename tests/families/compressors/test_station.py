"""Stations against trying every way of running them, and control gaps."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.compressors.gap import gaps, held, in_gaps
from core.families.compressors.record import AirCompressor, AirControl
from core.families.compressors.station import run, units_of
from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.optimum import optimum
from core.plant.unit import Units, input_ratio
from core.study.plant import Staging
from tests.families.compressors.cases import MINUTE, columns, design, flows, machine
from tests.families.compressors.test_year import selected


def brute(units: Units, counts: tuple[int, ...], flow: float, steps: int = 400) -> float:
    """Least input over every set of running machines, each at every share of its flow, W.

    Two machines at a time share freely on a fine grid; all others run full or are off.
    """
    each = [row for row, count in enumerate(counts) for _ in range(count)]
    capacity, full = units.capacity_w[:, 0], units.scale_w[:, 0]

    def drawn(row: int, share: np.ndarray) -> np.ndarray:
        ratio = input_ratio(units.at(np.zeros(1, dtype=np.int64)), np.full(len(share), row),
                            share[:, None])[:, 0]  # fmt: skip
        return np.where(share > 0.0, ratio * full[row], 0.0)

    best = np.inf
    for trim in range(len(each)):
        for other in range(len(each)):
            if other == trim:
                continue
            rest = [row for at, row in enumerate(each) if at not in (trim, other)]
            for on in product((0, 1), repeat=len(rest)):
                base = sum(capacity[row] for row, runs in zip(rest, on, strict=True) if runs)
                left = flow - base
                if left < 0.0:
                    continue
                one, two = each[trim], each[other]
                part = np.concatenate(
                    [np.linspace(0.0, 1.0, steps + 1), [left / capacity[one]],
                     [(left - capacity[two]) / capacity[one]]]
                )  # fmt: skip
                remain = (left - part * capacity[one]) / capacity[two]
                fits = (part >= 0.0) & (part <= 1.0) & (remain >= -1e-12) & (remain <= 1.0 + 1e-12)
                if not fits.any():
                    continue
                power = sum(full[row] for row, runs in zip(rest, on, strict=True) if runs)
                sums = drawn(one, part[fits]) + drawn(two, np.clip(remain[fits], 0.0, 1.0))
                best = min(best, power + float(sums.min()))
    return best


def of_plant(units: Units, counts: tuple[int, ...], flow: float) -> float:
    best = optimum(units, np.array([flow]), max(counts))
    plants = arrangements([[(row, count, 0) for row, count in enumerate(counts)]], Staging.OPTIMUM)
    return float(operate(best, plants, 0, standby_helps=False).input_w.sum())


MIXED = (machine(12.0, 6.2), machine(8.0, 6.6, AirControl.SPEED, least_flow_m3s=2.4 / MINUTE))
FIXED = (machine(12.0, 6.2), machine(6.0, 6.6))


@pytest.mark.parametrize(
    ("records", "counts"), [(MIXED, (1, 1)), (MIXED, (2, 1)), (FIXED, (1, 2)), (FIXED, (2, 2))]
)
@pytest.mark.parametrize("share", [0.11, 0.3, 0.42, 0.5, 0.63, 0.77, 0.9, 0.99])
def test_the_optimum_is_that_of_trying_all(
    records: tuple[AirCompressor, ...], counts: tuple[int, ...], share: float
) -> None:
    units = units_of(columns(*records), design(), 1)
    whole = sum(n * c for n, c in zip(counts, units.capacity_w[:, 0], strict=True))
    flow = share * float(whole)
    assert of_plant(units, counts, flow) == pytest.approx(brute(units, counts, flow), rel=1e-3)


@settings(max_examples=20, deadline=None)
@given(
    first=st.floats(5.0, 20.0), second=st.floats(3.0, 12.0), speed=st.booleans(),
    share=st.floats(0.1, 1.0), receiver=st.floats(0.5, 20.0),
)  # fmt: skip
def test_no_way_of_running_beats_the_optimum(
    first: float, second: float, speed: bool, share: float, receiver: float
) -> None:
    control = AirControl.SPEED if speed else AirControl.LOAD_UNLOAD
    units = units_of(
        columns(machine(first, 6.3), machine(second, 6.6, control)), design(receiver), 1
    )
    counts = (1, 2)
    flow = share * float(units.capacity_w[0, 0] + 2 * units.capacity_w[1, 0])
    found, tried = of_plant(units, counts, flow), brute(units, counts, flow, 200)
    assert found <= tried * 1.005
    assert found >= tried * 0.995


def test_of_equal_fixed_machines_one_trims() -> None:
    """Two of 10 m³/min at 15: one full, one at half, not both at three quarters."""
    units = units_of(columns(machine(10.0)), design(2.0), 1)
    done = run(units, flows(15.0), 2, Staging.OPTIMUM)
    full, table = units.scale_w[0, 0], units.table[0, 0]
    assert done.running[0, 0] == 2
    assert done.input_w[0, 0] == pytest.approx(full * (1.0 + table[50]))
    assert done.input_w[0, 0] < 2 * full * table[75]


def test_of_equal_machines_of_variable_speed_both_slow_down() -> None:
    points = ((3.0, 20.5), (6.5, 40.0), (10.0, 65.0))
    units = units_of(columns(machine(10.0, control=AirControl.SPEED, speed_points=points)),
                     design(), 1)  # fmt: skip
    done = run(units, flows(13.0), 2, Staging.OPTIMUM)
    assert done.input_w[0, 0] == pytest.approx(2 * units.scale_w[0, 0] * 40.0 / 65.0, rel=1e-6)


def test_optimum_is_never_above_switching_in_order() -> None:
    units = units_of(columns(machine(10.0), machine(10.0, control=AirControl.SPEED)), design(), 40)
    flow = np.linspace(0.5, 30.0, 40) / MINUTE
    best, order = (run(units, flow, 3, one) for one in (Staging.OPTIMUM, Staging.IN_ORDER))
    assert (best.input_w <= order.input_w * (1.0 + 1e-9)).all()
    assert best.given == pytest.approx(order.given)


def test_what_all_cannot_give_is_missing() -> None:
    units = units_of(columns(machine(10.0)), design(), 1)
    done = run(units, flows(25.0), 2, Staging.OPTIMUM)
    assert done.unmet[0, 0] * MINUTE == pytest.approx(5.0)
    assert done.input_w[0, 0] == pytest.approx(2 * units.scale_w[0, 0])


def test_a_control_gap_is_found() -> None:
    """Fixed 20, variable 4 to 12: from 12 to 24 nothing holds the flow, for 8 < 20."""
    assert gaps([20.0], [(4.0, 12.0)]) == [(12.0, 24.0)]
    assert held([20.0], [(4.0, 12.0)]) == [(4.0, 12.0), (24.0, 32.0)]
    inside = in_gaps(np.array([11.0, 12.0, 12.5, 23.9, 24.0, 30.0]), [(12.0, 24.0)])
    assert inside.tolist() == [False, False, True, True, False, False]


def test_there_is_none_where_the_range_is_the_largest_step() -> None:
    assert gaps([8.0], [(4.0, 12.0)]) == []
    assert gaps([8.0, 8.0], [(4.0, 12.0)]) == []
    assert gaps([9.0], [(4.0, 12.0)]) == [(12.0, 13.0)]


def test_two_of_variable_speed_close_a_gap() -> None:
    """5 to 10 each: alone 5 to 10, together 10 to 20. With 7 to 10 there is a gap from 10 to 14."""
    assert gaps([], [(5.0, 10.0)] * 2) == []
    assert gaps([], [(7.0, 10.0)] * 2) == [(10.0, 14.0)]
    assert gaps([10.0], []) == []


def test_of_stations_alike_in_cost_the_one_that_runs_evenly_is_named_first() -> None:
    """A gap of 24 % of the hours is a saving of 2.6 %, within the band of classes: it is told."""
    found = selected("textile-suzhou")
    first = found.candidates[0]
    mixed = next(one for one in found.candidates if one.is_mixed)
    assert first.tied
    assert mixed.tied
    assert not first.is_mixed
    assert first.outcome.air_cycling_hours <= 0.1 * found.design.running_hours
    assert mixed.outcome.air_cycling_hours > 0.1 * found.design.running_hours
    assert mixed.outcome.life_cycle_cost < first.outcome.life_cycle_cost
    assert "mixed_better_uneven" in [one.code for one in found.findings]
