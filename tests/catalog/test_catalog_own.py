"""The user's own records."""

import sqlite3
import stat
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from catalog.devices import schema
from catalog.devices.edition import APPLICATION_ID
from catalog.devices.store import Catalog, open_catalog
from core.families.registry import DEVICE_TABLES
from core.machines.device import Evidence
from core.vocabulary.problem import Problem
from tests.catalog.shipped import SHIPPED_CHILLERS


def _ids(catalog: Catalog) -> set[str]:
    return {d.id for d in catalog.devices("chillers") if catalog.is_own(d.id)}


def _code(caught: pytest.ExceptionInfo[Problem]) -> str:
    return caught.value.code


def test_a_copy_of_a_shipped_device_can_be_changed_the_original_not(catalog: Catalog) -> None:
    copy = catalog.duplicate("W001")
    assert copy == msgspec.structs.replace(catalog.device("W001"), id="own:W001")
    changed = msgspec.structs.replace(copy, model='离心式 "新"', cop=6.1, price=450_000.0)
    catalog.replace(changed)
    assert catalog.device("own:W001") == changed
    assert catalog.device("W001").cop == 5.89
    for forbidden in (
        lambda: catalog.delete("W001", "chillers"),
        lambda: catalog.replace(catalog.device("W001")),
    ):
        with pytest.raises(Problem) as caught:
            forbidden()
        assert _code(caught) == "shipped_fixed"


def test_a_second_copy_takes_another_id(catalog: Catalog) -> None:
    ids = [catalog.duplicate("W001").id for _ in range(3)]
    assert ids == ["own:W001", "own:W001-2", "own:W001-3"]


def test_own_records_are_found_and_filtered_like_shipped_ones(catalog: Catalog) -> None:
    own = msgspec.structs.replace(catalog.device("W005"), id="M1", maker="盾安", model="磁悬浮 500")
    catalog.add(own)
    assert [d.id for d in catalog.find("盾安", family="chillers")] == ["own:M1"]
    assert [d.id for d in catalog.find("磁悬浮 R-134a", type="centrifugal", family="chillers")] == [
        "own:M1"
    ]
    catalog.replace(msgspec.structs.replace(own, id="own:M1", model="other"))
    assert catalog.find("磁悬浮 500", family="chillers") == ()
    catalog.delete("own:M1", "chillers")
    assert catalog.find("盾安", family="chillers") == ()
    assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS


def test_own_records_outlive_the_catalog_and_its_cache(
    cache_folder: Path, own_folder: Path
) -> None:
    with open_catalog() as catalog:
        catalog.duplicate("A012")
    content = (own_folder / "own.db").read_bytes()
    for path in cache_folder.iterdir():
        path.unlink()
    with open_catalog() as catalog:
        assert _ids(catalog) == {"own:A012"}
    assert (own_folder / "own.db").read_bytes() == content


def test_a_record_without_gwp_takes_that_of_its_refrigerant(catalog: Catalog) -> None:
    bare = msgspec.structs.replace(
        catalog.device("W005"), id="bare", refrigerant="R-32", gwp=None, safety_class=""
    )
    (added,) = catalog.add(bare)
    assert (added.gwp, added.safety_class) == (675, "A2L")
    (kept,) = catalog.add(msgspec.structs.replace(bare, id="kept", gwp=700.0))
    assert kept.gwp == 700.0


def test_a_source_of_ones_own_is_kept_with_its_year_and_grade(catalog: Catalog) -> None:
    own = msgspec.structs.replace(
        catalog.device("W005"),
        id="M1",
        source="样本 2025-03",
        source_year="2025",
        evidence=Evidence.B,
    )
    catalog.add(own)
    source = catalog.source("样本 2025-03")
    assert (source.title, source.years, source.evidence) == ("样本 2025-03", "2025", Evidence.B)
    assert catalog.source("energyplus_cooltools").years == "1991–2001"


def test_all_are_added_or_none(catalog: Catalog) -> None:
    first = msgspec.structs.replace(catalog.device("W001"), id="first")
    taken = catalog.duplicate("W002")
    with pytest.raises(Problem) as caught:
        catalog.add(first, taken)
    assert (_code(caught), caught.value.place) == ("own_exists", "own:W002")
    assert _ids(catalog) == {"own:W002"}


def test_a_record_that_cannot_be_stored_is_refused(catalog: Catalog) -> None:
    copy = catalog.duplicate("W001")
    for bad, column in (
        (msgspec.structs.replace(copy, model="a\x00b"), "model"),
        (msgspec.structs.replace(copy, cop=float("nan")), "cop"),
    ):
        with pytest.raises(Problem) as caught:
            catalog.replace(bad)
        assert (_code(caught), caught.value.figures[0].value) == ("own_invalid", column)
    assert catalog.device("own:W001") == copy


