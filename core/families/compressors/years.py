"""How each kind of load becomes a year of free air."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.compressors.air import free_air
from core.families.compressors.duty import CompressorDuty
from core.families.compressors.loads import AirWeek
from core.load.making import LoadAsked, LoadMakers
from core.load.week import shares_of_year
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]


class AirOrigin(StrEnum):
    """Where the demand comes from: `choice.<value>`, `report.annex.load.<value>`."""

    WEEK = "air_week"


@dataclass(frozen=True, slots=True, kw_only=True)
class AirYear:
    """A year of free air of the site, m³/s, (steps,); month and hour_of_day of each step."""

    flow_m3s: FloatArray
    origin: AirOrigin
    label: str
    step_h: float
    month: NDArray[np.int8]
    hour_of_day: NDArray[np.int8]
    label_words: str = ""
    findings: tuple[Finding, ...] = ()


def week(load: AirWeek, asked: LoadAsked) -> AirYear:
    """Working days and days off through the year; the weeks off lie at its end."""
    silent = (0.0,) * len(load.off_shares) if load.off_without_pressure else load.off_shares
    share, calendar = shares_of_year(msgspec.structs.replace(load, off_shares=silent))
    return AirYear(
        flow_m3s=share * _design_m3s(asked),
        origin=AirOrigin.WEEK,
        label="",
        step_h=1.0,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
    )


def _design_m3s(asked: LoadAsked) -> float:
    duty = asked.duty
    assert isinstance(duty, CompressorDuty)  # noqa: S101  the load goes with its family
    return duty.air_flow_m3s * _free_air(asked)


def _free_air(asked: LoadAsked) -> float:
    duty = asked.duty
    assert isinstance(duty, CompressorDuty)  # noqa: S101  the load goes with its family
    return free_air(duty.air_volume, duty.inlet_c, asked.climate.pressure_pa, duty.inlet_humidity)


LOADS: LoadMakers = {AirWeek: week}
