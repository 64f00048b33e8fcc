"""The program without a window: from a study file to a selection.

from pathlib import Path
from gui.program.program import Program

selection = Program().select_file(Path("study.json"))
for candidate in selection.candidates[:3]:
    print(candidate.place, candidate.record.model, candidate.outcome.seasonal_cop)
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path

from catalog.devices.store import Catalog, open_catalog
from catalog.files.beside import FilesBeside
from catalog.files.opening import read_bytes
from catalog.files.standards_files import OpenedStandards, open_standards
from core.climate.stations import Station, station
from core.climate.synthesis import climate_year
from core.climate.year import ClimateYear
from core.families.registry import decode, family_of
from core.load.making import LoadAsked
from core.load.series import LoadYear
from core.machines.device import Source, own_among
from core.selection.grader import Grader
from core.selection.selection import Selection
from core.selection.way import select
from core.study.study import SECTIONS, Study
from core.vocabulary.problem import Problem
from gui.program.reader import every_language
from gui.program.release import VERSION

STEPS = ("load", "catalog", "year")  # of a selection, as they are told to who waits
STUDY_LIMIT_MB = 16  # a cycle of a hundred thousand steps is 6 MB


class Program:
    """Puts the parts together: catalog, climate, load and the common way."""

    def __init__(self, catalog: Catalog | None = None) -> None:
        self.catalog = catalog or open_catalog(languages=every_language)

    @cached_property
    def _opened(self) -> OpenedStandards:
        return open_standards()

    @cached_property
    def grader(self) -> Grader:
        """The editions of standards, shipped and the user's own, and what they say of devices."""
        return Grader(self._opened.standards, unchecked=own_among)

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
        return self.select_in_file(read_study(path), path)

    def select_in_file(self, study: Study, path: Path) -> Selection:
        """Select for the study of a file; what is wrong in the study names the file."""
        try:
            return self.select(study, path.parent)
        except Problem as problem:
            if problem.place.split(".")[0] in SECTIONS:
                place = f"{path} [{problem.place}]"
                raise Problem(problem.code, place, *problem.figures) from problem
            raise

    def select(
        self,
        study: Study,
        folder: Path,
        today: date | None = None,
        *,
        preview: bool = False,
        begin: Callable[[str], None] = lambda _: None,
    ) -> Selection:
        """Select for a study whose paths are relative to `folder`; today: the day it is taken for.

        It decides on which editions hold where the study names no day. preview: a first look only.
        begin: hears which of the STEPS begins.
        """
        begin("load")
        site, family = site_of(study, folder), family_of(study)
        climate, listed = climate_of(study, site, folder), study.criteria.approved_list
        load = load_of(study, site, climate, folder)
        begin("catalog")
        devices = self.catalog.devices(family.key, study.criteria.gwp_report)
        begin("year")
        return select(
            family,
            study,
            site,
            climate,
            load,
            devices,
            grader=self.grader,
            today=today or date.today(),
            catalog_version=self.catalog.version,
            program_version=VERSION,
            groups=self.catalog.refrigerant_groups(),
            markets={one.key: one.market for one in self.catalog.sources()},
            approved=FilesBeside(folder).approved(listed) if listed else None,
            beside={table: self.catalog.devices(table) for table in family.beside},
            preview=preview,
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
    from core.climate.epw_site import station_from_epw

    return station_from_epw(climate_file(study.site.epw, folder))


def climate_file(name: str, folder: Path) -> ClimateYear:
    """The year of weather in an EPW file."""
    return FilesBeside(folder).weather(name)


def climate_of(study: Study, site: Station, folder: Path) -> ClimateYear:
    """The year of weather: the user's EPW file, held against the station, or the station's."""
    if not study.site.epw:
        return climate_year(site)
    year = climate_file(study.site.epw, folder)
    from core.climate.epw_checks import station_findings
    from core.climate.epw_site import site_findings

    own = station_findings(year, site) if study.site.station.strip() else site_findings(year, site)
    return replace(year, findings=(*year.findings, *own))


def load_of(study: Study, site: Station, climate: ClimateYear, folder: Path) -> LoadYear:
    """The year of load, from a file, a shape or the climate."""
    asked = LoadAsked(
        duty=study.duty, heats=study.duty.heats, peak_w=study.duty.entered_peak_w,
        site=site, climate=climate, files=FilesBeside(folder),
    )  # fmt: skip
    return family_of(study).loads[type(study.load)](study.load, asked)
