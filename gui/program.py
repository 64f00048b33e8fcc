"""The program without a window: from a study file to a selection.

from pathlib import Path
from gui.program import Program

selection = Program().select_file(Path("study.json"))
for candidate in selection.candidates[:3]:
    print(candidate.place, candidate.record.model, candidate.outcome.seasonal_cop)
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec

from catalog.families import Source
from catalog.files.load import read_load
from catalog.files.opening import read_bytes
from catalog.shapes import load_shape
from catalog.standards_files import OpenedStandards, open_standards
from catalog.store import Catalog, open_catalog
from catalog.weather_files import read_epw
from core.climate.epw_checks import station_findings
from core.climate.epw_site import site_findings, station_from_epw
from core.climate.stations import Station, station
from core.climate.synthesis import climate_year
from core.climate.year import ClimateYear
from core.families import family_of
from core.finding import figure
from core.heat_pumps.load import LoadHeating
from core.heat_pumps.year import of_heating
from core.industrial_heat.load import LoadFlows, LoadProcess
from core.industrial_heat.year import of_flows, of_operation
from core.load.kinds import LoadFile, LoadShape, LoadSynthesised
from core.load.peak import FilePeak, FromFile, scale_to_peak
from core.load.season import against_season
from core.load.series import LoadSeries, LoadYear
from core.load.synthesis import synthesised
from core.motors.loads import (
    ShaftConstant,
    ShaftCycle,
    ShaftFlow,
    ShaftMeasured,
    ShaftTemplate,
)
from core.problem import Problem
from core.selection import Selection, select
from core.standing import Grader
from core.study import Study, decode
from gui import shaft_loads

STUDY_LIMIT_MB = 16  # a cycle of a hundred thousand steps is 6 MB


class Program:
    """Puts the parts together: catalog, climate, load and the common way."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog or open_catalog()

    @cached_property
    def _opened(self) -> OpenedStandards:
        return open_standards()

    @cached_property
    def grader(self) -> Grader:
        """The editions of standards, shipped and the user's own, and what they say of devices."""
        return Grader(self._opened.standards, trusted=lambda key: not self.catalog.is_own(key))

    @property
    def troubles(self) -> tuple[Problem, ...]:
        """What of the user's own files could not be used; the program goes on without it."""
        own = self.catalog.own.trouble
        return (*((own,) if own else ()), *self._opened.troubles)

    def sources(self) -> Mapping[str, Source]:
        """The sources of the catalog's figures, by key."""
        return {source.key: source for source in self.catalog.sources()}

    def select_file(self, path: Path) -> Selection:
        """Read a study and select; paths in it are relative to its folder."""
        return self.select(read_study(path), path.parent)

    def select(self, study: Study, folder: Path) -> Selection:
        """Select for a study whose paths are relative to `folder`."""
        site, family = site_of(study, folder), family_of(study)
        climate = climate_of(study, site, folder)
        return select(
            study,
            site,
            climate,
            load_of(study, site, climate, folder),
            self.catalog.devices(family.key),
            grader=self.grader,
            today=date.today(),
            catalog_version=self.catalog.version,
            program_version=version("loadfit"),
            groups=self.catalog.refrigerant_groups(),
            beside={table: self.catalog.devices(table) for table in family.beside},
        )


def read_study(path: Path) -> Study:
    """The study in a file.

    Raises Problem `study_missing`, `cannot_read`, `file_too_large`, `study_…`.
    """
    try:
        content = read_bytes(path, STUDY_LIMIT_MB)
    except Problem as problem:
        if problem.code == "file_missing":
            raise Problem("study_missing", str(path)) from problem
        raise
    return decode(content, str(path))


def site_of(study: Study, folder: Path) -> Station:
    """The study's station; where it names none, the place of its weather file.

    Raises Problem `site_missing`, and those of `station` and `read_epw`.
    """
    if study.site.station.strip():
        return station(study.site.station)
    if not study.site.epw:
        raise Problem("site_missing", "site.station")
    return station_from_epw(climate_file(study.site.epw, folder))


def climate_file(name: str, folder: Path) -> ClimateYear:
    """The year of weather in an EPW file."""
    path = folder / name
    return _read_epw(path, _stamp(path))


