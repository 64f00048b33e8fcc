"""A measured plant room: its totals, and what the room of the program says of the same hours.

measured_hours.csv: hours of one plant in the tropics with one of its machines (about 500 RT)
running alone and steadily, hourly means of 10-minute records; sadnyd/r-menCodeCortex 151f49b,
MIT licence. Nothing is fitted to it: machines are classes of its size, heads and fans those
that are assumed everywhere.
What is held are the errors as they are.
"""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
import pytest

from catalog.devices.store import open_catalog
from core.families.chillers.columns import ChillerColumns, columns_of
from core.families.chillers.design import ChillerDesign
from core.families.chillers.duty import (
    Auxiliaries,
    ChilledPumping,
    ChillerDuty,
    CondenserControl,
)
from core.families.chillers.performance import full_load, part_load
from core.families.chillers.plant import Starting, laid_out
from core.plant.room_totals import RoomTotals
from core.standards.rating_methods import usual_method
from core.study.plant import Staging

with (Path(__file__).parent / "measured_hours.csv").open(encoding="utf-8", newline="") as _file:
    ROWS = list(csv.DictReader(_file))
W_PER_KW = 1000.0
CAPACITY_W = 500 * 3516.85
MONTHS = ("2023-12", "2024-03")
# Kind and grade of the machine are not known: three classes of its size stand for it.
CLASSES = ("CL-WCF-G3", "CL-WCF-G2", "CL-WSF-G2")


def _measured(column: str, month: str) -> np.ndarray:
    return np.array([float(row[column]) for row in ROWS if row["month"] == month])


def _totals(month: str) -> RoomTotals:
    cooling, chillers, chilled, condenser, fans = (
        float(_measured(column, month).sum()) * W_PER_KW
        for column in ("cooling_kw", "chiller_kw", "chw_pump_kw", "cw_pump_kw", "tower_kw")
    )
    return RoomTotals(
        cooling_wh=cooling, chillers_wh=chillers, chilled_pumps_wh=chilled,
        condenser_pumps_wh=condenser, tower_fans_wh=fans,
    )  # fmt: skip


def test_totals_of_a_measured_month() -> None:
    # Sums of the log by another program.
    march = _totals("2024-03")
    assert len(_measured("cooling_kw", "2024-03")) == 459
    assert march.cooling_wh / 1e3 == pytest.approx(573_245, rel=2e-3)
    assert march.electricity_wh / 1e3 == pytest.approx(140_336, rel=2e-3)
    assert march.eer == pytest.approx(4.085, rel=2e-3)
    assert march.kw_per_rt == pytest.approx(0.861, rel=2e-3)
    shares = march.shares
    assert shares["chillers"] == pytest.approx(0.739, abs=1.5e-3)
    assert shares["chilled_pumps"] == pytest.approx(0.077, abs=1e-3)
    assert shares["condenser_pumps"] == pytest.approx(0.114, abs=1e-3)
    assert shares["tower_fans"] == pytest.approx(0.070, abs=1e-3)


@cache
def _machine(of_class: str) -> ChillerColumns:
    with open_catalog() as catalog:
        one = catalog.device(of_class)
    return columns_of([msgspec.structs.replace(one, capacity_w=CAPACITY_W)])


def _room(month: str) -> tuple[ChillerDuty, ChillerDesign]:
    """Constant pumps, fans at full speed, 5 K, 32 °C at 28 °C: as nothing else is told."""
    leaving = float(_measured("chw_supply_c", month).mean())
    duty = ChillerDuty(
        auxiliaries=Auxiliaries.PLANT_ROOM, condenser_control=CondenserControl.FULL_FAN,
        chilled_pumping=ChilledPumping.CONSTANT, leaving_chilled_c=leaving,
        entering_chilled_c=leaving + 5.0,
    )  # fmt: skip
    design = ChillerDesign(
        peak_w=CAPACITY_W, required_w=CAPACITY_W, leaving_chilled_c=leaving,
        entering_condenser_c=32.0, elevation_m=0.0, rating=usual_method(in_china=True),
    )  # fmt: skip
    return duty, design


