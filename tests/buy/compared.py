"""What properties compare: outcomes of the same machine, number of units and way of use."""

from collections.abc import Iterator, Mapping
from typing import Any

from core.selection.selection import Selection
from tests.buy.studies import changed, selected

Raw = Mapping[str, Any]
Key = tuple[str, int, int]
SAME = 1e-9  # rounding


def close_below(value: float, limit: float) -> bool:
    """value ≤ limit, up to rounding."""
    return value <= limit + SAME * max(abs(value), abs(limit), 1.0)


def by_way(selection: Selection) -> dict[Key, Any]:
    """Every outcome there is, by machine, units and way of use."""
    found: dict[Key, Any] = {}
    for one in selection.candidates:
        found[one.id, one.units, one.variant] = one.outcome
        for other in one.alternatives:
            if other.outcome is not None:
                found[one.id, other.units, other.variant] = other.outcome
    return found


def moved(raw: Raw, values: Mapping[str, Any]) -> Iterator[tuple[Key, Any, Any]]:
    """Outcomes of the same machines before and after a change of the study."""
    before, after = selected(raw), selected(changed(raw, **values))
    if before is None or after is None:
        return
    was, is_now = by_way(before), by_way(after)
    for key in was.keys() & is_now.keys():
        yield key, was[key], is_now[key]
