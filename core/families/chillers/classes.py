"""Kinds of chiller, and machines of them fitted to a COP and an IPLV.

The temperature curves of a kind and the form of its part load are the medians of machines of it
(classes.json). Two figures fit them: the COP sets the level; the IPLV, by the method the Chinese
grades rest on, sets b of

    f(PLR) = shape(PLR) + b · direction(PLR),    f(1) = 1

IPLV falls as b rises. Where machines of the kind reach no such IPLV at that COP, the COP is
raised; where they all reach a higher one, the IPLV is that of the lower tenth of them. Where no
IPLV is asked (air-cooled: CSPF, which no machine states), the median part load is taken.
"""

from dataclasses import dataclass
from importlib.resources import files

import msgspec
import numpy as np

from core.families.chillers.columns import columns_of
from core.families.chillers.ratings import iplv, nplv
from core.families.chillers.record import (
    Bearings,
    Chiller,
    Compressor,
    PartLoadCurve,
    TemperatureCurve,
    Unloading,
)
from core.keeping.keeping import keep_for_good, keep_latest
from core.machines.condenser import Condenser
from core.machines.device import UNNAMED, Evidence
from core.standards.rating_methods import RATING_METHODS

_REFERENCE_C = {Condenser.WATER: (7.0, 30.0), Condenser.AIR: (7.0, 35.0)}
_OIL_FREE = "oilfree"
_STEPS = 40  # at most
_CLOSE, _NEAR = 1e-11, 1e-10  # of the range of b, of IPLV over COP: as near as is wanted


