"""What stands there today, leaks by bleed-down, heat by month, dryer and purge: by hand."""

import numpy as np
import pytest

from core.families.compressors.demand import heat_used_wh
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.evaluation import recoverable
from core.families.compressors.leaks import leak_flow
from core.families.compressors.pressure import work
from core.selection.selection import Candidate, Selection
from tests.families.compressors.cases import columns, machine
from tests.families.compressors.test_year import MINUTE, ONE, STEADY, selected

BASE = {
    "today_free_air_m3s": 20.0 / MINUTE, "today_package_w": 130e3, "today_discharge_pa": 7e5,
    "today_no_load": 0.3,
}  # fmt: skip
TRIM = {
    "today_free_air_m3s": 10.0 / MINUTE, "today_package_w": 70e3, "today_discharge_pa": 8e5,
    "today_no_load": 0.06, "today_least_m3s": 3.0 / MINUTE,
}  # fmt: skip
SMALL = {"today_free_air_m3s": 6.0 / MINUTE, "today_package_w": 42e3, "today_no_load": 0.25}


def steady(flow_m3_min: float, **duty: object) -> Selection:
    load = STEADY | {"flow_shares": [flow_m3_min / 36.0]}
    return selected("textile-suzhou", load=load, plant=ONE, duty=duty)


def factor(asked: Selection, rated_pa: float, above_pa: float) -> float:
    """Of the formula: at the lower end of the band and so much more, over the rated pressure."""
    design = asked.design
    at = work(design.lowest_pa + above_pa, design.inlet_pa)
    return float(at / work(rated_pa, 1e5))


def today_wh(asked: Selection) -> float:
    present = asked.present
    assert present is not None
    return float(present.figures["annual_energy_wh"])


def test_different_machines_run_in_their_order() -> None:
    """26 m³/min: 20 full, the trimming one at 6 of 10, and the third idles: by hand.

    The fixed ones stand in the middle of a band of 0.1 MPa, all two cascade steps of 14 kPa higher.
    The line of variable speed from 6 % at no flow: 0.06 + 0.94 · 0.6 = 0.624.
    """
    asked = steady(26.0, today_compressors=[BASE, TRIM, SMALL])
    fixed, speed = 5e4 + 2.8e4, 2.8e4
    by_hand = (
        130e3 * factor(asked, 7e5, fixed)
        + 0.624 * 70e3 * factor(asked, 8e5, speed)
        + 0.25 * 42e3 * factor(asked, 7e5, fixed)
    )
    assert today_wh(asked) == pytest.approx(by_hand * 8000.0, rel=1e-6)
    stops = steady(26.0, today_compressors=[BASE, TRIM, SMALL], today_all_run=False)
    idle = 0.25 * 42e3 * factor(asked, 7e5, fixed) * 8000.0
    assert today_wh(asked) - today_wh(stops) == pytest.approx(idle, rel=1e-6)
    # That the savings rest on it is told, but where it stops, or a meter counted the year.
    said = [f.figures[0].value for f in asked.today if f.code == "compressors_today_idle"]
    assert said == [pytest.approx(idle, rel=1e-6)]
    counted = steady(26.0, today_compressors=[BASE, TRIM, SMALL], today_measured_wh=1.5e12)
    for other in (stops, counted):
        assert "compressors_today_idle" not in [f.code for f in other.today]


def test_a_gap_of_what_stands_there_is_told() -> None:
    """Variable speed 3 to 10 beside a step of 20: 10 to 23 is held by nothing; 15 lies there."""
    for flow, hours in ((15.0, 8000.0), (26.0, None)):
        asked = steady(flow, today_compressors=[BASE, TRIM])
        told = [one for one in asked.today if one.code == "compressors_today_gap"]
        assert [one.figures[0].value for one in told] == pytest.approx(
            [] if hours is None else [hours]
        )


def test_leaks_by_bleeding_the_net_down() -> None:
    """10 m³, 7 to 3.5 bar in 300 s at 100 kPa: 10 · 3.5/300 · 1.25 = 0.1458 m³/s."""
    duty = CompressorDuty(
        leak_bleed_s=300.0, leak_from_pa=7e5, leak_to_pa=3.5e5, leak_net_m3=10.0, receiver_m3=4.0
    )
    flow, hours = np.array([0.0, 0.2, 0.5]), np.full(3, 100.0)
    assert leak_flow(duty, flow, hours, 1e5) == pytest.approx(10.0 * 3.5 / 300.0 * 1.25)
    # of the receivers alone 0.4 of it, and never more than the least demand
    alone = CompressorDuty(leak_bleed_s=300.0, leak_from_pa=7e5, leak_to_pa=3.5e5, receiver_m3=4.0)
    assert leak_flow(alone, flow, hours, 1e5) == pytest.approx(0.4 * 0.14583, rel=1e-4)
    assert leak_flow(duty, flow * 0.1, hours, 1e5) == pytest.approx(0.02)
    asked = selected(
        "textile-suzhou", plant=ONE,
        duty={"leak_share": None, "leak_bleed_s": 900.0, "leak_from_pa": 7e5, "leak_to_pa": 4e5},
    )  # fmt: skip
    assert asked.design.leak_m3s == pytest.approx(
        10.0 * 3e5 / (900.0 * asked.design.inlet_pa) * 1.25
    )
    assert "leaks_bled" in [one.code for one in asked.findings]


