"""A demand of hydrogen by hours, or that of a flow meter's file: volumes are normal ones."""

from core.load.by_hours import LoadByHours, by_hours
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers, to_peak
from core.load.series import LoadSeries


def _of_file(load: LoadFile, asked: LoadAsked) -> LoadSeries:
    """A flow meter's year."""
    return to_peak(asked.files.metered_flows(load), load, asked.peak_w)


LOADS: LoadMakers = {LoadByHours: by_hours, LoadFile: _of_file}
