"""Classes of chillers: a kind and a grade or tier, made to any size, whose figures just meet it.

By GB 19577-2024 variable-speed machines and water-cooled scrolls follow table 1 (IPLV of the
grade, COP of access as the floor), the others table 2 (COP of the grade, IPLV of access as the
floor). In table 2 the IPLV is the floor or what is typical of the kind at that COP, whichever is
higher: else a fixed-speed machine of grade 1 would need more energy than one of grade 3. The
tiers ask an IPLV; the COP is that of access. Air-cooled machines are graded by CSPF, whose method
was not read: theirs is the COP of table 2, and the part load of the kind's lower tenth. Where a
kind cannot have both figures at their limits, one lies above (classes.fitted); where it would take
a COP that no machine of the kind is believed to have, the class is not offered. Centrifugals
without oil have the curves of variable-speed ones with oil: none of their own is at hand.
"""

from collections.abc import Iterator
from datetime import date
from itertools import groupby, pairwise
from operator import itemgetter

import msgspec

from core.families.chillers.classes import (
    class_file,
    class_record,
    fitted,
    typical_iplv,
    varies,
)
from core.families.chillers.columns import columns_of
from core.families.chillers.ratings import iplv
from core.families.chillers.record import Chiller, Compressor, Unloading
from core.machines.condenser import Condenser
from core.machines.device import ClassLevel
from core.standards.access import level_limits
from core.standards.edition import Scale
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS

SOURCE = "chiller_classes"
Figures = tuple[float, float]  # COP and IPLV
_PRODUCT = "chiller"
_LEVELS = {
    ClassLevel.GRADE_1: (Scale.GRADE, "1"),
    ClassLevel.GRADE_2: (Scale.GRADE, "2"),
    ClassLevel.GRADE_3: (Scale.GRADE, "3"),
    ClassLevel.TIER_ADVANCED: (Scale.TIER, "advanced"),
    ClassLevel.TIER_SAVING: (Scale.TIER, "saving"),
}
_ACCESS = (Scale.GRADE, "3")
_SHORT_LEVEL = dict(zip(ClassLevel, ("G1", "G2", "G3", "T1", "T2"), strict=True))
_FIXED = {
    Compressor.CENTRIFUGAL: Unloading.VANES,
    Compressor.SCREW: Unloading.SLIDE_VALVE,
    Compressor.SCROLL: Unloading.STEPS,
}
_STEP_KW = 1.0  # between a size and the next larger row of a table, which does not hold its limit
_NOT_BELOW = 1e-7  # a figure at its limit must not fall below it by the last binary digit
_NOMINAL_STEP_KW = 10.0


def class_machines(standards: Standards, as_of: date) -> tuple[Chiller, ...]:
    """Every class that the editions in force on a day let be made, by kind, level and size."""
    return tuple(
        made
        for key in class_file().kinds
        for level in ClassLevel
        for made in _series(standards, key, level, as_of)
    )


def _series(standards: Standards, key: str, level: ClassLevel, as_of: date) -> Iterator[Chiller]:
    """A kind and a level in all sizes; the smallest has the name of the series."""
    first = True
    for asked, low, high in _parts(standards, key, level, as_of):
        made = _class(key, level, asked, low, high, named=first)
        if made is not None:
            first = False
            yield made


def _parts(
    standards: Standards, key: str, level: ClassLevel, as_of: date
) -> Iterator[tuple[Figures, float, float]]:
    """The sizes that are sold, kW, cut where other figures are asked: these, from and to."""
    every = [
        (asked, low, high)
        for low, high in _sizes(standards, key, as_of)
        if (asked := required(standards, as_of, key, level, high)) is not None
    ]
    for asked, several in groupby(every, key=itemgetter(0)):
        parts = list(several)
        yield asked, parts[0][1], parts[-1][2]


def _sizes(standards: Standards, key: str, as_of: date) -> Iterator[tuple[float, float]]:
    """The sizes that are sold, kW, cut where a row of the tables ends: from and to of each part."""
    ends = {
        bound
        for edition, tables in standards.in_force(_PRODUCT, as_of)
        if edition.jurisdiction == "CN"
        for table in tables
        for line in table.lines
        for condition in line.row.when
        if condition.key == "cooling_capacity"
        for bound in (condition.above, condition.to)
        if bound is not None
    }
    low, high = class_file().kinds[key].sizes_kw
    cuts = [low, *sorted(end for end in ends if low < end < high), high]
    for start, end in pairwise(cuts):
        yield start if start == low else start + _STEP_KW, end


def required(
    standards: Standards, as_of: date, key: str, level: ClassLevel, size_kw: float
) -> Figures | None:
    """COP and IPLV that a class of a size must have, 0 where none; None: no row asks for it."""
    condenser, *_ = key.split("_")
    figures: dict[str, float | str] = {"condenser": condenser, "cooling_capacity": size_kw}
    by_iplv = varies(key) or key == "water_scroll"

    def limits(scale: Scale, name: str, path: str) -> dict[str, float]:
        rows = level_limits(standards, _PRODUCT, figures, as_of, scale=scale, level=name)
        return next((dict(row.limits) for row in rows if row.path == path), {})

    scale, name = _LEVELS[level]
    floor = limits(*_ACCESS, "table_2")
    if scale is Scale.TIER:
        tier = limits(scale, name, "")
        return (floor["cop_c"], tier["iplv"]) if tier and floor else None
    if condenser == Condenser.AIR:
        own = limits(scale, name, "table_2")
        return (own["cop_c"], 0.0) if own else None
    own = limits(scale, name, "table_1" if by_iplv else "table_2")
    if not own:
        return None
    cop, least = own["cop_c"], own["iplv"]
    return cop, least if by_iplv else max(least, typical_iplv(key, cop))


def _class(
    key: str, level: ClassLevel, asked: Figures, low: float, high: float, *, named: bool
) -> Chiller | None:
    kind, one = class_file().kinds[key], fitted(key, *asked)
    if one.cop > kind.cop_most:
        return None
    nominal_kw = round((low * high) ** 0.5 / _NOMINAL_STEP_KW) * _NOMINAL_STEP_KW
    made = class_record(key, one, min(max(nominal_kw, low), high) * 1e3)
    code = f"{''.join(part[0] for part in key.split('_')).upper()}-{_SHORT_LEVEL[level]}"
    return msgspec.structs.replace(
        made,
        id=f"CL-{code}" if named else f"CL-{code}-{low:g}",
        model=f"{code} {low:g}-{high:g} kW",
        unloading=_FIXED[made.compressor]
        if made.unloading is Unloading.UNKNOWN
        else Unloading.SPEED,
        supply="50 Hz",
        cop=_rated(made, one.cop),
        source=SOURCE,
        source_year=class_file().years,
        class_level=level,
        class_from_w=low * 1e3,
        class_to_w=high * 1e3,
        class_band_one=kind.band[0],
        class_band_several=kind.band[1],
    )


def _rated(made: Chiller, wanted: float) -> float:
    """The COP of the record whose rated one is wanted: curves are 1 but for their last digits."""
    method = RATING_METHODS[class_file().iplv_method]
    (rating,) = iplv(columns_of([made]), method, 0.0)
    return made.cop * wanted / rating.points[0].cop * (1.0 + _NOT_BELOW)
