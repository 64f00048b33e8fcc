"""How each kind of load becomes a year of apparent power at the transformer, VA."""

from dataclasses import dataclass
from enum import StrEnum

import msgspec
import numpy as np
from numpy.typing import NDArray

from core.families.transformers.duty import TransformerDuty
from core.families.transformers.loads import PowerSteps, PowerWeek
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers
from core.load.peak import FilePeak, scale_to_peak
from core.load.photovoltaics import pv_year_w
from core.load.week import shares_of_year
from core.vocabulary.finding import Finding

FloatArray = NDArray[np.float64]


class PowerOrigin(StrEnum):
    """Where the load comes from: `choice.<value>`, `report.annex.load.<value>`."""

    WEEK = "power_week"
    STEPS = "power_steps"
    FILE = "power_file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Power:
    """What is used, compensated, and what photovoltaics make beside it, each (points,)."""

    active_w: FloatArray
    reactive_var: FloatArray
    pv_w: FloatArray

    def net_va(self, growth: float) -> FloatArray:
        """The load at the transformer when what is used has grown by a factor."""
        used = self.active_w * np.where(self.active_w > 0.0, growth, 1.0)  # not what flows back
        net: FloatArray = np.hypot(used - self.pv_w, self.reactive_var * growth)
        return net

    @property
    def peak_va(self) -> float:
        """The highest load without photovoltaics: what is to be carried on an overcast day."""
        return float(np.hypot(self.active_w, self.reactive_var).max(initial=0.0))


@dataclass(frozen=True, slots=True, kw_only=True)
class PowerYear:
    """A year of load, VA, (points,), compensated and net of photovoltaics.


    With steps of equal length each has its month and hour of day; else `hours` says how many hours
    a year each point stands for.
    """

    power: Power
    origin: PowerOrigin
    label: str
    step_h: float
    month: NDArray[np.int8]
    hour_of_day: NDArray[np.int8]
    hours: FloatArray | None = None
    file_peak_w: float | None = None
    label_words: str = ""
    findings: tuple[Finding, ...] = ()

    @property
    def load_va(self) -> FloatArray:
        """At the transformer today."""
        return self.power.net_va(1.0)


def _power(asked: LoadAsked, whole_va: FloatArray) -> Power:
    """Loads at the power factor of the duty, beside its photovoltaics."""
    duty = _duty(asked)
    made = np.zeros_like(whole_va)
    if duty.pv_w > 0.0:
        made = pv_year_w(duty.pv_w, duty.pv_full_hours, asked.site, len(whole_va))
    return Power(
        active_w=whole_va * duty.factor,
        reactive_var=np.abs(whole_va) * (1.0 - duty.factor**2) ** 0.5,
        pv_w=made,
    )


def week(load: PowerWeek, asked: LoadAsked) -> PowerYear:
    """Working days and days off through the year; the weeks off lie at its end."""
    share, calendar = shares_of_year(load)
    return PowerYear(
        power=_power(asked, share * _duty(asked).peak),
        origin=PowerOrigin.WEEK,
        label="",
        step_h=1.0,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
    )


def steps(load: PowerSteps, asked: LoadAsked) -> PowerYear:
    """Each step with its hours; the rest of the year is without load."""
    share, hours = np.array(load.power_steps, dtype=np.float64).T
    rest = max(YEAR_DAYS * 24.0 - float(hours.sum()), 0.0)
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    return PowerYear(
        power=_power(asked, np.append(share, 0.0) * _duty(asked).peak),
        origin=PowerOrigin.STEPS,
        label="",
        step_h=0.0,
        month=calendar.month(),
        hour_of_day=calendar.hour_of_day(),
        hours=np.append(hours, rest),
    )


def from_file(load: LoadFile, asked: LoadAsked) -> PowerYear:
    """Active power of a file over the power factor, or its apparent power as it stands.

    A net load of both signs flows back where it is below zero; its reactive power is not known
    and is taken as of a load of that size.
    """
    duty = _duty(asked)
    plain = msgspec.structs.replace(load, file_peak=FilePeak.SCALED)
    found = asked.files.series(plain, heat=False, signed=True)
    whole = found.load_w * duty.of_file
    highest = float(np.abs(whole).max())
    return PowerYear(
        power=_power(asked, whole * scale_to_peak(load, highest, duty.peak_or_none)),
        origin=PowerOrigin.FILE,
        label=found.label,
        step_h=found.step_h,
        month=found.month,
        hour_of_day=found.hour_of_day,
        file_peak_w=highest,
        findings=found.findings,
    )


def _duty(asked: LoadAsked) -> TransformerDuty:
    duty = asked.duty
    assert isinstance(duty, TransformerDuty)  # noqa: S101  the load goes with its family
    return duty


LOADS: LoadMakers = {PowerWeek: week, PowerSteps: steps, LoadFile: from_file}
