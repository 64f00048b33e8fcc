"""`make bundle`: LoadFit for people without Python, a folder packed for Linux and a Debian package.

    python3 .ci/bundle/build.py [--level 0–9]

A wheel is built and installed, with the pinned versions of pyproject.toml and of the constraints,
into an environment of its own; PyInstaller makes a folder of it (loadfit.spec); the folder is
packed so that the same commit gives the same bytes. What comes out lies in build/bundle, and
try_out.py runs it.
On Windows and macOS it stops after the folder: see resources/documentation/installing.md.
"""

import argparse
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
OUT = ROOT / "build" / "bundle"
HOME, FOLDER = OUT / "venv", OUT / "folder" / "loadfit"
BIN = HOME / ("Scripts" if sys.platform == "win32" else "bin")
PYTHON = BIN / ("python.exe" if sys.platform == "win32" else "python")
# PyInstaller walks through sets: with another seed the order, and so the bytes, would be others.
SEED = "1"

sys.path.insert(0, str(HERE))
import debian  # noqa: E402
from packing import packed  # noqa: E402


def main() -> int:
    """Build; returns the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, allow_abbrev=False)
    parser.add_argument("--level", type=int, default=6, help="of xz: less is faster and larger")
    level = parser.parse_args().level
    made_at = _commit_s()
    environment = {
        **os.environ, "SOURCE_DATE_EPOCH": str(made_at), "PYTHONHASHSEED": SEED,
        "LOADFIT_ICONS": str(OUT), "LOADFIT_PYTHON_LICENCE": str(_python_licence()),
        "LOADFIT_CATALOG": str(OUT / "catalog"),
    }  # fmt: skip
    _install(environment)
    _run(PYTHON, HERE / "icons.py", ROOT / "resources" / "icons" / "loadfit.svg", OUT)
    _run(PYTHON, HERE / "catalog_file.py", OUT / "catalog", str(made_at))
    _run(
        PYTHON, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN",
        "--distpath", FOLDER.parent, "--workpath", OUT / "work", HERE / "loadfit.spec",
        environment=environment,
    )  # fmt: skip
    if sys.platform != "linux":
        print(f"made: {FOLDER}")
        return 0
    version = _said(
        PYTHON, "-c", "from importlib.metadata import version as v; print(v('loadfit'))"
    )
    for made in (
        packed(FOLDER, OUT / f"loadfit-{version}-linux-x86_64.tar.xz", made_at, level),
        debian.package(FOLDER, OUT, version, made_at, level, BIN / "loadfit"),
    ):
        print(f"made: {made.relative_to(ROOT)}, {made.stat().st_size / 1e6:.1f} MB")
    return 0


def _commit_s() -> int:
    """When the commit was made, in seconds; a tree without git is of 1980, as zip files begin."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    try:
        return int(_said("git", "-C", ROOT, "log", "-1", "--format=%ct"))
    except (OSError, subprocess.CalledProcessError):
        return 315532800


def _python_licence() -> Path:
    """The licence of the Python that goes into the bundle."""
    library = Path(os.__file__).parent
    for path in (library / "LICENSE.txt", library.parent / "LICENSE.txt"):
        if path.is_file():
            return path
    raise SystemExit(f"bundle: no licence of Python beside {library}")


def _install(environment: dict[str, str]) -> None:
    """The program from its wheel, and PyInstaller, in an environment of their own."""
    wheels = OUT / "wheel"
    shutil.rmtree(wheels, ignore_errors=True)
    if not PYTHON.exists():
        venv.create(HOME, with_pip=True)
    pip = (PYTHON, "-m", "pip", "--quiet", "--quiet", "--disable-pip-version-check")
    _run(*pip, "wheel", "--no-deps", "--wheel-dir", wheels, ROOT, environment=environment)
    (wheel,) = wheels.glob("*.whl")
    pinned = ("--constraint", ROOT / ".ci" / "constraints.txt")
    _run(*pip, "install", *pinned, f"{wheel}[bundle]")
    # The same version with other code is no news to pip.
    _run(*pip, "install", "--no-deps", "--force-reinstall", wheel)


def _run(*words: str | Path, environment: dict[str, str] | None = None) -> None:
    subprocess.run([str(word) for word in words], check=True, env=environment, cwd=ROOT)


def _said(*words: str | Path) -> str:
    done = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


if __name__ == "__main__":
    sys.exit(main())
