"""The chiller that just meets the code, of the kind and size of a candidate.

Its temperature curves and the form of its part load are the medians of machines of its kind
(classes.json). Two figures of the access grade fit it: the COP sets the level; the IPLV, by the
method the grades rest on, sets b of

    f(PLR) = shape(PLR) + b · direction(PLR),    f(1) = 1

IPLV falls as b rises. Where machines of the kind reach no such IPLV at that COP, the COP is
raised; where they all reach a higher one, the IPLV is that of the lower tenth of them. Where no
IPLV is asked (air-cooled: CSPF, which no machine states), the median part load is taken.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.performance import full_load
from core.families.chillers.ratings import iplv
from core.families.chillers.record import (
    Chiller,
    Compressor,
    PartLoadCurve,
    TemperatureCurve,
    Unloading,
)
from core.machines.condenser import Condenser
from core.machines.device import Evidence
from core.standards.access import Access, access_limits
from core.standards.library import Standards
from core.standards.rating_methods import RATING_METHODS
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_REFERENCE_C = {Condenser.WATER: (7.0, 30.0), Condenser.AIR: (7.0, 35.0)}
_STEPS = 40  # halvings of the range of b


class ClassKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Machines of one kind, relative to 7 °C leaving and 30 °C water or 35 °C air.

    blend: the b for which f rises with the load; iplv_over_cop: of 80 % of the machines; band:
    how far the year of a machine left out lay from that of the class, in nine of ten cases.
    """

    machines: int
    capacity_curve: tuple[float, float, float, float, float, float]
    power_curve: tuple[float, float, float, float, float, float]
    leaving_c: tuple[float, float]
    condenser_c: tuple[float, float]
    part_load: tuple[float, float, float, float]
    direction: tuple[float, float, float, float]
    blend: tuple[float, float]
    iplv_over_cop: tuple[float, float]
    plr_min: float
    unloading_min: float
    band: tuple[float, float]  # of the annual energy, of one unit and of several


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    source: str
    evidence: str
    iplv_method: str
    kinds: dict[str, ClassKind]


@cache
def class_file() -> _File:
    """The kinds of chiller, and where their figures come from."""
    content = files("core.families.chillers").joinpath("classes.json").read_bytes()
    return msgspec.json.decode(content, type=_File)


def kind_key(record: Chiller) -> str | None:
    """The kind a machine is of; None where there is no class of it."""
    if record.compressor not in (Compressor.CENTRIFUGAL, Compressor.SCREW, Compressor.SCROLL):
        return None
    speed = "variable" if record.unloading is Unloading.SPEED else "fixed"
    own = "scroll" if record.compressor is Compressor.SCROLL else f"{record.compressor}_{speed}"
    key = f"{record.condenser}_{own}"
    return key if key in class_file().kinds else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A kind with the figures it was fitted to."""

    cop: float
    iplv: float
    part_load: tuple[float, float, float, float]


@cache
def fitted(key: str, cop: float, least_iplv: float | None) -> Fitted:
    """The kind that just meets a COP and an IPLV, without one its median part load."""
    kind = class_file().kinds[key]
    if least_iplv is None:
        return Fitted(cop=cop, iplv=cop * _ratio(key, 0.0), part_load=_blended(kind, 0.0))
    low, high = kind.iplv_over_cop
    cop = max(cop, least_iplv / high)
    wanted = max(least_iplv / cop, low)
    least, most = kind.blend
    for _ in range(_STEPS):
        middle = (least + most) / 2.0
        least, most = (middle, most) if _ratio(key, middle) > wanted else (least, middle)
    blend = (least + most) / 2.0
    return Fitted(cop=cop, iplv=cop * _ratio(key, blend), part_load=_blended(kind, blend))


def _ratio(key: str, blend: float) -> float:
    """IPLV over COP of the kind with b = blend."""
    kind = class_file().kinds[key]
    one = Fitted(cop=1.0, iplv=1.0, part_load=_blended(kind, blend))
    method = RATING_METHODS[class_file().iplv_method]
    rating = iplv(columns_of([class_record(key, one, 1.0)]), method, 0.0)[0]
    assert rating.value is not None  # noqa: S101  the class covers the method's points
    return rating.value


def _blended(kind: ClassKind, blend: float) -> tuple[float, float, float, float]:
    a, b, c, d = (s + blend * w for s, w in zip(kind.part_load, kind.direction, strict=True))
    return a, b, c, d


def class_record(key: str, one: Fitted, capacity_w: float, highest_c: float = np.inf) -> Chiller:
    """A machine of a kind with its figures and a nominal capacity, W.

    highest_c: where its curves end at the latest, as those of the machine it stands beside do;
    then both carry the same hours.
    """
    kind = class_file().kinds[key]
    condenser, compressor, *unloading = key.split("_")
    leaving, entering = _REFERENCE_C[Condenser(condenser)]
    limits = {
        "leaving_min_c": kind.leaving_c[0], "leaving_max_c": kind.leaving_c[1],
        "condenser_min_c": kind.condenser_c[0],
        "condenser_max_c": min(kind.condenser_c[1], highest_c),
    }  # fmt: skip
    return Chiller(
        id=f"code-minimum-{key}",
        maker="–",
        model=key,
        compressor=Compressor(compressor),
        condenser=Condenser(condenser),
        unloading=Unloading.SPEED if "variable" in unloading else Unloading.UNKNOWN,
        capacity_w=capacity_w,
        cop=one.cop,
        leaving_chilled_c=leaving,
        entering_condenser_c=entering,
        plr_min=kind.plr_min,
        unloading_min=kind.unloading_min,
        plr_max=1.0,
        capacity_curve=TemperatureCurve(coefficients=kind.capacity_curve, **limits),
        power_curve=TemperatureCurve(coefficients=kind.power_curve, **limits),
        part_load_curve=PartLoadCurve(coefficients=one.part_load, plr_min=0.0, plr_max=1.0),
        source="class",
        source_year="2026",
        evidence=Evidence.D,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A chiller at the limit, the edition it rests on, and what it was fitted to."""

    record: Chiller
    edition: str
    said: Finding


