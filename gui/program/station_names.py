"""Stations by the names people type: Chinese, English, pinyin, its initials, the number."""

import re
import unicodedata

from core.climate.stations import Station, search, stations
from core.keeping.keeping import keep_for_good
from core.vocabulary.language import Language
from gui.program.reader import open_language

# A syllable of pinyin; an n or g before a vowel begins the next one.
_SYLLABLE = re.compile(
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?[aeiouv]+(?:ng(?![aeiou])|n(?![aeiou])|r(?![aeiou]))?"
)


def named(station: Station, words: Language) -> str:
    """A station's name in the reader's language."""
    key = f"place.{station.title}"
    return words.text(key) if words.has(key) else station.title


def shorter_names(name: str) -> tuple[str, ...]:
    """A station's name without its province, without its city, and so on; the longest first.

    They stand before it in Chinese (内蒙古 鄂尔多斯 东胜) and behind it in English (Dongsheng,
    Ordos).
    """
    if "," in name:
        parts = name.split(", ")
        return tuple(", ".join(parts[:end]) for end in range(len(parts) - 1, 0, -1))
    parts = name.split(" ")
    if name.isascii():
        return ()
    return tuple(" ".join(parts[begin:]) for begin in range(1, len(parts)))


def found_by(text: str, limit: int = 20) -> tuple[Station, ...]:
    """Stations by any of their names, the best match first; near misses where none fits.

    A text in Latin letters is looked for among the beginnings of words of the romanised names
    and among the initials of their syllables.
    """
    wanted = _plain(text).split()
    if not wanted or not all(word.isascii() and word.isalpha() for word in wanted):
        return search(text, limit)
    found = [
        (rank, at, one)
        for at, one in enumerate(stations())
        if (rank := _rank(wanted, *_romanised(one))) is not None
    ]
    return tuple(one for _, _, one in sorted(found, key=lambda hit: hit[:2])[:limit])


def romanised_station(text: str) -> Station | None:
    """The only station that is called so, or stands for the city called so."""
    wanted = _plain(text)
    own = [s for s in stations() if wanted and wanted in _romanised(s)[0][:2]]
    return own[0] if len(own) == 1 else None


def _rank(wanted: list[str], names: tuple[str, ...], initials: str) -> int | None:
    """How well a station fits: 0 its own name, 1 its initials, 2 another part; None: not at all."""
    if len(wanted) == 1 and names[0] == wanted[0]:
        return 0
    if len(wanted) == 1 and initials.startswith(wanted[0]):
        return 1
    text = " ".join(names)
    words = text.split()
    fits = all(any(word.startswith(one) for word in words) or one in text for one in wanted)
    return 2 if fits else None


@keep_for_good
def _romanised(station: Station) -> tuple[tuple[str, ...], str]:
    """Its own name, then its city and province, without accents; the initials of its own name."""
    parts = named(station, _english()).split(", ")
    names = tuple(_plain(part) for part in parts)
    own = names[0].split()[-1]  # of "Shanghai Xujiahui" the station itself
    return names, "".join(syllable[0] for syllable in _SYLLABLE.findall(own))


@keep_for_good
def _english() -> Language:
    return open_language("en")


def _plain(text: str) -> str:
    """Small letters without accents and hyphens; ü as people type it."""
    folded = text.casefold().replace("ü", "v").replace("'", "").replace("-", " ")
    bare = unicodedata.normalize("NFKD", folded)
    return "".join(one for one in bare if not unicodedata.combining(one)).strip()
