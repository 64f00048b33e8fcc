"""Tables of the catalog as they are declared: which records they hold and what is asked of them.

No SQL: the catalog makes its tables from these."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import TYPE_CHECKING, Any

import msgspec

from core.machines.device import Device
from core.machines.plausibility import Fault
from core.vocabulary.finding import Figure

if TYPE_CHECKING:
    from core.machines.maker_tables import MakerTables
    from core.machines.nameplates import Nameplates


def imported_late(module: str, name: str) -> Callable[..., Any]:
    """A function of a module that is imported when it is first called.

    Tables of every family are declared at each start; what checks their records is seldom asked.
    """

    def call(*given: Any) -> Any:
        return getattr(import_module(module), name)(*given)

    return call


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table: its record type, its key, and the files of figures it is filled from.

    classes: the file of its classes of machines, which are made to size; empty: there are none.
    """

    name: str
    record: type[msgspec.Struct]
    key: str
    figures: str
    classes: str = ""

    @property
    def files(self) -> tuple[str, ...]:
        """The files of its figures."""
        return (self.figures, self.classes) if self.classes else (self.figures,)


def _not_written(records: Sequence[Any]) -> str:
    raise NotImplementedError(f"{len(records)} records: this form is only read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """Files of another program that hold records of a table.

    endings: of files that are written so, the usual one first, none where none are; read_as: of
    others that may hold it; holds: whether a text is one; read: the cells of each record by column
    name, with the line it begins on, from a text and the place that messages name; write: records
    as a text, which read again gives the same figures; pasted: it is copied out of another program
    as text, and fills a form.
    """

    endings: tuple[str, ...] = ()
    read_as: tuple[str, ...] = ()
    pasted: bool = False
    holds: Callable[[str], bool]
    read: Callable[[str, str], Iterator[tuple[int, dict[str, str]]]]
    write: Callable[[Sequence[Any]], str] = _not_written

    @property
    def all_endings(self) -> tuple[str, ...]:
        """Endings of files that may hold it."""
        return (*self.endings, *self.read_as)


def _as_it_is(record: Any) -> Any:
    return record


def _nothing(record: Any) -> dict[str, tuple[Figure, ...]]:  # noqa: ARG001
    return {}


@dataclass(frozen=True, slots=True, kw_only=True)
class DeviceTable(Table):
    """A table of devices.

    searched: text columns of the full-text search; listed: fields of a line of a list;
    type_column, size_column: what "type" and "size" mean here; alike: columns besides choices
    and maker that machines of one series, and so of different sizes, share; faults: (column, code,
    figures) of figures that cannot be true; defects: a record's flags, found from its figures;
    reference_values: its curves at its own reference point, by field, where each should be 1;
    marked: the record with the flags of its parts, where parts have flags of their own;
    recomputed: by field, a figure for each of its parts to stand beside the declared one;
    exchanges: files of other programs that hold its devices;
    chinese: columns that Chinese standards grade by, shown together, and only where stated;
    maker_tables: how makers' tables of points become devices, None where they cannot; nameplates:
    how the figures of a nameplate do, None where they cannot; fresh: a
    device begun from nothing, of the kind that values by column say, None where there is none;
    holds_while: flags that a device was given, and the column with which each goes on holding.
    """

    record: type[Device]
    searched: tuple[str, ...]
    listed: tuple[str, ...]
    type_column: str
    size_column: str
    faults: Callable[[Any], Iterator[Fault]]
    defects: Callable[[Any], tuple[Any, ...]]
    reference_values: Callable[[Any], dict[str, float]]
    marked: Callable[[Any], Any] = _as_it_is
    recomputed: Callable[[Any], dict[str, tuple[Figure, ...]]] = _nothing
    alike: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    chinese: tuple[str, ...] = ()
    maker_tables: "Callable[[], MakerTables] | None" = None
    nameplates: "Callable[[], Nameplates] | None" = None
    fresh: Callable[[Mapping[str, Any]], Any] | None = None
    holds_while: Mapping[str, str] = field(default_factory=dict)
