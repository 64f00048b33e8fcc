"""The calculation of a plant room: its lines, the year's power, and one point by another hand."""

from dataclasses import replace
from math import exp

import msgspec
import pytest

from core.content.blocks import Block, Table
from core.families.chillers.calculation import calculation
from core.families.chillers.duty import (
    ChilledPumping,
    ChillerDuty,
    CondenserPumping,
    DryCooling,
)
from core.families.chillers.plant_room.year.operation import room_of_year
from core.selection.selection import Candidate, Selection
from tests.core.selection.examples import FOLDER, program
from tests.core.selection.examples import selection as example
from tests.families.test_calculations import followed, lines

NAME = "plant-room-shanghai"


def _alone(selection: Selection) -> Candidate:
    """Two centrifugal chillers of one size."""
    return next(c for c in selection.candidates if c.name == "WCV-T1 1388 kW")


def _tables(blocks: tuple[Block, ...]) -> list[Table]:
    return [block for block in blocks if isinstance(block, Table)]


def _values(table: Table) -> dict[str, float]:
    return {symbol: value for symbol, _, value in lines(table)}


def _agrees(selection: Selection, candidate: Candidate, models: int, least: int) -> float:
    """Every line gives its result, the last one the power of the year, whose Wh are returned."""
    *of_models, whole = _tables(calculation(selection, candidate))
    assert len(of_models) == 2 * models
    assert sum(map(followed, (*of_models, whole))) >= least
    told, year = _values(whole), room_of_year(selection, candidate)
    here = abs(year.at.load_w / 1e3 - told["Q"]) < 1e-4 * told["Q"]
    assert told["P"] == pytest.approx(told["P_y"], rel=5e-3)
    assert (abs(year.at.power_w[here] / 1e3 - told["P_y"]) < 1e-4 * told["P_y"]).any()
    return float(year.at.power_w @ year.hours)


def _with_duty(selection: Selection, duty: ChillerDuty) -> Selection:
    """The same machines asked for something else; no selection anew."""
    asked = msgspec.structs.replace(selection.study, duty=duty)
    return replace(selection, situation=replace(selection.situation, study=asked))


@pytest.mark.parametrize("mixed", [False, True])
def test_it_comes_to_the_power_of_the_year(*, mixed: bool) -> None:
    found = example(NAME)
    candidate = next(c for c in found.candidates if c.is_mixed is mixed and c.units > 1)
    energy = _agrees(found, candidate, len(candidate.groups), 36)
    assert energy == pytest.approx(candidate.outcome.annual_energy_wh, rel=1e-6)


def test_units_of_several_models_without_a_room() -> None:
    found = example("plant-beijing")
    candidate = next(c for c in found.candidates if c.is_mixed)
    energy = _agrees(found, candidate, 2, 17)
    assert energy == pytest.approx(candidate.outcome.annual_energy_wh, rel=1e-5)


def test_slower_water_two_stages_and_warmer_chilled_water() -> None:
    """Ways of pumping together: none of them may leave a line that gives another figure."""
    found = example(NAME)
    duty = msgspec.structs.replace(
        found.duty,
        condenser_pumping=CondenserPumping.VARIABLE,
        chilled_pumping=ChilledPumping.TWO_STAGES,
        tower_fan_fixed=0.05,
        chilled_reset_k=2.0,
        chilled_reset_below=0.95,
    )
    candidate, other = _alone(found), _with_duty(found, duty)
    _agrees(other, candidate, 1, 40)
    _, unit, whole = _tables(calculation(other, candidate))
    assert _values(unit)["s"] < 1.0
    assert _values(whole)["m"] == pytest.approx(5.0 / 4.0)  # 5 K; of 2 K half stays in the return


def test_least_flow_through_the_bypass_and_fans_by_turns() -> None:
    found = example(NAME)
    duty = msgspec.structs.replace(
        found.duty, chilled_flow_least=0.95, tower_air_least=0.95, tower_approach_k=4.0
    )
    candidate, other = _alone(found), _with_duty(found, duty)
    _agrees(other, candidate, 1, 38)
    unit = _values(_tables(calculation(other, candidate))[1])
    assert unit["Q_m"] > 0.0
    # By turns at the least air: 0.95³ · g / 0.95 of full speed.
    assert unit["P_f"] == pytest.approx(unit["P_v"] * 0.95**2 * unit["g"], rel=1e-3)


