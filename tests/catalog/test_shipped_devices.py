"""The shipped devices as they lie in their database: what is read of it is what was written."""

from collections.abc import Sequence

import msgspec
import numpy as np
import pytest

from catalog.devices.columns import AT_ONCE, columns_of, records_of_columns
from catalog.devices.figures_file import in_parts, read_figures, shipped_figures
from catalog.devices.row_bytes import array_head, rows_in_bytes
from catalog.devices.store import Catalog
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device

_OF_REFRIGERANTS = ("gwp", "safety_class")  # completed where the figures say nothing


def _as_stated(devices: Sequence[Device]) -> list[Device]:
    fields = msgspec.structs.fields(type(devices[0]))
    unstated = {one.name: one.default for one in fields if one.name in _OF_REFRIGERANTS}
    return [msgspec.structs.replace(one, **unstated) for one in devices]


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_all_of_a_table_are_its_figures(catalog: Catalog, family: str) -> None:
    """Read all at once, page by page from the end, and one by id."""
    stated = read_figures(shipped_figures(), DEVICE_TABLES[family])
    whole = catalog.devices(family)
    assert _as_stated(whole) == _as_stated(stated)
    listing = catalog.listing(family)
    backwards = np.arange(len(whole))[::-1]
    assert listing.page(backwards) == [*whole[::-1]]
    for one in (whole[0], whole[len(whole) // 2], whole[-1]):
        assert catalog.device(one.id) == one


@pytest.mark.parametrize("family", list(DEVICE_TABLES))
def test_bytes_made_of_columns_are_those_of_records(family: str) -> None:
    """What msgspec itself reads of them: curves, maps, choices, gaps and bounds of all families."""
    table = DEVICE_TABLES[family]
    decode = msgspec.msgpack.Decoder(list[table.record]).decode
    for columns in in_parts(shipped_figures(), table):
        count = len(columns[0])
        assert count <= AT_ONCE
        declared = list(zip(columns_of(table.record), columns, strict=True))
        rows = rows_in_bytes(declared, count)
        read = decode(array_head(count) + b"".join(rows))
        assert read == records_of_columns(table.record, columns)


def test_what_is_said_by_nobody_is_not_kept(catalog: Catalog) -> None:
    """No shipped drive states a price: the name of that field is not written with each."""
    read = catalog._reading.read("SELECT records FROM blocks WHERE family = 'drives'")
    prices = [device.price for device in catalog.devices("drives")]
    assert prices == [None] * len(prices)
    assert not any(b"price" in bytes(records) for (records,) in read)
