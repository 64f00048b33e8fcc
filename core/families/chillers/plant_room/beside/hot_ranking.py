"""Plants in the order of what cooling and hot water cost together, each with the same recovery."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from core.families.chillers.columns import columns_of
from core.families.chillers.plant_room.beside.heat_recovery import RecoveryYear, recovery_year
from core.families.chillers.record import Chiller
from core.money.present_value import annuity
from core.selection.selection import Candidate, Selection

_LOOKED_AT = 8  # of the first candidates; each is a year of 8,760 hours


@dataclass(frozen=True, slots=True, kw_only=True)
class WithHotWater:
    """Life-cycle cost of a plant, present value: cooling alone, and with the water warmed."""

    candidate: Candidate
    cooling: float
    today: float  # with what warms the water today
    recovered: float  # with heat recovery, and that for the rest


def hot_ranking(
    selection: Selection, candidate: Candidate, record: Chiller
) -> tuple[WithHotWater, ...]:
    """The first of the ranking and a candidate with a machine for hot water, the cheapest first."""
    found = tuple(_each(selection, candidate, record))
    return tuple(sorted(found, key=lambda one: one.recovered))


def _each(selection: Selection, candidate: Candidate, record: Chiller) -> Iterator[WithHotWater]:
    carry = (one for one in selection.candidates if one.shortfall is None)
    first = list(islice(carry, _LOOKED_AT))
    if all(one.id != candidate.id for one in first):
        first.append(candidate)
    machine = columns_of([record])
    for one in first:
        year = recovery_year(selection, one, machine)
        if year is not None:
            yield _of(selection, one, year)


def _of(selection: Selection, candidate: Candidate, year: RecoveryYear) -> WithHotWater:
    economics = selection.study.economics
    rate, life = economics.discount_rate, economics.life_years
    of_energy = annuity(rate, life, economics.energy_price_rise)
    of_upkeep = 1.0 + economics.maintenance_share * annuity(rate, life)
    cooling = candidate.outcome.life_cycle_cost
    more = year.electricity_cost + year.after.cost
    return WithHotWater(
        candidate=candidate,
        cooling=cooling,
        today=cooling + year.before.cost * of_energy,
        recovered=cooling + more * of_energy + year.investment * of_upkeep,
    )
