"""A year of stations: measures, what is there today, the example's numbers by hand, flow meters."""

import json
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.files.flow_meters import flow_unit, read_flow_meter
from core.families.compressors.demand import air_of_year
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.measures import measures
from core.families.compressors.pressure import work
from core.families.registry import decode
from core.load.kinds import LoadFile
from core.selection.selection import Selection
from core.study.study import Study
from core.vocabulary.problem import Problem
from tests.core.selection.examples import FOLDER, program

MINUTE = 60.0


def study(name: str, **changed: dict[str, Any]) -> Study:
    raw = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    for section, values in changed.items():
        raw[section] = values if "kind" in values else raw.get(section, {}) | values
    return decode(json.dumps(raw).encode(), name)


def selected(name: str, folder: Path = FOLDER, **changed: dict[str, Any]) -> Selection:
    return program().select(study(name, **changed), folder)


STEADY = {"kind": "flow_bins", "hours_a_year": 8000.0, "flow_shares": [1.0], "time_shares": [1.0]}
ONE = {"units_min": 1, "units_max": 1, "models_max": 1, "redundancy": "none"}


def test_a_steady_year_is_power_times_hours() -> None:
    """Two machines of 20.4 m³/min and 145 kW at 36 m³/min: what is there today, by hand."""
    asked = selected("textile-suzhou", load=STEADY, plant=ONE)
    duty: CompressorDuty = asked.duty
    design = asked.design
    middle = design.lowest_pa + 0.5 * duty.today_band_pa + duty.cascade_step_pa
    full = 145e3 * float(work(middle, design.inlet_pa) / work(7e5, 1e5))
    share = 36.0 / 20.4 - 1.0  # of the second machine
    linear = 1.0 + 0.35 + (1.0 - 0.35) * share
    energy = asked.present.figures["annual_energy_wh"] if asked.present else 0.0
    assert energy > full * linear * 8000.0
    assert energy < full * 2.0 * 8000.0
    # a receiver of 10 m³ keeps it within a few per cent of the straight line
    assert energy == pytest.approx(full * linear * 8000.0, rel=0.03)


def test_what_is_not_stopped_runs_unloaded() -> None:
    """At half of what one gives the second idles at its power of no load all year."""
    low = STEADY | {"flow_shares": [0.25]}
    runs, stops = (
        selected("textile-suzhou", load=low, plant=ONE, duty={"today_all_run": all_run})
        for all_run in (True, False)
    )
    design, duty = runs.design, runs.duty
    middle = design.lowest_pa + 0.5 * duty.today_band_pa + duty.cascade_step_pa
    idle = 0.35 * 145e3 * float(work(middle, design.inlet_pa) / work(7e5, 1e5)) * 8000.0
    assert runs.present is not None
    assert stops.present is not None
    more = runs.present.figures["annual_energy_wh"] - stops.present.figures["annual_energy_wh"]
    assert more == pytest.approx(idle, rel=1e-6)


def test_the_meter_counts() -> None:
    asked = selected("textile-suzhou", duty={"today_measured_wh": 2.5e9}, plant=ONE)
    assert asked.present is not None
    assert asked.present.figures["annual_energy_wh"] == pytest.approx(2.5e9)


def test_energy_volume_and_specific_power_agree() -> None:
    asked = selected("workshop-hefei")
    for candidate in asked.candidates[:5]:
        year = candidate.outcome
        per_m3 = year.annual_energy_wh / 1e3 / air_of_year(asked.profile)
        assert year.energy_per_air_m3 == pytest.approx(per_m3, rel=1e-6)
        assert year.mean_specific_power / 60e3 == pytest.approx(per_m3 * 60.0, rel=1e-6)
        assert year.mean_specific_power >= year.full_specific_power * (1.0 - year.part_load_loss)


def test_leaks_that_are_repaired_are_not_compressed() -> None:
    """A machine by speed takes its power in a line: leaks repaired save their part of it."""
    asked = selected("workshop-hefei", plant=ONE)
    first = asked.candidates[0]
    found = measures(asked, first)
    assert len(found) == 4
    leaks, pressure, receiver, every = found
    design = asked.design
    fewer = 0.6 * design.leak_m3s * 8760.0  # m³/s · h
    assert leaks.saved_wh == pytest.approx(fewer * first.outcome.full_specific_power * 0.95,
                                           rel=2e-3)  # fmt: skip
    assert every.saved_wh > max(leaks.saved_wh, pressure.saved_wh)
    assert receiver.saved_wh == pytest.approx(0.0, abs=1.0)  # nothing loads and unloads


def test_a_lower_pressure_saves_by_the_formula() -> None:
    """0.65 → 0.60 MPa at the outlet of a machine by speed, nothing unregulated."""
    asked = selected("workshop-hefei", plant=ONE, duty={"unregulated_share": 0.0})
    first = asked.candidates[0]
    low, inlet = asked.design.lowest_pa, asked.design.inlet_pa
    share = 1.0 - float(work(low - 5e4, inlet) / work(low, inlet))
    pressure = measures(asked, first)[1]
    assert pressure.saved_wh / first.outcome.annual_energy_wh == pytest.approx(share, rel=1e-6)


