"""Shaft loads from a CSV or XLSX file: a cycle, a flow over the year, an input that was measured.

The first row names the columns, in any order: torque_nm, speed_rpm, seconds; or flow_share and
hours; or kW (or V, A and cos_phi) and hours. Hours are optional: without them the rows last
equally long.
"""

from collections.abc import Mapping
from math import isfinite
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.files.rows import read_rows
from core.finding import figure
from core.motors.loads import CycleStep
from core.problem import Problem

FloatArray = NDArray[np.float64]
_NAMES = {
    "torque_nm": ("torque_nm", "torque", "转矩", "nm"),
    "speed_rpm": ("speed_rpm", "speed", "转速", "rpm", "r/min"),
    "seconds": ("seconds", "s", "时间", "duration"),
    "flow_share": ("flow_share", "flow", "流量", "流量比"),
    "hours": ("hours", "h", "小时", "小时数"),
    "kw": ("kw", "power_kw", "功率", "input_kw"),
    "v": ("v", "voltage", "电压"),
    "a": ("a", "current", "电流"),
    "cos_phi": ("cos_phi", "pf", "功率因数"),
}
_LONGEST = 200_000  # rows; far above a year by the minute in thirds


def read_cycle(path: Path) -> tuple[CycleStep, ...]:
    """The steps of a cycle; raises Problem `shaft_column_missing`, `shaft_cell`, `cannot_read`."""
    table = _columns(path, needed=("torque_nm", "speed_rpm", "seconds"))
    rows = zip(table["torque_nm"], table["speed_rpm"], table["seconds"], strict=True)
    return tuple(
        CycleStep(torque_nm=float(t), speed_rpm=float(n), seconds=float(s)) for t, n, s in rows
    )


def read_flow(path: Path) -> tuple[FloatArray, FloatArray]:
    """Flow over rated, and the hours of each row (equal ones where none are given)."""
    table = _columns(path, needed=("flow_share",), optional=("hours",))
    return table["flow_share"], _hours(table)


def read_input(path: Path) -> tuple[FloatArray, FloatArray]:
    """Input power of each row, W, and its hours: kW as measured, or √3 U I cos φ."""
    table = _columns(path, needed=(), optional=("kw", "v", "a", "cos_phi", "hours"))
    if "kw" in table:
        return table["kw"] * 1e3, _hours(table)
    for name in ("v", "a", "cos_phi"):
        if name not in table:
            raise Problem("shaft_column_missing", str(path), figure("column", f"kW | {name}"))
    power = np.sqrt(3.0) * table["v"] * table["a"] * table["cos_phi"]
    return power, _hours(table)


def _hours(table: Mapping[str, FloatArray]) -> FloatArray:
    first = next(iter(table.values()))
    return table.get("hours", np.ones(len(first)))


def _columns(
    path: Path, needed: tuple[str, ...], optional: tuple[str, ...] = ()
) -> dict[str, FloatArray]:
    cells = read_rows(path).cells
    if len(cells) < 2:
        raise Problem("shaft_empty", str(path))
    if len(cells) > _LONGEST:
        raise Problem("shaft_too_long", str(path), figure("rows", len(cells)))
    header = [str(cell).strip().casefold() for cell in cells[0]]
    found: dict[str, FloatArray] = {}
    for name in (*needed, *optional):
        at = next((i for i, title in enumerate(header) if title in _NAMES[name]), None)
        if at is not None:
            found[name] = _column(path, cells[1:], at, str(cells[0][at]))
        elif name in needed:
            raise Problem("shaft_column_missing", str(path), figure("column", name))
    return found


def _column(path: Path, rows: list[list[object]], at: int, title: str) -> FloatArray:
    values = np.empty(len(rows))
    for number, row in enumerate(rows):
        cell = row[at] if at < len(row) else ""
        try:
            values[number] = float(str(cell).strip())
        except ValueError:
            values[number] = np.nan
        if not isfinite(values[number]):
            place = f"{path}:{number + 2}:{title}"  # as a spreadsheet counts
            raise Problem("shaft_cell", place, figure("given", str(cell)[:40]))
    return values
