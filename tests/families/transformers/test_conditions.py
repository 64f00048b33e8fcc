"""What bears on a transformer at its place, by hand: current, fans, altitude, sun, heat."""

from math import hypot, sqrt

import numpy as np
import pytest

from core.climate.stations import station
from core.families.transformers.ageing import ageing_rate, cells, hot_spot_c
from core.families.transformers.columns import columns_of
from core.families.transformers.current import current_squared
from core.families.transformers.duty import TransformerDuty
from core.families.transformers.evaluation import evaluate
from core.families.transformers.power_factor import compensation_var
from core.families.transformers.running import running
from core.families.transformers.site import altitude_share
from core.families.transformers.years import Power
from core.load.photovoltaics import pv_year_w, sun_sine
from core.selection.family import Pairs
from tests.families.transformers.test_hand_values import P0, PK, SN, windings
from tests.families.transformers.test_printed_values import rows
from tests.families.transformers.test_selection import codes, in_steps, outcome, program, selected


def test_harmonics_by_k_and_distortion() -> None:
    """THD 20 %, K 5, a tenth of eddies: 1.04 · (0.9 + 0.5) = 1.456; rating 1/√1.456 = 0.829."""
    duty = TransformerDuty(peak_va=1e6, current_thd=0.2, harmonic_k=5.0, eddy_share=0.1)
    assert duty.harmonic_loss == pytest.approx(1.456)
    assert duty.harmonic_share == pytest.approx(0.82874, abs=1e-5)
    plain = TransformerDuty(peak_va=1e6)
    assert (plain.harmonic_loss, plain.harmonic_share) == (1.0, 1.0)


def test_harmonics_count_in_load_loss_and_in_the_rating() -> None:
    plain = {(one.record.id, one.units): outcome(one) for one in in_steps(600e3).candidates}
    duty = {"current_thd": 0.2, "harmonic_k": 5.0, "eddy_share": 0.1}
    found = in_steps(600e3, **duty)
    shared = [one for one in found.candidates if (one.record.id, one.units) in plain]
    assert shared
    for one in shared:
        before = plain[one.record.id, one.units]
        assert outcome(one).load_loss_wh == pytest.approx(1.456 * before.load_loss_wh)
        assert outcome(one).no_load_wh == pytest.approx(before.no_load_wh)
        assert outcome(one).site_rated_w == pytest.approx(before.site_rated_w * 0.82874, rel=1e-4)
    # 600 kVA at 85 % take 706 kVA: 800 kVA are enough, with harmonics 663 are usable of them.
    assert min(one.outcome.installed_w for one in found.candidates) > 800e3


@pytest.mark.parametrize(("share", "factor", "supply"), [(0.8, 0.8, 0.95), (1.0, 0.9, 1.0)])
def test_the_real_current_is_that_of_the_circuit(
    share: float, factor: float, supply: float
) -> None:
    """Solved by stepping: V = u − z·(S/V)*, from V = u, until it stands still."""
    r, z = PK / SN, 0.045
    impedance = complex(r, sqrt(z * z - r * r))
    power = share * complex(factor, sqrt(1.0 - factor * factor))
    voltage = complex(supply, 0.0)
    for _ in range(60):
        voltage = supply - impedance * (power / voltage).conjugate()
    current = abs(power / voltage)
    found = current_squared(np.array([share]), factor, np.array([r]), np.array([z]), supply)
    assert float(found[0]) == pytest.approx((current / share) ** 2, rel=1e-9)


def test_voltage_sag_raises_the_loss_at_full_load_by_5_to_14_per_cent() -> None:
    """At cosφ 0.8, of all 192 rows of three makers, as a load-flow program finds it."""
    table = rows()
    sn, uk, pk = (np.array([float(row[key]) for row in table]) for key in ("sn_va", "uk", "pk_w"))
    more = current_squared(np.ones(len(table)), 0.8, pk / sn, uk, 1.0) - 1.0
    assert more.min() > 0.05
    assert more.max() < 0.14


def test_at_a_low_grid_losses_follow_the_current() -> None:
    done = running(windings(supply=0.95, factor=0.9), np.array([0.8 * SN]), 1, switched=False)
    plain = running(windings(), np.array([0.8 * SN]), 1, switched=False)
    assert float(done.no_load_w[0, 0]) == P0
    assert float(done.load_loss_w[0, 0] / plain.load_loss_w[0, 0]) > 1.0 / 0.95**2


