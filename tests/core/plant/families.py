"""The families' own machines as units of plants: their tables, their years, their examples."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import msgspec
import numpy as np

from core.plant.mixing import Mixing
from core.plant.rules import Rules
from core.plant.year import Asked
from core.selection.family import Pairs
from core.study.plant import Staging
from tests.core.selection.examples import FOLDER, program, study
from tests.families.industrial_heat.cases import flows, machines, selected_of
from tests.families.industrial_heat.cases import study as process

MACHINES = 40  # of a family, spread over its candidates
OWN = "own industrial heat pumps"  # the shipped one in several sizes: one alone makes no plant
EXAMPLES = (
    "plant-beijing", "school-beijing", "cooling-pump-shanghai", "workshop-hefei", "boilers-harbin",
    OWN,
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyCase:
    """An example of a family, its units staged in one way."""

    mixing: Mixing
    evaluate: Callable[[Pairs], Any]  # the family's own year

    def row(self, machine: np.ndarray) -> np.ndarray:
        """Rows of `mixing` of rows of the family's columns."""
        return np.searchsorted(self.mixing.machine, machine)

    def energy(self) -> Asked:
        """The year's load, paid for in electricity, Wh."""
        mixing, beside = self.mixing, self.mixing.beside
        return Asked(
            load_w=mixing.load_w,
            weight=mixing.hours,
            fixed=np.zeros(len(mixing.machine))
            if mixing.resting is None
            else mixing.resting.drawn_w * mixing.resting.hours,
            rest=None if beside is None else mixing.hours * beside.input_per_output,
            rest_max_w=np.inf if beside is None else beside.most_w,
        )


@cache
def family_case(
    example: str, staging: Staging = Staging.OPTIMUM, *, every: bool = False
) -> FamilyCase:
    """An example with its units staged so; every: all its machines that can stand in plants."""
    if example == OWN:
        return _industrial_heat()
    asked = study(example)
    asked = msgspec.structs.replace(
        asked,
        plant=msgspec.structs.replace(asked.plant, staging=staging, units_max=6),
    )
    found = program().select(asked, FOLDER)
    fit = sorted({group.machine for one in found.candidates for group in one.groups})
    chosen = fit[:: max(1, len(fit) // MACHINES)]
    if every:
        chosen = sorted(found.family.screen(found.columns, found.situation).mixing)
    mixing = found.family.mixing(found.columns, found.situation, chosen)
    assert mixing is not None
    return FamilyCase(
        mixing=mixing,
        evaluate=lambda pairs: found.family.evaluate(found.columns, found.situation, pairs),
    )


def _industrial_heat() -> FamilyCase:
    """Its units run as few as carry the load, whatever the staging."""
    folder = Path(mkdtemp())
    found = selected_of(process({**flows(folder)}, {"models_max": 1}), machines(), folder)
    mixing = found.family.mixing(found.columns, found.situation, range(len(machines())))
    assert mixing is not None
    return FamilyCase(
        mixing=mixing,
        evaluate=lambda pairs: found.family.evaluate(found.columns, found.situation, pairs),
    )


def instance(case: FamilyCase, seed: int, *, groups: int = 2) -> tuple[Any, Asked, Rules]:
    """Four of its machines at six of its points, a load and rules by chance."""
    rng, mixing = np.random.default_rng(seed), case.mixing
    machine = np.sort(rng.choice(len(mixing.machine), 4, replace=False))
    loaded = np.flatnonzero(mixing.load_w > 0.0)
    point = rng.choice(loaded, 6, replace=False)
    units = mixing.units.take(machine).at(point)
    able = units.capacity_w.max(axis=1)
    load = rng.uniform(0.05, 3.5, 6) * float(np.median(able))
    weight = rng.uniform(0.0, 100.0, 6)
    beside = mixing.beside is not None and rng.random() < 0.7
    asked = Asked(
        load_w=load,
        weight=weight,
        fixed=rng.choice([0.0, 1.0]) * rng.uniform(0.0, 40.0, 4) * mixing.design_w[machine],
        rest=weight * rng.choice([0.4, 1.0]) if beside else None,
        rest_max_w=float(load.max()) * rng.choice([0.3, np.inf]),
    )
    rules = Rules(
        # No two alike: of two as large either may stand by, at its own price.
        design_w=mixing.design_w[machine] * (1.0 + 1e-6 * np.arange(4)),
        least_w=float(load.max()) * rng.uniform(0.4, 1.1),
        most_w=float(load.max()) * rng.choice([1.6, 3.0, np.inf]),
        units_max=5,
        groups=groups,
        spare=int(rng.integers(0, 2)),
        burden=rng.uniform(0.1, 0.6, 4) if rng.random() < 0.3 else None,
    )
    return units, asked, rules


def many(case: FamilyCase, units: int) -> Pairs:
    """Every machine of a case in one to so many units."""
    machine = np.repeat(case.mixing.machine, units)
    return Pairs(machine=machine, units=np.tile(np.arange(1, units + 1), len(case.mixing.machine)))
