"""New studies in which classes stand for what cannot be named: plants found, and what to ask for.

An office in Guangzhou with a unit in reserve, a hotel in Harbin, a school in Beijing cooled by air.
"""

import io
import json
from datetime import date
from functools import cache
from typing import Any

import pytest
from openpyxl import load_workbook

from core.content.blocks import Quantity, Table
from core.content.requirement import Bound
from core.families.chillers.class_machines import class_machines
from core.families.registry import decode
from core.machines.device import is_class, is_made_to_size
from core.report.compose import content_of
from core.report.schedule import requirements
from core.report.wording import worded
from core.report.workbook import workbook
from core.selection.selection import Candidate, Selection
from core.standards.library import shipped_standards
from core.vocabulary.language import Language
from tests.core.report.conftest import DAY
from tests.core.selection.examples import FOLDER, program

STUDIES: dict[str, dict[str, Any]] = {
    "guangzhou": {
        "site": {"station": "59287"},
        "duty": {"family": "chillers", "condenser": "water", "peak_w": 3.8e6},
        "load": {"kind": "synthesised", "building": "office"},
        "plant": {"units_min": 2, "units_max": 6, "redundancy": "n_plus_1"},
    },
    "harbin": {
        "site": {"station": "50953"},
        "duty": {"family": "chillers", "condenser": "water", "peak_w": 6e5},
        "load": {"kind": "synthesised", "building": "hotel"},
        "plant": {"units_max": 4},
    },
    "beijing": {
        "site": {"station": "54511"},
        "duty": {"family": "chillers", "condenser": "air", "peak_w": 5e5},
        "load": {"kind": "synthesised", "building": "school", "base_share": 0.0},
        "plant": {"units_max": 4},
    },
}
PEAK_KW = {"guangzhou": 3800.0, "harbin": 600.0, "beijing": 500.0}


@cache
def chosen(name: str) -> Selection:
    study = {"format": "loadfit-study", "schema": 2, "project": {"name": name}, **STUDIES[name]}
    return program().select(decode(json.dumps(study).encode(), name), FOLDER)


def classes_in(selection: Selection) -> list[Candidate]:
    return [one for one in selection.candidates if is_made_to_size(one.record)]


@pytest.mark.parametrize("name", STUDIES)
def test_classes_carry_the_load_with_nothing_held_at_a_limit(name: str) -> None:
    """Every hour inside the limits of the curves, the design conditions too."""
    made = classes_in(chosen(name))
    assert len(made) >= 10
    for one in made:
        outcome = one.outcome
        assert outcome.unmet_hours == 0.0
        assert outcome.design_beyond_k == 0.0
        assert outcome.beyond_limits_hours == outcome.no_figure_hours == 0.0
        standby = 1 if name == "guangzhou" else 0
        carried_kw = (one.units - standby) * outcome.unit_capacity_w / 1e3
        # The margin of 5 % is the program's own.
        assert carried_kw >= PEAK_KW[name] * 1.05 * (1.0 - 1e-9)


@pytest.mark.parametrize("name", STUDIES)
def test_the_schedule_says_what_is_needed_and_names_nobody(name: str) -> None:
    """Rounded so that the class itself has what is asked."""
    selection = chosen(name)
    for one in classes_in(selection):
        (group,) = one.groups
        lines = {line.title.key: line for line in requirements(selection, one, group)}
        rated = next(rating for rating in group.ratings if rating.kind == "IPLV")
        for key, figure in (
            ("report.schedule.capacity", one.outcome.unit_capacity_w),
            ("report.schedule.design_cop", one.outcome.design_cop),
            ("report.schedule.cop", rated.points[0].cop),
            ("report.schedule.iplv", rated.value),
        ):
            assert lines[key].bound is Bound.LEAST
            assert 0.0 <= figure - value(lines[key]) < 0.01 * max(figure, 1.0)
        assert lines["report.schedule.power"].bound is Bound.MOST
        assert 0.0 <= value(lines["report.schedule.power"]) - one.outcome.design_power_w < 100.0
        assert value(lines["report.schedule.count"]) == one.units
        # 7 to 12 °C: 4.19 MJ/(m³·K), so 0.172 m³/h for each kW (GB/T 18430.1).
        flow_m3h = 3600.0 * value(lines["report.schedule.chilled_flow"])
        assert flow_m3h == pytest.approx(0.172 * one.outcome.unit_capacity_w / 1e3, rel=0.005)
        drive = lines["report.schedule.drive"].value.key
        assert drive.endswith("variable" if one.record.unloading == "speed" else "fixed")
        assert "report.schedule.cooling_flow" in lines or name == "beijing"
        assert {"report.schedule.grade", "report.schedule.level"} & lines.keys()


def value(line: Any) -> float:
    assert isinstance(line.value, Quantity)
    assert line.value.value is not None
    return line.value.value


def test_the_flow_of_cooling_water_is_that_of_the_heat() -> None:
    """5 K rise: 0.215 m³/h for each kW at a COP of 4 (GB/T 18430.1); here the COP is its own."""
    selection = chosen("harbin")
    one = classes_in(selection)[0]
    lines = {line.title.key: line for line in requirements(selection, one, one.groups[0])}
    heat_kw = (one.outcome.unit_capacity_w + one.outcome.design_power_w) / 1e3
    flow_m3h = 3600.0 * value(lines["report.schedule.cooling_flow"])
    assert flow_m3h == pytest.approx(heat_kw / (4.17 * 5.0) * 3.6, rel=0.01)


@pytest.mark.parametrize("code", ["zh", "en"])
def test_report_and_workbook_carry_it_in_both_languages(
    code: str, languages: dict[str, Language]
) -> None:
    selection, language = chosen("guangzhou"), languages[code]
    content = content_of(selection, DAY)
    tables = [
        block for section in content.sections for block in section.blocks
        if isinstance(block, Table) and block.title is not None
        and block.title.key == "report.schedule.title"
    ]  # fmt: skip
    assert len(tables) == 3
    said = str(worded(content, language))
    assert language.text("report.schedule.title") in said
    assert language.text("report.drive.variable") in said
    book = load_workbook(io.BytesIO(workbook(selection, language, DAY)))
    sheet = book[language.text("report.sheet.schedule")]
    rows = list(sheet.iter_rows(values_only=True))
    places = {row[0] for row in rows[1:]}
    assert places == {one.place for one in selection.candidates}
    iplv = [row for row in rows if row[2] == language.text("report.schedule.iplv")]
    assert all(isinstance(row[4], float) and row[3] == "≥" for row in iplv)


def test_every_class_is_known_as_one() -> None:
    made = class_machines(shipped_standards(), date(2026, 11, 29))
    assert all(is_class(one) and is_made_to_size(one) for one in made)
