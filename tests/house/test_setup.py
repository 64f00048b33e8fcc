"""What `make run` and `make test` do to a machine before they start.

The set-up script runs in a folder of its own, with stand-ins for the programs it calls:
each notes its call, so that the tests see what would be installed.
"""

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.house.tree import ROOT

LIBRARIES = "gui/window/parts/system_libraries.txt"
PYTHON = """
case "$*" in
*version_info*) exit {supported} ;;
*ensurepip*) exit {has_venv} ;;
-V) echo Python 3.{minor}.2 ;;
*"-m venv"*) mkdir -p .venv/bin; cp "$0" .venv/bin/python ;;
*"-m pip"*) exit {pip} ;;
esac
"""


@dataclass
class Machine:
    """A folder with a copy of the set-up and a PATH of stand-ins."""

    folder: Path

    def has(self, program: str, script: str = "") -> None:
        path = self.folder / "path" / program
        path.write_text(f'#!/bin/sh\necho "{program} $*" >>"{self.folder}/calls"\n{script}\n')
        path.chmod(0o755)

    def has_python(
        self, name: str = "python3", minor: int = 11, venv: bool = True, pip: int = 0
    ) -> None:
        supported = int(not 11 <= minor <= 13)
        script = PYTHON.format(supported=supported, has_venv=int(not venv), minor=minor, pip=pip)
        self.has(name, script)

    def needs(self, *pairs: str) -> None:
        (self.folder / LIBRARIES).write_text("# package, library\n" + "\n".join(pairs) + "\n")

    def set_up(self, what: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [self.folder / ".ci" / "setup.sh", what],
            env={"PATH": str(self.folder / "path")},
            capture_output=True,
            text=True,
            check=False,
        )

    def calls(self) -> str:
        path = self.folder / "calls"
        return path.read_text() if path.exists() else ""

    def ready(self) -> set[str]:
        return {path.name for path in (self.folder / ".venv").glob("ready-*")}


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    (tmp_path / ".ci").mkdir()
    (tmp_path / "path").mkdir()
    shutil.copy(ROOT / ".ci" / "setup.sh", tmp_path / ".ci")
    (tmp_path / LIBRARIES).parent.mkdir(parents=True)
    for program in ("sh", "dirname", "basename", "mkdir", "cp", "rm", "touch", "sed", "grep"):
        (tmp_path / "path" / program).symlink_to(str(shutil.which(program)))
    made = Machine(tmp_path)
    made.needs()
    made.has("id", "echo 1000")
    made.has("sudo", "exit 1")  # there, but it asks for a password
    made.has("apt-get")
    return made


def test_run_needs_no_developer_tools(machine: Machine) -> None:
    machine.has_python()
    assert machine.set_up("run").returncode == 0
    assert "--editable .\n" in machine.calls()
    assert machine.ready() == {"ready-run"}


def test_test_makes_run_ready_too(machine: Machine) -> None:
    machine.has_python()
    assert machine.set_up("test").returncode == 0
    assert "--editable .[dev]\n" in machine.calls()
    assert machine.ready() == {"ready-run", "ready-test"}


def test_an_interpreter_too_old_is_passed_over(machine: Machine) -> None:
    machine.has_python(minor=9)
    machine.has_python("python3.12", minor=12)
    assert machine.set_up("run").returncode == 0
    assert "python3.12 -m venv --clear .venv" in machine.calls()


@pytest.mark.parametrize("minor", [10, 14])
def test_without_a_python_of_ours_one_line_says_which_are(machine: Machine, minor: int) -> None:
    machine.has_python(minor=minor)
    done = machine.set_up("run")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert f"needs Python 3.11, 3.12 or 3.13, and found Python 3.{minor}.2" in done.stderr


def test_where_there_is_no_python_at_all_it_says_so(machine: Machine) -> None:
    done = machine.set_up("run")
    assert done.returncode == 1
    assert "found none" in done.stderr


def test_a_plain_user_is_told_the_missing_package_by_name(machine: Machine) -> None:
    machine.has_python(venv=False)
    done = machine.set_up("run")
    assert done.returncode == 1
    assert len(done.stderr.splitlines()) == 1
    assert done.stderr.endswith("sudo apt-get install python3-venv\n")
    assert "apt-get" not in machine.calls()
    assert machine.ready() == set()