def code_minimum(
    record: Chiller,
    unit_w: float,
    units: int,
    design: ChillerDesign,
    reach_k: float,
    limits: "Limits",
) -> Made | None:
    """The machine of its kind with the same capacity at design conditions; None without one."""
    key = kind_key(record)
    if key is None:
        return None
    nominal_w = unit_w / _relative_capacity(key, design, reach_k)
    access = limits.of(record.condenser, nominal_w) if np.isfinite(nominal_w) else None
    if access is None:
        return None
    one = fitted(key, access.limits["cop_c"], access.limits.get("iplv"))
    rests = (
        figure("edition", access.edition),
        figure("grade", access.level),
        figure("cop", one.cop, Kind.COP),
        figure("iplv", one.iplv, Kind.COP),
        figure("capacity", nominal_w, Kind.COOLING_POWER),
        figure("band", class_file().kinds[key].band[units > 1], Kind.SHARE),
    )
    code = "code_minimum_chiller" if "iplv" in access.limits else "code_minimum_chiller_full_load"
    said = finding(code, Severity.INFO, *rests, source=f"{access.edition} {access.row}")
    made = class_record(key, one, nominal_w, record.condenser_limits_c[1])
    return Made(record=made, edition=access.edition, said=said)


@cache
def _relative_capacity(key: str, design: ChillerDesign, reach_k: float) -> float:
    """Capacity at design conditions over the nominal one; nan beyond the reach of the curves."""
    kind = class_file().kinds[key]
    one = columns_of([class_record(key, Fitted(cop=1.0, iplv=1.0, part_load=kind.part_load), 1.0)])
    at = np.array([design.entering_condenser_c])
    return float(full_load(one, design.leaving_chilled_c, at, reach_k).capacity_w[0, 0])


class Limits:
    """The access limits of one day, looked up once for each row of the tables."""

    def __init__(self, standards: Standards, as_of: date) -> None:
        self._standards, self._as_of = standards, as_of
        self._found: dict[tuple[Condenser, float], Access | None] = {}

    def of(self, condenser: Condenser, capacity_w: float) -> Access | None:
        """The row that asks a COP of this machine; None where none is certain."""
        at = condenser, capacity_w
        if at not in self._found:
            self._found[at] = _with_cop(self._rows(condenser, capacity_w))
        return self._found[at]

    def _rows(self, condenser: Condenser, capacity_w: float) -> Sequence[Access]:
        figures: Mapping[str, float | str] = {
            "condenser": str(condenser),
            "cooling_capacity": capacity_w / 1e3,
        }
        return access_limits(self._standards, "chiller", dict(figures), self._as_of)


def _with_cop(rows: Sequence[Access]) -> Access | None:
    """Of the ways to access the one that asks a COP of its own, then one that asks an IPLV.

    Both ways of GB 19577-2024 ask for the same COP and IPLV of access.
    """
    asking = [row for row in rows if "cop_c" in row.limits]
    asking.sort(key=lambda row: ("iplv" not in row.limits, row.path))
    return asking[0] if asking else None
