"""Pumps on the common way: what core.selection.family asks of every family."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from core.families.flow_stations.columns import FlowColumns
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
from core.selection.family import Evaluation, Family, Situation
from core.selection.outcome import Outcome
from core.study.duty import Duty
from core.study.template import StudyTemplate, cases

if TYPE_CHECKING:
    from core.plant.plant_year import PlantYear


class Pumps(FlowFamily):
    """The steps of the common way, answered for pumps."""

    key = "pumps"
    record: type[msgspec.Struct] = Pump
    duty: type[Duty] = PumpDuty
    design: type[msgspec.Struct] = PumpDesign
    outcome: type[Outcome] = PumpOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = LOADS
    templates: tuple[StudyTemplate, ...] = cases("core.families.pumps", "auxiliary-pump-peaking")
    laid = staticmethod(columns_of)
    designed = staticmethod(designed)
    own_faults = staticmethod(faults)
    made_to_size = staticmethod(sized)
    screen = staticmethod(screen)
    evaluate = staticmethod(evaluate)
    grade = staticmethod(grade_pumps)
    match = staticmethod(match)

    def evaluate_plants(
        self, columns: FlowColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """The outcomes of stations of several models, the hours short of NPSH among them."""
        from core.families.flow_stations.mixed_year import evaluate_plants
        from core.families.pumps.mixed_year import of_plants

        return evaluate_plants(columns, situation, years, of_plants)


PUMPS: Family = Pumps()
