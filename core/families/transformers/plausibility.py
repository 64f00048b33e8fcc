"""Figures no transformer can have, and doubtful ones: see core.machines.plausibility."""

from collections.abc import Iterator
from math import sqrt

from core.families.transformers.record import Transformer, TransformerFlag
from core.machines.plausibility import Fault, of_numbers, once, outside
from core.vocabulary.finding import figure
from core.vocabulary.quantity import Kind

_RATED_VA = (1e3, 1.5e9)
_VOLTAGE = (10.0, 1.2e6)
# Shares of the rated power; the smallest dry types of 6 to 10 kVA lose up to 1 and 3 %.
_NO_LOAD, _LOAD = (5e-5, 0.02), (5e-4, 0.06)
_IMPEDANCE = (0.005, 0.3)
_CURRENT = (1e-5, 0.1)
_LOSS_C = (20.0, 200.0)
_PEAK_EFFICIENCY = 0.9993  # the largest that are built reach about 0.998


def faults(record: Transformer) -> Iterator[Fault]:
    """Figures that cannot be true, as (column, code, figures); message `fault.<code>`."""
    yield from once(_of(record))


def _of(record: Transformer) -> Iterator[Fault]:
    yield from of_numbers(record)
    rated = record.rated_va
    yield from outside("rated_va", rated, *_RATED_VA, Kind.APPARENT_POWER)
    for key, value in (("high_v", record.high_v), ("low_v", record.low_v)):
        if value is not None:
            yield from outside(key, value, *_VOLTAGE, Kind.VOLTAGE)
    for key, value, (low, high) in (
        ("no_load_power_w", record.no_load_power_w, _NO_LOAD),
        ("load_loss_w", record.load_loss_w, _LOAD),
    ):
        yield from outside(key, value, low * rated, high * rated, Kind.LOSS_POWER)
    if record.no_load_power_w >= record.load_loss_w:  # 0.35 of it at most in those shipped
        losses = (
            figure("no_load", record.no_load_power_w, Kind.LOSS_POWER),
            figure("load", record.load_loss_w, Kind.LOSS_POWER),
        )
        yield "no_load_power_w", "losses_swapped", losses
    for key, value, (low, high), kind in (
        ("impedance", record.impedance, _IMPEDANCE, Kind.SHARE),
        ("no_load_current", record.no_load_current, _CURRENT, Kind.SHARE),
        ("load_loss_c", record.load_loss_c, _LOSS_C, Kind.TEMPERATURE),
    ):
        if value is not None:
            yield from outside(key, value, low, high, kind)
    best = 1.0 - 2.0 * sqrt(record.no_load_power_w * record.load_loss_w) / rated
    if best > _PEAK_EFFICIENCY:
        yield "load_loss_w", "transformer_too_good", (
            figure("efficiency", best, Kind.FINE_SHARE),
            figure("most", _PEAK_EFFICIENCY, Kind.FINE_SHARE),
        )  # fmt: skip


def defects(record: Transformer) -> tuple[TransformerFlag, ...]:
    """Flags that follow from the figures."""
    impedance = record.impedance
    if impedance is not None and record.load_loss_w / record.rated_va > impedance:
        return (TransformerFlag.OVER_IMPEDANCE,)
    return ()


def reference_values(record: Transformer) -> dict[str, float]:
    """Nothing is read off a curve."""
    del record
    return {}
