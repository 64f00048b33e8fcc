"""A year of compressors as they were logged: their currents, powers or states, as a flow.

Each column is a machine. Between its current or power unloaded and that at full load the flow goes
in a straight line, which of a machine that loads and unloads is the share of the time loaded.
"""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import msgspec
import numpy as np

from catalog.files.load import opened, read_table
from catalog.files.tables import Table
from catalog.files.units import Measured, units_of
from core.load.kinds import LoadFile
from core.load.logged import LoggedMachine
from core.load.series import LoadSeries
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_AS_WRITTEN = "kW"  # in which the figures are read; a thousandth of it is their number
_W_PER_KW = 1000.0
_LOADED = frozenset({"load", "loaded", "on load", "加载", "带载", "负载", "1"})
_UNLOADED = frozenset(
    {"unload", "unloaded", "idle", "off", "stop", "stopped", "off load", "0",
     "卸载", "空载", "停机", "停止", "待机"}
)  # fmt: skip


def read_compressor_log(
    path: Path, spec: LoadFile, machines: Sequence[LoggedMachine]
) -> LoadSeries:
    """The flow of all machines, m³/s in place of W; raises Problem as loads do, and `log_…`."""
    table = opened(path, spec)
    chosen = _columns(table, spec)
    if len(chosen) != len(machines):
        raise Problem(
            "log_columns", table.place,
            figure("count", str(len(chosen))), figure("machines", str(len(machines))),
            figure("columns", ", ".join(table.header)),
        )  # fmt: skip
    each = [
        _flow(table, column, spec, machine)
        for column, machine in zip(chosen, machines, strict=True)
    ]
    total = np.sum([one.load_w for one in each], axis=0)
    findings = dict.fromkeys(said for one in each for said in one.findings)
    return replace(each[0], load_w=total, findings=tuple(findings))


def _columns(table: Table, spec: LoadFile) -> list[int]:
    """Those that are named, else all that hold currents, powers or states, in their order."""
    named = spec.reading.columns
    if named:
        missing = [name for name in named if name not in table.header]
        if missing:
            known = figure("columns", ", ".join(table.header))
            raise Problem("flow_column_unknown", table.place, figure("column", missing[0]), known)
        return [table.header.index(name) for name in named]
    return [
        at
        for at in range(len(table.header))
        if _measured(table, at) is not None or _is_state(table, at)
    ]


def _measured(table: Table, column: int) -> Measured | None:
    found = {unit.measured for unit in units_of(table.header[column])}
    return next((one for one in (Measured.CURRENT, Measured.POWER) if one in found), None)


def _is_state(table: Table, column: int) -> bool:
    """Whether all its cells are words of a state, one of them at least no number."""
    words = {str(cell).strip().lower() for cell in table.columns[column]} - {"", "none"}
    return bool(words) and words <= _LOADED | _UNLOADED and not words <= {"0", "1"}


def _flow(table: Table, column: int, spec: LoadFile, machine: LoggedMachine) -> LoadSeries:
    """One machine, m³/s in place of W."""
    name = table.header[column]
    if _is_state(table, column):
        table, idle, full, size = _as_numbers(table, column), 0.0, 1.0, 1.0
    else:
        idle, full, size = _ends(table, column, machine)
    reading = msgspec.structs.replace(spec.reading, columns=())
    plain = msgspec.structs.replace(spec, column=name, unit=_AS_WRITTEN, reading=reading)
    series = read_table(table, plain)
    share = np.clip((series.load_w / _W_PER_KW * size - idle) / (full - idle), 0.0, 1.0)
    return replace(series, load_w=share * machine.free_air_m3s)


def _ends(table: Table, column: int, machine: LoggedMachine) -> tuple[float, float, float]:
    """What is read unloaded and at full load, SI, and the size of the unit; states as 0 and 1."""
    measured = _measured(table, column)
    if measured is None:
        return 0.0, 1.0, 1.0
    size = next(u.size for u in units_of(table.header[column]) if u.measured is measured)
    if measured is Measured.POWER:
        return machine.idle_w, machine.full_w, size
    if machine.full_a is None or machine.idle_a is None or machine.idle_a >= machine.full_a:
        raise Problem("log_currents_missing", f"{table.place} [{table.name(column)}]")
    return machine.idle_a, machine.full_a, size


def _as_numbers(table: Table, column: int) -> Table:
    """The words of a state as 1 and 0."""
    words = [str(cell).strip().lower() for cell in table.columns[column]]
    numbers = ["1" if word in _LOADED else "0" if word in _UNLOADED else "" for word in words]
    cells = [*table.columns[:column], numbers, *table.columns[column + 1 :]]
    return replace(table, columns=tuple(cells))
