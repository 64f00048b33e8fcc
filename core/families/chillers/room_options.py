"""What a plant room was asked for and cannot have, and how it is taken."""

from collections.abc import Iterator

from core.families.chillers.duty import (
    Absorption,
    ChillerDuty,
    ColdStore,
    DryCooling,
    FreeCooling,
    HeatRecovery,
)
from core.machines.condenser import Condenser
from core.vocabulary.finding import Finding, Severity, figure, finding

# What each is where it is not asked for; all rest on towers or on a condenser with water.
_WITH_WATER = {
    "free_cooling": FreeCooling.NONE,
    "heat_recovery": HeatRecovery.NONE,
    "cold_store": ColdStore.NONE,
    "absorption": Absorption.NONE,
}


def room_findings(duty: ChillerDuty) -> Iterator[Finding]:
    """Of a room with water that each chiller has cells of its own; of any what it was refused."""
    if not duty.has_room:
        return
    if duty.has_towers:
        yield finding("room_own_cells", Severity.ASSUMED)
        if duty.dry_cooler is not DryCooling.NONE:
            yield finding("dry_cooler_needs_air", Severity.WARNING)
    if duty.condenser is Condenser.AIR:
        for key, nothing in _WITH_WATER.items():
            asked = getattr(duty, key)
            if asked is not nothing:
                option = figure("option", asked.value, word="choice")
                yield finding("room_option_needs_water", Severity.WARNING, option)
