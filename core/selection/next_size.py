"""The next size down: the same maker's next smaller machine of the same kind."""

from typing import Any

from core.machines.device import Device, is_made_to_size
from core.selection.selection import Candidate, LeftOut, Selection
from core.vocabulary.field import fields_of, value_of

_NOT_KIND = ("evidence",)  # choices that say nothing of what a machine is


def next_size_down(selection: Selection, candidate: Candidate) -> Candidate | LeftOut | None:
    """The machine, as a candidate or with why it is none; None where this is the smallest.

    A class of machines that is made to size has none below it: it is the least that does. One
    that stands for a single rating has.
    """
    family = next(
        one for one in selection.family.tables if isinstance(candidate.record, one.record)
    )
    size = family.size_column
    own = value_of(candidate.record, size)
    if own is None or _follows_the_duty(candidate.record):
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


def _follows_the_duty(record: Any) -> bool:
    return is_made_to_size(record) and record.class_from_w != record.class_to_w


def _kind_of(record: Device, alike: tuple[str, ...]) -> tuple[Any, ...]:
    """Maker, everything chosen from a list (condenser, compressor, how it unloads), and `alike`."""
    choices = [f.key for f in fields_of(type(record)) if f.choices and f.key not in _NOT_KIND]
    return (record.maker, *(value_of(record, key) for key in (*choices, *alike)))
