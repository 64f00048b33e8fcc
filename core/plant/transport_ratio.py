"""EC(H)R-a, the electricity that pumps take to carry cooling (GB 50189-2015, 4.3.9).

EC(H)R-a = 0.003096 · Σ(G · H / η) / Q ≤ A · (B + α · ΣL) / ΔT. The factor is that of the pump's
power, 0.002725, over 0.88 of motor and drive. A, B and α are recalled, the text was not at hand:
how the ratio stands to the limit is told, never judged.
"""

from collections.abc import Sequence
from dataclasses import dataclass

_FACTOR = 0.003096
_FLOWS_M3H = ((60.0, 0.004225), (200.0, 0.003858))  # up to so much of one pump: A
_LARGER = 0.003749
_STAGES = {1: 28.0, 2: 33.0}  # B of chilled water by the stages of its pumps
_SHORT_M, _LONG_M = 400.0, 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class TransportRatio:
    """The ratio of a system and the limit as recalled, both kW/kW."""

    ratio: float
    limit: float


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyPump:
    """Equal pumps that run at design, spare ones left out; efficiency: of the pump alone."""

    count: int
    flow_m3h: float
    head_m: float
    efficiency: float


def flow_factor(flow_m3h: float) -> float:
    """A, by the flow of one pump."""
    return next((a for most, a in _FLOWS_M3H if flow_m3h <= most), _LARGER)


def length_factor(length_m: float) -> float:
    """α, by the length of supply and return to the farthest terminal."""
    if length_m <= _SHORT_M:
        return 0.02
    if length_m < _LONG_M:
        return 0.016 + 1.6 / length_m
    return 0.013 + 4.6 / length_m


def transport_ratio(
    stages: Sequence[DutyPump], cooling_kw: float, span_k: float, length_m: float
) -> TransportRatio:
    """Of chilled water with pumps of one stage or two; span_k: its rise at design.

    A goes by the flow of one pump of the first stage.
    """
    moved = sum(one.count * one.flow_m3h * one.head_m / one.efficiency for one in stages)
    allowed = _STAGES[len(stages)] + length_factor(length_m) * length_m
    return TransportRatio(
        ratio=_FACTOR * moved / cooling_kw,
        limit=flow_factor(stages[0].flow_m3h) * allowed / span_k,
    )
