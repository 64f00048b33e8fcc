"""All that the catalog knows of one device, as text: figures, curves, provenance, defects."""

import re
from collections.abc import Iterator
from typing import cast, get_args, get_origin

import msgspec

from catalog.devices.own import origin_of
from catalog.devices.store import Catalog
from core.families.registry import DEVICE_TABLES
from core.machines.device import OWN_SOURCE, Device, Source
from core.machines.mains import read_mains
from core.machines.refrigerant import USUAL_REPORT
from core.machines.table import DeviceTable
from core.report.yardstick import machine_name
from core.vocabulary.field import Field, fields_of, value_if_declared
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind
from gui.program.text_table import pad, width

_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")
PROVENANCE = ("source", "source_year", "evidence", "flags")


def title(field: Field, language: Language) -> str:
    """A field's title with its unit."""
    unit = language.unit(field.kind) if field.kind else ""
    return f"{language.text(f'field.{field.key}')} {unit}".strip()


def shown(field: Field, value: object, language: Language) -> str:
    """A field's value without its unit; what is not stated is a dash."""
    if value in (None, "", ()):
        return "–"
    if field.kind is not None:
        return language.value(cast(float, value), field.kind)
    if field.choices:
        return language.text(f"choice.{value}")
    if isinstance(value, bool):
        return language.text("choice.yes" if value else "choice.no")
    if field.key == "supply":
        return mains_shown(str(value), language)
    if field.key == "source":
        return _source_in_short(str(value), language)
    if isinstance(value, tuple):
        return "; ".join(_entry(one, language) for one in value)
    return _UNPRINTABLE.sub(" ", str(value))  # an imported name must not steer the terminal


def mains_shown(text: str, language: Language) -> str:
    """The mains a machine is made for in words; what is no such thing as it stands."""
    mains = read_mains(text)
    parts = [
        language.text(f"mains.{key}", value=language.number(value, 0))
        for key in ("voltage_v", "phases", "frequency_hz")
        if (value := getattr(mains, key)) is not None
    ]
    if mains.voltage_v is None and mains.frequency_hz is None:
        return _UNPRINTABLE.sub(" ", text)
    return language.text("mains.and").join(parts)


def _source_in_short(key: str, language: Language) -> str:
    """A source by its short name, as in a table; that of a pack by its key."""
    short = "source.own" if key == OWN_SOURCE else f"source_short.{key}"
    return language.text(short) if language.has(short) else _UNPRINTABLE.sub(" ", key)


def _entry(value: object, language: Language) -> str:
    """One of several: a name, a number, or the numbers of a point."""
    if isinstance(value, str):
        return _UNPRINTABLE.sub(" ", value)
    if isinstance(value, msgspec.Struct):
        parts = [(one, one.of(value)) for one in fields_of(type(value))]
        return " → ".join(_with_unit(one, part, language) for one, part in parts)
    if isinstance(value, float):
        return f"{value:g}"
    return " → ".join(f"{part:g}" for part in cast(tuple[float, ...], value))


def device_text(catalog: Catalog, device_id: str, language: Language) -> str:
    """What is known of a device. Raises Problem `device_unknown`."""
    device = catalog.device(device_id)
    family = next(f for f in DEVICE_TABLES.values() if type(device) is f.record)
    origin = origin_of(device, language)
    parts = [
        [f"{machine_name(device).text}  ({origin}, {catalog.version})"],
        list(_aligned(figures(family, device, language))),
        list(_curves(family, device, language)),
        *(list(_several(part, language)) for part in several(family, device, language)),
        list(_provenance(catalog, device, language)),
        list(_defects(device, language)),
    ]
    return "\n\n".join("\n".join(lines) for lines in parts if lines)


def figures(family: DeviceTable, device: Device, language: Language) -> list[tuple[str, str]]:
    """A device's figures with their units, as pairs of title and text.

    Of a part that not every device has, what the part tells of itself.
    """
    parts = [
        (language.text(f"field.{field.key}"), str(field.of(device).told))
        for field in fields_of(family.record)
        if is_struct(field.type) and field.optional and field.of(device) is not None
    ]
    return [
        (
            language.text(f"field.{field.key}"),
            _with_unit(field, field.of(device), language),
        )
        for field in fields_of(family.record)
        if field.key not in PROVENANCE and not is_struct(field.type) and not _of_structs(field.type)
        if field.key not in family.chinese or field.of(device) is not None
    ] + parts


def _with_unit(field: Field, value: object, language: Language) -> str:
    if field.kind is not None:
        return language.quantity(cast(float | None, value), field.kind)
    return shown(field, value, language)


