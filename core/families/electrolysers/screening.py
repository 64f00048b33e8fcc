"""Which electrolysers go on, in which numbers; and why the others do not."""

from operator import attrgetter

from core.families.electrolysers.columns import ElectrolyserColumns
from core.families.electrolysers.duty import ElectrolyserDuty
from core.families.electrolysers.record import DOUBTFUL, Electrolyser
from core.selection.by_number import SizeFindings, screened_by_size
from core.selection.family import Screening, Situation
from core.selection.makers import maker_left_out
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_SIZE = SizeFindings(
    below="hydrogen_below",
    above="hydrogen_oversized",
    given_below="flow",
    given_above="flow",
    kind=Kind.HYDROGEN_FLOW,
)
_ROUNDING = 1e-9
# Less than a twentieth of the hydrogen lies within what sheets of evidence C and D are off by, and
# every unit wants a rectifier, a separator and water of its own: nobody builds such a mix.
_LEAST_IN_MIX = 0.05


def screen(columns: ElectrolyserColumns, situation: Situation) -> Screening:
    """Admit every electrolyser × number of units that makes the peak and is no waste."""
    return screened_by_size(
        columns.records, attrgetter("hydrogen_m3s"), situation, _never, _SIZE,
        mixes=True, least_in_mix=_LEAST_IN_MIX,
    )  # fmt: skip


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
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        return unwanted
    if not criteria.doubtful_admitted and DOUBTFUL & set(record.flags):
        return finding("electrolyser_doubtful", _OUT)
    return None
