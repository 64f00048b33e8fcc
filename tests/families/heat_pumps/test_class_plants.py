"""New studies in which classes stand for what cannot be named: plants found, and what to ask for.

A hotel in Harbin with fan coils, a school in Beijing with radiators, an office there on boreholes.
"""

import io
import json
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from core.content.blocks import Quantity
from core.content.requirement import Bound
from core.families.heat_pumps.class_machines import nominal_of
from core.families.registry import decode
from core.machines.device import is_made_to_size
from core.report.compose import content_of
from core.report.schedule import requirements
from core.report.wording import worded
from core.report.workbook import workbook
from core.selection.selection import Candidate, Selection
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY
from tests.core.selection.examples import FOLDER, program

STUDIES: dict[str, dict[str, Any]] = {
    "harbin": {
        "site": {"station": "50953"},
        "duty": {"family": "heat_pumps", "peak_w": 6e5, "emitter": "fan_coil"},
        "load": {"kind": "heating", "first_hour": 0, "last_hour": 24, "days_per_week": 7},
        "plant": {"units_max": 8},
    },
    "harbin of two sizes": {
        "site": {"station": "50953"},
        "duty": {"family": "heat_pumps", "peak_w": 3e5, "emitter": "floor"},
        "load": {"kind": "heating", "first_hour": 0, "last_hour": 24, "days_per_week": 7},
        "plant": {"units_max": 4, "models_max": 2},
    },
    "beijing": {
        "site": {"station": "54511"},
        "duty": {"family": "heat_pumps", "peak_w": 1.5e5, "emitter": "radiator"},
        "load": {"kind": "heating", "first_hour": 6, "last_hour": 18, "days_per_week": 5},
        "plant": {"units_max": 4},
    },
    "boreholes": {
        "site": {"station": "54511"},
        "duty": {
            "family": "heat_pumps", "peak_w": 4e5, "emitter": "fan_coil", "heat_source": "brine",
            "source_mean_c": 10.0,
        },
        "load": {"kind": "heating", "first_hour": 7, "last_hour": 19, "days_per_week": 5},
        "plant": {"units_max": 3, "redundancy": "n_plus_1"},
    },
}  # fmt: skip
# GB 19577-2024 tables 3 and 4, grade 1: COPh, COPdh and HSPF or APF above 35 kW; COP above 260 kW.
ASKED = {
    "harbin": {"cop_h": 2.3, "cop_dh": 1.8, "apf": 3.3},
    "beijing": {"cop_h": 1.8, "cop_dh": 1.5, "hspf": 2.6},
}


@cache
def chosen(name: str) -> Selection:
    study = {"format": "loadfit-study", "schema": 2, "project": {"name": name}, **STUDIES[name]}
    return program().select(decode(json.dumps(study).encode(), name), FOLDER)


def classes_in(selection: Selection) -> list[Candidate]:
    """Plants of one class."""
    return [one for one in selection.candidates if is_made_to_size(one.record) and not one.is_mixed]


def value(line: Any) -> float:
    assert isinstance(line.value, Quantity)
    assert line.value.value is not None
    return line.value.value


@pytest.mark.parametrize("name", STUDIES)
def test_classes_carry_the_load_with_nothing_held_at_a_limit(name: str) -> None:
    """Every hour of running inside the figures of the class, the design conditions too."""
    selection = chosen(name)
    made = classes_in(selection)
    assert {one.record.class_level.value[-1] for one in made} == {"1", "2", "3"}
    for one in made:
        outcome = one.outcome
        assert outcome.unmet_hours == 0.0
        assert outcome.design_beyond_k == outcome.beyond_limits_hours == 0.0
        standby = one.groups[0].standby
        carried_w = (one.units - standby) * outcome.unit_capacity_w
        least = selection.duty.design_share_min
        assert carried_w >= least * selection.design.required_w * (1.0 - 1e-9)


def test_a_hotel_in_harbin_is_heated_by_modules_and_by_nothing_else() -> None:
    """600 kW: no certified home unit runs at −24.2 °C; modules of 36 to 160 kW do."""
    selection = chosen("harbin")
    assert all(is_made_to_size(one.record) for one in selection.candidates)
    first = selection.candidates[0]
    assert 60e3 <= first.record.nominal_w <= 160e3
    assert first.outcome.energy_band == 0.08
    said = {one.code: one for one in first.findings}
    assert {"class_low_ambient", "class_carried_on"} <= set(said)


