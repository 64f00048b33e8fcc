"""Numbers of what is judged alike belong to one judging: the next of the same day has its own."""

from datetime import date

from core.standards.judge import Device
from core.standards.judging import Judging
from core.standards.library import shipped_standards

DAY = date(2026, 11, 30)


def chiller(iplv: float) -> Device:
    return Device(
        product="chiller",
        figures={
            "condenser": "water", "cooling_capacity": 700.0, "iplv": iplv,
            "iplv_method": "gb_18430_1_2007", "cop_c": 5.6,
        },
    )  # fmt: skip


def test_two_judgings_of_a_day_never_mark_unlike_devices_alike() -> None:
    """What is kept by the marks of the first outlives it: a far better chiller is not its like."""
    first, second = (Judging(shipped_standards(), DAY) for _ in range(2))
    poor, good = first.mark(chiller(4.0)), second.mark(chiller(9.5))
    assert isinstance(poor, int)
    assert isinstance(good, int)
    assert poor != good
    assert first.mark(chiller(4.1)) == poor
