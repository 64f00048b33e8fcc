"""What a pump is graded by: GB 19762-2025, for pumps whose power is that at the shaft."""

from collections.abc import Sequence
from datetime import date

from core.families.flow_stations.record import PowerBasis
from core.families.pumps.classes import PRODUCT
from core.families.pumps.record import Pump, PumpKind
from core.selection.grading import Grades, graded_as
from core.standards.judge import Device
from core.standards.library import Standards

_FORMS = {
    PumpKind.END_SUCTION: "single_suction",
    PumpKind.SPLIT_CASE: "double_suction",
    PumpKind.IN_LINE: "inline",
    PumpKind.MULTISTAGE: "multistage",
}
_DIGITS = 9  # those of the limits


def figures_of(pump: Pump) -> dict[str, float | str] | None:
    """The figures a pump is judged by; None: no edition speaks of it.

    The efficiency of a whole unit is no pump efficiency: of such a pump nothing is said.
    """
    form = _FORMS.get(pump.pump_kind)
    if form is None or pump.power_basis is not PowerBasis.SHAFT:
        return None
    return {
        "pump_duty": "clean_water",
        "pump_form": form,
        "flow": pump.rated_flow_m3s * 3600.0,
        "head": pump.rated_head_m,
        "speed": pump.speed_rpm,
        "stages": float(pump.pump_stages),
        "efficiency": round(pump.rated_efficiency * 100.0, _DIGITS),
    }


def grade_pumps(standards: Standards, pumps: Sequence[Pump], as_of: date) -> Grades:
    """What the editions in force on a day say of each pump."""
    asked = (figures_of(pump) for pump in pumps)
    devices = [None if figures is None else Device(PRODUCT, figures) for figures in asked]
    return graded_as(standards, devices, as_of, lambda _, verdict: verdict)
