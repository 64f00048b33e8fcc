"""Whether a class of heat pumps is for what a duty asks: the source, the water, the use."""

from collections.abc import Iterator, Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from core.families.heat_pumps.class_machines import (
    BAND_MILD_UNSTATED,
    BAND_OTHER_FLOW,
    FLOW_WITHIN_K,
    NOMINAL,
)
from core.families.heat_pumps.columns import PumpColumns, climate_for
from core.families.heat_pumps.design import HeatPumpDesign
from core.families.heat_pumps.duty import HeatPumpDuty, SourceKind
from core.families.heat_pumps.record import GbSource, GbTerminal, HeatPump, SeasonClimate
from core.machines.device import ClassLevel
from core.selection.family import Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_ROUNDING = 1e-9
_TOO_MILD = "nameplate_too_mild"
_WATERS: Mapping[SourceKind, GbSource] = {
    SourceKind.GROUND_WATER: GbSource.GROUNDWATER,
    SourceKind.SURFACE_WATER: GbSource.SURFACE_WATER,
}


def class_unfit(record: HeatPump, duty: HeatPumpDuty, design: HeatPumpDesign) -> str:
    """Why a class or a nameplate is not for a duty of its source; empty where it is, and of others.

    At another flow temperature than it is known at no energy is promised of it; nor of hot water
    alone. Where several terminals are near enough the class is that of the duty's own emitters.
    """
    if not record.is_of_kind or record.gb_outlet_c is None:
        return ""
    of_class = record.class_level is not None
    wanted = _WATERS.get(duty.heat_source)
    if of_class and wanted is not None and record.gb_source is not wanted:
        return "class_other_water"
    if not duty.rooms_heated:
        return "class_for_rooms" if of_class else "nameplate_for_rooms"
    if not _near(design.supply_c, record.gb_outlet_c):
        return "class_other_flow" if of_class else "nameplate_other_flow"
    of_cold = record.ratings[0].climate is SeasonClimate.COLDER
    if not of_class:
        mild = of_cold and climate_for(design.outdoor_c) is SeasonClimate.WARMER
        return _TOO_MILD if mild and record.nameplate_idle_w is None else ""
    own = None if record.gb_terminal is None else GbTerminal(duty.emitter)
    if own is None or own is record.gb_terminal:
        return ""
    return "class_other_terminal" if _near(design.supply_c, NOMINAL[own].outlet_c) else ""


def _near(supply_c: float, outlet_c: float) -> bool:
    return abs(supply_c - outlet_c) <= FLOW_WITHIN_K + _ROUNDING


def unfit_classes(columns: PumpColumns, situation: Situation) -> NDArray[np.object_]:
    """The reason of each machine, (machines,)."""
    duty, design = situation.duty, situation.design
    found = np.full(len(columns.records), "", dtype=object)
    for row, record in enumerate(columns.records):
        if record.is_of_kind:
            found[row] = class_unfit(record, duty, design)
    return found


def has_twin(records: Sequence[HeatPump]) -> NDArray[np.bool_]:
    """Whether one of a better grade has the same figures: that one stands in plants for both.

    Low-ambient classes of a size differ in what is asked for, not in what is computed.
    """
    best = (None, ClassLevel.GRADE_1)
    return np.array(
        [one.class_level not in best and one.gb_terminal is not None for one in records], bool
    )


def told_unfit(record: HeatPump, situation: Situation) -> Iterator[Finding]:
    """The same of one machine, as a finding."""
    code = class_unfit(record, situation.duty, situation.design)
    if code:
        band = BAND_MILD_UNSTATED if code == _TOO_MILD else BAND_OTHER_FLOW
        yield finding(
            code, Severity.EXCLUDES,
            figure("supply", situation.design.supply_c, Kind.TEMPERATURE),
            figure("outlet", record.gb_outlet_c or np.nan, Kind.TEMPERATURE),
            figure("band", band, Kind.SHARE),
            figure("outdoor", situation.design.outdoor_c, Kind.TEMPERATURE),
        )  # fmt: skip
