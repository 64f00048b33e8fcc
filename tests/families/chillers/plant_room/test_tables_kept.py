"""Tables that are kept over an edit of the load, and over sizes, are those made anew."""

from pathlib import Path

import msgspec
import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.plant_room.units import room
from core.families.chillers.plant_room.units.unit_tables import UnitTables
from core.keeping.keeping import forget_all
from core.machines.device import is_made_to_size
from tests.core.selection.examples import FOLDER, program, selection

_BULBS = (12.0, 20.0, 27.0)


def _tables(
    peak_w: float, size_w: float, *, anew: bool, bulbs: tuple[float, ...] = _BULBS, **duty: float
) -> UnitTables:
    found = selection("plant-room-shanghai")
    record = next(
        one for one in found.columns.records if is_made_to_size(one) and one.maker is not None
    )
    asked = msgspec.structs.replace(found.duty, peak_w=peak_w, **duty)
    design = msgspec.structs.replace(found.design, peak_w=peak_w, required_w=peak_w)
    if anew:
        forget_all()
    columns = columns_of([msgspec.structs.replace(record, capacity_w=size_w)])
    return room.room_of(asked, design, bulbs, (), 2.0).tables(columns)


def _same(kept: UnitTables, anew: UnitTables) -> None:
    assert anew.input_w.max() > 0.0
    for name in UnitTables.__slots__:
        np.testing.assert_allclose(getattr(kept, name), getattr(anew, name), rtol=1e-12, atol=1e-12)


def test_tables_kept_are_those_made_anew() -> None:
    _tables(2.0e6, 700e3, anew=True)
    kept = _tables(3.0e6, 910e3, anew=False)
    _same(kept, _tables(3.0e6, 910e3, anew=True))


def test_another_study_of_the_site_asks_for_what_it_lacks_alone(monkeypatch) -> None:
    """Other wet bulbs, in another order, and what the duty says of the plant as a whole."""
    _tables(2.0e6, 700e3, anew=True)
    asked = []
    work = room.Room._worked_out

    def watched(self, columns, kinds):
        asked.append(self.cells.at(kinds).wet_bulb_c.tolist())
        return work(self, columns, kinds)

    monkeypatch.setattr(room.Room, "_worked_out", watched)
    bulbs = (8.0, 12.0, 27.0, 24.0)
    kept = _tables(2.5e6, 800e3, anew=False, bulbs=bulbs, today_energy_wh=2e9, today_cooling_wh=9e9)
    assert asked == [[8.0, 24.0]]
    _same(kept, _tables(2.5e6, 800e3, anew=True, bulbs=bulbs))


def test_another_study_asks_for_a_wet_bulb_at_which_nothing_runs() -> None:
    """At a dew point of air above the condenser's limit no water is cold enough for any load."""
    _tables(2.0e6, 700e3, anew=True)
    bulbs = (*_BULBS, 45.0)
    kept = _tables(2.0e6, 700e3, anew=False, bulbs=bulbs)
    assert not kept.capacity_w[0, ..., -1].any()
    _same(kept, _tables(2.0e6, 700e3, anew=True, bulbs=bulbs))


def test_every_machine_is_worked_out_for_itself() -> None:
    """Whatever others stand beside it: else a study would go by those that came before it.

    Classes made to size are those of another size, but for the last digit.
    """
    found = selection("plant-room-shanghai")
    cooled = [one.record for one in found.candidates]
    asked = found.duty, found.design, (4.0, *_BULBS), (), 2.0
    together = room.room_of(*asked).tables(columns_of(cooled))
    settled = set()
    for row, record in enumerate(cooled[::7]):
        forget_all()
        alone = room.room_of(*asked).tables(columns_of([record]))
        settled.add(float(alone.set_c.max()))
        for name in UnitTables.__slots__:
            one, other = getattr(together, name)[7 * row], getattr(alone, name)[0]
            np.testing.assert_allclose(one, other, rtol=1e-14, atol=1e-14)
    assert len(settled) > 1  # they are not alike


def test_what_a_unit_needs_is_not_taken_from_another_room() -> None:
    _tables(2.0e6, 700e3, anew=True)
    kept = _tables(2.0e6, 700e3, anew=False, condenser_head_m=40.0, tower_air_least=0.5)
    _same(kept, _tables(2.0e6, 700e3, anew=True, condenser_head_m=40.0, tower_air_least=0.5))


def _cycling_hours(peak_w: float, folder: Path) -> dict[str, float]:
    study = msgspec.json.decode((FOLDER / "plant-room-shanghai.json").read_bytes())
    study["site"]["station"] = "58259"
    study["duty"]["peak_w"] = peak_w
    path = folder / "study.json"
    path.write_bytes(msgspec.json.encode(study))
    found = program().select_file(path).candidates
    return {one.id: one.outcome.cycling_hours for one in found}


def test_hours_at_the_least_load_do_not_go_by_what_was_asked_before(tmp_path: Path) -> None:
    """A load of just the least share, 0.3 of a unit, comes out as 0.29999999 of another size."""
    forget_all()
    alone = _cycling_hours(2_611_002.807596711, tmp_path)
    for other_w in (2.0e6, 1.5e6):
        forget_all()
        _cycling_hours(other_w, tmp_path)
        assert _cycling_hours(2_611_002.807596711, tmp_path) == alone
