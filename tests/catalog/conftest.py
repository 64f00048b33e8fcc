"""A catalog of its own for every test: shared cache, no own records yet."""

import argparse
import csv
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import StringIO
from pathlib import Path

import msgspec
import pytest
from sqlite_utils import Database

from catalog.devices.columns import row_of
from catalog.devices.schema import MIGRATIONS
from catalog.devices.store import OWN_FILE, Catalog, open_catalog
from core.machines.device import Device
from core.vocabulary.language import Language
from gui.command import catalog as catalog_command


@pytest.fixture
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the user's own records, empty."""
    folder = tmp_path / "data"
    monkeypatch.setenv("LOADFIT_DATA", str(folder))
    return folder


@pytest.fixture
def cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache in which nothing was built yet."""
    folder = tmp_path / "cache"
    monkeypatch.setenv("LOADFIT_CACHE", str(folder))
    return folder


Run = Callable[..., list[str]]


@pytest.fixture
def run(catalog: Catalog, language: Language, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs one command of `loadfit catalog` and gives back the lines it printed."""
    common = argparse.ArgumentParser(add_help=False)
    common.add_argument("--language")
    common.add_argument("--units", default="si")
    parser = argparse.ArgumentParser()
    catalog_command.add_parser(parser.add_subparsers(), common)

    def run_one(*arguments: str) -> list[str]:
        given = parser.parse_args(["catalog", *arguments])
        assert catalog_command.run(given, language) == 0
        return capsys.readouterr().out.splitlines()

    return run_one


def file_of(path: Path, cells: dict[str, object]) -> Path:
    """A CSV with one device."""
    text = StringIO(newline="")
    csv.writer(text).writerows((cells.keys(), cells.values()))
    path.write_text(text.getvalue(), "utf-8")
    return path


def cells_of(device: Device, **changes: object) -> dict[str, object]:
    """A device as the cells of a file."""
    made = msgspec.structs.replace(device, **changes)
    return {name: "" if value is None else value for name, value in row_of(made).items()}


def own_file_without(folder: Path, step: str, *tables: str) -> None:
    """The user's file as releases before a step left it: without some tables."""
    folder.mkdir()
    with closing(sqlite3.connect(folder / OWN_FILE)) as connection, connection:
        db = Database(connection)
        MIGRATIONS.apply(db)
        for name in tables:
            db.table(name).disable_fts()
            db.table(name).drop()
        db.execute("DELETE FROM _sqlite_migrations WHERE name = ?", [step])


@pytest.fixture
def catalog(own_folder: Path) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    with open_catalog() as opened:
        yield opened
