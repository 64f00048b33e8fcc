"""The list of families; a new one is a new room, one line here, and one in each union."""

from core.chillers.design import ChillerDesign
from core.chillers.family import CHILLERS
from core.chillers.outcome import ChillerOutcome
from core.chillers.record import Chiller
from core.family import Family
from core.heat_pumps.design import HeatPumpDesign
from core.heat_pumps.family import HEAT_PUMPS
from core.heat_pumps.outcome import HeatPumpOutcome
from core.heat_pumps.record import HeatPump
from core.industrial_heat.design import IndustrialHeatDesign
from core.industrial_heat.family import INDUSTRIAL_HEAT
from core.industrial_heat.outcome import IndustrialHeatOutcome
from core.industrial_heat.record import IndustrialHeatPump
from core.motors.design import MotorDesign
from core.motors.family import MOTORS
from core.motors.outcome import MotorOutcome
from core.motors.record import Motor
from core.outcome import capacity_kind
from core.study import Study

FAMILIES: dict[str, Family] = {
    family.key: family for family in (CHILLERS, HEAT_PUMPS, MOTORS, INDUSTRIAL_HEAT)
}
_BY_DUTY = {family.duty: family for family in FAMILIES.values()}

# What a document about any family may hold; each is tagged with its family.
AnyDevice = Chiller | HeatPump | Motor | IndustrialHeatPump
AnyOutcome = ChillerOutcome | HeatPumpOutcome | MotorOutcome | IndustrialHeatOutcome
AnyDesign = ChillerDesign | HeatPumpDesign | MotorDesign | IndustrialHeatDesign


def subjects_of(family: Family) -> tuple[str, ...]:
    """What is spoken of where a family is, for Language.about: the family, the kind of its power.

    Families of one kind of power share its words: what heat pumps give is heat.
    """
    return (family.key, capacity_kind(family.outcome).value)


def family_of(study: Study) -> Family:
    """The family whose duty the study holds."""
    return _BY_DUTY[type(study.duty)]
