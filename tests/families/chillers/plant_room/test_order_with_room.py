"""What the documentation says of the order of chillers alone and in a room, worked out anew."""

from itertools import combinations
from pathlib import Path

import msgspec
import pytest

from core.families.chillers.outcome import ChillerOutcome
from core.selection.selection import Selection
from tests.core.selection.examples import FOLDER, program

PAGE = FOLDER.parent / "documentation" / "plant_room.md"
_Order = dict[str, tuple[int, ChillerOutcome]]


def _selected(tmp_path: Path, **duty: str) -> Selection:
    study = msgspec.json.decode((FOLDER / "office-shanghai.json").read_bytes())
    study["duty"] |= duty
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    return program().select_file(path)


def _by_cost(selection: Selection) -> _Order:
    """Units and outcome of each chiller, the cheapest over its life first."""
    every = sorted(selection.candidates, key=lambda one: one.outcome.life_cycle_cost)
    return {one.id: (one.units, one.outcome) for one in every}


def test_the_page_tells_the_order_as_it_is(tmp_path: Path) -> None:
    alone = _selected(tmp_path)
    room = _selected(tmp_path, auxiliaries="plant_room")
    said = " ".join(PAGE.read_text(encoding="utf-8").split())
    first, sixth = alone.candidates[0], alone.candidates[5]
    assert (first.id, first.units) == ("CL-WSV-T1", 2)
    assert f"2 × 699 kW with a seasonal COP of {first.outcome.seasonal_cop:.2f}" in said
    assert (sixth.id, sixth.units) == ("CL-WSF-T1", 3)
    assert f"sixth with {sixth.outcome.seasonal_cop:.2f}" in said
    screws, two, centrifugals = room.candidates[:3]
    assert (screws.id, screws.units) == ("CL-WSF-T1", 4)
    assert (two.id, centrifugals.id) == ("CL-WSV-T1", "CL-WCV-T1")
    assert f"EER {screws.outcome.system_cop:.2f}" in said
    assert f"screws ({two.outcome.system_cop:.2f})" in said
    assert f"centrifugals ({centrifugals.outcome.system_cop:.2f})" in said
    before, after = _by_cost(alone), _by_cost(room)
    both = [one for one in before if one in after]
    more = [one for one in both if after[one][0] > before[one][0]]
    assert not any(after[one][0] < before[one][0] for one in both)
    assert f"{len(more)} of {len(both)} chillers" in said
    places = {one: place for place, one in enumerate(after)}
    pairs = list(combinations(both, 2))
    changed = sum(places[one] > places[other] for one, other in pairs)
    assert f"{changed} of {len(pairs)} change places" in said


def test_constant_pumps_are_why(tmp_path: Path) -> None:
    """One machine for all of the load pumps more cooling water than four small ones."""
    room = _selected(tmp_path, auxiliaries="plant_room")
    four = room.candidates[0]
    one = next(
        alternative
        for candidate in room.candidates
        if candidate.id == "CL-WCV-T1"
        for alternative in candidate.alternatives
        if alternative.units == 1 and alternative.outcome is not None
    )
    assert isinstance(one.outcome, ChillerOutcome)
    assert one.outcome.condenser_pump_energy_wh > 1.3 * four.outcome.condenser_pump_energy_wh
    assert one.outcome.system_cop < four.outcome.system_cop
    assert one.outcome.seasonal_cop == pytest.approx(8.6, abs=0.4)
