"""Prices of the catalog count, part by part: motor, drive, gear."""

import msgspec
import pytest

from core.families.motors.loads import ShaftConstant
from core.families.motors.record import Supply
from tests.families.motors.machines import drive, motor
from tests.families.motors.shafts import program, selected, study
from tests.families.motors.test_ways import slow_motor

LOAD = ShaftConstant(shaft_power_w=25e3, shaft_rpm=1480.0)
FED = {"voltage_v": 400.0}


def one(record, **duty):
    return selected(study(LOAD, **FED, **duty), [record]).candidates[0]


def test_a_listed_price_goes_before_the_price_per_kw() -> None:
    """An own motor of 75 kW at 400,000 CNY costs that, not 75 · 350 = 26,250 CNY."""
    load = ShaftConstant(shaft_power_w=60e3, shaft_rpm=1485.0)
    own = motor(id="OWN", power_w=75e3, speed_rpm=1485.0, current_a=134.0, price=400e3,
                efficiency_100=0.965, efficiency_75=0.966, efficiency_50=0.963)  # fmt: skip
    devices = (*program().catalog.devices("motors"), own)
    chosen = selected(study(load, feed="mains"), devices)
    priced = next(c for c in chosen.candidates if c.record.id == "OWN")
    assert priced.outcome.investment == priced.outcome.motor_price == 400e3
    assert priced.place > 1
    assert "price_listed" in [f.code for f in priced.findings]
    first = chosen.candidates[0].outcome
    assert first.investment == pytest.approx(first.unit_capacity_w / 1e3 * 350.0)


def test_a_dearer_price_never_stands_better() -> None:
    load = ShaftConstant(shaft_power_w=60e3, shaft_rpm=1485.0)
    places = []
    for price in (10e3, 30e3, 60e3, 120e3):
        own = motor(id="OWN", power_w=75e3, speed_rpm=1485.0, current_a=134.0, price=price,
                    efficiency_100=0.96, efficiency_75=0.961, efficiency_50=0.957)  # fmt: skip
        chosen = selected(study(load), (*program().catalog.devices("motors"), own))
        places.append(next(c.place for c in chosen.candidates if c.record.id == "OWN"))
    assert places == sorted(places)
    assert places[0] < places[-1]


def test_the_drive_is_named_and_priced_by_its_own_size() -> None:
    """Without a price in the catalog: 300 CNY/kW of the drive's rated power, said as assumed."""
    fed = one(motor(), feed="converter")
    name = fed.outcome.drive
    made = next(d for d in program().catalog.devices("drives") if f"({d.id})" in name)
    assert fed.outcome.drive_price == pytest.approx(made.power_w / 1e3 * 300.0)
    assert fed.outcome.investment == pytest.approx(30 * 350.0 + fed.outcome.drive_price)
    assert fed.outcome.drive_price_listed is False
    assert "drive_by_rate" in [f.code for f in fed.findings]
    on_mains = one(motor(), feed="mains").outcome
    assert on_mains.drive is None
    assert on_mains.drive_price is None
    assert on_mains.investment == pytest.approx(30 * 350.0)


def test_a_drive_of_its_own_price_is_charged_with_that(monkeypatch) -> None:
    from core.families.motors.drive import Drive

    own = drive(id="OWN-D", power_w=30e3, apparent_va=39e3, price=55e3)
    shipped = program().catalog.devices
    monkeypatch.setattr(
        type(program().catalog), "devices",
        lambda self, family: (own,) if family == "drives" else shipped(family),
    )  # fmt: skip
    fed = one(motor(), feed="converter")
    assert isinstance(own, Drive)
    assert fed.outcome.drive == "Maker Drive (OWN-D)"
    assert fed.outcome.drive_price == 55e3
    assert fed.outcome.drive_price_listed is True
    assert fed.outcome.investment == pytest.approx(30 * 350.0 + 55e3)
    assert "drive_listed" in [f.code for f in fed.findings]


def test_a_gear_without_a_price_is_said_to_be_missing_and_a_price_counts() -> None:
    load = ShaftConstant(shaft_power_w=24e3, shaft_rpm=300.0)
    asked = study(load, **FED, transmission="gear", feed="mains")
    bare = selected(asked, [motor()]).candidates[0]
    assert bare.outcome.transmission_price is None
    assert "transmission_not_priced" in [f.code for f in bare.findings]
    duty = msgspec.structs.replace(asked.duty, transmission_price_per_kw=500.0)
    priced = selected(msgspec.structs.replace(asked, duty=duty), [motor()]).candidates[0]
    assert priced.outcome.transmission_price == pytest.approx(30 * 500.0)
    assert priced.outcome.investment == pytest.approx(30 * (350.0 + 500.0))
    assert "transmission_not_priced" not in [f.code for f in priced.findings]


def test_what_pays_back_against_the_existing_motor_is_the_whole_price() -> None:
    existing = {"existing_power_w": 30e3, "existing_efficiency": 0.85, "existing_rpm": 1480.0}
    listed = one(motor(price=50e3), feed="mains", **existing).outcome
    assert listed.existing_payback_years == pytest.approx(50e3 / listed.existing_saving_cost)


def test_a_machine_that_needs_its_converter_is_charged_with_it() -> None:
    own = slow_motor(price=180e3)
    load = ShaftConstant(shaft_power_w=40e3, shaft_rpm=60.0)
    chosen = selected(study(load), [own]).candidates[0]
    assert own.fed_by is Supply.CONVERTER
    assert chosen.outcome.investment == pytest.approx(180e3 + chosen.outcome.drive_price)
