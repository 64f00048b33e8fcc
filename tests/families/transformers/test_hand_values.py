"""Transformers by hand: 1,000 kVA, 10 kV, oil-immersed, silicon steel, grade 2 of GB 20052-2024.

P0 0.745 kW and Pk 8.24 kW; every figure below follows from them with a pocket calculator.
"""

from cmath import phase, rect
from math import acos

import numpy as np
import pytest

from core.families.transformers.performance import (
    best_share,
    change_over_va,
    comprehensive_w,
    efficiency,
    loss_factors,
    losses_w,
    voltage_drop,
)
from core.families.transformers.running import Windings, running
from core.families.transformers.situation import grown_rms
from core.money.present_value import annuity

SN, P0, PK = 1e6, 745.0, 8240.0
YEAR_H = 8760.0


def windings(**other: float) -> Windings:
    """The one transformer of this file."""
    given = {"cooling_w": 0.0, "cooling_from": 1.0, "impedance": 0.045} | other
    return Windings(
        rated_va=np.array([SN]),
        p0_w=np.array([P0]),
        pk_w=np.array([PK]),
        resistive=np.array([PK / SN]),
        cooling_w=np.array([given["cooling_w"]]),
        cooling_from=np.array([given["cooling_from"]]),
        impedance=np.array([given["impedance"]]),
        factor=given.get("factor", 1.0),
        supply=given.get("supply"),
    )


def test_constant_half_load() -> None:
    """0.745 + 0.25 · 8.24 = 2.805 kW, 24,572 kWh a year."""
    lost = float(losses_w(SN, P0, PK, 0.5e6, 1.0))
    assert lost == pytest.approx(2805.0)
    assert lost * YEAR_H / 1e3 == pytest.approx(24_572, abs=0.5)


def test_the_best_load_and_its_efficiency() -> None:
    """√(0.745/8.24) = 0.3007; 300.7/(300.7 + 2·0.745) = 99.507 %."""
    share = float(best_share(P0, PK))
    assert share == pytest.approx(0.3007, abs=5e-5)
    lost = losses_w(SN, P0, PK, share * SN, 1.0)
    assert float(efficiency(share * SN, 1.0, lost)) == pytest.approx(0.99507, abs=5e-6)


def test_nought_or_full_for_half_the_time_is_not_its_mean() -> None:
    """0.745 + 0.5 · 8.24 = 4.865 kW, 42,617 kWh: 73 % more than at the mean of 50 %."""
    done = running(windings(), np.array([0.0, SN]), 1, switched=False)
    year = float(done.loss_w[0] @ np.full(2, YEAR_H / 2.0))
    assert year / YEAR_H == pytest.approx(4865.0)
    assert year / 1e3 == pytest.approx(42_617, abs=0.5)
    assert year / 1e3 / 24_572 - 1.0 == pytest.approx(0.734, abs=5e-4)


def test_the_second_unit_from_425_kva() -> None:
    """1,000 · √(2 · 0.745/8.24) = 425 kVA; there one and two lose the same."""
    change = float(change_over_va(SN, P0, PK, 1.0))
    assert change == pytest.approx(425e3, abs=500.0)
    assert float(losses_w(SN, P0, PK, change, 1.0)) == pytest.approx(
        float(losses_w(SN, P0, PK, change, 2.0))
    )


def test_amorphous_wins_below_0_726() -> None:
    """0.45 + 8.8 β² = 0.745 + 8.24 β² at β = √(0.295/0.56) = 0.726."""
    even = (0.295 / 0.56) ** 0.5
    assert even == pytest.approx(0.726, abs=5e-4)
    for share, amorphous_wins in ((even - 0.01, True), (even + 0.01, False)):
        steel = float(losses_w(SN, P0, PK, share * SN, 1.0))
        assert (float(losses_w(SN, 450.0, 8800.0, share * SN, 1.0)) < steel) is amorphous_wins


