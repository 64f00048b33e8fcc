"""The report's section on plants of several models."""

from datetime import date
from pathlib import Path

import pytest

from core.content.blocks import Plot, Table
from core.report import content_of, pdf
from core.report.mixed_plants import mixed_sections
from core.vocabulary.language import Language
from tests.core.selection.test_mixed_plants import chosen


def test_without_such_plants_there_is_no_section():
    assert list(mixed_sections(chosen(1))) == []


def test_plants_groups_and_staging_are_told():
    found = chosen(2)
    (section,) = mixed_sections(found)
    plants, groups, staging = (b for b in section.blocks if isinstance(b, Table))
    assert found.mixed is not None
    assert len(plants.rows) == len(found.mixed.plants)
    assert len(groups.rows) == 2
    assert len(staging.rows) == len(found.mixed.plants[0].staging.stages)
    (plot,) = (b for b in section.blocks if isinstance(b, Plot))
    for line, group in zip(plot.chart.lines, found.mixed.plants[0].groups, strict=True):  # type: ignore[union-attr]
        assert line.y.max() <= group.units
        assert (line.x[1:] >= line.x[:-1]).all()


def test_it_is_printed_in_both_languages(language: Language, resources: Path):
    content = content_of(chosen(2), date(2026, 11, 29), parts=("candidates",))
    assert pdf(content, language, resources).startswith(b"%PDF")


@pytest.mark.parametrize("models", [3])
def test_three_models_are_sought_too(models: int):
    found = chosen(models)
    assert found.mixed is not None
    first = found.mixed.plants[0]
    two = chosen(2).mixed
    assert two is not None
    assert first.life_cycle_cost <= two.plants[0].life_cycle_cost * (1 + 1e-9)
    assert found.mixed.proof.considered > two.proof.considered
