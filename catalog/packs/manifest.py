"""What a pack says of itself, and the sum by which it is known.

The sum (SHA-256) is over all that is said and over every table, so two people who read the same sum
have the same pack. It proves no maker: whoever gives a pack tells its sum by another way, too.
"""

import hashlib
import re
from typing import Annotated, Any

import msgspec

from core.vocabulary.field import declare
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FORM = 1
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?")
_VERSION = re.compile(r"(?:0|[1-9]\d{0,5})(?:\.(?:0|[1-9]\d{0,5})){0,3}")
_LONGEST = 400  # characters of a text


class Member(msgspec.Struct, frozen=True, kw_only=True):
    """A table of a pack."""

    file: str
    rows: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """What a pack says of itself."""

    form: int = FORM
    name: str
    version: str
    maker: str
    title: str = ""
    made: str = ""  # the day, year-month-day
    note: str = ""
    members: tuple[Member, ...]
    sha256: str = ""

    def summed(self) -> "Manifest":
        """The same with its sum."""
        plain = msgspec.structs.replace(self, sha256="")
        content = msgspec.json.encode(plain, order="sorted")
        return msgspec.structs.replace(plain, sha256=hashlib.sha256(content).hexdigest())

    @property
    def devices(self) -> int:
        """How many devices it has."""
        return sum(one.rows for one in self.members if one.file != SOURCES_FILE)


SOURCES_FILE, MANIFEST_FILE = "sources.csv", "manifest.json"


class Pack(msgspec.Struct, frozen=True, kw_only=True):
    """A pack that is installed; origin: the file it came from, installed: the day."""

    name: Annotated[str, declare()]
    version: Annotated[str, declare()]
    maker: Annotated[str, declare()]
    title: Annotated[str, declare()] = ""
    made: Annotated[str, declare()] = ""
    note: Annotated[str, declare()] = ""
    devices: Annotated[int, declare(Kind.COUNT)]
    sha256: Annotated[str, declare()]
    origin: Annotated[str, declare()] = ""
    installed: Annotated[str, declare()] = ""


def manifest_of(content: bytes, place: str) -> Manifest:
    """A manifest that is sound. Raises Problem `pack_broken`, `pack_newer`."""
    try:
        raw: dict[str, Any] = msgspec.json.decode(content, type=dict[str, Any])
        if isinstance(raw.get("form"), int) and raw["form"] > FORM:
            raise Problem("pack_newer", place, figure("form", str(raw["form"])))
        found = msgspec.convert(raw, Manifest)
    except (msgspec.MsgspecError, RecursionError) as error:
        raise broken(place, MANIFEST_FILE, str(error)) from error
    check_texts(found, place)
    if found.summed().sha256 != found.sha256:
        raise changed(place, MANIFEST_FILE)
    return found


def check_texts(found: Manifest, place: str) -> None:
    """Raise Problem `pack_text` where a name, a version or a text cannot stand in a catalog."""
    for key, text, form in (("name", found.name, _NAME), ("version", found.version, _VERSION)):
        if not form.fullmatch(text):
            raise _text(place, key, text)
    for key in ("maker", "title", "made", "note"):
        text = getattr(found, key)
        if len(text) > _LONGEST or not text.isprintable() or (key == "maker" and not text.strip()):
            raise _text(place, key, text[:40])


def _text(place: str, key: str, text: str) -> Problem:
    return Problem("pack_text", place, figure("element", key), figure("text", text))


def broken(place: str, member: str, reason: str) -> Problem:
    """A pack that is none, or not whole."""
    return Problem("pack_broken", place, figure("member", member), figure("reason", reason))


def changed(place: str, member: str) -> Problem:
    """A pack of which something is not what its sum says."""
    return Problem("pack_changed", place, figure("member", member))


def order_of(version: str) -> tuple[int, ...]:
    """Versions in their order: 1.10 after 1.9, and 1.0 as 1."""
    parts = [int(part) for part in version.split(".")]
    while len(parts) > 1 and parts[-1] == 0:
        parts.pop()
    return tuple(parts)
