"""The chain at single points by hand, and a year as the sum of its hours."""

from math import pi

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.families.motors import performance
from core.families.motors.columns import DriveColumns, MotorColumns, columns_of, drive_columns, take
from core.families.motors.drive import FrontEnd
from core.families.motors.drive_losses import fit_drives, suited_drives
from core.families.motors.losses import fit_losses
from core.families.motors.performance import Points, annual_energy, binned, evaluate
from core.families.motors.record import Supply
from core.families.motors.transmission import Transmission, TransmissionKind
from tests.families.motors.machines import drive, motor

RATED_NM = 30e3 / (1480.0 * pi / 30.0)


def points(*rows: tuple[float, float, float]) -> Points:
    """Torque N·m, speed r/min, hours."""
    torque, speed, hours = np.array(rows, dtype=np.float64).T
    return Points(torque_nm=torque, speed_rpm=speed, hours=hours)


def on_a_drive(*machines, **changes):
    """Columns, losses and drives of machines, each on the drive of `changes`."""
    columns = columns_of(machines)
    drives = drive_columns([drive(**changes)])
    chosen = np.zeros(len(columns), dtype=np.int64)
    return columns, fit_losses(columns), fit_drives(columns, drives, chosen)


def test_on_the_mains_the_power_of_each_point_is_what_counts() -> None:
    """Three quarters of 30 kW at 94.5 %: 22.5 / 0.945 = 23.810 kW."""
    columns = columns_of([motor()])
    chain = evaluate(columns, fit_losses(columns), points((0.75 * RATED_NM, 1480.0, 1.0)))
    assert chain.input_w[0, 0] == pytest.approx(22.5e3 / 0.945)
    assert chain.efficiency[0, 0] == pytest.approx(0.945)
    assert chain.load_share[0, 0] == pytest.approx(0.75)
    assert chain.drive_w[0, 0] == 0.0


def test_the_efficiencies_of_the_chain_are_multiplied() -> None:
    """Motor 0.95 · converter 0.97 · gear 0.96 · pump 0.80 = 0.7077."""
    made = motor(fed_by=Supply.CONVERTER, efficiency_100=0.95, efficiency_75=None,
                 efficiency_50=None)  # fmt: skip
    motor_input = 30e3 / 0.95
    share = (1 / 0.97 - 1) * motor_input / 40e3
    columns, losses, drives = on_a_drive(made, losses=share)
    gear = Transmission(kind=TransmissionKind.GEAR, ratio=20.0, efficiency=0.96)
    at_the_load = points((0.96 * RATED_NM * 20.0, 1480.0 / 20.0, 1.0))
    chain = evaluate(columns, losses, at_the_load, drives=drives, transmission=gear)
    assert chain.load_share[0, 0] == pytest.approx(1.0)
    assert chain.speed_share[0, 0] == pytest.approx(1.0)
    assert chain.efficiency[0, 0] * 0.80 == pytest.approx(0.7077, abs=5e-5)


def test_a_gear_below_its_rating_loses_half_by_speed_and_half_by_power() -> None:
    """4 % of 30 kW at the load: at half speed and a quarter of the power 1250 W · (½·½ + ½·¼)."""
    columns = columns_of([motor()])
    gear = Transmission(kind=TransmissionKind.GEAR, efficiency=0.96)
    full, part = (RATED_NM, 1480.0, 1.0), (RATED_NM / 2, 740.0, 1.0)
    chain = evaluate(columns, fit_losses(columns), points(full, part), transmission=gear)
    assert chain.transmission_w == pytest.approx([1250.0, 1250.0 * (0.25 + 0.125)])


def test_a_smaller_rating_of_the_gear_can_be_given() -> None:
    columns = columns_of([motor()])
    gear = Transmission(kind=TransmissionKind.GEAR, efficiency=0.96)
    chain = evaluate(columns, fit_losses(columns), points((RATED_NM, 1480.0, 1.0)),
                     transmission=gear, rated_w=60e3)  # fmt: skip
    assert chain.transmission_w == pytest.approx([(60e3 + 30e3) / 2 / 24])


def test_hours_at_rest_cost_nothing_and_holding_a_load_does() -> None:
    columns, losses, drives = on_a_drive(motor(fed_by=Supply.CONVERTER))
    rest = annual_energy(columns, losses, points((0.0, 0.0, 8760.0)), drives=drives)
    assert rest.input_wh.tolist() == [0.0]
    held = annual_energy(columns, losses, points((RATED_NM, 0.0, 100.0)), drives=drives)
    assert held.load_wh == 0.0
    assert held.drive_wh[0] == pytest.approx(0.02 * 40e3 * 100.0)
    assert held.input_wh[0] > held.drive_wh[0]


@pytest.mark.parametrize(("front_end", "gives_back"), [("six_pulse", False), ("active", True)])
def test_braking_power_goes_back_through_an_active_front_end_only(
    front_end: str, gives_back: bool
) -> None:
    columns, losses, drives = on_a_drive(
        motor(fed_by=Supply.CONVERTER), front_end=FrontEnd(front_end)
    )
    lowering = points((-RATED_NM, 1480.0, 10.0))
    energy = annual_energy(columns, losses, lowering, drives=drives)
    balance = energy.load_wh + energy.motor_wh[0] + energy.drive_wh[0]
    assert balance < 0
    assert energy.input_wh[0] == pytest.approx(balance if gives_back else 0.0)


