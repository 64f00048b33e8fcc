"""A year of a flow meter from the user's file: m³/min, Nm³/h, L/s or cfm instead of kW.

The file is read as a load is, its figures taken as they stand; what a normal cubic metre is, says
the study, not the file.
"""

import re
from dataclasses import replace
from pathlib import Path

import msgspec

from catalog.files.load import opened, read_table
from catalog.files.tables import Table
from catalog.files.units import Measured, Unit, parse, units_of
from core.load.kinds import LoadFile
from core.load.series import LoadSeries
from core.vocabulary.finding import figure
from core.vocabulary.problem import Problem

_AS_WRITTEN = "kW"  # in which the figures are read; a thousandth of it is their number
_W_PER_KW = 1000.0
# Nm³, Sm³ and 标方 count volumes at another state: the same unit here.
_STATE = re.compile(r"(?i)(?<![a-z])[ns]\s*(?=(?:m\s*(?:3|³|\^3)|㎥|l/))|标准?(?=立方)")
_SQUARE = re.compile("标方|标立方米|标准立方米")


def read_flow_meter(path: Path, spec: LoadFile) -> LoadSeries:
    """The year, m³/s in place of W; raises Problem as loads do, and `flow_unit_…`."""
    table = opened(path, spec)
    column, unit = _column(table, spec)
    plain = msgspec.structs.replace(spec, column=table.header[column], unit=_AS_WRITTEN)
    series = read_table(table, plain)
    return replace(series, load_w=series.load_w / _W_PER_KW * unit.size)


def flow_unit(text: str) -> Unit | None:
    """The unit of flow that a text is, or that a heading names; None where there is none."""
    plain = _STATE.sub("", _SQUARE.sub("立方米", text))
    found = [unit for unit in (parse(plain), *units_of(plain)) if unit is not None]
    return next((unit for unit in found if unit.measured is Measured.FLOW), None)


def _column(table: Table, spec: LoadFile) -> tuple[int, Unit]:
    """The column of the flow, and its unit."""
    asked = None
    if spec.unit is not None:
        asked = flow_unit(spec.unit)
        if asked is None:
            raise Problem("flow_unit_unclear", table.place, figure("unit", spec.unit))
    named = {
        index: unit
        for index, name in enumerate(table.header)
        if (unit := flow_unit(name)) is not None
    }
    if spec.column is not None:
        wanted = spec.column.strip()
        at = [index for index, name in enumerate(table.header) if name.strip() == wanted]
        if not at:
            known = figure("columns", ", ".join(table.header))
            raise Problem("flow_column_unknown", table.place, figure("column", wanted), known)
        unit = asked or named.get(at[0])
        if unit is None:
            raise Problem("flow_unit_unknown", f"{table.place} [{wanted}]")
        return at[0], unit
    if len(named) != 1:
        known = figure("columns", ", ".join(table.header))
        raise Problem("flow_column_unknown", table.place, figure("column", "–"), known)
    ((index, unit),) = named.items()
    return index, asked or unit