def climate_of(study: Study, site: Station, folder: Path) -> ClimateYear:
    """The year of weather: the user's EPW file, held against the station, or the station's."""
    if not study.site.epw:
        return climate_year(site)
    year = climate_file(study.site.epw, folder)
    own = station_findings(year, site) if study.site.station.strip() else site_findings(year, site)
    return replace(year, findings=(*year.findings, *own))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """A load that is asked for, and what it may be made from."""

    study: Study
    site: Station
    climate: ClimateYear
    folder: Path


def load_of(study: Study, site: Station, climate: ClimateYear, folder: Path) -> LoadYear:
    """The year of load, from a file, a shape or the climate."""
    asked = _Asked(study=study, site=site, climate=climate, folder=folder)
    return _LOADS[type(study.load)](study.load, asked)


def _from_file(load: LoadFile, asked: _Asked) -> LoadYear:
    path = asked.folder / load.path
    # Files are read as they are: another peak, or the choice to keep them, reads nothing anew.
    plain = msgspec.structs.replace(load, file_peak=FilePeak.SCALED)
    heats = asked.study.duty.heats
    found = _read_load(path, plain, heats, _stamp(path))
    told = against_season(found, asked.climate, heat=heats)
    found = replace(found, findings=(*found.findings, *told))
    return _to_peak(found, load, asked.study.duty.peak_w)


def _to_peak(series: LoadSeries, load: FromFile, peak_w: float | None) -> LoadSeries:
    """The loads of a file, scaled to the duty's peak where they are to be."""
    highest = float(series.load_w.max())
    factor = scale_to_peak(load, highest, peak_w)
    return replace(series, load_w=series.load_w * factor, file_peak_w=highest)


def _from_shape(load: LoadShape, asked: _Asked) -> LoadYear:
    return load_shape(load.shape, getattr(asked.study.duty, "peak_w", None))


def _from_climate(load: LoadSynthesised, asked: _Asked) -> LoadYear:
    peak_w = getattr(asked.study.duty, "peak_w", None)
    if peak_w is None:
        raise Problem("peak_missing", "duty.peak_w")
    return synthesised(load, peak_w, asked.climate, asked.site)


def _from_operation(load: LoadProcess, asked: _Asked) -> LoadYear:
    peak_w = asked.study.duty.peak_w
    if peak_w is None:
        raise Problem("peak_missing", "duty.peak_w")
    return of_operation(load, peak_w)


def _from_flows(load: LoadFlows, asked: _Asked) -> LoadYear:
    path = asked.folder / load.flows_file

    def column(name: str | None, key: str) -> LoadSeries:
        spec = LoadFile(
            path=load.flows_file, column=name, unit=load.flows_unit, reading=load.reading
        )
        try:
            return _read_load(path, spec, True, _stamp(path))
        except Problem as problem:
            figures = [figure("where", key) if f.name == "where" else f for f in problem.figures]
            raise Problem(problem.code, problem.place, *figures) from problem

    source = column(load.source_column, "load.source_column") if load.source_column else None
    sink = _to_peak(column(load.sink_column, "load.sink_column"), load, asked.study.duty.peak_w)
    return of_flows(sink, source)


# How each kind of load becomes a year; a new kind is one line here.
_LOADS: dict[type, Callable[[Any, _Asked], LoadYear]] = {
    LoadFile: _from_file,
    LoadShape: _from_shape,
    LoadSynthesised: _from_climate,
    ShaftConstant: lambda load, _: shaft_loads.constant(load),
    ShaftTemplate: lambda load, _: shaft_loads.template(load),
    ShaftCycle: lambda load, asked: shaft_loads.cycle(load, asked.folder),
    ShaftFlow: lambda load, asked: shaft_loads.flow(load, asked.folder),
    ShaftMeasured: lambda load, asked: shaft_loads.measured(load, asked.study, asked.folder),
    LoadProcess: _from_operation,
    LoadFlows: _from_flows,
    LoadHeating: lambda load, asked: of_heating(load, asked.study.duty, asked.climate, asked.site),
}


def _stamp(path: Path) -> tuple[int, int]:
    """What changes when a file does; nothing for a file that is not there."""
    try:
        status = path.stat()
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)


# Files are read once for as long as they stay as they are: every edit in the window selects
# anew. The stamp is in the arguments so that a changed file is another call.
@lru_cache(maxsize=4)
def _read_epw(path: Path, _: tuple[int, int]) -> ClimateYear:
    return read_epw(path)


@lru_cache(maxsize=4)
def _read_load(path: Path, spec: LoadFile, heat: bool, _: tuple[int, int]) -> LoadSeries:
    return read_load(path, spec, heat=heat)
