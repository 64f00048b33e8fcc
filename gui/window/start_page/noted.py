"""What is known of recent files without opening them."""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from gui.window.settings import Settings

_KEPT = "recent_files"


class Noted(msgspec.Struct, frozen=True, kw_only=True):
    """Of one file: the study's name, its family, what came of it in one language, and when."""

    name: str = ""
    family: str = ""
    said: str = ""
    language: str = ""
    day: str = ""  # ISO, to the minute


def noted(settings: Settings) -> Mapping[str, Noted]:
    """By path; nothing where the settings hold none or cannot be read."""
    try:
        return msgspec.json.decode(settings.kept(_KEPT) or "{}", type=dict[str, Noted])
    except msgspec.DecodeError:
        return {}


def write(settings: Settings, path: Path, fresh: Noted) -> None:
    """Note a file, and drop those that are recent no more."""
    recent = {str(one) for one in settings.recent} | {str(path)}
    kept = {name: one for name, one in noted(settings).items() if name in recent}
    kept[str(path)] = fresh
    settings.keep(_KEPT, msgspec.json.encode(kept).decode())
