"""Losses of converters: at the eight points, between them, and of the reference converters."""

import numpy as np
import pytest

from core.families.motors.columns import DriveColumns, columns_of, drive_columns
from core.families.motors.drive import EIGHT_POINTS, DriveClass, DriveFlag
from core.families.motors.drive_losses import (
    drive_loss_w,
    fit_drives,
    motor_apparent_va,
    suited_drives,
)
from core.families.motors.transmission import TransmissionKind, belt_efficiency
from tests.families.motors.machines import drive, motor
from tests.families.motors.reference_converter import REFERENCE

KEB = (0.0088, 0.01, 0.013, 0.009, 0.0104, 0.0138, 0.0108, 0.0146)  # 12G6CDB-3900, of 6.6 kVA


def fitted(**changes):
    """A drive as large as its motor: shares of torque are shares of its current."""
    columns = columns_of([motor()])
    size = float(motor_apparent_va(columns)[0])
    made = drive_columns([drive(apparent_va=size, **changes)])
    return size, fit_drives(columns, made, np.zeros(1, dtype=np.int64))


@pytest.mark.parametrize(("point", "share"), list(zip(EIGHT_POINTS, KEB, strict=True)))
def test_at_the_eight_points_it_is_what_is_published(point: tuple[int, int], share: float) -> None:
    size, model = fitted(losses=KEB)
    speed, torque = np.array([[point[0] / 100]]), np.array([[point[1] / 100]])
    assert drive_loss_w(model, speed, torque)[0, 0] == pytest.approx(share * size)


@pytest.mark.parametrize(
    ("speed", "torque", "corners"),
    [  # the middle of a cell is the mean of its corners
        (0.25, 0.375, (0.0088, 0.01, 0.009, 0.0104)),
        (0.25, 0.75, (0.01, 0.013, 0.0104, 0.0138)),
        (0.7, 0.75, (0.0104, 0.0138, 0.0108, 0.0146)),
        # (90;25) is no point: (50;25) + (90;50) - (50;50)
        (0.7, 0.375, (0.009, 0.0104, 0.0108, 0.009 + 0.0108 - 0.0104)),
    ],
)
def test_between_the_points_it_is_bilinear(
    speed: float, torque: float, corners: tuple[float, ...]
) -> None:
    size, model = fitted(losses=KEB)
    found = drive_loss_w(model, np.array([[speed]]), np.array([[torque]]))[0, 0]
    assert found == pytest.approx(size * sum(corners) / 4)


def test_beyond_90_per_cent_and_below_25_the_outer_cells_are_carried_on() -> None:
    size, model = fitted(losses=KEB)
    full = drive_loss_w(model, np.ones((1, 1)), np.ones((1, 1)))[0, 0]
    assert full == pytest.approx(size * (0.0138 + (0.0146 - 0.0138) * 50 / 40))
    idle = drive_loss_w(model, np.array([[0.5]]), np.zeros((1, 1)))[0, 0]
    assert idle == pytest.approx(size * (0.009 - (0.0104 - 0.009)))


def test_a_drive_larger_than_its_motor_runs_at_less_current() -> None:
    columns = columns_of([motor()])
    size = float(motor_apparent_va(columns)[0])
    made = drive_columns([drive(apparent_va=2 * size, losses=KEB)])
    model = fit_drives(columns, made, np.zeros(1, dtype=np.int64))
    found = drive_loss_w(model, np.array([[0.9]]), np.ones((1, 1)))[0, 0]
    assert found == pytest.approx(2 * size * 0.0108)  # half of its current


def test_apparent_power_by_current_or_by_power_factor() -> None:
    """√3 · 400 V · 53.6 A = 37.14 kVA; 30 kW / 0.86 / 0.94 = 37.11 kVA; or unknown."""
    unknown = {"current_a": None, "power_factor_100": None}
    columns = columns_of([motor(), motor(current_a=None), motor(**unknown)])
    assert motor_apparent_va(columns)[:2] == pytest.approx([37135.2, 37110.3], abs=0.1)
    chosen = suited_drives(columns, drive_columns([drive()]))
    assert chosen.tolist() == [0, 0, -1]


def test_the_smallest_drive_that_is_large_enough_and_of_two_alike_the_better() -> None:
    sizes = drive_columns([
        drive(apparent_va=45e3), drive(apparent_va=38e3, losses=0.03),
        drive(apparent_va=38e3, losses=0.02), drive(apparent_va=30e3),
    ])  # fmt: skip
    columns = columns_of([motor(), motor(current_a=62.0), motor(current_a=99.0)])
    assert suited_drives(columns, sizes).tolist() == [2, 0, -1]


def test_the_catalog_has_six_converters_and_a_reference_for_every_size_and_class(
    catalog_drives: DriveColumns,
) -> None:
    references = [r for r in catalog_drives.records if DriveFlag.REFERENCE_DRIVE in r.flags]
    assert len(catalog_drives) - len(references) == 6
    assert len(references) == 3 * len(REFERENCE)
    of_class = {DriveClass.IE0: 1.25, DriveClass.IE1: 1.0, DriveClass.IE2: 0.75}
    stated = {(r.drive_class, r.power_w): (r.apparent_va, r.loss_90_100) for r in references}
    for kva, motor_kw, watt in REFERENCE:
        for drive_class, factor in of_class.items():
            loss = pytest.approx(factor * watt / (kva * 1e3), abs=1e-6)
            assert stated[drive_class, motor_kw * 1e3] == (pytest.approx(kva * 1e3), loss)


def test_belts_lose_less_the_larger_and_the_better() -> None:
    """AMCA 203 appendix L: 100 hp: 0.68759 e^-1.9791 + 3.7558 e^-21.5 + 3.9963 = 4.09 %."""
    hundred_hp = 745.6998715822702 * 100
    assert belt_efficiency(TransmissionKind.V_BELT, hundred_hp) == pytest.approx(0.9591, abs=5e-5)
    notched = belt_efficiency(TransmissionKind.NOTCHED_BELT, hundred_hp)
    synchronous = belt_efficiency(TransmissionKind.SYNCHRONOUS_BELT, hundred_hp)
    assert (1 - notched, 1 - synchronous) == pytest.approx((0.04092 * 5 / 7, 0.04092 * 2 / 7),
                                                           abs=5e-5)  # fmt: skip
    assert belt_efficiency(TransmissionKind.V_BELT, 750.0) < 0.93
