"""What makers are asked for so that an industrial heat pump does what was computed."""

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_least
from core.families.industrial_heat.design import IndustrialHeatDesign
from core.families.industrial_heat.outcome import IndustrialHeatOutcome
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind


def schedule(selection: Selection, candidate: Candidate, group: Group) -> tuple[Requirement, ...]:
    """Name, then heat, COP over the year and the streams it stands between."""
    design: IndustrialHeatDesign = selection.design
    outcome = candidate.outcome
    assert isinstance(outcome, IndustrialHeatOutcome)  # noqa: S101  the family's own
    streams = say(
        "report.schedule.streams",
        source_in=Quantity(value=design.evaporator_in_c, kind=Kind.TEMPERATURE),
        source_out=Quantity(value=design.evaporator_out_c, kind=Kind.TEMPERATURE),
        sink_in=Quantity(value=design.condenser_in_c, kind=Kind.TEMPERATURE),
        sink_out=Quantity(value=design.condenser_out_c, kind=Kind.TEMPERATURE),
    )
    name = say("report.schedule.industrial_heat")
    cop, heat_w = outcome.seasonal_cop, group.unit_capacity_w
    return (
        Requirement(title=say("report.schedule.kind"), value=name),
        at_least(say("report.schedule.heat"), heat_w, Kind.HEATING_POWER, streams),
        *(
            (at_least(say("report.schedule.year_cop"), cop, Kind.COP, streams),)
            if not candidate.is_mixed
            else ()
        ),
        Requirement(
            title=say("field.refrigerant"), value=say("report.schedule.refrigerant"),
            condition=say("report.schedule.refrigerant.note"),
        ),
        Requirement(title=say("field.supply"), value=say("report.schedule.supply")),
    )  # fmt: skip
