"""A root with nothing in it but the package, the libraries it asks for, and a home.

There is no Python, no shell, no font and no other program; what runs in it has no network either.
"""

import os
import shutil
import subprocess
from pathlib import Path

from debian import libraries_outside, place_of

LOADER = Path("/lib64/ld-linux-x86-64.so.2")
USER = "home/user"


class EmptyRoot:
    """The folder that programs take for `/`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        # dev/shm: every system has it, and the processes of a portfolio lock with it.
        dpkg = ("var/lib/dpkg/info", "var/lib/dpkg/updates")
        for name in (USER, "tmp/.X11-unix", "dev/shm", "etc", *dpkg):
            (folder / name).mkdir(parents=True)
        for name in ("status", "available"):
            (folder / "var/lib/dpkg" / name).touch()

    @property
    def home(self) -> Path:
        """The user's folder, as seen from outside."""
        return self.folder / USER

    def install(self, package: Path) -> None:
        """What dpkg does for the package, and the libraries of the packages it depends on."""
        subprocess.run(
            ["dpkg", f"--root={self.folder}", "--force-depends", "--force-not-root",
             "--force-script-chrootless", "--install", str(package)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self._copy(LOADER)
        asked = libraries_outside(self.folder / "usr/lib/loadfit")
        waiting = [path for path in map(place_of, asked) if path is not None]
        seen: set[Path] = set()
        while waiting:
            path = waiting.pop()
            if path in seen or path == LOADER:
                continue
            seen.add(path)
            self._copy(path)
            listed = subprocess.run(
                ["ldd", str(path)],
                capture_output=True,
                text=True,
                check=True,
            ).stdout
            waiting += [Path(line.split()[2]) for line in listed.splitlines() if " => /" in line]

    def remove(self, pattern: str) -> list[Path]:
        """Take libraries away, to see what the program says."""
        gone = [path for path in self.folder.rglob(pattern) if not path.is_dir()]
        for path in gone:
            path.unlink()
        return gone

    def _copy(self, path: Path) -> None:
        target = self.folder / path.relative_to("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(path.resolve(), target)

    def run(self, *words: str, check: bool = True, **more: str) -> subprocess.CompletedProcess[str]:
        """Run a program to its end, in the user's folder."""
        done = subprocess.run(
            within(self.folder, *words, **more), capture_output=True, text=True, check=False
        )  # fmt: skip
        if check and done.returncode:
            raise SystemExit(f"{' '.join(words)} ended with {done.returncode}: {done.stderr}")
        return done


def within(folder: Path, *words: str, **more: str) -> list[str]:
    """What runs a program in a root: without a network, and with a bare environment."""
    user = [] if os.geteuid() == 0 else ["--user", "--map-root-user"]
    known = {"HOME": f"/{USER}", "PATH": "/usr/bin", "LANG": "C.UTF-8", **more}
    return [
        "/usr/bin/env", "-i", *(f"{name}={value}" for name, value in known.items()),
        "/usr/bin/unshare", *user, "--net", "/usr/sbin/chroot", str(folder), *words,
    ]  # fmt: skip
