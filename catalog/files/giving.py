"""Devices as a file, in the form that its ending says."""

from collections.abc import Sequence

from catalog.files.devices import table_of
from catalog.files.exchange import form_of, written
from core.machines.device import Device
from core.machines.table import DeviceTable
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

TABLE = ".csv"  # our own, of every family


def endings_of(table: DeviceTable) -> tuple[str, ...]:
    """The endings of files that devices of a table can be written to, our own first."""
    return (TABLE, *(ending for one in table.exchanges for ending in one.endings))


def ending_known(table: DeviceTable, name: str) -> None:
    """Raise Problem `export_ending` where no form has the ending of a file."""
    if not name.lower().endswith(endings_of(table)):
        raise Problem("export_ending", name, figure("endings", ", ".join(endings_of(table))))


def file_of(records: Sequence[Device], table: DeviceTable, name: str) -> bytes:
    """Devices of one table as the content of a file of that name.

    Raises Problem `export_ending`, `export_class`, and those of the form.
    """
    ending_known(table, name)
    form = form_of(name, table)
    return table_of(records, table.name) if form is None else written(records, form, name)
