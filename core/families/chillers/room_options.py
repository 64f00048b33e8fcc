"""What a plant room was asked for and cannot have, and how it is taken."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

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
from core.vocabulary.quantity import Kind

# What each is where it is not asked for; all rest on towers or on a condenser with water.
_WITH_WATER = {
    "free_cooling": FreeCooling.NONE,
    "heat_recovery": HeatRecovery.NONE,
    "cold_store": ColdStore.NONE,
    "absorption": Absorption.NONE,
}
# Their years go by the wet bulb and by open towers.
_WITH_TOWERS = {key: _WITH_WATER[key] for key in ("heat_recovery", "cold_store", "absorption")}


def room_findings(duty: ChillerDuty) -> Iterator[Finding]:
    """Of a room with water that each chiller has cells of its own; of any what it was refused."""
    if not duty.has_room:
        return
    if duty.rejects_dry:
        approach = figure("approach", duty.rejection_approach_k, Kind.TEMPERATURE_DIFFERENCE)
        fans = figure("fans", duty.dry_cooler_fan_share, Kind.SHARE)
        yield finding("room_closed_loop", Severity.ASSUMED, approach, fans)
        yield from _refused(duty, _WITH_TOWERS, "room_option_needs_towers")
    elif duty.has_towers:
        yield finding("room_own_cells", Severity.ASSUMED)
        if duty.dry_cooler is DryCooling.BESIDE:
            yield finding("dry_cooler_needs_air", Severity.WARNING)
    if duty.condenser is Condenser.AIR:
        yield from _refused(duty, _WITH_WATER, "room_option_needs_water")
        if duty.dry_cooler is DryCooling.CONDENSERS:
            option = figure("option", duty.dry_cooler.value, word="choice")
            yield finding("room_option_needs_water", Severity.WARNING, option)


def _refused(duty: ChillerDuty, options: Mapping[str, StrEnum], code: str) -> Iterator[Finding]:
    for key, nothing in options.items():
        asked = getattr(duty, key)
        if asked is not nothing:
            yield finding(code, Severity.WARNING, figure("option", asked.value, word="choice"))
