"""Which electrolysers go on, in which numbers; and why the others do not."""

from core.families.electrolysers.columns import ElectrolyserColumns
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.record import DOUBTFUL, Electrolyser
from core.machines.device import is_made_to_size
from core.selection.by_number import screened
from core.selection.family import Screening, Situation
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_ROUNDING = 1e-9


def screen(columns: ElectrolyserColumns, situation: Situation) -> Screening:
    """Admit every electrolyser × number of units that makes the peak and is no waste."""
    records = columns.records
    return screened(
        len(records),
        situation.plant.numbers,
        never=lambda machine: _never(records[machine], situation),
        of_number=lambda machine, units: _of_number(records[machine], units, situation),
        too_large="hydrogen_oversized",
        mixes=lambda machine: not is_made_to_size(records[machine]),
    )


def _never(record: Electrolyser, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty, criteria = situation.duty, situation.study.criteria
    assert isinstance(duty, ElectrolyserDuty)  # noqa: S101  the family is chosen by it
    if duty.wanted_kind not in (None, record.electrolyser_kind):
        kind = figure("kind", record.electrolyser_kind.value, word="choice")
        return finding("electrolyser_kind_differs", _OUT, kind)
    least, given = duty.outlet_least_pa, record.outlet_pa
    if least is not None and (given is None or given < least * (1.0 - _ROUNDING)):
        return finding(
            "hydrogen_pressure_below", _OUT,
            figure("given", "–" if given is None else given,
                   None if given is None else Kind.GAUGE_PRESSURE),
            figure("asked", least, Kind.GAUGE_PRESSURE),
        )  # fmt: skip
    if record.maker in criteria.makers_left_out:
        return finding("maker_left_out", _OUT, figure("maker", record.maker))
    if not criteria.doubtful_admitted and DOUBTFUL & set(record.flags):
        return finding("electrolyser_doubtful", _OUT)
    return None


def _of_number(record: Electrolyser, units: int, situation: Situation) -> Finding | None:
    """Why a number of units is not admitted; None: it is."""
    design, most = situation.design, situation.study.criteria.oversizing_max
    carrying = situation.plant.carrying(units)
    given = carrying * record.hydrogen_m3s
    count = figure("units", carrying, Kind.COUNT)
    flow = figure("flow", given, Kind.HYDROGEN_FLOW)
    if given < design.required_w * (1.0 - _ROUNDING):
        asked = figure("required", design.required_w, Kind.HYDROGEN_FLOW)
        return finding("hydrogen_below", _OUT, count, flow, asked)
    if given > most * design.peak_w * (1.0 + _ROUNDING):
        return finding(
            "hydrogen_oversized", _OUT, count, flow,
            figure("ratio", given / design.peak_w, Kind.RATIO),
            figure("limit", most, Kind.RATIO),
        )  # fmt: skip
    return None
