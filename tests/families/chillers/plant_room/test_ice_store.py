"""Ice beside a plant room: of chillers whose figures reach as cold, at what they need there."""

from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np
import pytest

from core.content.blocks import Paragraph
from core.families.chillers.columns import columns_of
from core.families.chillers.plant_room.beside.cold_store import not_cold_enough, storage_year
from core.families.chillers.plant_room.beside.room_power import room_power
from core.families.chillers.plant_room.report.cold_store import cold_store_blocks
from core.families.chillers.plant_room.report.equipment_beside import beside
from core.families.chillers.plant_room.year.hours import room_hours
from core.families.chillers.record import Chiller, TemperatureCurve
from core.families.registry import decode
from core.plant.store.power import NOT_CARRIED_W
from core.selection.selection import Candidate, Selection
from tests.families.registered import program

EXAMPLE = (
    Path(__file__).resolve().parents[4] / "resources/examples/hospital-hot-water-guangzhou.json"
)
ICE_C, STORED_WH = -5.6, 6e6


def _selected(**duty: object) -> Selection:
    study = msgspec.json.decode(EXAMPLE.read_bytes())
    study["duty"] |= {"heat_recovery": "no_heat_recovery", **duty}
    study["plant"] = {"units_min": 2, "units_max": 2}
    study["economics"]["demand_by"] = "no_demand_charge"
    return program().select(decode(msgspec.json.encode(study), EXAMPLE.name), EXAMPLE.parent)


@pytest.fixture(scope="module")
def asked() -> Selection:
    return _selected(cold_store="ice_store", cold_store_wh=STORED_WH)


def test_machines_of_chilled_water_alone_make_no_ice(asked: Selection) -> None:
    first = asked.candidates[0]
    assert not_cold_enough(asked, first)
    assert "ice_below_limits" in {one.code for one in first.findings}
    (said,) = cold_store_blocks(asked, first)
    assert isinstance(said, Paragraph)
    assert said.text.key == "report.room.ice.none"
    assert "IST-1" not in {piece.tag for piece in beside(asked, first)}


def _curve(*coefficients: float) -> TemperatureCurve:
    first, leaving, condenser = coefficients
    return TemperatureCurve(
        coefficients=(first, leaving, 0.0, condenser, 0.0, 0.0),
        leaving_min_c=-8.0, leaving_max_c=15.0, condenser_min_c=12.0, condenser_max_c=42.0,
    )  # fmt: skip


def _with_ice(selection: Selection) -> tuple[Selection, Candidate]:
    """The first candidate with curves that reach -8 °C, both 1 at 7 and 30 °C.

    Capacity 1 + 0.028 (x - 7) - 0.006 (y - 30), power over it 1 - 0.02 (x - 7) + 0.025 (y - 30).
    """
    first = selection.candidates[0]
    record: Chiller = msgspec.structs.replace(
        first.record,
        capacity_curve=_curve(1.0 - 0.196 + 0.18, 0.028, -0.006),
        power_curve=_curve(1.0 + 0.14 - 0.75, -0.02, 0.025),
        leaving_condenser=None,
        grid=None,
    )
    group = replace(first.groups[0], record=record, machine=0)
    return (
        replace(selection, columns=columns_of([record])),
        replace(first, groups=(group,), year=None),
    )


def test_ice_takes_capacity_and_power_by_the_curves(asked: Selection) -> None:
    """At -5.6 and 30 °C: 1 - 0.028 · 12.6 = 0.647 of the capacity, 1.252 of the power a kWh."""
    selection, candidate = _with_ice(asked)
    assert not not_cold_enough(selection, candidate)
    hours = room_hours(selection, candidate)
    room = room_power(selection, candidate, hours, ICE_C)
    assert room.charging_w is not None
    normal, ice = (
        np.where(table < NOT_CARRIED_W / 2, room.output_w, 0.0).max(axis=1)
        for table in (room.power_w, room.charging_w)
    )
    # At the highest wet bulb, with 32 °C or so; in steps of a fortieth of what the plant gives.
    assert ice[-1] / normal[-1] == pytest.approx(0.645, abs=0.03)
    half = len(room.output_w) // 2
    more = room.charging_w[:, half] / room.power_w[:, half]
    # Pumps and fans need as much for either, so that the room needs less than 1.252 times as much.
    assert ((more > 1.05) & (more < 1.4)).all()


def test_ice_saves_less_than_as_much_chilled_water(asked: Selection) -> None:
    selection, candidate = _with_ice(asked)
    ice = storage_year(selection, candidate)
    assert ice.store.capacity_wh == STORED_WH
    assert "IST-1" in {piece.tag for piece in beside(selection, candidate)}
    duty = msgspec.structs.replace(
        selection.duty, cold_store="chilled_water_store", cold_store_m3=STORED_WH / 1164.0 / 4.5
    )
    study = msgspec.structs.replace(selection.study, duty=duty)
    water_selection = replace(selection, situation=replace(selection.situation, study=study))
    water = storage_year(water_selection, candidate)
    assert water.store.capacity_wh == pytest.approx(STORED_WH, rel=1e-6)
    assert 0.0 < ice.saving < water.saving
