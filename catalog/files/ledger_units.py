"""Units and labels of a ledger as headings and cells write them: 0.8MPa, 1850Pa, 31万, 1台, 二级.

ratio("pressure_kpa", "Pa")     0.001: what one of it is of the field's own
written("new_cost", "31万", ".")     310000.0
"""

import re

from catalog.files.cells import numbers
from catalog.files.unit_words import CHINESE_SCALES
from catalog.files.units import Measured, Unit, is_unit, parse
from core.ledger.naming import SIZES, key_of

OWN = {  # of the fields, as the ledger keeps them
    **dict.fromkeys(SIZES, "kW"), "measured_kwh": "kWh", "p0_kw": "kW", "pk_kw": "kW",
    "flow_m3h": "m3/h", "head_m": "m", "pressure_kpa": "kPa", "pressure_mpa": "MPa",
    "new_p0_kw": "kW", "new_pk_kw": "kW", "new_cost": "元", "hours_per_year": "h",
    "measured_kw": "kW", "total_kw": "kW",
}  # fmt: skip
SUMS = ("new_cost", "measured_kwh")  # of all machines of a row, unless the heading says of one
LOSSES = ("p0_kw", "pk_kw", "new_p0_kw", "new_pk_kw")
LOSS_SHARE_AT_MOST = 0.1  # of the kVA: load losses reach some 4 %, losses in W begin at 20 %
FAN_KPA_AT_MOST = 100.0  # above it no fan, but a compressor: the figure is in Pa
_MEGAPASCAL = re.compile(r"(?i)mpa|兆帕")  # no table means millipascal
_STEAM = re.compile(r"(?i)t/h|吨/小?时|蒸吨|吨")
_GRADE = re.compile(
    r"(?i)(?:grade\s*|(?:国标|国家|能效|等级)*)([123一二三])\s*级?(?:能效)?(?:标识)?"
)
_DIGITS = str.maketrans("一二三", "123")
_PIECES = re.compile(r"\s*(\d+)\s*(?:台套|台|套|组|sets?|pcs)\s*")
_FIGURE = re.compile(r"\s*([+-]?[\d.,]+)\s*([^\d\s.,].*)")


def unit_of(text: str) -> Unit | None:
    """The unit a text is; None where it is none."""
    if _MEGAPASCAL.fullmatch(text.strip()):
        return Unit(text=text.strip(), size=1e6, measured=Measured.PRESSURE)
    return parse(text)


def steam_t_h(cell: object) -> float | None:
    """The figure of a cell like 6t/h; None where it is no steam."""
    found = _FIGURE.fullmatch(cell) if isinstance(cell, str) else None
    if found is None or not is_steam(found[2].strip()):
        return None
    read = numbers([found[1]], ".")
    return None if read.bad else float(read.values[0])


def label_grade(text: str) -> str:
    """The grade of an energy label: 2, 2级, 二级; "" where none is stated for certain."""
    found = _GRADE.fullmatch(text.strip())
    return found[1].translate(_DIGITS) if found else ""


def ratio(key: str, unit: Unit) -> float | None:
    """What one of a unit is of the field's own; None where it measures something else."""
    own = unit_of(OWN[key]) if key in OWN else None
    if own is None:
        return None
    if unit.measured is own.measured:
        return unit.size / own.size
    if unit.text and all(character in CHINESE_SCALES for character in unit.text):
        return unit.size  # 31万, in the field's own unit
    is_apparent = (
        key in (*SIZES, "total_kw") and re.fullmatch(r"(?i)[km]?va", unit.text) is not None
    )
    return unit.size / own.size if is_apparent else None


def written(key: str, cell: object, decimal: str) -> float | None:
    """A cell with its own unit, in the field's; None where that cannot be known for certain."""
    if not isinstance(cell, str):
        return None
    pieces = _PIECES.fullmatch(cell)
    if pieces is not None:
        return float(pieces[1]) if key == "count" else None
    found = _FIGURE.fullmatch(cell)
    unit = unit_of(found[2]) if found else None
    share = ratio(key, unit) if unit else None
    if found is None or share is None:
        return None
    read = numbers([found[1]], decimal)
    return None if read.bad else float(read.values[0]) * share


def unit_text(cell: object) -> str:
    """What stands behind a cell's figure; "" where nothing does."""
    found = _FIGURE.fullmatch(cell) if isinstance(cell, str) else None
    return found[2].strip() if found else ""


def is_steam(unit: str) -> bool:
    """Whether it is a flow of steam, t/h or 蒸吨."""
    return _STEAM.fullmatch(unit) is not None


def is_heading(cell: object) -> bool:
    """Whether a cell among figures is the name of a field or a unit."""
    if not isinstance(cell, str):
        return False
    bare = cell.strip().strip("()（）[]【】")
    return key_of(cell) is not None or (is_unit(bare) and not bare[:1].isdigit())
