"""The tables of a catalog: sources, refrigerants, and those of the families."""

from core.families.registry import DEVICE_TABLES
from core.machines.device import Source
from core.machines.refrigerant import Refrigerant
from core.machines.table import Table

SOURCES = Table(name="sources", record=Source, key="key", figures="sources.csv")
REFRIGERANTS = Table(
    name="refrigerants", record=Refrigerant, key="name", figures="refrigerants.csv"
)
TABLES: tuple[Table, ...] = (SOURCES, REFRIGERANTS, *DEVICE_TABLES.values())
