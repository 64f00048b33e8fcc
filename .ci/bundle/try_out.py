"""Tries the bundle out where there is nothing else: no Python, no network, an empty root.

    build/bundle/venv/bin/python .ci/bundle/try_out.py

The Debian package is installed into a root of its own, and the main job is done in it: a bundled
study to PDF and XLSX, one of every family with the same figures as the program it was made of, and
the windows on a screen (Xvfb), the last of which is kept as build/bundle/window.png.
"""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from pathlib import Path

from build import BIN, OUT, PYTHON
from empty_root import USER, EmptyRoot, within

HERE = Path(__file__).resolve().parent
LOADFIT = "/usr/bin/loadfit"
STUDY = "office-shanghai"
LARGEST_MB = 120
QUICK = int(os.environ.get("LEVEL") or 6) < 6  # make hands LEVEL on: packed larger, in less time
SCREEN = "-screen 0 1440x900x24"


def main() -> int:
    """Try everything; returns the exit status."""
    (archive,) = OUT.glob("loadfit-*.tar.xz")
    (package,) = OUT.glob("loadfit_*.deb")
    for made in (archive, package):
        size = made.stat().st_size / 1e6
        _must(QUICK or size < LARGEST_MB, f"{made.name}: {size:.1f} MB")
    with tempfile.TemporaryDirectory() as place:
        root = EmptyRoot(Path(place) / "root")
        root.install(package)
        _must(not list(root.folder.rglob("bin/python*")), "no Python in the root")
        said = root.run(LOADFIT, "--version").stdout.strip()
        _must(said.startswith("LoadFit "), said)
        _documents(root)
        _every_family(root)
        _portfolio(root)
        _notices(root)
        _window(root)
        _words_without_libraries(root)
    _archive(archive)
    return 0


def _documents(root: EmptyRoot) -> None:
    """The main job: a bundled study, and its documents in the user's folder."""
    study = f"/{USER}/{STUDY}.loadfit"
    root.run(LOADFIT, "example", STUDY, study)
    names = {suffix: f"/{USER}/report.{suffix}" for suffix in ("pdf", "xlsx", "docx")}
    asked = [word for suffix, name in names.items() for word in (f"--{suffix}", name)]
    for language in ("en", "zh"):
        root.run(LOADFIT, "select", study, *asked, "--language", language)
        content = (root.home / "report.pdf").read_bytes()
        _must(content.startswith(b"%PDF") and len(content) > 50_000, f"PDF in {language}")
        for suffix in ("xlsx", "docx"):
            with zipfile.ZipFile(root.home / f"report.{suffix}") as opened:
                _must(opened.testzip() is None, f"{suffix.upper()} in {language}")


