"""The Debian package of the folder: files of the desktop around it, what it needs of the system."""

import gzip
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from gui.program.suffixes import LEDGER, STUDY  # noqa: E402

# A window on Wayland needs them, on X it does not.
RECOMMENDED = ("libwayland-",)
GLIBC = re.compile(rb"GLIBC_2\.(\d+)")
MANUAL_PAGE = "usr/share/man/man1/loadfit.1.gz"
MIME_TYPES = f"""<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-loadfit-study">
    <sub-class-of type="application/json"/>
    <comment>LoadFit study</comment>
    <comment xml:lang="zh_CN">荷配选型方案</comment>
    <glob pattern="*{STUDY}"/>
  </mime-type>
  <mime-type type="application/x-loadfit-ledger">
    <sub-class-of type="application/json"/>
    <comment>LoadFit ledger of equipment</comment>
    <comment xml:lang="zh_CN">荷配设备台账</comment>
    <glob pattern="*{LEDGER}"/>
  </mime-type>
</mime-info>
"""


def package(
    folder: Path, out: Path, version: str, made_at_s: int, level: int, program: Path
) -> Path:
    """Lay the files and build the package; program: an installed `loadfit` that tells its help."""
    tree = out / "deb"
    shutil.rmtree(tree, ignore_errors=True)
    shutil.copytree(folder, tree / "usr/lib/loadfit", symlinks=True)
    _lay(tree, "usr/share/applications/loadfit.desktop", (HERE / "linux/loadfit.desktop"))
    _lay(tree, "usr/share/icons/hicolor/scalable/apps/loadfit.svg",
         ROOT / "resources/icons/loadfit.svg")  # fmt: skip
    _lay(tree, "usr/share/icons/hicolor/256x256/apps/loadfit.png", out / "loadfit.png")
    _lay(tree, "usr/share/doc/loadfit/copyright", _copyright(program))
    _lay(tree, "usr/share/mime/packages/loadfit.xml", MIME_TYPES.encode())
    _lay(tree, MANUAL_PAGE, gzip.compress(manual_page(program, version).encode(), 9, mtime=0))
    (tree / "usr/bin").mkdir()
    (tree / "usr/bin/loadfit").symlink_to("../lib/loadfit/loadfit")
    size_kb = sum(path.lstat().st_size for path in tree.rglob("*")) // 1024
    depends, recommends = needed_packages(folder)
    control = {
        "Package": "loadfit", "Version": version,
        "Architecture": _said("dpkg", "--print-architecture"),
        "Maintainer": "The LoadFit developers <loadfit@invalid>", "Section": "science",
        "Priority": "optional", "Installed-Size": size_kb,
        "Depends": ", ".join(depends), "Recommends": ", ".join(recommends),
        "Description": "fits rated equipment to a load and prints the selection report\n"
        " LoadFit takes every chiller, heat pump, motor, pump, fan, compressor, transformer,\n"
        " boiler, electrolyser or server of its catalog through the whole year of a load and\n"
        " reports which match, in what order, and why. All that it needs is inside; nothing\n"
        " of it asks for a network.",
    }  # fmt: skip
    text = "".join(f"{key}: {value}\n" for key, value in control.items())
    _lay(tree, "DEBIAN/control", text.encode())
    _plain_rights(tree)
    target = out / f"loadfit_{version}_{control['Architecture']}.deb"
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", f"-z{level}", "--build", str(tree), str(target)],
        check=True, stdout=subprocess.DEVNULL,
        env={**os.environ, "SOURCE_DATE_EPOCH": str(made_at_s)},
    )  # fmt: skip
    return target


def _lay(tree: Path, name: str, content: Path | bytes) -> None:
    target = tree / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content if isinstance(content, bytes) else content.read_bytes())


def _plain_rights(tree: Path) -> None:
    """What anybody may read and the owner alone write, whatever this machine's umask is."""
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            runs = path.is_dir() or path.stat().st_mode & 0o100
            path.chmod(0o755 if runs else 0o644)


