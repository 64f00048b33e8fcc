"""The plants that cost least, with the proof that no other costs less.

Every plant of one machine is run. Of the others a bound (`bound`) is known at once for all;
they are run best first, until the least bound left exceeds the cost of the last one kept. Each
batch that is run sets new prices, which lift the bounds of what is left.

What does not carry the whole load stands behind what does. Of several machines only plants
that carry it are looked for. Where something stands beside the plant that gives the rest, the
plant must carry no more than what that cannot.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from core.plant.arrangement import Arrangements
from core.plant.optimum import Optimum
from core.plant.proving import Book, Prover, prover
from core.plant.reserve import twofold, with_standby
from core.plant.rules import Rules, needs
from core.plant.unit import Units
from core.plant.year import Asked, Year, year_of
from core.study.plant import Staging

FloatArray = NDArray[np.float64]
BoolArray = NDArray[np.bool_]
IntArray = NDArray[np.int64]

_MISSING = 1e-6  # of the load at a point: less than that is not missing (core.carried)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """How sure it is that the plants kept are the best.

    considered: plants of the admitted machines in the numbers allowed, whether or not they have
    the capacity; computed: those run; next_bound: none that carries the load and was not run
    costs less, inf where all were run; gap: by how much that lies above the last one kept, as a
    share of it. The plants kept are the best where it is not negative.
    """

    considered: int
    computed: int
    next_bound: float
    gap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Plants that were kept, cheapest first, those that carry the whole load before others.

    cost: (plants,), a year's input and fixed cost; carries: (plants,).
    """

    best: Arrangements  # of each set of machines its best arrangement
    cost: FloatArray
    carries: BoolArray
    single: Arrangements  # every plant of one machine
    single_cost: FloatArray
    single_carries: BoolArray
    proof: Proof


def search(
    units: Units,
    asked: Asked,
    rules: Rules,
    staging: Staging,
    *,
    keep: int = 10,
    best: Optimum | None = None,
) -> Found:
    """The `keep` sets of machines that cost least, each in its best arrangement.

    best: tables for these units and this load, where they are at hand.
    """
    year = year_of(units, asked, rules, staging, best)
    hard = needs(asked.must_w, units.capacity_w, _MISSING)
    machine, count = rules.singles()
    cost = year.alone(machine, count)
    carries = hard.carries(machine[:, None], count[:, None])
    book = Book(keep=keep)
    book.note(machine[carries, None], count[carries, None], cost[carries])
    proof = prover(year, book, hard)
    if rules.groups > 1:
        proof.several()
    kept = sorted(book.best.values())[:keep]
    whole = len(kept)
    order = np.argsort(cost, kind="stable")
    if whole < keep:
        kept += _short(machine, count, cost, carries)[: keep - whole]
    order = order[np.argsort(~carries[order], kind="stable")]
    alone: list[_Plant] = [(float(cost[i]), (int(machine[i]),), (int(count[i]),)) for i in order]
    return Found(
        best=_arrangements(year, kept),
        cost=np.array([paid for paid, *_ in kept]),
        carries=np.arange(len(kept)) < whole,
        single=_arrangements(year, alone),
        single_cost=cost[order],
        single_carries=carries[order],
        proof=_proof(rules, book, proof, len(machine), int(carries.sum())),
    )


_Plant = tuple[float, tuple[int, ...], tuple[int, ...]]


def _short(
    machine: IntArray, count: IntArray, cost: FloatArray, carries: BoolArray
) -> list[_Plant]:
    """Plants of one machine that miss some of the load, the largest of each machine first."""
    largest: dict[int, _Plant] = {}
    for i in np.flatnonzero(~carries):
        largest[int(machine[i])] = (float(cost[i]), (int(machine[i]),), (int(count[i]),))
    whole = {int(each) for each in machine[carries]}
    return sorted(plant for which, plant in largest.items() if which not in whole)


def _arrangements(year: Year, plants: list[_Plant]) -> Arrangements:
    """Plants with the unit in reserve among those of their largest machine."""
    duty = [list(zip(which, many, strict=True)) for _, which, many in plants]
    if year.rules.doubled:
        return twofold(duty, year.staging)
    return with_standby(duty, year.rules.design_w, year.rules.spare, year.staging)


def _proof(rules: Rules, book: Book, prover: Prover, singles: int, carrying: int) -> Proof:
    considered = singles + sum(rules.number(groups) for groups in range(2, rules.groups + 1))
    limit, bound = book.limit, prover.next_bound
    gap = bound / limit - 1.0 if np.isfinite(limit) and np.isfinite(bound) else 0.0
    return Proof(
        considered=considered,
        computed=book.computed + singles - carrying,
        next_bound=bound,
        gap=gap,
    )
