"""Which boilers go on, in which numbers; and why the others do not."""

from operator import attrgetter

from core.families.boilers.columns import BoilerColumns
from core.families.boilers.duty import BoilerDuty
from core.families.boilers.record import DOUBTFUL, Boiler, BoilerKind, HeatMedium
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


def screen(columns: BoilerColumns, situation: Situation) -> Screening:
    """Admit every boiler × number of units that carries the peak and is no waste."""
    return screened_by_size(
        columns.records, attrgetter("boiler_output_w"), situation, _never, _SIZE, mixes=True
    )


def _never(record: Boiler, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty, criteria = situation.duty, situation.study.criteria
    assert isinstance(duty, BoilerDuty)  # noqa: S101  the family is chosen by it
    if record.fired_with is not duty.heat_fuel:
        return finding(
            "boiler_fuel_differs", _OUT, figure("fuel", record.fired_with.value, word="choice")
        )
    steam = duty.heat_medium is HeatMedium.STEAM
    hot_only = record.boiler_kind is BoilerKind.CONDENSING and steam
    if hot_only or record.makes not in (None, duty.heat_medium):
        made = HeatMedium.WATER if record.makes is None else record.makes
        return finding("boiler_medium_differs", _OUT, figure("medium", made.value, word="choice"))
    warmest, most = situation.design.warmest_return_c, record.return_max_c
    if most is not None and warmest > most + _ROUNDING:
        return finding(
            "boiler_return_above", _OUT,
            figure("asked", warmest, Kind.TEMPERATURE), figure("most", most, Kind.TEMPERATURE),
        )  # fmt: skip
    unwanted = maker_left_out(record, criteria)
    if unwanted is not None:
        return unwanted
    if not criteria.doubtful_admitted and DOUBTFUL & set(record.flags):
        return finding("boiler_doubtful", _OUT)
    return None
