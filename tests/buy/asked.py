"""What is asked of each family by chance: within what an engineer would ask of it.

A function a family changes duty and load of one of its examples in place.
"""

from collections.abc import Callable, Mapping
from random import Random
from typing import Any

Section = dict[str, Any]
Asks = Callable[[Section, Section, Random], None]

# Where each family's size stands: in the duty but of motors, whose load has it. Where several are
# there they grow together.
SIZES: Mapping[str, tuple[str, ...]] = {
    "motors": ("shaft_power_w",),
    "pumps": ("flow_m3s",),
    "fans": ("flow_m3s",),
    "compressors": ("air_flow_m3s",),
    "transformers": ("peak_va", "peak_active_w"),
    "vrf": ("peak_w", "heating_peak_w"),
    "furnaces": ("throughput",),
    "base_stations": ("cells",),
}
COUNTED = ("cells", "old_servers")


def size_of(raw: Mapping[str, Any]) -> dict[str, float]:
    """The figures that say how large it is, by `section__key`."""
    family = raw["duty"]["family"]
    section = "load" if family == "motors" else "duty"
    return {
        f"{section}__{key}": raw[section][key]
        for key in SIZES.get(family, ("peak_w",))
        if isinstance(raw[section].get(key), (int, float))
    }


def scaled(key: str, value: float, factor: float) -> float:
    """A figure of size made larger or smaller; what is counted stays whole."""
    return max(1, round(value * factor)) if key.rpartition("__")[2] in COUNTED else value * factor


def _pumps(duty: Section, load: Section, chance: Random) -> None:
    duty["head_m"] = chance.uniform(10.0, 60.0)
    duty["static_head_m"] = duty["head_m"] * chance.choice((0.0, 0.0, 0.3, 0.6))
    duty["liquid_c"] = chance.choice((7.0, 15.0, 30.0, 60.0))
    duty["flow_control"] = chance.choice(
        ("system_curve", "proportional_pressure", "constant_pressure", "throttle")
    )
    duty["motor_class"] = chance.choice(("IE3", "IE4", "IE5"))


def _fans(duty: Section, load: Section, chance: Random) -> None:
    duty["pressure_pa"] = chance.uniform(300.0, 2500.0)
    duty["kept_pressure_pa"] = duty["pressure_pa"] * chance.choice((0.0, 0.2, 0.6))
    duty["flow_control"] = chance.choice(
        ("system_curve", "constant_pressure", "throttle", "inlet_vanes")
    )
    duty["gas_c"] = chance.choice((-10.0, 20.0, 40.0, 120.0))
    duty["transmission"] = chance.choice(("direct", "v_belt", "synchronous_belt"))


def _compressors(duty: Section, load: Section, chance: Random) -> None:
    duty["use_pa"] = chance.choice((5.5e5, 6e5, 6.5e5, 7e5))
    duty["drop_pa"] = chance.choice((2e4, 5e4, 8e4))
    duty["leak_share"] = chance.choice((None, 0.05, 0.15, 0.3))
    if duty["leak_share"] is not None:
        for key in ("leak_test_m3s", "leak_load_s", "leak_unload_s"):
            duty.pop(key, None)
    if chance.random() < 0.5:
        duty.pop("today_compressors", None)


def _transformers(duty: Section, load: Section, chance: Random) -> None:
    duty["load_power_factor"] = chance.uniform(0.75, 0.98)
    if "compensated_power_factor" in duty:
        duty["compensated_power_factor"] = max(0.95, duty["load_power_factor"])
    duty["load_growth"] = chance.choice((0.0, 0.1, 0.2))
    duty["wanted_insulation"] = chance.choice(("oil_immersed", "dry_type"))
    duty.pop("wanted_thermal_class", None)
    duty["current_thd"] = chance.choice((0.0, 0.1))
    duty["essential_share"] = chance.choice((0.0, 0.6))


