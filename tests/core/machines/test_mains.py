"""The mains as nameplates print them."""

import pytest

from core.machines.mains import read_mains


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("460V-3PH-60HZ", (460.0, 3, 60.0)),
        ("4,160V-3PH-60HZ", (4160.0, 3, 60.0)),
        ("380V/3N~/50Hz", (380.0, 3, 50.0)),
        ("3N~ 380V 50Hz", (380.0, 3, 50.0)),
        ("AC 220 V 单相 50Hz", (220.0, 1, 50.0)),
        ("三相 380V", (380.0, 3, None)),
        ("10kV 50Hz", (10_000.0, None, 50.0)),
        ("460/3/60", (460.0, 3, 60.0)),
        ("400 V, 3-phase, 50 Hz", (400.0, 3, 50.0)),
        ("208/230V 60Hz", (230.0, None, 60.0)),
        ("380V 50Hz / 440V 60Hz", (None, None, None)),
        ("R134a", (None, None, None)),
        ("LSB-380", (None, None, None)),
        ("", (None, None, None)),
    ],
)
def test_what_is_printed(text: str, said: tuple[float | None, int | None, float | None]) -> None:
    mains = read_mains(text)
    assert (mains.voltage_v, mains.phases, mains.frequency_hz) == said
