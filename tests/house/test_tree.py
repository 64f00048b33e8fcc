"""The plan of the house, as far as it can be read off the files."""

import ast
import re
import tomllib
from functools import cache
from importlib.resources import files
from pathlib import Path

import pytest

from tests.house.tree import ROOT, all_files, entries, python_files

TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "catalog",
    "core",
    "gui",
    "pyproject.toml",
    "resources",
    "tests",
}
LONGEST = 450  # lines; a file is read in one go
LONGEST_CLASS = 300

# Each pattern is written in pieces, so that this file does not hold what it looks for.
FOREIGN = {
    "a path of somebody's machine": r"/wor" + r"k/|/hom" + r"e/\w+/|/roo" + r"t/",
    "a folder beside the checkout": r"\.\./sha" + r"red",
    "a package registry": r"pypi\.or" + r"g|pythonhos" + r"ted|registry\.np" + r"m|/opt/py" + r"pi",
    "the tracker": r"\bissu" + r"es (show|list|close)\b",
    "who wrote it": r"sub-?age" + r"nt|coding age" + r"nt|language mod" + r"el|anthro" + r"pic",
}
TEXTS = {
    ".py",
    ".sh",
    ".md",
    ".toml",
    ".po",
    ".json",
    ".typ",
    ".csv",
    ".txt",
    ".sql",
    ".svg",
    ".qss",
    "",
}
SAYS_NOTHING = {"manager", "helper", "helpers", "util", "utils", "misc", "common"}


def test_the_top_level_is_the_agreed_one() -> None:
    assert {path.name for path in entries()} == TOP_LEVEL


def test_every_code_folder_at_the_top_is_shipped() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wheel = project["tool"]["hatch"]["build"]["targets"]["wheel"]
    assert sorted(wheel["only-include"]) == ["catalog", "core", "gui", "resources"]
    assert wheel["sources"] == {room: f"loadfit/{room}" for room in wheel["only-include"]}, (
        "none of these names is taken in another's Python"
    )


def test_no_text_outside_its_room_names_a_family_in_code() -> None:
    """A new family is a room and one line: nothing else imports a room but the registry."""
    rooms = [path.name for path in (ROOT / "core" / "families").iterdir() if path.is_dir()]
    importing = re.compile(
        rf"^\s*(?:from|import) core\.families\.({'|'.join(rooms)})\b", re.MULTILINE
    )
    assert len(rooms) >= 4
    places = [path.relative_to(ROOT) for path in python_files()]
    looked_at = [
        path
        for path in places
        if path.parts[0] in ("core", "catalog", "gui") and path.parts[:2] != ("core", "families")
    ]
    assert len(looked_at) > 100
    found = [str(p) for p in looked_at if importing.search((ROOT / p).read_text("utf-8"))]
    assert found == []


def test_no_class_has_more_than_one_reason_to_be_long() -> None:
    texts = {path: path.read_text("utf-8") for path in python_files()}
    long = {path: text for path, text in texts.items() if text.count("\n") > LONGEST_CLASS}
    lengths = {
        f"{path.relative_to(ROOT)} {node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path, text in long.items()
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.ClassDef)
    }
    assert len(lengths) > 20
    assert {name: n for name, n in lengths.items() if n > LONGEST_CLASS} == {}


def test_values_of_declared_fields_are_read_in_one_place() -> None:
    """By Field.of, value_of or value_if_declared: whoever renames a field finds who reads it."""
    asked = re.compile(r"getattr\([^,()]+(?:\([^()]*\))?, [a-z_.]*\.key\b")
    rooms = ("core", "catalog", "gui")
    places = [path for path in python_files() if path.relative_to(ROOT).parts[0] in rooms]
    assert len(places) > 300
    found = [str(path) for path in places if asked.search(path.read_text("utf-8"))]
    assert found == [str(ROOT / "core" / "vocabulary" / "field.py")]


def test_what_is_kept_in_memory_is_kept_by_one_rule() -> None:
    """By core/keeping: bounded, and forgotten together; what dies with its object aside."""
    own_way = re.compile(r"lru_cache|functools import .*\bcache\b|functools\.cache\b|OrderedDict")
    places = [path.relative_to(ROOT) for path in python_files()]
    found = [
        str(path)
        for path in places
        if path.parts[0] in ("core", "catalog", "gui") and own_way.search((ROOT / path).read_text())
    ]
    # The last are rows of a list that wait to be drawn.
    assert found == ["core/keeping/keeping.py", "gui/window/catalog_browser/thumbnails.py"]


def test_no_file_is_too_long_to_read_in_one_go() -> None:
    lengths = {path: len(path.read_text("utf-8").splitlines()) for path in python_files()}
    assert {str(path): n for path, n in lengths.items() if n > LONGEST} == {}


def test_no_module_has_a_name_that_says_nothing() -> None:
    assert [str(path) for path in python_files() if path.stem in SAYS_NOTHING] == []


@cache
def _texts() -> dict[Path, str]:
    """Every text of the tree, in small letters."""
    return {
        path: path.read_text("utf-8", errors="replace").lower()
        for path in all_files()
        if path.suffix in TEXTS
    }


@pytest.mark.parametrize("what", FOREIGN)
def test_no_text_mentions(what: str) -> None:
    pattern = re.compile(FOREIGN[what])
    found = [
        f"{path}:{text.count(chr(10), 0, m.start()) + 1}"
        for path, text in _texts().items()
        for m in pattern.finditer(text)
    ]
    assert found == []


def test_labels_of_the_window_show_texts_as_they_are() -> None:
    """Qt's own label takes a name that looks like HTML for HTML."""
    window = ROOT / "gui" / "window"
    found = [
        f"{path.relative_to(ROOT)}:{n}"
        for path in window.rglob("*.py")
        if path.name != "plain_text.py"
        for n, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if re.search(r"(?<!\w)QLabel\(", line)
    ]
    assert found == []


def test_the_resources_hold_no_code_but_their_own_name() -> None:
    assert [p.name for p in all_files(ROOT / "resources") if p.suffix == ".py"] == ["__init__.py"]


@pytest.mark.parametrize(
    ("package", "path"),
    [
        ("resources", "i18n/zh.mo"),
        ("resources", "i18n/en.mo"),
        ("resources", "fonts/NotoSansSC-Regular.ttf"),
        ("resources", "fonts/NotoSansSC-Bold.ttf"),
        ("resources", "fonts/OFL.txt"),
        ("resources", "examples/office-shanghai.json"),
        ("resources", "examples/hospital-guangzhou.json"),
        ("resources", "examples/plant-beijing.json"),
    ],
)
def test_the_installed_program_finds_its(package: str, path: str) -> None:
    assert len(files(package).joinpath(path).read_bytes()) > 0


def test_the_shipped_figures_are_read_from_the_package() -> None:
    figures = files("catalog").joinpath("figures").iterdir()
    assert [figure.name for figure in figures if figure.name.endswith(".csv")] != []
