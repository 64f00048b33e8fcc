"""Devices of one kind beside each other, as text: their figures in columns, without a study."""

from collections.abc import Iterator, Sequence

from catalog.devices.store import Catalog
from core.families.registry import table_of
from core.machines.device import Device, device_name
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.problem import Problem
from gui.program.device_text import figures, provenance, source_title
from gui.program.text_table import table

_UNSTATED = ("", "–")


def devices_beside(
    catalog: Catalog, ids: Sequence[str], language: Language, *, differing: bool = False
) -> str:
    """What one of them states of itself, a line each; differing: only what is not alike.

    Raises Problem `device_unknown`, `devices_of_kinds`.
    """
    devices = [catalog.device(catalog.meant(name)) for name in ids]
    family = table_of(devices[0])
    for name, one in zip(ids, devices, strict=True):
        if table_of(one) is not family:
            raise Problem("devices_of_kinds", name)
    told = [dict(_told(family, one, catalog, language)) for one in devices]
    titles = dict.fromkeys(title for one in told for title in one)
    rows = [(title, [one.get(title, "–") for one in told]) for title in titles]
    shown = [
        [title, *texts]
        for title, texts in rows
        if any(text not in _UNSTATED for text in texts) and not (differing and len(set(texts)) == 1)
    ]
    head = ["", *(device_name(one) for one in devices)]
    return table(head, shown, [False] * len(head))


def _told(
    family: DeviceTable, device: Device, catalog: Catalog, language: Language
) -> Iterator[tuple[str, str]]:
    """Its figures, where they come from in short, and what is doubtful about them."""
    yield from figures(family, device, language)
    where = dict(provenance(catalog, device, language))
    for key in ("field.source_year", "column.evidence", "field.market"):
        yield language.text(key), where.get(language.text(key), "–")
    source = f"source_short.{device.source}"
    title = source_title(catalog.source(device.source), language)
    yield language.text("field.source"), language.text(source) if language.has(source) else title
    yield (
        language.text("catalog.flags"),
        language.text("catalog.separator").join(
            language.text(f"flag_short.{flag}") for flag in device.flags
        ),
    )
