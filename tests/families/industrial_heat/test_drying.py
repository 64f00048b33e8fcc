"""Heat-pump drying against hot air, by the water that a kilowatt-hour evaporates (SMER)."""

import pytest

from tests.families.industrial_heat.cases import selected, study

COP = 1.4480e12 * (50.0 + 2 * 88.73) ** -4.9460  # Jesper et al., 25 → 75 °C: 3.188


def test_smer_is_the_cop_over_the_heat_for_a_kilogram() -> None:
    """1.2 kWh of heat a kilogram: 3.188 / 1.2 = 2.657 kg/kWh; hot air behind 90 %: 0.75 kg/kWh.

    600 kW for 4,800 h are 2,880 MWh, 2,400 t of water a year.
    """
    found = next(
        one.outcome
        for one in selected(study(dryer_kwh_per_kg=1.2)).candidates
        if one.record.id == "class-up-to-100-single"
    )
    assert found.smer_heat_pump == pytest.approx(COP / 1.2)
    assert found.smer_hot_air == pytest.approx(0.9 / 1.2)
    assert found.dried_kg == pytest.approx(2.88e6 / 1.2)


def test_fans_of_the_dryer_count() -> None:
    """A hundredth of the heat for circulation: 1 / (1 / 3.188 + 0.01) = 3.0895, not 3.188."""
    found = next(
        one
        for one in selected(study(dryer_kwh_per_kg=1.2, circulation_ratio=0.01)).candidates
        if one.record.id == "class-up-to-100-single"
    )
    assert found.outcome.smer_heat_pump == pytest.approx(1.0 / (1.0 / COP + 0.01) / 1.2)
    assert "dryer_smer" in {one.code for one in found.findings}


def test_nothing_is_said_where_no_dryer_is_told() -> None:
    assert all(one.outcome.smer_heat_pump is None for one in selected(study()).candidates)
