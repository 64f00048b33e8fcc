"""Figures that no air conditioner can have: see core.machines.plausibility."""

import math
from collections.abc import Iterator

from core.families.vrf.record import AirConditioner
from core.machines.plausibility import Fault, above_second_law, of_numbers, once, outside
from core.machines.second_law import cooling_carnot
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_CAPACITY_W = (500.0, 2e6)  # 0.5 kW to 2 MW a machine
_COP = (0.8, 15.0)  # rated or seasonal, of machines that blow air over both coils
_OFF = 0.3  # a curve further off 1 at the rated point has other units
RATED_WET_BULB_C, RATED_OUTDOOR_C = 19.4, 35.0


def faults(record: AirConditioner) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: AirConditioner) -> Iterator[Fault]:
    yield from of_numbers(record)
    for key in ("rated_cooling_w", "rated_heating_w"):
        value = getattr(record, key)
        if value is not None:
            kind = Kind.COOLING_POWER if key == "rated_cooling_w" else Kind.HEATING_POWER
            yield from outside(key, value, *_CAPACITY_W, kind)
    for key in ("rated_eer", "rated_heating_cop", "ieer", "old_iplv", "apf", "seer", "hspf"):
        value = getattr(record, key)
        if value is not None:
            yield from outside(key, value, *_COP, Kind.COP)
    if record.rated_eer is not None:
        ideal = float(cooling_carnot(RATED_WET_BULB_C, RATED_OUTDOOR_C))
        yield from above_second_law("rated_eer", record.rated_eer, ideal)
    for key in ("indoor", "outdoor"):
        low, high = getattr(record, f"{key}_min_c"), getattr(record, f"{key}_max_c")
        if low >= high:
            yield f"{key}_max_c", "limits_reversed", (
                figure("low", low, Kind.TEMPERATURE), figure("high", high, Kind.TEMPERATURE)
            )  # fmt: skip
    yield from _stages(record)


def _stages(record: AirConditioner) -> Iterator[Fault]:
    """Stages that do not rise to the whole capacity, or curves of other units."""
    shares = [stage[0] for stage in record.stages]
    if not shares or shares != sorted(shares) or shares[0] <= 0.0 or abs(shares[-1] - 1.0) > _OFF:
        yield "stages", "limits_reversed", (
            figure("low", shares[0] if shares else 0.0, Kind.SHARE),
            figure("high", shares[-1] if shares else 0.0, Kind.SHARE),
        )  # fmt: skip
        return
    for value in rated_ratios(record):
        if not abs(value - 1.0) <= _OFF or not math.isfinite(value):
            yield "stages", "curve_off", (
                figure("value", value, Kind.RATIO), figure("tolerance", _OFF, Kind.SHARE)
            )  # fmt: skip


def rated_ratios(record: AirConditioner) -> tuple[float, float]:
    """Capacity and power per capacity of the last stage at the rated point, each about 1."""
    _, *c = record.stages[-1]
    x, y = RATED_WET_BULB_C, RATED_OUTDOOR_C
    terms = (1.0, x, x * x, y, y * y, x * y)
    return (
        math.fsum(a * t for a, t in zip(c[:6], terms, strict=True)),
        math.fsum(a * t for a, t in zip(c[6:], terms, strict=True)),
    )
