"""What a demand of hydrogen is made from; volumes are normal ones.

By hours, from a flow meter's file, or from renewable power: then the load is what is taken, or
what the power would make at the nominal consumption, and the power stands beside it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.families.electrolysers.load_power import LoadPower
from core.load.by_hours import LoadByHours, by_hours
from core.load.calendar import HOURS, YEAR_DAYS, Calendar
from core.load.kinds import LoadFile
from core.load.making import LoadAsked, LoadMakers, to_peak
from core.load.photovoltaics import pv_year_w
from core.load.series import LoadOrigin, LoadSeries
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
J_PER_KWH = 3.6e6


@dataclass(frozen=True, slots=True, kw_only=True)
class PoweredLoad(LoadSeries):
    """Hydrogen in place of W, and the power that is there, W, (steps,).

    nominal_m3s: what the highest power would make at the nominal consumption.
    """

    power_w: FloatArray
    nominal_m3s: float


def _of_file(load: LoadFile, asked: LoadAsked) -> LoadSeries:
    """A flow meter's year."""
    return to_peak(asked.files.metered_flows(load), load, asked.peak_w)


def _of_power(load: LoadPower, asked: LoadAsked) -> PoweredLoad:
    """A year of power, hour by hour or in the steps of its file."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    power, step_h = np.zeros(YEAR_DAYS * HOURS), calendar.step_h
    month, hour, told = calendar.month(), calendar.hour_of_day(), list[Finding]()
    if load.path:
        file = LoadFile(
            path=load.path, column=load.column, unit=load.unit, sheet=load.sheet,
            reading=load.reading,
        )  # fmt: skip
        series = asked.files.series(file, heat=False)
        power, step_h = series.load_w, series.step_h
        month, hour = series.month, series.hour_of_day
        told += series.findings
        highest = float(power.max())
        if load.power_peak_w is not None and highest > 0.0:
            power = power * (load.power_peak_w / highest)
            told.append(_scaled(highest, load.power_peak_w))
    if load.pv_w is not None:
        power = power + pv_year_w(load.pv_w, load.pv_full_hours, asked.site, len(power))
        told.append(finding("hydrogen_sun_modelled", Severity.ASSUMED,
                            figure("hours", load.pv_full_hours, Kind.HOURS)))  # fmt: skip
    if load.hydrogen_taken is None:
        most = np.inf if asked.peak_w is None else asked.peak_w
        hydrogen = np.minimum(power / (load.nominal_kwh_m3 * J_PER_KWH), most)
    else:
        hydrogen = np.full(len(power), load.hydrogen_taken)
    return PoweredLoad(
        load_w=hydrogen,
        step_h=step_h,
        month=month,
        hour_of_day=hour,
        origin=LoadOrigin.POWER,
        label=" + ".join(_parts(load)),
        findings=tuple(told),
        power_w=power,
        nominal_m3s=float(power.max()) / (load.nominal_kwh_m3 * J_PER_KWH),
    )


def _scaled(highest_w: float, to_w: float) -> Finding:
    return finding(
        "hydrogen_power_scaled", Severity.INFO,
        figure("file", highest_w, Kind.ELECTRIC_POWER), figure("peak", to_w, Kind.ELECTRIC_POWER),
    )  # fmt: skip


def _parts(load: LoadPower) -> Iterator[str]:
    if load.path:
        yield load.path
    if load.pv_w is not None:
        yield f"PV {load.pv_w / 1e6:g} MW"


LOADS: LoadMakers = {LoadByHours: by_hours, LoadFile: _of_file, LoadPower: _of_power}