class ClassKind(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Machines of one kind, relative to 7 °C leaving and 30 °C water or 35 °C air.

    blend: the b for which f rises with the load; iplv_over_cop: of 80 % of the machines; band:
    how far the year of a machine left out lay from that of the class, in nine of ten cases;
    typical_blend: the b of the middle machine; sizes_kw: that are sold, assumed; sizes_of_data_kw:
    of the machines behind it; cop_most: above it no machine of the kind is believed, assumed;
    curves_of: the kind whose curves stand in for it, as no machine of its own has any.
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
    typical_blend: float
    sizes_kw: tuple[float, float]
    sizes_of_data_kw: tuple[float, float]
    cop_most: float
    band: tuple[float, float]  # of the annual energy, of one unit and of several
    curves_of: str = ""


class _StandIn(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A kind of which no machine with curves is at hand: another's, with its own sizes and band."""

    curves_of: str
    sizes_kw: tuple[float, float]
    band: tuple[float, float]


class _File(msgspec.Struct, frozen=True, kw_only=True):
    format: str
    source: str
    years: str
    evidence: str
    iplv_method: str
    kinds: dict[str, ClassKind]
    stand_ins: dict[str, _StandIn]


@keep_for_good
def class_file() -> _File:
    """The kinds of chiller, those with other's curves last, and where their figures come from."""
    content = files("core.families.chillers").joinpath("classes.json").read_bytes()
    read = msgspec.json.decode(content, type=_File)
    others = {
        key: msgspec.structs.replace(read.kinds[one.curves_of], **msgspec.structs.asdict(one))
        for key, one in read.stand_ins.items()
    }
    return msgspec.structs.replace(read, kinds=read.kinds | others)


def kind_key(record: Chiller) -> str | None:
    """The kind a machine is of; None where there is no class of it."""
    return key_of(record.compressor, record.condenser, record.unloading, record.bearings)


def key_of(
    compressor: Compressor | None,
    condenser: Condenser | None,
    unloading: Unloading | None,
    bearings: Bearings | None,
) -> str | None:
    """The kind of a compressor and a condenser; None where there is none.

    Compressors without oil have a kind of their own, whose speed always varies.
    """
    speed = "variable" if unloading is Unloading.SPEED else "fixed"
    if bearings is Bearings.OIL_FREE and compressor is Compressor.CENTRIFUGAL:
        speed = _OIL_FREE
    own = "scroll" if compressor is Compressor.SCROLL else f"{compressor}_{speed}"
    key = f"{condenser}_{own}"
    return key if key in class_file().kinds else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A kind with the figures it was fitted to."""

    cop: float
    iplv: float
    part_load: tuple[float, float, float, float]
    blend: float = 0.0  # b


@dataclass(frozen=True, slots=True, kw_only=True)
class RatedBy:
    """What a part-load rating is of: a method, for an NPLV leaving and condenser temperature, and
    the machine's least load where it is known."""

    method: str = ""  # key of RATING_METHODS; empty: that of the class file
    at_c: tuple[float, float] | None = None  # None: an IPLV
    plr_min: float | None = None  # None: that of the kind


AS_CLASSES = RatedBy()


@keep_latest(512)
def fitted(key: str, cop: float, least_iplv: float | None) -> Fitted:
    """The kind that just meets a COP and an IPLV, without one its median part load."""
    kind = class_file().kinds[key]
    if least_iplv is None:
        return Fitted(cop=cop, iplv=cop * _ratio(key, 0.0), part_load=_blended(kind, 0.0))
    low, high = kind.iplv_over_cop
    cop = max(cop, least_iplv / high)
    return _at(key, cop, max(least_iplv / cop, low))


def nameplate(key: str, cop: float, rated: float, by: RatedBy = AS_CLASSES) -> Fitted | None:
    """A machine of a kind of which COP and a part-load rating are known; None: not together.

    cop: at the reference of the kinds. Beyond the range in which the power rises with the load
    the two are of different machines, methods or units.
    """
    least, most = reach(key, by)
    wanted = rated / cop
    return _at(key, cop, wanted, by) if least <= wanted <= most else None


def reach(key: str, by: RatedBy = AS_CLASSES) -> tuple[float, float]:
    """The least and the greatest rating over COP that machines of a kind can have."""
    most, least = (_ratio(key, blend, by) for blend in class_file().kinds[key].blend)
    return least, most


def is_usual(key: str, one: Fitted) -> bool:
    """Whether IPLV over COP is where it is of eight in ten machines of the kind."""
    low, high = class_file().kinds[key].iplv_over_cop
    return low <= _ratio(key, one.blend) <= high


def _at(key: str, cop: float, wanted: float, by: RatedBy = AS_CLASSES) -> Fitted:
    """The kind at a COP with a ratio of IPLV and COP that is within its reach."""
    blend = _meeting(key, wanted, by)
    return Fitted(
        cop=cop,
        iplv=cop * _ratio(key, blend, by),
        part_load=_blended(class_file().kinds[key], blend),
        blend=blend,
    )


def _meeting(key: str, wanted: float, by: RatedBy) -> float:
    """The blend at which IPLV over COP is as wanted, and not below it: what meets a limit does.

    The ratio falls as the blend rises. By the rule of false position with halved ends (Illinois):
    a rating is dear, and halving the range alone takes four times as many.
    """
    least, most = class_file().kinds[key].blend
    above, below = _ratio(key, least, by) - wanted, _ratio(key, most, by) - wanted
    if above <= 0.0 or below >= 0.0:
        return least if above <= 0.0 else most
    close = (most - least) * _CLOSE
    side = 0  # of the last step: the end that stays twice counts half
    for _ in range(_STEPS):
        # A little to the side that lies above, so that in the end that side is the near one.
        middle = (least * below - most * above) / (below - above) - close
        middle = max(middle, least + close)
        here = _ratio(key, middle, by) - wanted
        if here >= 0.0:
            least, above, below, side = middle, here, below / (2.0 if side > 0 else 1.0), 1
        else:
            most, below, above, side = middle, here, above / (2.0 if side < 0 else 1.0), -1
        if 0.0 <= here <= _NEAR or most - least <= close:
            break
    return least


def typical_iplv(key: str, cop: float) -> float:
    """The IPLV of the middle machine of a kind at a COP."""
    return cop * _ratio(key, class_file().kinds[key].typical_blend)


def _ratio(key: str, blend: float, by: RatedBy = AS_CLASSES) -> float:
    """IPLV (or NPLV) over COP of the kind with b = blend; nan: the kind does not reach it."""
    kind = class_file().kinds[key]
    one = Fitted(cop=1.0, iplv=1.0, part_load=_blended(kind, blend), blend=blend)
    method = RATING_METHODS[by.method or class_file().iplv_method]
    columns = columns_of([with_least_load(class_record(key, one, 1.0), by.plr_min)])
    ratings = (
        iplv(columns, method, 0.0) if by.at_c is None else nplv(columns, method, *by.at_c, 0.0)
    )
    return float(ratings.values[0])


def varies(key: str) -> bool:
    """Whether the speed of a kind's compressor varies."""
    return key.endswith(("_variable", _OIL_FREE))


def with_least_load(record: Chiller, plr_min: float | None) -> Chiller:
    """A machine that runs down to a load of its own, below which it cycles; None: as it is."""
    if plr_min is None:
        return record
    curve = msgspec.structs.replace(record.part_load_curve, plr_min=plr_min)
    return msgspec.structs.replace(
        record, plr_min=plr_min, unloading_min=plr_min, part_load_curve=curve
    )


def _blended(kind: ClassKind, blend: float) -> tuple[float, float, float, float]:
    a, b, c, d = (s + blend * w for s, w in zip(kind.part_load, kind.direction, strict=True))
    return a, b, c, d


def class_record(key: str, one: Fitted, capacity_w: float, highest_c: float = np.inf) -> Chiller:
    """A machine of a kind with its figures and a nominal capacity, W.

    highest_c: where its curves end at the latest, as those of the machine it stands beside do;
    then both carry the same hours.
    """
    kind = class_file().kinds[key]
    condenser, compressor, *speed = key.split("_")
    leaving, entering = _REFERENCE_C[Condenser(condenser)]
    limits = {
        "leaving_min_c": kind.leaving_c[0], "leaving_max_c": kind.leaving_c[1],
        "condenser_min_c": kind.condenser_c[0],
        "condenser_max_c": min(kind.condenser_c[1], highest_c),
    }  # fmt: skip
    return Chiller(
        id=f"code-minimum-{key}",
        maker=UNNAMED,
        model=key,
        compressor=Compressor(compressor),
        condenser=Condenser(condenser),
        unloading=Unloading.SPEED if varies(key) else Unloading.UNKNOWN,
        bearings=Bearings.OIL_FREE if _OIL_FREE in speed else Bearings.UNKNOWN,
        capacity_w=capacity_w,
        cop=one.cop,
        leaving_chilled_c=leaving,
        entering_condenser_c=entering,
        plr_min=kind.plr_min,
        unloading_min=kind.unloading_min,
        plr_max=1.0,
        capacity_curve=TemperatureCurve(coefficients=kind.capacity_curve, **limits),
        power_curve=TemperatureCurve(coefficients=kind.power_curve, **limits),
        part_load_curve=PartLoadCurve(
            coefficients=one.part_load, plr_min=kind.plr_min, plr_max=1.0
        ),
        source="class",
        source_year="2026",
        evidence=Evidence.D,
    )
