"""Tables that are kept over an edit of the load, and over sizes, are those made anew."""

import msgspec
import numpy as np
import pytest

from core.families.chillers.columns import columns_of
from core.families.chillers.plant_room.units import room
from core.families.chillers.plant_room.units.unit_tables import UnitTables
from core.machines.device import is_made_to_size
from tests.core.selection.examples import selection

_BULBS = (12.0, 20.0, 27.0)


def _tables(peak_w: float, size_w: float, *, anew: bool) -> UnitTables:
    found = selection("plant-room-shanghai")
    record = next(
        one for one in found.columns.records if is_made_to_size(one) and one.maker is not None
    )
    duty = msgspec.structs.replace(found.duty, peak_w=peak_w)
    design = msgspec.structs.replace(found.design, peak_w=peak_w, required_w=peak_w)
    if anew:
        room.room_of.cache_clear()
        room._known_of.cache_clear()
    columns = columns_of([msgspec.structs.replace(record, capacity_w=size_w)])
    return room.room_of(duty, design, _BULBS, (), 2.0).tables(columns)


def test_tables_kept_are_those_made_anew() -> None:
    _tables(2.0e6, 700e3, anew=True)
    kept = _tables(3.0e6, 910e3, anew=False)
    anew = _tables(3.0e6, 910e3, anew=True)
    assert anew.input_w.max() > 0.0
    for name in UnitTables.__slots__:
        np.testing.assert_allclose(getattr(kept, name), getattr(anew, name), rtol=1e-9, atol=1e-9)
    assert kept.capacity_w.max() == pytest.approx(anew.capacity_w.max())
