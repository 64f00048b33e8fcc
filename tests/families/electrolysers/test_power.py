"""Electrolysers on renewable power: ramps, the tank and costs, by hand and by trying all."""

from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.electrolysers.load_power import LoadPower
from core.families.electrolysers.outcome import ElectrolyserOutcome
from core.families.electrolysers.record import KG_PER_M3
from core.families.electrolysers.renewal import renewals_worth
from core.families.electrolysers.situation import situate
from core.families.registry import decode
from core.plant.available_power import PowerGroup, most_given, on_levels, shares_taken
from core.plant.store.as_it_comes import kept_as_it_comes
from core.plant.store.store import Store
from core.selection.selection import Selection
from core.study.economics import Economics
from core.study.study import Study
from tests.families.electrolysers.test_selection import EXAMPLE
from tests.families.registered import program

SUN = EXAMPLE.with_name("hydrogen-sun-ordos.json")
LEVELS = 5
# A day of sun with clouds, kW, 24 h: seven hours of it.
DAY = np.array([0.0] * 8 + [30, 75, 110, 60, 140, 150, 95] + [0.0] * 9)


def alkaline(**changes: Any) -> PowerGroup:
    """100 kW, least load of a fifth, half an hour and more to full load."""
    share = np.linspace(0.0, 1.0, 201)
    plain = {"full_w": 100.0, "least": 0.2, "given": 20.0 * share**0.9, "rise": 0.3}
    return PowerGroup(**(plain | changes))


def pem(**changes: Any) -> PowerGroup:
    """50 kW, least load of a twentieth; needs more for its hydrogen."""
    share = np.linspace(0.0, 1.0, 201)
    plain = {"full_w": 50.0, "least": 0.05, "given": 9.0 * share**0.95, "rise": 5.0}
    return PowerGroup(**(plain | changes))


def tried(one: PowerGroup, two: PowerGroup, levels: int) -> float:
    """The most of the day by trying every way: levels of one, and the other takes the rest.

    Nothing runs in the dark, so only the seven lit hours are tried: (levels + 1)^7 ways.
    """
    lit = np.flatnonzero(DAY > 0.0)
    steps = np.concatenate([[0.0], np.linspace(one.least, 1.0, levels)])
    ways = np.array(list(product(range(levels + 1), repeat=len(lit))), dtype=np.int8)
    share = steps[ways]
    before = np.concatenate([np.zeros((len(ways), 1)), share[:, :-1]], axis=1)
    fits = (share <= np.maximum(before + one.rise, one.least) + 1e-9).all(axis=1)
    fits &= (share * one.full_w <= DAY[lit] + 1e-9).all(axis=1)
    share = share[fits]
    left = DAY[lit] - share * one.full_w
    other = np.minimum(left / two.full_w, 1.0)
    other = np.where(other >= two.least, other, 0.0)
    return float((one.output(share) + two.output(other)).sum(axis=1).max())


def given(groups: tuple[PowerGroup, ...], share: np.ndarray) -> float:
    return sum(float(one.output(own).sum()) for one, own in zip(groups, share, strict=True))


def test_a_day_with_ramps_is_run_as_trying_every_way_would() -> None:
    """24 steps, alkaline with a ramp of 20 % a step and PEM on the rest: 6^7 ways of seven hours.

    Between two levels some power is left, which is taken in the end.
    """
    one, two = groups = alkaline(rise=0.2), pem()
    best = tried(one, two, LEVELS)
    assert given(groups, on_levels(groups, DAY, LEVELS)) == pytest.approx(best, rel=1e-12)
    share = shares_taken(groups, DAY, LEVELS)
    assert best <= given(groups, share) <= best * 1.05
    rise = np.diff(share[0])
    assert (rise <= np.where(share[0][:-1] > 0.0, one.rise, max(one.rise, one.least)) + 1e-9).all()
    assert (share[0] * one.full_w + share[1] * two.full_w <= DAY + 1e-9).all()
    assert ((share[0] == 0.0) | (share[0] >= one.least - 1e-9)).all()
    free = (alkaline(rise=np.inf), pem())
    apart = given(free, shares_taken(free, DAY))
    assert apart > given(groups, share)
    assert float(most_given(free, DAY).sum()) == pytest.approx(apart, rel=1e-9)


