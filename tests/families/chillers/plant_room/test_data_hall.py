"""A data hall: free cooling through a year, what it adds to the PUE, a second plant beside it."""

from datetime import date
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.content.blocks import Table, say
from core.families.chillers.duty import FreeCooling
from core.families.chillers.plant_room.report.year import totals_of
from core.families.chillers.plant_room.year.controls import by_controls, by_free_cooling
from core.families.chillers.plant_room.year.operation import room_of_year
from core.plant.rules import Rules
from core.plant.search import search
from core.plant.year import Asked
from core.report.compose import content_of
from core.selection.selection import Selection
from core.study.plant import Staging
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind
from tests.core.plant.machines import random_units
from tests.kept import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/data-hall-beijing.json"


def _selected(tmp_path: Path, **sections: dict[str, Any]) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    for name, values in sections.items():
        study[name] = {**study.get(name, {}), **values}
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


@pytest.fixture(scope="module")
def hall(tmp_path_factory: pytest.TempPathFactory) -> Selection:
    return _selected(tmp_path_factory.mktemp("hall"))


def test_the_year_of_the_hall(hall: Selection) -> None:
    """Orders of magnitude: 3.6 MW all year, tropics would need an EER of 5 to 7 without it."""
    for candidate in (hall.candidates[0], next(c for c in hall.candidates if c.is_mixed)):
        year = candidate.outcome
        asked = float(hall.profile.columns["load_w"] @ hall.profile.hours.sum(axis=1))
        assert 0.95 * 8760 * 3.6e6 <= asked <= 8760 * 3.6e6
        assert year.pue_cooling == pytest.approx(year.annual_energy_wh / (0.95 * asked), rel=1e-9)
        assert 0.06 < year.pue_cooling < 0.15
        # Hours of a Beijing year at 15/21 °C by another program: 2,971 + 1,551 at the whole load
        # of a tower and 4,257 + 1,608 at half of it; units here run at two thirds and more.
        some = year.free_cooling_full_hours + year.free_cooling_partial_hours
        assert 2700 < year.free_cooling_full_hours < 4500
        assert 4300 < some < 6000
        totals = totals_of(room_of_year(hall, candidate))
        assert totals.electricity_wh == pytest.approx(year.annual_energy_wh, rel=1e-6)
        assert totals.cooling_wh == pytest.approx(asked, rel=1e-6)


def test_classes_that_stand_beside_others_tell_their_own_iplv(hall: Selection) -> None:
    """The advanced tier's 8.80 of NDRC 2024/127 for water-cooled ones of 528 to 1,163 kW."""
    mixed = next(one for one in hall.candidates if one.is_mixed)
    said = [one for one in mixed.findings if one.code == "class_machine"]
    told = [float(f.value) for one in said for f in one.figures if f.name == "iplv"]
    assert len(told) == len(mixed.groups)
    assert told == pytest.approx([8.8] * len(told), abs=0.01)


def test_the_ranking_on_paper_leaves_the_names_their_room(hall: Selection) -> None:
    """A row of more than six figures was set one letter a line, over four pages."""
    content = content_of(hall, date(2026, 11, 1), parts=["result"])
    (table,) = (
        block
        for block in content.sections[0].blocks
        if isinstance(block, Table) and block.columns[0].title == say("report.column.place")
    )
    figures = [column for column in table.columns if column.kind is not None]
    assert len(figures) == 5
    assert figures[-1].kind is Kind.MONEY
    machine, units = table.columns[1:3]
    assert machine.share > units.share  # several models are many words


def test_each_way_of_it_saves(hall: Selection) -> None:
    candidate = hall.candidates[0]
    years = by_free_cooling(hall, candidate)
    energy = {way: year.energy_wh for way, year in years.items()}
    assert energy[FreeCooling.INTEGRATED] < energy[FreeCooling.SEPARATE] < energy[FreeCooling.NONE]
    assert energy[FreeCooling.INTEGRATED] == pytest.approx(
        candidate.outcome.annual_energy_wh, rel=2e-3
    )
    assert 0.15 < 1.0 - energy[FreeCooling.INTEGRATED] / energy[FreeCooling.NONE] < 0.45
    least = min(year.energy_wh for year in by_controls(hall, candidate).values())
    assert energy[FreeCooling.INTEGRATED] == pytest.approx(least, rel=1e-9)


def test_two_plants_beside_each_other(tmp_path: Path) -> None:
    twice = _selected(tmp_path, plant={"redundancy": "two_n", "units_max": 6})
    assert twice.candidates
    for candidate in twice.candidates[:20]:
        given = 0.0
        for group in candidate.groups:
            assert group.units == 2 * group.standby
            given += (group.units - group.standby) * group.unit_capacity_w
        assert given >= twice.design.required_w * (1.0 - 1e-9)
    with pytest.raises(Problem):
        _selected(tmp_path, plant={"redundancy": "two_n", "units_min": 1, "units_max": 1})


def test_the_double_of_each_unit_is_paid_for() -> None:
    """Twice the price of a unit and half the units are the same search."""
    rng = np.random.default_rng(7)
    units = random_units(rng, 5, 9, auxiliary=False)
    load = rng.uniform(0.2, 2.5, 9)
    design = units.capacity_w.max(axis=1)
    fixed, weight = rng.uniform(0.1, 1.0, 5), rng.uniform(0.5, 2.0, 9)
    twice = search(
        units, Asked(load_w=load, weight=weight, fixed=fixed),
        Rules(design_w=design, least_w=0.0, units_max=6, doubled=True), Staging.OPTIMUM,
    )  # fmt: skip
    paid = search(
        units, Asked(load_w=load, weight=weight, fixed=2.0 * fixed),
        Rules(design_w=design, least_w=0.0, units_max=3), Staging.OPTIMUM,
    )  # fmt: skip
    assert twice.cost == pytest.approx(paid.cost)
    assert (twice.best.count == 2 * paid.best.count).all()
    assert (twice.best.standby == paid.best.count).all()
