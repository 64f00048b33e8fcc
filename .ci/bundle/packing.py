"""Packing a folder so that the same files give the same bytes, whoever packs them and when."""

import lzma
import tarfile
from pathlib import Path


def packed(folder: Path, target: Path, made_at_s: int, level: int) -> Path:
    """A .tar.xz of a folder, under its name; made_at_s: the time all of it is given."""
    target.unlink(missing_ok=True)
    with lzma.open(target, "wb", preset=level) as xz, tarfile.open(fileobj=xz, mode="w") as tar:
        for path in [folder, *sorted(folder.rglob("*"))]:
            tar.add(
                path, str(path.relative_to(folder.parent)), recursive=False,
                filter=lambda one: _owned_by_nobody(one, made_at_s),
            )  # fmt: skip
    return target


def _owned_by_nobody(one: tarfile.TarInfo, made_at_s: int) -> tarfile.TarInfo:
    one.uid = one.gid = 0
    one.uname = one.gname = "root"
    one.mtime = made_at_s
    one.mode = 0o755 if one.isdir() or one.mode & 0o100 else 0o644
    return one
