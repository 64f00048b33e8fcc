"""How fast the best plant is found and proven.

    make bench

Machines are noisy: read the ratios, each within one run, to a plain numpy pass (a multiply-add)
over as many elements as there are machines × 6 units × points.
"""

import numpy as np
import pytest

from core.plant.optimum import optimum
from core.plant.rules import Rules
from core.plant.search import search
from core.plant.unit import Units
from core.study.plant import Staging
from tests.bench.test_selection_speed import plain_pass_s
from tests.core.plant.chillers import chillers
from tests.core.plant.families import family_case

PEAK_W = 5e6
UNITS = 6
ANNUAL_PER_W = 0.05  # about 0.6 a W over twenty years at 5 %


def told(benchmark, name, found, machines, points):
    took = benchmark.stats.stats.min
    ratio = took / plain_pass_s(machines * UNITS * points)
    benchmark.extra_info["ratio_to_plain_pass"] = round(ratio, 1)
    proof = found.proof
    print(
        f"\n{name}: {machines} machines × {points} points, {proof.considered:,} plants, "
        f"{proof.computed:,} run, gap {proof.gap:.1e}; {took:.3f} s, {ratio:.0f} × a plain pass"
    )


@pytest.mark.parametrize(
    ("staging", "groups"), [*((staging, 2) for staging in Staging), (Staging.OPTIMUM, 3)]
)
def test_every_chiller(benchmark, staging, groups):
    """By a rule three models take minutes: the bound is that of the optimum, and far below."""
    here = chillers(PEAK_W)
    rules = rules_of(here.design_w, groups)
    asked = here.asked(ANNUAL_PER_W)
    found = benchmark.pedantic(lambda: search(here.units, asked, rules, staging), rounds=3)
    told(benchmark, f"{staging.value}, {groups} models", found, *here.units.capacity_w.shape)


def test_every_heat_pump(benchmark):
    """Handed over by the family, classes of temperature included; the back-up gives the rest."""
    case = family_case("school-beijing", every=True)
    mixing = case.mixing
    peak_w = float(mixing.load_w.max())
    rules = Rules(
        design_w=mixing.design_w,
        least_w=0.7 * peak_w,
        most_w=2.0 * peak_w,
        units_max=UNITS,
        groups=2,
    )
    found = benchmark.pedantic(
        lambda: search(mixing.units, case.energy(), rules, Staging.OPTIMUM), rounds=3
    )
    told(benchmark, "optimum, 2 models of heat pumps", found, *mixing.units.capacity_w.shape)


def test_two_thousand_machines_with_their_tables_at_hand(benchmark):
    """The bundled chillers in other sizes and a few per cent better or worse."""
    here = chillers(PEAK_W)
    rng = np.random.default_rng(1)
    which = rng.integers(0, len(here.design_w), 2000)
    size, input_ = rng.uniform(0.8, 1.25, (2000, 1)), rng.uniform(0.97, 1.05, (2000, 1))
    base = here.units.take(which)
    units = Units(
        capacity_w=base.capacity_w * size,
        scale_w=base.scale_w * size * input_,
        auxiliary_w=base.auxiliary_w,
        off_w=base.off_w,
        table=base.table,
        kind=base.kind,
    )
    design = here.design_w[which] * size[:, 0]
    asked = type(here.asked())(load_w=here.load_w, weight=here.weight, fixed=ANNUAL_PER_W * design)
    rules = rules_of(design, 2)

    def fresh():
        best = optimum(units, here.load_w, UNITS)
        return (best,), {}

    found = benchmark.pedantic(
        lambda best: search(units, asked, rules, Staging.OPTIMUM, best=best), setup=fresh, rounds=1
    )
    told(benchmark, "optimum, 2 of 2,000 models", found, *units.capacity_w.shape)


def rules_of(design_w, groups):
    return Rules(design_w=design_w, least_w=1.05 * PEAK_W, most_w=1.5 * PEAK_W, groups=groups,
                 units_max=UNITS)  # fmt: skip
