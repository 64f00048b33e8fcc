"""The shipped catalog as a database: built once, read-only, mended by itself."""

import multiprocessing
import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from catalog.devices.build import open_shipped
from catalog.devices.edition import EDITION, STEPS
from catalog.devices.figures_file import digest, shipped_figures, version
from catalog.devices.reading import Reading
from catalog.devices.schema import MIGRATIONS, create_or_extend, sql_table
from catalog.devices.shipped import ShippedDevices
from catalog.devices.store import Catalog, open_catalog
from catalog.devices.tables import TABLES
from core.families.chillers.table import CHILLERS
from core.families.registry import DEVICE_TABLES
from core.vocabulary.problem import Problem
from tests.catalog.shipped import SHIPPED_CHILLERS

_CHILLERS = "SELECT length(data) / 4 FROM arrays WHERE family = 'chillers' AND name = 'id'"


def _only_file(folder: Path) -> Path:
    (path,) = folder.iterdir()
    return path


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A freshly built database."""
    folder = tmp_path_factory.mktemp("built")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("LOADFIT_CACHE", str(folder))
        open_shipped(shipped_figures())[0].close()
    return _only_file(folder)


@pytest.fixture
def built(built_once: Path, cache_folder: Path) -> Path:
    """The database as it lies in a cache of the test's own."""
    cache_folder.mkdir()
    return shutil.copy(built_once, cache_folder / built_once.name)


@pytest.fixture
def figures(tmp_path: Path) -> Path:
    """A copy of the shipped figures that a test may spoil."""
    folder = tmp_path / "figures"
    folder.mkdir()
    for name in (name for table in TABLES for name in table.files):
        (folder / name).write_bytes(shipped_figures().joinpath(name).read_bytes())
    return folder


def _spoil(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8", newline="")


def test_the_file_is_named_by_edition_and_digest(built: Path) -> None:
    wanted = digest(shipped_figures())
    assert built.name == f"catalog-{EDITION}-{wanted[:8]}.db"
    assert version(wanted) == f"{EDITION}+{wanted[:8]}"


def test_it_is_built_once(built: Path) -> None:
    before = built.stat()
    open_shipped(shipped_figures())[0].close()
    after = built.stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)
    assert _only_file(built.parent) == built


def test_the_steps_known_without_sqlite_utils_are_those_of_the_migrations() -> None:
    assert [step.name for step in MIGRATIONS._migrations] == list(STEPS)


def test_nothing_can_be_written(built: Path) -> None:
    connection, _ = open_shipped(shipped_figures())
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        connection.execute("DELETE FROM blocks")
    connection.close()


def _truncate(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:20_000])


def _garble(path: Path) -> None:
    content = bytearray(path.read_bytes())
    content[4096:40_960] = b"\xa5" * (40_960 - 4096)
    path.write_bytes(content)


def _empty(path: Path) -> None:
    path.write_bytes(b"")


def _replace_by_text(path: Path) -> None:
    path.write_text("this is no database")


def _forget_what_it_is(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DELETE FROM about")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    "damage", [_truncate, _garble, _empty, _replace_by_text, _forget_what_it_is]
)
def test_a_damaged_database_is_built_again(built: Path, damage: Callable[[Path], None]) -> None:
    damage(built)
    connection, _ = open_shipped(shipped_figures())
    assert connection.execute(_CHILLERS).fetchone() == (SHIPPED_CHILLERS,)
    assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
    connection.close()
    assert _only_file(built.parent) == built


def test_without_a_folder_to_write_to_it_is_held_in_memory(
    cache_folder: Path, own_folder: Path
) -> None:
    cache_folder.write_text("a file stands where the folder should be")
    with open_catalog() as catalog:
        assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS
        assert [d.id for d in catalog.find("multistack", family="chillers")] == ["W136"]
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            catalog._reading.connection.execute("DELETE FROM blocks")
        catalog.duplicate("W001")
        assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS + 1


def test_what_lies_ready_beside_the_figures_is_taken(
    built_once: Path, figures: Path, cache_folder: Path
) -> None:
    shutil.copy(built_once, figures)  # as a bundle lays it, with whatever time the copy gets
    open_shipped(figures)[0].close()
    assert not cache_folder.exists()
    ready = figures / built_once.name
    ready.chmod(0o644)
    _garble(ready)
    open_shipped(figures)[0].close()
    assert _only_file(cache_folder).name == built_once.name


