"""Who is chosen, who leaves and why: the examples, and cases made for it."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from core.families.industrial_heat.columns import columns_of
from core.families.industrial_heat.family import INDUSTRIAL_HEAT
from core.families.industrial_heat.screening import screen
from core.machines.device import Evidence
from core.selection.prices import price
from core.selection.ranking import rank
from core.selection.selection import Selection
from core.study.criteria import Availability
from core.vocabulary.finding import Severity
from gui.program.program import read_study
from tests.families.industrial_heat.cases import MAP, records, selected, study

LORENZ = "class-lorenz-single"
EXAMPLES = Path(__file__).parents[3] / "resources" / "examples"


def codes(selection: Selection, record: str) -> list[str]:
    """Codes of what put a record out."""
    return next(
        [f.code for f in left.findings] for left in selection.left_out if left.record.id == record
    )


def said(selection: Selection) -> set[str]:
    return {finding.code for finding in selection.findings}


def candidate(selection: Selection, record: str) -> Any:
    return next(each for each in selection.candidates if each.record.id == record)


def test_the_dairy_finds_a_machine_and_classes() -> None:
    chosen = selected(read_study(EXAMPLES / "dairy-shanghai.json"))
    assert {each.record.id for each in chosen.candidates} == {
        MAP, "class-up-to-100-single", "class-up-to-100-series", "class-up-to-100-cascade",
    }  # fmt: skip
    assert chosen.candidates[0].outcome.served_share == pytest.approx(0.9)
    machine = candidate(chosen, MAP)
    assert "estimate_regression" not in {each.code for each in machine.findings}


def test_the_dryer_is_served_by_classes_above_100_degrees() -> None:
    chosen = selected(read_study(EXAMPLES / "dryer-hangzhou.json"))
    assert {each.record.id for each in chosen.candidates} == {
        "class-above-100-single", "class-above-100-cascade",
    }  # fmt: skip
    assert codes(chosen, MAP) == ["sink_outside"]
    found = {one.code for each in chosen.candidates[0].findings for one in each.every}
    assert "left_to_boiler" in found


def test_120_degrees_from_25_in_one_stage_is_not_feasible() -> None:
    chosen = selected(read_study(EXAMPLES / "too-far-beijing.json"))
    assert not chosen.candidates
    assert "lift_beyond_one_stage" in said(chosen)
    assert codes(chosen, MAP) == ["lift_outside"]
    assert codes(chosen, "class-above-100-single") == ["lift_outside"]
    assert codes(chosen, "class-above-100-cascade") == ["stages_not_wanted"]


def test_two_stages_make_it_borderline() -> None:
    chosen = selected(study(sink_in_c=90.0, sink_out_c=120.0))
    found = candidate(chosen, "class-above-100-cascade")
    assert found.findings[0].code != "verdict_feasible"
    assert "cop_low_end" in {each.code for each in found.findings}
    assert "stages_cascade" in {each.code for each in found.findings}


def test_every_estimate_is_marked_and_carries_its_band() -> None:
    chosen = selected(study())
    for each in chosen.candidates:
        every = [one for f in each.findings for one in f.every]
        marked = [f for f in every if f.code.startswith("estimate_")]
        assert bool(marked) == (each.record.id != MAP)
        assert all(f.severity is Severity.ASSUMED for f in marked)
        assert each.outcome.cop_low < each.outcome.seasonal_cop < each.outcome.cop_high


def test_the_second_law_alone_gives_way_to_figures_of_machines() -> None:
    assert codes(selected(study()), "class-lorenz-single") == ["second_law_superseded"]


@pytest.mark.parametrize("evidence", list(Evidence))
def test_a_machine_of_ones_own_is_not_put_out_by_a_class(evidence: Evidence) -> None:
    """A CO2 machine known by a share of the second law; the classes stand beside it."""
    own = msgspec.structs.replace(
        records()[LORENZ], id="own", maker="Own", model="CO2", second_law=0.42, evidence=evidence
    )
    devices, asked = [*records().values(), own], study()
    situation = selected(asked).situation
    screening = screen(columns_of(devices), situation)
    on = {devices[machine].id for machine in screening.pairs.machine}
    assert {"own", "class-up-to-100-single"} <= on
    assert LORENZ not in on
    evaluation = INDUSTRIAL_HEAT.evaluate(columns_of(devices), situation, screening.pairs)
    prices = price(evaluation, asked)
    ranked = rank(
        evaluation, prices, asked.criteria, INDUSTRIAL_HEAT.outcome, devices, [True] * len(devices)
    )
    order = [devices[evaluation.pairs.machine[one.pair]] for one in ranked]
    ahead = order[: order.index(own)]
    if evidence is not Evidence.D:
        assert not [one for one in ahead if one.evidence is Evidence.D]


def test_estimates_stand_behind_documented_machines() -> None:
    """Of evidence D only what no better documented machine does stands first.

    Of machines from anywhere: in Shanghai the European one stands behind what can be asked there.
    """
    asked = study()
    anywhere = msgspec.structs.replace(asked.criteria, availability=Availability.ANY)
    placed = selected(msgspec.structs.replace(asked, criteria=anywhere)).candidates
    evidence = [each.record.evidence for each in placed]
    assert evidence == sorted(evidence, key=lambda grade: grade is Evidence.D)
    assert placed[0].record.id == MAP
    cheaper = [c for c in placed if c.outcome.life_cycle_cost < placed[0].outcome.life_cycle_cost]
    assert cheaper  # a class that promises more stands beside, not in front
    assert selected(asked).candidates[-1].record.id == MAP


def test_where_nothing_else_has_a_figure_the_second_law_gives_an_estimate() -> None:
    """From 62 to 90 °C: too warm a source for the regression up to 100 °C, and the map."""
    chosen = selected(study(source_in_c=62.0, source_out_c=50.0, sink_in_c=70.0, sink_out_c=90.0,
                            stages_max=1))  # fmt: skip
    assert [each.record.id for each in chosen.candidates] == ["class-lorenz-single"]
    assert "estimate_lorenz" in {each.code for each in chosen.candidates[0].findings}


def test_no_claim_enters_a_computed_figure() -> None:
    chosen = selected(study(sink_in_c=55.0, sink_out_c=75.0))
    claims = [f for f in chosen.findings if f.code == "maker_claims"]
    assert claims
    claimed = {str(f.figures[0].value).split()[0] for f in claims}
    assert not claimed & {each.record.maker for each in chosen.candidates}


def test_steam_asks_for_steam_and_says_its_temperature() -> None:
    chosen = selected(study(sink_medium="steam", sink_in_c=80.0, source_in_c=85.0,
                            source_out_c=75.0, steam_pressure_pa=200e3))  # fmt: skip
    assert "steam_temperature" in said(chosen)
    assert chosen.design.condenser_out_c == pytest.approx(120.21, abs=0.01)  # steam tables, 2 bar
    assert {each.record.id for each in chosen.candidates} == {"class-above-100-single"}


def test_vapour_is_better_compressed_itself() -> None:
    asked = {"sink_medium": "steam", "sink_in_c": 80.0, "steam_pressure_pa": 200e3,
             "source_in_c": 90.0, "source_out_c": 85.0}  # fmt: skip
    assert "vapour_recompression" in said(selected(study(source_medium="vapour", **asked)))
    assert "vapour_recompression" not in said(selected(study(**asked)))


def test_where_a_heat_exchanger_does_it_that_is_said() -> None:
    warm = study(source_in_c=90.0, source_out_c=60.0, sink_in_c=40.0, sink_out_c=60.0)
    assert "exchanger_does_it" in said(selected(warm))
    some = study(source_in_c=60.0, source_out_c=40.0, sink_in_c=40.0, sink_out_c=80.0)
    assert "exchanger_first" in said(selected(some))


def test_exhaust_air_reaches_the_machine_by_water() -> None:
    assert "intermediate_circuit" in said(selected(study(source_medium="exhaust_air")))


def test_small_duties_are_below_the_class() -> None:
    assert codes(selected(study(peak_w=40e3)), "class-up-to-100-single") == ["unit_smaller"]


def test_the_map_s_machine_is_counted_in_whole_units() -> None:
    chosen = selected(study(source_in_c=30.0, sink_out_c=70.0))
    found = candidate(chosen, MAP)
    assert found.units * found.outcome.unit_capacity_w >= 600e3
    assert (found.units - 1) * found.outcome.unit_capacity_w < 600e3


def test_large_duties_take_more_units_than_are_allowed() -> None:
    assert codes(selected(study(peak_w=5e6)), MAP) == ["heat_below"]


def test_a_machine_far_too_large_is_left_out() -> None:
    chosen = selected(study(peak_w=60e3, source_in_c=30.0, sink_out_c=70.0))
    assert codes(chosen, MAP) == ["oversized"]


def test_one_in_reserve() -> None:
    chosen = selected(study(plant={"redundancy": "n_plus_1"}))
    found = candidate(chosen, "class-up-to-100-single")
    assert found.units == 2
    assert found.outcome.installed_w == pytest.approx(1.2e6)
    assert found.outcome.served_share == pytest.approx(1.0)


def test_a_gwp_limit_leaves_only_what_is_known() -> None:
    asked = study()
    criteria = type(asked.criteria)(gwp_max=150.0)
    limited = type(asked)(**{
        **{name: getattr(asked, name) for name in asked.__struct_fields__}, "criteria": criteria,
    })  # fmt: skip
    chosen = selected(limited)
    assert codes(chosen, "class-up-to-100-single") == ["gwp_unknown"]
    assert codes(chosen, MAP) == ["gwp_above"]


def test_a_maker_left_out() -> None:
    asked = study()
    criteria = type(asked.criteria)(makers_left_out=("WAMAK",))
    limited = type(asked)(**{
        **{name: getattr(asked, name) for name in asked.__struct_fields__}, "criteria": criteria,
    })  # fmt: skip
    assert codes(selected(limited), MAP) == ["maker_left_out"]


def test_a_source_that_is_never_there() -> None:
    chosen = selected(study({"kind": "operation", "simultaneity": 0.0}))
    assert not chosen.candidates
    assert codes(chosen, MAP) == ["source_never_there"]


def test_a_source_that_flows_only_while_nothing_is_needed(tmp_path: Path) -> None:
    rows = ["sink_kw,source_kw", *(f"{500 * (h % 2)},{400 * (1 - h % 2)}" for h in range(8760))]
    (tmp_path / "flows.csv").write_text("\n".join(rows), "utf-8")
    load = {"kind": "flows", "flows_file": "flows.csv", "sink_column": "sink_kw",
            "source_column": "source_kw", "flows_unit": "kW"}  # fmt: skip
    found = selected(study(load), tmp_path).candidates[0]
    heads = [each.code for each in found.findings[:3]]
    assert heads == ["not_economical", "payback_beyond_life", "verdict_not_worth_it"]
    assert "no_heat_served" in {each.code for each in found.findings}


def test_a_source_that_carries_little() -> None:
    found = candidate(selected(study(source_w=50e3)), "class-up-to-100-single")
    assert "sized_by_source" in {each.code for each in found.findings}
    assert "serves_little" in {each.code for each in found.findings}
    assert found.findings[0].code == "verdict_borderline"


def test_more_primary_energy_and_carbon_than_the_boiler_is_said() -> None:
    chosen = selected(study(source_in_c=5.0, source_out_c=1.0, sink_in_c=55.0, sink_out_c=80.0))
    found = candidate(chosen, "class-up-to-100-single")
    assert {"more_primary_energy", "more_carbon"} <= {each.code for each in found.findings}


def test_part_load_of_a_map_cycles() -> None:
    chosen = selected(study({"kind": "operation", "process_load": 0.55}))
    assert candidate(chosen, MAP).outcome.cycling_hours == pytest.approx(4800.0)


@pytest.mark.parametrize(
    ("outlet", "share", "code"), [(70.0, 0.480, ""), (62.0, 0.589, "source_cooled_far"),
                                  (40.0, 0.891, "source_cooled_too_far")],
)  # fmt: skip
def test_a_source_cooled_far_is_told_of_a_regression(
    outlet: float, share: float, code: str
) -> None:
    """75 °C to 105 °C: 1.9118 · 30.088^−0.89094 · 378.194^0.67895 = 5.18 whatever the outlet is.

    Carnot from the outlet is 378.15 / 35 = 10.8, 378.15 / 43 = 8.79 and 378.15 / 65 = 5.82.
    """
    asked = study(
        source_in_c=75.0, source_out_c=outlet, sink_in_c=95.0, sink_out_c=105.0
    )  # fmt: skip
    chosen = candidate(selected(asked), "class-above-100-single")
    assert chosen.outcome.seasonal_cop == pytest.approx(5.18, abs=0.01)
    told = [one for each in chosen.findings for one in each.every if "cooled" in one.code]
    assert [one.code for one in told] == ([code] if code else [])
    for one in told:
        value = next(each.value for each in one.figures if each.name == "share")
        assert value == pytest.approx(share, abs=0.002)
