"""Every family of the registry with a study, a selection and some of its devices."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from catalog.devices.build import open_shipped
from catalog.devices.figures_file import shipped_figures
from catalog.devices.store import Catalog
from core.families.registry import FAMILIES, decode
from core.machines.device import Device, is_made_to_size
from core.machines.refrigerant import USUAL_REPORT, GwpReport
from core.selection.selection import Selection
from core.study.study import Study
from gui.program.program import Program
from tests.kept import KeptProgram

MOST = 40  # devices of a table that are selected from, about


class Few(Catalog):
    """The shipped catalog with no more devices a table than a test has patience for."""

    @cache  # noqa: B019  what is kept of a selection rests on the very same devices
    def devices(self, family: str, report: GwpReport = USUAL_REPORT) -> tuple[Device, ...]:
        """One of so many."""
        every = super().devices(family, report)
        return every[:: max(1, len(every) // MOST)]


class OfClasses(Catalog):
    """The classes of machines of the shipped catalog, and no maker's machine."""

    @cache  # noqa: B019  as above
    def devices(self, family: str, report: GwpReport = USUAL_REPORT) -> tuple[Device, ...]:
        """Those made to the size of a load."""
        return tuple(one for one in super().devices(family, report) if is_made_to_size(one))


@cache
def program_of_classes() -> Program:
    """The program on classes alone; opened once."""
    return KeptProgram(OfClasses(*open_shipped(shipped_figures())))


@cache
def program() -> Program:
    """The program on a few of the shipped devices; opened once."""
    return KeptProgram(Few(*open_shipped(shipped_figures())))


def shipped(table: str) -> tuple[Any, ...]:
    """Some devices of a table."""
    return program().catalog.devices(table)


def examples(key: str) -> Iterator[Study]:
    """The bundled studies of a family, in the order of their names."""
    for path in sorted((Path(str(files("resources"))) / "examples").glob("*.json")):
        study = decode(path.read_bytes(), path.name)
        if isinstance(study.duty, FAMILIES[key].duty):
            yield study


@cache
def chosen(key: str) -> Selection:
    """The selection of the family's first bundled study that something fits.

    Studies of one model come first: many tests select again and again, and a search is slow.
    """
    plain = sorted(examples(key), key=lambda study: study.plant.models_max)
    found = (program().select(study, Path()) for study in plain)
    return next(one for one in found if one.candidates)
