"""What makers are asked for so that a heat pump cools as it was computed to."""

from collections.abc import Iterator

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement, at_least, at_most
from core.families.heat_pumps.cooling.columns import rated_for
from core.families.heat_pumps.outcome import HeatPumpOutcome
from core.families.heat_pumps.record import HeatPump
from core.selection.selection import Candidate, Group, Selection
from core.vocabulary.quantity import Kind

_WATER_J_PER_M3K = 1000.0 * 4195.0  # density, heat capacity at 10 °C


def cooling_requirements(
    selection: Selection, candidate: Candidate, group: Group
) -> Iterator[Requirement]:
    """Cooling, power and EER at summer design, SEER, water flow, highest outdoor temperature."""
    design, outcome = selection.design, candidate.outcome
    assert isinstance(outcome, HeatPumpOutcome)  # noqa: S101  the family's own
    cooling_w, eer = outcome.cooling_capacity_w, outcome.design_eer
    if cooling_w is None or eer is None:
        return
    where = say(
        "report.schedule.at.summer",
        outdoor=Quantity(value=design.summer_outdoor_c, kind=Kind.TEMPERATURE),
        chilled=Quantity(value=design.chilled_c, kind=Kind.TEMPERATURE),
    )
    yield at_least(say("report.schedule.capacity"), cooling_w, Kind.UNIT_COOLING_POWER, where)
    yield at_most(
        say("report.schedule.power"), cooling_w / eer, Kind.ELECTRIC_POWER, where, metric=""
    )
    yield at_least(say("report.schedule.design_eer"), eer, Kind.EER, where, metric="")
    record: HeatPump = group.record
    for one in rated_for(record, design.chilled_c):
        if one.seer is not None:
            flow = Quantity(value=one.flow_c, kind=Kind.TEMPERATURE)
            at_flow = say("report.schedule.en14825.cooling", flow=flow)
            yield at_least(say("field.seer"), one.seer, Kind.EER, at_flow)
    flow = cooling_w / (_WATER_J_PER_M3K * (design.chilled_return_c - design.chilled_c))
    yield Requirement(
        title=say("report.schedule.chilled_flow"),
        value=Quantity(value=flow, kind=Kind.WATER_FLOW),
        condition=say(
            "report.schedule.between.cooling",
            cold=Quantity(value=design.chilled_c, kind=Kind.TEMPERATURE),
            warm=Quantity(value=design.chilled_return_c, kind=Kind.TEMPERATURE),
        ),
    )
    hottest = float(selection.climate.dry_bulb_c.max())
    yield at_least(
        say("report.schedule.cools_up_to"), max(hottest, design.summer_outdoor_c), Kind.TEMPERATURE
    )
