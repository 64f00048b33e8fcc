"""How fast: 10,000 random devices over all products, judged in one batch with their traces.

make bench
"""

from datetime import date

from core.standards.judge import judge_batch
from core.standards.library import shipped_standards
from tests.core.standards.devices import random_devices

DEVICES = 10_000


def test_10_000_devices_of_all_products(benchmark):
    """Every edition in force, every verdict with its look-up; the library is at hand."""
    standards, devices = shipped_standards(), random_devices(DEVICES)
    verdicts = benchmark(lambda: judge_batch(standards, devices, date(2026, 6, 1)))
    told = [one for of_device in verdicts for one in of_device]
    assert all(one.trace for one in told)
    took = benchmark.stats.stats.min
    print(f"\n{DEVICES:,} devices, {len(told):,} verdicts in {took:.2f} s")
