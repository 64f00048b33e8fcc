"""A stranger adds a family as CONTRIBUTING.md says, and the house takes it as one of its own.

tests/house/electric_boilers holds the files of a small family, each at its place below the root;
here they are laid into a copy of the tree, in which the suite of every family must then pass.
"""

import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.house.tree import ROOT, all_files

NAME = "electric_boilers"
ADDED = ROOT / "tests" / "house" / NAME
COPIED = (".ci", ".gitignore", "catalog", "core", "gui", "resources", "tests", "pyproject.toml")
LEFT = shutil.ignore_patterns("bench", "buy", "fuzz", "kill", "screenshots")
ROWS = "catalog/figures/sources.csv"  # rows of a file that is there, not a file

# What is written in files that are there: all that a family needs besides its own files.
LINES = {
    "core/families/registry.py": (
        ('    "industrial_heat",\n', '    "industrial_heat",\n    "electric_boilers",\n'),
    ),
    "pyproject.toml": (('"chillers | heat', '"chillers | electric_boilers | heat'),),
    # Of its own finding: what it is about, and what it weighs beside the others.
    "core/vocabulary/finding_subjects.py": (
        ("flag_point_left_out", "flag_no_supply_limit flag_point_left_out"),
    ),
}  # fmt: skip


class Tree:
    """A copy of the tree with the family in its room."""

    def __init__(self, root: Path) -> None:
        self.root = root / "tree"
        self.root.mkdir()
        self.environment = {
            **os.environ,
            "PYTHONPATH": str(self.root),
            "LOADFIT_CACHE": str(root / "cache"),
            "LOADFIT_DATA": str(root / "data"),
            "QT_QPA_PLATFORM": "offscreen",
        }

    def lay(self) -> None:
        for name in COPIED:
            source = ROOT / name
            if source.is_dir():
                shutil.copytree(source, self.root / name, ignore=LEFT)
            else:
                shutil.copy2(source, self.root / name)
        for path in all_files(ADDED):
            target = self.root / path.relative_to(ADDED)
            if target == self.root / ROWS:
                with target.open("a", encoding="utf-8") as rows:
                    rows.write(path.read_text("utf-8"))
                continue
            assert not target.exists(), target
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(path, target)
        for name, changes in LINES.items():
            content = (self.root / name).read_text("utf-8")
            for old, new in changes:
                assert content.count(old) == 1, (name, old)
                content = content.replace(old, new)
            (self.root / name).write_text(content, "utf-8")
        for step in ("compile_messages.py", "write_schemas.py"):  # make messages, make schemas
            self.run(sys.executable, f".ci/{step}")

    def run(self, *command: str) -> str:
        done = subprocess.run(
            command,
            cwd=self.root,
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def tool(self, name: str, *arguments: str) -> str:
        return self.run(str(Path(sys.executable).parent / name), *arguments)


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = Tree(tmp_path_factory.mktemp("family"))
    made.lay()
    return made


def test_it_needs_no_more_than_the_recipe() -> None:
    """A room, figures, rows of sources, words, a study, a page; lines in three files."""
    own = sorted(path.relative_to(ADDED).as_posix() for path in all_files(ADDED))
    room = [path for path in own if path.startswith(f"core/families/{NAME}/")]
    assert sorted(set(own) - set(room)) == [
        "catalog/figures/electric_boilers.csv",
        ROWS,
        "resources/documentation/electric_boilers.md",
        "resources/examples/electric-boiler-shanghai.json",
        "resources/i18n/en/electric_boilers.po",
        "resources/i18n/zh/electric_boilers.po",
    ]
    assert len(room) == 11
    assert sum(len((ADDED / path).read_text("utf-8").splitlines()) for path in room) < 850
    recipe = " ".join((ROOT / "CONTRIBUTING.md").read_text("utf-8").split())
    for place in (*LINES, "sources.csv", "make schemas", "tests/house/electric_boilers"):
        assert place in recipe, place


def test_style_and_arrows_hold_with_it(tree: Tree) -> None:
    tree.tool("ruff", "check", "--no-cache", f"core/families/{NAME}", "core/families/registry.py")
    tree.tool("ruff", "format", "--no-cache", "--check", f"core/families/{NAME}")
    assert "0 broken" in tree.tool("lint-imports", "--no-cache")


def test_it_passes_what_every_family_must(tree: Tree) -> None:
    """Catalog, study, selection, report in both languages, workbook, JSON, form, undo; and words.

    One run for all: what is told apart in it is told by pytest. Hypothesis' own part of pytest
    would read every module for values worth trying.
    """
    said = tree.run(
        sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:hypothesispytest",
        "-k", f"{NAME} or test_messages or published_schema or every_code_has_a_subject",
        "tests/families/test_every_family.py",
        "tests/families/test_every_table.py",
        "tests/house/test_messages.py",
        "tests/core/selection/test_finding_subjects.py",
        "tests/core/selection/test_study.py",
        "tests/core/report/test_export.py",
    )  # fmt: skip
    assert int(said.rsplit(" passed", 1)[0].split()[-1]) >= 50


def test_the_command_selects_by_hand_calculated_figures(tree: Tree, tmp_path: Path) -> None:
    """400 kW for 10 h on 365 days are 1,460 MWh of heat.

    0.99 of electricity: 1,474.747 MWh, at 0.75 a kWh 1,106,061 a year. Over 20 years at 5 % an
    annuity of 12.46221: 13,783,960; the price of 260,000, and 2 % of it a year, 64,803.
    """
    study = f"resources/examples/{NAME.replace('_boilers', '-boiler')}-shanghai.json"
    out = {kind: tmp_path / f"out.{kind}" for kind in ("json", "xlsx", "pdf")}
    options = [part for kind, path in out.items() for part in (f"--{kind}", str(path))]
    said = tree.run(
        sys.executable, "-m", "gui.command.main", "select", study, "--language", "zh", *options
    )
    assert "电极式" in said or "500 kW" in said
    document = json.loads(out["json"].read_text("utf-8"))
    first = document["candidates"][0]
    assert (document["family"], first["device"]["id"], first["units"]) == (NAME, "eb-500", 1)
    assert first["outcome"]["heat_given_wh"] == pytest.approx(1460e6)
    assert first["outcome"]["annual_energy_wh"] == pytest.approx(1460e6 / 0.99)
    assert first["outcome"]["life_cycle_cost"] == pytest.approx(14_108_763, abs=1)
    # 85 °C are asked for; of 350 kW one is too little for 420 kW, two are 1.75 of the peak.
    assert [one["id"] for one in document["left_out"]] == ["eb-350"]
    cells = {cell for sheet in load_workbook(BytesIO(out["xlsx"].read_bytes()), read_only=True)
             for row in sheet.iter_rows(values_only=True) for cell in row}  # fmt: skip
    assert "eb-500" in cells
    assert out["pdf"].read_bytes().startswith(b"%PDF-")


def test_hotter_water_than_a_boiler_gives_puts_it_out(tree: Tree, tmp_path: Path) -> None:
    """At 120 °C only the electrodes reach it, and the one that does not state its limit."""
    study = json.loads(
        (ADDED / "resources" / "examples" / "electric-boiler-shanghai.json").read_text("utf-8")
    )
    study["duty"]["water_c"] = 120.0
    (tmp_path / "hot.json").write_text(json.dumps(study), "utf-8")
    out = tmp_path / "hot-out.json"
    tree.run(sys.executable, "-m", "gui.command.main", "select", str(tmp_path / "hot.json"),
             "--json", str(out))  # fmt: skip
    document = json.loads(out.read_text("utf-8"))
    assert {one["device"]["id"] for one in document["candidates"]} == {"eb-500", "eb-450"}
    assert {one["reason"] for one in document["left_out"]} == {"supply_above_outlet"}
    unstated = next(c for c in document["candidates"] if c["device"]["id"] == "eb-450")
    assert "flag_no_supply_limit" in {finding["code"] for finding in unstated["findings"]}
