"""A whole selection of motors: all of the catalog on an hourly year, and on bins.

make bench
"""

import numpy as np
import pytest

from core.families.motors.loads import ShaftFlow
from tests.families.motors.shafts import program, selected, study


def asked(resolution: str):
    random = np.random.default_rng(7)
    flow = tuple(float(f) for f in np.clip(random.normal(0.75, 0.15, 8760), 0.3, 1.05))
    load = ShaftFlow(flow_shares=flow, time_shares=(1.0,) * 8760, hours_a_year=8760.0)
    criteria = {"resolution": resolution, "oversizing_max": 20.0}
    return study(load, criteria=criteria, load_share_max=1.0)


@pytest.mark.parametrize("resolution", ["binned", "hourly"])
def test_whole_selection_of_motors(resolution: str, benchmark) -> None:
    """Reading left out: study, screening, evaluation, prices, grades (kept), ranking."""
    program().grader  # noqa: B018  the editions are read once
    one = asked(resolution)
    selected(one)
    chosen = benchmark.pedantic(lambda: selected(one), rounds=3, iterations=1)
    print(f"\n{resolution}: {len(chosen.candidates)} of 2,549 motors on "
          f"{len(chosen.profile.hours):,} points")  # fmt: skip
    assert chosen.candidates
