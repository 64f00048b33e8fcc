"""The heat pumps known by their maps: records, flags, documentation, effects of temperatures."""

import sqlite3
from collections import Counter
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from catalog.devices.store import open_catalog
from catalog.devices.tables import SOURCES
from core.families.heat_pumps.mapped import MapFlag, MappedHeatPump, Sink
from core.families.heat_pumps.plausibility import map_faults as faults
from core.families.heat_pumps.plausible_maps import defects, reference_values
from core.families.heat_pumps.record import HeatSource
from core.families.heat_pumps.source_effect import (
    CAPACITY_PER_SINK_K,
    CAPACITY_PER_SOURCE_K,
    EFFICIENCY_PER_LIFT_K,
    carried_cop,
    carried_heat,
)
from core.families.industrial_heat.table import INDUSTRIAL_HEAT
from tests.families.heat_pumps.map_accuracy import (
    carried_table,
    effects_table,
    maps_table,
    source_effects,
)
from tests.families.heat_pumps.maps import mapped

DOCUMENT = files("resources").joinpath("documentation", "heat_pump_maps.md")
AIR, BRINE = HeatSource.OUTDOOR_AIR, HeatSource.BRINE


def changed(pump: str, **changes: Any) -> MappedHeatPump:
    return msgspec.structs.replace(mapped()[pump], **changes)


def test_there_are_23_maps_of_614_points() -> None:
    pumps = mapped().values()
    assert len(pumps) == 23
    assert sum(len(pump.points) for pump in pumps) == 614
    assert Counter(pump.heat_source for pump in pumps) == {
        AIR: 17, BRINE: 5, HeatSource.WATER: 1
    }  # fmt: skip
    assert [pump.id for pump in pumps if pump.sink is Sink.AIR] == ["HM04"]
    assert Counter(pump.standard for pump in pumps) == {"EN 14511": 18, "EN 255": 5}


def test_a_point_as_the_source_has_it() -> None:
    """AixLib, record Vitocal251A08, A7/W35: 8,000 W of heat, 1,633 W of power."""
    assert (7.0, 35.0, 8000.0, 1633.0) in mapped()["HM19"].points


def test_the_machine_of_industrial_heat_has_the_same_points() -> None:
    model = mapped()["HM23"].model
    shipped = read_figures(shipped_figures(), INDUSTRIAL_HEAT)
    (industrial,) = [record for record in shipped if record.model == model]
    assert set(industrial.points) == set(mapped()["HM23"].points)


def test_no_map_has_a_fault_and_flags_follow_from_the_points() -> None:
    for pump in mapped().values():
        assert list(faults(pump)) == []
        assert set(defects(pump)) == set(pump.flags) - {MapFlag.AVERAGE}
        assert reference_values(pump) == {}
    flagged = Counter(flag for pump in mapped().values() for flag in pump.flags)
    assert flagged == {
        MapFlag.NO_PART_LOAD: 23, MapFlag.BEYOND_ENVELOPE: 7, MapFlag.BY_EN_255: 5,
        MapFlag.COP_UNEVEN: 2, MapFlag.HEAT_SINK_BLIND: 2, MapFlag.HEAT_UNEVEN: 1,
        MapFlag.AVERAGE: 1,
    }  # fmt: skip


def test_every_map_s_source_is_listed_and_none_is_certified() -> None:
    sources = {source.key: source for source in read_figures(shipped_figures(), SOURCES)}
    for pump in mapped().values():
        assert sources[pump.source].evidence == pump.evidence
        assert pump.evidence.value == ("D" if MapFlag.AVERAGE in pump.flags else "C")