def test_fans_count_from_their_load_on() -> None:
    """1.2 kW above 80 %: nothing at 70 %, 1.2 kW at 90 %."""
    fans = windings(cooling_w=1200.0, cooling_from=0.8)
    done = running(fans, np.array([0.7 * SN, 0.9 * SN]), 1, switched=False)
    assert done.cooling_w[0].tolist() == [0.0, 1200.0]
    assert float(done.loss_w[0, 1]) == pytest.approx(P0 + 0.81 * PK + 1200.0)


@pytest.mark.parametrize(("height", "oil", "dry"), [(800, 1.0, 1.0), (2000, 0.96, 0.95)])
def test_thin_air_carries_less(height: float, oil: float, dry: float) -> None:
    assert altitude_share(height, is_oil=True) == pytest.approx(oil)
    assert altitude_share(height, is_oil=False) == pytest.approx(dry)


def test_altitude_counts_in_the_size_unless_the_maker_says_else() -> None:
    """At 3,000 m 92 % of an oil-immersed one are usable."""
    high = in_steps(680e3, altitude_m=3000.0, wanted_insulation="oil_immersed")
    for one in high.candidates:
        assert outcome(one).site_rated_w == pytest.approx(0.92 * one.outcome.installed_w)
        assert 680e3 / outcome(one).site_rated_w <= 0.85 + 1e-9
    # 680/0.85 = 800 kVA to the point; at 3,000 m they are too small.
    assert min(one.outcome.installed_w for one in high.candidates) == 1000e3
    told = {one.code for one in high.situation.findings}
    assert "transformer_altitude" in told
    stated = in_steps(680e3, altitude_m=3000.0, site_share=1.0, wanted_insulation="oil_immersed")
    assert min(one.outcome.installed_w for one in stated.candidates) == 800e3


def test_a_hot_spot_by_iec_60076_7() -> None:
    """Rated load at 20 °C: 20 + 55 + 23 = 98 °C, which is normal ageing.

    1.2 of it at 30 °C, R = 5: ((1 + 5·1.44)/6)^0.8 = 1.2839, 1.2^1.6 = 1.3388:
    30 + 70.6 + 30.8 = 131.4 °C and 2^(33.4/6) = 47 hours of life in an hour.
    """
    ratio = np.array([5.0])
    rated = hot_spot_c(np.array([20.0]), np.array([1.0]), ratio)
    assert float(rated[0]) == pytest.approx(98.0)
    assert float(ageing_rate(rated)[0]) == pytest.approx(1.0)
    over = hot_spot_c(np.array([30.0]), np.array([1.2]), ratio)
    assert float(over[0]) == pytest.approx(131.4, abs=0.05)
    assert float(ageing_rate(over)[0]) == pytest.approx(47.4, abs=0.5)
    # Without load only the core warms the oil: 55/6^0.8 = 13.1 K.
    idle = hot_spot_c(np.array([0.0]), np.array([0.0]), ratio)
    assert float(idle[0]) == pytest.approx(13.1, abs=0.05)


def test_cells_make_no_hour_cooler_than_it_is() -> None:
    made = np.random.default_rng(7)
    load, air = made.uniform(0.0, 1e6, 8760), made.uniform(-15.0, 38.0, 8760)
    of, at, hours = cells(load, air, np.ones(8760), float(load.max()))
    assert hours.sum() == 8760
    ratio, rated = np.array([8.0]), 1e6
    exact = hot_spot_c(air, load / rated, ratio)
    rough = hot_spot_c(at, of / rated, ratio)
    assert 0.0 <= rough.max() - exact.max() < 4.0
    spent = float(ageing_rate(rough) @ hours) / float(ageing_rate(exact).sum())
    assert 1.0 < spent < 1.3


