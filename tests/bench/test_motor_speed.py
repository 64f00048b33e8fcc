"""How fast: every motor of the catalog on every point of a year, on the mains and on drives.

make bench
"""

import numpy as np
import pytest

from core.families.motors.columns import columns_of, drive_columns
from core.families.motors.drive_losses import fit_drives, suited_drives
from core.families.motors.losses import fit_losses
from core.families.motors.performance import Points, annual_energy, binned
from tests.core.selection.examples import program

HOURS = 8760


def year():
    """Torque and speed of a pump in every hour, a sixth of the year at rest."""
    rng = np.random.default_rng(7)
    speed = rng.uniform(0.45, 1.0, HOURS)
    torque = 190.0 * speed**2 * rng.uniform(0.8, 1.0, HOURS)
    speed[::6] = torque[::6] = 0.0
    return Points(torque_nm=torque, speed_rpm=1480.0 * speed, hours=np.ones(HOURS))


@pytest.mark.parametrize("fed_by", ["mains", "converter"])
@pytest.mark.parametrize("resolution", ["hourly", "binned"])
def test_every_motor_in_a_year(benchmark, resolution, fed_by):
    """Fit and energy of all motors; the catalog is at hand."""
    catalog = program().catalog
    motors, drives = catalog.devices("motors"), catalog.devices("drives")
    points = year() if resolution == "hourly" else binned(year())

    def run():
        columns = columns_of(motors)
        made = drive_columns([d for d in drives if d.drive_class == "IE2"])
        fed = fit_drives(columns, made, suited_drives(columns, made))
        return annual_energy(
            columns, fit_losses(columns), points, drives=fed if fed_by == "converter" else None
        )

    energy = benchmark(run)
    assert len(energy.input_wh) == len(motors)
    assert np.isfinite(energy.input_wh).sum() > 2000