@pytest.mark.parametrize(
    ("changes", "column", "code"),
    [
        ({"nominal_w": 1.0}, "nominal_w", "implausible"),
        ({"points": ((0.0, 35.0, 5e3, 1e3),) * 3}, "points", "value_missing"),
        ({"points": mapped()["HM05"].points * 2}, "points", "point_twice"),
        ({"points": ((0.0, 35.0, 5e3, 0.0), *mapped()["HM05"].points)}, "points", "implausible"),
        ({"points": ((0.0, 35.0, 5e3, 5e3), *mapped()["HM05"].points)}, "points", "implausible"),
        ({"points": ((0.0, 35.0, 5e3, 9e2), *mapped()["HM05"].points)}, None, None),
        (
            {"points": ((0.0, 60.0, 5e3, 9e2), *mapped()["HM05"].points)},
            "points",
            "above_second_law",
        ),
        ({"points": ((50.0, 35.0, 5e3, 1e2), *mapped()["HM05"].points)}, "points", "implausible"),
        ({"points": ((-99.0, 35.0, 5e3, 3e3), *mapped()["HM05"].points)}, "points", "implausible"),
        ({"points": ((0.0, 35.0, 5.0, 3.0), *mapped()["HM05"].points)}, "points", "implausible"),
        ({"envelope": ((0.0, 55.0), (-9.0, 60.0))}, "envelope", "envelope_not_rising"),
    ],
)
def test_figures_that_cannot_be_true(
    changes: dict[str, Any], column: str | None, code: str | None
) -> None:
    """COP 5.56 is 1.00 of Carnot's 333.15/60 = 5.55 at 0/60 °C, 0.63 of 8.80 at 0/35 °C."""
    found = [(where, what) for where, what, _ in faults(changed("HM05", **changes))]
    assert found[:1] == ([] if column is None else [(column, code)])


def test_the_documentation_prints_the_computed_tables() -> None:
    """Every map with its error when one point is left out; effects of source and sink."""
    printed = DOCUMENT.read_text(encoding="utf-8")
    pumps = list(mapped().values())
    for table in (maps_table(pumps), effects_table(pumps), carried_table(pumps)):
        assert table in printed


def test_the_constants_are_the_medians_of_the_maps() -> None:
    effects = {effect.heat_source: effect for effect in source_effects(mapped().values())}
    assert {source: one.machines for source, one in effects.items()} == {
        AIR: 15, BRINE: 3, HeatSource.WATER: 1
    }  # fmt: skip
    for source, effect in effects.items():
        assert CAPACITY_PER_SOURCE_K[source] == pytest.approx(effect.per_source[1], abs=5e-5)
        assert CAPACITY_PER_SINK_K[source] == pytest.approx(effect.per_sink[1], abs=5e-5)
        assert EFFICIENCY_PER_LIFT_K[source] == pytest.approx(effect.per_lift[1], abs=5e-5)


def test_heat_carried_by_hand() -> None:
    """Air 10 K colder, water 10 K warmer: 8 kW · exp(−0.25 − 0.032) = 6.034 kW."""
    assert carried_heat(8e3, AIR, -10.0, 10.0) == pytest.approx(6034.0, abs=1.0)
    assert carried_heat([8e3, 8e3], BRINE, [0.0, 0.0], [0.0, 0.0]).tolist() == [8e3, 8e3]


def test_cop_carried_by_hand() -> None:
    """A7/W35, lift 28 K, to A−3/W45, 48 K: 4.5 · (318.15/48)/(308.15/28) · exp(−0.0008 · 20)."""
    found = carried_cop(4.5, AIR, (7.0, 35.0), (-3.0, 45.0))
    assert found == pytest.approx(4.5 * 6.628 / 11.005 * 0.98413, rel=1e-3)


def test_a_small_lift_makes_no_cop_of_its_own() -> None:
    """Below 20 K the efficiency falls with the lift; no gain is counted."""
    cops = carried_cop(4.5, AIR, (7.0, 35.0), (np.array([15.0, 25.0, 35.0, 50.0]), 35.0))
    assert cops == pytest.approx(np.full(4, cops[0]))


def test_maps_in_the_catalog_and_of_one_s_own(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    with open_catalog() as catalog:
        assert set(catalog.devices("heat_pump_maps")) == set(mapped().values())
        copy = catalog.duplicate("HM19")
        assert copy.points == mapped()["HM19"].points
        path = catalog.own.path
    with closing(sqlite3.connect(path)) as connection, connection:
        for part in ("heat_pump_maps_fts", "heat_pump_maps"):
            connection.execute(f"DROP TABLE {part}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm005_heat_pump_maps'")
    with open_catalog() as catalog:
        assert len(catalog.devices("heat_pump_maps")) == 23
