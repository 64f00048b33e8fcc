"""What is to be said of a class of heat pumps: its limits, and how far its year may be off."""

from collections.abc import Iterator

import numpy as np

from core.families.heat_pumps.class_machines import nominal_of
from core.families.heat_pumps.classes import class_file
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.performance import FULL_LOAD_BAND
from core.families.heat_pumps.record import DESIGN_C, HeatPump, HeatSource, SeasonClimate
from core.selection.family import Situation
from core.vocabulary.finding import Figure, Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind


def of_class(record: HeatPump, situation: Situation, outcome: HeatPumpOutcome) -> Iterator[Finding]:
    """Its limits and its band; and the hours colder than machines of its kind were rated at."""
    one = nominal_of(record)
    if one is None or record.class_level is None or record.class_band_several is None:
        return
    largest_w = class_file().kinds[one.kind].largest_w
    if record.nominal_w > largest_w:
        yield finding(
            "class_larger_than_data", Severity.ASSUMED,
            figure("heat", record.nominal_w, Kind.HEATING_POWER),
            figure("largest", largest_w, Kind.HEATING_POWER),
        )  # fmt: skip
    level = figure("level", record.class_level.value, word="choice")
    outlet = figure("outlet", one.outlet_c, Kind.TEMPERATURE)
    band = figure("band", record.class_band_several, Kind.SHARE)
    if one.source_c is not None:
        yield finding(
            "class_water_source", Severity.ASSUMED, level,
            figure("cop", record.gb_cop or np.nan, Kind.COP),
            figure("source", one.source_c, Kind.TEMPERATURE), outlet, band,
            source="GB 19577-2024",
        )  # fmt: skip
        return
    yield finding(
        "class_low_ambient", Severity.ASSUMED, level,
        figure("cop_h", record.cop_h or np.nan, Kind.COP),
        figure("cop_dh", record.cop_dh or np.nan, Kind.COP), outlet, _season(record), band,
        source="GB 19577-2024",
    )  # fmt: skip
    if situation.duty.rooms_cooled and record.eer_w7 is not None:
        yield finding(
            "class_cooling", Severity.ASSUMED,
            figure("eer", record.eer_w7, Kind.EER),
            figure("band", FULL_LOAD_BAND, Kind.SHARE),
            source="GB 19577-2024",
        )  # fmt: skip
    yield from _carried_on(situation, outcome)


def of_nameplate(
    record: HeatPump, situation: Situation, outcome: HeatPumpOutcome
) -> Iterator[Finding]:
    """That only its nameplate is known, what it was fitted to, how far the year may be off."""
    band = outcome.energy_band
    if record.nameplate_cop is None or record.nameplate_at_c is None or band is None:
        return
    yield finding(
        "nameplate_heat_pump", Severity.ASSUMED,
        figure("heat", record.nameplate_heat_w or np.nan, Kind.HEATING_POWER),
        figure("cop", record.nameplate_cop, Kind.COP),
        figure("at", record.nameplate_at_c, Kind.TEMPERATURE),
        figure("outlet", record.gb_outlet_c or np.nan, Kind.TEMPERATURE),
        figure("band", band, Kind.SHARE),
    )  # fmt: skip
    (low, *_) = record.ratings
    if (
        record.heat_source is HeatSource.OUTDOOR_AIR
        and (low.limit_c or 0.0) < DESIGN_C[low.climate]
    ):
        yield from _carried_on(situation, outcome, DESIGN_C[low.climate])


def _carried_on(
    situation: Situation,
    outcome: HeatPumpOutcome,
    coldest: float = DESIGN_C[SeasonClimate.COLDER],
) -> Iterator[Finding]:
    """That machines of its kind were rated no colder than some hours of the year."""
    cold = situation.profile.columns["outdoor_c"] < coldest
    hours = float(situation.profile.hours[cold].sum()) - outcome.outside_hours
    if hours > 0.5 or situation.design.outdoor_c < coldest:
        yield finding(
            "class_carried_on", Severity.ASSUMED,
            figure("hours", max(hours, 0.0), Kind.HOURS),
            figure("coldest", coldest, Kind.TEMPERATURE),
        )  # fmt: skip


def _season(record: HeatPump) -> Figure:
    """The seasonal figure that is asked for and not computed with."""
    return figure("season", "APF" if record.apf is not None else "HSPF")