def several(
    family: DeviceTable, device: Device, language: Language
) -> list[tuple[str, list[list[tuple[str, str]]]]]:
    """What a device has several of, as its ratings: the title, and pairs of each of them.

    Figures computed anew stand behind the declared ones.
    """
    beside = family.recomputed(device)
    found = []
    for field in fields_of(family.record):
        parts = field.of(device)
        if not _of_structs(field.type) or not parts:
            continue
        pairs = [list(_stated(one, language)) for one in parts]
        for lines, one in zip(pairs, beside.get(field.key, ()), strict=False):
            text = language.figures((one,))[one.name]
            lines.append((language.text(f"field.{one.name}"), text))
        found.append((language.text(f"field.{field.key}"), pairs))
    return found


def _stated(part: msgspec.Struct, language: Language) -> Iterator[tuple[str, str]]:
    """The fields of a part that are stated, and the short words of its defects."""
    for field in fields_of(type(part)):
        value = field.of(part)
        if value in (None, "", ()):
            continue
        if field.key == "flags":
            words = [language.text(f"flag_short.{flag}") for flag in value]
            yield language.text("catalog.flags"), language.text("catalog.separator").join(words)
        else:
            yield language.text(f"field.{field.key}"), _with_unit(field, value, language)


def _several(part: tuple[str, list[list[tuple[str, str]]]], language: Language) -> Iterator[str]:
    heading, members = part
    for number, lines in enumerate(members, 1):
        yield f"{heading} {language.value(number, Kind.COUNT)}"
        yield from (f"  {line}" for line in _aligned(lines))


def _of_structs(kind: object) -> bool:
    """Whether a field holds several parts, as the ratings of a heat pump."""
    return get_origin(kind) is tuple and is_struct(get_args(kind)[0])


def is_struct(kind: object) -> bool:
    """Whether a field holds a part of its own, as a curve."""
    return isinstance(kind, type) and issubclass(kind, msgspec.Struct)


def _aligned(lines: list[tuple[str, str]]) -> Iterator[str]:
    cells = max((width(name) for name, _ in lines), default=0)
    for name, value in lines:
        yield f"{pad(name, cells)}  {value}"


def _is_curve(field: Field) -> bool:
    """Whether it has coefficients of its own; of a plain figure there is nothing more to tell."""
    return isinstance(field.type, type) and issubclass(field.type, msgspec.Struct)


def _curves(family: DeviceTable, device: Device, language: Language) -> Iterator[str]:
    """Every curve: its form, coefficients, limits, and how near it is to 1 at its reference."""
    values = family.reference_values(device)
    for field in fields_of(family.record):
        if field.key not in values or not _is_curve(field):
            continue
        curve = field.of(device)
        yield language.text(f"curve.{field.key}")
        lines = []
        for part in fields_of(field.type):
            value = part.of(curve)
            if isinstance(value, tuple):
                numbers = "  ".join(f"c{i}={c:.10g}" for i, c in enumerate(value, 1))
                lines.append((language.text(f"curve_part.{part.key}"), numbers))
            else:
                lines.append((language.text(f"curve_part.{part.key}"), f"{value:g}"))
        lines.append((language.text("curve_part.at_reference"), f"{values[field.key]:.4f}"))
        yield from (f"  {line}" for line in _aligned(lines))


def source_title(source: Source, language: Language) -> str:
    """A source by its title; what the user typed himself by that he did."""
    if source.key == OWN_SOURCE:
        return language.text("source.own")
    return _UNPRINTABLE.sub(" ", source.title)


def market_title(source: Source, language: Language) -> str:
    """For which market a source is made; empty where it is not stated."""
    return "" if source.market is None else language.text(f"choice.{source.market.value}")


def provenance(catalog: Catalog, device: Device, language: Language) -> list[tuple[str, str]]:
    """Where a device's figures come from, as pairs of title and text."""
    source = catalog.source(device.source)
    fields = {field.key: field for field in fields_of(type(device))}
    lines = [
        (language.text("field.source"), source_title(source, language)),
        (
            language.text("field.source_year"),
            shown(fields["source_year"], device.source_year, language),
        ),
        (language.text("column.evidence"), shown(fields["evidence"], device.evidence, language)),
        (language.text("field.market"), market_title(source, language)),
        (language.text("catalog.note"), source.note(language.code)),
        (language.text("catalog.terms"), source.terms),
    ]
    refrigerant = catalog.refrigerant(value_if_declared(device, "refrigerant") or "")
    if refrigerant is not None:
        gwp, safety = refrigerant.gwp_source(USUAL_REPORT), refrigerant.safety_source
        lines.append((language.text("catalog.gwp_source"), catalog.source(gwp).title))
        lines.append((language.text("catalog.safety_source"), catalog.source(safety).title))
    return [line for line in lines if line[1]]


def _provenance(catalog: Catalog, device: Device, language: Language) -> Iterator[str]:
    yield language.text("catalog.provenance")
    yield from (f"  {line}" for line in _aligned(provenance(catalog, device, language)))


def _defects(device: Device, language: Language) -> Iterator[str]:
    if device.flags:
        yield language.text("catalog.defects")
        yield from (f"  ▲ {language.text(f'flag.{flag}')}" for flag in device.flags)
