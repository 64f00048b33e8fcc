"""What differs between the devices of two packs."""

from collections.abc import Sequence
from dataclasses import dataclass

from catalog.devices.columns import row_of
from catalog.devices.packed import plain_id
from core.machines.device import Device

_OF_PLACE = ("id", "source")  # they name the pack


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A device that both have: its id without the pack, its name, the columns that differ."""

    id: str
    name: str
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Ids without the pack's mark; same: how many devices are the same in both."""

    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[Changed, ...]
    same: int


def difference(before: Sequence[Device], after: Sequence[Device]) -> Difference:
    """Devices are the same by table and id; what is said of them is compared column by column."""
    old, new = ({(type(one), plain_id(one.id)): one for one in each} for each in (before, after))
    changed = []
    for key in new.keys() & old.keys():
        rows = row_of(old[key]), row_of(new[key])
        columns = [
            name
            for name, cell in rows[1].items()
            if name not in _OF_PLACE and cell != rows[0][name]
        ]
        if columns:
            one = new[key]
            changed.append(
                Changed(id=key[1], name=f"{one.maker} {one.model}", columns=tuple(columns))
            )
    return Difference(
        added=tuple(sorted(key[1] for key in new.keys() - old.keys())),
        removed=tuple(sorted(key[1] for key in old.keys() - new.keys())),
        changed=tuple(sorted(changed, key=lambda one: one.id)),
        same=len(new.keys() & old.keys()) - len(changed),
    )