@pytest.mark.parametrize("some", [True, False])
def test_what_is_not_there_cannot_be_changed(catalog: Catalog, some: bool) -> None:
    if some:
        catalog.duplicate("W002")
    absent = msgspec.structs.replace(catalog.device("W001"), id="own:W001")
    for act in (lambda: catalog.delete("own:W001", "chillers"), lambda: catalog.replace(absent)):
        with pytest.raises(Problem) as caught:
            act()
        assert _code(caught) == "own_unknown"


def _trouble(catalog: Catalog) -> str:
    return catalog.own.trouble.code if catalog.own.trouble else ""


def test_a_file_of_a_newer_program_is_passed_over_and_left_alone(
    catalog: Catalog, own_folder: Path
) -> None:
    catalog.duplicate("W001")
    path = own_folder / "own.db"
    with sqlite3.connect(path) as connection:
        connection.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('loadfit-catalog', 'm999_later', '')"
        )
    connection.close()
    content = path.read_bytes()
    with open_catalog() as other:
        assert (len(other.devices("chillers")), _trouble(other)) == (SHIPPED_CHILLERS, "own_newer")
    with pytest.raises(Problem) as caught:
        catalog.duplicate("W002")
    assert _code(caught) == "own_newer"
    assert path.read_bytes() == content


def _text(path: Path) -> None:
    path.write_text("not a database, though it lies where one should be")


def _stranger(path: Path) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE letters (a TEXT)")
    connection.close()


def _unmarked(path: Path) -> None:
    _stranger(path)
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE _sqlite_migrations (migration_set TEXT, name TEXT)")
    connection.close()


def _half(path: Path) -> None:
    with open_catalog() as catalog:
        catalog.duplicate("W001")
    path.write_bytes(path.read_bytes()[:4096])


@pytest.mark.parametrize("spoil", [_text, _stranger, _unmarked, _half])
def test_a_damaged_or_foreign_file_is_set_aside_and_the_catalog_opens(
    own_folder: Path, spoil: Callable[[Path], None]
) -> None:
    own_folder.mkdir(exist_ok=True)
    path = own_folder / "own.db"
    spoil(path)
    content = path.read_bytes()
    with open_catalog() as catalog:
        assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS
        trouble = catalog.own.trouble
        assert trouble is not None
        assert (trouble.code, trouble.place) == ("own_set_aside", str(path))
        kept = Path(str(next(one.value for one in trouble.figures if one.name == "kept")))
        assert kept.read_bytes() == content
        catalog.duplicate("W001")
        assert _ids(catalog) == {"own:W001"}
    with open_catalog() as again:
        assert (_ids(again), _trouble(again)) == ({"own:W001"}, "")


def test_what_a_damaged_file_still_holds_is_recovered(own_folder: Path) -> None:
    """One page of the search index is overwritten: every record itself is still there."""
    with open_catalog() as catalog:
        catalog.add(
            *(msgspec.structs.replace(catalog.device("W001"), id=f"m{i}") for i in range(9))
        )
    path = own_folder / "own.db"
    with sqlite3.connect(path) as connection:
        sql = "SELECT rootpage FROM sqlite_master WHERE name = 'chillers_fts_data'"
        (page,) = connection.execute(sql).fetchone()
        (size,) = connection.execute("PRAGMA page_size").fetchone()
    connection.close()
    content = bytearray(path.read_bytes())
    content[(page - 1) * size : page * size] = b"\xaa" * size
    path.write_bytes(content)
    with open_catalog() as catalog:
        assert _trouble(catalog) == "own_set_aside"
        assert _ids(catalog) == {f"own:m{i}" for i in range(9)}


def test_a_first_write_that_broke_off_leaves_a_file_that_is_gone_on_with(
    own_folder: Path,
) -> None:
    """An earlier release could leave some tables and no mark: there is no record in them."""
    own_folder.mkdir()
    with sqlite3.connect(own_folder / "own.db") as connection:
        connection.execute("CREATE TABLE sources (key TEXT PRIMARY KEY) STRICT")
    connection.close()
    with open_catalog() as catalog:
        assert (len(catalog.devices("chillers")), _trouble(catalog)) == (SHIPPED_CHILLERS, "")
        catalog.duplicate("W001")
        assert _ids(catalog) == {"own:W001"}


def test_what_a_killed_program_left_half_done_is_taken_back(own_folder: Path) -> None:
    with open_catalog() as catalog:
        catalog.duplicate("W001")
    killed = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")  # spills to the file before the end
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE chillers SET maker = 'lost'")
for n in range(400):
    values = (f"{n}" * 99, 'x', '', 'D', '', '', '', '')
    connection.execute(f"INSERT INTO sources VALUES ({', '.join('?' * 8)})", values)
