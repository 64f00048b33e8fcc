"""The user's own records while another program holds or writes them."""

import sqlite3
import subprocess
import sys
from pathlib import Path

from catalog.devices.store import Catalog, open_catalog
from tests.catalog.shipped import SHIPPED_CHILLERS


def _ids(catalog: Catalog) -> set[str]:
    return {d.id for d in catalog.devices("chillers") if catalog.is_own(d.id)}


def _trouble(catalog: Catalog) -> str:
    return catalog.own.trouble.code if catalog.own.trouble else ""


def test_a_file_that_another_program_holds_does_not_keep_the_start_waiting(
    own_folder: Path,
) -> None:
    with open_catalog() as catalog:
        catalog.duplicate("W001")
    holder = sqlite3.connect(own_folder / "own.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    with open_catalog() as catalog:
        assert (len(catalog.devices("chillers")), _trouble(catalog)) == (
            SHIPPED_CHILLERS,
            "own_locked",
        )
        holder.execute("ROLLBACK")
        assert (_ids(catalog), _trouble(catalog)) == ({"own:W001"}, "")
    holder.close()


def test_a_file_held_while_it_is_open_comes_back(catalog: Catalog, own_folder: Path) -> None:
    catalog.duplicate("W001")
    holder = sqlite3.connect(own_folder / "own.db", isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    assert (_ids(catalog), _trouble(catalog)) == (set(), "own_locked")
    holder.execute("ROLLBACK")
    holder.close()
    assert (_ids(catalog), _trouble(catalog)) == ({"own:W001"}, "")


def test_two_programs_may_write_at_once(own_folder: Path) -> None:
    """Each adds ten devices of its own, both at the same time: all twenty are there."""
    adding = """
import sys, msgspec
from catalog.devices.store import open_catalog
with open_catalog() as catalog:
    for n in range(10):
        catalog.add(msgspec.structs.replace(catalog.device("W001"), id=f"{sys.argv[1]}{n}"))
"""
    both = [subprocess.Popen([sys.executable, "-c", adding, name]) for name in "ab"]
    assert [one.wait() for one in both] == [0, 0]
    with open_catalog() as catalog:
        assert _ids(catalog) == {f"own:{name}{n}" for name in "ab" for n in range(10)}