def test_a_file_that_vanishes_while_it_is_built_is_no_harm(
    cache_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", lambda part, target: target)
    connection, _ = open_shipped(shipped_figures())
    assert connection.execute(_CHILLERS).fetchone() == (SHIPPED_CHILLERS,)
    connection.close()
    assert list(cache_folder.iterdir()) == []


def test_what_a_killed_process_left_behind_is_swept_away(cache_folder: Path) -> None:
    cache_folder.mkdir()
    old, young = cache_folder / "catalog-old.part", cache_folder / "catalog-young.part"
    for part in (old, young):
        part.touch()
    long_ago = time.time() - 7200
    os.utime(old, (long_ago, long_ago))
    open_shipped(shipped_figures())[0].close()
    assert not old.exists()
    assert young.exists()


def _count_devices(start: object) -> int:
    start.wait(20)  # type: ignore[attr-defined]
    with open_catalog() as catalog:
        return len(catalog.devices("chillers"))


def _in_a_process(start: object, answers: object) -> None:
    answers.put(_count_devices(start))  # type: ignore[attr-defined]


def test_processes_that_start_at_once_do_not_hurt_each_other(
    cache_folder: Path, own_folder: Path
) -> None:
    context = multiprocessing.get_context("spawn")
    start, answers = context.Event(), context.Queue()
    workers = [context.Process(target=_in_a_process, args=(start, answers)) for _ in range(3)]
    for worker in workers:
        worker.start()
    start.set()
    assert [answers.get(timeout=60) for _ in workers] == [SHIPPED_CHILLERS] * 3
    for worker in workers:
        worker.join()
    assert _only_file(cache_folder).suffix == ".db"


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("471200,5.89", "471200,5.8x9", "chillers.csv:2:cop"),
        ("471200,5.89", "471200,", "chillers.csv:2:cop"),
        ("W002,York,", "W002,York,York,", "chillers.csv:3"),
        ("centrifugal,water,vanes", "centrifuge,water,vanes", "chillers.csv:2:compressor"),
        ("capacity_w,cop", "capacity_w,kop", "chillers.csv:1:kop"),
        ("id,maker", "id,id", "chillers.csv:1:maker"),
    ],
)
def test_damaged_figures_are_named_by_row_and_column(
    figures: Path, cache_folder: Path, own_folder: Path, old: str, new: str, place: str
) -> None:
    _spoil(figures / "chillers.csv", old, new)
    with pytest.raises(Problem) as caught:
        open_catalog(figures)
    assert (caught.value.code, caught.value.place) == ("figures_damaged", place)
    assert list(cache_folder.iterdir()) == []


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b'a,"b\n', b""])
def test_figures_that_are_no_table_are_damaged(
    figures: Path, cache_folder: Path, content: bytes
) -> None:
    (figures / "sources.csv").write_bytes(content)
    with pytest.raises(Problem) as caught:
        open_shipped(figures)
    assert caught.value.code == "figures_damaged"
    assert caught.value.place.startswith("sources.csv:")


def test_damaged_figures_are_named_without_a_cache_too(figures: Path, cache_folder: Path) -> None:
    cache_folder.write_text("a file stands where the folder should be")
    _spoil(figures / "chillers.csv", "471200,5.89", "471200,")
    with pytest.raises(Problem) as caught:
        open_shipped(figures)
    assert caught.value.place == "chillers.csv:2:cop"


def test_figures_that_are_gone_are_missed(figures: Path, cache_folder: Path) -> None:
    (figures / "refrigerants.csv").unlink()
    with pytest.raises(Problem) as caught:
        open_shipped(figures)
    assert (caught.value.code, caught.value.place) == ("figures_missing", "refrigerants.csv")


def test_other_figures_are_another_catalog(figures: Path, cache_folder: Path) -> None:
    first, version_before = open_shipped(figures)
    _spoil(figures / "chillers.csv", "471200,5.89", "471200,5.9")
    second, version_after = open_shipped(figures)
    assert version_before != version_after
    for connection, cop in ((first, 5.89), (second, 5.9)):
        chillers = ShippedDevices(Reading(connection)).at(DEVICE_TABLES["chillers"], [0])
        assert chillers[0].cop == cop
        connection.close()
    assert len(list(cache_folder.iterdir())) == 2


def test_a_field_declared_later_becomes_a_column_of_an_older_file(tmp_path: Path) -> None:
    from sqlite_utils import Database

    with sqlite3.connect(tmp_path / "older.db") as connection:
        db = Database(connection)
        MIGRATIONS.apply(db)
        sql_table(db, "chillers").transform(drop={"price"})
        assert "price" not in {c.name for c in sql_table(db, "chillers").columns}
        create_or_extend(db, CHILLERS)
        assert "price" in {c.name for c in sql_table(db, "chillers").columns}
    connection.close()


def test_every_family_is_registered_under_its_name() -> None:
    assert all(name == family.name for name, family in DEVICE_TABLES.items())


def test_a_folder_with_signs_of_its_own_is_no_hindrance(
    tmp_path: Path, own_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "设备 #1? 100%"
    monkeypatch.setenv("LOADFIT_CACHE", str(folder))
    monkeypatch.setenv("LOADFIT_DATA", str(folder))
    with open_catalog() as catalog:
        catalog.duplicate("W001")
    with open_catalog() as catalog:
        assert isinstance(catalog, Catalog)
        assert len(catalog.devices("chillers")) == SHIPPED_CHILLERS + 1
    shutil.rmtree(folder)
