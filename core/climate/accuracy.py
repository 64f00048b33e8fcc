"""How far a synthesised year is from a typical year, for the three cities with bins.

`python -m core.climate.accuracy` prints the table of resources/documentation/climate.md.
Quantiles are those of all hours; `rms` is taken between values of equal rank within each hour
of the day, which is how a year meets a load. The typical years' wet bulb is known as the mean
of each bin only, so the synthesised one is averaged over the same bins before it is compared.
"""

import sys
from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from core.climate.bins import BIN_WIDTH_K, HOURS, bins
from core.climate.design_year import DAYS, DESIGN_HOURS, exceeded, synthesised_year
from core.climate.stations import Station, station
from core.climate.synthesis import climate_year

FloatArray = NDArray[np.float64]

CITIES = {"54511": "Beijing", "58367": "Shanghai", "51463": "Urumqi"}
_SHARES = (0.01, 0.05, 0.25, 0.50, 0.75, 0.95, 0.99)
_COLUMNS = ("", "typical", "synthesised", "difference")


def _typical(station_id: str) -> tuple[FloatArray, FloatArray]:
    """Dry bulb and mean coincident wet bulb of the typical year, (365, 24), by rank."""
    table = bins(station_id)
    assert table is not None  # noqa: S101 - the three cities have bins
    row = np.repeat(np.arange(table.hour.size), table.days).reshape(HOURS, DAYS).T
    return table.dry_bulb_c[row], table.wet_bulb_c[row]


def _bin_means(dry: FloatArray, values: FloatArray) -> FloatArray:
    """Each value replaced by the mean over its hour of the day and 2 K bin, (365, 24)."""
    place = np.floor(dry / BIN_WIDTH_K).astype(np.int64)
    place = (place - place.min()) * HOURS + np.arange(HOURS)
    count = np.bincount(place.ravel())
    total = np.bincount(place.ravel(), values.ravel())
    means: FloatArray = (total / np.maximum(count, 1))[place]
    return means


def _compared(
    name: str, typical: FloatArray, made: FloatArray, bases: tuple[float, ...]
) -> Iterator[tuple[str, float, float]]:
    yield f"{name}, mean °C", float(typical.mean()), float(made.mean())
    for share in _SHARES:
        yield (
            f"{name}, {share:.0%} quantile °C",
            float(np.quantile(typical, share)),
            float(np.quantile(made, share)),
        )
    for base in bases:
        yield (
            f"{name}, degree-hours above {base:.0f} °C",
            float(np.maximum(typical - base, 0).sum()),
            float(np.maximum(made - base, 0).sum()),
        )


def _rms(typical: FloatArray, made: FloatArray) -> float:
    apart = np.sort(made, axis=0) - np.sort(typical, axis=0)
    return float(np.sqrt(np.mean(apart**2)))


def rows(site: Station) -> Iterator[tuple[str, float, float]]:
    """Each figure of one city: its name, in the typical year, in the synthesised year."""
    typical_dry, typical_wet = _typical(site.id)
    year = synthesised_year(site)
    dry, wet = year.dry_bulb_c.reshape(DAYS, HOURS), year.wet_bulb_c.reshape(DAYS, HOURS)
    wet_means = _bin_means(dry, wet)
    yield from _compared("dry bulb", typical_dry, dry, (15.0, 26.0))
    yield "dry bulb, rms by rank K", 0.0, _rms(typical_dry, dry)
    yield (
        "dry bulb, hours above the design dry bulb",
        float((climate_year(site).dry_bulb_c > site.summer_db_c).sum()),
        float((year.dry_bulb_c > site.summer_db_c).sum()),
    )
    yield (
        f"dry bulb exceeded in {DESIGN_HOURS} h °C",
        exceeded(typical_dry, DESIGN_HOURS),
        exceeded(dry, DESIGN_HOURS),
    )
    yield from _compared("wet bulb by bins", typical_wet, wet_means, (15.0,))
    yield "wet bulb by bins, rms by rank K", 0.0, _rms(typical_wet, wet_means)


def table() -> str:
    """The figures of the three cities as tables in Markdown."""
    lines: list[str] = []
    for key, city in CITIES.items():
        lines += [f"### {city}", "", f"| {' | '.join(_COLUMNS)} |", "|---|--:|--:|--:|"]
        for name, typical, made in rows(station(key)):
            decimals = 0 if "hours" in name else 1
            figures = [f"{value:,.{decimals}f}" for value in (typical, made)]
            if "rms" in name:
                figures = ["–", "–"]
            lines.append(f"| {name} | {' | '.join(figures)} | {_apart(name, typical, made)} |")
        lines.append("")
    return "\n".join(lines)


def _apart(name: str, typical: float, made: float) -> str:
    if "rms" in name:
        return f"{made:.2f}"
    if "degree-hours" in name:
        return f"{made / typical - 1:+.1%}"
    return f"{made - typical:+.0f}" if "hours" in name else f"{made - typical:+.1f}"


if __name__ == "__main__":
    sys.stdout.write(table())
