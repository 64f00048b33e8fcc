"""How a load of a study becomes a year: what it may be made from, and the kinds all families share.

Files are read by whoever is handed in (LoadFiles): nothing here opens one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Protocol

import msgspec

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.load.kind import LoadKind
from core.load.kinds import CycleStep, LoadFile, LoadShape, LoadSynthesised
from core.load.logged import LoggedMachine
from core.load.peak import FilePeak, FromFile, scale_to_peak
from core.load.reading import ShaftReading
from core.load.season import against_season
from core.load.series import LoadSeries, LoadYear, ShaftRows
from core.load.synthesis import synthesised
from core.vocabulary.problem import Problem


class LoadFiles(Protocol):
    """The files beside a study, and the shapes that are bundled; every path is the study's."""

    def series(self, load: LoadFile, *, heat: bool, signed: bool = False) -> LoadSeries:
        """A year of load as the file has it, whatever peak was entered."""
        ...

    def metered_flows(self, load: LoadFile) -> LoadSeries:
        """A year of a flow meter, m³/s in place of W, as the file counts its volumes."""
        ...

    def compressor_log(self, load: LoadFile, machines: tuple[LoggedMachine, ...]) -> LoadSeries:
        """A year of logged compressors, one a column, m³/s of free air in place of W."""
        ...

    def shape(self, name: str, peak_w: float | None) -> LoadSeries:
        """A bundled shape, scaled to a peak where one is given."""
        ...

    def steps(self, path: str, reading: ShaftReading) -> tuple[CycleStep, ...]:
        """The steps of a cycle."""
        ...

    def flows(self, path: str, reading: ShaftReading) -> ShaftRows:
        """Shares of the full flow, and the hours of each."""
        ...

    def input_powers(self, path: str, reading: ShaftReading) -> ShaftRows:
        """Input powers of a motor, W, and the hours of each."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadAsked:
    """What a load may be made from.

    duty: the family's own; heats: whether its load is heat; peak_w: the peak entered, if any.
    """

    duty: object
    heats: bool
    peak_w: float | None
    site: Station
    climate: ClimateYear
    files: LoadFiles

    @property
    def needed_peak_w(self) -> float:
        """The peak, where the load cannot be made without; raises Problem `peak_missing`."""
        if self.peak_w is None:
            raise Problem("peak_missing", "duty.peak_w")
        return self.peak_w


# By kind of load; each maker takes the kind it stands for.
LoadMaker = Callable[[Any, LoadAsked], LoadYear]
LoadMakers = Mapping[type[LoadKind], LoadMaker]


def from_file(load: LoadFile, asked: LoadAsked) -> LoadSeries:
    """The file's year, compared with the seasons, at the peak entered."""
    # Files are read as they are: another peak, or the choice to keep them, reads nothing anew.
    plain = msgspec.structs.replace(load, file_peak=FilePeak.SCALED)
    found = asked.files.series(plain, heat=asked.heats)
    told = against_season(found, asked.climate, heat=asked.heats)
    return to_peak(replace(found, findings=(*found.findings, *told)), load, asked.peak_w)


def to_peak(series: LoadSeries, load: FromFile, peak_w: float | None) -> LoadSeries:
    """The loads of a file, scaled to the duty's peak where they are to be."""
    highest = float(series.load_w.max())
    factor = scale_to_peak(load, highest, peak_w)
    return replace(series, load_w=series.load_w * factor, file_peak_w=highest)


def from_shape(load: LoadShape, asked: LoadAsked) -> LoadSeries:
    """A bundled shape."""
    return asked.files.shape(load.shape, asked.peak_w)


def from_climate(load: LoadSynthesised, asked: LoadAsked) -> LoadSeries:
    """A load made from the weather."""
    return synthesised(load, asked.needed_peak_w, asked.climate, asked.site)


THERMAL: LoadMakers = {
    LoadFile: from_file,
    LoadShape: from_shape,
    LoadSynthesised: from_climate,
}
