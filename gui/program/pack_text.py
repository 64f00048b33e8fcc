"""What is said of packs: by the command line, and in the window."""

from collections.abc import Sequence

from catalog.packs.comparing import Difference
from catalog.packs.installed import Installed
from catalog.packs.manifest import Pack
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind

_SHOWN = 12  # of the devices that differ, or that are there already
_SUM_SHOWN = 16  # letters of a sum in a table


def pack_rows(
    packs: Sequence[Pack], language: Language
) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Packs as a table: titles and rows, the fourth column of numbers."""
    keys = ("name", "version", "maker", "devices", "installed", "sha256", "origin")
    rows: list[tuple[str, ...]] = [
        (one.name, one.version, one.maker, language.quantity(one.devices, Kind.COUNT),
         one.installed, one.sha256[:_SUM_SHOWN], one.origin)
        for one in packs
    ]  # fmt: skip
    return tuple(language.text(f"pack.{key}") for key in keys), rows


def installed_lines(found: Installed, language: Language) -> list[str]:
    """What was installed."""
    pack = found.pack
    count = language.quantity(pack.devices, Kind.COUNT)
    return [
        language.text("pack.installed_now", name=pack.name, version=pack.version, count=count),
        language.text("pack.sum", sum=pack.sha256),
    ]


def alike_lines(found: Installed, language: Language) -> list[str]:
    """Devices that the catalog has already under another id."""
    if not found.alike:
        return []
    count = language.quantity(len(found.alike), Kind.COUNT)
    lines = [language.text("pack.alike", count=count)]
    lines += [f"  {new} = {old}" for new, old in found.alike[:_SHOWN]]
    return lines + _more(len(found.alike), language)


def difference_lines(found: Difference, language: Language) -> list[str]:
    """What differs, the first few named."""
    counts = {
        "added": len(found.added), "removed": len(found.removed),
        "changed": len(found.changed), "same": found.same,
    }  # fmt: skip
    shown = {key: language.quantity(count, Kind.COUNT) for key, count in counts.items()}
    lines = [language.text("pack.difference", **shown)]
    named = [
        *(f"  + {one}" for one in found.added if found.removed or found.changed or found.same),
        *(f"  − {one}" for one in found.removed),
        *(f"  ≠ {one.id}  {one.name}: {', '.join(one.columns)}" for one in found.changed),
    ]
    return [*lines, *named[:_SHOWN], *_more(len(named), language)]


def _more(count: int, language: Language) -> list[str]:
    if count <= _SHOWN:
        return []
    return ["  " + language.text("pack.more", count=language.quantity(count - _SHOWN, Kind.COUNT))]
