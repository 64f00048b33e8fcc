"""A catalog of its own for every test: shared cache, no own records yet."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from catalog.devices.store import Catalog, open_catalog


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


@pytest.fixture
def catalog(own_folder: Path) -> Iterator[Catalog]:
    """The shipped catalog without own records."""
    with open_catalog() as opened:
        yield opened