def test_two_slow_groups_are_no_better_than_one_of_them_fast() -> None:
    groups = alkaline(), pem()
    slow = shares_taken((alkaline(), pem(rise=0.2)), DAY)
    assert given(groups, slow) < given(groups, shares_taken(groups, DAY))
    assert (np.diff(slow[1]) <= 0.2 + 1e-9).all()
    assert (slow[0] * 100.0 + slow[1] * 50.0 <= DAY + 1e-9).all()


def test_one_group_rises_by_its_ramp_and_stops_below_its_least_load() -> None:
    """100 kW at 10, 50, 100, 100, 100 and 15 kW: none, 30 % of a rise, 60 %, 90 %, full, none."""
    power = np.array([10.0, 50.0, 100.0, 100.0, 100.0, 15.0])
    assert shares_taken((alkaline(),), power)[0] == pytest.approx([0.0, 0.3, 0.6, 0.9, 1.0, 0.0])


def test_the_tank_by_hand() -> None:
    """Taken 2, room for 3, made up to 4: the second hour fills it to 3, the third has room for 2.

    Level after each hour: 2, 3, 3, 1, 0; what is made: 4, 3, 2, 0, 0; missing in the last: 1.
    """
    made, tank = np.array([4.0, 4.0, 4.0, 0.0, 0.0]), Store(capacity_wh=3.0)
    found = kept_as_it_comes(made, np.full(5, 2.0), tank, 1.0)
    assert found.output == pytest.approx([4.0, 3.0, 2.0, 0.0, 0.0])
    assert found.missing == pytest.approx([0.0, 0.0, 0.0, 0.0, 1.0])
    assert found.highest == pytest.approx(3.0)


def test_renewal_of_stacks_by_hand() -> None:
    """60,000 h at 8,000 h a year: after 7.5 and 15 of 20 years; at 8 %: 1.08^−7.5 + 1.08^−15."""
    economics = msgspec.structs.replace(Economics(), discount_rate=0.08, life_years=20)
    worth = renewals_worth(np.array([60e3, 60e3, np.nan]), np.array([8e3, 3e3, 8e3]), economics)
    assert worth[0] == pytest.approx(1.08**-7.5 + 1.08**-15.0, rel=1e-9)  # 0.8767
    assert worth[1] == 0.0  # lasts 20 years: the plant ends with it
    assert np.isnan(worth[2])


def example(**load: Any) -> Study:
    study = decode(SUN.read_bytes(), SUN.name)
    return msgspec.structs.replace(study, load=msgspec.structs.replace(study.load, **load))


@pytest.fixture(scope="module")
def sun() -> Selection:
    study = example()
    fewer = msgspec.structs.replace(study.plant, units_max=4)
    return program().select(msgspec.structs.replace(study, plant=fewer), SUN.parent)


def test_energy_hydrogen_and_cost_close(sun: Selection) -> None:
    """30 MW · 1,600 h = 48 GWh are used or curtailed; the parts of a kilogram's cost add up."""
    assert any(one.is_mixed for one in sun.candidates)
    for one in sun.candidates:
        out: ElectrolyserOutcome = one.outcome
        assert out.curtailed_wh is not None
        assert out.annual_energy_wh + out.curtailed_wh == pytest.approx(48e9, rel=1e-6)
        kwh_kg = out.annual_energy_wh / 1000.0 / out.hydrogen_kg
        assert kwh_kg == pytest.approx(out.mean_kwh_m3 / KG_PER_M3, rel=1e-6)
        parts = (out.hydrogen_cost_energy, out.hydrogen_cost_capital, out.hydrogen_cost_upkeep,
                 out.hydrogen_cost_stacks or 0.0)  # fmt: skip
        assert sum(parts) == pytest.approx(out.hydrogen_cost, rel=1e-9)
        assert out.unmet_hours == 0.0
        assert out.carbon_kg == 0.0
    costs = [one.outcome.hydrogen_cost for one in sun.candidates if not one.outcome.energy_band]
    assert costs == sorted(costs)