# 8 K above the air at full heat, 5 K fall: U_A = 5/8. With all the air and water of design the
# cooler lets the water fall by 5/13 of how much warmer than the air it enters.
def test_dry_coolers_are_followed_to_their_air() -> None:
    found = example(NAME)
    duty = msgspec.structs.replace(found.duty, dry_cooler=DryCooling.CONDENSERS)
    criteria = msgspec.structs.replace(found.study.criteria, resolution="binned")
    plant = msgspec.structs.replace(found.study.plant, models_max=1)
    asked = msgspec.structs.replace(found.study, duty=duty, criteria=criteria, plant=plant)
    dry = program().select(asked, FOLDER)
    assert dry.leading is not None
    _, unit, whole = _tables(calculation(dry, dry.leading))
    assert followed(unit) >= 12
    told = _values(unit)
    assert told["ψ_1"] == pytest.approx(told["ψ"], rel=2e-3)
    assert told["U_A"] == pytest.approx(5.0 / 8.0)
    assert told["P_f"] == pytest.approx(0.04 * told["H_A"] * told["g"] ** 3, rel=1e-2)
    assert _values(whole)["P"] == pytest.approx(_values(whole)["P_y"], rel=5e-3)


def _enthalpy(celsius: float) -> float:
    """Saturated air at 101.325 kPa, kJ/kg: Magnus as fitted by Alduchov and Eskridge (1996)."""
    vapour = 0.61094 * exp(17.625 * celsius / (celsius + 243.04))
    humidity = 0.62198 * vapour / (101.325 - vapour)
    return 1.006 * celsius + humidity * (2501.0 + 1.86 * celsius)


def _merkel(leaving: float, span: float, wet_bulb: float, ratio: float) -> float:
    """KaV/L in two hundred strips, not in the four points of the report nor the eight of the year.

    4.186 kJ/(kg·K); ratio: water over air.
    """
    strips = [(n + 0.5) / 200.0 * span for n in range(200)]
    air = _enthalpy(wet_bulb)
    return sum(
        4.186 * span / 200.0 / (_enthalpy(leaving + dt) - air - 4.186 * ratio * dt) for dt in strips
    )


# Two centrifugal chillers of 1388 kW (reference COP 5.958) at 2144.9 kW, wet bulb 26.5 °C; the
# control asked for 30.4 °C. Curves as printed in the catalog's record:
#   f_Q = 1.1427 + 0.020175·7 + 0.00016971·49 − 0.0097829·30.4 + 3.9929e−5·924.16
#         − 0.00016513·212.8 = 0.9966                                   Q_1 = 1383 kW
#   f_P = 0.59053 − 0.017996·7 + 0.00038163·49 + 0.014338·30.4 + 0.00023959·924.16
#         − 0.00061446·212.8 = 1.0098              P_1 = 1383 / 5.958 · 1.0098 = 234.4 kW
#   x = 2144.9 / 2 / 1383 = 0.7754;  f_x = 0.0705 + 0.1605 + 0.3883 + 0.0358 = 0.6550
#   P_c = 153.5 kW each
# At 31.9 °C a unit gives 1365.7 kW and takes 240.05 kW: 1605.7 kW of heat at design. Water at 5 K:
# 1605.7 · 3600 / (994.4 · 4.178 · 5) = 278.3 m³/h; at 25 m and 0.7: 278.3 · 25 · 0.9944 / 367.1
# / 0.7 = 26.92 kW. The fan at full speed 0.035 · 278.3 = 9.74 kW. Chilled water 2144.9 · 3600 /
# (999.6 · 4.193 · 5) = 368.5 m³/h of 446.6; head 12 + 20 · 0.825² = 25.61 m; 36.71 kW.
def test_a_point_by_another_hand() -> None:
    found = example(NAME)
    chiller, unit, whole = map(_values, _tables(calculation(found, _alone(found))))
    given = (chiller["Q"], chiller["n"], chiller["t_c"], unit["τ"])
    assert given == pytest.approx((2144.9, 2.0, 30.4, 26.5), rel=1e-4)  # else it is another point
    heat = (2144.9 / 2.0 + 153.5) / 1605.7
    sized = _merkel(31.9, 5.0, 27.9, 1.2) * 1.2**0.6
    low, high = 0.3, 1.0
    for _ in range(40):  # the air at which the tower does just what is asked of it
        air = (low + high) / 2.0
        short = _merkel(30.4, 5.0 * heat, 26.5, 1.2 / air) > sized * (1.2 / air) ** -0.6
        low, high = (air, high) if short else (low, air)
    fan = 9.74 * air**3
    by_hand = 2.0 * (153.5 + 26.92 + fan) + 36.71
    assert unit["g"] == pytest.approx(air, rel=5e-3)
    assert whole["P"] == pytest.approx(by_hand, rel=5e-3)
    assert whole["EER"] == pytest.approx(2144.9 / by_hand, rel=5e-3)
