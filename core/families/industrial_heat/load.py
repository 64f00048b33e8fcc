"""How the heat demand of a process is described: by its hours, or hour by hour in a file."""

from collections.abc import Iterator
from typing import Annotated

from core.load.kind import LoadKind
from core.load.peak import FromFile
from core.load.reading import LoadReading
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class LoadProcess(LoadKind, frozen=True, kw_only=True, tag="operation"):
    """A process that runs the same hours every working day, at the same heat.

    The days of work are Monday to Saturday first, 1 January is a Monday; the weeks of
    standstill are the last of the year.
    """

    hours_per_day: Annotated[int, declare(Kind.HOURS, ge=1, le=24, assumed=True)] = 16
    first_hour: Annotated[int, declare(Kind.COUNT, ge=0, le=23, assumed=True)] = 6
    days_per_week: Annotated[int, declare(Kind.COUNT, ge=1, le=7, assumed=True)] = 6
    weeks_per_year: Annotated[int, declare(Kind.COUNT, ge=1, le=53, assumed=True)] = 50
    process_load: Annotated[float, declare(Kind.SHARE, ge=1e-3, le=1, assumed=True)] = 1.0
    # Of the hours with demand, those in which the source flows too.
    simultaneity: Annotated[float, declare(Kind.SHARE, ge=0, le=1, assumed=True)] = 1.0

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """What does not go with the peak of the duty, by path, and why in short."""
        if peak_w is None:
            yield "duty.peak_w", "null"


class LoadFlows(FromFile, frozen=True, kw_only=True, tag="flows"):
    """Heat demand, and heat of the source, of every hour of a year, as columns of a file.

    Scaled to a peak is the demand alone: the source gives what it gives.
    """

    flows_file: Annotated[str, declare()] = ""  # relative to the study file
    sink_column: Annotated[str, declare()] | None = None  # None: detected
    source_column: Annotated[str, declare()] | None = None  # None: the duty's source, always there
    flows_unit: Annotated[str, declare()] | None = None  # any expression, as of a LoadFile
    reading: LoadReading = LoadReading()

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:
        """A file there must be."""
        del peak_w  # where none is entered, it is the file's
        if not self.flows_file:
            yield "load.flows_file", "null"
