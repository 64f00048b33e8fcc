"""Hot water beside every plant of a ranking: one machine, what it leaves to do, and what it costs.

The machine is led by the heat, so its year is the same whatever plant stands beside it. What it
leaves of the load is carried by the plant's own chillers; their year is computed anew for that.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from core.families.chillers.columns import ChillerColumns, take
from core.families.chillers.duty import ChillerDuty, HotWaterBy
from core.families.chillers.mixing import units_of
from core.families.chillers.plant import laid_out
from core.families.chillers.plant_room.beside.heat_recovery import (
    able,
    hot_water,
    machine_w,
    price_of,
    unit_of,
)
from core.families.chillers.plant_room.beside.heat_source import SourceYear, source_year
from core.families.chillers.record import Chiller
from core.families.chillers.situation import told_in
from core.keeping.keeping import Latest, Same
from core.load.pairing import paired
from core.load.profile import MONTHS, Profile
from core.load.series import LoadSeries
from core.machines.device import UNDISCLOSED, device_name
from core.money.present_value import annuity
from core.plant.heat_recovery import recovered
from core.plant.optimum import optimum
from core.plant.plant_year import PlantYear
from core.selection.family import Evaluation, Pairs, Situation
from core.selection.plant_columns import highest_by_month
from core.selection.preview import coarse
from core.selection.prices import price, prices_per_kwh
from core.study.criteria import Availability
from core.study.study import Study
from core.vocabulary.finding import Finding, Severity, figure, finding
from core.vocabulary.quantity import Kind

FloatArray = NDArray[np.float64]

_W_PER_KW = 1000.0
_NOTHING = 1e-6  # of a load: what is left of it by rounding

Evaluate = Callable[[Profile, Pairs], Evaluation]


@dataclass(frozen=True, slots=True, kw_only=True)
class HotYear:
    """One machine for hot water over a year; Wh, currency and kg a year, investment once.

    rest: `load_w`, what is left to the other chillers, `wet_bulb_c`, and `beside_w`, electricity of
    the machine with its pumps, and of a heat pump that does the rest of the heat; used_wh: heat of
    the condenser that is used, heater_wh: electricity of that heat pump; before, after: what warms
    the water today, without and with the machine; has_fuel: it burns fuel.
    """

    record: Chiller
    rest: Profile
    used_wh: float
    heater_wh: float
    before: SourceYear
    after: SourceYear
    has_fuel: bool
    investment: float

    @property
    def fuel(self) -> SourceYear:
        """What is burnt beside the electricity."""
        return self.after if self.has_fuel else SourceYear(energy_wh=0.0, cost=0.0, carbon_kg=0.0)

    @property
    def loaded(self) -> NDArray[np.bool_]:
        """Points at which the other chillers carry something."""
        carry: NDArray[np.bool_] = self.rest.columns["load_w"] > 0.0
        return carry


@dataclass(frozen=True, slots=True, kw_only=True)
class RestYear:
    """Electricity of plants with the machine beside them, (plants,), and its highest by month."""

    energy_wh: FloatArray
    cost: FloatArray
    monthly_peak_w: FloatArray


def hot_years(situation: Situation, machines: Sequence[ChillerColumns]) -> Iterator[HotYear]:
    """The year of each machine that has figures at the warm water."""
    duty: ChillerDuty = situation.duty
    study, load = situation.study, situation.load
    assert isinstance(load, LoadSeries)  # noqa: S101  a chiller's
    water, step_h = hot_water(duty, load), load.step_h
    prices = prices_per_kwh(study.economics.tariff, load.month, load.hour_of_day)
    before = source_year(water.asked_w, duty, study.economics, prices, step_h)
    wet_bulb_c = paired(load, situation.climate, by_wet_bulb=True).wet_bulb_c
    pumped = duty.hot_water_by is HotWaterBy.HEAT_PUMP
    for machine in machines:
        unit = unit_of(duty, machine)
        if unit is None:
            continue
        done = recovered(unit, water.preheat_w, load.load_w, water.store, step_h)
        after_w = water.asked_w - done.used_w
        heater_w = after_w / duty.water_heater_cop if pumped else np.zeros_like(after_w)
        left_w = load.load_w - done.cooling_w
        rest = told_in(
            {
                "load_w": np.where(left_w > _NOTHING * load.load_w, left_w, 0.0),
                "wet_bulb_c": wet_bulb_c,
                "beside_w": machine_w(duty, situation.design, unit, done) + heater_w,
            },
            load,
            study,
        )
        yield HotYear(
            record=machine.records[0],
            rest=coarse(rest) if situation.first_look else rest,
            used_wh=float(done.used_w.sum()) * step_h,
            heater_wh=float(heater_w.sum()) * step_h,
            before=before,
            after=source_year(after_w, duty, study.economics, prices, step_h),
            has_fuel=not pumped,
            investment=price_of(machine, unit, study.economics),
        )


def rest_year(hot: HotYear, loaded: Evaluation) -> RestYear:
    """Plants whose points with load were evaluated; those without are the machine's alone."""
    idle, rest = ~hot.loaded, hot.rest
    beside_w = rest.columns["beside_w"][idle]
    highest = highest_by_month([(beside_w, rest.hours[idle])])
    peaks = np.zeros((1, MONTHS)) if loaded.monthly_peak_w is None else loaded.monthly_peak_w
    idle_wh = float(beside_w @ rest.hours[idle].sum(axis=1))
    idle_cost = float(beside_w @ rest.price_hours[idle]) / _W_PER_KW
    return RestYear(
        energy_wh=loaded.columns["annual_energy_wh"] + idle_wh,
        cost=loaded.energy_cost + idle_cost,
        monthly_peak_w=np.maximum(peaks, highest),
    )


