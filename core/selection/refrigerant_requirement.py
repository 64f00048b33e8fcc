"""What the equipment schedule asks of a refrigerant, the same for every family."""

from core.content.blocks import Quantity, say
from core.content.requirement import Requirement
from core.study.criteria import Criteria
from core.vocabulary.quantity import Kind


def refrigerant_requirement(criteria: Criteria) -> Requirement:
    """Controlled substances are out of new installations; a GWP where the study limits it."""
    most = criteria.gwp_max
    value = say("report.schedule.refrigerant")
    if most is not None:
        value = say(
            "report.schedule.refrigerant.gwp",
            most=Quantity(value=most, kind=Kind.GWP),
            report=say(f"choice.{criteria.gwp_report.value}"),
        )
    return Requirement(
        title=say("field.refrigerant"),
        value=value,
        condition=say("report.schedule.refrigerant.note"),
    )
