"""Efficiency classes of motors: the least efficiency a class asks for, as arrays.

The tables are those of the editions in core.standards (IEC 60034-30-1), the polynomial that
of EU 2019/1781 Annex I; neither is written down a second time here.
"""

from collections.abc import Iterable
from importlib.resources import files
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.motors.record import Flag, IeClass, Motor, Technology
from core.keeping.keeping import keep_for_good, keep_latest

FloatArray = NDArray[np.float64]
_TABLE = "iec_60034_30_1_2025.json"
_EU = "eu_2019_1781.json"
_NEAR = 0.005  # a rating within 0.5 % of a row of the table is that row
_ROUNDING = 1e-9  # 0.963 · 100 / 100
LOG_CUBIC_FROM_KW, LOG_CUBIC_TO_KW = 0.12, 200.0
_SPLIT_KW = (0.55, 0.75)  # between these the polynomial has no coefficients
# IEC TS 60034-30-2: losses on a converter against those on the mains. Recalled, not read in
# the book; reproduces the 65 values seen of its column 1801–6000 r/min.
CONVERTER_LOSSES_UP_TO_90_KW, CONVERTER_LOSSES_ABOVE_90_KW = 1.15, 1.25
_SPLIT_CONVERTER_W = 90e3


def _edition(name: str) -> Any:
    return msgspec.json.decode(files("core.standards").joinpath("editions", name).read_bytes())


@keep_for_good
def _table() -> dict[tuple[str, int, int], tuple[FloatArray, FloatArray]]:
    """(class, poles, frequency) -> rated kW rising, least efficiency in per cent."""
    rows: dict[tuple[str, int, int], list[tuple[float, float]]] = {}
    for row in _edition(_TABLE)["rows"]:
        at = {one["key"]: one for one in row["when"]}
        if row["product"] != "induction_motor" or "equals" not in at["rated_power"]:
            continue
        for level, least in row["limits"].items():
            key = (level, int(at["poles"]["equals"]), int(at["frequency"]["equals"]))
            rows.setdefault(key, []).append((float(at["rated_power"]["equals"]), float(least)))
    return {key: (_part(found, 0), _part(found, 1)) for key, found in rows.items()}


def _part(rows: list[tuple[float, float]], index: int) -> FloatArray:
    return np.array([row[index] for row in sorted(rows)], dtype=np.float64)


@keep_for_good
def _coefficients() -> dict[tuple[str, int, bool], tuple[float, ...]]:
    """(class, poles, 0.75 kW or more) -> A, B, C, D of the polynomial."""
    found: dict[tuple[str, int, bool], tuple[float, ...]] = {}
    for row in _edition(_EU)["rows"]:
        at = {one["key"]: one for one in row["when"]}
        for level, limit in row["limits"].items():
            if isinstance(limit, dict):
                large = float(at["rated_power"]["to"]) > _SPLIT_KW[0]
                key = (level, int(at["poles"]["equals"]), large)
                found[key] = tuple(limit["coefficients"])
    return found


def table_cells(frequency_hz: int = 50) -> Iterable[tuple[str, int, float, float]]:
    """Every cell of the table: class, poles, rated kW, least efficiency in per cent."""
    for (level, poles, frequency), (kilowatts, least) in _table().items():
        if frequency == frequency_hz:
            for kw, value in zip(kilowatts, least, strict=True):
                yield level, poles, float(kw), float(value)


def eu_polynomial(level: str, poles: int, power_w: float) -> float | None:
    """The least efficiency (a share) by EU 2019/1781 Annex I, 50 Hz, 0.12–200 kW; else None.

    Between 0.55 and 0.75 kW it is interpolated linearly between the two.
    """
    kilowatts = power_w / 1e3
    known = (level, poles, True) in _coefficients()
    if not known or not LOG_CUBIC_FROM_KW <= kilowatts <= LOG_CUBIC_TO_KW:
        return None
    low, high = _SPLIT_KW
    if low < kilowatts < high:
        ends = [_log_cubic(level, poles, at) for at in _SPLIT_KW]
        return float(np.interp(kilowatts, _SPLIT_KW, ends))
    return _log_cubic(level, poles, kilowatts)


def _log_cubic(level: str, poles: int, kilowatts: float) -> float:
    coefficients = _coefficients()[level, poles, kilowatts > _SPLIT_KW[0]]
    return float(np.polyval(coefficients, np.log10(kilowatts))) / 100.0


def class_minimum(level: IeClass | str, poles: int, frequency_hz: float, power_w: float) -> float:
    """The least efficiency (a share) of a class on the mains; nan where the table has none.

    A rating between two rows is, at 50 Hz up to 200 kW, that of the EU polynomial; at 60 Hz
    that of the nearest row, the midpoint counting as the higher one; else linear between rows.
    """
    found = _table().get((str(level), poles, round(frequency_hz)))
    if found is None:
        return float("nan")
    kilowatts, least = found
    kw = power_w / 1e3
    nearest = int(np.argmin(np.abs(kilowatts - kw)))
    if abs(kilowatts[nearest] / kw - 1) <= _NEAR:
        return float(least[nearest]) / 100.0
    if not kilowatts[0] <= kw <= kilowatts[-1]:
        return float("nan")
    if round(frequency_hz) == 60:
        above = int(np.searchsorted(kilowatts, kw))
        upper = kw >= (kilowatts[above - 1] + kilowatts[above]) / 2
        return float(least[above if upper else above - 1]) / 100.0
    polynomial = eu_polynomial(str(level), poles, power_w)
    return float(np.interp(kw, kilowatts, least)) / 100.0 if polynomial is None else polynomial


CLASSES = (IeClass.IE1, IeClass.IE2, IeClass.IE3, IeClass.IE4, IeClass.IE5)


@keep_latest(8192)
def class_reached(
    efficiency: float, poles: int, frequency_hz: float, power_w: float
) -> tuple[IeClass, float] | None:
    """The highest class whose least efficiency a motor on the mains has, and that efficiency."""
    least = [(level, class_minimum(level, poles, frequency_hz, power_w)) for level in CLASSES]
    met = [(level, value) for level, value in least if efficiency >= value - _ROUNDING]
    return met[-1] if met else None


def class_above_label(record: Motor) -> tuple[IeClass, float] | None:
    """The class that the printed efficiency would reach, where the label says a lower one."""
    known = record.technology is Technology.INDUCTION and Flag.POLE_CHANGING not in record.flags
    if not known or record.poles is None or record.efficiency_100 is None:
        return None
    if record.ie_class not in CLASSES:
        return None
    met = class_reached(record.efficiency_100, record.poles, record.frequency_hz, record.power_w)
    if met is None or CLASSES.index(met[0]) <= CLASSES.index(record.ie_class):
        return None
    return met


def converter_factor(power_w: FloatArray) -> FloatArray:
    """By how much the losses of a motor grow on a converter, (machines,)."""
    small = power_w <= _SPLIT_CONVERTER_W
    return np.where(small, CONVERTER_LOSSES_UP_TO_90_KW, CONVERTER_LOSSES_ABOVE_90_KW)