def rest_of_plants(
    hot: HotYear, columns: ChillerColumns, situation: Situation, years: Sequence[PlantYear]
) -> RestYear:
    """The same of plants of several models, run as in their own years."""
    rest, on = hot.rest, hot.loaded
    points = {key: values[on] for key, values in rest.columns.items()}
    hours, price_hours = rest.hours[on], rest.price_hours[on]
    reach_k = situation.study.criteria.beyond_limits_k
    laid = laid_out(points, situation.design, situation.duty, reach_k)
    drawn: list[FloatArray] = []
    for year in years:
        machines = np.array([group.machine for group in year.groups], dtype=np.int64)
        duty = np.array([group.duty for group in year.groups], dtype=np.int64)
        block = laid(take(columns, machines))
        best = optimum(units_of(block), points["load_w"], int(duty.max()))
        run = best.of_plant(np.arange(len(machines)), duty)
        beside_w = 0.0 if block.shared_w is None else block.shared_w
        drawn.append(run.input_w[0].sum(axis=0) + beside_w)
    of_loaded = Evaluation(
        pairs=Pairs(machine=np.zeros(len(years), np.int64), units=np.ones(len(years), np.int64)),
        columns={"annual_energy_wh": np.array([one @ hours.sum(axis=1) for one in drawn])},
        monthly_energy_wh=np.zeros((len(years), MONTHS)),
        energy_cost=np.array([one @ price_hours for one in drawn]) / _W_PER_KW,
        monthly_peak_w=highest_by_month([(one, hours) for one in drawn]),
        priced_w=np.zeros(len(years)),
        listed_price=np.zeros(len(years)),
        ratings={},
        asked_wh=0.0,
    )
    return rest_year(hot, of_loaded)


def with_hot_water(found: Evaluation, hot: HotYear, rest: RestYear, study: Study) -> Evaluation:
    """Pairs with cost and carbon of cooling and hot water together; all else is of cooling."""
    count = len(found.energy_cost)
    own_wh = found.columns["annual_energy_wh"]
    cost = rest.cost + hot.fuel.cost
    extra = np.full(count, hot.investment)
    with np.errstate(divide="ignore", invalid="ignore"):
        both = (found.asked_wh + hot.used_wh) / (rest.energy_wh - hot.heater_wh)
    return replace(
        found,
        columns={
            **found.columns,
            "hot_water_extra_wh": rest.energy_wh - own_wh,
            "hot_water_cost": cost - found.energy_cost,
            "cooling_life_cost": price(found, study).life_cycle_cost,
            "cop_with_heat": both,
        },
        words={**found.words, "hot_water_machine": (device_name(hot.record),) * count},
        energy_cost=cost,
        monthly_peak_w=None if found.monthly_peak_w is None else rest.monthly_peak_w,
        carbon_kg=rest.energy_wh / _W_PER_KW * study.economics.grid_kg_per_kwh + hot.fuel.carbon_kg,
        extra_price=extra if found.extra_price is None else found.extra_price + extra,
    )


