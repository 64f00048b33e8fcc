"""Units against pint, an independent library of units."""

import pint
import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.vocabulary.quantity import UNITS, Kind, System, from_shown, stored_unit, to_shown

REGISTRY = pint.UnitRegistry()
EXPECTED = {
    (Kind.COOLING_POWER, System.SI): ("W", "kW"),
    (Kind.COOLING_POWER, System.IP): ("W", "refrigeration_ton"),
    (Kind.TEMPERATURE, System.IP): ("degC", "degF"),
    (Kind.TEMPERATURE_DIFFERENCE, System.IP): ("delta_degC", "delta_degF"),
    (Kind.WATER_FLOW, System.SI): ("m**3/s", "m**3/hour"),
    (Kind.WATER_FLOW, System.IP): ("m**3/s", "gallon/minute"),
    (Kind.ELEVATION, System.IP): ("m", "ft"),
    (Kind.PRESSURE, System.IP): ("Pa", "psi"),
    (Kind.FOULING, System.IP): ("m**2*K/W", "hour*ft**2*delta_degF/Btu"),
    (Kind.ENERGY, System.SI): ("Wh", "MWh"),
    (Kind.SHAFT_POWER, System.IP): ("W", "horsepower"),
    (Kind.TORQUE, System.IP): ("N*m", "force_pound*foot"),
    (Kind.INERTIA, System.IP): ("kg*m**2", "pound*foot**2"),
    (Kind.MASS, System.IP): ("kg", "pound"),
    (Kind.LENGTH, System.IP): ("m", "foot"),
    (Kind.LINEAR_SPEED, System.IP): ("m/s", "foot/minute"),
    (Kind.VOLUME, System.IP): ("m**3", "gallon"),
}


@pytest.mark.parametrize(("shown", "units"), EXPECTED.items(), ids=str)
def test_a_unit_is_what_pint_says_it_is(shown, units):
    kind, system = shown
    expected = REGISTRY.Quantity(12.5, units[0]).to(units[1]).magnitude
    assert to_shown(12.5, kind, system) == pytest.approx(expected, rel=1e-6)


def test_a_difference_of_temperatures_is_not_a_temperature():
    """5 K are 9 °F of difference; 5 °C are 41 °F."""
    assert to_shown(5.0, Kind.TEMPERATURE_DIFFERENCE, System.IP) == pytest.approx(9.0)
    assert to_shown(5.0, Kind.TEMPERATURE, System.IP) == pytest.approx(41.0)


@given(value=st.floats(-1e9, 1e9), kind=st.sampled_from(Kind), system=st.sampled_from(System))
def test_what_is_typed_back_is_what_was_stored(value, kind, system):
    shown = to_shown(value, kind, system)
    assert from_shown(shown, kind, system) == pytest.approx(value, rel=1e-9, abs=1e-6)


def test_every_kind_has_a_unit_in_both_systems():
    assert set(UNITS) == set(Kind)
    assert all(set(units) == set(System) for units in UNITS.values())


@pytest.mark.parametrize("kind", list(Kind))
def test_the_unit_of_a_stored_figure_is_the_one_it_is_shown_in_by_its_scale(kind: Kind) -> None:
    said, shown = stored_unit(kind), UNITS[kind][System.SI]
    if said in ("W", "Wh", "Pa", "VA", "V", "J", "m"):
        one = REGISTRY.Quantity(1.0, said.replace("VA", "V*A"))
        assert one.to(shown.symbol.replace("VA", "V*A")).magnitude == pytest.approx(shown.scale)
    else:
        assert "0.001 kW" not in said.split("/")[0]


def test_power_is_stored_in_watts() -> None:
    assert stored_unit(Kind.COOLING_POWER) == "W"