def _copyright(program: Path) -> bytes:
    """Versions and licences of all parts, in English."""
    head = "LoadFit is under the Apache License 2.0. What it is made of:\n\n"
    return (head + _said(program, "notices", "--whole", "--language", "en") + "\n").encode()


def manual_page(program: Path, version: str) -> str:
    """The page of `man loadfit`, of what the command says of itself."""
    listed = _said(program, "--help")
    commands = re.findall(r"^    (\w+)(?: |$)", listed, re.MULTILINE)
    lines = [
        f'.TH LOADFIT 1 "" "LoadFit {version}"',
        ".SH NAME", r"loadfit \- fits rated equipment to a load",
        ".SH SYNOPSIS", ".nf", "loadfit [STUDY]", "loadfit COMMAND ...", ".fi",
        ".SH DESCRIPTION",
        f"Without a command the window opens, on a study ({STUDY}, or .json as before) or a",
        f"ledger of equipment ({LEDGER}, or a table to make one of) where one is named.",
        ".SH COMMANDS",
    ]  # fmt: skip
    for command in commands:
        said = _said(program, command, "--help").replace("\\", r"\e").replace("-", r"\-")
        quoted = [f"\\&{line}" if line[:1] in (".", "'") else line for line in said.splitlines()]
        lines += [f".SS {command}", ".nf", *quoted, ".fi"]
    lines += [
        ".SH FILES",
        "Own devices, settings and unsaved work lie in the folder of the user's data",
        r"(~/.local/share/loadfit, or LOADFIT_DATA); the catalog that is made of the shipped",
        "figures in the one for what can be made again (~/.cache/loadfit, or LOADFIT_CACHE).",
        ".SH EXIT STATUS", "0; 2 with one line on what can be mended.",
        ".SH SEE ALSO", "The manual: F1 in the window.",
    ]  # fmt: skip
    return "\n".join(lines) + "\n"


def libraries_outside(folder: Path) -> dict[str, set[str]]:
    """The system's libraries that files of the folder ask for, each with the files that do."""
    start = folder / folder.name
    files = [path for path in folder.rglob("*") if path.is_file() and ".so" in path.name]
    inside = {path.name for path in files}
    asked: dict[str, set[str]] = {}
    for path in (start, *files):
        for line in _said("objdump", "-p", path).splitlines():
            name = line.split()[1] if line.startswith("  NEEDED") else ""
            # What starts the program is loaded before the folder of the others is known.
            if name and (path == start or name not in inside):
                asked.setdefault(name, set()).add(path.name)
    return asked


def needed_packages(folder: Path) -> tuple[list[str], list[str]]:
    """The packages of those libraries: what must be there, and what is well to have."""
    packages = {package_of(name).partition(" ")[0] for name in libraries_outside(folder)}
    wished = {name for name in packages if name.startswith(RECOMMENDED)}
    # The C library is asked for symbols of a release, and has to be as new.
    newest = max(
        int(number)
        for path in folder.rglob("*.so*")
        if path.is_file()
        for number in GLIBC.findall(path.read_bytes())
    )
    needed = [f"libc6 (>= 2.{newest})" if name == "libc6" else name for name in packages - wished]
    return sorted(needed), sorted(wished)


def place_of(library: str) -> Path | None:
    """Where this machine has a library; None: it has not."""
    for line in _said("/sbin/ldconfig", "-p").splitlines():
        name, _, path = line.strip().partition(" => ")
        if name.split(" ")[0] == library and "x86-64" in name:
            return Path(path)
    return None


def package_of(library: str) -> str:
    """The Debian package a library comes from."""
    path = place_of(library)
    if path is None:  # by the rule of Debian's names
        return library.replace(".so.", "").replace("_", "-").lower()
    # Debian lists many files by their path before /usr and /lib became one.
    for one in (path, path.resolve(), Path(str(path.resolve()).removeprefix("/usr"))):
        done = subprocess.run(
            ["dpkg-query", "-S", str(one)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode == 0:
            return done.stdout.partition(":")[0]
    raise SystemExit(f"bundle: no package has {path}")


def _said(*words: str | Path) -> str:
    done = subprocess.run([str(word) for word in words], check=True, capture_output=True, text=True)
    return done.stdout.rstrip("\n")
