"""Fields of an asset out of cells and figures of its row."""

import re
from collections.abc import Callable, Mapping

from catalog.files.ledger_cells import count_of, hours_of, load_of, poles_of_cell
from catalog.files.rows import Cell
from core.ledger.asset import Replacement

CURRENTS = ("current_a", "rated_current_a", "measured_kw")
_READERS: Mapping[str, Callable[[object], float | None]] = {
    "hours_per_year": hours_of, "load_factor": load_of, "poles": poles_of_cell,
}  # fmt: skip
_VOLTS_ABOVE = 100.0
_FIGURE = re.compile(r"\d+(?:\.\d+)?")


def kilovolts(text: str) -> float | None:
    """The highest voltage of a nameplate, 380/660 V or 6 kV: what is above 100 is in volts."""
    found = [float(one) for one in _FIGURE.findall(text)]
    if not found:
        return None
    return max(found) / 1e3 if max(found) > _VOLTS_ABOVE else max(found)


def figure_said(key: str, cell: Cell, heading: str) -> float | None:
    """A cell that says its figure in more than a figure and a unit."""
    if key == "count":
        found = count_of(cell, heading)
        return None if found is None else float(found.running)
    reader = _READERS.get(key)
    return None if reader is None else reader(cell)


def year_of(cell: float) -> str:
    """A figure that is a date: a day of a workbook, a year, or a year and month as 2013.6.

    2013.1 may have been 2013.10 before it became a figure: the year alone is sure.
    """
    text = f"{cell:g}" if cell < 10_000 else str(cell)
    return text.removesuffix(".1") if cell < 10_000 else text.removesuffix(".0")


def loads(figures: Mapping[str, float | None]) -> dict[str, float]:
    """What was measured of the load: currents and power."""
    return {key: one for key in CURRENTS if (one := figures.get(key)) is not None}


def replacement(figures: Mapping[str, float | None]) -> Replacement | None:
    """What would stand in its place, where a cost is stated."""
    cost = figures.get("new_cost")
    if cost is None:
        return None
    take: Callable[[str], float | None] = figures.get
    return Replacement(
        cost=cost,
        efficiency_pct=take("new_efficiency_pct"),
        specific_power=take("new_specific_power"),
        iplv=take("new_iplv"),
        p0_kw=take("new_p0_kw"),
        pk_kw=take("new_pk_kw"),
    )
