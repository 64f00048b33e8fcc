"""The files of this checkout, without what .gitignore names."""

from collections.abc import Iterator
from fnmatch import fnmatch
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CODE = ("core", "catalog", "gui", "resources", "tests", ".ci")


@cache
def ignored_patterns() -> tuple[str, ...]:
    """The patterns of .gitignore; ours are plain names, so no git is needed to read them."""
    lines = (ROOT / ".gitignore").read_text("utf-8").splitlines()
    return tuple(line.strip("/") for line in lines if line and not line.startswith("#"))


def entries(folder: Path = ROOT) -> Iterator[Path]:
    """What lies directly in `folder`."""
    patterns = (".git", *ignored_patterns())
    for path in sorted(folder.iterdir()):
        if not any(fnmatch(path.name, pattern) for pattern in patterns):
            yield path


def all_files(folder: Path = ROOT) -> Iterator[Path]:
    """Every file below `folder`."""
    for path in entries(folder):
        if path.is_dir():
            yield from all_files(path)
        else:
            yield path


@cache
def python_files() -> tuple[Path, ...]:
    """Every Python file of the project."""
    return tuple(path for name in CODE for path in all_files(ROOT / name) if path.suffix == ".py")
