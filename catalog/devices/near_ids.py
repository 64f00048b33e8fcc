"""Ids of the catalog that one may have meant."""

from difflib import get_close_matches

from catalog.devices.reading import OWN, Reading
from catalog.devices.shipped import ShippedDevices
from core.families.registry import DEVICE_TABLES

_NAMED, _ALIKE = 3, 0.75
_SEARCHED_MOST = 20_000  # ids; among more none is looked for that only resembles


def near_ids(reading: Reading, shipped: ShippedDevices, text: str) -> list[str]:
    """Those that hold the text, as that of a class without its first letters; else like ones."""
    wanted = text.strip().upper()
    if not wanted:
        return []
    known: list[str] = []
    for table in DEVICE_TABLES.values():
        known += shipped.ids(table)
        if OWN in reading.databases:
            rows = reading.read(f"SELECT id FROM own.{table.name}", (), OWN)  # noqa: S608
            known += (str(row[0]) for row in rows)
    holding = sorted((one for one in known if wanted in one.upper()), key=lambda one: len(one))
    if holding or len(known) > _SEARCHED_MOST:
        return holding[:_NAMED]
    by_upper = {one.upper(): one for one in known}
    return [by_upper[one] for one in get_close_matches(wanted, by_upper, _NAMED, _ALIKE)]
