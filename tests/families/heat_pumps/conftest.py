"""The catalog's heat pumps, once for all tests."""

import pytest

from catalog.devices.store import open_catalog
from core.families.heat_pumps.record import HeatPump


@pytest.fixture(scope="session")
def heat_pumps() -> tuple[HeatPump, ...]:
    """All heat pumps of the shipped catalog."""
    with open_catalog() as catalog:
        return catalog.devices("heat_pumps")  # type: ignore[return-value]
