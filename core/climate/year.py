"""A year of weather, hour by hour, and where it comes from."""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from core.vocabulary.finding import Finding

if TYPE_CHECKING:  # of weather files only
    from core.climate.epw_design import DesignConditions
    from core.climate.epw_header import Location

CHINA = "CHN"
FloatArray = NDArray[np.float64]


class ClimateOrigin(StrEnum):
    """Where the hours come from; shown wherever a result rests on them."""

    EPW = "epw"  # the user's weather file
    BINS = "bins"  # typical-year bins by hour of day, laid on a synthesised course of the year
    SYNTHESISED = "synthesised"  # from the station's design data only


@dataclass(frozen=True, slots=True, kw_only=True)
class ClimateYear:
    """8,760 hours from 1 January 0–1 h; arrays of shape (8760,)."""

    dry_bulb_c: FloatArray
    wet_bulb_c: FloatArray
    pressure_pa: float
    origin: ClimateOrigin
    label: str  # the station's or the file's name
    country: str = ""  # letters of a weather file's country; empty: a station of the table
    location: "Location | None" = None  # of a weather file
    design: "DesignConditions | None" = None  # as its header states them
    findings: tuple[Finding, ...] = ()

    @property
    def in_china(self) -> bool:
        """Whether the site lies in China; a file that names no country does not say otherwise."""
        return self.country in ("", CHINA)
