"""The tables of a catalog: sources, refrigerants, names of makers, and those of the families."""

from core.families.registry import DEVICE_TABLES
from core.machines.device import MakerName, Source
from core.machines.refrigerant import Refrigerant
from core.machines.table import Table

SOURCES = Table(name="sources", record=Source, key="key", figures="sources.csv")
REFRIGERANTS = Table(
    name="refrigerants", record=Refrigerant, key="name", figures="refrigerants.csv"
)
MAKER_NAMES = Table(name="maker_names", record=MakerName, key="name", figures="maker_names.csv")
TABLES: tuple[Table, ...] = (SOURCES, REFRIGERANTS, MAKER_NAMES, *DEVICE_TABLES.values())
