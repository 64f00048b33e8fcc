"""Pumps on the common way: what core.selection.family asks of every family."""

import msgspec

from core.families.flow_stations.family import FlowFamily
from core.families.pumps.columns import columns_of
from core.families.pumps.design import PumpDesign, designed
from core.families.pumps.duty import PumpDuty
from core.families.pumps.evaluation import evaluate
from core.families.pumps.grading import grade_pumps
from core.families.pumps.matching import match
from core.families.pumps.outcome import PumpOutcome
from core.families.pumps.plausibility import faults
from core.families.pumps.record import Pump
from core.families.pumps.screening import screen
from core.families.pumps.sizing import sized
from core.families.pumps.table import TABLES
from core.families.pumps.years import LOADS
from core.load.making import LoadMakers
from core.machines.table import DeviceTable
from core.selection.family import Family
from core.selection.outcome import Outcome
from core.study.duty import Duty
from core.study.template import StudyTemplate


class Pumps(FlowFamily):
    """The steps of the common way, answered for pumps."""

    key = "pumps"
    record: type[msgspec.Struct] = Pump
    duty: type[Duty] = PumpDuty
    design: type[msgspec.Struct] = PumpDesign
    outcome: type[Outcome] = PumpOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = ()
    laid = staticmethod(columns_of)
    designed = staticmethod(designed)
    own_faults = staticmethod(faults)
    made_to_size = staticmethod(sized)
    screen = staticmethod(screen)
    evaluate = staticmethod(evaluate)
    grade = staticmethod(grade_pumps)
    match = staticmethod(match)


PUMPS: Family = Pumps()
