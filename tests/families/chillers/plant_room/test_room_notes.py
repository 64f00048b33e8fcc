"""Short paragraphs on a room: what is left with one chiller out, its pumping, staging by rule."""

from pathlib import Path

import msgspec
import pytest

from core.families.chillers.plant_room.report.notes import pumping_ratio, room_notes
from tests.core.selection.examples import program

EXAMPLE = Path(__file__).resolve().parents[4] / "resources/examples/plant-room-shanghai.json"


def test_what_is_told_of_a_room(tmp_path: Path) -> None:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["plant"]["models_max"] = 1
    study["duty"]["chilled_pipe_m"] = 600.0
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    selection = program().select_file(path)
    candidate = next(c for c in selection.candidates if c.units > 1)
    said = [block.text for block in room_notes(selection, candidate)]
    left = (candidate.units - 1) * candidate.groups[0].unit_capacity_w
    values = {one.value for one in said[0].parts.values()}
    assert left in values
    assert left / selection.design.peak_w in values
    # Hand: 2,600 kW at 5 K are 446 m³/h by 999.6 kg/m³ and 4,193 J/kgK; 32 m, 0.7/0.93.
    ratio = pumping_ratio(selection, candidate)
    assert ratio is not None
    flow = 2.6e6 / (999.6 * 4193.0 * 5.0) * 3600.0
    assert ratio.ratio == pytest.approx(0.003096 * flow * 32.0 / (0.7 / 0.93) / 2600.0, rel=1e-6)
    each = flow / candidate.units
    factor = 0.003858 if each <= 200.0 else 0.003749
    assert ratio.limit == pytest.approx(factor * (28.0 + 0.016 * 600.0 + 1.6) / 5.0, rel=1e-9)
