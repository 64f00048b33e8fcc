"""What is wrong in a file of devices, as it is read: what columns it lacks is one fault."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from catalog.devices.columns import columns_of
from catalog.files.bad_cells import MISSING, Fault
from core.machines.table import DeviceTable
from core.vocabulary.language import Language
from core.vocabulary.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A fault in words. column: as the file heads it; empty: several, or the whole row."""

    row: int
    column: str
    reason: str
    sheet: str = ""


def told(faults: Sequence[Fault], family: DeviceTable, words: Language) -> list[Told]:
    """The faults in their order, the columns that a header lacks together."""
    found: list[Told] = []
    by_header = groupby(faults, key=lambda one: (one.code == MISSING, one.row, one.sheet))
    for (lacks, row, sheet), run in by_header:
        some = list(run)
        if lacks and len(some) > 1:
            reason = _lacking([one.column for one in some], family, words)
            found.append(Told(row=row, column="", reason=reason, sheet=sheet))
            continue
        found += [
            Told(
                row=one.row, column=one.column, sheet=one.sheet,
                reason=words.text(f"fault.{one.code}", **words.figures(one.figures)),
            )
            for one in some
        ]  # fmt: skip
    return found


def _lacking(missing: Sequence[str], family: DeviceTable, words: Language) -> str:
    """How many columns, which; those of one curve by its name, for nobody types them."""
    counts: dict[str, int] = {}
    for column in columns_of(family.record):
        if column.name in missing:
            name = _named(str(column.path[0]), words)
            counts[name] = counts.get(name, 0) + 1
    said = [
        name if count == 1 else words.text("fault.columns_of", name=name, count=str(count))
        for name, count in counts.items()
    ]
    return words.text(
        "fault.columns_missing",
        count=words.value(len(missing), Kind.COUNT),
        columns=words.text("catalog.separator").join(said),
    )


def _named(key: str, words: Language) -> str:
    """A field, or the curve that its columns describe."""
    keys = (f"curve_name.{key}", f"field.{key}")
    return next((words.text(one) for one in keys if words.has(one)), key)
