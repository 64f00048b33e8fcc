"""Fans by their wheel and point, and frames whose power the lists do not print clearly."""

from math import pi

import pytest

from core.ledger.asset import Asset
from core.ledger.diagnosis import diagnose
from core.ledger.frames import kw_of_frame
from core.standards.library import shipped_standards
from tests.core.ledger.plant import RULES


def _fan(efficiency: float, model: str = "4-72No.12C", **more: object) -> str:
    point = {"flow_m3h": 54_000.0, "pressure_kpa": 2.3, "speed_rpm": 1120.0, **more}
    asset = Asset(id="F", family="fan", model=model, size=55.0, efficiency_pct=efficiency, **point)
    return diagnose([asset], shipped_standards(), RULES)[0].grade.grade


def test_a_fan_is_judged_by_the_row_of_its_numbers() -> None:
    """No. 12 at 1,120 r/min: u = 70.4 m/s, ψ = 2300 / (1.2 · 70.4²) = 0.387; ns = 5.54 · 1120 ·
    √15 / 2300^0.75 = 72.4: the row 0.35 ≤ ψ < 0.45, 65 ≤ ns < 80 from No. 10 of GB 19761-2020.
    """
    tip = pi * 1.2 * 1120 / 60
    assert 2300 / (1.2 * tip**2) == pytest.approx(0.387, abs=1e-3)
    assert pytest.approx(72.4, abs=0.1) == 5.54 * 1120 * 15**0.5 / 2300**0.75
    limits = (89.0, 84.0, 76.0)  # table 2 of GB 19761-2020, by the public transcription
    assert _fan(limits[0]) == "1"
    assert _fan(limits[1]) == "2"
    assert _fan(limits[2]) == "3"
    assert _fan(limits[2] - 0.1) == "below 3"


@pytest.mark.parametrize(
    ("model", "more"),
    [("4-72No.12C", {"speed_rpm": None}), ("4-72", {}), ("Y5-47No.6C", {}),
     ("4-72No.12C", {"pressure_kpa": None})],
)  # fmt: skip
def test_a_fan_without_its_figures_or_of_hot_gas_is_not_judged(
    model: str, more: dict[str, object]
) -> None:
    assert _fan(90.0, model, **more) == ""


def test_a_frame_that_is_printed_in_two_ways_has_no_power() -> None:
    """132M1-6 is 3 kW in the third batch and 4 kW in the second: no source decides it."""
    assert kw_of_frame("132M1-6") is None
    assert kw_of_frame("132S-6") == 3.0
    assert kw_of_frame("132M2-6") == 5.5
