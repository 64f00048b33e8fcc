"""The list of families; a new one is a new room, one line here, and one in each union."""

from core.chillers.design import ChillerDesign
from core.chillers.family import CHILLERS
from core.chillers.outcome import ChillerOutcome
from core.chillers.record import Chiller
from core.family import Family
from core.motors.design import MotorDesign
from core.motors.family import MOTORS
from core.motors.outcome import MotorOutcome
from core.motors.record import Motor
from core.study import Study

FAMILIES: dict[str, Family] = {family.key: family for family in (CHILLERS, MOTORS)}
_BY_DUTY = {family.duty: family for family in FAMILIES.values()}

# What a document about any family may hold; each is tagged with its family.
AnyDevice = Chiller | Motor
AnyOutcome = ChillerOutcome | MotorOutcome
AnyDesign = ChillerDesign | MotorDesign


def family_of(study: Study) -> Family:
    """The family whose duty the study holds."""
    return _BY_DUTY[type(study.duty)]
