"""What a radio unit is graded by: the list of tiers, by what it sends over what it takes."""

from collections.abc import Sequence
from datetime import date

from core.families.base_stations.record import RadioBand, RadioChannels, RadioUnit
from core.selection.grading import Grades, graded
from core.standards.judge import Device
from core.standards.library import Standards

PRODUCT = "base_station"
_DIGITS = 6  # those of the limits
_CHANNELS = {
    RadioChannels.FOUR: "4TR",
    RadioChannels.THIRTY_TWO: "32TR",
    RadioChannels.SIXTY_FOUR: "64TR",
}
_BANDS = {
    RadioBand.GHZ_2_6: "2.6GHz",
    RadioBand.GHZ_3_5: "3.5GHz",
    RadioBand.GHZ_4_9: "4.9GHz",
}


def device_of(record: RadioUnit) -> Device:
    """What a radio unit is judged as; the baseband part of the list is of another unit."""
    figures: dict[str, float | str] = {
        "output_power": round(record.radio_w, _DIGITS),
        "channels": _CHANNELS[record.radio_channels],
        "power_ratio": round(record.power_ratio * 100.0, _DIGITS),
    }
    if record.radio_band in _BANDS:
        figures["frequency_band"] = _BANDS[record.radio_band]
    return Device(PRODUCT, figures)


def grade_radio_units(standards: Standards, records: Sequence[RadioUnit], as_of: date) -> Grades:
    """What the editions in force on a day say of each record."""
    return graded(standards, records, device_of, as_of)
