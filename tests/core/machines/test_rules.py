"""What no machine can be: each rule with a figure worked out by hand on either side of it."""

from typing import Any

import msgspec
import pytest

from core.families.chillers import plausibility as chillers
from core.families.chillers.record import Chiller
from core.families.heat_pumps import plausibility as heat_pumps
from core.families.heat_pumps.record import HeatPump
from core.families.motors import plausibility as motors
from core.families.motors.record import Technology
from core.machines.condenser import Condenser
from core.machines.device import is_made_to_size
from tests.families.chillers.machines import machine, part_load
from tests.families.motors.machines import drive, motor
from tests.kept import program


def codes(faults: Any) -> list[tuple[str, str]]:
    return [(column, code) for column, code, _ in faults]


@pytest.mark.parametrize(
    ("cop", "leaving_c", "condenser_c", "condenser", "believed"),
    [
        # Carnot 280.15/23 = 12.18; seven tenths of it 8.53.
        (14.9, 7.0, 30.0, Condenser.WATER, False),
        (8.6, 7.0, 30.0, Condenser.WATER, False),
        (8.4, 7.0, 30.0, Condenser.WATER, True),
        # Carnot 280.15/28 = 10.01; 7.00.
        (7.1, 7.0, 35.0, Condenser.AIR, False),
        (6.9, 7.0, 35.0, Condenser.AIR, True),
        # A small lift: 291.15/4 = 72.8, where COP 20 is possible.
        (20.0, 18.0, 22.0, Condenser.WATER, True),
        # No lift: the second law sets no bound, yet no compressor comes above 40.
        (41.0, 18.0, 16.0, Condenser.WATER, False),
    ],
)
def test_a_chiller_has_at_most_seven_tenths_of_carnot(
    cop: float, leaving_c: float, condenser_c: float, condenser: Condenser, *, believed: bool
) -> None:
    made = machine(
        cop=cop, leaving_chilled_c=leaving_c, entering_condenser_c=condenser_c, condenser=condenser,
        part_load_curve=part_load(0.0, 1.0),
    )  # fmt: skip
    of_cop = [code for column, code in codes(chillers.faults(made)) if column == "cop"]
    assert (of_cop == []) is believed


def test_an_iplv_above_two_and_a_half_times_the_cop_cannot_be() -> None:
    """EIRFPLR = PLR³ gives 1.78, 4 and 16 times the COP at 75, 50 and 25 %: 4.2 in the mean."""
    cubic = machine(cop=1.0, part_load_curve=part_load(0.0, 0.0, 0.0, 1.0))
    assert ("part_load_curve_coefficients_1", "iplv_above") in codes(chillers.faults(cubic))
    # PLR²: 1.33, 2 and 4 times, 1.9 in the mean.
    square = machine(cop=3.0, part_load_curve=part_load(0.0, 0.0, 1.0))
    assert codes(chillers.faults(square)) == []


def test_a_part_load_above_the_second_law_cannot_be() -> None:
    """COP 7 at every temperature, 4-fold at 25 %: 28 at 19 °C, Carnot 280.15/12 = 23.3."""
    square = machine(cop=7.0, part_load_curve=part_load(0.0, 0.0, 1.0))
    assert codes(chillers.faults(square)) == [
        ("part_load_curve_coefficients_1", "above_second_law")
    ]


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        ({"efficiency_100": 0.991}, [("efficiency_100", "implausible")]),
        ({"efficiency_100": 9.39}, [("efficiency_100", "implausible")]),
        # IE5 of 30 kW, 4 poles, 50 Hz is 95.9 % (GB 18613-2020 grade 1 too): half its losses 97.95.
        ({"efficiency_100": 0.981}, [("efficiency_100", "efficiency_above_size")]),
        ({"efficiency_100": 0.978}, []),
        ({"technology": Technology.DIRECT_DRIVE_PM, "poles": 40, "synchronous_rpm": 60.0,
          "speed_rpm": 60.0, "efficiency_100": 0.985}, []),  # no class knows it
        ({"power_factor_100": 1.2}, [("power_factor_100", "implausible")]),
        ({"power_factor_50": 0.0}, [("power_factor_50", "implausible")]),
        ({"inertia_kgm2": 1e308}, [("inertia_kgm2", "implausible")]),
        ({"inertia_kgm2": float("nan")}, [("inertia_kgm2", "implausible")]),
        ({"price": 0.0}, [("price", "implausible")]),
    ],
)  # fmt: skip
def test_a_motor_is_no_better_than_its_size_allows(
    changes: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    made = motor(**({"current_a": None} | changes))
    assert codes(motors.faults(made)) == found


def test_a_drive_without_losses_cannot_be() -> None:
    found = codes(motors.drive_faults(drive(0.0)))
    assert ("loss_90_100", "implausible") in found


def heat_pump(**changes: Any) -> HeatPump:
    records = program().catalog.devices("heat_pumps")
    plain = next(one for one in records if isinstance(one, HeatPump) and one.cop_35 and one.cop_55)
    return msgspec.structs.replace(plain, **changes)


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        # A7/W35, water 30 to 35 °C: mean 305.64 K, Lorenz 305.64/25.49 = 11.99, share 0.7: 8.39.
        ({"cop_35": 8.5}, "cop_35"),
        # A7/W55, water 47 to 55 °C: mean 324.13 K, Lorenz 324.13/43.98 = 7.37; 5.16.
        ({"cop_55": 5.2}, "cop_55"),
        # 18 °C water at 35 °C outside: Carnot 291.15/17 = 17.1; 11.99.
        ({"eer_w18": 12.1}, "eer_w18"),
        ({"nominal_w": 1e308}, "nominal_w"),
        ({"charge_kg": float("inf")}, "charge_kg"),
    ],
)
def test_a_heat_pump_keeps_to_the_second_law(changes: dict[str, Any], column: str) -> None:
    assert codes(heat_pumps.faults(heat_pump())) == []
    assert [found for found, _ in codes(heat_pumps.faults(heat_pump(**changes)))] == [column]
    shy = {key: value * 0.97 for key, value in changes.items()}
    if column.startswith(("cop", "eer")):
        assert codes(heat_pumps.faults(heat_pump(**shy))) == []


def test_no_shipped_chiller_motor_or_map_falls_to_a_rule() -> None:
    """Heat pumps: tests.catalog.test_heat_pump_figures."""
    from core.families.registry import DEVICE_TABLES

    for name in ("chillers", "motors", "drives", "industrial_heat", "heat_pump_maps"):
        for one in program().catalog.devices(name):
            assert list(DEVICE_TABLES[name].faults(one)) == [], one.id


def test_the_best_share_of_carnot_among_shipped_chillers_leaves_room() -> None:
    """0.542 at the reference point, W107: COP 6.33 at 5.56/29.44 °C, 278.71/23.88 = 11.67."""
    records = [
        one
        for one in program().catalog.devices("chillers")
        if isinstance(one, Chiller) and not is_made_to_size(one)  # a class is nobody's machine
    ]
    shares = {
        one.id: one.cop / (one.leaving_chilled_c + 273.15)
        * (one.entering_condenser_c - one.leaving_chilled_c)
        for one in records
    }  # fmt: skip
    best = max(shares, key=lambda key: shares[key])
    assert (best, round(shares[best], 3)) == ("W107", 0.542)