def test_plants_of_classes_with_others_are_found_and_told_by_their_groups() -> None:
    """Two sizes of classes beside each other, each with a schedule of its own.

    Low-ambient grades have the same figures: the first stands for all.
    """
    selection = chosen("harbin of two sizes")
    mixed = [one for one in selection.candidates if one.is_mixed]
    assert mixed
    for one in mixed:
        assert {record.class_level for record in one.records} == {"grade_1"}
        assert one.outcome.energy_band == 0.08
        for group in one.groups:
            lines = {line.title.key: line for line in requirements(selection, one, group)}
            heat_w, power_w = (value(lines[f"report.schedule.{key}"]) for key in ("heat", "power"))
            assert 1.3 < heat_w / power_w < 1.9
            assert "report.schedule.design_cop" in lines


@pytest.mark.parametrize("name", ASKED)
def test_the_schedule_says_what_is_needed_and_names_nobody(name: str) -> None:
    """Rounded so that the class itself has what is asked."""
    selection = chosen(name)
    for one in classes_in(selection):
        (group,) = one.groups
        lines = {line.title.key: line for line in requirements(selection, one, group)}
        rated = nominal_of(one.record)
        assert rated is not None
        heat_w = value(lines["report.schedule.heat"])
        assert 0.0 <= one.outcome.unit_capacity_w - heat_w < 100.0
        power_w = one.outcome.unit_capacity_w / one.outcome.design_cop
        assert lines["report.schedule.power"].bound is Bound.MOST
        assert 0.0 <= value(lines["report.schedule.power"]) - power_w < 100.0
        assert value(lines["report.schedule.count"]) == one.units
        # Water at 48 °C: 4.13 MJ/(m³·K); 5 K of the fan coils, 10 K of the radiators.
        span_k = selection.design.supply_c - selection.design.return_c
        flow_m3h = 3600.0 * value(lines["report.schedule.heating_flow"])
        expected = 3.6 * one.outcome.unit_capacity_w / 1e3 / (4.13 * span_k)
        assert flow_m3h == pytest.approx(expected, rel=0.01)
        assert value(lines["report.schedule.lowest_outdoor"]) == rated.limit_c
        assert value(lines["report.schedule.hottest_water"]) == selection.design.supply_c
        assert lines["report.schedule.drive"].value.key == "report.drive.variable"
        nominal_kw = value(lines["report.schedule.nominal_heat"]) / 1e3
        assert nominal_kw == pytest.approx(one.record.nominal_w / 1e3, abs=0.1)
        assert 0.8 < value(lines["report.schedule.heat_cold"]) / 1e3 / nominal_kw < 0.9
        assert "report.schedule.grade" in lines
        if one.record.class_level == "grade_1" and one.record.nominal_w > 35e3:
            for key, limit in ASKED[name].items():
                line = lines[f"report.schedule.{key}"]
                assert line.bound is Bound.LEAST
                assert value(line) == pytest.approx(limit, abs=0.005)


def test_the_schedule_of_a_ground_source_asks_for_the_flow_of_the_source() -> None:
    """The heat less the compressor's power, over 5 K: 4.19 MJ/(m³·K)."""
    selection = chosen("boreholes")
    for one in classes_in(selection):
        lines = {line.title.key: line for line in requirements(selection, one, one.groups[0])}
        assert value(lines["report.schedule.cop"]) == pytest.approx(one.record.gb_cop, abs=0.005)
        drawn_kw = one.outcome.unit_capacity_w / 1e3 * (1.0 - 1.0 / one.outcome.design_cop)
        flow_m3h = 3600.0 * value(lines["report.schedule.source_flow"])
        assert flow_m3h == pytest.approx(3.6 * drawn_kw / (4.19 * 5.0), rel=0.01)
        assert one.outcome.heat_m12_w is None


@pytest.mark.parametrize("code", ["zh", "en"])
def test_report_and_workbook_carry_it_in_both_languages(
    code: str, languages: dict[str, Language]
) -> None:
    selection, language = chosen("harbin"), languages[code]
    said = str(worded(content_of(selection, DAY), language))
    for key in ("cop_h", "cop_dh", "apf", "lowest_outdoor", "title"):
        assert language.text(f"report.schedule.{key}") in said
    assert language.text("field.heat_m20_w") in said
    assert "SCOP" not in said.split(language.text("report.schedule.title"))[1][:2000]
    book = load_workbook(io.BytesIO(workbook(selection, language, DAY)))
    sheet = book[language.text("report.sheet.schedule")]
    rows = list(sheet.iter_rows(values_only=True))
    cold = [row for row in rows if row[2] == language.text("report.schedule.cop_dh")]
    assert len(cold) == 3
    assert all(row[3] == "≥" and row[4] == pytest.approx(1.8, abs=0.005) for row in cold)