def _predicted(of_class: str, month: str, entered: Mapping[str, float] | None = None) -> RoomTotals:
    """From cooling and wet bulb alone; entered: what of the duty is known of its pumps and fans."""
    duty, design = _room(month)
    duty = msgspec.structs.replace(duty, **(entered or {}))
    load = _measured("cooling_kw", month) * W_PER_KW
    points = {"load_w": load, "wet_bulb_c": _measured("wet_bulb_c", month)}
    block = laid_out(points, design, duty, 3.0)(_machine(of_class))
    run = Starting(block=block, staging=Staging.SEQUENTIAL).run(1)
    beside = block.states.beside(run.plr)
    assert beside is not None
    assert block.condenser_pump_w is not None
    fans = float(beside.tower_fan_w.sum())
    condenser = float(block.condenser_pump_w[0, 0]) * len(load)
    drawn = float((block.full_power_w * run.state.power_ratio).sum())
    return RoomTotals(
        cooling_wh=float(load.sum()), chillers_wh=drawn - fans, condenser_pumps_wh=condenser,
        chilled_pumps_wh=float(block.auxiliary_w[0, 0]) * len(load) - condenser, tower_fans_wh=fans,
    )  # fmt: skip


def test_with_pumps_and_fans_as_measured_in_another_month() -> None:
    """Entered by hand from the means of December, March follows: nothing is fitted to March.

    Pumps at 48 Hz in both months: 367 · kW · 0.7 / (m³/h) is their head, 19.9 m at 302 m³/h and
    23.41 kW, 24.4 m at 362 m³/h and 34.19 kW; fans 18.95 kW for the same, 0.0523 kWh/m³. In March
    the fans ran at 50 Hz instead of 48: (50/48)³ = 1.13 of it is what stays.
    """
    entered = {
        "chilled_head_m": 19.9, "condenser_head_m": 24.4, "tower_fan_kwh_per_m3": 0.0523,
    }  # fmt: skip
    told, found = _totals("2024-03"), _predicted(CLASSES[0], "2024-03", entered)
    errors = {key: found.parts[key] / told.parts[key] - 1.0 for key in told.parts}
    assert abs(errors["chillers"]) < 0.02
    assert abs(errors["chilled_pumps"]) < 0.02
    assert abs(errors["condenser_pumps"]) < 0.04
    assert errors["tower_fans"] == pytest.approx(1.0 / 1.13 - 1.0, abs=0.02)
    assert told.eer is not None
    assert found.eer == pytest.approx(told.eer, rel=0.02)


@pytest.mark.parametrize("month", MONTHS)
@pytest.mark.parametrize("of_class", CLASSES)
def test_errors_by_component(of_class: str, month: str) -> None:
    """Pumps and fans are off by what is not known of them; the EER of a month within 13 %."""
    told, found = _totals(month), _predicted(of_class, month)
    errors = {key: found.parts[key] / told.parts[key] - 1.0 for key in told.parts}
    assert told.eer is not None
    assert found.eer is not None
    eer = found.eer / told.eer - 1.0
    said = "  ".join(f"{key} {error:+.1%}" for key, error in errors.items())
    print(f"\n{month} {of_class}: {said}  EER {found.eer:.2f} of {told.eer:.2f} ({eer:+.1%})")
    assert abs(errors["chillers"]) < 0.15
    assert abs(eer) < 0.13
    # The head of its chilled pumps is about 20 m, not the 32 m assumed, and its fans take 0.058
    # kWh/m³ where 0.035 is assumed: not tuned, so the errors stay.
    assert errors["chilled_pumps"] == pytest.approx(0.60, abs=0.03)
    assert errors["condenser_pumps"] == pytest.approx(0.01, abs=0.04)
    assert errors["tower_fans"] == pytest.approx(-0.37, abs=0.06)


@pytest.mark.parametrize("month", MONTHS)
def test_an_hour_of_the_chiller_by_its_measured_water(month: str) -> None:
    """With the measured cooling water, which the towers need not be known for."""
    leaving, water = _room(month)[1].leaving_chilled_c, _measured("cond_in_c", month)
    load, told = _measured("cooling_kw", month) * W_PER_KW, _measured("chiller_kw", month)
    for of_class in CLASSES:
        one = _machine(of_class)
        full = full_load(one, leaving, water, 3.0)
        plr = np.minimum(load / full.capacity_w, 1.0)
        drawn = full.power_w * part_load(one, plr, leaving, water).power_ratio / W_PER_KW
        off = drawn[0] / told - 1.0
        bias = drawn.sum() / told.sum() - 1.0
        print(f"\n{month} {of_class}: an hour {np.abs(off).mean():.1%}, all hours {bias:+.1%}")
        assert np.abs(off).mean() < 0.13
        assert abs(bias) < 0.12
