"""The files beside a study, read once for as long as they stay as they are.

Every edit in the window selects anew. The stamp of a file is among the arguments so that a
changed file is another call. The readers are imported when there is something to read: most studies
have no file beside them.
"""

from dataclasses import dataclass
from pathlib import Path

from catalog.files.shapes import load_shape
from core.climate.year import ClimateYear
from core.keeping.keeping import keep_latest
from core.load.kinds import CycleStep, LoadFile
from core.load.logged import LoggedMachine
from core.load.reading import ShaftReading
from core.load.series import LoadSeries, ShaftRows
from core.selection.approved import ApprovedList


@dataclass(frozen=True, slots=True)
class FilesBeside:
    """What studies in a folder read; see core.load.making.LoadFiles."""

    folder: Path

    def series(self, load: LoadFile, *, heat: bool, signed: bool = False) -> LoadSeries:
        """A year of load as the file has it; signed: what flows back may be below zero."""
        path = self.folder / load.path
        return _read_load(path, load, heat, signed, _stamp(path))

    def metered_flows(self, load: LoadFile) -> LoadSeries:
        """A year of a flow meter, m³/s in place of W."""
        path = self.folder / load.path
        return _read_flows(path, load, _stamp(path))

    def compressor_log(self, load: LoadFile, machines: tuple[LoggedMachine, ...]) -> LoadSeries:
        """A year of logged compressors, m³/s in place of W."""
        path = self.folder / load.path
        return _read_log(path, load, machines, _stamp(path))

    def shape(self, name: str, peak_w: float | None) -> LoadSeries:
        """A bundled shape, scaled to a peak where one is given."""
        return load_shape(name, peak_w)

    def steps(self, path: str, reading: ShaftReading) -> tuple[CycleStep, ...]:
        """The steps of a cycle."""
        from catalog.files.shafts import read_cycle

        return read_cycle(self.folder / path, reading)

    def flows(self, path: str, reading: ShaftReading) -> ShaftRows:
        """Shares of the full flow, and the hours of each."""
        from catalog.files.shafts import read_flow

        return read_flow(self.folder / path, reading)

    def input_powers(self, path: str, reading: ShaftReading) -> ShaftRows:
        """Input powers of a motor, W, and the hours of each."""
        from catalog.files.shafts import read_input

        return read_input(self.folder / path, reading)

    def approved(self, path: str) -> ApprovedList:
        """The devices that a company approves of."""
        from catalog.files.approved_list import read_approved

        return read_approved(self.folder / path)

    def weather(self, path: str) -> ClimateYear:
        """The year of weather in an EPW file."""
        whole = self.folder / path
        return _read_epw(whole, _stamp(whole))


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does; nothing for a file that is not there."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


@keep_latest(4)
def _read_epw(path: Path, _: tuple[int, int]) -> ClimateYear:
    from catalog.files.weather_files import read_epw

    return read_epw(path)


@keep_latest(4)
def _read_flows(path: Path, spec: LoadFile, _: tuple[int, int]) -> LoadSeries:
    from catalog.files.flow_meters import read_flow_meter

    return read_flow_meter(path, spec)


@keep_latest(4)
def _read_log(
    path: Path, spec: LoadFile, machines: tuple[LoggedMachine, ...], _: tuple[int, int]
) -> LoadSeries:
    from catalog.files.compressor_logs import read_compressor_log

    return read_compressor_log(path, spec, machines)


@keep_latest(4)
def _read_load(
    path: Path, spec: LoadFile, heat: bool, signed: bool, _: tuple[int, int]
) -> LoadSeries:
    from catalog.files.load import read_load

    return read_load(path, spec, heat=heat, signed=signed)
