"""Fans on the common way: what core.selection.family asks of every family."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.fans.columns import columns_of
from core.families.fans.design import FanDesign, designed
from core.families.fans.duty import FanDuty
from core.families.fans.evaluation import evaluate
from core.families.fans.grading import grade_fans
from core.families.fans.matching import match
from core.families.fans.outcome import FanOutcome
from core.families.fans.plausibility import faults
from core.families.fans.record import Fan
from core.families.fans.screening import screen
from core.families.fans.sizing import sized
from core.families.fans.table import TABLES
from core.families.flow_stations.columns import FlowColumns
from core.families.flow_stations.family import FlowFamily
from core.families.flow_stations.years import FLOW_LOADS, FlowYear
from core.load.making import LoadMakers
from core.machines.table import DeviceTable
from core.selection.family import Evaluation, Family, Situation
from core.selection.outcome import Outcome
from core.study.duty import Duty
from core.study.study import Study
from core.study.template import StudyTemplate, cases

if TYPE_CHECKING:
    from core.plant.plant_year import PlantYear


class Fans(FlowFamily):
    """The steps of the common way, answered for fans."""

    key = "fans"
    record: type[msgspec.Struct] = Fan
    duty: type[Duty] = FanDuty
    design: type[msgspec.Struct] = FanDesign
    outcome: type[Outcome] = FanOutcome
    tables: tuple[DeviceTable, ...] = TABLES
    loads: LoadMakers = FLOW_LOADS
    templates: tuple[StudyTemplate, ...] = cases("core.families.fans", "draught-fan-peaking")
    laid = staticmethod(columns_of)
    designed = staticmethod(designed)
    own_faults = staticmethod(faults)
    made_to_size = staticmethod(sized)
    screen = staticmethod(screen)
    evaluate = staticmethod(evaluate)
    grade = staticmethod(grade_fans)
    match = staticmethod(match)

    def situate(
        self, study: Study, station: Station, climate: ClimateYear, load: FlowYear
    ) -> Situation:
        """The year as points of flow, and what is asked at design, at the station's altitude."""
        duty = study.duty
        assert isinstance(duty, FanDuty)  # noqa: S101  the family is chosen by it
        if duty.altitude_m is None and duty.density_kg_m3 is None:
            at_site = msgspec.structs.replace(duty, altitude_m=station.elevation_m)
            study = msgspec.structs.replace(study, duty=at_site)
        return super().situate(study, station, climate, load)

    def evaluate_plants(
        self, columns: FlowColumns, situation: Situation, years: "Sequence[PlantYear]"
    ) -> Evaluation:
        """The outcomes of stations of several models, the hours in stall among them."""
        from core.families.fans.mixed_year import of_plants
        from core.families.flow_stations.mixed_year import evaluate_plants

        return evaluate_plants(columns, situation, years, of_plants)


FANS: Family = Fans()
