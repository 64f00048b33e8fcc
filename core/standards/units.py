"""The few units in which tables print the bounds of a class key."""

from math import isinf

_PER = {  # (printed, key's own): how many of the printed make one of the key's own
    ("W", "kW"): 1e3,
    ("V", "kV"): 1e3,
    ("ton", "kW"): 1 / 3.5168528420667,  # 12,000 Btu(IT)/h, by definition
}


def converts(printed: str, own: str) -> bool:
    """Whether a bound printed in one unit can be told in the other."""
    return printed == own or (printed, own) in _PER


def in_unit(value: float, printed: str, own: str) -> float:
    """The bound in the key's own unit."""
    if printed == own or isinf(value):
        return value
    return value / _PER[(printed, own)]
