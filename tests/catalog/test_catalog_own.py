"""The user's own records."""

import sqlite3
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from catalog.edition import APPLICATION_ID
from catalog.own import OwnRecords
from catalog.store import Catalog, open_catalog
from core.chillers.record import Evidence
from core.problem import Problem


def _ids(catalog: Catalog) -> set[str]:
    return {d.id for d in catalog.devices() if catalog.is_own(d.id)}


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
        lambda: catalog.delete("W001"),
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
    assert [d.id for d in catalog.find("盾安")] == ["own:M1"]
    assert [d.id for d in catalog.find("磁悬浮 R-134a", type="centrifugal")] == ["own:M1"]
    catalog.replace(msgspec.structs.replace(own, id="own:M1", model="other"))
    assert catalog.find("磁悬浮") == ()
    catalog.delete("own:M1")
    assert catalog.find("盾安") == ()
    assert len(catalog.devices()) == 273


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
    for act in (lambda: catalog.delete("own:W001"), lambda: catalog.replace(absent)):
        with pytest.raises(Problem) as caught:
            act()
        assert _code(caught) == "own_unknown"


def test_a_file_of_a_newer_program_is_refused_and_left_alone(
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
    with pytest.raises(Problem) as caught:
        open_catalog()
    assert _code(caught) == "own_newer"
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


@pytest.mark.parametrize("spoil", [_text, _stranger, _unmarked])
def test_a_damaged_or_foreign_file_is_refused_and_left_alone(
    own_folder: Path, spoil: Callable[[Path], None]
) -> None:
    own_folder.mkdir()
    path = own_folder / "own.db"
    spoil(path)
    content = path.read_bytes()
    with pytest.raises(Problem) as caught:
        open_catalog()
    assert (_code(caught), caught.value.place) == ("own_damaged", str(path))
    assert path.read_bytes() == content


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
        assert len(catalog.devices()) == 273
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
    insert, calls = OwnRecords._insert, iter(range(9))

    def _fails_the_second_time(*arguments: object) -> None:
        if next(calls):
            raise sqlite3.OperationalError("database or disk is full")
        insert(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(OwnRecords, "_insert", _fails_the_second_time)
    two = [msgspec.structs.replace(catalog.device("W002"), id=name) for name in ("a", "b")]
    with pytest.raises(Problem) as caught:
        catalog.add(*two)
    assert _code(caught) == "own_unwritable"
    assert _ids(catalog) == {"own:W001"}
    assert catalog.own.path.read_bytes() == content


def test_another_window_sees_what_this_one_added(catalog: Catalog) -> None:
    catalog.duplicate("W001")
    with open_catalog() as other:
        assert _ids(other) == {"own:W001"}
        catalog.duplicate("W002")
        assert {d.id for d in other.find("own")} == {"own:W001", "own:W002"}


@pytest.mark.parametrize("column", ["compressor", "flags"])
def test_a_record_changed_by_another_hand_is_damage(catalog: Catalog, column: str) -> None:
    catalog.duplicate("W001")
    with sqlite3.connect(catalog.own.path) as connection:
        connection.execute(f"UPDATE chillers SET {column} = 'wind'")  # noqa: S608
    connection.close()
    with open_catalog() as other, pytest.raises(Problem) as caught:
        other.devices()
    assert _code(caught) == "own_damaged"
