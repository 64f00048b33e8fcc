"""Outcomes of plants of several models that are the same sums for every family."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.load.ratio import mean_price, share_of
from core.plant.plant_year import PlantYear
from core.selection.carried import both_ways
from core.selection.family import Evaluation, Pairs
from core.study.economics import DemandBy, Economics

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
_W_PER_KW = 1000.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Covered:
    """What of the load is carried by units inside their efficient range, (plants,)."""

    hours: FloatArray  # shares
    energy: FloatArray


def covered(years: Sequence[PlantYear], inside: Sequence[BoolArray]) -> Covered:
    """Each point counts by the part of its output that groups inside their range give.

    inside: (groups, points) of each plant. For a single group that is the point as a whole.
    """
    hours, energy = np.zeros(len(years)), np.zeros(len(years))
    for at, (year, within) in enumerate(zip(years, inside, strict=True)):
        mixing = year.mixing
        good_w = np.where(within, year.run.output_w, 0.0).sum(axis=0)
        hours[at] = float((good_w / mixing.load_w) @ mixing.hours)
        energy[at] = float(good_w @ mixing.hours)
    asked_h, asked_wh = _asked(years)
    return Covered(hours=share_of(hours, asked_h), energy=share_of(energy, asked_wh))


def common_columns(
    years: Sequence[PlantYear], *, standby: bool, auxiliaries: bool
) -> dict[str, FloatArray]:
    """Size, energy and what is not carried, by outcome, each (plants,).

    standby: a unit stands by, so both ways are told; auxiliaries: pumps and fans of the units
    are part of the energy. The capacity of one unit cannot be said where units differ: nan.
    """
    energy = np.array(
        [float(year.run.energy_wh(year.mixing.hours).sum()) + _shared_wh(year) for year in years]
    )
    alone = [(year.alone_w, year.mixing.hours) for year in years]
    helped = [(year.helped_w, year.mixing.hours) for year in years]
    own = [(year.run.unmet_w, year.mixing.hours) for year in years]
    return {
        "unit_capacity_w": np.full(len(years), np.nan),
        "installed_w": np.array([year.installed_w for year in years]),
        "oversizing": np.array([year.duty_w / year.mixing.peak_w for year in years]),
        "annual_energy_wh": energy,
        "auxiliary_energy_wh": _auxiliary_wh(years) if auxiliaries else np.full(len(years), np.nan),
        "mean_price_per_kwh": mean_price(_energy_cost(years), energy),
        "unmet_hours": _missing(own)[0],
        "unmet_energy_wh": _missing(own)[1],
        **both_ways(standby, _missing(alone), _missing(helped)),
    }


def plants_evaluation(
    years: Sequence[PlantYear], columns: dict[str, FloatArray], economics: Economics
) -> Evaluation:
    """Plants as pairs of an evaluation: the largest machine of each, and all its units."""
    return Evaluation(
        pairs=Pairs(
            machine=np.array([year.groups[0].machine for year in years], dtype=np.int64),
            units=np.array([year.units for year in years], dtype=np.int64),
            plants=tuple(years),
        ),
        columns=columns,
        monthly_energy_wh=np.array([year.drawn_w @ year.mixing.by_month for year in years]).reshape(
            -1, 12
        ),
        energy_cost=_energy_cost(years),
        monthly_peak_w=None
        if economics.demand_by is DemandBy.NONE
        else highest_by_month([(year.drawn_w, year.mixing.by_month) for year in years]),
        priced_w=np.array([_priced_w(year) for year in years]),
        listed_price=np.array([_price(year, economics) for year in years]),
        ratings={},
        asked_wh=_asked(years)[1],
    )


def highest_by_month(drawn: Sequence[tuple[FloatArray, FloatArray]]) -> FloatArray:
    """The highest power of each month, (plants, 12), of powers (points,) and hours (points, 12)."""
    found = [np.max(power[:, None] * (hours > 0.0), axis=0, initial=0.0) for power, hours in drawn]
    return np.array(found).reshape(-1, 12)


def _price(year: PlantYear, economics: Economics) -> float:
    """What the catalog asks for all units, by the kW where it asks nothing; nan: for none."""
    rows = [group.row for group in year.groups]
    if np.isnan(year.mixing.price[rows]).all():
        return np.nan
    units = np.array([group.units for group in year.groups])
    return float(units @ year.mixing.unit_price(economics.price_per_kw)[rows])


def _priced_w(year: PlantYear) -> float:
    """What a price per kW is applied to, of all units."""
    sizes = year.mixing.priced_w
    if sizes is None:
        return year.installed_w
    return float(sum(group.units * sizes[group.row] for group in year.groups))


def _energy_cost(years: Sequence[PlantYear]) -> FloatArray:
    """Of a year, (plants,)."""
    return np.array([float(year.drawn_w @ year.mixing.price_hours) / _W_PER_KW for year in years])


def _shared_wh(year: PlantYear) -> float:
    """Of the pumps of the plant as a whole."""
    shared = year.mixing.shared_w
    return 0.0 if shared is None else float(shared @ year.mixing.hours)


def _auxiliary_wh(years: Sequence[PlantYear]) -> FloatArray:
    found = np.zeros(len(years))
    for at, year in enumerate(years):
        units = year.mixing.units
        each = np.broadcast_to(units.auxiliary_w, units.capacity_w.shape)
        rows = [group.row for group in year.groups]
        found[at] = float(((year.run.running * each[rows]) @ year.mixing.hours).sum())
        found[at] += _shared_wh(year)
    return found


def _missing(
    unmet: Sequence[tuple[FloatArray, FloatArray]],
) -> tuple[FloatArray, FloatArray]:
    """Hours and Wh that are not carried, (plants,); unmet: W and hours at each point."""
    return (
        np.array([float(hours[watts > 0.0].sum()) for watts, hours in unmet]),
        np.array([float(watts @ hours) for watts, hours in unmet]),
    )


def _asked(years: Sequence[PlantYear]) -> tuple[float, float]:
    """Hours with load, and the load of the year, Wh; the same for all plants."""
    if not years:
        return 0.0, 0.0
    mixing = years[0].mixing
    return float(mixing.hours.sum()), float(mixing.load_w @ mixing.hours)
