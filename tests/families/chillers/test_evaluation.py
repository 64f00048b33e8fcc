"""A year of a plant against a plain calculation, point by point, unit by unit."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import ChillerDuty
from core.families.chillers.evaluation import evaluate
from core.families.chillers.ratings import rated
from core.families.chillers.record import Chiller, TemperatureCurve
from core.load.profile import Profile
from core.selection.family import Evaluation, Pairs
from core.standards.rating_methods import RATING_METHODS
from core.study.criteria import Criteria
from core.study.plant import EQUAL_LOADS, Plant, Redundancy, Staging
from tests.families.chillers.machines import machine, part_load

WARMER_IS_WORSE = TemperatureCurve(
    coefficients=(0.7, 0.0, 0.0, 0.01, 0.0, 0.0),
    leaving_min_c=4.0, leaving_max_c=12.0, condenser_min_c=19.0, condenser_max_c=32.0,
)  # fmt: skip
MACHINES = (
    machine(power_curve=WARMER_IS_WORSE),
    machine(id="T002", capacity_w=600_000.0, plr_min=0.3, unloading_min=0.3,
            part_load_curve=part_load(0.05, 0.15, 0.8)),
    machine(id="T003", capacity_w=400_000.0, plr_min=0.15, unloading_min=0.5),
)  # fmt: skip


def profile(load_w, condenser_c, hours, price=0.5) -> Profile:
    by_month = np.zeros((len(load_w), 12))
    by_month[np.arange(len(load_w)), np.arange(len(load_w)) % 12] = hours
    return Profile(
        columns={"load_w": np.array(load_w, float), "condenser_c": np.array(condenser_c, float)},
        hours=by_month,
        price_hours=np.array(hours, float) * price,
        binned=True,
    )


def run(
    year: Profile,
    duty: ChillerDuty | None = None,
    plant: Plant | None = None,
    records=MACHINES,
    criteria=None,
) -> Evaluation:
    units, columns = np.arange(1, 4), columns_of(records)
    design = ChillerDesign(peak_w=1e6, required_w=1e6, leaving_chilled_c=7.0,
                           entering_condenser_c=30.0, elevation_m=0.0)  # fmt: skip
    return evaluate(
        columns,
        design,
        duty or ChillerDuty(),
        plant or Plant(),
        criteria or Criteria(),
        year,
        Pairs(machine=np.repeat(np.arange(len(records)), 3), units=np.tile(units, len(records))),
        rated(columns, np.arange(len(records)), RATING_METHODS[design.rating], design, 3.0),
    )


def plain_power_w(record: Chiller, load_w: float, running: int, factor: float) -> float:
    """Power of so many units with equal loads."""
    plr = min(load_w / record.capacity_w / running, 1.0)
    at = max(plr, max(record.plr_min, record.unloading_min))
    ratio = sum(c * at**i for i, c in enumerate(record.part_load_curve.coefficients))
    if plr < record.plr_min:
        runs = plr / record.plr_min
        ratio *= runs * (1.13 - 0.13 * runs)
    return running * record.capacity_w * factor / record.cop * ratio


def plain_energy_wh(record: Chiller, units: int, year: Profile, plant: Plant) -> float:
    """The same year with if and else, one point at a time."""
    carrying = {
        Redundancy.NONE: units, Redundancy.N_PLUS_1: units - 1, Redundancy.TWO_N: units // 2,
    }[plant.redundancy]  # fmt: skip
    total = 0.0
    for load, condenser, hours in zip(
        year.columns["load_w"], year.columns["condenser_c"], year.hours.sum(axis=1), strict=True
    ):
        if load <= 0 or carrying == 0:
            continue
        curve = record.power_curve
        # Above the upper limit the curve, which rises, is carried on; below the lower one it
        # is held, for carried on it would fall.
        at_c = max(condenser, curve.condenser_min_c)
        factor = curve.coefficients[0] + curve.coefficients[3] * at_c
        needed = math.ceil(load / record.capacity_w - 1e-9)
        every = {
            Staging.SEQUENTIAL: [min(needed, carrying)],
            Staging.EQUAL_SPLIT: [carrying],
            Staging.OPTIMUM: range(min(needed, carrying), carrying + 1),
        }
        total += hours * min(
            plain_power_w(record, load, running, factor) for running in every[plant.staging]
        )
    return total


loads = st.lists(
    st.tuples(st.just(0.0) | st.floats(1.0, 2.5e6), st.floats(10, 34.9), st.floats(0.25, 500)),
    min_size=1, max_size=30,
)  # fmt: skip
plants = st.builds(
    Plant,
    staging=st.sampled_from(EQUAL_LOADS),
    redundancy=st.sampled_from(Redundancy),
)


@settings(max_examples=60)
@given(points=loads, plant=plants)
def test_energy_is_that_of_a_plain_calculation(points, plant):
    year = profile(*zip(*points, strict=True))
    result = run(year, plant=plant)
    for pair, energy in enumerate(result.columns["annual_energy_wh"]):
        record = MACHINES[result.pairs.machine[pair]]
        expected = plain_energy_wh(record, int(result.pairs.units[pair]), year, plant)
        assert energy == pytest.approx(expected, rel=1e-9, abs=1e-6)


@settings(max_examples=60)
@given(points=loads, plant=plants)
def test_load_met_and_not_met_add_up_to_the_demand(points, plant):
    year = profile(*zip(*points, strict=True))
    demand = float((year.columns["load_w"] * year.hours.sum(axis=1)).sum())
    result = run(year, plant=plant)
    # The generated duties have no pumps or fans: nothing of the energy is theirs.
    assert np.isnan(result.columns["auxiliary_energy_wh"]).all()
    chillers = result.columns["annual_energy_wh"]
    served = result.columns["seasonal_cop"] * chillers
    assert served + result.columns["unmet_energy_wh"] == pytest.approx(demand, rel=1e-9, abs=1e-6)


def test_one_unit_at_half_load_by_hand():
    """500 kW for 100 h at 30 °C: 1,000/5·(0.2 + 0.4) = 120 kW, 12,000 kWh, 6,000 at 0.5."""
    result = run(profile([5e5], [30.0], [100.0]), ChillerDuty())
    assert result.columns["annual_energy_wh"][0] == pytest.approx(12e6)
    assert result.energy_cost[0] == pytest.approx(6000.0)
    assert result.monthly_energy_wh[0] == pytest.approx([12e6] + [0.0] * 11)


def test_power_cop_and_flow_stand_for_design_conditions():
    """1,000 kW and COP 5 at 30 °C: 200 kW; 1,000 kW over 5 K of water is 172 m³/h.

    0.8589 m³/h for each kW and K: 3,600 s/h over 999.6 kg/m³ · 4.193 kJ/(kg K).
    """
    found = run(profile([5e5], [30.0], [100.0]), ChillerDuty()).columns
    assert found["unit_capacity_w"][0] == pytest.approx(1e6)
    assert found["design_power_w"][0] == pytest.approx(200e3)
    assert found["design_cop"][0] == pytest.approx(5.0)
    assert found["chilled_flow_m3s"][0] * 3600.0 == pytest.approx(1000.0 * 0.8589 / 5.0, rel=1e-3)
    wide = run(profile([5e5], [30.0], [100.0]), ChillerDuty(entering_chilled_c=17.0)).columns
    assert wide["chilled_flow_m3s"][0] == pytest.approx(found["chilled_flow_m3s"][0] / 2.0)


@settings(max_examples=40)
@given(points=loads)
def test_the_best_number_never_needs_more_than_the_fewest_or_all(points):
    year = profile(*zip(*points, strict=True))
    by = {one: run(year, plant=Plant(staging=one)) for one in EQUAL_LOADS}
    least = by[Staging.OPTIMUM].columns["annual_energy_wh"]
    for other in (Staging.SEQUENTIAL, Staging.EQUAL_SPLIT):
        energy = by[other].columns["annual_energy_wh"]
        assert (least <= energy * (1.0 + 1e-12)).all()
        unmet = by[other].columns["unmet_energy_wh"]
        assert by[Staging.OPTIMUM].columns["unmet_energy_wh"] == pytest.approx(unmet)


def test_equal_split_runs_every_unit():
    """500 kW on two units of 1,000 kW: PLR 0.25 each, 2·200·(0.2 + 0.2) = 160 kW."""
    result = run(profile([5e5], [30.0], [1.0]), plant=Plant(staging=Staging.EQUAL_SPLIT))
    assert result.columns["annual_energy_wh"][1] == pytest.approx(160e3)


def test_a_standby_unit_carries_no_load():
    """Two units of which one stands by: 1,500 kW leaves 500 kW unmet for 10 h."""
    plant = Plant(redundancy=Redundancy.N_PLUS_1)
    result = run(profile([1.5e6], [30.0], [10.0]), plant=plant)
    assert result.columns["unmet_hours"][1] == pytest.approx(10.0)
    assert result.columns["unmet_energy_wh"][1] == pytest.approx(5e6)


def test_coverage_counts_the_hours_inside_the_efficient_band():
    """COP ≥ 90 % of the best from PLR 0.643 on: 700 kW is inside, 600 kW is not."""
    year = profile([7e5, 6e5], [30.0, 30.0], [10.0, 30.0])
    result = run(year, ChillerDuty())
    assert result.columns["coverage_hours"][0] == pytest.approx(0.25)
    assert result.columns["coverage_energy"][0] == pytest.approx(7.0 / 25.0)


def test_hours_far_beyond_the_limits_have_no_figure_and_count_as_not_met():
    """Limit 32 °C, 3 K allowed: 34.9 °C is held at the limit, 35.1 °C is not met."""
    year = profile([5e5, 5e5], [34.9, 35.1], [10.0, 20.0])
    result = run(year, ChillerDuty())
    assert result.columns["unmet_hours"][0] == pytest.approx(20.0)
    assert result.columns["no_figure_hours"][0] == pytest.approx(20.0)
    assert result.columns["beyond_limits_hours"][0] == pytest.approx(30.0)


def test_cycling_false_loading_and_low_load_hours():
    """400 kW machine, plr_min 0.15, least unloading 0.5: 40 kW cycles, 100 kW false-loads."""
    year = profile([40e3, 100e3, 300e3, 0.0], [30.0] * 4, [1.0, 2.0, 4.0, 8.0])
    result = run(year, ChillerDuty())
    first = 6  # T003, one unit
    assert result.columns["cycling_hours"][first] == pytest.approx(1.0)
    assert result.columns["false_loading_hours"][first] == pytest.approx(2.0)
    assert result.columns["low_load_hours"][first] == pytest.approx(3.0)


def test_pumps_and_fans_run_with_the_units():
    """5 % of 1,000 kW for each running unit: 50 kW for 10 h."""
    duty = ChillerDuty(chilled_pump_ratio=0.02, condenser_pump_ratio=0.02, tower_fan_ratio=0.01)
    result = run(profile([5e5], [30.0], [10.0]), duty)
    assert result.columns["auxiliary_energy_wh"][0] == pytest.approx(500e3)
    assert result.columns["annual_energy_wh"][0] == pytest.approx(1200e3 + 500e3)
    assert result.columns["seasonal_cop"][0] == pytest.approx(5e5 / 120e3)  # machines alone
    assert result.columns["system_cop"][0] == pytest.approx(5e5 / 170e3)  # 5 MWh over 1.7 MWh
