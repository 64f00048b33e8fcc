"""What a selection makes of a duty: who goes on, what is counted, what is said."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from catalog.files.load import read_load
from core.content.blocks import Table, Words
from core.families.registry import decode
from core.families.transformers.outcome import TransformerOutcome
from core.load.kinds import LoadFile
from core.load.reading import LoadReading
from core.report.compliance import compliance_section
from core.report.next_size import next_size_said
from core.selection.next_size import next_size_down
from core.selection.selection import Candidate, Selection
from core.vocabulary.problem import Problem
from tests.kept import program

FOLDER = Path(__file__).resolve().parents[3] / "resources" / "examples"


def study(name: str = "factory-suzhou", **changed: dict[str, Any]) -> bytes:
    document = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    for section, values in changed.items():
        document[section] = {**document.get(section, {}), **values}
    return json.dumps(document).encode()


def selected(name: str = "factory-suzhou", **changed: dict[str, Any]) -> Selection:
    return program().select(decode(study(name, **changed), name), FOLDER)


STEPS = {"kind": "power_steps", "power_steps": [[1.0, 4380.0], [0.0, 4380.0]]}


def in_steps(peak_va: float, **duty: Any) -> Selection:
    document = json.loads(study())
    document["load"] = STEPS
    document["duty"] = {"family": "transformers", "peak_va": peak_va, **duty}
    document["economics"] = {"tariff": {"kind": "flat", "price_per_kwh": 0.65}}
    return program().select(decode(json.dumps(document).encode(), ""), FOLDER)


def outcome(candidate: Candidate) -> TransformerOutcome:
    assert isinstance(candidate.outcome, TransformerOutcome)
    return candidate.outcome


def codes(selection: Selection) -> set[str]:
    return {one.reason for one in selection.left_out}


def test_a_year_is_that_of_both_losses_by_hand() -> None:
    """Full and no load by turns: P0 · 8,760 + Pk · (S/Sn)² · 4,380."""
    found = in_steps(800e3)
    for candidate in found.candidates:
        record, n = candidate.record, candidate.units
        share = 800e3 / record.rated_va
        lost = n * record.no_load_power_w * 8760 + record.load_loss_w * share**2 / n * 4380
        assert outcome(candidate).annual_energy_wh == pytest.approx(lost)
        assert outcome(candidate).energy_cost == pytest.approx(lost / 1e3 * 0.65)
        assert outcome(candidate).rms_share == pytest.approx(share / n / 2**0.5)


def test_the_size_is_not_that_of_the_highest_efficiency() -> None:
    """It would be an rms of some 30 %: dearer by more than it saves."""
    first = outcome(in_steps(800e3).candidates[0])
    assert first.rms_share > 1.3 * first.best_share
    said = {one.code for one in in_steps(800e3).candidates[0].findings}
    assert "best_share_no_size" in said


def test_no_unit_is_loaded_beyond_the_limit() -> None:
    found = in_steps(800e3, greatest_share=0.7)
    assert all(outcome(one).peak_share <= 0.7 + 1e-9 for one in found.candidates)
    assert "transformer_too_small" in codes(found)


def test_one_out_leaves_what_is_essential() -> None:
    """60 % of 1,700 kVA are 1,020 kVA: on one of 1,250 81.6 %, on one of 1,000 102 %."""
    found = selected("office-power-shanghai")
    assert {one.units for one in found.candidates} == {2}
    assert min(one.record.rated_va for one in found.candidates) == 1250e3
    first = outcome(found.candidates[0])
    assert first.alone_share == pytest.approx(1020 / 1250)
    one = selected("office-power-shanghai", plant={"units_min": 1, "units_max": 1})
    assert not one.candidates
    assert "transformer_alone_short" in codes(one)


def test_other_voltages_are_left_out_and_say_so() -> None:
    found = selected()
    assert all(one.record.high_v == 10e3 for one in found.candidates)
    european = next(one for one in found.left_out if one.reason == "transformer_voltage")
    assert "foreign_voltage" in {flag.value for flag in european.record.flags} or (
        european.record.high_v != 10e3
    )
    abroad = selected(duty={"grid_v": 20e3, "use_v": 410.0, "wanted_insulation": None})
    assert abroad.candidates
    assert all(one.record.high_v == 20e3 for one in abroad.candidates)


def test_growth_sizes_by_the_end_and_loses_by_the_mean_square() -> None:
    plain, grown = in_steps(800e3), in_steps(800e3, load_growth=0.5)
    assert grown.design.peak_w == pytest.approx(1.5 * plain.design.peak_w)
    by_id = {(one.record.id, one.units): outcome(one) for one in plain.candidates}
    shared = [one for one in grown.candidates if (one.record.id, one.units) in by_id]
    assert shared
    for one in shared:
        before = by_id[one.record.id, one.units]
        assert outcome(one).load_loss_wh == pytest.approx(before.load_loss_wh * 4.75 / 3.0)
        assert outcome(one).no_load_wh == pytest.approx(before.no_load_wh)


def test_compensation_makes_the_same_power_less_load() -> None:
    """900 kW at 0.82 are 1,097.6 kVA, at 0.95 947.4; Qc = 900 · (0.6980 − 0.3287) = 332.4 kvar."""
    found = selected(duty={"load_growth": 0.0})
    assert found.design.today_va == pytest.approx(947_368, abs=1.0)
    said = next(one for one in found.situation.findings if one.code == "power_compensated")
    reactive = next(one.value for one in said.figures if one.name == "reactive")
    assert reactive == pytest.approx(332_400, abs=60.0)


def test_switching_saves_what_it_says() -> None:
    always = selected("office-power-shanghai")
    switched = selected("office-power-shanghai", plant={"staging": "optimum"})
    by_id = {one.record.id: outcome(one) for one in switched.candidates}
    for one in always.candidates:
        both, best = outcome(one), by_id[one.record.id]
        saved = both.annual_energy_wh - best.annual_energy_wh
        assert both.switching_saving_wh == pytest.approx(saved, abs=1.0)
        assert saved >= 0.0


def test_an_oversized_one_is_told() -> None:
    found = in_steps(100e3, greatest_share=0.85)
    wide = [one for one in found.candidates if outcome(one).peak_share < 0.3]
    document = json.loads(study())
    document["load"] = STEPS
    document["duty"] = {"family": "transformers", "peak_va": 100e3}
    document["criteria"] = {"oversizing_max": 10.0}
    more = program().select(decode(json.dumps(document).encode(), ""), FOLDER)
    wide += [one for one in more.candidates if outcome(one).peak_share < 0.3]
    assert wide
    for one in wide:
        assert "transformer_oversized" in {said.code for said in one.findings}


@pytest.mark.parametrize(
    ("duty", "place"),
    [
        ({"peak_va": 1e6, "peak_active_w": 9e5}, "duty.peak_active_w"),
        ({}, "duty.peak_va"),
        ({"peak_va": 1e6, "compensated_power_factor": 0.7}, "duty.compensated_power_factor"),
        ({"peak_va": 1e6, "use_v": 20e3}, "duty.use_v"),
    ],
)
def test_what_contradicts_itself_is_refused_with_its_place(duty: Any, place: str) -> None:
    document = json.loads(study())
    document["duty"] = {"family": "transformers", **duty}
    with pytest.raises(Problem) as caught:
        decode(json.dumps(document).encode(), "")
    assert place in str(caught.value)


def test_a_file_of_active_power_is_divided_by_its_factor(tmp_path: Path) -> None:
    hours = np.arange(8760)
    lines = ["kW", *(f"{400.0 + 100.0 * (hour % 24 > 8):g}" for hour in hours)]
    (tmp_path / "meter.csv").write_text("\n".join(lines), "utf-8")
    document = json.loads(study())
    document["load"] = {"kind": "file", "path": "meter.csv", "unit": "kW"}
    for in_va, peak in ((False, 500e3 / 0.8), (True, 500e3)):
        document["duty"] = {
            "family": "transformers", "load_power_factor": 0.8, "file_in_va": in_va
        }  # fmt: skip
        found = program().select(decode(json.dumps(document).encode(), ""), tmp_path)
        assert found.design.peak_w == pytest.approx(peak, rel=1e-6)
        assert found.design.mean_va == pytest.approx(peak * (400 * 9 + 500 * 15) / 24 / 500)


def test_a_price_that_is_higher_when_the_load_is_counts_in_what_a_kw_is_worth() -> None:
    """Cost of losses = A · P0 + B · β² · Pk, to the last cent, with prices by hour."""
    found = selected()
    for candidate in found.candidates[:5]:
        said = next(one for one in candidate.findings if one.code == "loss_worth")
        worth = {one.name: float(one.value) for one in said.figures}
        record, n = candidate.record, candidate.units
        share = found.design.peak_w / (n * record.rated_va)
        cost = n * (
            worth["a"] * record.no_load_power_w + worth["b"] * share**2 * record.load_loss_w
        )
        assert outcome(candidate).loss_cost == pytest.approx(cost / 1e3)


def test_a_charge_by_capacity_is_that_of_the_transformers() -> None:
    """At 22 a kVA and month 1,600 kVA cost 422,400 a year, 350 kVA more than 1,250 cost 92,400."""
    asked = {"demand_by": "by_capacity", "demand_price_per_kva": 22.0}
    document = json.loads(study())
    document["economics"] = {**document["economics"], **asked}
    document["duty"]["load_growth"] = 0.0
    found = program().select(decode(json.dumps(document).encode(), ""), FOLDER)
    for candidate in found.candidates:
        installed = outcome(candidate).installed_w / 1e3
        assert candidate.outcome.demand_cost == pytest.approx(installed * 22.0 * 12.0)
    # What is smallest and still carries the load now leads.
    assert outcome(found.candidates[0]).installed_w == min(
        outcome(one).installed_w for one in found.candidates
    )
    assert "demand_by_own_kva" in {one.code for one in found.field_findings} | {
        one.code for one in found.situation.findings
    }


def test_the_report_prints_both_losses_of_a_tier_and_the_next_size_down() -> None:
    """Amorphous 1,600 kVA of grade 1: 0.5 and 11.745 kW; below it stand 1,250 kVA, two of them."""
    asked = selected()
    leading = asked.leading
    assert leading is not None
    assert leading.record.id == "CL-TR-OIL-A-1600-G1"
    (table,) = [one for one in compliance_section(asked).blocks if isinstance(one, Table)]
    tier = next(row for row in table.rows if row[0] != "–")
    assert [one.text for one in tier[2:4] if isinstance(one, Words)] == [
        "0.5 kW / 11.745 kW", "0.5 kW / 11.745 kW",
    ]  # fmt: skip
    smaller = next_size_down(asked, leading)
    assert isinstance(smaller, Candidate)
    assert (smaller.record.rated_va, smaller.units) == (1.25e6, 2)
    said = next_size_said(asked, leading)
    assert said is not None
    assert said.key == "report.named"


def test_a_net_load_of_both_signs_flows_both_ways(tmp_path: Path) -> None:
    """12 h of 900 kW drawn and 12 h of 400 kW fed back, every day, at a power factor of 0.9.

    S is 1,000 and 444.4 kVA, so the mean square (1,000² + 444.4²)/2 is 773.8² kVA; 400 kW for
    4,380 h are 1,752 MWh fed back. Growth by a fifth is of what is drawn alone.
    """
    hours = np.arange(8760) % 24
    net = np.where(hours < 12, 900.0, -400.0)
    lines = ["time,load kW", *(
        f"{np.datetime64('2025-01-01T00') + hour},{value:g}" for hour, value in enumerate(net)
    )]  # fmt: skip
    (tmp_path / "net.csv").write_text("\n".join(lines), "utf-8")
    load = {"kind": "file", "path": "net.csv", "reading": {"sign": "both"}}

    def of(**duty: Any) -> Selection:
        document = json.loads(
            study(load=load, duty={
                "peak_va": None, "peak_active_w": None, "load_power_factor": 0.9,
                "compensated_power_factor": None, "load_growth": 0.0, **duty,
            })
        )  # fmt: skip
        document["load"] = load
        return program().select(decode(json.dumps(document).encode(), "net"), tmp_path)

    found = of()
    assert found.design.peak_w == pytest.approx(1e6)
    assert found.design.rms_va == pytest.approx(773.8e3, rel=1e-4)
    told = {one.code: {x.name: x.value for x in one.figures} for one in found.findings}
    assert told["pv_feeds_back"]["energy"] == pytest.approx(1752e6)
    assert told["pv_feeds_back"]["most"] == pytest.approx(400e3)
    assert "net_load_reactive" in told
    grown = of(load_growth=0.2)
    assert grown.design.peak_w == pytest.approx(1.2e6)
    with pytest.raises(Problem) as refused:
        of(file_in_va=True)
    assert refused.value.place.endswith("[duty.file_in_va]")


def test_both_signs_are_refused_where_nothing_flows_back(tmp_path: Path) -> None:
    """A building's cooling cannot be below zero, whatever the file is said to hold."""
    (tmp_path / "load.csv").write_text("\n".join(["kW", *["5", "-1"] * 4380]), "utf-8")
    spec = LoadFile(path="load.csv", unit="kW", reading=LoadReading(sign="both"))
    with pytest.raises(Problem) as refused:
        read_load(tmp_path / "load.csv", spec)
    assert refused.value.code == "load_negative"
    assert float(read_load(tmp_path / "load.csv", spec, signed=True).load_w.min()) == -1000.0
