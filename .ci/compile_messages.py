"""Merges resources/i18n/<language>/*.po into resources/i18n/<language>.mo.

Run when LoadFit is installed or built, and by make where a text has changed. Refuses what a
reader would stumble over: a key given twice, missing or without a text in one language, marked
fuzzy, or with other {names} than its translation.
The same .po files give the same bytes.
"""

import re
import string
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import PoFileError, read_po

FOLDER = Path(__file__).resolve().parent.parent / "resources" / "i18n"
LANGUAGES = ("en", "zh")

Texts = Mapping[str, str]  # key -> text
_KEY = re.compile(r'^msgid "(.+)"$', re.MULTILINE)
_STILL = datetime(2026, 1, 1, tzinfo=UTC)  # a date of the day would change the bytes


def texts_of(language: str, folder: Path = FOLDER) -> tuple[dict[str, str], list[str]]:
    """The texts of one language by key, from all its rooms, and what is wrong with them."""
    texts: dict[str, str] = {}
    faults: list[str] = []
    home: dict[str, str] = {}
    for path in sorted((folder / language).glob("*.po")):
        place = f"{language}/{path.name}"
        content = path.read_bytes()
        try:
            catalog = read_po(BytesIO(content), locale=language, abort_invalid=True)
        except (PoFileError, UnicodeDecodeError) as error:
            faults.append(f"{place}: cannot be read: {error}")
            continue
        keys = Counter(_KEY.findall(content.decode("utf-8")))
        faults += [f"{place}: {key}: given twice" for key, times in keys.items() if times > 1]
        for key, text, fuzzy in _messages(catalog):
            if key in home:
                faults.append(f"{place}: {key}: given already in {home[key]}")
            if fuzzy:
                faults.append(f"{place}: {key}: fuzzy")
            if not text.strip():
                faults.append(f"{place}: {key}: no text")
            home[key] = place
            texts[key] = text
    return texts, faults


def _messages(catalog: Catalog) -> Iterator[tuple[str, str, bool]]:
    for message in catalog:
        if message.id:  # the empty one is the header
            yield str(message.id), str(message.string or ""), message.fuzzy


def names_in(text: str) -> frozenset[str]:
    """The {names} of a text. Raises ValueError where its braces do not close."""
    return frozenset(name for _, name, _, _ in string.Formatter().parse(text) if name is not None)


def differences(texts: Mapping[str, Texts]) -> list[str]:
    """Where the languages do not match: a key that one lacks, other {names}."""
    faults: list[str] = []
    for key in sorted(set().union(*texts.values())):
        names = set()
        for language, of_language in texts.items():
            if key not in of_language:
                faults.append(f"{language}: {key}: missing")
                continue
            try:
                names.add(names_in(of_language[key]))
            except ValueError as error:
                faults.append(f"{language}: {key}: {error}")
        if len(names) > 1:
            shown = " against ".join(sorted("{" + ", ".join(sorted(n)) + "}" for n in names))
            faults.append(f"{key}: other names in another language: {shown}")
    return faults


def compiled(language: str, texts: Texts) -> bytes:
    """The .mo of one language."""
    catalog = Catalog(
        locale=language, project="LoadFit", creation_date=_STILL, revision_date=_STILL, fuzzy=False
    )
    for key in sorted(texts):
        catalog.add(key, texts[key])
    content = BytesIO()
    write_mo(content, catalog)
    return content.getvalue()


def main() -> int:
    """Compile all languages, or print what is wrong and compile none."""
    texts: dict[str, Texts] = {}
    faults: list[str] = []
    for language in LANGUAGES:
        texts[language], found = texts_of(language)
        faults += found
    faults += differences(texts)
    if faults:
        print("\n".join(faults), file=sys.stderr)
        return 1
    for language in LANGUAGES:
        path = FOLDER / f"{language}.mo"
        partial = path.with_suffix(".mo.part")
        partial.write_bytes(compiled(language, texts[language]))
        partial.replace(path)
        print(f"{path.relative_to(FOLDER.parent.parent)}: {len(texts[language])} messages")
    return 0


if __name__ == "__main__":
    sys.exit(main())
