"""Power supplies: losses, sharing and savings against figures by hand."""

from importlib.resources import files
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from core.families.power_supplies.losses import efficiency, loss_share
from core.families.power_supplies.plausibility import defects, faults
from core.families.power_supplies.record import PowerSupply, SupplyFlag, SupplyKind
from core.families.registry import decode
from core.machines.device import Evidence
from core.selection.selection import Candidate, Selection
from core.study.plant import Redundancy
from core.study.study import Study
from core.vocabulary.language import Language
from tests.families.registered import program, shipped

EXAMPLE = Path(str(files("resources"))) / "examples" / "ups-langfang.json"


def supply(**changes: Any) -> PowerSupply:
    """100 kW; 90 % at a quarter, 95 % at full load."""
    plain = PowerSupply(
        id="test", maker="Maker", model="M", supply_kind=SupplyKind.DOUBLE_CONVERSION,
        supply_w=100e3, supply_loads=(0.25, 1.0), supply_efficiencies=(0.9, 0.95), source="own",
        source_year="", evidence=Evidence.C,
    )  # fmt: skip
    return msgspec.structs.replace(plain, **changes)


def test_losses_are_read_in_straight_lines() -> None:
    """25 kW at 90 % lose 2.778 kW, 100 kW at 95 % 5.263 kW; 62.5 kW half way: 4.020 kW, 93.96 %.

    Below a quarter of the load the loss stays 2.778 kW: 10 kW have an efficiency of 78.26 %.
    """
    share = np.array([0.25, 1.0, 0.625, 0.1])
    quarter, full = 25.0 / 0.9 - 25.0, 100.0 / 0.95 - 100.0
    by_hand = np.array([quarter, full, (quarter + full) / 2.0, quarter])
    assert loss_share(supply(), share) * 100.0 == pytest.approx(by_hand, rel=1e-12)
    assert efficiency(supply(), share)[2] == pytest.approx(62.5 / (62.5 + by_hand[2]), rel=1e-12)
    assert efficiency(supply(), share)[3] == pytest.approx(10.0 / (10.0 + quarter), rel=1e-12)


def example(redundancy: Redundancy) -> Study:
    study = decode(EXAMPLE.read_bytes(), EXAMPLE.name)
    plant = msgspec.structs.replace(study.plant, redundancy=redundancy)
    return msgspec.structs.replace(study, plant=plant)


@pytest.fixture(scope="module")
def twice() -> Selection:
    return program().select(example(Redundancy.TWO_N), EXAMPLE.parent)


def of(selection: Selection, record: str) -> Candidate:
    return next(one for one in selection.candidates if one.record.id == record)


def test_that_no_battery_is_in_the_price_is_said(twice: Selection) -> None:
    assert "supply_batteries_left_out" in {one.code for one in twice.findings}


def test_with_2n_each_side_carries_half_of_the_load(twice: Selection) -> None:
    """440 kW twice; 400 kW for 14 h are 45.5 % of 880 kW, 280 kW for 10 h 31.8 %.

    The type loses 1.455 % of its rating at a quarter, 2.247 % at half: there 2.103 and 1.671 %;
    365 · 880 kW · (14 · 2.103 % + 10 · 1.671 %), and a quarter more for the cooling.
    """
    found = of(twice, "TYPE-UPS")
    assert found.units == 2
    assert found.record.supply_w == pytest.approx(440e3)
    at_25, at_50 = 0.25 * (1.0 / 0.945 - 1.0), 0.5 * (1.0 / 0.957 - 1.0)

    def lost(load: float) -> float:
        return at_25 + (load / 880.0 - 0.25) / 0.25 * (at_50 - at_25)

    kwh = 365.0 * 880.0 * (14.0 * lost(400.0) + 10.0 * lost(280.0))
    out = found.outcome
    assert out.loss_wh / 1000.0 == pytest.approx(kwh, rel=1e-6)
    assert out.annual_energy_wh / 1000.0 == pytest.approx(1.25 * kwh, rel=1e-6)
    given = 365.0 * (14.0 * 400.0 + 10.0 * 280.0)
    assert out.supply_efficiency == pytest.approx(given / (given + kwh), rel=1e-6)
    assert out.peak_share == pytest.approx(400.0 / 880.0)
    assert out.one_out_share == pytest.approx(400.0 / 440.0)
    assert out.existing_saving_wh / 1000.0 == pytest.approx(
        1.25 * (given * (1.0 / 0.88 - 1.0) - kwh), rel=1e-6
    )


def test_n_plus_1_shares_the_load_among_all_units_and_loses_less(twice: Selection) -> None:
    """Of n units n − 1 carry 440 kW: each of n runs at 400 (n − 1) / (440 n)."""
    one_more = of(program().select(example(Redundancy.N_PLUS_1), EXAMPLE.parent), "TYPE-UPS")
    units = one_more.units
    rated = one_more.record.supply_w / 1e3
    assert (units - 1) * rated >= 440.0 - 1e-6
    assert one_more.outcome.peak_share == pytest.approx(400.0 / (units * rated))
    assert one_more.outcome.one_out_share == pytest.approx(400.0 / ((units - 1) * rated))
    assert one_more.outcome.loss_wh < of(twice, "TYPE-UPS").outcome.loss_wh


def test_figures_that_cannot_be_true_are_refused() -> None:
    for one in shipped("power_supplies"):
        assert not list(faults(one)), one.id
        assert SupplyFlag.TYPICAL in one.flags
    short = supply(supply_efficiencies=(0.9,))
    assert [code for _, code, _ in faults(short)] == ["supply_lists_differ"]
    falling = supply(supply_loads=(1.0, 0.25))
    assert [code for _, code, _ in faults(falling)] == ["supply_loads_not_rising"]
    assert defects(supply(supply_efficiencies=(0.9, 0.9))) == (SupplyFlag.ONE_POINT,)


def test_double_conversion_leads_unless_another_kind_is_asked_for(twice: Selection) -> None:
    """Eco mode loses least and costs least, but the load is on the mains: it is no equal."""
    first = twice.candidates[0].record
    assert first.supply_kind is SupplyKind.DOUBLE_CONVERSION
    cheapest = min(twice.candidates, key=lambda one: one.outcome.life_cycle_cost)
    assert cheapest.record.supply_kind is SupplyKind.ECO_MODE
    assert "supply_others_behind" in [one.code for one in twice.findings]
    study = example(Redundancy.TWO_N)
    duty = msgspec.structs.replace(study.duty, wanted_supply=SupplyKind.ECO_MODE)
    asked = program().select(msgspec.structs.replace(study, duty=duty), EXAMPLE.parent)
    assert asked.candidates[0].record.supply_kind is SupplyKind.ECO_MODE
    assert "supply_others_behind" not in [one.code for one in asked.findings]


@pytest.mark.parametrize("cooled", [True, False])
def test_the_energy_lost_says_whether_it_has_the_cooling(
    languages: dict[str, Language], *, cooled: bool
) -> None:
    study = decode(EXAMPLE.read_bytes(), EXAMPLE.name)
    duty = msgspec.structs.replace(study.duty, room_cop=4.0 if cooled else None)
    said = languages["zh"].about((*duty.subjects, "power_supplies"))
    assert ("供冷" in said.text("field.annual_energy_wh")) is cooled
