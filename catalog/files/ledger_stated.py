"""What a row of a ledger says in words, taken where no column says it, and named as such."""

import re
from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

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


def with_stated(asset: Asset, words: Sequence[str], measured: Mapping[str, float]) -> Asset:
    """The asset with what its words state; a column comes before them."""
    taken: dict[str, Any] = {}
    stated = _ratings(tuple(words), asset.family)
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
    if not asset.condenser and asset.family in ("chiller", "heat_pump"):
        text = " ".join(words).casefold()
        found = next((kind for word, kind in _CONDENSERS if word in text), "")
        taken |= {"condenser": found} if found else {}
    if asset.family == "motor":
        load = _load(asset, measured)
        taken |= {} if load is None else {"load_factor": load}
    if asset.family == "motor" and not asset.ie_class:
        classes = {one.upper() for text in words for one in _IE_CLASS.findall(text)}
        taken |= {"ie_class": classes.pop()} if len(classes) == 1 else {}
    if not taken:
        return asset
    return msgspec.structs.replace(asset, **taken, from_text=(*asset.from_text, *taken))


@keep_latest(65536)
def _ratings(words: tuple[str, ...], family: str) -> Mapping[str, float]:
    """Of all texts; the first that states a field counts."""
    found: dict[str, float] = {}
    for text in words:
        ratings = read_ratings(text, family)
        if ratings is not NO_RATINGS:
            found = {**ratings.figures, **found}
    return found


def _load(asset: Asset, measured: Mapping[str, float]) -> float | None:
    """By measured power, before what is entered; by current only where nothing is, as its voltage
    is taken to be the rated one.
    """
    power = measured.get("measured_kw")
    if power is not None and asset.size and asset.efficiency_pct:
        return by_input_power(power, asset.size, asset.efficiency_pct / 100.0).value
    if asset.load_factor is not None:
        return None
    current, rated = measured.get("current_a"), measured.get("rated_current_a")
    if current is None or rated is None:
        return None
    return by_current(current, rated, 1.0, 1.0).value