def test_a_hot_transformer_is_told_and_a_dry_one_has_no_model() -> None:
    found = in_steps(800e3, greatest_share=1.2)
    hot = [one for one in found.candidates if (outcome(one).hot_spot_c or 0.0) > 98.0]
    assert hot
    for one in hot:
        assert "windings_hot" in {said.code for said in one.findings}
        assert one.record.insulation is not None
    dry = in_steps(700e3, greatest_share=1.2, wanted_insulation="dry_type")
    over = [one for one in dry.candidates if outcome(one).peak_share > 1.0]
    assert over
    for one in over:
        assert outcome(one).hot_spot_c is None
        assert "transformer_overload_unknown" in {said.code for said in one.findings}


def test_beyond_half_as_much_again_nothing_is_said_of_heat() -> None:
    """1,000 kVA on transformers of 30 to 3,150 kVA: a figure up to 1.5 of the rating, else none."""
    found = in_steps(1000e3)
    columns = columns_of(
        [one for one in program().catalog.devices("transformers") if one.phases == 3]
    )
    count = len(columns.records)
    pairs = Pairs(machine=np.arange(count), units=np.ones(count, dtype=np.int64))
    done = evaluate(columns, found.situation, pairs)
    over = 1000e3 / columns.rated_va > 1.5
    assert over.any()
    assert np.isnan(done.columns["hot_spot_c"][over]).all()
    fits = columns.is_oil & ~over
    assert (done.columns["hot_spot_c"][fits] < 250.0).all()


def test_the_sun_stands_where_it_does() -> None:
    """Nanjing, 32.0° N, 118.8° E: at noon of 21 June 90 − 32 + 23.4 = 81.4°, of December 34.6°."""
    height = sun_sine(32.0, 118.8, 8760)
    june, december = height[171 * 24 : 172 * 24], height[354 * 24 : 355 * 24]
    assert float(np.degrees(np.arcsin(june.max()))) == pytest.approx(81.4, abs=2.5)
    assert float(np.degrees(np.arcsin(december.max()))) == pytest.approx(34.6, abs=1.0)
    assert height[0] == height[23] == 0.0


@pytest.mark.parametrize("hours", [700.0, 1050.0, 1400.0])
def test_photovoltaics_give_their_full_hours(hours: float) -> None:
    made = pv_year_w(600e3, hours, station("58238"), 8760)
    assert float(made.sum()) == pytest.approx(600e3 * hours, rel=0.01)
    assert 0.8 * 600e3 < made.max() <= 600e3


def test_photovoltaics_take_active_power_and_leave_reactive() -> None:
    """100 kW and 40 kvar with 150 kW of sun: √(50² + 40²) = 64.0 kVA, fed back."""
    power = Power(active_w=np.array([100e3]), reactive_var=np.array([40e3]), pv_w=np.array([150e3]))
    assert float(power.net_va(1.0)[0]) == pytest.approx(hypot(50e3, 40e3))
    assert float(power.net_va(2.0)[0]) == pytest.approx(hypot(50e3, 80e3))
    assert power.peak_va == pytest.approx(hypot(100e3, 40e3))


def test_an_office_feeds_back_and_its_power_factor_falls() -> None:
    found = selected("office-pv-nanjing")
    told = {one.code for one in found.situation.findings}
    assert {"pv_feeds_back", "pv_made_up", "power_factor_below"} <= told
    without = selected("office-pv-nanjing", duty={"pv_w": 0.0})
    calm = {one.code for one in without.situation.findings}
    assert not {"pv_feeds_back", "power_factor_below"} & calm
    # It is sized for the day without sun, and loses less with it.
    assert found.design.required_w == without.design.required_w
    first = {one.record.id: outcome(one) for one in without.candidates}
    for one in found.candidates:
        if one.record.id in first:
            assert outcome(one).load_loss_wh < first[one.record.id].load_loss_wh


def test_what_compensation_takes() -> None:
    """900 kW from 0.82 to 0.95: 900 · (0.6980 − 0.3287) = 332.4 kvar."""
    assert compensation_var(900e3, 0.82, 0.95) == pytest.approx(332_400, abs=60.0)


def test_units_one_out_of_service_by_n_plus_1() -> None:
    """All of 1,000 kVA with one out: what is left has that much at least."""
    found = in_steps(1000e3, essential_share=1.0)
    assert found.candidates
    assert "transformer_alone_short" in codes(found)
    for one in found.candidates:
        assert (one.units - 1) * one.record.rated_va >= 1000e3 - 1.0
