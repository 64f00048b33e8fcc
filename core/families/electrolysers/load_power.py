"""Renewable power as it comes, and what becomes of the hydrogen made of it."""

from collections.abc import Iterator
from typing import Annotated

from core.load.kind import LoadKind
from core.load.reading import LoadReading
from core.vocabulary.field import declare
from core.vocabulary.quantity import Kind


class LoadPower(LoadKind, frozen=True, kw_only=True, tag="renewable_power"):
    """A year of power from a file, photovoltaics by the sun's height, or both together.

    The highest power of the file is scaled to `power_peak_w` where that is given. Hydrogen is
    taken at a steady rate, or all of it; nominal_kwh_m3 says by which size the plant is sought,
    and decides nothing of its year. ramp_most_min: share of the rating that a unit rises in a
    minute at most, whatever its sheet says.
    """

    path: Annotated[str, declare()] | None = None  # relative to the study file
    column: Annotated[str, declare()] | None = None
    unit: Annotated[str, declare()] | None = None
    sheet: Annotated[str, declare()] | None = None
    reading: LoadReading = LoadReading()
    power_peak_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=1e3, le=1e11)] | None = None
    pv_w: Annotated[float, declare(Kind.ELECTRIC_POWER, ge=1e3, le=1e11)] | None = None
    pv_full_hours: Annotated[float, declare(Kind.HOURS, ge=300, le=2500, assumed=True)] = 1200.0
    nominal_kwh_m3: Annotated[
        float, declare(Kind.ENERGY_PER_HYDROGEN, ge=3, le=8, assumed=True)
    ] = 5.0  # fmt: skip
    hydrogen_taken: Annotated[float, declare(Kind.HYDROGEN_FLOW, gt=0, le=100)] | None = None
    tank_kg: Annotated[float, declare(Kind.MASS, ge=0, le=1e8)] = 0.0
    ramp_most_min: Annotated[float, declare(Kind.SHARE, gt=0, le=100)] | None = None

    def disagreements(self, peak_w: float | None) -> Iterator[tuple[str, str]]:  # noqa: ARG002
        """There must be some power; a tank is of use where hydrogen is asked for."""
        if not self.path and self.pv_w is None:
            yield "load.path", "null"
        if self.tank_kg > 0.0 and self.hydrogen_taken is None:
            yield "load.hydrogen_taken", "null"
