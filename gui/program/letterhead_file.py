"""The company's letterhead: a JSON file of the user's folder, with its logo beside it."""

from pathlib import Path

import msgspec

from catalog.files.opening import read_bytes
from catalog.folders import data_folder, made_data_folder
from core.content.letterhead import Letterhead, refuse_faint
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem, reason_of
from gui.program.saving import write

_NAME, _LOGO = "letterhead.json", "letterhead-logo"
ACCENT = "accent"  # the place of a problem with the colour as it is entered
_LIMIT_MB = 1
_LOGO_BYTES_MOST = 1_000_000
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"<svg", b"<?xml")


class LetterheadFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """As it is written; logo: a picture, relative to the file."""

    company: str = ""
    address: str = ""
    header: str = ""
    footer: str = ""
    accent: str = ""
    logo: str = ""


def letterhead_path() -> Path:
    """Where the user's own is kept."""
    return data_folder() / _NAME


def kept() -> LetterheadFile:
    """What is kept of the user's own; nothing where none is, or it cannot be read."""
    try:
        return read_file(letterhead_path())
    except Problem:
        return LetterheadFile()


def own_letterhead() -> Letterhead:
    """The user's own; empty where none is kept. Raises Problem, as `read_letterhead`."""
    path = letterhead_path()
    return read_letterhead(path) if path.is_file() else Letterhead()


def read_file(path: Path) -> LetterheadFile:
    """A letterhead as it is written. Raises Problem `letterhead_unreadable`, `accent_…`."""
    content = read_bytes(path, _LIMIT_MB)
    try:
        found = msgspec.json.decode(content, type=LetterheadFile)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise Problem("letterhead_unreadable", str(path), figure("reason", str(error))) from error
    refuse_faint(found.accent, str(path))
    return found


def read_letterhead(path: Path) -> Letterhead:
    """A letterhead with its logo. Raises Problem, as `read_file` and `logo_unreadable`."""
    found = read_file(path)
    return Letterhead(
        company=found.company,
        address=found.address,
        header=found.header,
        footer=found.footer,
        accent=found.accent,
        logo=picture(path.parent / found.logo) if found.logo else b"",
    )


def keep_letterhead(own: LetterheadFile, logo: Path | None) -> None:
    """Keep the user's own; logo: a picture that is copied beside it, None: none.

    Raises Problem `accent_…`, `logo_unreadable`, those of `write`.
    """
    refuse_faint(own.accent, ACCENT)
    folder = made_data_folder()
    name = ""
    if logo is not None:
        name = f"{_LOGO}{logo.suffix.lower()}"
        write(folder / name, picture(logo))
    kept_file = msgspec.structs.replace(own, logo=name)
    write(letterhead_path(), msgspec.json.format(msgspec.json.encode(kept_file), indent=2) + b"\n")


def picture(path: Path) -> bytes:
    """The bytes of a picture that can be set. Raises Problem `logo_unreadable`."""
    try:
        with path.open("rb") as file:
            content = file.read(_LOGO_BYTES_MOST + 1)
    except OSError as error:
        raise Problem("logo_unreadable", str(path), reason_of(error)) from error
    if len(content) > _LOGO_BYTES_MOST or not content.lstrip().startswith(_PICTURES):
        reason = figure("reason", f"{path.suffix or '–'}, {len(content):,} B")
        raise Problem("logo_unreadable", str(path), reason)
    return content
