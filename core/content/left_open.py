"""What a tender asks for that no study and no catalog has: a row whose figure the designer enters.

A pressure that vessels must bear, what water may lose in them, how loud a machine may be: these
follow from the building, and a figure of ours would be a guess.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from core.content.requirement import Bound


def _always(_: Any) -> bool:
    return True


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOpen:
    """A row; key: of the message `tender.open.<key>`; of: the records that it is asked of."""

    key: str
    unit: str
    bound: Bound = Bound.MOST
    of: Callable[[Any], bool] = _always


def pressure(key: str, of: Callable[[Any], bool] = _always) -> LeftOpen:
    """What the water side has to bear."""
    return LeftOpen(key=key, unit="MPa", bound=Bound.LEAST, of=of)


def drop(key: str, of: Callable[[Any], bool] = _always) -> LeftOpen:
    """What water may lose on its way through."""
    return LeftOpen(key=key, unit="kPa", of=of)


SOUND = LeftOpen(key="sound", unit="dB(A)")
WATER = (pressure("water_pressure"), drop("water_drop"))
