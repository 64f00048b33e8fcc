"""The studies of a portfolio as they travel: their bytes and those of the files they rest on.

A file has the key of its content, so that one which many studies name travels once a chunk. What
cannot be read is no reason to stop: it travels as a study without a content, and becomes a row.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import msgspec

from catalog.files.encodings import decode
from catalog.files.opening import read_bytes
from core.families.registry import decode as decode_study
from core.families.registry import family_of
from core.study.study import Study, encode
from core.vocabulary.finding import Figure
from core.vocabulary.problem import Problem
from gui.program.portfolio.setting import Setting
from gui.program.program import STUDY_LIMIT_MB
from gui.program.study_file import names_of
from gui.program.suffixes import is_study

_LIST_LIMIT_MB = 64
_FILE_LIMIT_MB = 256
LACKS = "ledger_lacks"  # the problem of a machine of which too little is known for a study


class Sent(msgspec.Struct, frozen=True, kw_only=True):
    """One study: the name it has in the table, its bytes, the key of each file it names.

    key: the same for the same study, files, catalog and day; content: None where it cannot be
    read, and `problem` says why, by its code and figures; alike: near each other for studies that
    share what is laid out for a family, a site and a duty.
    """

    name: str
    key: str = ""
    alike: str = ""
    content: bytes | None = None
    files: dict[str, str] = {}  # name in the study: key of its content
    problem: tuple[str, tuple[Figure, ...]] | None = None

    @property
    def shared(self) -> str:
        """The family and the site: what is laid out for them serves all their studies."""
        return " ".join(self.alike.split(" ", 2)[:2])


class Chunk(msgspec.Struct, frozen=True, kw_only=True):
    """Studies that are selected for in one go, the contents of their files by key.

    folder: of this machine, where files are laid for the readers; empty where it is another.
    """

    setting: Setting
    studies: tuple[Sent, ...]
    contents: dict[str, bytes]
    folder: str = ""


def studies_in(where: Path) -> tuple[Path, ...]:
    """The studies of a folder and below, by name; or of a list, one name a line, in its order.

    A study by itself is a portfolio of one. Names in a list are relative to its folder; lines that
    begin with # are passed over. Raises Problem `portfolio_missing`, `portfolio_empty`,
    `cannot_read`, `file_too_large`, `encoding_unclear`.
    """
    if where.is_dir():
        found = sorted(filter(is_study, where.rglob("*.*")), key=lambda path: path.as_posix())
    elif is_study(where) and where.exists():
        found = [where]
    else:
        found = [where.parent / line for line in _lines(where)]
    if not found:
        raise Problem("portfolio_empty", str(where))
    return tuple(found)


def _lines(where: Path) -> Iterator[str]:
    try:
        content = read_bytes(where, _LIST_LIMIT_MB)
    except Problem as problem:
        if problem.code == "file_missing":
            raise Problem("portfolio_missing", str(where)) from problem
        raise
    text, _ = decode(content, str(where))
    for line in text.splitlines():
        if line.strip() and not line.lstrip().startswith("#"):
            yield line.strip()


class Contents:
    """Contents of files by key, each read once however many studies name it."""

    def __init__(self) -> None:
        self.by_key: dict[str, bytes] = {}
        self._keys: dict[Path, str] = {}

    def key(self, path: Path) -> str:
        """The key of a file's content. Raises Problem `file_missing`, `cannot_read` …"""
        if path not in self._keys:
            content = read_bytes(path, _FILE_LIMIT_MB)
            self._keys[path] = _digest(content)
            self.by_key[self._keys[path]] = content
        return self._keys[path]


def sent(path: Path, name: str, setting: Setting, contents: Contents) -> Sent:
    """A study as it travels; the contents of its files are added to `contents`."""
    try:
        content = read_bytes(path, STUDY_LIMIT_MB)
    except Problem as problem:
        code = "study_missing" if problem.code == "file_missing" else problem.code
        return Sent(name=name, problem=(code, problem.figures))
    files: dict[str, str] = {}
    study = _decoded(content, name)
    for named in names_of(study) if study is not None else ():
        # What is not there is found by whoever selects, and told as always.
        with suppress(Problem):
            files[named] = contents.key(path.parent / named)
    alike = "" if study is None else _alike(study)
    return Sent(
        name=name,
        key=_key(content, name, setting, files),
        alike=alike,
        content=content,
        files=files,
    )


def sent_of(study: Study, name: str, setting: Setting) -> Sent:
    """A study that was made here and rests on no file, as it travels."""
    content = encode(study)
    return Sent(
        name=name, key=_key(content, name, setting, {}), alike=_alike(study), content=content
    )


def _key(content: bytes, name: str, setting: Setting, files: Mapping[str, str]) -> str:
    return _digest(msgspec.json.encode((setting, name, sorted(files.items()))) + content)


def _decoded(content: bytes, name: str) -> Study | None:
    try:
        return decode_study(content, name)
    except Problem:
        return None  # told in its row


def _alike(study: Study) -> str:
    """Family and site, then the duty; its size last, on which least is laid out."""
    size = study.duty.entered_peak_w or 0.0
    duty = {key: value for key, value in msgspec.to_builtins(study.duty).items() if value != size}
    where = msgspec.json.encode((duty, study.site, study.load, size)).decode()
    return f"{family_of(study).key} {study.site.station} {where}"


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()
