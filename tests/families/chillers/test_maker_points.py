"""Points to a fit and back: within the residuals that are told, whatever the points are."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.exchange.maker_points import fit
from core.families.chillers.record import Chiller
from core.machines.maker_tables import FittedModel, TabledModel, Wanted

WANTED = Wanted(values={"maker": "Xu", "compressor": "screw", "condenser": "water"})
LEAVING, CONDENSER = (5.0, 7.0, 10.0), (18.0, 24.0, 30.0, 34.0)
LOADS = (0.25, 0.5, 0.75)
Arrays = dict[str, np.ndarray]

# Of a machine: capacity kW at 7 and 30 °C, COP there, slopes over both temperatures, power at
# no load. The noise is what a table's rounding, or a maker's other model of the machine, adds.
machines = st.fixed_dictionaries({
    "size": st.floats(100, 5000), "cop": st.floats(4.0, 6.5),
    "x": st.floats(0.02, 0.04), "y": st.floats(-0.012, -0.004),
    "u": st.floats(-0.02, -0.005), "v": st.floats(0.015, 0.03), "idle": st.floats(0.05, 0.3),
    "noise": st.floats(0.0, 0.02), "seed": st.integers(0, 2**16),
})  # fmt: skip


def _points(one: dict[str, float]) -> Arrays:
    """A grid of full load and three loads at 7 °C and two condenser temperatures."""
    rows = [(x, y, 1.0) for x in LEAVING for y in CONDENSER]
    rows += [(7.0, y, p) for y in (24.0, 30.0) for p in LOADS]
    x, y, p = np.array(rows).T
    random = np.random.default_rng(int(one["seed"]))

    def noisy(value: np.ndarray) -> np.ndarray:
        return value * (1 + one["noise"] * random.uniform(-1, 1, value.size))

    full = 1e3 * one["size"] * (1 + one["x"] * (x - 7) + one["y"] * (y - 30))
    ratio = (1 + one["u"] * (x - 7) + one["v"] * (y - 30)) / one["cop"]
    share = one["idle"] + (1 - one["idle"]) * p**2
    return {
        "leaving_chilled_c": x, "entering_condenser_c": y, "plr": p,
        "full_capacity_w": noisy(full * p), "full_power_w": noisy(full * ratio * share),
    }  # fmt: skip


def _fitted(points: Arrays) -> FittedModel:
    places = tuple(str(row) for row in range(points["plr"].size))
    return fit(TabledModel(model="A", figures=points, places=places), WANTED)


def _curves(record: Chiller, x: float, y: float, p: float) -> tuple[float, float]:
    """Capacity at full load and power at p, term by term."""

    def surface(c: tuple[float, ...]) -> float:
        return c[0] + c[1] * x + c[2] * x * x + c[3] * y + c[4] * y * y + c[5] * x * y

    f = record.part_load_curve.coefficients
    capacity = record.capacity_w * surface(record.capacity_curve.coefficients)
    full = capacity / record.cop * surface(record.power_curve.coefficients)
    return capacity, full * (f[0] + f[1] * p + f[2] * p**2 + f[3] * p**3)


@settings(max_examples=40, deadline=None)
@given(one=machines)
def test_every_point_comes_back_within_the_residuals_told(one: dict[str, float]) -> None:
    points = _points(one)
    found = _fitted(points)
    assert found.record is not None
    told = {residuals.role: residuals for residuals in found.residuals}
    stated, power = points["full_capacity_w"], points["full_power_w"]
    for at, (x, y, p) in enumerate(
        zip(points["leaving_chilled_c"], points["entering_condenser_c"], points["plr"], strict=True)
    ):
        if p == 1.0:
            capacity, drawn = _curves(found.record, x, y, 1.0)
            assert abs(capacity / stated[at] - 1) <= told["full_capacity_w"].largest + 1e-9
            assert abs(drawn / power[at] - 1) <= told["full_power_w"].largest + 1e-9
            continue
        # The load of a row is its capacity over that of full load at its temperatures.
        whole = next(
            i for i in range(12)
            if (points["leaving_chilled_c"][i], points["entering_condenser_c"][i]) == (x, y)
        )  # fmt: skip
        _, drawn = _curves(found.record, x, y, stated[at] / stated[whole])
        assert abs(drawn / power[at] - 1) <= told["part_power_w"].largest + 1e-9
    for residuals in found.residuals:
        assert residuals.rms <= residuals.largest


@settings(max_examples=20, deadline=None)
@given(one=machines)
def test_a_machine_of_the_fitted_form_comes_back_exactly(one: dict[str, float]) -> None:
    # Bilinear surfaces and a quadratic over the load: all within what is fitted.
    exact = _points({**one, "noise": 0.0})
    found = _fitted(exact)
    assert all(residuals.largest < 1e-6 for residuals in found.residuals)
    assert found.record.capacity_w == pytest.approx(1e3 * one["size"], rel=1e-6)
    assert found.record.cop == pytest.approx(one["cop"], rel=1e-6)


def test_a_share_of_power_is_of_full_load_at_the_same_temperatures() -> None:
    # By hand: 100 kW at 24 °C and 120 kW at 30 °C; half of each at a load of a half. Told as a
    # share, 50 %, at 30 °C alone, it is the same curve.
    points = {
        "leaving_chilled_c": np.full(5, 7.0),
        "entering_condenser_c": np.array([24.0, 30.0, 34.0, 30.0, 30.0]),
        "plr": np.array([1.0, 1.0, 1.0, 0.5, 0.25]),
        "full_capacity_w": np.array([620e3, 600e3, 580e3, np.nan, np.nan]),
        "full_power_w": np.array([100e3, 120e3, 132e3, np.nan, np.nan]),
        "power_share": np.array([np.nan, np.nan, np.nan, 0.5, 0.3]),
    }
    record = _fitted(points).record
    f = record.part_load_curve.coefficients
    for p, share in ((0.5, 0.5), (0.25, 0.3)):
        assert sum(c * p**i for i, c in enumerate(f)) == pytest.approx(share, abs=1e-9)


def test_a_part_load_cop_is_power_of_the_load_at_its_row() -> None:
    # By hand: full load 600 kW from 120 kW; at half load COP 6: 300 kW from 50 kW, a share of
    # 50/120.
    points = {
        "leaving_chilled_c": np.full(5, 7.0),
        "entering_condenser_c": np.array([24.0, 30.0, 34.0, 30.0, 30.0]),
        "plr": np.array([1.0, 1.0, 1.0, 0.5, 0.25]),
        "full_capacity_w": np.array([620e3, 600e3, 580e3, np.nan, np.nan]),
        "full_power_w": np.array([100e3, 120e3, 132e3, np.nan, np.nan]),
        "cop": np.array([np.nan, np.nan, np.nan, 6.0, 5.0]),
    }
    f = _fitted(points).record.part_load_curve.coefficients
    assert sum(c * 0.5**i for i, c in enumerate(f)) == pytest.approx(50 / 120, abs=1e-9)
    # 150 kW at COP 5 are 30 kW of 120 kW.
    assert sum(c * 0.25**i for i, c in enumerate(f)) == pytest.approx(30 / 120, abs=1e-9)


def test_points_that_lack_a_temperature_are_counted_not_hidden() -> None:
    # Two leaving temperatures: which one the last two points are at, nobody can tell.
    points = {
        "leaving_chilled_c": np.array([7.0, 7.0, 9.0, np.nan, np.nan]),
        "entering_condenser_c": np.array([24.0, 30.0, 34.0, 30.0, 30.0]),
        "plr": np.array([1.0, 1.0, 1.0, 0.5, 0.25]),
        "full_capacity_w": np.array([620e3, 600e3, 610e3, 300e3, 150e3]),
        "full_power_w": np.array([100e3, 120e3, 132e3, 60e3, 36e3]),
    }
    places = tuple("12345")
    wanted = Wanted(values=WANTED.values, of_kind=True)
    found = fit(TabledModel(model="A", figures=points, places=places), wanted)
    said = {remark.code: remark.figures for remark in found.assumed}
    assert [one.value for one in said["points_unused"]] == [2]
    assert "part_load_of_kind" in said
    # With one leaving temperature it is that one.
    points["leaving_chilled_c"] = np.array([7.0, 7.0, 7.0, np.nan, np.nan])
    found = fit(TabledModel(model="A", figures=points, places=places), WANTED)
    f = found.record.part_load_curve.coefficients
    assert sum(c * 0.5**i for i, c in enumerate(f)) == pytest.approx(0.5, abs=1e-9)
    assert "points_unused" not in {remark.code for remark in found.assumed}
