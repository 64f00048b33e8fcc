"""What the report says of heat pumps: content, plots, all forms."""

from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.content.blocks import Beside, Table
from core.content.curves import Curves
from core.families.heat_pumps.duty import Backup
from core.families.heat_pumps.report import HeatPumpReport
from core.machines.device import UNNAMED
from core.selection.selection import Selection
from gui.program.study_file import example as example_study
from tests.families.heat_pumps.cases import selected, study

EXAMPLES = Path(__file__).parents[3] / "resources" / "examples"
REPORT = HeatPumpReport()


@pytest.fixture(scope="module")
def chosen() -> Selection:
    """Certified machines alone: of a class no points are declared."""
    asked = example_study("school-beijing")
    criteria = msgspec.structs.replace(asked.criteria, makers_left_out=(UNNAMED,))
    return selected(msgspec.structs.replace(asked, criteria=criteria))


def chart(selection: Selection, number: int) -> Curves:
    found = REPORT.plots(selection, selection.candidates[0])[number].chart
    assert isinstance(found, Curves)
    return found


def test_the_family_has_its_report(chosen: Selection) -> None:
    assert isinstance(chosen.family.report, HeatPumpReport)


def test_capacity_and_demand_meet_at_the_upright(chosen: Selection) -> None:
    capacity = chart(chosen, 0)
    lines = {line.name.key: line for line in capacity.lines}
    bivalent = next(u.x for u in capacity.uprights if u.name.key == "curve.bivalent")
    asked, given = lines["curve.heat_asked"], lines["curve.all_units"]
    assert np.interp(bivalent, asked.x, asked.y) == pytest.approx(
        np.interp(bivalent, given.x, given.y), rel=0.01
    )


def test_declared_cops_stand_beside_the_computed_ones(chosen: Selection) -> None:
    points = chart(chosen, 1).points
    rated = chosen.candidates[0].record.ratings
    assert {p.name.key for p in points} == {"curve.declared_at"}
    assert len(points[0].x) in {len(one.points) for one in rated}


def test_the_bars_add_up_to_the_heat_of_the_year(chosen: Selection) -> None:
    bars = chart(chosen, 2).bars
    hours = chosen.profile.hours.sum(axis=1)
    total = sum(float((bar.high - bar.low).sum()) for bar in bars)
    assert total == pytest.approx(float(chosen.profile.columns["load_w"] @ hours))


def test_heat_that_is_not_met_has_bars_of_its_own() -> None:
    short = selected(study(backup=Backup.NONE, margin=0.0, design_outdoor_c=-5.0))
    one = next(c for c in short.candidates if c.outcome.unmet_hours > 0.0)
    found = REPORT.plots(short, one)[2].chart
    assert isinstance(found, Curves)
    assert "curve.unmet" in {bar.name.key for bar in found.bars}


def test_ratings_are_told_point_by_point(chosen: Selection) -> None:
    candidate = chosen.candidates[0]
    tables = [t for block in REPORT.ratings(candidate.groups[0]) if isinstance(block, Beside)
              for t in (*block.left, *block.right)]  # fmt: skip
    assert len(tables) == len(candidate.record.ratings)
    assert all(isinstance(table, Table) for table in tables)


def test_units_and_power_of_every_point(chosen: Selection) -> None:
    candidate = chosen.candidates[0]
    running, power = REPORT.operation(chosen, candidate)
    hours = chosen.profile.hours.sum(axis=1)
    out = candidate.outcome
    assert float(power @ hours) == pytest.approx(out.annual_energy_wh - out.backup_heat_wh)
    assert running.max() == candidate.units
    used = chosen.family.operating.unit_hours(chosen, candidate)
    assert used.plr.max() <= 1.0 + 1e-9
    field = chosen.family.operating.field(chosen, candidate)
    assert field.hours.sum() == pytest.approx(used.hours.sum())
    assert (field.capacity_w >= field.least_w).all()
    assert REPORT.part_load(chosen, candidate) is None
    assert len(candidate.stages_w) == candidate.units
