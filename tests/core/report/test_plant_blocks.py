"""Plants of several models in the report: page one, their own pages, and the workbook."""

from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import openpyxl
import pytest

from core.content.blocks import Block, Plot, Quantity, Section, Table
from core.content.staging import Staging
from core.report.compose import content_of
from core.report.plant_blocks import proof_said
from core.report.typesetting import pdf
from core.report.wording import cell
from core.report.workbook import workbook
from core.vocabulary.language import Language
from tests.core.selection.examples import selection
from tests.core.selection.test_mixed_plants import chosen, plants, year_of_plant

DAY = date(2026, 11, 29)


def tables(section: Section) -> list[Table]:
    return [block for block in _flat(section.blocks) if isinstance(block, Table)]


def _flat(blocks: tuple[Block, ...]) -> list[Block]:
    found: list[Block] = []
    for block in blocks:
        sides = (getattr(block, "left", ()), getattr(block, "right", ()))
        found += [block, *_flat(sides[0]), *_flat(sides[1])]
    return found


def test_page_one_leads_with_the_plant_where_it_stands_first(language: Language):
    found = chosen(2)
    first = found.candidates[0]
    assert first.is_mixed
    (result,) = content_of(found, DAY, parts=("result",)).sections
    sentences = [cell(b.text, language) for b in result.blocks if hasattr(b, "text")]
    assert any(first.name in one for one in sentences)
    (ranking,) = (t for t in tables(result) if t.marked)
    rows = [cell(row[1].first, language) for row in ranking.rows]  # type: ignore[union-attr]
    assert len(rows) == 5  # page one has no room for more
    assert rows == [one.name for one in found.candidates][: len(rows)]


def test_its_pages_tell_groups_staging_and_the_data_of_every_machine(language: Language):
    found = chosen(2)
    first = plants(found)[0]
    sections = content_of(found, DAY, parts=("candidates",)).sections
    section = sections[found.candidates.index(first)]
    groups, staging = tables(section)[:2]
    assert len(groups.rows) == len(first.groups)
    # Only loads that the year has: every row with its hours, all of them together the load hours.
    year, hours = year_of_plant(first), found.profile.hours.sum(axis=1)
    assert 0 < len(staging.rows) <= len(year.staging.stages)
    told = [row[-1] for row in staging.rows]
    assert all(isinstance(one, Quantity) and one.value for one in told)
    loaded = hours[found.profile.columns["load_w"] > 0.0].sum()
    assert sum(one.value for one in told) <= loaded * (1.0 + 1e-9)
    assert sum(one.value for one in told) > 0.9 * loaded
    plots = [b for b in _flat(section.blocks) if isinstance(b, Plot)]
    chart = next(p.chart for p in plots if p.title.key == "report.mixed.chart")
    assert isinstance(chart, Staging)
    assert len(chart.strips) == first.units
    capacity = np.array([first.groups[one.group].unit_capacity_w for one in chart.strips])
    given = capacity @ np.array([one.part for one in chart.strips])
    # At the conditions nearest to those of design units give nearly what they give at design.
    assert given == pytest.approx(chart.load_w, rel=0.05)
    assert (chart.value >= chart.rule * (1.0 - 1e-3)).all()  # least power is no more than by rule
    load_wh = found.profile.columns["load_w"] @ found.profile.hours.sum(axis=1)
    assert chart.energy_wh.sum() == pytest.approx(load_wh, rel=0.02)
    titles = [cell(b.title, language) for b in _flat(section.blocks) if getattr(b, "title", None)]
    for record in first.records:
        assert any(record.model in title for title in titles)


def test_it_is_printed_in_both_languages(language: Language, resources: Path):
    content = content_of(chosen(2), DAY)
    assert pdf(content, language, resources).startswith(b"%PDF")


def test_the_workbook_has_a_row_for_every_group(language: Language):
    found = chosen(2)
    book = openpyxl.load_workbook(BytesIO(workbook(found, language, DAY)))
    sheet = book[language.text("report.sheet.mixed_plants")]
    written = [(row[0], row[1], row[3]) for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert written == [
        (plant.place, group.record.id, group.units)
        for plant in plants(found)
        for group in plant.groups
    ]
    ranking = book[language.text("report.sheet.ranking")]
    assert ranking.max_row == len(found.candidates) + 1


@pytest.mark.parametrize("models", [3])
def test_three_models_are_sought_too(models: int):
    found, two = chosen(models), chosen(2)
    assert found.mixed is not None
    assert two.mixed is not None
    least = plants(found)[0].outcome.life_cycle_cost
    assert least <= plants(two)[0].outcome.life_cycle_cost * (1 + 1e-9)
    assert found.mixed.proof.considered > two.mixed.proof.considered


def test_the_proof_names_the_plant_it_is_about_though_another_stands_first(language: Language):
    """Within a place the cheapest need not be listed first."""
    found = selection("data-hall-beijing")
    assert found.mixed is not None
    several = plants(found)
    cheapest = min(several, key=lambda one: one.outcome.life_cycle_cost)
    assert cheapest is not several[0]
    assert cheapest.outcome.life_cycle_cost < found.candidates[0].outcome.life_cycle_cost
    said = cell(proof_said(found, found.mixed), language)
    assert cheapest.name in said
    assert found.candidates[0].name not in said
