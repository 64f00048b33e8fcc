"""What a row of a ledger says in words, taken where no column says it, and named as such."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from catalog.files.ledger_cells import load_remarked
from catalog.files.ledger_words import connection_said, thermal_class, year_made
from core.keeping.keeping import keep_latest
from core.ledger.asset import Asset
from core.ledger.filled import STEAM_KW
from core.ledger.load_rate import by_current, by_input_power
from core.ledger.ratings_text import NO_RATINGS, read_ratings

# Sizes by kind, the first that is stated; what a kind delivers is never the power of its motor.
_SIZE = {
    "chiller": ("cooling_kw",), "absorption_chiller": ("cooling_kw",), "boiler": ("heating_kw",),
    "heat_pump": ("heating_kw", "cooling_kw"), "transformer": ("size",), "motor": ("size",),
}  # fmt: skip
_USUAL = ("size", "power_kw", "cooling_kw")
_PLAIN = frozenset([
    "flow_m3h", "head_m", "pressure_kpa", "pressure_mpa", "p0_kw", "pk_kw", "efficiency_pct",
    "speed_rpm", "cop_c", "iplv", "specific_power", "voltage_kv",
])  # fmt: skip
_IE_CLASS = re.compile(r"(?i)(?<![a-z0-9])(ie[1-5])(?![0-9])")
_CONDENSERS = (
    ("风冷", "air"), ("空冷", "air"), ("水冷", "water"), ("air-cooled", "air"),
    ("air cooled", "air"), ("water-cooled", "water"), ("water cooled", "water"),
    ("luftgekühlt", "air"), ("wassergekühlt", "water"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Texts of a row: those that name the machine, and remarks, of which only labelled figures
    count (75kW may be what stood there before).

    size_may_be_input: its size is of a column of powers, and the kind delivers cold or heat.
    """

    words: tuple[str, ...]
    ratings: str = ""
    remarks: tuple[str, ...] = ()
    size_may_be_input: bool = False


def with_stated(asset: Asset, said: Said, measured: Mapping[str, float]) -> Asset:
    """The asset with what its words state; a column comes before them, but for a power where words
    state what a chiller delivers.
    """
    taken: dict[str, Any] = {}
    words = said.words
    stated = _ratings(words, said.remarks, asset.family)
    if said.size_may_be_input and asset.size is not None:
        if any(key in stated for key in _SIZE.get(asset.family, ())):
            asset = msgspec.structs.replace(asset, size=None)
        elif asset.iplv is None and asset.cop_c is None:
            asset = msgspec.structs.replace(asset, unsure=(*asset.unsure, "size_or_input"))
    told = (said.ratings, *said.remarks)
    taken |= _beside_ratings(asset, told)
    if asset.family == "transformer":
        asset = msgspec.structs.replace(
            asset, thermal_class=thermal_class((asset.thermal_class, *told))
        )
    for field in sorted(stated.keys() & _PLAIN):
        if getattr(asset, field) is None:
            taken[field] = stated[field]
    if asset.size is None:
        steam = stated.get("steam_t_h") if asset.family == "boiler" else None
        if steam is not None:
            taken |= {"size": steam * STEAM_KW, "steam_t_h": steam}
        else:
            named = _SIZE.get(asset.family, _USUAL)
            size = next((stated[one] for one in named if one in stated), None)
            taken |= {} if size is None else {"size": size}
    taken |= _cooled_by(asset, " ".join(words).casefold())
    if asset.family == "motor":
        load = _load(asset, measured, taken.get("load_factor"))
        taken |= {} if load is None else {"load_factor": load}
    if asset.family == "motor" and not asset.ie_class:
        classes = {one.upper() for text in words for one in _IE_CLASS.findall(text)}
        taken |= {"ie_class": classes.pop()} if len(classes) == 1 else {}
    if not taken:
        return asset
    return msgspec.structs.replace(asset, **taken, from_text=(*asset.from_text, *taken))


@keep_latest(65536)
def _ratings(words: tuple[str, ...], remarks: tuple[str, ...], family: str) -> Mapping[str, float]:
    """Of all texts; the first that states a field counts."""
    found: dict[str, float] = {}
    for text in (*words, *remarks):
        ratings = read_ratings(text, family)
        if ratings is not NO_RATINGS:
            sure = {key: one for key, one in ratings.figures.items() if key not in ratings.guessed}
            found = {**(ratings.figures if text in words else sure), **found}
    return found


def _cooled_by(asset: Asset, text: str) -> dict[str, str]:
    """风冷 and 变频 of a name or a model: what a chiller's condenser, a compressor is cooled by."""
    medium = next((kind for word, kind in _CONDENSERS if word in text), "")
    if asset.family in ("chiller", "heat_pump"):
        return {"condenser": medium} if medium and not asset.condenser else {}
    if asset.family != "compressor":
        return {}
    told = {"cooling": "" if asset.cooling else {"water": "liquid"}.get(medium, medium)}
    varies = any(word in text for word in ("变频", "vsd", "variable speed"))
    told |= {"drive": "variable_speed"} if varies and not asset.drive else {}
    return {key: word for key, word in told.items() if word}


def _beside_ratings(asset: Asset, texts: tuple[str, ...]) -> dict[str, Any]:
    """What ratings and remarks tell beside figures, where no column does."""
    if not any(texts):
        return {}
    load = next((one for text in texts if (one := load_remarked(text)) is not None), None)
    told: dict[str, Any] = {
        "load_factor": load if asset.load_factor is None else None,
        "made_year": year_made(texts) if asset.made_by is None else None,
        "connection": connection_said(texts)
        if asset.family == "transformer" and not asset.connection else None,
    }  # fmt: skip
    return {key: value for key, value in told.items() if value}


def _load(asset: Asset, measured: Mapping[str, float], remarked: float | None) -> float | None:
    """By measured power, before what is entered; by current only where nothing is, as its voltage
    is taken to be the rated one.
    """
    power = measured.get("measured_kw")
    if power is not None and asset.size and asset.efficiency_pct:
        return by_input_power(power, asset.size, asset.efficiency_pct / 100.0).value
    if asset.load_factor is not None or remarked is not None:
        return None
    current, rated = measured.get("current_a"), measured.get("rated_current_a")
    if current is None or rated is None:
        return None
    return by_current(current, rated, 1.0, 1.0).value