class HotYears:
    """The machine that stands beside all plants of a situation; kept, as it is asked for again.

    It is the one with which the plant that cools at least cost costs least, those of undisclosed
    makers behind the others as in the ranking.
    """

    def __init__(self) -> None:
        self._of_situations = Latest[Same, HotYear | None](4)
        self._last: Chiller | None = None

    def of(
        self, columns: ChillerColumns, situation: Situation, found: Evaluation, evaluate: Evaluate
    ) -> HotYear | None:
        """None where no machine has figures at the warm water; found: plants that cool alone."""

        def chosen() -> HotYear | None:
            found_here = self._chosen(columns, situation, found, evaluate)
            self._last = self._last if found_here is None else found_here.record
            return found_here

        return self._of_situations.of(Same(situation), chosen)

    def of_plants(
        self,
        columns: ChillerColumns,
        situation: Situation,
        found: Evaluation,
        years: Sequence[PlantYear],
    ) -> Evaluation:
        """Plants of several models with the machine that stands beside those of one."""
        chosen = self._of_situations.known(Same(situation))
        if chosen is None:
            return found
        rest = rest_of_plants(chosen, columns, situation, years)
        return with_hot_water(found, chosen, rest, situation.study)

    def _chosen(
        self, columns: ChillerColumns, situation: Situation, found: Evaluation, evaluate: Evaluate
    ) -> HotYear | None:
        machines = able(columns, situation.duty)
        rows = range(len(machines.records))
        if situation.first_look and self._last in machines.records:
            rows = range((at := machines.records.index(self._last)), at + 1)
        years = [*hot_years(situation, [take(machines, np.array([row])) for row in rows])]
        if len(years) < 2:
            return years[0] if years else None
        study = situation.study
        total = price(found, study).life_cycle_cost
        short = found.columns["unmet_energy_wh"] > 0.0
        first = int(np.lexsort((total, short))[0])
        one = Pairs(
            machine=found.pairs.machine[first : first + 1],
            units=found.pairs.units[first : first + 1],
        )
        held = study.criteria.availability is not Availability.ANY

        def worth(year: HotYear) -> tuple[bool, float]:
            alone = evaluate(year.rest, one)
            both = with_hot_water(alone, year, rest_year(year, alone), study)
            cost = float(price(both, study).life_cycle_cost[0])
            return held and year.record.maker == UNDISCLOSED, cost

        return min(years, key=worth)


def hot_findings(
    hot: HotYear | None, found: Evaluation, both: Evaluation, situation: Situation
) -> tuple[Finding, ...]:
    """With which machine the ranking is told, and whether it pays; found: without hot water."""
    duty: ChillerDuty = situation.duty
    if hot is None:
        leaving = figure("leaving", duty.recovery_leaving_c, Kind.TEMPERATURE)
        return (finding("hot_water_not_ranked", Severity.WARNING, leaving),)
    study, economics = situation.study, situation.study.economics
    rate, life = economics.discount_rate, economics.life_years
    of_today = hot.before.cost * annuity(rate, life, economics.energy_price_rise)
    without = price(found, study).life_cycle_cost.min(initial=np.inf) + of_today
    gain = float(without - price(both, study).life_cycle_cost.min(initial=np.inf))
    said = (
        figure("machine", device_name(hot.record)),
        figure("heat", hot.used_wh, Kind.ENERGY),
        figure("gain", abs(gain), Kind.MONEY),
    )
    if gain < 0.0:
        return (finding("hot_water_dearer", Severity.WARNING, *said),)
    return (finding("hot_water_ranked", Severity.INFO, *said),)
