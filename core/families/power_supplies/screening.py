"""Which power supplies go on, in which numbers; and why the others do not."""

from operator import attrgetter

from core.families.power_supplies.columns import SupplyColumns
from core.families.power_supplies.duty import SupplyDuty
from core.families.power_supplies.record import PowerSupply
from core.selection.by_number import SizeFindings, screened_by_size
from core.selection.family import Screening, Situation
from core.selection.makers import maker_left_out
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_SIZE = SizeFindings(
    below="supply_below",
    above="supply_oversized",
    given_below="power",
    given_above="power",
    kind=Kind.ELECTRIC_POWER,
)


def screen(columns: SupplyColumns, situation: Situation) -> Screening:
    """Admit every supply × number of units that carries the peak and is no waste."""
    return screened_by_size(columns.records, attrgetter("supply_w"), situation, _never, _SIZE)


def _never(record: PowerSupply, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty = situation.duty
    assert isinstance(duty, SupplyDuty)  # noqa: S101  the family is chosen by it
    if duty.wanted_supply not in (None, record.supply_kind):
        kind = figure("kind", record.supply_kind.value, word="choice")
        return finding("supply_kind_differs", _OUT, kind)
    return maker_left_out(record, situation.study.criteria)
