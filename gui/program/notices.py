"""What the program is made of, and under which licences: for the About box and `loadfit notices`.

Nothing of it is typed here. Libraries and their versions, licences and texts are read from what is
installed, what is built into them from the lists of parts they carry (CycloneDX), fonts and data
from their own files; a bundle adds Python and the libraries of the system it was built on.
"""

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import metadata
from pathlib import Path

import msgspec

from catalog.devices.figures_file import read_figures, shipped_figures
from catalog.devices.tables import SOURCES
from core.vocabulary.language import Language
from gui.program.reader import resources_folder
from gui.program.release import VERSION

_PROGRAM = "loadfit"
_TEXTS = re.compile(r"licen[cs]e|copying|notice|copyright", re.IGNORECASE)
_TEXT_SUFFIXES = ("", ".txt", ".md", ".rst", ".python")
_CLASSIFIER = "License :: "
_SHORT = 60  # characters; some packages write the whole licence where its name belongs


class Group(StrEnum):
    """What a part is."""

    PROGRAM = "program"
    LIBRARY = "library"
    INSIDE = "inside"  # built into a library
    SYSTEM = "system"  # of the system a bundle was built on
    FONT = "font"
    DATA = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part; licence: its name as the part states it; texts: files with its words."""

    group: Group
    name: str
    version: str = ""
    licence: str = ""
    texts: tuple[Path, ...] = ()


class _Component(msgspec.Struct, frozen=True):
    """What a list of parts says of one."""

    name: str
    version: str = ""
    licenses: list[dict[str, object]] = []


class _PartsList(msgspec.Struct, frozen=True):
    components: list[_Component] = []


def parts() -> tuple[Part, ...]:
    """All parts, the program first."""
    libraries = distributions()
    own = libraries.pop(_PROGRAM, None)
    return (
        Part(
            group=Group.PROGRAM, name="LoadFit", version=VERSION,
            licence="Apache-2.0", texts=_texts(own) if own else (),
        ),
        *(_library(one) for one in libraries.values()),
        _python(),
        *(part for one in libraries.values() for part in _inside(one)),
        *_of_the_system(),
        *_fonts(),
        *_data(),
    )  # fmt: skip


def distributions() -> dict[str, metadata.Distribution]:
    """The program and every library it needs here, directly or through others, by name."""
    found: dict[str, metadata.Distribution] = {}
    waiting = [_PROGRAM]
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        try:
            found[name] = metadata.distribution(name)
        except metadata.PackageNotFoundError:
            continue  # of another system
        wanted = [one for one in found[name].requires or () if "extra ==" not in one]
        waiting += [_normal(re.split(r"[^\w.-]", one, maxsplit=1)[0]) for one in wanted]
    return dict(sorted(found.items()))


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _library(one: metadata.Distribution) -> Part:
    licence = _licence(one)
    return Part(
        group=Group.LIBRARY, name=one.metadata["Name"], version=one.version,
        licence=licence, texts=_texts(one) or _standard_texts(licence),
    )  # fmt: skip


def _licence(one: metadata.Distribution) -> str:
    """As the library states it: by expression, by field, or by classifier."""
    fields = ("License-Expression", "License")
    said = next((text for key in fields for text in one.metadata.get_all(key) or []), "")
    if said and len(said) <= _SHORT * 2 and "\n" not in said:
        return said
    classified = one.metadata.get_all("Classifier") or []
    kinds = [word.split(" :: ")[-1] for word in classified if word.startswith(_CLASSIFIER)]
    return " / ".join(kinds) or said.partition("\n")[0][:_SHORT]


def _texts(one: metadata.Distribution) -> tuple[Path, ...]:
    """The files with a licence's words beside a library's description."""
    found = [
        Path(str(one.locate_file(file)))
        for file in one.files or ()
        if ".dist-info" in file.parts[0]
        and file.suffix in _TEXT_SUFFIXES
        and any(_TEXTS.search(word) for word in file.parts[1:])
    ]
    return tuple(sorted(path for path in found if path.is_file()))


def _standard_texts(licence: str) -> tuple[Path, ...]:
    """The words of licences that a library names and does not bring."""
    folder = resources_folder() / "licences"
    return tuple(path for path in sorted(folder.glob("*.txt")) if path.stem in licence)


def _python() -> Part:
    """The Python this runs on; a bundle has its licence beside."""
    bundled = getattr(sys, "_MEIPASS", None)
    text = Path(bundled) / "python" if bundled else Path(metadata.__file__).parents[2]
    version = ".".join(map(str, sys.version_info[:3]))
    words = tuple(path for path in (text / "LICENSE.txt",) if path.is_file())
    return Part(group=Group.LIBRARY, name="Python", version=version, licence="PSF-2.0", texts=words)


def _inside(one: metadata.Distribution) -> Iterator[Part]:
    """What is built into a library, as its list of parts says."""
    for file in one.files or ():
        if "sboms" not in file.parts or not file.name.endswith(".cyclonedx.json"):
            continue
        path = Path(str(one.locate_file(file)))
        if not path.is_file():
            continue
        for part in msgspec.json.decode(path.read_bytes(), type=_PartsList).components:
            licence = " / ".join(_said(entry) for entry in part.licenses)
            name = f"{part.name} ({one.metadata['Name']})"
            yield Part(group=Group.INSIDE, name=name, version=part.version, licence=licence)


def _said(entry: dict[str, object]) -> str:
    named = entry.get("license")
    if isinstance(named, dict):
        return str(named.get("id") or named.get("name") or "")
    return str(entry.get("expression") or "")


def _of_the_system() -> Iterator[Part]:
    """Libraries a bundle brings from the system it was built on: package_version/copyright."""
    bundled = getattr(sys, "_MEIPASS", None)
    for path in sorted((Path(bundled) / "system").glob("*/copyright")) if bundled else ():
        package, _, version = path.parent.name.partition("_")
        yield Part(group=Group.SYSTEM, name=package, version=version, texts=(path,))


def _fonts() -> Iterator[Part]:
    """The fonts, and the licence that lies beside them."""
    folder = resources_folder() / "fonts"
    words = folder / "OFL.txt"
    for path in sorted(folder.glob("*.ttf")):
        yield Part(group=Group.FONT, name=path.stem, licence="OFL-1.1", texts=(words,))


def _data() -> Iterator[Part]:
    """The sources of the shipped figures, with their terms."""
    for source in read_figures(shipped_figures(), SOURCES):
        yield Part(group=Group.DATA, name=source.title, version=source.years, licence=source.terms)


def notices(words: Language, *, whole: bool = False) -> str:
    """The parts line by line; whole: with the words of their licences below."""
    every = parts()
    lines: list[str] = []
    for group in Group:
        of_group = [part for part in every if part.group is group]
        if of_group:
            lines += ["", words.text(f"notices.{group}", count=words.number(len(of_group)))]
            lines += [f"  {_line(part, words)}" for part in of_group]
    if whole:
        said: dict[Path, list[str]] = {}
        for part in every:
            for path in part.texts:
                said.setdefault(path, []).append(part.name)
        for path, names in said.items():
            text = path.read_text("utf-8", errors="replace").strip()
            lines += ["", "─" * 78, f"{', '.join(dict.fromkeys(names))}: {path.name}", "", text]
    return "\n".join(lines[1:])


def _line(part: Part, words: Language) -> str:
    unstated = words.text("notices.in_text") if part.texts else words.text("notices.unstated")
    return " · ".join(one for one in (part.name, part.version, part.licence or unstated) if one)