os.kill(os.getpid(), 9)
"""
    path = own_folder / "own.db"
    subprocess.run([sys.executable, "-c", killed, str(path)], check=False)
    assert path.with_name("own.db-journal").exists()
    with open_catalog() as catalog:
        assert (_ids(catalog), _trouble(catalog)) == ({"own:W001"}, "")
        assert catalog.device("own:W001").maker == catalog.device("W001").maker


def test_the_users_own_file_is_private(catalog: Catalog, own_folder: Path) -> None:
    catalog.duplicate("W001")
    assert stat.S_IMODE((own_folder / "own.db").stat().st_mode) == 0o600
    assert stat.S_IMODE(own_folder.stat().st_mode) == 0o700


def test_a_column_that_came_later_is_filled_with_its_default(
    catalog: Catalog, own_folder: Path
) -> None:
    """`flags` may not be empty: in a file from before it, each record has none."""
    catalog.duplicate("W001")
    with sqlite3.connect(own_folder / "own.db") as connection:
        connection.execute("ALTER TABLE chillers DROP COLUMN flags")
        connection.execute("ALTER TABLE chillers DROP COLUMN price")
    connection.close()
    with open_catalog() as later:
        assert (later.device("own:W001").flags, later.device("own:W001").price) == ((), None)
        assert _trouble(later) == ""


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_an_own_device_of_any_family_is_removed_by_its_id(catalog: Catalog, family: str) -> None:
    copy = catalog.duplicate(catalog.devices(family)[0].id)
    catalog.remove(copy.id)
    assert not any(catalog.is_own(device.id) for device in catalog.devices(family))


def test_a_file_of_an_older_schema_is_brought_up_to_date(own_folder: Path) -> None:
    own_folder.mkdir()
    with sqlite3.connect(own_folder / "own.db") as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(
            "CREATE TABLE _sqlite_migrations "
            "(id INTEGER PRIMARY KEY, migration_set TEXT, name TEXT, applied_at TEXT)"
        )
    connection.close()
    with open_catalog() as catalog:
        assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS
        catalog.duplicate("W001")
        assert _ids(catalog) == {"own:W001"}


def test_an_empty_file_holds_no_records(own_folder: Path) -> None:
    own_folder.mkdir()
    (own_folder / "own.db").touch()
    with open_catalog() as catalog:
        assert _ids(catalog) == set()
        catalog.duplicate("W001")
        assert _ids(catalog) == {"own:W001"}


def test_a_folder_that_cannot_be_written_is_named(own_folder: Path) -> None:
    own_folder.write_text("a file stands where the folder should be")
    with open_catalog() as catalog:
        with pytest.raises(Problem) as caught:
            catalog.duplicate("W001")
        assert (_code(caught), caught.value.place) == ("own_unwritable", str(own_folder / "own.db"))


def test_a_write_that_fails_midway_leaves_the_file_as_it_was(
    catalog: Catalog, monkeypatch: pytest.MonkeyPatch
) -> None:
    catalog.duplicate("W001")
    content = catalog.own.path.read_bytes()
    row, calls = schema.table_row, iter(range(200))

    def _fails_in_the_end(*arguments: object) -> dict[str, object]:
        if next(calls) == 150:  # many were written before
            raise sqlite3.OperationalError("database or disk is full")
        return row(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(schema, "table_row", _fails_in_the_end)
    one = catalog.device("W002")
    many = [msgspec.structs.replace(one, id=f"many-{number}") for number in range(180)]
    with pytest.raises(Problem) as caught:
        catalog.add(*many)
    assert _code(caught) == "own_unwritable"
    assert _ids(catalog) == {"own:W001"}
    assert catalog.own.path.read_bytes() == content


def test_another_window_sees_what_this_one_added(catalog: Catalog) -> None:
    catalog.duplicate("W001")
    with open_catalog() as other:
        assert _ids(other) == {"own:W001"}
        catalog.duplicate("W002")
        assert {d.id for d in other.find("own", family="chillers")} == {"own:W001", "own:W002"}


@pytest.mark.parametrize("column", ["compressor", "flags"])
def test_a_record_changed_by_another_hand_is_passed_over_and_can_be_removed(
    catalog: Catalog, column: str
) -> None:
    catalog.duplicate("W001")
    catalog.duplicate("W002")
    with sqlite3.connect(catalog.own.path) as connection:
        connection.execute(f"UPDATE chillers SET {column} = 'wind' WHERE id = 'own:W001'")  # noqa: S608
    connection.close()
    with open_catalog() as other:
        assert _ids(other) == {"own:W002"}
        trouble = other.own.trouble
        assert trouble is not None
        assert trouble.code == "own_rows_unreadable"
        assert {one.name: one.value for one in trouble.figures} == {"count": 1, "first": "own:W001"}
        other.remove("own:W001")
        assert _ids(other) == {"own:W002"}
    with open_catalog() as again:
        assert (_ids(again), _trouble(again)) == ({"own:W002"}, "")
