"""Transformers that stand there today, by hand: alone, unequal in parallel, by their series."""

from typing import Any

import numpy as np
import pytest

from core.families.transformers.duty import TransformerDuty
from core.families.transformers.existing import losses_today, standing
from core.families.transformers.record import OldSeries
from core.families.transformers.worth import alike, price_table
from tests.families.transformers.test_selection import in_steps, outcome

OLD: dict[str, Any] = {"old_units": 1, "old_rated_va": 1000e3}


def duty(**given: Any) -> TransformerDuty:
    return TransformerDuty(peak_va=800e3, **given)


@pytest.mark.parametrize(
    ("series", "rated", "p0", "pk"),
    [
        (OldSeries.S7, 1000e3, 1800.0, 11600.0),
        (OldSeries.S9, 1000e3, 1700.0, 10300.0),
        (OldSeries.S11, 1000e3, 1150.0, 10300.0),
        # Grade 3 of 630 kVA is 0.57 and 6.2 kW: 0.57 · 1.15/0.83 = 0.79.
        (OldSeries.S11, 630e3, 789.8, 6200.0),
    ],
)
def test_losses_by_series(series: OldSeries, rated: float, p0: float, pk: float) -> None:
    found = losses_today(duty(old_units=1, old_rated_va=rated, old_series=series))
    assert found is not None
    assert found == (pytest.approx(p0, abs=0.1), pytest.approx(pk, abs=0.1))


def test_what_is_typed_stands_before_the_series() -> None:
    typed = duty(**OLD, old_series=OldSeries.S9, old_no_load_w=1650.0)
    found = losses_today(typed)
    assert found is not None
    assert found == (1650.0, pytest.approx(10300.0))
    assert losses_today(duty(old_units=1, old_rated_va=999e3, old_series=OldSeries.S9)) is None


def test_unequal_units_share_by_impedance() -> None:
    """1,000 kVA of 4.5 % beside 630 kVA of 4 %.

    1000/0.045 = 22,222 and 630/0.04 = 15,750: shares 0.5852 and 0.4148; the small one is full at
    630/0.4148 = 1,518.9 kVA of the 1,630 installed. At 1,200 kVA they carry 702.3 and 497.7:
    1.15 + 0.79 + 10.3·0.7023² + 6.2·0.79² = 10.890 kW.
    """
    there = standing(
        duty(**OLD, old_no_load_w=1150.0, old_load_loss_w=10300.0, old_impedance=0.045,
             beside_units=1, beside_rated_va=630e3, beside_no_load_w=790.0,
             beside_load_loss_w=6200.0, beside_impedance=0.04)
    )  # fmt: skip
    assert there is not None
    assert there.shares.tolist() == pytest.approx([0.5852, 0.4148], abs=5e-5)
    assert there.able_va == pytest.approx(1_518.9e3, abs=50.0)
    lost = there.losses_w(np.array([1200e3]), duty())
    assert float(lost[0]) == pytest.approx(10_890.0, abs=3.0)


def test_the_year_of_today_and_what_is_saved() -> None:
    """S9 at 800 kVA for half the year: 1.70·8,760 + 10.3·0.64·4,380 = 43,765 kWh."""
    found = in_steps(800e3, **OLD, old_series="series_s9")
    assert found.present is not None
    assert found.present.figures["annual_energy_wh"] == pytest.approx(43_765e3, rel=1e-4)
    for one in found.candidates:
        saved = 43_764.96e3 - one.outcome.annual_energy_wh
        assert outcome(one).existing_saving_wh == pytest.approx(saved, rel=1e-4, abs=2.0)
        assert outcome(one).existing_saving_cost == pytest.approx(
            saved / 1e3 * 0.65, rel=1e-3, abs=2.0
        )
    told = {one.code for one in found.today}
    assert {"transformers_today", "transformers_today_assumed"} <= told


def test_a_and_b_are_told_with_the_design() -> None:
    """5 %, 20 years, 0.65: A = 12.462 · 0.65 · 8,760; B at the peak for 4,380 h: half of it."""
    design = in_steps(800e3).design
    worth = sum(1.05**-year for year in range(1, 21))
    assert design.no_load_worth == pytest.approx(worth * 0.65 * 8760)
    assert design.load_loss_worth == pytest.approx(worth * 0.65 * 4380)


def test_what_a_better_one_may_cost_more() -> None:
    """The difference of P0 times A and that of Pk times B·β², each unit."""
    found = in_steps(800e3, wanted_insulation="oil_immersed")
    candidate = found.candidates[0]
    others = alike(found, candidate)
    table = price_table(found, candidate)
    assert table is not None
    assert len(table.rows) == len(others) > 2
    design, worst = found.design, others[0].record
    share = (800e3 / (candidate.units * worst.rated_va)) ** 2
    for one, row in zip(others, table.rows, strict=True):
        better = one.record
        more = design.no_load_worth * (worst.no_load_power_w - better.no_load_power_w)
        more += design.load_loss_worth * share * (worst.load_loss_w - better.load_loss_w)
        assert row[-1].value == pytest.approx(more / 1e3, abs=0.5)  # type: ignore[union-attr]


def test_a_surcharge_of_a_grade_is_its_price() -> None:
    """150 CNY/kVA, grade 1 dearer by half: 225; then what is cheaper leads."""
    plain = in_steps(800e3, wanted_insulation="oil_immersed", wanted_core="silicon_steel_core")
    dear = in_steps(
        800e3, wanted_insulation="oil_immersed", wanted_core="silicon_steel_core",
        grade_1_dearer=0.5, grade_2_dearer=0.1,
    )  # fmt: skip
    assert plain.candidates[0].record.class_level.value == "grade_1"
    assert dear.candidates[0].record.class_level.value != "grade_1"
    told = {one.code for one in dear.situation.findings}
    assert "price_by_grade" in told
    assert "price_assumed" in told  # the price of grade 3, which the shares start from
    prices = {one.record.id: one.outcome.investment for one in plain.candidates}
    factor = {"grade_1": 1.5, "grade_2": 1.1, "grade_3": 1.0}
    for one in dear.candidates:
        if one.record.id in prices:
            wanted = prices[one.record.id] * factor[one.record.class_level.value]
            assert one.outcome.investment == pytest.approx(wanted)
