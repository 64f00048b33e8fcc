"""What the columns of a shaft load are called, and which units they may have."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from catalog.files.cells import is_missing, looks_like_number, looks_like_stamp, unit_beside
from catalog.files.load_names import TOTAL
from catalog.files.rows import Cell
from catalog.files.tables import Table
from catalog.files.units import Measured, Unit, parse, units_of
from core.load.reading import ShaftReading

AS_FOUND = ShaftReading()
_BY_KEY = 9
_SAMPLE = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A column that is looked for; `size`: SI per figure where no unit is written."""

    key: str
    name: re.Pattern[str]
    measured: tuple[Measured, ...]
    size: float
    never: re.Pattern[str] = re.compile(r"(?!)")

    def score(self, title: str) -> int:
        """How well a heading fits: its key, its name with a unit, its name, its unit alone."""
        plain = title.strip().casefold()
        if plain == self.key:
            return _BY_KEY
        if self.never.search(plain):
            return 0
        if looks_like_number(plain) or looks_like_stamp(plain):
            return 0  # a figure with its unit names no column
        named, unit = bool(self.name.search(plain)), self._has_unit(plain)
        if not named and not unit:
            return 0
        if named and units_of(title) and not unit:
            return 0
        return 2 * named + unit + bool(TOTAL.search(plain)) + bool(self.name.fullmatch(plain))

    def fits(self, title: str) -> bool:
        """Whether a heading may name it."""
        return self.score(title) > 0

    def _has_unit(self, title: str) -> bool:
        units = units_of(title) or tuple(filter(None, (self.own_unit(title),)))
        return any(unit.measured in self.measured for unit in units)

    def own_unit(self, title: str) -> Unit | None:
        """The unit a heading is, where it is nothing else."""
        unit = parse(title.strip())
        return unit if unit and unit.measured in self.measured else None


def _wanted(key: str, name: str, size: float, *measured: Measured, never: str = "(?!)") -> Wanted:
    return Wanted(key=key, name=re.compile(f"(?i){name}"), measured=measured, size=size,
                  never=re.compile(f"(?i){never}"))  # fmt: skip


# Of volts and amperes: what is made of them, or said of their course.
_NOT_PLAIN = (
    r"无功|有功|功率|谐波|畸变|不平衡|相角|reactive|power|factor|thd|harmonic|angle|unbalance"
)
WANTED = {
    one.key: one
    for one in (
        _wanted("torque_nm", r"转矩|扭矩|力矩|torque|drehmoment|couple|^nm$", 1.0, Measured.TORQUE),
        _wanted("speed_rpm", r"转速|speed|rpm|drehzahl|vitesse|r/min", 1 / 60.0, Measured.SPEED),
        _wanted(
            "seconds", r"时间|时长|持续|秒|duration|second|^time|^t$|^s$|dauer", 1.0, Measured.TIME
        ),
        _wanted(
            "flow_share", r"流量|流率|flow|durchfluss|d[ée]bit", 1.0, Measured.SHARE, Measured.FLOW
        ),
        _wanted(
            "hours", r"小时|时数|时长|运行时间|hours?|stunden|heures|duration|^h$", 3600.0,
            Measured.TIME,
            never=r"date|stamp|日期|时间戳|of day|week|星期|周",
        ),
        _wanted(
            "kw", r"有功|输入功率|功率|active.?power|power|leistung|puissance|^p$|kw\b|_kw$", 1e3,
            Measured.POWER, Measured.ENERGY,
            never=r"无功|视在|因数|因子|factor|reactive|apparent|kvar|kva\b|cos|shaft|轴功率|额定"
            r"|rated",
        ),
        _wanted(
            "v", r"电压|voltage|spannung|tension|^u[_ ]?\w{0,3}$|^v$|volt", 1.0, Measured.VOLTAGE,
            never=_NOT_PLAIN,
        ),
        _wanted(
            "a", r"电流|current|strom|courant|^i[_ ]?\w{0,3}$|^a$|\bamps?\b|ampere", 1.0,
            Measured.CURRENT, never=_NOT_PLAIN,
        ),
        _wanted(
            "cos_phi", r"功率因数|功率因子|power.?factor|^pf|cos", 1.0, Measured.SHARE,
        ),
    )
}  # fmt: skip


def score_of(wanted: Wanted, title: str, cells: Sequence[Cell]) -> int:
    """How well a column fits by its heading and its first cells.

    Units behind the figures say for or against it; a column of words is none of figures, but
    where it is called by the very key.
    """
    score = wanted.score(title)
    known = [cell for cell in cells[:_SAMPLE] if not is_missing(cell)]
    if not 0 < score < _BY_KEY or not known:
        return score
    if 2 * sum(map(looks_like_number, known)) < len(known):
        return 0
    unit = unit_beside(known[0])
    if unit is None:
        return score
    return score + 1 if unit.measured in wanted.measured else 0


def stamp_column(table: Table, taken: Iterable[int]) -> int | None:
    """The first column of dates or times among those that are nothing else."""
    others = [i for i in range(len(table.columns)) if i not in set(taken)]
    return next(
        (i for i in others if all(looks_like_stamp(cell) for cell in table.columns[i][:20])), None
    )
