"""Shaft loads from a file: a cycle, a flow over the year, an input that was measured.

A row names the columns, in any order and in either language, with their units: torque, speed
and seconds; or flow and hours; or power (or voltage, current and power factor) and hours.
Without hours the rows last as the time stamps say, or equally long.
"""

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from catalog.files import shaft_names as names
from catalog.files.shaft_columns import ShaftColumns, shaft_columns
from catalog.files.units import Measured
from core.load.kinds import CycleStep
from core.load.reading import ShaftReading
from core.load.series import ShaftRows
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.problem import Problem
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_HIGHEST_FLOW = 1.2  # over rated
_SURELY_PER_CENT = 5.0  # no flow is five times the rated one
_PHASE_V = (200.0, 250.0)  # between a phase and neutral, where 380 … 440 V lie between phases


def read_cycle(path: Path, reading: ShaftReading = names.AS_FOUND) -> tuple[CycleStep, ...]:
    """The steps of a cycle; raises Problem `shaft_…`, `cannot_read` and those of tables."""
    columns = shaft_columns(path, reading, needed=("torque_nm", "speed_rpm", "seconds"))
    torque, speed = columns.of("torque_nm"), columns.of("speed_rpm") * 60.0
    seconds = columns.of("seconds")
    columns.refuse("seconds", seconds <= 0.0, "shaft_not_positive")
    columns.refuse("speed_rpm", speed < 0.0, "shaft_negative_cell")
    return tuple(
        CycleStep(torque_nm=float(t), speed_rpm=float(n), seconds=float(s))
        for t, n, s in zip(torque, speed, seconds, strict=True)
    )


def read_flow(path: Path, reading: ShaftReading = names.AS_FOUND) -> ShaftRows:
    """Flow over rated, and the hours of each row (equal ones where none are given)."""
    columns = shaft_columns(path, reading, needed=("flow_share",), optional=("hours",))
    flow, findings = columns.of("flow_share"), list(columns.findings)
    columns.refuse("flow_share", flow < 0.0, "shaft_negative_cell")
    if not columns.has_unit("flow_share") and float(np.median(flow)) > _SURELY_PER_CENT:
        flow = flow / 100.0
        findings.append(finding("shaft_percent", Severity.ASSUMED, columns.name("flow_share")))
    columns.refuse("flow_share", flow > _HIGHEST_FLOW, "shaft_flow")
    return _lasting(flow, columns.hours(), findings)


def read_input(path: Path, reading: ShaftReading = names.AS_FOUND) -> ShaftRows:
    """Input power of each row, W, and its hours: power as measured, or √3 U I cos φ."""
    optional = ("kw", "v", "a", "cos_phi", "hours")
    columns = shaft_columns(path, reading, needed=(), optional=optional)
    findings = list(columns.findings)
    hours = columns.hours()
    if "kw" in columns.values:
        power = columns.of("kw")
        if columns.measured("kw") is Measured.ENERGY:
            if columns.row_hours is None:
                raise Problem("shaft_energy", columns.header("kw"))
            lasting = columns.row_hours
            usual = np.median(lasting[lasting > 0.0]) if (lasting > 0.0).any() else 1.0
            power = power / (3600.0 * np.where(lasting > 0.0, lasting, usual))
    else:
        for name in ("v", "a", "cos_phi"):
            if name not in columns.values:
                raise Problem(
                    "shaft_column_missing", columns.table.place, figure("column", f"kW | {name}")
                )
        factor, told = _power_factor(columns)
        findings += told
        volts = columns.of("v")
        power = np.sqrt(3.0) * volts * columns.of("a") * factor
        if _PHASE_V[0] <= float(np.median(volts)) <= _PHASE_V[1]:
            value = figure("value", float(np.median(volts)), Kind.VOLTAGE)
            findings.append(finding("shaft_phase_voltage", Severity.WARNING, value))
    power, told = _signs(power, hours)
    return _lasting(power, hours, [*findings, *told])


def _lasting(values: FloatArray, hours: FloatArray, findings: list[Finding]) -> ShaftRows:
    """The rows that last: two readings within a minute, or no hours, say nothing of the year."""
    lasts = hours > 0.0
    return ShaftRows(values=values[lasts], hours=hours[lasts], findings=tuple(findings))


def _power_factor(columns: ShaftColumns) -> tuple[FloatArray, list[Finding]]:
    """A power factor of 0 … 1: per cent are told, and so is a sign that says lead or lag."""
    factor, findings = columns.of("cos_phi"), []
    if (factor < 0.0).any():
        findings.append(finding("shaft_factor_sign", Severity.ASSUMED, columns.name("cos_phi")))
        factor = np.abs(factor)
    if not columns.has_unit("cos_phi") and factor.size and factor.max() > 1.0:
        known = factor[factor > 0.0]
        columns.refuse("cos_phi", (factor > 100.0), "shaft_factor")
        if known.min() <= 1.0 and factor.max() > 1.05:
            columns.refuse("cos_phi", factor > 1.0, "shaft_factor")
        if factor.max() > 1.05:
            factor = factor / 100.0
            findings.append(finding("shaft_percent", Severity.ASSUMED, columns.name("cos_phi")))
    columns.refuse("cos_phi", factor > 1.05, "shaft_factor")
    return np.minimum(factor, 1.0), findings


def _signs(power: FloatArray, hours: FloatArray) -> tuple[FloatArray, list[Finding]]:
    """Readings below zero: all of them are a meter connected the other way round, some are told."""
    below = power < 0.0
    if not below.any():
        return power, []
    if not (power > 0.0).any():
        return -power, [finding("shaft_sign_turned", Severity.WARNING)]
    share = float(hours[below].sum() / hours.sum())
    count = figure("count", int(below.sum()), Kind.COUNT)
    return power, [
        finding("shaft_negative", Severity.WARNING, count, figure("share", share, Kind.SHARE))
    ]
