"""What a tender asks for: of a class the limits of its level, and each test report once."""

import pytest

from core.content.blocks import Quantity, Table, say
from core.content.requirement import Bound, Requirement, at_least, at_most, needed
from core.report.compose import content_of
from core.report.equipment import equipment_of, level_of, shown_level_of
from core.report.parts import Form
from core.report.schedule import asked_for, requirements
from core.report.wording import cell
from core.selection.selection import Selection
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from tests.core.report.conftest import DAY
from tests.core.selection.examples import selection as example


def _lines(selection: Selection) -> dict[str, Requirement]:
    leading = selection.leading
    assert leading is not None
    group = leading.groups[0]
    asked = asked_for(group, requirements(selection, leading, group))
    return {line.title.key: line for line in asked}


def _proofs(selection: Selection, language: Language) -> list[str]:
    content = content_of(selection, DAY, form=Form.TENDER, parts=("papers",))
    tables = [b for s in content.sections for b in s.blocks if isinstance(b, Table)]
    rows = (row for table in tables for row in table.rows)
    return [cell(row[1], language) for row in rows if row[0] == say("tender.paper.test")]  # type: ignore[arg-type]


def _shown(line: Requirement) -> float:
    assert isinstance(line.binding, Quantity)
    assert line.binding.value is not None
    return line.binding.value


def test_a_limit_is_one_that_the_figure_keeps() -> None:
    """5.946 is at least 5.94, 114.82 kW at most 114.9; the load's 438.75 N·m is as elsewhere."""
    title = say("report.schedule.cop")
    cop, power = at_least(title, 5.946, Kind.COP), at_most(title, 114820.0, Kind.ELECTRIC_POWER)
    assert _shown(cop) == pytest.approx(5.94)
    assert _shown(power) == pytest.approx(114900.0)
    assert cop.value == Quantity(value=5.946, kind=Kind.COP)
    assert _shown(needed(title, 438.75, Kind.TORQUE)) == 438.75


def test_a_class_of_chillers_is_asked_for_by_its_level(language: Language) -> None:
    """Advanced level of No. 23 of the levels of 2024 for its size: IPLV 8.8."""
    selection = example("office-shanghai")
    lines = _lines(selection)
    assert lines["report.schedule.iplv"].bound is Bound.LEAST
    assert _shown(lines["report.schedule.iplv"]) == pytest.approx(8.8)
    assert lines["report.schedule.capacity"].bound is Bound.LEAST
    for key in ("power", "design_cop", "cop", "least_load"):
        assert lines[f"report.schedule.{key}"].bound is Bound.ABOUT
    (proof,) = _proofs(selection, language)
    assert "≥ 8.8" in proof
    leading = selection.leading
    assert leading is not None
    (row,) = equipment_of(selection, leading)
    assert "*" in cell(shown_level_of(row), language)
    assert "*" not in cell(level_of(row), language)


def test_a_boiler_proves_its_efficiency_once_with_its_condition(language: Language) -> None:
    """103 % on the net heating value is another condition than the 50 °C of the site."""
    selection = example("boilers-harbin")
    assert _lines(selection)["report.boilers.full_load"].bound is Bound.ABOUT
    (proof,) = _proofs(selection, language)
    assert "≥ 103%" in proof
    assert "30 °C" in proof


def test_a_converter_that_was_counted_is_asked_for() -> None:
    lines = _lines(example("pump-shanghai"))
    included = lines["report.schedule.converter"].value
    assert included == say(
        "report.schedule.converter.included", power=Quantity(value=90e3, kind=Kind.SHAFT_POWER)
    )
