"""How fast: 100,000 assets read and diagnosed, 10,000 assets planned over five years, exactly.

make bench
"""

import csv
import random
from datetime import date
from pathlib import Path
from time import process_time

from catalog.files.ledgers import read_ledger
from core.ledger.diagnosis import Rules, diagnose
from core.ledger.plan import plan
from core.ledger.plan_as_whole import plan_as_whole
from core.ledger.worth import MoneyTerms, worths
from core.standards.library import shipped_standards

EXAMPLE = Path(__file__).resolve().parents[2] / "resources" / "examples" / "ledger-shaoxing.csv"
ASSETS, PLANNED, BUDGET = 100_000, 10_000, 3e6


def large_ledger(path: Path) -> Path:
    """The example's plant over and over, its hours drawn anew so that few rows are alike."""
    rows = list(csv.reader(EXAMPLE.read_text("utf-8").splitlines()))
    hours = rows[0].index("年运行小时")
    draw = random.Random(1)  # noqa: S311  rows, no secrets
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0])
        for number in range(ASSETS):
            row = [f"X{number:06d}", *rows[1 + number % (len(rows) - 1)][1:]]
            row[hours] = row[hours] and str(draw.randint(1000, 8000))
            writer.writerow(row)
    return path


def test_a_large_ledger_is_read_diagnosed_and_planned(benchmark, tmp_path: Path) -> None:
    path, standards = large_ledger(tmp_path / "ledger.csv"), shipped_standards()
    begun = process_time()
    ledger = read_ledger(path)
    print(f"\n{len(ledger.assets):,} assets read: {process_time() - begun:.1f} s")
    rules = Rules(day=date(2026, 11, 29), price_per_kwh=0.65)
    begun = process_time()
    found = benchmark.pedantic(diagnose, (ledger.assets, standards, rules), rounds=1)
    print(f"diagnosed: {process_time() - begun:.1f} s")
    begun = process_time()
    planned = plan(found[:PLANNED], [(year, BUDGET) for year in range(2027, 2032)])
    print(f"{PLANNED:,} assets × 5 years planned: {process_time() - begun:.1f} s")
    assert all(0.0 < year.spent <= BUDGET for year in planned.years)
    budgets = [(year, BUDGET) for year in range(2027, 2032)]
    npv = {id_: one.npv for id_, one in worths(found[:PLANNED], MoneyTerms(), rules).items()}
    begun = process_time()
    whole = plan_as_whole(found[:PLANNED], budgets, npv, max_payback_years=6.0, rate=0.08)
    assert whole.whole is not None
    print(f"as one optimum: {process_time() - begun:.1f} s, gap {100 * whole.whole.gap:.4f} %")
    assert whole.whole.gap <= 1e-3