def _boilers(duty: Section, load: Section, chance: Random) -> None:
    duty["supply_c"] = chance.choice((60.0, 75.0, 85.0, 95.0))
    duty["return_c"] = duty["supply_c"] - chance.choice((15.0, 20.0, 25.0))
    duty["return_low_c"] = duty["return_c"] - chance.choice((0.0, 10.0, 15.0))
    if duty.get("heat_fuel") != "electricity":
        duty["heat_fuel"] = chance.choice(("natural_gas", "natural_gas", "electricity", "biomass"))
    duty["fuel_price_per_kwh"] = chance.uniform(0.2, 0.5)


def _vrf(duty: Section, load: Section, chance: Random) -> None:
    duty["indoor_wet_bulb_c"] = chance.choice((17.0, 18.5, 19.5))
    if duty.get("system") == "multi_split":
        duty["connected_ratio"] = chance.choice((0.8, 1.0, 1.2))
        duty["pipe_length_m"] = chance.choice((20.0, 50.0, 90.0))


def _by_hours(load: Section, chance: Random) -> None:
    if load.get("kind") == "by_hours":
        load["full_load_hours"] = chance.choice((8, 12, 16, 24))
        load["other_share"] = chance.choice((0.0, 0.2, 0.5, 0.8))
        load["days_per_week"] = chance.choice((5, 6, 7))


def _electrolysers(duty: Section, load: Section, chance: Random) -> None:
    _by_hours(load, chance)
    duty["balance_kwh_m3"] = chance.choice((0.2, 0.3, 0.5))
    duty["rectifier_efficiency"] = chance.choice((0.95, 0.97, 0.98))


def _servers(duty: Section, load: Section, chance: Random) -> None:
    _by_hours(load, chance)
    duty["utilisation_max"] = chance.choice((0.4, 0.6, 0.8))
    duty["room_pue"] = chance.uniform(1.1, 1.8)
    duty["from_year"] = chance.choice((None, 2015, 2019))


def _power_supplies(duty: Section, load: Section, chance: Random) -> None:
    _by_hours(load, chance)
    duty["room_cop"] = chance.choice((None, 3.0, 6.0))
    duty["margin"] = chance.choice((0.0, 0.1, 0.2))


def _furnaces(duty: Section, load: Section, chance: Random) -> None:
    _by_hours(load, chance)
    process = chance.choice(("heating_for_forming", "heat_treatment", "melting"))
    duty["furnace_process"] = process
    duty["process_c"] = {
        "heating_for_forming": chance.uniform(1100.0, 1250.0),
        "heat_treatment": chance.uniform(500.0, 950.0),
        "melting": chance.uniform(1550.0, 1650.0),
    }[process]
    duty["furnace_pauses"] = chance.choice(
        ("pause_of_less_energy", "pause_held_hot", "pause_cooled")
    )
    duty["fixture_share"] = chance.choice((0.0, 0.2, 0.5))


def _base_stations(duty: Section, load: Section, chance: Random) -> None:
    _by_hours(load, chance)
    duty["radio_channels"] = chance.choice(("radio_32tr", "radio_64tr"))
    duty["radio_band"] = chance.choice(("radio_2_6_ghz", "radio_3_5_ghz", "radio_4_9_ghz"))
    duty["radio_w"] = chance.choice((200.0, 240.0, 320.0))
    duty["busy_share"] = chance.uniform(0.2, 0.9)
    duty["sleep_share"], duty["shut_share"] = chance.choice(((0.0, 0.0), (0.5, 0.2), (0.3, 0.6)))


ASKS: Mapping[str, Asks] = {
    "pumps": _pumps,
    "fans": _fans,
    "compressors": _compressors,
    "transformers": _transformers,
    "boilers": _boilers,
    "vrf": _vrf,
    "electrolysers": _electrolysers,
    "servers": _servers,
    "power_supplies": _power_supplies,
    "furnaces": _furnaces,
    "base_stations": _base_stations,
}
