"""Makers' curve tables of pumps and fans, read as the program reads them."""

from pathlib import Path

from catalog.devices.store import Catalog
from catalog.files.maker_tables.keeping import BroughtBy, bring_in_models
from catalog.files.maker_tables.opening import open_tables
from catalog.files.maker_tables.reading import TablesPreview, Told, read_tables
from core.families.registry import DEVICE_TABLES
from core.machines.device import Device
from gui.program.reader import every_language
from tests.catalog.files.maker_sheets import TODAY


def read(path: Path, family: str, catalog: Catalog, **told: str) -> TablesPreview:
    """The file as of one family; what else is told of it is a column of the record."""
    tables = open_tables(path, DEVICE_TABLES[family])
    return read_tables(tables, catalog, Told(values={"maker": "Ke", **told}))


def brought(preview: TablesPreview, catalog: Catalog) -> dict[str, Device]:
    """The devices of a preview by model, taken into the catalog."""
    by = BroughtBy(user="", day=TODAY)
    return {one.model: one for one in bring_in_models(preview, catalog, by, every_language())}