def test_heat_of_a_season_is_used_in_its_months_alone() -> None:
    """100 kW can be recovered; asked are 80 kW in three months, 40 kW in one: by hand."""
    months = (1.0, 1.0) + (0.0,) * 8 + (0.5, 1.0)
    duty = CompressorDuty(steady_heat_w=80e3, heat_months=months)
    hours = np.array([[100.0] * 12, [50.0] * 12])
    used = heat_used_wh(np.array([[100e3, 60e3]]), hours, duty)
    full = 3 * (80e3 * 100.0 + 60e3 * 50.0)
    half = 40e3 * 150.0
    assert used[0] == pytest.approx(full + half)


def test_a_year_counts_the_heat_of_its_winter() -> None:
    """Asked for in January and December: 62 of 365 days of the steady year."""
    winter = [1.0, *[0.0] * 10, 1.0]
    asked = steady(36.0, steady_heat_w=50e3, heat_months=winter)
    first = asked.candidates[0].outcome
    assert first.heat_used_wh == pytest.approx(50e3 * 8000.0 * 62 / 365, rel=1e-6)


def test_recovered_heat_is_worth_what_it_costs_today() -> None:
    """50 kW for 8,000 h at 0.4 are 160,000 a year, for mixed stations too; 90,000 to recover it."""
    two = ONE | {"units_min": 1, "units_max": 2, "models_max": 2}
    load = STEADY | {"flow_shares": [0.9]}
    heat = {"steady_heat_w": 50e3, "heat_price_per_kwh": 0.4, "heat_recovery_price": 90e3}
    plain, warm = (
        selected("textile-suzhou", load=load, plant=two, duty={"steady_heat_w": None, **more})
        for more in ({"heat_recovery_price": None}, heat)
    )

    def plant_of(one: Candidate) -> tuple[object, ...]:
        return tuple((group.record.id, group.record.model, group.units) for group in one.groups)

    same = {plant_of(one): one.outcome for one in plain.candidates}
    shared = [one for one in warm.candidates if plant_of(one) in same]
    assert any(one.is_mixed for one in shared)
    assert any(not one.is_mixed for one in shared)
    for one in shared:
        year, before = one.outcome, same[plant_of(one)]
        assert year.heat_used_cost == pytest.approx(160e3)
        assert before.energy_cost - year.energy_cost == pytest.approx(160e3)
        assert year.investment - before.investment == pytest.approx(90e3)
        assert year.existing_saving_cost - before.existing_saving_cost == pytest.approx(160e3)
        assert year.annual_energy_wh == pytest.approx(before.annual_energy_wh)
        assert year.mean_price_per_kwh == pytest.approx(before.mean_price_per_kwh)
    assert "air_heat_priced" in [one.code for one in warm.findings]
    assert "air_heat_priced" not in [one.code for one in plain.findings]


def test_a_dryer_takes_its_power_on_both_sides() -> None:
    """5 kW over 8,000 h are 40 MWh, for every candidate, mixed ones too, and for today."""
    two = ONE | {"units_min": 1, "units_max": 2, "models_max": 2}
    load = STEADY | {"flow_shares": [0.9]}
    plain, dried = (
        selected("textile-suzhou", load=load, plant=two, duty=more)
        for more in ({}, {"dryer_w": 5e3})
    )

    def plant_of(one: Candidate) -> tuple[object, ...]:
        return tuple((group.record.id, group.record.model, group.units) for group in one.groups)

    same = {plant_of(one): one.outcome for one in plain.candidates}
    shared = [one for one in dried.candidates if plant_of(one) in same]
    assert len(shared) > 10
    assert any(one.is_mixed for one in shared)
    for one in shared:
        year, before = one.outcome, same[plant_of(one)]
        assert year.annual_energy_wh - before.annual_energy_wh == pytest.approx(40e6)
        assert year.dryer_wh == pytest.approx(40e6)
        assert year.mean_specific_power == pytest.approx(before.mean_specific_power)
        assert year.existing_saving_wh == pytest.approx(before.existing_saving_wh, abs=1e3)
        assert year.existing_saving_wh == pytest.approx(today_wh(dried) - year.annual_energy_wh)
        assert year.existing_saving_cost is not None
    assert today_wh(dried) - today_wh(plain) == pytest.approx(40e6)
    first = dried.candidates[0]
    _, power = dried.family.report.operation(dried, first)
    energy = float(power @ dried.profile.hours.sum(axis=1))
    assert energy == pytest.approx(first.outcome.annual_energy_wh, rel=1e-6)


def test_purge_air_is_compressed_as_well() -> None:
    """15 % of the air regenerates: 36 m³/min behind the dryer are 36/0.85 before it."""
    asked = steady(36.0, purge_share=0.15)
    assert asked.design.peak_w * MINUTE == pytest.approx(36.0 / 0.85)
    flow = asked.profile.columns["load_w"]
    assert flow.max() * MINUTE == pytest.approx(36.0 / 0.85)
    assert "air_purged" in [one.code for one in asked.findings]


def test_a_record_that_states_its_heat_goes_by_it() -> None:
    """0.9 of the input in place of the 0.7 of the duty."""
    found = recoverable(columns(machine(), machine(recoverable_share=0.9)), CompressorDuty())
    assert found.tolist() == [0.7, 0.9]