def test_what_is_taken_steadily_is_met_from_the_tank_or_told() -> None:
    """300 Nm³/h from 6 MW of sun: 500 kg in a tank carry some of the nights; the balance closes."""
    asked = 300.0 * 8760.0 * KG_PER_M3
    study = example(pv_w=6e6, hydrogen_taken=300.0 / 3600.0)
    study = msgspec.structs.replace(
        study,
        duty=msgspec.structs.replace(study.duty, peak_w=1000.0 / 3600.0),
        plant=msgspec.structs.replace(study.plant, models_max=1, units_max=4),
    )
    without = program().select(study, SUN.parent).candidates[0].outcome
    load = msgspec.structs.replace(study.load, tank_kg=500.0)
    tank = program().select(msgspec.structs.replace(study, load=load), SUN.parent)
    first = tank.candidates[0].outcome
    assert first.unmet_energy_wh < without.unmet_energy_wh
    for out in (first, without):
        missing = out.unmet_energy_wh * 3600.0 * KG_PER_M3
        assert out.hydrogen_kg + missing == pytest.approx(asked, abs=500.0)  # left in the tank
    assert 0.0 < first.tank_highest_kg <= 500.0 * (1.0 + 1e-9)
    codes = {one.code for one in tank.candidates[0].findings}
    assert {"hydrogen_short", "hydrogen_curtailed"} <= codes


def test_wind_from_a_file_is_scaled_by_its_power(tmp_path: Path) -> None:
    """A file of 2 kW by day and 1 kW by night, to 6 MW: 365 · (12 · 6 + 12 · 3) = 39,420 MWh."""
    power = "\n".join(["2.0" if 6 <= hour % 24 < 18 else "1.0" for hour in range(8760)])
    (tmp_path / "wind.csv").write_text(f"power kW\n{power}\n")
    study = example(path="wind.csv", column="power kW", pv_w=None, power_peak_w=6e6)
    duty = msgspec.structs.replace(study.duty, peak_w=1000.0 / 3600.0)
    plant = msgspec.structs.replace(study.plant, models_max=1)
    found = program().select(msgspec.structs.replace(study, duty=duty, plant=plant), tmp_path)
    first = found.candidates[0].outcome
    assert first.curtailed_wh is not None
    assert first.annual_energy_wh + first.curtailed_wh == pytest.approx(39_420e6, rel=1e-9)
    assert {"hydrogen_power_scaled"} <= {one.code for one in found.situation.findings}


def test_a_first_look_is_near_the_whole_year(sun: Selection) -> None:
    """On few points no ramp, start or tank counts: what is made stays within some per cent."""
    study = example()
    fewer = msgspec.structs.replace(study.plant, units_max=4)
    study = msgspec.structs.replace(study, plant=fewer)
    look = program().select(study, SUN.parent, preview=True)
    whole = {one.record.id: one.outcome for one in sun.candidates if not one.is_mixed}
    for one in look.candidates:
        near = whole[one.record.id]
        if one.units * one.record.hydrogen_m3s == pytest.approx(near.installed_w):
            assert one.outcome.hydrogen_kg == pytest.approx(near.hydrogen_kg, rel=0.05)
            assert one.outcome.starts is None


def test_power_must_come_from_somewhere() -> None:
    load = LoadPower()
    assert [path for path, _ in load.disagreements(None)] == ["load.path"]
    assert [path for path, _ in LoadPower(pv_w=1e6, tank_kg=5.0).disagreements(None)] == [
        "load.hydrogen_taken"
    ]


def test_ageing_that_is_not_given_is_said(sun: Selection) -> None:
    """The example gives both; without a life nothing is known of its mean either."""
    silent = {"hydrogen_stack_life_not_given", "hydrogen_fade_not_given"}
    assert not silent & {one.code for one in sun.findings}
    duty = msgspec.structs.replace(sun.duty, usual_stack_life_h=None)
    study = msgspec.structs.replace(sun.study, duty=duty)
    there = sun.situation
    again = situate(study, there.station, there.climate, there.load)
    assert silent <= {one.code for one in again.findings}