def test_a_flow_meter_in_normal_cubic_metres(tmp_path: Path) -> None:
    """A file with Nm³/h; the study says what they are, and the profile is free air."""
    flow = np.tile(np.concatenate([np.full(12, 600.0), np.full(12, 1200.0)]), 365)
    stamps = np.arange("2025-01-01T00", "2026-01-01T00", dtype="datetime64[h]")
    rows = [f"{str(t).replace('T', ' ')}:00,{q:g}" for t, q in zip(stamps, flow, strict=True)]
    (tmp_path / "meter.csv").write_text("时间,瞬时流量(Nm³/h)\n" + "\n".join(rows), "utf-8")
    read = read_flow_meter(tmp_path / "meter.csv", LoadFile(path="meter.csv"))
    assert read.load_w.max() * 3600 == pytest.approx(1200.0)
    asked = selected(
        "textile-suzhou", tmp_path, load={"kind": "air_file", "path": "meter.csv"},
        duty={"air_volume": "normal_air", "air_flow_m3s": 20.0 / MINUTE, "inlet_c": 25.0,
              "inlet_humidity": 0.0},
    )  # fmt: skip
    factor = 298.15 / 273.15 * 101_325 / asked.design.inlet_pa
    assert asked.design.peak_w * MINUTE == pytest.approx(20.0 * factor, rel=1e-6)
    assert air_of_year(asked.profile) == pytest.approx(900.0 * 8760.0 * factor, rel=1e-6)
    assert asked.candidates


@pytest.mark.parametrize(
    ("written", "size"),
    [("m³/min", 1 / 60), ("Nm³/h", 1 / 3600), ("Nm3/min", 1 / 60), ("L/s", 1e-3),
     ("流量 (m3/min)", 1 / 60), ("压缩空气流量[Nm³/min]", 1 / 60), ("cfm", 0.3048**3 / 60)],
)  # fmt: skip
def test_units_of_flow_meters(written: str, size: float) -> None:
    found = flow_unit(written)
    assert found is not None
    assert found.size == pytest.approx(size)


def test_a_file_without_a_flow_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("time,power (kW)\n2025-01-01 00:00,5\n", "utf-8")
    with pytest.raises(Problem) as found:
        read_flow_meter(tmp_path / "a.csv", LoadFile(path="a.csv"))
    assert found.value.code == "flow_column_unknown"
    with pytest.raises(Problem) as found:
        read_flow_meter(tmp_path / "a.csv", LoadFile(path="a.csv", unit="kW"))
    assert found.value.code == "flow_unit_unclear"


def test_oil_free_air_takes_oil_free_machines() -> None:
    asked = selected("electronics-suzhou")
    assert asked.candidates
    assert all(one.record.compressor_kind.oil_free for one in asked.candidates)
    reasons = {one.findings[0].code for one in asked.left_out}
    assert "air_not_oil_free" in reasons


def test_a_duty_says_what_does_not_go_together() -> None:
    load = study("textile-suzhou").load
    duty = study("textile-suzhou").duty
    (one, *_) = duty.today_compressors

    def wrong(**changed: object) -> list[str]:
        return [path for path, _ in msgspec.structs.replace(duty, **changed).disagreements(load)]

    assert wrong(leak_load_s=30.0) == ["duty.leak_unload_s"]
    assert wrong(leak_bleed_s=30.0, leak_from_pa=7e5) == ["duty.leak_bleed_s"]
    assert wrong(leak_bleed_s=30.0, leak_from_pa=4e5, leak_to_pa=7e5) == ["duty.leak_to_pa"]
    assert wrong(heat_months=(1.0,) * 11) == ["duty.heat_months"]
    assert wrong(heat_months=(1.5,) * 12) == ["duty.heat_months"]
    assert wrong(today_compressors=(one,) * 13) == ["duty.today_compressors"]
    backwards = msgspec.structs.replace(one, today_least_m3s=0.4)
    assert wrong(today_compressors=(backwards,)) == ["duty.today_compressors"]


def test_a_demand_charge_counts_on_both_sides() -> None:
    """A steady year: twelve months at one power, for the candidate and for what is there today."""
    charge = {"economics": {"demand_by": "by_demand", "demand_price_per_kw": 40.0}}
    plain, charged = (
        selected("textile-suzhou", load=STEADY, plant=ONE, **more) for more in ({}, charge)
    )
    first = charged.candidates[0]
    same = next(one for one in plain.candidates if one.id == first.id)
    asked = first.outcome.energy_cost - same.outcome.energy_cost
    power_kw = first.outcome.annual_energy_wh / 8000.0 / 1e3
    assert asked == pytest.approx(12.0 * 40.0 * power_kw, rel=1e-6)
    assert plain.present is not None
    assert charged.present is not None
    today_kw = plain.present.figures["annual_energy_wh"] / 8000.0 / 1e3
    more = charged.present.figures["energy_cost"] - plain.present.figures["energy_cost"]
    assert more == pytest.approx(12.0 * 40.0 * today_kw, rel=1e-6)


def test_without_a_file_it_asks_for_one() -> None:
    with pytest.raises(Problem) as found:
        selected("textile-suzhou", load={"kind": "air_file"})
    assert found.value.code == "flow_file_missing"


@pytest.mark.parametrize("asked_kw", [50.0, 1000.0])
def test_heat_is_never_more_than_is_asked_for_or_given_off(asked_kw: float) -> None:
    """A steady year: 8,000 h of the demand, or of 0.7 of the input, whichever is less."""
    found = selected(
        "textile-suzhou", load=STEADY, plant=ONE, duty={"steady_heat_w": asked_kw * 1e3}
    )
    outcome = found.candidates[0].outcome
    given_off = 0.7 * outcome.annual_energy_wh
    assert outcome.heat_used_wh == pytest.approx(min(given_off, asked_kw * 1e3 * 8000.0), rel=1e-6)
    cold = selected("textile-suzhou", load=STEADY, plant=ONE, duty={"steady_heat_w": None})
    assert cold.candidates[0].outcome.heat_used_wh is None