def test_root_gets_the_missing_package_installed(machine: Machine) -> None:
    machine.has_python(venv=False)
    machine.has("id", "echo 0")
    (machine.folder / "path" / "env").symlink_to(str(shutil.which("env")))
    assert machine.set_up("run").returncode == 0
    assert "install -y --no-install-recommends python3-venv" in machine.calls()


def test_sudo_without_a_password_is_used(machine: Machine) -> None:
    machine.has_python(venv=False)
    machine.has("sudo")
    assert machine.set_up("run").returncode == 0
    assert "sudo -n env DEBIAN_FRONTEND=noninteractive apt-get" in machine.calls()


def test_tests_need_the_libraries_that_no_wheel_carries(machine: Machine) -> None:
    machine.has_python()
    machine.needs("libgl1 libGL.so.1", "libegl1 libEGL.so.1")
    machine.has("ldconfig", 'echo "	libGL.so.1 (libc6,x86-64) => /usr/lib/libGL.so.1"')
    done = machine.set_up("test")
    assert done.returncode == 1
    assert done.stderr.endswith("sudo apt-get install libegl1\n")
    assert machine.ready() == set()


def test_a_plain_user_gets_his_report_without_what_the_window_needs(machine: Machine) -> None:
    machine.has_python()
    machine.needs("libgl1 libGL.so.1", "libegl1 libEGL.so.1")
    machine.has("ldconfig")
    done = machine.set_up("run")
    assert done.returncode == 0
    assert "For the window: sudo apt-get install libgl1 libegl1\n" in done.stderr
    assert machine.ready() == {"ready-run"}


def test_without_a_network_the_way_out_is_said(machine: Machine) -> None:
    machine.has_python(pip=1)
    done = machine.set_up("run")
    assert done.returncode == 1
    assert "PIP_INDEX_URL" in done.stderr.splitlines()[-1]


def test_libraries_that_are_there_ask_for_nothing(machine: Machine) -> None:
    machine.has_python()
    machine.needs("libgl1 libGL.so.1")
    machine.has("ldconfig", 'echo "	libGL.so.1 (libc6,x86-64) => /usr/lib/libGL.so.1"')
    assert machine.set_up("run").returncode == 0
    assert "apt-get" not in machine.calls()


def test_a_machine_without_apt_is_told_the_package_by_name(machine: Machine) -> None:
    machine.has_python(venv=False)
    (machine.folder / "path" / "apt-get").unlink()
    done = machine.set_up("run")
    assert done.returncode == 1
    assert "python3-venv" in done.stderr


def test_a_broken_off_set_up_is_begun_afresh(machine: Machine) -> None:
    machine.has_python(pip=1)
    assert machine.set_up("run").returncode != 0
    assert machine.ready() == set()
    machine.has_python()
    assert machine.set_up("run").returncode == 0
    assert machine.calls().count("-m venv --clear .venv") == 2


def test_a_finished_one_is_only_completed(machine: Machine) -> None:
    machine.has_python()
    machine.set_up("run")
    assert machine.set_up("test").returncode == 0
    assert machine.calls().count("-m venv --clear .venv") == 1


@pytest.mark.parametrize("what", ["run", "test"])
def test_make_asks_for_a_set_up_only_once(tmp_path: Path, what: str) -> None:
    """A dry run of make, as it prints what it would do."""
    for name in ("Makefile", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    shutil.copytree(ROOT / ".ci", tmp_path / ".ci")
    before = _dry_run(tmp_path, what)
    (tmp_path / ".venv").mkdir()
    for stamp in ("run", what):  # a set-up for `test` leaves both
        (tmp_path / ".venv" / f"ready-{stamp}").touch()
    after = _dry_run(tmp_path, what)
    assert f".ci/setup.sh {what}" in before
    assert ".ci/setup.sh" not in after


def _dry_run(folder: Path, what: str) -> str:
    environment = {k: v for k, v in os.environ.items() if not k.startswith("MAKE")}
    return subprocess.run(
        ["make", "--dry-run", what],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    ).stdout
