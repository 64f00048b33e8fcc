"""The catalog's heat pumps, once for all tests."""

import pytest

from catalog.devices.store import open_catalog
from core.families.heat_pumps.record import HeatPump
from core.machines.device import is_made_to_size


@pytest.fixture(scope="session")
def heat_pumps() -> tuple[HeatPump, ...]:
    """All certified heat pumps of the shipped catalog."""
    with open_catalog() as catalog:
        found = catalog.devices("heat_pumps")
    return tuple(one for one in found if not is_made_to_size(one))  # type: ignore[misc]
