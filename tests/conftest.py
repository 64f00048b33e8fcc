"""What all tests share: places of their own for the program's files, both languages."""

import gc
import os
from collections.abc import Generator, Iterator, Mapping
from importlib.resources import files
from pathlib import Path

import hypothesis
import pytest

from core.keeping.keeping import forget_all
from core.vocabulary.language import LANGUAGES, Language

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # windows are tested where no screen is

hypothesis.settings.register_profile("house", deadline=None)
hypothesis.settings.register_profile("ci", deadline=None, derandomize=True, database=None)
hypothesis.settings.load_profile("ci" if os.environ.get("CI") else "house")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Collect garbage between tests only.

    Within one Qt may be taking down a widget, and another in the garbage waits for its locks
    for ever; the program collects at leisure for the same reason (gui.window.start).
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def own_places(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The cache and the user's data lie in a folder of this session, never in the home."""
    place = tmp_path_factory.mktemp("places")
    with pytest.MonkeyPatch.context() as patch:
        for name in ("LOADFIT_CACHE", "LOADFIT_DATA"):
            folder = place / name.lower()
            folder.mkdir()
            patch.setenv(name, str(folder))
        yield


@pytest.fixture(scope="module", autouse=True)
def nothing_kept(request: pytest.FixtureRequest) -> Iterator[None]:
    """What a module of tests keeps for its own tests goes with it: a selection is megabytes."""
    yield
    for own in vars(request.module).values():
        if getattr(own, "__module__", "") == request.module.__name__ and hasattr(
            own, "cache_clear"
        ):
            own.cache_clear()
    _forget_where_much()


_MUCH_MB = 256.0
_STATM = Path("/proc/self/statm")  # of Linux; elsewhere a test run keeps what it keeps
_resident_mb = [0.0]  # when memory was given back last


def _forget_where_much() -> None:
    """Give back what the program keeps for its next selection, where it has become much.

    Not after every module: neighbours ask for the same, and to work it out anew takes longer. Old
    garbage goes as well, which the collection after each test leaves.
    """
    if _STATM.exists() and _now_mb() > _resident_mb[0] + _MUCH_MB:
        forget_all()
        gc.collect()
        _resident_mb[0] = _now_mb()


def _now_mb() -> float:
    pages = int(_STATM.read_text("ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


@pytest.fixture(scope="session")
def languages() -> Mapping[str, Language]:
    """Every language of the program by its code, in SI units."""
    opened = {}
    for code in LANGUAGES:
        with files("resources").joinpath("i18n", f"{code}.mo").open("rb") as messages:
            opened[code] = Language(code, messages)
    return opened


@pytest.fixture(params=LANGUAGES)
def language(request: pytest.FixtureRequest, languages: Mapping[str, Language]) -> Language:
    """One language after the other, for what must hold in each."""
    return languages[request.param]
