"""Boilers: efficiency, running, savings and grades against figures worked out by hand."""

from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.boilers.classes import RETURNS_C, SHAPE, class_machines
from core.families.boilers.columns import columns_of, units_of
from core.families.boilers.efficiency import efficiency
from core.families.boilers.grading import grade_boilers
from core.families.boilers.plausibility import defects, faults
from core.families.boilers.record import Boiler, BoilerFuel, BoilerKind, HeatingValue, HeatMedium
from core.families.registry import decode
from core.machines.device import Evidence
from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.equal_units import run
from core.plant.optimum import optimum
from core.selection.selection import Selection
from core.standards.library import shipped_standards
from core.study.plant import Staging
from core.study.study import Study
from tests.families.registered import program, shipped

EXAMPLE = Path(str(files("resources"))) / "examples" / "boilers-harbin.json"
MAPS = ("Crest-FB-2501", "FTXL-FTX400", "Knight-XL-KBX-0400")


def boiler(**changes: Any) -> Boiler:
    """A condensing gas boiler of 100 kW, two loads and two returns, on the gross value."""
    plain = Boiler(
        id="test", maker="Maker", model="M", boiler_kind=BoilerKind.CONDENSING,
        fired_with=BoilerFuel.NATURAL_GAS, boiler_output_w=100e3,
        heating_value=HeatingValue.GROSS, load_shares=(0.2, 1.0), return_steps_c=(30.0, 50.0),
        efficiencies=((0.98, 0.90), (0.95, 0.86)), source="own", source_year="",
        evidence=Evidence.C,
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def by_id() -> dict[str, Boiler]:
    """The shipped boilers."""
    return {one.id: one for one in program().catalog.devices("boilers")}


@pytest.mark.parametrize(
    ("load", "back", "by_hand"),
    [
        (1.0, 30.0, 1.11 * 0.95),
        (0.6, 40.0, 1.11 * (0.98 + 0.90 + 0.95 + 0.86) / 4.0),  # the middle of all four
        (0.1, 30.0, 1.11 * 0.98),  # below the least load: that of the least load
        (1.0, 20.0, 1.11 * 0.95),  # colder than stated: as the coldest
    ],
)
def test_efficiency_is_read_between_points_on_the_net_value(
    load: float, back: float, by_hand: float
) -> None:
    found = efficiency(boiler(), np.array([load]), np.array([back]))
    assert found == pytest.approx([by_hand], rel=1e-12)


def test_two_boilers_share_a_load_where_that_needs_less() -> None:
    """At 60 kW and 50 °C one boiler is at 60 %, two are at 30 %, nearer to their best.

    Efficiency, gross: at 60 % 0.90 − 0.04·(0.4/0.8) = 0.880, at 30 % 0.90 − 0.04·(0.1/0.8) = 0.895;
    net times 1.11. So two fire, with 60 / (0.895 · 1.11) = 60.395 kW of gas.
    """
    units = units_of(columns_of([boiler()]), np.array([0]), np.array([50.0]))
    done = run(units, np.array([0]), 2, np.array([60e3]))
    assert done.running[0, 0] == 2.0
    assert done.input_w[0, 0] == pytest.approx(60e3 / (0.895 * 1.11), rel=1e-6)


def test_the_shape_of_the_class_is_the_mean_of_three_maps() -> None:
    """Made anew from the catalog; no map is further from it than 1.5 %."""
    known = by_id()
    back = np.array(RETURNS_C)
    shapes = []
    for key in MAPS:
        one = known[key]
        table = efficiency(one, np.array([[0.1], [0.5], [1.0]]), back[None, :])
        shapes.append(table / table[-1, 0])
    mean = np.mean(shapes, axis=0)
    assert mean == pytest.approx(np.array(SHAPE), abs=6e-5)
    assert np.abs(np.array(shapes) / mean - 1.0).max() < 0.015


def test_classes_just_meet_the_limits_of_gb_24500() -> None:
    """Table 4: gas 96/94/92, condensing 103/101/98, oil 95/93/90; table 3: biomass 88/84/80, …"""
    rated = {
        one.model: one.rated_efficiency for one in class_machines(shipped_standards(), date.today())
    }
    by_table = {
        "GAS": (96, 94, 92), "GAS-C": (103, 101, 98), "OIL": (95, 93, 90),
        "BIO-7MW": (88, 84, 80), "BIO-29MW": (91, 88, 86),
    }  # fmt: skip
    for code, limits in by_table.items():
        for grade, limit in zip((1, 2, 3), limits, strict=True):
            assert rated[f"{code}-G{grade}"] == pytest.approx(limit / 100.0, rel=1e-12)


@pytest.mark.parametrize(
    ("rated", "kind", "grade"),
    [
        (1.03, BoilerKind.CONDENSING, "1"),
        (1.0299, BoilerKind.CONDENSING, "2"),
        (0.98, BoilerKind.CONDENSING, "3"),
        (0.94, BoilerKind.PLAIN, "2"),
        (0.9199, BoilerKind.PLAIN, ""),
    ],
)
def test_grades_on_both_sides_of_a_limit(rated: float, kind: BoilerKind, grade: str) -> None:
    record = boiler(boiler_kind=kind, rated_efficiency=rated)
    grades = grade_boilers(shipped_standards(), [record], date(2026, 11, 30))
    verdict = next(one for one in grades[0] if one.edition == "GB 24500-2020")
    assert verdict.level == grade


def test_nothing_is_said_of_a_boiler_without_a_rated_efficiency() -> None:
    """The curve of an American catalogue is no test by the standard."""
    grades = grade_boilers(shipped_standards(), [boiler()], date(2026, 11, 30))
    assert not list(grades[0])


def example(**duty: Any) -> Study:
    study = decode(EXAMPLE.read_bytes(), EXAMPLE.name)
    return msgspec.structs.replace(study, duty=msgspec.structs.replace(study.duty, **duty))


def selected(study: Study) -> Selection:
    return program().select(study, EXAMPLE.parent)


def test_coal_replaced_by_gas_costs_more_and_gives_off_less() -> None:
    """By hand of the same heat H: coal H/0.68 · 0.13, gas H/η · 0.36 currency a kWh.

    CO2 of coal 26.37 · 0.94 · 44/12 · 3.6e-3 = 0.327199 kg/kWh, of gas 15.3 · 0.99 · … = 0.199940.
    """
    found = selected(example())
    first = found.candidates[0]
    heat_kwh = found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1) / 1000.0
    gas_kwh = first.outcome.annual_energy_wh / 1000.0
    assert gas_kwh == pytest.approx(heat_kwh / first.outcome.year_efficiency, rel=1e-9)
    saved = heat_kwh / 0.68 * 0.13 - gas_kwh * 0.36
    assert first.outcome.existing_saving_cost == pytest.approx(saved, rel=1e-9)
    assert saved < 0.0
    assert "boiler_loses_money" in [one.code for one in first.findings]
    kg = heat_kwh / 0.68 * 0.327199 - gas_kwh * 0.199940
    assert first.outcome.existing_saving_kg == pytest.approx(kg, rel=1e-5)


