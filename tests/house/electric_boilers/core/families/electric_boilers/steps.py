"""The steps of the way on columns: the year as points, who can do the duty, what a year takes."""

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from core.climate.stations import Station
from core.climate.year import ClimateYear
from core.families.electric_boilers.design import ElectricBoilerDesign
from core.families.electric_boilers.load import DailyYear
from core.families.electric_boilers.record import ElectricBoiler
from core.load.profile import binned, hourly
from core.load.ratio import mean_price, share_of
from core.selection.by_number import SizeFindings, screened_by_size
from core.selection.family import Evaluation, Pairs, Screening, Situation
from core.selection.makers import maker_left_out
from core.selection.prices import prices_per_kwh
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]
_ROUNDING = 1e-9
_W_PER_KW = 1000.0
_SIZE = SizeFindings(
    below="heat_below",
    above="oversized",
    given_below="heat",
    given_above="capacity",
    kind=Kind.HEATING_POWER,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoilerColumns:
    """Records side by side; arrays (records,)."""

    records: tuple[ElectricBoiler, ...]
    heat_w: FloatArray
    efficiency: FloatArray
    price: FloatArray  # of one, nan where it is not known


def columns_of(records: Sequence[ElectricBoiler]) -> BoilerColumns:
    """Lay records side by side."""

    def column(values: list[float | None]) -> FloatArray:
        return np.array([np.nan if one is None else one for one in values], dtype=np.float64)

    return BoilerColumns(
        records=tuple(records),
        heat_w=column([one.boiler_heat_w for one in records]),
        efficiency=column([one.heat_efficiency for one in records]),
        price=column([one.price for one in records]),
    )


def situate(study: Study, station: Station, climate: ClimateYear, load: DailyYear) -> Situation:
    """The year as points, each with its heat, and the design figures."""
    peak = float(load.heat_w.max())
    price = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    points = hourly({"load_w": load.heat_w}, load.step_h, load.month, price)
    is_hourly = study.criteria.resolution == "hourly"
    return Situation(
        study=study,
        station=station,
        climate=climate,
        load=load,
        profile=points if is_hourly else binned(points, {"load_w": peak * 0.01}),
        design=ElectricBoilerDesign(
            peak_w=peak,
            required_w=peak * (1.0 + study.duty.margin),
            water_c=study.duty.water_c,
        ),
        findings=load.findings,
    )


def screen(columns: BoilerColumns, situation: Situation) -> Screening:
    """Admit every boiler × number of units that is hot enough, carries the peak, and is no waste.

    Who leaves the way carries the finding that put it out: its code has a message, a short
    reason and a way out, and its place in core/vocabulary/finding_subjects.py.
    """
    return screened_by_size(columns.records, attrgetter("boiler_heat_w"), situation, _never, _SIZE)


def _never(record: ElectricBoiler, situation: Situation) -> Finding | None:
    """What no number of boilers helps against."""
    hottest, wanted = record.water_max_c, situation.design.water_c
    if hottest is not None and hottest < wanted:
        return finding(
            "supply_above_outlet", Severity.EXCLUDES,
            figure("limit", hottest, Kind.TEMPERATURE), figure("supply", wanted, Kind.TEMPERATURE),
        )  # fmt: skip
    return maker_left_out(record, situation.study.criteria)


def evaluate(columns: BoilerColumns, situation: Situation, pairs: Pairs) -> Evaluation:
    """Run every pair through the year: (pairs, points), and its sums."""
    profile = situation.profile
    load, hours = profile.columns["load_w"], profile.hours.sum(axis=1)
    unit_w, efficiency = columns.heat_w[pairs.machine], columns.efficiency[pairs.machine]
    installed = unit_w * pairs.units
    heat = np.minimum(load[None, :], installed[:, None])
    power = heat / efficiency[:, None]
    short = load[None, :] - heat > load[None, :] * _ROUNDING
    heat_wh, energy_wh = heat @ hours, power @ hours
    cost = power @ profile.price_hours / _W_PER_KW
    asked_wh, asked_h = float(load @ hours), float(hours[load > 0.0].sum())
    unmet_h = short @ hours
    return Evaluation(
        pairs=pairs,
        columns={
            "unit_capacity_w": unit_w,
            "installed_w": installed,
            "oversizing": installed / situation.design.peak_w,
            "annual_energy_wh": energy_wh,
            "mean_price_per_kwh": mean_price(cost, energy_wh),
            # A constant efficiency is at its best whenever the boiler runs.
            "coverage_hours": share_of(np.full_like(unit_w, asked_h), asked_h),
            "coverage_energy": share_of(heat_wh, asked_wh),
            "unmet_hours": unmet_h,
            "unmet_energy_wh": asked_wh - heat_wh,
            "heat_given_wh": heat_wh,
            "lost_wh": energy_wh - heat_wh,
        },
        monthly_energy_wh=power @ profile.hours,
        energy_cost=cost,
        priced_w=installed,
        listed_price=columns.price[pairs.machine] * pairs.units,
        ratings={},
        asked_wh=asked_wh,
    )
