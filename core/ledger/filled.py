"""What a ledger leaves open and its model or a standard says: taken, and asked to be confirmed.

The size is the one printed in the model. A motor below grade 2 whose replacement nobody entered is
taken to be replaced by one that just meets grade 2, at a price per kW, of the rating that
core.ledger.replacement_size says.
"""

from dataclasses import dataclass

import msgspec

from core.ledger.asset import Asset, Replacement
from core.ledger.expected_efficiency import grade_2_motor_pct
from core.ledger.grading import BELOW, Grade
from core.ledger.load_rate import by_input_power
from core.ledger.nameplate import Fact, Nameplate, read
from core.ledger.replacement_size import Sized
from core.standards.library import Standards

SIZE_FROM_MODEL, REPLACEMENT_ASSUMED = "size_from_model", "replacement_assumed"
POINT_FROM_MODEL = "point_from_model"
STEAM_KW = 700.0  # of a t/h: GB 13271-2014 sets 10 t/h of steam beside 7 MW of hot water
REPLACEMENT_BY_LOAD = "replacement_by_load"
REPLACEMENTS_TAKEN = frozenset([REPLACEMENT_ASSUMED, REPLACEMENT_BY_LOAD])
_POLES_MOST, _SLIP_MOST = 12, 0.9
_FUELS = (  # words of a boiler's name, and the letters by which its model would say it
    (("燃气", "天然气", "natural gas", "gas-fired", "gas fired", "Erdgas", "gas boiler"), "Q"),
    (("Ⅱ类烟煤", "II类烟煤", "二类烟煤"), "AII"),
    (("Ⅲ类烟煤", "III类烟煤", "三类烟煤"), "AIII"),
    (("燃油", "柴油", "重油", "oil-fired", "oil fired", "Heizöl"), "Y"),
)
_FUELS_OPEN = (None, "YQ", "QY")  # none told, or oil and gas: Y(Q)
_OF_ITS_FANS = 0.1  # of what a boiler's model prints: a power below it is none of heat


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """The asset as it is judged, and what of it to confirm."""

    asset: Asset
    to_confirm: tuple[str, ...] = ()


def with_size(asset: Asset, plate: Nameplate) -> Filled:
    """With what the model prints, where the ledger does not state it: kW or kVA, of boilers the
    steam or MW, of pumps in series flow and head, of compressors the pressure.
    """
    taken: dict[str, float] = {}
    asked: tuple[str, ...] = ()
    if asset.size is None or _is_of_fans(asset, plate):
        taken, asked = _size(asset, plate)
    printed = {
        "flow_m3h": plate.number("flow_m3h"), "head_m": plate.number("head_m"),
        "pressure_mpa": _mpa(plate),
    }  # fmt: skip
    if asset.family in ("pump", "compressor"):
        more = {key: one for key, one in printed.items()
                if one is not None and getattr(asset, key) is None}  # fmt: skip
        taken |= more
        asked = (*asked, POINT_FROM_MODEL) if more else asked
    if not taken:
        return Filled(asset=asset)
    return Filled(asset=msgspec.structs.replace(asset, **taken), to_confirm=asked)


def _is_of_fans(asset: Asset, plate: Nameplate) -> bool:
    """Whether the power of a boiler's row is that of its fans and pumps."""
    steam, water = plate.number("steam_t_h"), plate.number("thermal_mw")
    kw = 1e3 * water if water is not None else STEAM_KW * steam if steam is not None else None
    boiler = asset.family == "boiler" and asset.steam_t_h is None
    return boiler and kw is not None and asset.size is not None and asset.size < _OF_ITS_FANS * kw


def plate_beside(asset: Asset, plate: Nameplate) -> Nameplate:
    """What a model says, with what only the row beside it tells: the poles of a motor, stated or
    of its speed on 50 Hz, and what a boiler burns, by its name.
    """
    more: dict[str, Fact] = {}
    if asset.family == "motor" and plate.number("poles") is None and "speeds" not in plate.facts:
        poles = asset.poles or _poles_of_speed(asset.speed_rpm)
        more |= {"poles": poles} if poles else {}
    if asset.family == "boiler" and plate.facts.get("fuel") in _FUELS_OPEN:
        said = asset.fuel or asset.name
        fuels = [letters for words, letters in _FUELS if any(one in said for one in words)]
        more |= {"fuel": fuels[0]} if len(fuels) == 1 else {}
    if not more:
        return plate
    return msgspec.structs.replace(
        plate, facts={**plate.facts, **more}, guessed=(*plate.guessed, *more)
    )


def _poles_of_speed(rpm: float | None) -> int | None:
    """Of a cage motor, whose slip is less than a tenth; None of any other speed."""
    if rpm is None:
        return None
    found = (p for p in range(2, _POLES_MOST + 1, 2) if _SLIP_MOST * 6000.0 / p <= rpm < 6000.0 / p)
    return next(found, None)


def _size(asset: Asset, plate: Nameplate) -> tuple[dict[str, float], tuple[str, ...]]:
    printed = plate.number("kva" if asset.family == "transformer" else "rated_kw")
    steam, water = plate.number("steam_t_h"), plate.number("thermal_mw")
    if asset.family == "boiler" and water is not None:
        return {"size": 1e3 * water}, (SIZE_FROM_MODEL,)
    if asset.family == "boiler" and steam is not None:
        return {"size": steam * STEAM_KW, "steam_t_h": steam}, (SIZE_FROM_MODEL,)
    if not printed and asset.motor_model:
        printed = read(asset.motor_model).number("rated_kw")
    return ({"size": printed}, (SIZE_FROM_MODEL,)) if printed else ({}, ())


def _mpa(plate: Nameplate) -> float | None:
    bar = plate.number("pressure_bar")
    return None if bar is None else bar / 10.0


def with_measured_load(asset: Asset, efficiency_pct: float | None) -> Asset:
    """A motor's load by its measured input, where only its series tells the efficiency."""
    measured, size = asset.measured_kw, asset.size
    told = asset.family != "motor" or asset.efficiency_pct is not None
    if told or measured is None or not size or not efficiency_pct:
        return asset
    load = by_input_power(measured, size, efficiency_pct / 100.0).value
    return msgspec.structs.replace(asset, load_factor=load)


def with_replacement(
    asset: Asset, plate: Nameplate, grade: Grade, standards: Standards, yuan_per_kw: float,
    sized: Sized | None,
) -> Filled:  # fmt: skip
    """With a motor of grade 2 in its place, where none was entered; 0 yuan/kW: nothing is taken."""
    poles = plate.number("poles")
    if (
        yuan_per_kw <= 0.0
        or asset.replacement is not None
        or asset.family != "motor"
        or grade.grade not in ("3", BELOW)
        or sized is None
        or poles is None
    ):
        return Filled(asset=asset)
    better = grade_2_motor_pct(standards, poles, sized.kw)
    if better is None:
        return Filled(asset=asset)
    taken = Replacement(
        cost=yuan_per_kw * sized.kw * asset.count, size=sized.kw, efficiency_pct=better
    )
    asked = REPLACEMENT_BY_LOAD if sized.by_load else REPLACEMENT_ASSUMED
    return Filled(asset=msgspec.structs.replace(asset, replacement=taken), to_confirm=(asked,))
