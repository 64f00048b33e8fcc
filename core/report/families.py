"""What each family adds to reports and plots, by its key; a new family is one line here."""

from dataclasses import dataclass

from core.report.chillers import ChillerReport
from core.report.chillers_operating import ChillerOperating
from core.report.family import FamilyOperating, FamilyReport
from core.report.heat_pumps import HeatPumpOperating, HeatPumpReport
from core.report.industrial_heat import IndustrialHeatOperating, IndustrialHeatReport
from core.report.motors import MotorOperating, MotorReport
from core.selection import Selection


@dataclass(frozen=True, slots=True, kw_only=True)
class _Added:
    """What a family adds."""

    report: FamilyReport
    operating: FamilyOperating


_FAMILIES: dict[str, _Added] = {
    "chillers": _Added(report=ChillerReport(), operating=ChillerOperating()),
    "heat_pumps": _Added(report=HeatPumpReport(), operating=HeatPumpOperating()),
    "motors": _Added(report=MotorReport(), operating=MotorOperating()),
    "industrial_heat": _Added(report=IndustrialHeatReport(), operating=IndustrialHeatOperating()),
}


def family_report(selection: Selection) -> FamilyReport:
    """What the selection's family adds to a report."""
    return _FAMILIES[selection.family.key].report


def family_operating(selection: Selection) -> FamilyOperating:
    """What the selection's family adds to the plots of operation."""
    return _FAMILIES[selection.family.key].operating
