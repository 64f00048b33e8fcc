"""A store beside a plant over a year, with a demand charge: below two seconds."""

import numpy as np
import pytest

from core.plant.store.power import Days, TablePower
from core.plant.store.store import Store
from core.selection.stored_year import Year, stored_year
from core.study.economics import DemandBy, Economics

OUTPUT_W = np.linspace(0.0, 5e6, 41)


def test_a_year_of_a_store_is_found_at_once(benchmark: pytest.FixtureRequest) -> None:
    random = np.random.default_rng(15)
    price = np.tile(np.r_[np.full(7, 0.3), np.full(9, 1.1), np.full(7, 0.7), 0.3], 365)
    year = Year(
        load_w=random.uniform(0.0, 2e6, 8760),
        price_per_kwh=price,
        month=np.arange(8760) * 12 // 8760,
        step_h=1.0,
    )

    def power(days: Days) -> TablePower:
        drawn = OUTPUT_W / 5.0 * (1.0 + 0.2 * (OUTPUT_W / 5e6) ** 2)
        return TablePower(
            output_w=OUTPUT_W,
            power_w=drawn[None],
            kind=np.zeros(days.load_w.shape, dtype=np.int64),
            beside_w=np.zeros(days.load_w.shape),
        )

    store = Store(capacity_wh=8e6, charge_w=5e6, loss_per_h=0.02 / 24.0)
    economics = Economics(demand_by=DemandBy.DEMAND)
    found = benchmark(lambda: stored_year(store, year, power, economics))
    assert found.saving > 0.0
    assert benchmark.stats["median"] < 2.0
