"""A study's financing in its selection: the life-cycle cost by hand, and the machine of today."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import msgspec
import numpy as np
import pytest

from core.selection.financing import money_beside
from core.selection.plants import _sought
from core.selection.selection import Selection
from core.study.study import without_effect
from tests.core.selection.examples import FOLDER, program

ON = {
    "residual_share": 0.05, "carbon_price_per_t": 80.0, "tax_credit": True,
    "tax_payable": 20_000.0, "subsidy_by": "by_price", "subsidy_saving_share": 0.05,
    "subsidy_advanced_share": 0.1, "loan_by": "equal_instalments",
}  # fmt: skip
RATE, LIFE = 0.05, 20


def _selected(tmp_path: Path, name: str, financing: dict[str, Any]) -> Selection:
    study = msgspec.json.decode((FOLDER / f"{name}.json").read_bytes())
    path = tmp_path / "study.json"
    path.write_bytes(msgspec.json.encode({**study, "financing": financing}))
    return program().select_file(path)


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> tuple[Selection, Selection]:
    folder = tmp_path_factory.mktemp("financing")
    return _selected(folder, "office-shanghai", {}), _selected(folder, "office-shanghai", ON)


def test_the_life_cycle_cost_has_what_is_asked_for_by_hand(both: tuple[Selection, ...]) -> None:
    _, on = both
    first = on.candidates[0].outcome
    tier = on.candidates[0].groups[0].standing.tier
    assert tier is not None
    share = {1: 0.1, 2: 0.05}[tier.stage]
    subsidy = share * first.investment
    credit, worth = 0.1 * (first.investment - subsidy) / 1.13, 0.0
    assert first.tax_credit == pytest.approx(credit)
    for year in range(1, 7):
        now = min(credit, 20_000.0)
        worth, credit = worth + now / 1.05**year, credit - now
    carbon = first.carbon_kg / 1000.0 * 80.0
    a_year = first.energy_cost + first.maintenance_cost + carbon
    factor = (1.0 - 1.05**-LIFE) / RATE
    given = subsidy + worth + 0.05 * first.investment / 1.05**LIFE
    assert first.subsidy == pytest.approx(subsidy)
    assert first.carbon_cost == pytest.approx(carbon)
    assert first.life_cycle_cost == pytest.approx(first.investment + factor * a_year - given)
    beside = sum(amount * times for _, amount, times in money_beside(first, on.study))
    assert beside == pytest.approx(factor * carbon - given)
    lent = 0.7 * (first.investment - subsidy)
    assert first.loan_payment == pytest.approx(lent * 0.04 / (1.0 - 1.04**-5))


def test_nothing_of_it_is_there_where_nothing_is_asked(both: tuple[Selection, ...]) -> None:
    off, _ = both
    first = off.candidates[0].outcome
    assert {first.subsidy, first.tax_credit, first.carbon_cost, first.loan_payment} == {None}
    assert not money_beside(first, off.study)
    assert first.life_cycle_cost == pytest.approx(
        first.investment + (first.energy_cost + first.maintenance_cost) * (1.0 - 1.05**-LIFE) / RATE
    )
    idle = without_effect(off.study)
    assert {"financing.vat_share", "financing.subsidy_most", "financing.loan_rate"} <= idle
    assert "financing.tax_credit" not in idle


def test_each_is_said(both: tuple[Selection, ...]) -> None:
    off, on = both
    codes = {
        "residual_counted", "carbon_price_counted", "tax_credit_counted", "subsidy_counted",
        "loan_apart",
    }  # fmt: skip
    assert codes <= {one.code for one in on.findings}
    assert not codes & {one.code for one in off.findings}


def test_what_stands_today_pays_for_its_carbon_too(tmp_path: Path) -> None:
    """What is saved over the life grows by the CO2 saved, at its price, and by nothing else."""
    name, financing = "replace-chongqing", {"carbon_price_per_t": 100.0}
    plain, charged = (_selected(tmp_path, name, each) for each in ({}, financing))
    before = plain.candidates[0]
    after = next(one for one in charged.candidates if one.id == before.id)
    assert plain.present is not None
    saved_kg = plain.present.figures["carbon_kg"] - before.outcome.carbon_kg
    assert before.outcome.life_saving is not None
    study = plain.study.economics
    factor = sum((1.0 + study.discount_rate) ** -year for year in range(1, study.life_years + 1))
    assert after.outcome.life_saving == pytest.approx(
        before.outcome.life_saving + saved_kg / 1000.0 * 100.0 * factor
    )


def test_the_search_for_several_models_weighs_carbon_and_residual_value(
    both: tuple[Selection, ...],
) -> None:
    """A W over an hour: 0.8/1000 · a of its price, 0.5737 · 80/1e6 · a of its CO2; of 1,000 once,
    the maintenance of 2 % · a more and 5 % / 1.05^20 less.
    """
    _, on = both
    mixing = SimpleNamespace(
        hours=np.array([1.0]), price_hours=np.array([0.8]), machine=np.array([0]), beside=None,
        resting=None, unit_price=lambda _: np.array([1_000.0]),
    )  # fmt: skip
    sought = _sought(cast(Any, mixing), on.situation)
    factor = (1.0 - 1.05**-LIFE) / RATE
    grid = on.study.economics.grid_kg_per_kwh
    assert sought.weight[0] == pytest.approx(factor * (0.8e-3 + grid * 80.0 / 1e6))
    assert sought.fixed[0] == pytest.approx(1_000.0 * (1.0 + 0.02 * factor - 0.05 / 1.05**LIFE))
