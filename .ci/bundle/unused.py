"""Which files PyInstaller gathers that no part of the program loads, and whose the others are."""

import subprocess
from collections.abc import Callable, Sequence
from fnmatch import fnmatch
from pathlib import Path

UNUSED = (
    # Qt: what draws from QML or with the graphics card, and what would reach a network.
    "*libQt6Qml*", "*libQt6Quick*", "*libQt6Network*", "*libQt6VirtualKeyboard*", "*/Qt/qml/*",
    "*libQt6EglF*", "*/egldeviceintegrations/*", "*/tls/*",
    "*/networkinformation/*", "*/plugins/generic/*", "*/xcbglintegrations/*",
    "*/wayland-graphics-integration-*", "*/vectorimageformats/*",
    # Screens that are none of a desktop's, and looks that would come before ours.
    "*/platforms/libqeglfs*", "*/platforms/libqlinuxfb*", "*/platforms/*minimal*",
    "*/platforms/libqvnc*", "*/platforms/libqvkkhrdisplay*", "*/platformthemes/libqgtk3*",
    "*/libivi-shell*", "*/libfullscreen-shell*",
    # Pictures: a letterhead is PNG, JPEG or SVG.
    *(f"*/imageformats/*q{one}.*" for one in
      ("gif", "icns", "ico", "pdf", "tga", "tiff", "wbmp", "webp")),
)  # fmt: skip
# Of what describes libraries: who installed them, from where, and which files that made.
UNUSED += tuple(f"*.dist-info/{one}" for one in ("INSTALLER", "REQUESTED", "direct_url.json"))
SPOKEN = ("zh_CN", "en")  # what Qt's own dialogs say; the rest of its languages stays out

File = tuple[str, str, str]  # in the bundle, on this machine, its kind: as PyInstaller has them


def is_unused(name: str) -> bool:
    """Whether a file of the bundle, by its path in it, is left out."""
    path = name.replace("\\", "/")
    if "/translations/" in path:
        return not any(fnmatch(path, f"*/qtbase_{one}.qm") for one in SPOKEN)
    return any(fnmatch(path, one) for one in UNUSED)


def without_unneeded(files: Sequence[File], needs: Callable[[str], set[str]]) -> list[File]:
    """Without the system's libraries that nothing of the rest needs, directly or through others.

    What was left out by name had brought libraries of its own. Python's is asked for by nobody: the
    program itself opens it. needs: the names of the libraries
    that a file asks for.
    """
    by_name = {one[0]: one for one in files if "/" not in one[0] and ".so" in one[0]}
    by_name = {name: one for name, one in by_name.items() if not name.startswith("libpython")}
    kept = [one for one in files if one[0] not in by_name]
    waiting = list(kept)
    while waiting:
        wanted = {name for one in waiting for name in needs(one[1])} & by_name.keys()
        waiting = [by_name.pop(name) for name in sorted(wanted)]
        kept += waiting
    return kept


def needs(path: str) -> set[str]:
    """The libraries that a file of Linux asks for, by objdump, which PyInstaller needs as well."""
    done = subprocess.run(
        ["objdump", "-p", path],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    return {line.split()[1] for line in done.stdout.splitlines() if line.startswith("  NEEDED")}


def copyrights(files: Sequence[File]) -> list[File]:
    """The licences of the system's libraries among the files, as Debian keeps them."""
    packages = set()
    for name, path, _ in files:
        if "/" in name or "site-packages" in path:
            continue
        for one in (
            path,
            str(Path(path).resolve()),
            str(Path(path).resolve()).removeprefix("/usr"),
        ):
            done = subprocess.run(
                ["dpkg-query", "-S", one],
                capture_output=True, text=True, check=False,
            )  # fmt: skip
            if done.returncode == 0:
                packages.add(done.stdout.partition(":")[0])
                break
    made = []
    for package in sorted(packages):
        words = Path("/usr/share/doc") / package / "copyright"
        done = subprocess.run(
            ["dpkg-query", "-W", "-f", "${Version}", package],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        if words.is_file():
            kept = f"system/{package}_{done.stdout.replace(':', '-')}/copyright"
            made.append((kept, str(words), "DATA"))
    return made