def test_reactive_power_as_a_loss() -> None:
    """Kq 0.1, I0 0.5 %, uk 4.5 %: 0.745 + 0.5 = 1.245 kW, 8.24 + 4.5 = 12.74 kW."""
    p0, pk = comprehensive_w(P0, PK, SN, 0.005, 0.045, 0.1)
    assert (p0, pk) == (pytest.approx(1245.0), pytest.approx(12_740.0))


def test_what_a_kw_is_worth() -> None:
    """20 years, 6 %, 0.65 a kWh: 11.470, A 65,310 and B (3,000 h, β 0.6) 8,052 a kW."""
    worth = annuity(0.06, 20)
    assert worth == pytest.approx(11.470, abs=5e-4)
    a, b = loss_factors(worth, 0.65, 3000.0, 0.6)
    assert a == pytest.approx(65_310, abs=1.0)
    assert b == pytest.approx(8_052, abs=1.0)


@pytest.mark.parametrize("share", [0.25, 0.6, 1.0])
@pytest.mark.parametrize("factor", [0.8, 0.95, 1.0])
def test_the_voltage_drop_is_that_of_the_phasors(share: float, factor: float) -> None:
    """Behind ur = 0.824 %, uk = 4.5 %: |E| = |V + I·(r + jx)| with V = 1, drop about |E| − 1."""
    r, z = PK / SN, 0.045
    current = rect(share, -acos(factor))
    inner = 1.0 + current * complex(r, (z * z - r * r) ** 0.5)
    drop = float(voltage_drop(share, factor, r, z))
    assert drop == pytest.approx(abs(inner) - 1.0, abs=3e-5)
    assert abs(phase(inner)) < 0.05


def three_steps(*, switched: bool, units: int) -> float:
    """Losses of a year, kWh: 200 kVA for 4,000 h, 600 kVA for 3,000 h, 1,500 kVA for 1,760 h."""
    load, hours = np.array([200e3, 600e3, 1500e3]), np.array([4000.0, 3000.0, 1760.0])
    done = running(windings(), load, units, switched=switched)
    return float(done.loss_w[0] @ hours) / 1e3


def test_two_switched_by_load_against_always_two() -> None:
    """By hand, kW.

    One at 200: 0.745 + 0.04·8.24 = 1.0746, two: 1.49 + 0.02·8.24 = 1.6548.
    Two at 600: 1.49 + 0.18·8.24 = 2.9732, one: 0.745 + 0.36·8.24 = 3.7114.
    Two at 1,500: 1.49 + 1.125·8.24 = 10.76.
    Switched: 4,298.4 + 8,919.6 + 18,937.6 = 32,155.6 kWh; always two: 34,476.4.
    """
    assert three_steps(switched=True, units=2) == pytest.approx(32_155.6, abs=0.05)
    assert three_steps(switched=False, units=2) == pytest.approx(34_476.4, abs=0.05)
    # Always one would carry 1,500 kVA on 1,000: 0.745 + 2.25·8.24 = 19.285 kW
    one = 4000 * 1.0746 + 3000 * 3.7114 + 1760 * 19.285
    assert three_steps(switched=False, units=1) == pytest.approx(one, abs=0.05)


def test_switching_is_never_worse_than_any_fixed_number() -> None:
    load = np.linspace(0.0, 2e6, 401)
    done = running(windings(), load, 3, switched=True).loss_w[0]
    for number in (1, 2, 3):
        fixed = running(windings(), load, number, switched=False).loss_w[0]
        able = load <= number * SN
        assert (done[able] <= fixed[able] + 1e-9).all()


def test_the_mean_square_of_a_load_that_grows() -> None:
    """From 1 to 1.5 in a straight line: (1 + 1.5 + 2.25)/3 = 1.5833."""
    assert grown_rms(0.5) ** 2 == pytest.approx(1.5833, abs=5e-5)
    years = 1.0 + 0.5 * np.linspace(0.0, 1.0, 20_001)
    assert grown_rms(0.5) ** 2 == pytest.approx(float((years**2).mean()), rel=1e-4)
