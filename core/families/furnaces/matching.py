"""How well a furnace fits its duty, as findings."""

from collections.abc import Iterator

from core.families.furnaces.outcome import FurnaceOutcome
from core.families.furnaces.record import Furnace, FurnaceKind
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_MUCH = 0.15  # of the year's energy in pauses: then the hours of work are what to change


def match(record: Furnace, situation: Situation, outcome: FurnaceOutcome) -> tuple[Finding, ...]:
    """What speaks for and against a furnace on this duty."""
    del situation
    return tuple(_said(record, outcome))


def _said(record: Furnace, outcome: FurnaceOutcome) -> Iterator[Finding]:
    saved = outcome.existing_saving_cost
    if saved is not None and saved <= 0.0:
        yield finding("furnace_loses_money", Severity.WARNING, figure("cost", -saved, Kind.MONEY))
    yield finding(
        "furnace_per_tonne", Severity.INFO,
        figure("full", outcome.full_energy_per_mass, Kind.ENERGY_PER_MASS),
        figure("year", outcome.energy_per_mass, Kind.ENERGY_PER_MASS),
    )  # fmt: skip
    idle = (outcome.auxiliary_energy_wh or 0.0) / outcome.annual_energy_wh
    if idle > 0.0:
        yield finding(
            "furnace_pauses_much" if idle > _MUCH else "furnace_pauses",
            Severity.WARNING if idle > _MUCH else Severity.INFO,
            figure("share", idle, Kind.SHARE),
            figure("starts", outcome.heatings_up, Kind.COUNT),
        )  # fmt: skip
    if record.furnace_kind is FurnaceKind.INDUCTION:
        yield finding("furnace_needs_coil", Severity.INFO)
    if record.furnace_kind is FurnaceKind.VACUUM:
        yield finding("furnace_pumps_left_out", Severity.INFO)
    if record.burns:
        yield finding("furnace_fans_left_out", Severity.INFO)
    for flag in record.flags:
        yield finding(f"flag_{flag.value}", Severity.ASSUMED)
