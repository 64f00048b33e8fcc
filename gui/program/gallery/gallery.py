"""What the start page offers: examples with their pictures, and blank studies.

Everything is read from small files, so that the first window waits for no family and no catalog.
"""

import hashlib
from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

import msgspec

from core.keeping.keeping import keep_for_good
from gui.program.gallery.picture import Picture

LEDGER = "ledger"  # the field, and the family, of example ledgers
FIELDS = ("climate", "flow", "power")  # folders of blank studies, in their order on the page


class Entry(msgspec.Struct, frozen=True, kw_only=True):
    """An example. field: one of FIELDS, or LEDGER; digest: of the file the picture was made of.

    place: the title of its station, as the message `place.<title>` translates it; empty: any.
    """

    name: str
    family: str
    field: str
    place: str
    digest: str
    picture: Picture = Picture()


def pictures_file() -> Path:
    """Where the pictures lie; `make gallery` writes them."""
    return Path(str(files("resources"))) / "gallery" / "pictures.json"


@keep_for_good
def entries() -> tuple[Entry, ...]:
    """The examples in the order they are offered."""
    return msgspec.json.decode(pictures_file().read_bytes(), type=tuple[Entry, ...])


def ledgers_file() -> Path:
    """Where the pictures of example ledgers lie; `make gallery` writes them as well."""
    return Path(str(files("resources"))) / "gallery" / "ledgers.json"


@keep_for_good
def ledger_entries() -> tuple[Entry, ...]:
    """The example ledgers."""
    return msgspec.json.decode(ledgers_file().read_bytes(), type=tuple[Entry, ...])


def example_ledgers() -> Mapping[str, Path]:
    """Files of the example ledgers by name."""
    folder = Path(str(files("resources"))) / "examples"
    return {path.stem: path for path in sorted(folder.glob("ledger-*.csv"))}


def blank_studies() -> Mapping[str, tuple[str, ...]]:
    """The blank studies by field: files resources/blank/<field>/<place>-<name>.json."""
    folder = Path(str(files("resources"))) / "blank"
    stems = {
        field: sorted(path.stem for path in (folder / field).glob("*.json")) for field in FIELDS
    }
    return {field: tuple(stem.partition("-")[2] for stem in own) for field, own in stems.items()}


def blank_file(name: str) -> Path:
    """The file of a blank study."""
    folder = Path(str(files("resources"))) / "blank"
    return next(path for path in folder.glob(f"*/*-{name}.json"))


def digest_of(content: bytes) -> str:
    """What tells a study that was changed after its picture was made."""
    return hashlib.sha256(content).hexdigest()[:16]


@keep_for_good
def _syllables() -> Mapping[str, str]:
    text = (Path(str(files("resources"))) / "gallery" / "pinyin.txt").read_text("utf-8")
    pairs = (line.split(maxsplit=1) for line in text.splitlines() if not line.startswith("#"))
    return {one: syllable for syllable, ones in pairs for one in ones}


def found_by(text: str, said: str) -> bool:
    """Whether a text finds what is said in Chinese or English: part of it, its pinyin or initials.

    Every word of the text has to be found somewhere.
    """
    plain = said.casefold()
    runs = [_romanised(run) for run in plain.split()]
    whole = " ".join("".join(run) for run in runs)
    initials = " ".join("".join(one[0] for one in run) for run in runs if run)
    return all(
        word in plain or word in whole or (len(word) > 1 and word in initials)
        for word in text.casefold().split()
    )


def _romanised(run: str) -> list[str]:
    syllables = _syllables()
    return [syllables[one] for one in run if one in syllables]
