"""Current, power factor and reactive power against what makers publish."""

from importlib.resources import files
from math import acos, sqrt, tan

import numpy as np
import pytest

from core.families.motors.columns import MotorColumns, columns_of, take
from core.families.motors.electrical import (
    MAGNETISING_SHARE,
    current_a,
    fit_current,
    power_factor,
    reactive_var,
)
from core.families.motors.losses import fit_losses
from tests.families.motors.machines import motor


def fitted(*records):
    columns = columns_of(records)
    losses = fit_losses(columns)
    return columns, losses, fit_current(columns, losses)


def test_at_rated_load_it_is_the_nameplate() -> None:
    columns, losses, model = fitted(motor())
    one = np.ones((1, 1))
    assert current_a(model, one)[0, 0] == pytest.approx(53.6)
    assert power_factor(columns, losses, model, one)[0, 0] == pytest.approx(0.86, abs=1e-3)
    # Q = P1 tan φ
    expected = 30e3 / 0.94 * tan(acos(0.86))
    assert reactive_var(columns, losses, model, one)[0, 0] == pytest.approx(expected, rel=5e-3)


def test_without_part_load_figures_the_magnetising_current_is_a_share_of_the_reactive_one() -> None:
    """0.67 I_N √(1 - cos² φ_N) = 0.67 · 53.6 A · 0.5103 = 18.33 A, a third of the rated current."""
    _, _, model = fitted(motor())
    idle = current_a(model, np.zeros((1, 1)))[0, 0]
    assert idle == pytest.approx(18.33, abs=0.01)
    assert model.fitted.tolist() == [False]


@pytest.fixture
def published(catalog_motors: MotorColumns) -> tuple[np.ndarray, np.ndarray]:
    """Of the motors that publish part-load power factors, the current at 75 and 50 % over rated,
    and the sine of the rated angle: from their printed figures, without any model.
    """
    stated = ~np.isnan(catalog_motors.power_factor[:, 1:3]).any(axis=1)
    motors = take(catalog_motors, stated)
    loads = np.array([1.0, 0.75, 0.5])
    drawn = loads / (motors.efficiency[:, :3] * motors.power_factor[:, :3])
    return drawn[:, 1:] / drawn[:, :1], np.sqrt(1.0 - motors.power_factor[:, 0] ** 2)


def _magnetising(ratio: np.ndarray) -> np.ndarray:
    """I_μ over I_N by least squares of I² = I_μ² + m² (I_N² - I_μ²) through the rated point."""
    x, y = 1.0 - np.array([0.75, 0.5]) ** 2, 1.0 - ratio**2
    return np.sqrt(1.0 - (x * y).sum(axis=1) / (x * x).sum())


def test_the_share_is_the_median_of_what_makers_publish(published) -> None:
    ratio, sine = published
    assert len(sine) == 20
    assert np.median(_magnetising(ratio) / sine) == pytest.approx(MAGNETISING_SHARE, abs=0.005)


def test_motors_left_out_are_met_within_the_band_that_is_documented(published) -> None:
    """Each motor's current by the median of the other nineteen, against its own figures."""
    ratio, sine = published
    share = _magnetising(ratio) / sine
    others = np.array([np.median(np.delete(share, i)) for i in range(len(share))])
    page = (files("resources") / "documentation" / "motors.md").read_text("utf-8")
    for column, load in enumerate((0.75, 0.5)):
        said = []
        for magnetising in (others * sine, sine):
            found = np.sqrt(magnetising**2 + load**2 * (1.0 - magnetising**2))
            off = 100.0 * (found / ratio[:, column] - 1.0)
            low, middle, high = np.percentile(off, [10, 50, 90])
            said += [f"{middle:+.1f}", f"{low:+.1f} … {high:+.1f}", f"{np.abs(off).max():.1f}"]
        row = " | ".join((f"{load:.0%}".replace("%", " %"), *said)).replace("-", "−")
        assert f"| {row} |" in page


def test_without_a_current_it_follows_from_the_power_factor_and_the_other_way_round() -> None:
    _, _, by_factor = fitted(motor(current_a=None))
    drawn = 30e3 / (0.94 * 0.86 * sqrt(3) * 400)
    assert current_a(by_factor, np.ones((1, 1)))[0, 0] == pytest.approx(drawn)
    columns, losses, by_current = fitted(motor(power_factor_100=None))
    own = 30e3 / (0.94 * sqrt(3) * 400 * 53.6)
    one = np.ones((1, 1))
    assert power_factor(columns, losses, by_current, one)[0, 0] == pytest.approx(own)


def test_published_power_factors_at_part_load_are_met_closely(
    catalog_motors: MotorColumns,
) -> None:
    """Three NEMA motors with 75 and 50 %, one of them with 25 %."""
    chosen = [r.source == "amo_tools_motors" for r in catalog_motors.records]
    motors = take(catalog_motors, np.array(chosen))
    losses = fit_losses(motors)
    model = fit_current(motors, losses)
    assert model.fitted.all()
    found = power_factor(motors, losses, model, np.array([[1.0, 0.75, 0.5, 0.25]]))
    known = ~np.isnan(motors.power_factor)
    assert np.max(np.abs(found - motors.power_factor)[known]) < 0.06


def test_an_idle_motor_draws_its_losses() -> None:
    columns, losses, model = fitted(motor())
    idle = np.zeros((1, 1))
    factor = power_factor(columns, losses, model, idle)[0, 0]
    constant = losses.coefficients[0, :3].sum() * 30e3
    apparent = sqrt(3) * 400 * current_a(model, idle)[0, 0]
    assert factor == pytest.approx(constant / apparent)


def test_with_neither_current_nor_power_factor_nothing_is_said() -> None:
    _, _, model = fitted(motor(current_a=None, power_factor_100=None))
    assert np.isnan(model.constant).all()
