"""Which radio units go on; and why the others do not."""

from operator import attrgetter

from core.families.base_stations.columns import RadioColumns
from core.families.base_stations.duty import RadioDuty
from core.families.base_stations.record import RadioUnit
from core.selection.by_number import SizeFindings, screened_by_size
from core.selection.family import Screening, Situation
from core.selection.makers import maker_left_out
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

_OUT = Severity.EXCLUDES
_SIZE = SizeFindings(
    below="radio_below",
    above="radio_oversized",
    given_below="power",
    given_above="power",
    kind=Kind.IDLE_POWER,
)


def screen(columns: RadioColumns, situation: Situation) -> Screening:
    """Admit every radio unit of the channels and the band that sends enough and is no waste."""
    return screened_by_size(columns.records, attrgetter("radio_w"), situation, _never, _SIZE)


def _never(record: RadioUnit, situation: Situation) -> Finding | None:
    """What no number of units helps against."""
    duty = situation.duty
    assert isinstance(duty, RadioDuty)  # noqa: S101  the family is chosen by it
    if record.radio_channels is not duty.radio_channels:
        channels = figure("channels", record.radio_channels.value, word="choice")
        return finding("radio_channels_differ", _OUT, channels)
    if record.radio_band is not duty.radio_band:
        band = figure("band", record.radio_band.value, word="choice")
        return finding("radio_band_differs", _OUT, band)
    return maker_left_out(record, situation.study.criteria)