def test_a_cold_return_condenses_and_a_hot_one_does_not() -> None:
    """Crest FB-2501 by its map, gross: at full load 0.9510 at 32.2 °C, 0.8735 at 71.1 °C."""
    one = by_id()["Crest-FB-2501"]
    cold, hot = efficiency(one, np.ones(2), np.array([32.2, 71.1]))
    assert (cold, hot) == pytest.approx((0.9510 * 1.11, 0.8735 * 1.11), rel=1e-9)


def test_steam_leaves_condensing_boilers_out() -> None:
    """At 8 bar absolute it is 170.4 °C (IAPWS): no boiler condenses against it."""
    study = example(heat_medium=HeatMedium.STEAM, return_c=100.0, return_low_c=None)
    assert study.duty.out_c == pytest.approx(170.41, abs=0.02)
    found = selected(study)
    kinds = {one.record.boiler_kind for one in found.candidates}
    assert kinds == {BoilerKind.PLAIN}


def test_electricity_is_paid_by_the_tariff_and_counts_with_the_grid() -> None:
    """The electric type at 97 %: heat / 0.97 kWh, each at the tariff and the factor of the grid."""
    found = selected(example(heat_fuel=BoilerFuel.ELECTRICITY))
    first = found.candidates[0].outcome
    grid = found.study.economics.grid_kg_per_kwh
    assert first.year_efficiency == pytest.approx(0.97, rel=1e-9)
    assert first.carbon_kg == pytest.approx(first.annual_energy_wh / 1000.0 * grid, rel=1e-6)


def test_what_a_heating_value_is_worth_is_not_mixed_up() -> None:
    """A gross efficiency above 1 cannot be: the vapour is counted already."""
    wrong = boiler(efficiencies=((1.05, 0.9), (0.95, 0.86)))
    assert [column for column, _, _ in faults(wrong)] == ["efficiencies"]
    assert not list(faults(boiler()))


def test_mixed_plants_need_no_more_than_one_model() -> None:
    """With two models allowed, the least energy of the field is no higher."""
    study = example()
    one = selected(study)
    plant = msgspec.structs.replace(study.plant, models_max=2, units_max=3)
    two = selected(msgspec.structs.replace(study, plant=plant))
    least = min(c.outcome.annual_energy_wh for c in one.candidates if c.units <= 3)
    assert min(c.outcome.annual_energy_wh for c in two.candidates) <= least * (1.0 + 1e-9)


def test_shipped_figures_hold_their_rules() -> None:
    for one in shipped("boilers"):
        assert not list(faults(one)), one.id
        assert set(defects(one)) <= set(one.flags), one.id


def test_a_boiler_that_waits_draws_its_stand_by_loss_in_mixes_too() -> None:
    """A large one of 100 kW at 50 kW and 50 °C; one of 60 kW beside it waits with 1 %: 600 W.

    The large one alone, at 50 %: 0.90 − 0.04 · (0.3 / 0.8) = 0.885 gross; 50 / (0.885 · 1.11) kW.
    The small one would fire at 83.3 % of its output with 0.86833, and the large one would wait
    with 1,000 W: 50 / (0.86833 · 1.11) + 1. Both together, at any share of the load: tried by 23 W.
    """
    pair = [boiler(standby_share=0.01), boiler(boiler_output_w=60e3, standby_share=0.01)]
    units = units_of(columns_of(pair), np.array([0, 1]), np.array([50.0]))
    plant = arrangements([[(0, 1, 0), (1, 1, 0)]], Staging.OPTIMUM)
    found = operate(optimum(units, np.array([50e3]), 1), plant, 0, standby_helps=False)
    alone = 50e3 / (0.885 * 1.11) + 600.0
    best = min(alone, 50e3 / (0.86833 * 1.11) + 1000.0)
    both = min(
        first / (_net(first / 100e3) * 1.11) + second / (_net(second / 60e3) * 1.11)
        for first in np.linspace(2e3, 48e3, 2001)
        for second in [50e3 - first]
        if second <= 60e3
    )
    assert found.input_w.sum() == pytest.approx(min(best, both), rel=1e-4)


def _net(share: float) -> float:
    """Gross efficiency at 50 °C: 0.90 at 20 % and below, 0.86 at full load."""
    return float(np.interp(share, (0.2, 1.0), (0.90, 0.86)))
