"""Electric boilers with a store of heat: its size by hand, its year, what it is worth."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.content.blocks import Beside, Paragraph
from core.families.boilers.duty import BoilerDuty, HeatStore
from core.families.boilers.heat_store import heat_year, sized
from core.families.boilers.heat_store_report import heat_store_blocks, stored_heat
from core.families.boilers.record import BoilerFuel
from core.families.registry import decode
from core.load.calendar import YEAR_DAYS, Calendar
from core.load.series import LoadOrigin, LoadSeries
from core.selection.selection import Selection
from core.study.economics import DemandBy, Economics, FlatTariff, TimeOfUseTariff
from core.vocabulary.finding import Severity
from tests.families.registered import program

EXAMPLE = Path(str(files("resources"))) / "examples" / "heat-store-shenyang.json"


def selected(duty: dict[str, Any] | None = None, **economics: Any) -> Selection:
    study = decode(EXAMPLE.read_bytes(), EXAMPLE.name)
    changed = msgspec.structs.replace(
        study,
        duty=msgspec.structs.replace(study.duty, **(duty or {})),
        economics=msgspec.structs.replace(study.economics, **economics),
    )
    return program().select(changed, EXAMPLE.parent)


@pytest.fixture(scope="module")
def example() -> Selection:
    return selected()


def _steady() -> LoadSeries:
    """1,000 kW from 6 to 22 h, 400 kW in the other hours, every day of the year."""
    calendar = Calendar(days=YEAR_DAYS, steps_per_hour=1)
    day = np.where((np.arange(24) >= 6) & (np.arange(24) < 22), 1e6, 4e5)
    return LoadSeries(
        load_w=np.tile(day, YEAR_DAYS), step_h=1.0, month=calendar.month(),
        hour_of_day=calendar.hour_of_day(), origin=LoadOrigin.BY_HOURS, label="",
    )  # fmt: skip


def _duty(**changes: Any) -> BoilerDuty:
    return BoilerDuty(
        peak_w=1e6, heat_fuel=BoilerFuel.ELECTRICITY, heat_store=HeatStore.BRICKS, **changes
    )


NIGHT = Economics(tariff=TimeOfUseTariff(prices_per_kwh=(*[0.3] * 6, *[0.9] * 16, 0.3, 0.3)))


def test_a_store_for_all_the_day_by_hand() -> None:
    """16 h · 1,000 kW = 16 MWh, and 3 % for a day's loss: 16.48 MWh.

    Filled in the 8 cheap hours, in which the load takes 8 · 400 kW: (16.48 + 3.2) / 8 = 2.46 MW.
    """
    price = np.tile(np.array(NIGHT.tariff.prices_per_kwh), YEAR_DAYS)
    capacity, charging, hours = sized(_duty(), _steady(), price)
    assert (capacity, charging, hours) == pytest.approx((16.48e6, 2.46e6, 8.0))


def test_all_of_it_is_heated_by_night_and_costs_a_third() -> None:
    """Without losses 19.2 MWh a day at 0.3 / 0.97 instead of 16 at 0.9 and 3.2 at 0.3."""
    found = heat_year(_duty(heat_store_loss=0.0), _steady(), NIGHT).year
    cheap = 365 * 19.2e3 * 0.3 / 0.97
    dear = 365 * (16e3 * 0.9 + 3.2e3 * 0.3) / 0.97
    assert found.before.cost == pytest.approx(dear)
    assert found.after.cost == pytest.approx(cheap, rel=1e-6)
    assert found.after.energy_wh == pytest.approx(found.before.energy_wh, rel=1e-6)
    losing = heat_year(_duty(), _steady(), NIGHT).year
    more = (losing.after.energy_wh - losing.before.energy_wh) * 0.97
    assert more == pytest.approx(losing.lost_wh, rel=1e-6)
    # Half full on average: 16 MWh · 0.5 · 3 % a day, give or take its hours.
    assert losing.lost_wh == pytest.approx(365 * 16e6 * 0.5 * 0.03, rel=0.15)


def test_the_example_heats_by_night_and_beats_gas(example: Selection) -> None:
    first = example.candidates[0].outcome
    assert first.existing_saving_cost is not None
    assert first.existing_saving_cost > 0.0
    assert example.design.heat_store_wh == pytest.approx(17.6e6, rel=0.01)
    assert example.design.served_peak_w == pytest.approx(1.2e6)
    # Nearly all of it at the lowest price.
    assert 0.26 <= first.mean_price_per_kwh < 0.28
    # Losses of the boilers (0.97) and of the store.
    assert 0.95 < first.year_efficiency < 0.97
    assert first.investment == pytest.approx(first.installed_w / 1e3 * 300.0 + 900e3)
    store, saved = stored_heat(example, example.candidates[0]), first.energy_cost
    assert store.after.energy_cost == pytest.approx(saved, rel=2e-3)  # told in bins


def test_what_loses_money_is_said_first() -> None:
    dear = selected({"heat_store_price": 2e7})
    (said,) = (one for one in dear.findings if one.code == "heat_store_loses_money")
    assert said.severity is Severity.WARNING
    blocks = heat_store_blocks(dear, dear.candidates[0])
    assert isinstance(blocks[0], Paragraph)
    assert blocks[0].text.parts["first"].key == "report.store.loses"
    assert isinstance(blocks[1], Beside)


def test_one_price_leaves_the_store_empty() -> None:
    flat = selected(tariff=FlatTariff())
    assert "heat_store_idle" in {one.code for one in flat.findings}
    (said,) = heat_store_blocks(flat, flat.candidates[0])
    assert isinstance(said, Paragraph)


def test_a_store_is_of_hot_water_by_electricity_alone() -> None:
    gas = _duty(heat_store_wh=1e6)
    assert gas.has_heat_store
    gas = msgspec.structs.replace(gas, heat_fuel=BoilerFuel.NATURAL_GAS)
    assert not gas.has_heat_store
    assert {"duty.heat_store", "duty.heat_store_wh"} <= gas.without_effect()


def test_a_demand_charge_holds_the_night_down() -> None:
    by_kw = msgspec.structs.replace(NIGHT, demand_by=DemandBy.DEMAND, demand_price_per_kw=300.0)
    free, held = (heat_year(_duty(), _steady(), one).year for one in (NIGHT, by_kw))
    assert held.after.highest_w < free.after.highest_w
    assert held.after.cost <= held.before.cost
