"""The next size down: the same maker's next smaller machine of the same kind."""

from typing import Any

from core.families.registry import DEVICE_TABLES
from core.machines.device import Device, is_made_to_size
from core.selection.selection import Candidate, LeftOut, Selection
from core.vocabulary.field import value_of
from gui.window.candidates.columns import declared

_NOT_KIND = ("evidence",)  # choices that say nothing of what a machine is


def next_size_down(selection: Selection, candidate: Candidate) -> Candidate | LeftOut | None:
    """The machine, as a candidate or with why it is none; None where this is the smallest.

    A class of machines has no size, and so none below it.
    """
    family = DEVICE_TABLES[selection.family.key]
    size = family.size_column
    own = value_of(candidate.record, size)
    if own is None or is_made_to_size(candidate.record):
        return None
    kind = _kind_of(candidate.record, family.alike)
    everyone: list[Candidate | LeftOut] = [*selection.candidates, *selection.left_out]
    smaller = [
        machine
        for machine in everyone
        if machine.record.maker == candidate.record.maker  # most are not: the rest takes a while
        and (other := value_of(machine.record, size)) is not None
        and other < own
        and _kind_of(machine.record, family.alike) == kind
    ]
    return max(smaller, key=lambda machine: float(value_of(machine.record, size)), default=None)


def _kind_of(record: Device, alike: tuple[str, ...]) -> tuple[Any, ...]:
    """Maker, everything chosen from a list (condenser, compressor, how it unloads), and `alike`."""
    choices = [f.key for f in declared(type(record)) if f.choices and f.key not in _NOT_KIND]
    return (record.maker, *(value_of(record, key) for key in (*choices, *alike)))