def _every_family(root: EmptyRoot) -> None:
    """One study of each family says inside what it says outside."""
    from gui.command.example import examples
    from gui.program.study_file import example

    seen: dict[str, str] = {}
    for name in examples():
        seen.setdefault(type(example(name).duty).__module__, name)
    outside = OUT / "outside.json"
    for name in seen.values():
        study = f"/{USER}/{name}.loadfit"
        if not (root.home / f"{name}.loadfit").exists():
            root.run(LOADFIT, "example", name, study)
        # Beside the user's folder, whose studies become a portfolio.
        root.run(LOADFIT, "select", study, "--json", "/tmp/inside.json")
        subprocess.run(
            [BIN / "loadfit", "select", root.home / f"{name}.loadfit", "--json", outside],
            check=True, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        same = _figures(root.folder / "tmp" / "inside.json") == _figures(outside)
        _must(same, f"{name}: the same figures as outside")


def _portfolio(root: EmptyRoot) -> None:
    """Workers are the program again, and there is no catalog to be made first."""
    table = f"/{USER}/table.csv"
    root.run(LOADFIT, "portfolio", f"/{USER}", "--out", table, "--workers", "2")
    rows = (root.home / "table.csv").read_text("utf-8-sig").splitlines()
    studies = list(root.home.glob("*.loadfit"))
    _must(len(rows) == len(studies) + 1, f"a portfolio of {len(studies)}")
    cache = root.home / ".cache" / "loadfit"
    _must(not list(cache.glob("catalog-*")), "the catalog came ready made")


def _figures(path: Path) -> object:
    """What is in a selection but for where and when it was made."""
    raw = json.loads(path.read_bytes())
    return {key: value for key, value in raw.items() if key in ("candidates", "left_out", "study")}


def _notices(root: EmptyRoot) -> None:
    """Everything that is brought has its notice: Python and the system's libraries as well."""
    said = root.run(LOADFIT, "notices", "--whole", "--language", "en").stdout
    for part in (
        "Python · 3.",
        "PySide6_Essentials · 6.",
        "libxkbcommon0",
        "SIL OPEN FONT LICENSE",
    ):
        _must(part in said, f"notice of {part}")


def _window(root: EmptyRoot) -> None:
    """The windows on X, at the very first start and after it."""
    if not shutil.which("xvfb-run"):
        print("not tried: the window, for want of xvfb-run")
        return
    shutil.rmtree(root.home / ".cache", ignore_errors=True)
    study = f"/{USER}/{STUDY}.loadfit"
    for start, *words in (
        ("start page, first start",),
        ("start page, second start",),
        ("study, first start", study),
        ("study, second start", study),
    ):
        done = subprocess.run(
            ["xvfb-run", "-a", "-s", SCREEN, PYTHON, HERE / "try_out.py", "--screen",
             root.folder, *words],
            env={**os.environ, "QT_QPA_PLATFORM": "xcb"},
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        _must(
            done.returncode == 0 and "Traceback" not in done.stderr,
            f"{start}: {done.stdout.strip()} s until painted, until whole (of computing); "
            f"others' load {os.getloadavg()[0]:.1f}",
        )
    own = [path for path in root.home.rglob("*") if path.is_file() and "loadfit" in path.parts]
    _must(bool(own), "own data lie in the user's folder")


def _on_screen(folder: Path, asked: list[str]) -> int:
    """What runs within xvfb-run: the display is known only there."""
    import on_screen

    number = os.environ["DISPLAY"].removeprefix(":").partition(".")[0]
    socket = folder / "tmp/.X11-unix" / f"X{number}"
    socket.unlink(missing_ok=True)
    os.link(f"/tmp/.X11-unix/X{number}", socket)
    cookies = folder / USER / "cookies"
    shutil.copy(os.environ["XAUTHORITY"], cookies)
    words = within(
        folder, LOADFIT, *asked,
        DISPLAY=f":{number}", XAUTHORITY=f"/{USER}/cookies",
    )  # fmt: skip
    return on_screen.main(str(OUT / "window.png"), words)


def _words_without_libraries(root: EmptyRoot) -> None:
    """Where a library is missing the program says which package has it."""
    _must(bool(root.remove("libGL.so.1*")), "libGL taken away")
    done = root.run(LOADFIT, "--language", "en", check=False, QT_QPA_PLATFORM="offscreen")
    _must(done.returncode == 2 and "apt-get install libgl1" in done.stderr, done.stderr.strip())


def _archive(archive: Path) -> None:
    """The folder runs wherever it is unpacked, by anybody's empty environment."""
    with tempfile.TemporaryDirectory() as place:
        with tarfile.open(archive) as packed:
            packed.extractall(place, filter="tar")
        done = subprocess.run(
            [Path(place) / "loadfit" / "loadfit", "--version"],
            env={"HOME": place}, check=True, capture_output=True, text=True,
        )  # fmt: skip
        _must(done.stdout.startswith("LoadFit "), f"unpacked from {archive.name}")


def _must(holds: bool, what: str) -> None:
    print(f"{'ok  ' if holds else 'BAD '} {what}", flush=True)
    if not holds:
        raise SystemExit(1)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--screen"]:
        sys.exit(_on_screen(Path(sys.argv[2]), sys.argv[3:]))
    sys.exit(main())
