"""The catalog's motors and drives, as columns, once for all tests."""

import pytest

from catalog.devices.store import open_catalog
from core.families.motors.columns import DriveColumns, MotorColumns, columns_of, drive_columns


@pytest.fixture(scope="session")
def catalog_motors() -> MotorColumns:
    """All motors of the shipped catalog."""
    with open_catalog() as catalog:
        return columns_of(catalog.devices("motors"))  # type: ignore[arg-type]


@pytest.fixture(scope="session")
def catalog_drives() -> DriveColumns:
    """All drives of the shipped catalog."""
    with open_catalog() as catalog:
        return drive_columns(catalog.devices("drives"))  # type: ignore[arg-type]
