"""What makers are asked for so that a boiler does what was computed."""

from collections.abc import Iterator

import numpy as np

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_least
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.efficiency import efficiency
from core.families.boilers.record import Boiler, HeatMedium
from core.selection.selection import Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, group: Group) -> tuple[Requirement, ...]:
    """Kind, fuel, heat, temperatures or pressure, efficiency at full load."""
    return tuple(_lines(selection, group))


def _lines(selection: Selection, group: Group) -> Iterator[Requirement]:
    record: Boiler = group.record
    duty: BoilerDuty = selection.duty
    yield Requirement(
        title=say("report.schedule.kind"),
        value=say(
            "report.schedule.boiler",
            fuel=say(f"choice.{record.fired_with.value}"),
            medium=say(f"choice.{duty.heat_medium.value}"),
            kind=say(f"choice.{record.boiler_kind.value}"),
        ),
    )
    yield Requirement(title=say("field.fired_with"), value=say(f"choice.{record.fired_with.value}"))
    yield at_least(say("report.schedule.heat"), record.boiler_output_w, Kind.HEATING_POWER)
    if duty.heat_medium is HeatMedium.STEAM:
        pressure = Quantity(value=duty.steam_pressure_pa, kind=Kind.PRESSURE)
        yield Requirement(title=say("field.steam_pressure_pa"), value=pressure)
    else:
        for key, value in (("supply_c", duty.supply_c), ("return_c", duty.return_c)):
            warm = Quantity(value=value, kind=Kind.TEMPERATURE)
            yield Requirement(title=say(f"report.boilers.{key}"), value=warm)
    full = float(efficiency(record, np.ones(1), np.full(1, duty.return_c))[0])
    yield at_least(
        say("report.boilers.full_load"), full, Kind.FINE_SHARE,
        say("report.boilers.net", back=Quantity(value=duty.return_c, kind=Kind.TEMPERATURE)),
        metric="",
    )  # fmt: skip