def test_a_motor_without_a_drive_of_its_size_has_no_figure() -> None:
    columns = columns_of([motor()])
    drives = drive_columns([])
    model = fit_drives(columns, drives, np.array([-1]))
    chain = evaluate(columns, fit_losses(columns), points((100.0, 1000.0, 1.0)), drives=model)
    assert np.isnan(chain.input_w).all()


RANDOM = st.lists(
    st.tuples(st.floats(0, 250), st.floats(0, 1480), st.floats(0.1, 100)), min_size=1, max_size=30
)


@given(RANDOM)
@settings(max_examples=30)
def test_a_year_is_the_sum_of_its_points_and_what_goes_in_comes_out(rows) -> None:
    machines = (motor(), motor(power_w=37e3, efficiency_75=None, fed_by=Supply.CONVERTER))
    columns, losses, drives = on_a_drive(*machines)
    year = points(*rows)
    belt = Transmission(kind=TransmissionKind.V_BELT, efficiency=0.95)
    for fed in (None, drives):
        energy = annual_energy(columns, losses, year, drives=fed, transmission=belt)
        chain = evaluate(columns, losses, year, drives=fed, transmission=belt)
        running = (year.torque_nm != 0) | (year.speed_rpm != 0)
        by_hour = (chain.input_w[:, running] * year.hours[running]).sum(axis=1)
        assert energy.input_wh == pytest.approx(by_hour)
        parts = energy.load_wh + energy.transmission_wh + energy.motor_wh + energy.drive_wh
        assert energy.input_wh == pytest.approx(parts)
        assert np.all(energy.efficiency <= 1.0)
        assert np.all(chain.efficiency <= 1.0)


def test_pieces_of_any_size_give_the_same_year(monkeypatch: pytest.MonkeyPatch) -> None:
    machines = [motor(power_w=p) for p in (15e3, 22e3, 30e3, 45e3, 75e3)]
    columns, losses, drives = on_a_drive(*machines)
    year = points(*((50.0 + i, 700.0 + 10 * i, 1.0) for i in range(40)))
    whole = annual_energy(columns, losses, year, drives=drives)
    monkeypatch.setattr(performance, "_CELLS", 80)
    pieces = annual_energy(columns, losses, year, drives=drives)
    assert pieces.input_wh == pytest.approx(whole.input_wh, rel=1e-12)


def test_hours_outside_the_published_loads_are_counted() -> None:
    """Published at 50, 75 and 100 %: a quarter load and an overload lie outside."""
    columns = columns_of([motor()])
    year = points((0.25 * RATED_NM, 1480.0, 10.0), (0.6 * RATED_NM, 1480.0, 100.0),
                  (1.1 * RATED_NM, 1480.0, 1.0))  # fmt: skip
    assert annual_energy(columns, fit_losses(columns), year).outside_hours.tolist() == [11.0]


def _year() -> Points:
    """An hourly year of a pump: by day and season, with an offset, off on Sundays."""
    hour = np.arange(8760)
    flow = 0.6 + 0.2 * np.sin(2 * pi * hour / 8760) + 0.15 * np.sin(2 * pi * hour / 24)
    running = (hour // 24) % 7 != 6
    speed = np.where(running, 1480.0 * flow, 0.0)
    torque = np.where(running, 190.0 * (0.3 + 0.7 * flow**2), 0.0)
    return Points(torque_nm=torque, speed_rpm=speed, hours=np.ones(8760))


def test_bins_agree_with_the_hours_within_a_fifth_of_a_per_cent(
    catalog_motors: MotorColumns, catalog_drives: DriveColumns
) -> None:
    every_tenth = take(catalog_motors, np.arange(0, len(catalog_motors), 10))
    losses = fit_losses(every_tenth)
    drives = fit_drives(every_tenth, catalog_drives, suited_drives(every_tenth, catalog_drives))
    year = _year()
    bins = binned(year)
    assert len(bins.hours) < 400
    assert bins.hours.sum() == pytest.approx(8760.0)
    for fed in (None, drives):
        hourly = annual_energy(every_tenth, losses, year, drives=fed).input_wh
        coarse = annual_energy(every_tenth, losses, bins, drives=fed).input_wh
        known = ~np.isnan(hourly)
        assert known.sum() > 200
        assert np.max(np.abs(coarse[known] / hourly[known] - 1.0)) < 2e-3


def test_bins_of_one_state_and_of_none() -> None:
    one = binned(points((50.0, 1000.0, 2.0), (50.0, 1000.0, 3.0)))
    assert (one.torque_nm.tolist(), one.hours.tolist()) == ([50.0], [5.0])
    none = Points(torque_nm=np.empty(0), speed_rpm=np.empty(0), hours=np.empty(0))
    assert binned(none) is none
