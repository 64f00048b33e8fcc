"""The shipped records, and what a record's own figures give away."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import msgspec
import pytest

from catalog.devices.store import open_catalog
from core.families.industrial_heat.claims import claims, claims_for
from core.families.industrial_heat.plausibility import defects, faults, reference_values
from core.families.industrial_heat.record import IndustrialHeatPump, Method, PumpFlag
from tests.families.industrial_heat.cases import MAP, program, records


def changed(record: str, **changes: Any) -> IndustrialHeatPump:
    return msgspec.structs.replace(records()[record], **changes)


def test_no_shipped_record_has_a_fault() -> None:
    assert {each.id: list(faults(each)) for each in records().values()} == {
        key: [] for key in records()
    }


def test_flags_follow_from_the_figures() -> None:
    for each in records().values():
        assert set(defects(each)) == set(each.flags) - {PumpFlag.SOURCE_INLET_ASSUMED}
    assert defects(records()[MAP]) == (PumpFlag.NO_PART_LOAD,)
    assert reference_values(records()[MAP]) == {}


def test_classes_are_estimates_and_graded_so() -> None:
    for each in records().values():
        assert each.evidence.value == ("C" if each.method is Method.MAP else "D")


def test_the_machine_s_refrigerant_is_known_by_the_catalog() -> None:
    """R-513A: 0.56 · 4 + 0.44 · 1430 = 631.4 by IPCC AR4."""
    machine = program().catalog.device(MAP)
    assert machine.gwp == pytest.approx(631.4, abs=0.5)


def test_every_source_is_listed() -> None:
    assert {each.source for each in records().values()} <= set(program().sources())


@pytest.mark.parametrize(
    ("record", "changes", "column", "code"),
    [
        (MAP, {"source_max_c": -6.0}, "source_max_c", "limits_reversed"),
        (MAP, {"lift_max_k": 5.0}, "lift_max_k", "limits_reversed"),
        (MAP, {"heat_max_w": 1.0}, "heat_max_w", "limits_reversed"),
        (MAP, {"unit_min_load": 0.0}, "unit_min_load", "implausible"),
        (MAP, {"cop_band": 1.0}, "cop_band", "implausible"),
        (MAP, {"points": ()}, "points", "value_missing"),
        (MAP, {"points": ((20.0, 60.0, 1000.0, 50.0),)}, "points", "above_second_law"),
        (MAP, {"points": ((20.0, 60.0, 1000.0, 1.0),)}, "points", "implausible"),
        (MAP, {"points": ((20.0, 60.0, 1000.0, 0.0),)}, "points", "implausible"),
        ("class-lorenz-single", {"second_law": None}, "second_law", "value_missing"),
        ("class-lorenz-single", {"second_law": 0.9}, "second_law", "implausible"),
    ],
)
def test_figures_that_cannot_be_true(
    record: str, changes: dict[str, Any], column: str, code: str
) -> None:
    found = [(where, what) for where, what, _ in faults(changed(record, **changes))]
    assert found == [(column, code)]


def test_claims_are_claims() -> None:
    assert claims()
    assert all("claim" in each.source for each in claims())


def test_claims_beside_a_result_reach_what_is_asked() -> None:
    for each in claims_for(120.0, 1e6, steam=False):
        assert each.supply_max_c >= 120.0
        assert each.heat_max_w is None or each.heat_max_w >= 1e6
        assert "water" in each.medium or not each.medium
    assert all("steam" in c.medium or not c.medium for c in claims_for(120.0, 1e6, steam=True))
    assert not claims_for(301.0, 1e6, steam=False)


def test_own_records_kept_before_there_were_heat_pumps_take_them_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LOADFIT_DATA", str(tmp_path))
    machine = msgspec.structs.replace(records()[MAP], id="own:mine")
    with open_catalog() as catalog:
        catalog.add(machine)
        path = catalog.own.path
    with closing(sqlite3.connect(path)) as connection, connection:
        for part in ("industrial_heat_fts", "industrial_heat"):
            connection.execute(f"DROP TABLE {part}")
        connection.execute("DELETE FROM _sqlite_migrations WHERE name = 'm003_industrial_heat'")
    with open_catalog() as catalog:
        assert len(catalog.devices("industrial_heat")) == len(records())
