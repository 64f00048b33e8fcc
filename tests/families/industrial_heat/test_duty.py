"""The duty: streams, source, fuels, and what does not go together."""

from typing import Any

import msgspec
import pytest

from core.families.industrial_heat.load import LoadFlows, LoadProcess
from core.families.registry import decode
from core.machines.fuel import Fuel, carbon_kg_per_kwh
from core.vocabulary.problem import Problem
from tests.families.industrial_heat.cases import duty, study


def test_heat_exchangers_stand_between_the_machine_and_its_streams() -> None:
    machine = duty(source_approach_k=5.0, sink_approach_k=3.0).machine
    assert (machine.source_in_c, machine.source_out_c) == (20.0, 10.0)
    assert (machine.sink_in_c, machine.sink_out_c) == (58.0, 78.0)
    assert machine.lift_k == 58.0


def test_steam_of_3_bar_needs_133_5_degrees() -> None:
    """Steam tables: 133.52 °C at 0.3 MPa."""
    streams = duty(sink_medium="steam", steam_pressure_pa=300e3, sink_in_c=80.0).process
    assert streams.sink_out_c == pytest.approx(133.52, abs=0.01)
    assert streams.sink_in_c == streams.sink_out_c


def test_heat_of_a_source_by_its_flow() -> None:
    """36 m³/h of water cooled by 10 K: 10 kg/s · 4.18 kJ/kgK · 10 K = 417 kW (ρ 997)."""
    assert duty(source_flow_m3s=0.010).source_heat_w == pytest.approx(416.7e3, rel=1e-3)


def test_heat_of_exhaust_air_by_its_flow() -> None:
    """10 m³/s at 60 °C, 1.06 kg/m³, cooled by 20 K: 10.6 · 1.006 · 20 = 213 kW."""
    found = duty(
        source_medium="exhaust_air", source_in_c=60.0, source_out_c=40.0, source_flow_m3s=10.0
    ).source_heat_w
    assert found == pytest.approx(213e3, rel=2e-3)


def test_without_heat_or_flow_the_source_is_no_limit() -> None:
    assert duty().source_heat_w is None


@pytest.mark.parametrize(
    ("fuel", "kg_per_kg_or_m3", "mj"),
    [
        # kg CO2 per m³ or kg and MJ per m³ or kg as compilations of GB/T 2589 and the
        # provincial inventory guide print them.
        (Fuel.NATURAL_GAS, 2.1622, 38.931),
        (Fuel.COAL, 1.9003, 20.908),
        (Fuel.FUEL_OIL, 3.1705, 41.816),
        (Fuel.LPG, 3.1013, 50.179),
    ],
)
def test_carbon_of_fuels(fuel: Fuel, kg_per_kg_or_m3: float, mj: float) -> None:
    assert carbon_kg_per_kwh(fuel) == pytest.approx(kg_per_kg_or_m3 / mj * 3.6, rel=1e-3)


def test_a_carbon_factor_that_is_given_counts() -> None:
    assert duty(fuel_factor_kg_per_kwh=0.3).fuel_carbon_kg_per_kwh == 0.3


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"sink_in_c": 75.0}, "duty.sink_in_c"),
        ({"sink_medium": "steam", "sink_in_c": 140.0}, "duty.sink_in_c"),
        ({"source_out_c": 25.0}, "duty.source_out_c"),
        ({"source_w": 1e6, "source_flow_m3s": 0.1}, "duty.source_flow_m3s"),
        ({"source_medium": "vapour", "source_flow_m3s": 0.1}, "duty.source_flow_m3s"),
        ({"plant": {"units_min": 3, "units_max": 2}}, "plant.units_max"),
        ({"peak_w": None}, "duty.peak_w"),
    ],
)
def test_what_does_not_go_together_is_refused(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(Problem) as problem:
        study(**changes)
    assert key in str(problem.value)


def test_flows_need_a_file() -> None:
    assert [key for key, _ in duty().disagreements(LoadFlows())] == ["load.flows_file"]
    assert not list(duty().disagreements(LoadFlows(flows_file="year.csv")))


def test_a_duty_goes_with_no_other_load() -> None:
    with pytest.raises(Problem):
        study({"kind": "shape", "shape": "office_3a"})


@pytest.mark.parametrize(
    ("changes", "without"),
    [
        ({}, {"duty.steam_pressure_pa", "duty.replaced_cop"}),
        (
            {"sink_medium": "steam", "sink_in_c": 80.0},
            {"duty.sink_out_c", "duty.replaced_cop"},
        ),
        ({"useful_cooling": 1.0}, {"duty.steam_pressure_pa"}),
        (
            {"source_medium": "vapour"},
            {
                "duty.steam_pressure_pa",
                "duty.replaced_cop",
                "duty.source_flow_m3s",
            },
        ),
    ],
)
def test_fields_without_effect_are_not_asked(changes: dict[str, Any], without: set[str]) -> None:
    found = duty(**changes).without_effect()
    assert {path for path in found if path.startswith("duty.")} == without
    assert "criteria.rating" in found


def test_the_family_s_own_price_is_the_default() -> None:
    asked = study()
    assert asked.economics.price_per_kw == 4000.0
    assert "economics.price_per_kw" in asked.assumed


def test_a_process_needs_a_peak() -> None:
    assert [key for key, _ in LoadProcess().disagreements(None)] == ["duty.peak_w"]


def test_electricity_ranks_nothing_here_and_what_does_is_told() -> None:
    asked = msgspec.to_builtins(study())
    asked["criteria"]["rank_by"] = "annual_energy"
    with pytest.raises(Problem) as caught:
        decode(msgspec.json.encode(asked), "x.json")
    figures = {figure.name: figure.value for figure in caught.value.figures}
    assert (caught.value.code, figures["given"]) == ("study_word_unknown", "annual_energy")
    assert set(str(figures["known"]).split(", ")) == {
        "life_cycle_cost", "carbon", "coverage", "weights",
    }  # fmt: skip
