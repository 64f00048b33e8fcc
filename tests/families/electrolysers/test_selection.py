"""Electrolysers: consumption, running, cost and the plan's limit against figures by hand."""

from importlib.resources import files
from itertools import product
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.electrolysers.columns import columns_of, stack_and_rest, units_of
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.family import ELECTROLYSERS
from core.families.electrolysers.matching import policy
from core.families.electrolysers.part_load import CURVES, relative_input
from core.families.electrolysers.plausibility import defects, faults
from core.families.electrolysers.record import (
    KWH_PER_VOLT,
    Electrolyser,
    ElectrolyserKind,
)
from core.families.registry import decode
from core.machines.device import Evidence
from core.plant.arrangement import arrangements
from core.plant.dispatch import operate
from core.plant.equal_units import run
from core.plant.optimum import optimum
from core.selection.selection import Selection
from core.study.plant import Staging
from core.study.study import Study
from tests.families.registered import program, shipped

EXAMPLE = Path(str(files("resources"))) / "examples" / "hydrogen-ordos.json"
ALKALINE, PEM = ElectrolyserKind.ALKALINE, ElectrolyserKind.PEM
NM3_H = 1.0 / 3600.0


def electrolyser(**changes: Any) -> Electrolyser:
    """An alkaline stack of 100 Nm³/h with 4.4 kWh/Nm³ of direct current."""
    plain = Electrolyser(
        id="test", maker="Maker", model="M", electrolyser_kind=ALKALINE,
        hydrogen_m3s=100.0 * NM3_H, stack_kwh_m3=4.4, least_load=0.2, source="own",
        source_year="", evidence=Evidence.C,
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def duty(**changes: Any) -> ElectrolyserDuty:
    return ElectrolyserDuty(rectifier_efficiency=0.96, balance_kwh_m3=0.3, **changes)


@pytest.mark.parametrize(
    ("stack", "code"),
    [(4.19, "hydrogen_dc_met"), (4.20, "hydrogen_dc_missed"), (4.21, "hydrogen_dc_missed")],
)
def test_direct_current_must_be_below_4_2(stack: float, code: str) -> None:
    """Action plan 二(五): “低于”, so 4.20 itself fails."""
    assert policy(electrolyser(stack_kwh_m3=stack)).code == code


def test_alternating_current_is_never_held_against_the_plan() -> None:
    """Not even one that would pass."""
    only = electrolyser(stack_kwh_m3=None, system_kwh_m3=4.1)
    assert policy(only).code == "hydrogen_dc_unknown"


def test_4_2_is_a_cell_voltage_of_1_756() -> None:
    """2 · 96,485 C/mol · 1 V / (3.6e6 J/kWh · 22.414e-3 m³/mol) = 2.3914 kWh/Nm³."""
    assert pytest.approx(2.0 * 96485.33 / 3.6e6 / 22.414e-3, rel=1e-4) == KWH_PER_VOLT
    assert pytest.approx(1.756, abs=5e-4) == 4.2 / KWH_PER_VOLT


@pytest.mark.parametrize(
    ("kind", "rated_a_cm2", "volts"),
    [
        (ALKALINE, 0.4, {0.0: 1.2, 0.05: 1.335, 0.1: 1.47, 0.2: 1.6, 0.3: 1.675, 0.4: 1.75}),
        (PEM, 2.0, {0.05: 1.425, 0.2: 1.5, 0.4: 1.56, 1.0: 1.67, 1.6: 1.8, 2.0: 1.875}),
    ],
)
def test_part_load_is_the_class_polarisation_curve(
    kind: ElectrolyserKind, rated_a_cm2: float, volts: dict[float, float]
) -> None:
    """Voltages of FZJ-IEK3-VSA/HiSim, class curves read off published figures."""
    for current, voltage in volts.items():
        found = np.interp(current / rated_a_cm2, *CURVES[kind])
        assert found == pytest.approx(voltage / volts[rated_a_cm2], abs=2e-6)


def test_of_a_stack_alone_rectifier_and_rest_are_the_dutys() -> None:
    """4.4 / 0.96 + 0.3 = 4.8833 kWh/Nm³; of a system its own figure, whole."""
    columns = columns_of([electrolyser(), electrolyser(stack_kwh_m3=None, system_kwh_m3=5.0)])
    stack, rest = stack_and_rest(columns, duty())
    assert stack + rest == pytest.approx([4.4 / 0.96 + 0.3, 5.0], rel=1e-12)


def test_half_load_by_hand() -> None:
    """50 of 100 Nm³/h: 50 · 4.4 · 0.914286 / 0.96 + 100 · 0.3 = 239.5 kW with one unit running."""
    units = units_of(columns_of([electrolyser()]), np.array([0]), duty(), 1)
    done = run(units, np.array([0]), 1, np.array([50.0 * NM3_H]))
    by_hand = 50.0 * 4.4 * 0.914286 / 0.96 + 30.0
    assert done.input_w[0, 0] / 1000.0 == pytest.approx(by_hand, rel=1e-5)


def test_below_the_least_load_it_runs_part_of_the_time() -> None:
    """At 10 % with a least load of 20 %: half the time at 20 %, whose ratio is 0.80914."""
    at_20 = np.interp(0.2, *CURVES[ALKALINE])
    assert relative_input(ALKALINE, 0.2, np.array([0.1])) == pytest.approx([0.1 * at_20])


def test_a_day_of_alkaline_and_pem_is_staged_as_trying_all_would() -> None:
    """24 hours, two alkaline units of 100 and one PEM of 60 Nm³/h; shares tried by 0.5 %."""
    pair = [electrolyser(), electrolyser(electrolyser_kind=PEM, hydrogen_m3s=60.0 * NM3_H,
                                         stack_kwh_m3=4.6, least_load=0.05)]  # fmt: skip
    day = np.array([20, 30, 60, 90, 120, 150, 180, 200, 220, 240, 250, 255] * 2) * NM3_H
    units = units_of(columns_of(pair), np.array([0, 1]), duty(), len(day))
    best = np.full(len(day), np.inf)
    for first, second in product(range(3), range(2)):
        for share in np.linspace(0.0, 1.0, 201):
            parts = (day * share, day * (1.0 - share))
            cost = np.zeros(len(day))
            for machine, (number, part) in enumerate(zip((first, second), parts, strict=True)):
                if number == 0:
                    cost += np.where(part > 1e-12, np.inf, 0.0)
                    continue
                done = run(units, np.array([machine]), number, part, Staging.EQUAL_SPLIT)
                short = part > done.output_w[0] * (1.0 + 1e-9)
                cost += np.where(short, np.inf, done.input_w[0])
            best = np.minimum(best, cost)
    plant = arrangements([[(0, 2, 0), (1, 1, 0)]], Staging.OPTIMUM)
    found = operate(optimum(units, day, 2), plant, 0, standby_helps=False)
    needed = found.input_w.sum(axis=0)
    assert not found.unmet_w.any()
    assert (needed <= best * (1.0 + 2e-3)).all()  # shares of the engine lie a little apart
    assert needed.sum() == pytest.approx(best.sum(), rel=1e-3)


def example(**changes: Any) -> Study:
    study = decode(EXAMPLE.read_bytes(), EXAMPLE.name)
    return msgspec.structs.replace(study, **changes)


def selected(study: Study) -> Selection:
    return program().select(study, EXAMPLE.parent)


def test_what_a_kilogram_costs_is_all_costs_over_all_hydrogen() -> None:
    """2,000 Nm³/h for 12 h and 40 % of it for 12 h on 350 days: 11.76e6 Nm³, 1,057.2 t."""
    found = selected(example())
    first = found.candidates[0].outcome
    assert first.hydrogen_kg == pytest.approx(2000.0 * (12 + 0.4 * 12) * 350 * 0.0899, rel=1e-6)
    economics = found.study.economics
    worth = sum((1.0 + economics.discount_rate) ** -year
                for year in range(1, economics.life_years + 1))  # fmt: skip
    cost = first.life_cycle_cost / (first.hydrogen_kg * worth)
    assert first.hydrogen_cost == pytest.approx(cost, rel=1e-9)
    parts = (first.hydrogen_cost_energy + first.hydrogen_cost_capital
             + first.hydrogen_cost_upkeep)  # fmt: skip
    assert parts == pytest.approx(first.hydrogen_cost, rel=1e-9)


def rated(record: Electrolyser) -> float:
    """Alternating current, kWh/Nm³, with the example's rectifier of 97 % and 0.3 for the rest."""
    if record.system_kwh_m3 is not None:
        return record.system_kwh_m3
    assert record.stack_kwh_m3 is not None
    return record.stack_kwh_m3 / 0.97 + 0.3


def test_plants_of_two_models_are_sought() -> None:
    study = example()
    plant = msgspec.structs.replace(study.plant, models_max=2, units_max=4)
    found = selected(msgspec.structs.replace(study, plant=plant))
    mixed = [one for one in found.candidates if one.is_mixed]
    assert mixed
    for one in mixed:
        assert one.outcome.unmet_hours == 0.0
        assert one.outcome.hydrogen_kg == pytest.approx(found.candidates[0].outcome.hydrogen_kg)
        kw = sum(
            group.units * group.record.hydrogen_m3s * 3600.0 * rated(group.record)
            for group in one.groups
        )
        assert one.outcome.rated_input_w == pytest.approx(kw * 1000.0, rel=1e-6)


def test_a_unit_of_less_than_a_twentieth_stands_beside_no_other() -> None:
    """Of 2,000 Nm³/h 100 are the least; 0.5 beside five of 620 is what nobody builds."""
    situation = selected(example()).situation
    sizes = (620.0, 100.0, 99.0, 0.5)
    columns = columns_of([electrolyser(id=f"{n}", hydrogen_m3s=n * NM3_H) for n in sizes])
    assert ELECTROLYSERS.screen(columns, situation).mixing == {0, 1}


def test_mixed_plants_are_sought_at_the_price_of_their_rated_input() -> None:
    """2,000 a kW: 100 Nm³/h at 4.4 / 0.97 + 0.3 kWh/Nm³ are 483.6 kW, 967,216."""
    study = example()
    family, situation = ELECTROLYSERS, selected(study).situation
    mixing = family.mixing(columns_of([electrolyser(), electrolyser()]), situation, [0, 1])
    assert mixing is not None
    by_hand = 2000.0 * 100.0 * (4.4 / 0.97 + 0.3)
    assert mixing.unit_price(2000.0) == pytest.approx([by_hand, by_hand], rel=1e-9)


def test_shipped_figures_hold_their_rules() -> None:
    for one in shipped("electrolysers"):
        assert not list(faults(one)), one.id
        assert set(defects(one)) <= set(one.flags), one.id
    wrong = electrolyser(system_kwh_m3=4.0)
    assert [code for _, code, _ in faults(wrong)] == ["electrolyser_system_below_stack"]
