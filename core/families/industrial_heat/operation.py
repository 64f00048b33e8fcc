"""A year of candidates: from what they do at every point to its sums."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.industrial_heat.columns import PumpColumns
from core.families.industrial_heat.plant import PRICE, Plants, Run, run
from core.families.industrial_heat.screening import Asked, performances, unit_heat_w
from core.load.profile import Profile
from core.selection.carried import ROUNDING
from core.selection.family import Pairs
from core.study.plant import Redundancy

FloatArray = NDArray[np.float64]
_W_PER_KW = 1000.0
_ABOVE_ONE = 1.001  # the least COP the low end of a band is taken at
_EDGE = 1e-9  # of a share: rounding


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """Sums over a year, (pairs,) or (pairs, 12) by month; Wh, h."""

    heat_wh: FloatArray
    left_wh: FloatArray  # heat the heat pumps do not give: the boiler's, or unmet
    taken_wh: FloatArray
    pump_wh: FloatArray  # electricity of the heat pumps
    auxiliary_wh: FloatArray
    electric_by_month: FloatArray  # with auxiliaries
    fuel_wh: FloatArray  # of the boiler that stays
    electric_cost: FloatArray
    left_hours: FloatArray
    cycling_hours: FloatArray
    band_hours: FloatArray
    band_wh: FloatArray
    waiting_hours: FloatArray  # in which the boiler heats, for it costs less

    @property
    def electric_wh(self) -> FloatArray:
        """Electricity of heat pumps and auxiliaries."""
        total: FloatArray = self.electric_by_month.sum(axis=1)
        return total


def plants_of(columns: PumpColumns, asked: Asked, pairs: Pairs) -> Plants:
    """The candidates between the duty's streams."""
    done = performances(columns, asked.duty)
    carrying = np.array([asked.plant.carrying(int(n)) for n in pairs.units], dtype=np.float64)
    unit = [
        unit_heat_w(done[int(machine)], asked, int(n))
        for machine, n in zip(pairs.machine, carrying, strict=True)
    ]
    return Plants(
        cop=np.array([done[int(machine)].cop for machine in pairs.machine], dtype=np.float64),
        unit_w=np.array(unit, dtype=np.float64),
        carrying=carrying,
        min_load=columns.min_load[pairs.machine],
        built_heat=np.array([done[int(m)].built_heat for m in pairs.machine], dtype=np.float64),
    )


def at_end(plants: Plants, band: FloatArray, end: float, limit: float | None) -> Plants:
    """The candidates at an end of the band of their COP, −1 or 1; it ends at the second law."""
    cop = np.clip(plants.cop * (1.0 + end * band), _ABOVE_ONE, limit or np.inf)
    return replace(plants, cop=cop)


def year_of(plants: Plants, asked: Asked, profile: Profile) -> Year:
    """Run the candidates through the year, as the duty lets the standby unit help."""
    return _sums(run_allowed(plants, asked, profile), plants, asked, profile)


def run_allowed(plants: Plants, asked: Asked, profile: Profile) -> Run:
    """The candidates at every point; a boiler that stays leaves the standby unit nothing to do."""
    if asked.duty.cheapest_first:
        return _cheapest(run(plants, profile), asked, profile)
    helps = asked.plant.standby_helps and not asked.duty.boiler_stays
    return _helped(plants, asked, profile) if helps else run(plants, profile)


def always_year(plants: Plants, asked: Asked, profile: Profile) -> Year:
    """The year in which the heat pumps run whenever there is heat for them."""
    return _sums(run(plants, profile), plants, asked, profile)


def _cheapest(done: Run, asked: Asked, profile: Profile) -> Run:
    """Where the boiler gives the same heat for less, it does."""
    duty, price = asked.duty, profile.columns[PRICE]
    cold = duty.useful_cooling * done.taken / duty.replaced_cop
    paid = (done.power + done.heat * duty.circulation_ratio - cold) * price
    waits = paid > done.heat / duty.boiler_efficiency * duty.fuel_price_per_kwh * (1.0 + _EDGE)

    def runs(values: FloatArray) -> FloatArray:
        return np.where(waits, 0.0, values)

    return Run(
        heat=runs(done.heat),
        unmet=np.where(waits, profile.columns["load_w"][None, :], done.unmet),
        power=runs(done.power),
        taken=runs(done.taken),
        running=runs(done.running),
        plr=runs(done.plr),
        factor=runs(done.factor),
        waits=waits,
    )


def alone_year(plants: Plants, asked: Asked, profile: Profile) -> Year:
    """The year without the standby unit."""
    return always_year(plants, asked, profile)


def helped_year(plants: Plants, asked: Asked, profile: Profile) -> Year:
    """The year in which the standby unit helps."""
    return _sums(_helped(plants, asked, profile), plants, asked, profile)


def _helped(plants: Plants, asked: Asked, profile: Profile) -> Run:
    """The standby unit runs too in hours that the others do not carry."""
    standby = asked.plant.redundancy is Redundancy.N_PLUS_1
    short = run(plants, profile).unmet > profile.columns["load_w"][None, :] * ROUNDING
    return run(plants, profile, np.where(short, float(standby), 0.0))


def _sums(done: Run, plants: Plants, asked: Asked, profile: Profile) -> Year:
    duty, hours = asked.duty, profile.hours.sum(axis=1)
    auxiliary = done.heat * duty.circulation_ratio
    electric = done.power + auxiliary
    stays = 1.0 if duty.boiler_stays else 0.0
    short = done.unmet > profile.columns["load_w"][None, :] * ROUNDING
    runs = done.running > 0.0
    in_band = runs & (done.factor >= asked.criteria.efficient_share)
    cycles = runs & (done.plr < plants.min_load[:, None] * (1.0 - _EDGE))
    return Year(
        heat_wh=done.heat @ hours,
        left_wh=done.unmet @ hours,
        taken_wh=done.taken @ hours,
        pump_wh=done.power @ hours,
        auxiliary_wh=auxiliary @ hours,
        electric_by_month=electric @ profile.hours,
        fuel_wh=stays / duty.boiler_efficiency * (done.unmet @ hours),
        electric_cost=electric @ profile.price_hours / _W_PER_KW,
        left_hours=short @ hours,
        cycling_hours=cycles @ hours,
        band_hours=in_band @ hours,
        band_wh=(in_band * done.heat) @ hours,
        waiting_hours=np.zeros(len(done.heat)) if done.waits is None else done.waits @ hours,
    )
