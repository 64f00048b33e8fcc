"""The first of a ranking by cooling and hot water together, beside what each costs without."""

from dataclasses import dataclass
from itertools import islice

from core.families.chillers.plant_room.beside.heat_recovery import RecoveryYear
from core.machines.device import device_name
from core.money.present_value import annuity
from core.selection.selection import Candidate, Selection
from core.vocabulary.field import value_if_declared

_SHOWN = 8  # of the first candidates


@dataclass(frozen=True, slots=True, kw_only=True)
class WithHotWater:
    """Life-cycle cost of a plant, present value: cooling alone, and with the water warmed."""

    candidate: Candidate
    cooling: float
    today: float  # with what warms the water today
    recovered: float  # with heat recovery, and that for the rest: as ranked


def ranked_with(years: tuple[RecoveryYear, ...], candidate: Candidate) -> RecoveryYear:
    """Of the machines for hot water the one that a candidate is ranked with."""
    name = value_if_declared(candidate.outcome, "hot_water_machine")
    return next((one for one in years if device_name(one.record) == name), years[0])


def hot_ranking(
    selection: Selection, candidate: Candidate, year: RecoveryYear
) -> tuple[WithHotWater, ...]:
    """The first of the ranking and a candidate; year: of the machine that warms the water."""
    carry = (one for one in selection.candidates if one.shortfall is None)
    first = list(islice(carry, _SHOWN))
    if all(one.id != candidate.id for one in first):
        first.append(candidate)
    economics = selection.study.economics
    of_today = year.before.cost * annuity(
        economics.discount_rate, economics.life_years, economics.energy_price_rise
    )
    alone = [(one, one.outcome.figure("cooling_life_cost")) for one in first]
    return tuple(
        WithHotWater(
            candidate=one,
            cooling=cooling,
            today=cooling + of_today,
            recovered=one.outcome.life_cycle_cost,
        )
        for one, cooling in alone
        if cooling is not None
    )
