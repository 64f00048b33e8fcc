"""Which furnaces go on, in which numbers; and why the others do not."""

from operator import attrgetter

from core.families.furnaces.columns import FurnaceColumns
from core.families.furnaces.duty import FurnaceDuty
from core.families.furnaces.record import Furnace
from core.selection.by_number import SizeFindings, screened_by_size
from core.selection.family import Screening, Situation
from core.selection.makers import maker_left_out
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_SIZE = SizeFindings(
    below="heat_below",
    above="oversized",
    given_below="heat",
    given_above="capacity",
    kind=Kind.HEATING_POWER,
)
_ROUNDING = 1e-9


def screen(columns: FurnaceColumns, situation: Situation) -> Screening:
    """Admit every furnace × number of units that heats the charge and is no waste."""
    return screened_by_size(columns.records, attrgetter("charge_w"), situation, _never, _SIZE)


def _never(record: Furnace, situation: Situation) -> Finding | None:
    """What no number of furnaces helps against."""
    duty = situation.duty
    assert isinstance(duty, FurnaceDuty)  # noqa: S101  the family is chosen by it
    if record.furnace_process is not duty.furnace_process:
        process = figure("process", record.furnace_process.value, word="choice")
        return finding("furnace_process_differs", _OUT, process)
    if duty.process_c > record.furnace_max_c + _ROUNDING:
        return finding(
            "furnace_not_hot_enough", _OUT,
            figure("asked", duty.process_c, Kind.TEMPERATURE),
            figure("most", record.furnace_max_c, Kind.TEMPERATURE),
        )  # fmt: skip
    return maker_left_out(record, situation.study.criteria)
