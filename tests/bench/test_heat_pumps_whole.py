"""Heat pumps: a whole selection, and a machine-year beside hplib's.

make bench; hplib only where it is installed (pip install hplib==1.9), in the same process
and on the same 8,760 hours: CPU time of one machine-year, ours with part load, cycling,
frosting, cascades of 1 to 4 units, backup and all totals, hplib's without.
"""

import time
from importlib.util import find_spec

import numpy as np
import pytest

from core.families.heat_pumps.evaluation import evaluate
from core.selection.family import Pairs
from tests.families.heat_pumps.cases import selected, study

MACHINES, UNITS = 2014, 4
_HPLIB_MACHINES = 20


@pytest.mark.parametrize("resolution", ["binned", "hourly"])
def test_whole_selection_of_heat_pumps(resolution: str, benchmark) -> None:
    """Reading left out: study, screening, evaluation, prices, grades (kept), ranking."""
    asked = study(resolution=resolution, units_max=UNITS, peak_w=60e3)
    selected(asked)
    chosen = benchmark.pedantic(lambda: selected(asked), rounds=3, iterations=1)
    print(f"\n{resolution}: {len(chosen.candidates)} of {MACHINES:,} heat pumps on "
          f"{len(chosen.profile.hours):,} points")  # fmt: skip
    assert chosen.candidates


def test_every_machine_through_every_hour(benchmark) -> None:
    """All machines × 1 to 4 units on 8,760 hours, whether they fit or not."""
    chosen = selected(study(resolution="hourly"))
    bank = chosen.columns.bank(chosen.situation)
    pairs = Pairs(
        machine=np.repeat(np.arange(MACHINES), UNITS),
        units=np.tile(np.arange(1, UNITS + 1), MACHINES),
    )
    begun = time.process_time()
    done = benchmark.pedantic(
        lambda: evaluate(bank, chosen.situation, pairs), rounds=1, iterations=1
    )
    ours = (time.process_time() - begun) / len(pairs.machine)
    assert np.isfinite(done.columns["seasonal_cop"]).all()
    print(f"\none machine-year: {ours * 1e3:.3f} ms of CPU")
    if find_spec("hplib") is None:
        print("hplib is not installed: nothing to hold it against")
        return
    theirs = _hplib_s(chosen.profile.columns["outdoor_c"])
    print(f"hplib 1.9, simulate(): {theirs * 1e3:.3f} ms; ours is {ours / theirs:.2f} of it")


def _hplib_s(outdoor_c: np.ndarray) -> float:
    """CPU seconds of one machine-year, the mean of machines each at the best of five."""
    from hplib import hplib

    flow_back = np.full(len(outdoor_c), 35.0)
    taken = []
    names = [n for n in hplib.load_database().iloc[:, 1] if "Generic" not in str(n)]
    for name in names[:: max(len(names) // _HPLIB_MACHINES, 1)]:
        machine = hplib.HeatPump(hplib.get_parameters(name))
        best = np.inf
        for _ in range(5):
            begun = time.process_time()
            with np.errstate(all="ignore"):
                machine.simulate(
                    t_in_primary=outdoor_c, t_in_secondary=flow_back, t_amb=outdoor_c, mode=1
                )
            best = min(best, time.process_time() - begun)
        taken.append(best)
    return float(np.mean(taken))
