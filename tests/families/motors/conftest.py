"""The catalog's motors and drives, as columns, once for all tests."""

import pytest

from catalog.devices.store import open_catalog
from core.families.motors.columns import DriveColumns, MotorColumns, columns_of, drive_columns
from core.machines.device import is_made_to_size


@pytest.fixture(scope="session")
def catalog_motors() -> MotorColumns:
    """All motors of the shipped catalog; its classes are none."""
    with open_catalog() as catalog:
        machines = [one for one in catalog.devices("motors") if not is_made_to_size(one)]
        return columns_of(machines)  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def catalog_drives() -> DriveColumns:
    """All drives of the shipped catalog."""
    with open_catalog() as catalog:
        return drive_columns(catalog.devices("drives"))  # type: ignore[arg-type]
