"""Energy of an asset in a year, and what its replacement would save; with how sure that is.

The rated efficiency stands for every load; the band says more than that is not known. Bands of the
inputs are choices of ours and add as independent errors do.
"""

from dataclasses import dataclass
from math import sqrt

from core.ledger.asset import Asset, Replacement
from core.ledger.load_rate import ASSUMED

HOURS = 8760.0
# Relative bands of what a year is calculated from.
BANDS = {
    "measured": 0.03,
    "load": 0.1,
    "load_assumed": 0.2,
    "hours": 0.05,
    "efficiency": 0.01,
    "losses": 0.1,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Energy:
    """kWh a year and its relative band; None where it cannot be said, with what is missing."""

    kwh: float | None = None
    band: float = 0.0
    saving_kwh: float | None = None
    load_assumed: bool = False
    missing: tuple[str, ...] = ()


def energy(asset: Asset, efficiency_pct: float | None, *, assumed: bool) -> Energy:
    """The year of an asset at this efficiency, its own or the one to expect of it."""
    if asset.family == "transformer":
        return _transformer(asset, assumed=assumed)
    if asset.measured_kwh is not None:
        kept = _share_kept(asset, efficiency_pct)
        saving = None if kept is None else asset.measured_kwh * (1.0 - kept)
        return Energy(kwh=asset.measured_kwh, band=BANDS["measured"], saving_kwh=saving)
    if asset.measured_kw is not None and asset.hours_per_year is not None:
        kept = _share_kept(asset, efficiency_pct)
        kwh = asset.measured_kw * asset.hours_per_year * asset.count
        return Energy(
            kwh=kwh,
            band=sqrt(BANDS["load"] ** 2 + BANDS["hours"] ** 2),
            saving_kwh=None if kept is None else kwh * (1.0 - kept),
        )
    if asset.family != "motor":
        sized = asset.size is not None
        return Energy(missing=("measured_kwh",) if sized else ("size", "measured_kwh"))
    given = {
        "size": asset.size, "hours_per_year": asset.hours_per_year,
        "efficiency_pct": efficiency_pct,
    }  # fmt: skip
    missing = tuple(name for name, value in given.items() if value is None)
    if missing or asset.size is None or not efficiency_pct:
        return Energy(missing=missing)
    load = ASSUMED if asset.load_factor is None else asset.load_factor
    shaft = asset.size * load * (asset.hours_per_year or 0.0) * asset.count
    kwh = shaft * 100.0 / efficiency_pct
    kept = _share_kept(asset, efficiency_pct)
    of_load = BANDS["load_assumed" if asset.load_factor is None else "load"]
    parts = (of_load, BANDS["hours"], BANDS["efficiency"] if assumed else 0.0)
    return Energy(
        kwh=kwh,
        band=sqrt(sum(part**2 for part in parts)),
        saving_kwh=None if kept is None else kwh * (1.0 - kept),
        load_assumed=asset.load_factor is None,
    )


def _transformer(asset: Asset, *, assumed: bool) -> Energy:
    """Losses only: no-load all year, load losses with the square of the load."""
    missing = tuple(
        name for name in ("p0_kw", "pk_kw", "load_factor") if getattr(asset, name) is None
    )
    if missing or asset.p0_kw is None or asset.pk_kw is None or asset.load_factor is None:
        return Energy(missing=missing)
    hours = asset.hours_per_year or HOURS
    square = asset.load_factor**2

    def losses(p0: float, pk: float) -> float:
        return (HOURS * p0 + square * pk * hours) * asset.count

    kwh, better = losses(asset.p0_kw, asset.pk_kw), asset.replacement
    varying = square * asset.pk_kw * hours * asset.count / kwh if kwh else 0.0
    saving = None
    if better is not None and better.p0_kw is not None and better.pk_kw is not None:
        saving = kwh - losses(better.p0_kw, better.pk_kw)
    of_load, of_losses = varying * 2.0 * BANDS["load"], BANDS["losses"] if assumed else 0.0
    return Energy(kwh=kwh, band=sqrt(of_load**2 + of_losses**2), saving_kwh=saving)


def _share_kept(asset: Asset, efficiency_pct: float | None) -> float | None:
    """What the replacement takes of the energy of today, by the figure both are rated in."""
    better = asset.replacement
    if better is None:
        return None
    for now, then, lower_is_better in _pairs(asset, better, efficiency_pct):
        if now and then:
            return then / now if lower_is_better else now / then
    return None


def _pairs(
    asset: Asset, better: Replacement, efficiency_pct: float | None
) -> tuple[tuple[float | None, float | None, bool], ...]:
    return (
        (asset.specific_power, better.specific_power, True),
        (asset.iplv, better.iplv, False),
        (efficiency_pct, better.efficiency_pct, False),
    )
