"""What the report says of pumps: data sheet, operating points, ways of retrofit."""

from typing import Any

import numpy as np
import pytest

from core.content.blocks import Beside, Properties, Quantity, Table
from core.families.flow_stations.data_sheet import data_sheet
from core.families.flow_stations.operating_points import operating_points
from core.families.flow_stations.retrofit import retrofit
from core.families.pumps.evaluation import EXISTING
from core.families.pumps.report import PumpReport
from tests.families.pumps.test_existing import said
from tests.families.pumps.test_existing import selected as converted
from tests.families.pumps.test_year import selected

H = 3600.0


def figures(properties: Any) -> dict[str, float | None]:
    assert isinstance(properties, Properties)
    return {
        one.title.key: one.value.value
        for one in properties.items
        if isinstance(one.value, Quantity)
    }


def column(table: Table, key: str) -> np.ndarray:
    at = [one.title.key for one in table.columns].index(key)
    return np.array([getattr(row[at], "value", np.nan) for row in table.rows], dtype=np.float64)


def test_the_data_sheet_is_of_one_pump_at_design():
    """ρ g Q H of 200 m³/h against 32 m is 17.40 kW; over η it is the shaft's power."""
    selection = selected()
    candidate = next(one for one in selection.candidates if one.units == 1)
    (sheet,) = data_sheet(selection, candidate, PumpReport.sheet)
    assert isinstance(sheet, Beside)
    duty, curve = figures(sheet.left[0]), figures(sheet.right[0])
    assert duty["report.station.sheet.flow"] == pytest.approx(200 / H)
    assert duty["report.station.sheet.rise"] == pytest.approx(32.0)
    water = 998.2 * 9.80665 * 200 / H * 32.0
    assert duty["report.station.sheet.useful"] == pytest.approx(water, rel=1e-6)
    assert water == pytest.approx(17400, abs=10)
    shaft = duty["report.station.sheet.shaft"]
    assert shaft is not None
    assert shaft == pytest.approx(water / duty["report.station.sheet.efficiency"], rel=2e-3)
    assert shaft < duty["report.station.sheet.electric"] < 1.15 * shaft
    assert duty["field.motor_w"] == candidate.outcome.motor_w
    # A class pump's curve goes from 0.2 to 1.3 of its best flow.
    best = curve["report.station.sheet.best_flow"]
    assert curve["report.station.sheet.least_flow"] == pytest.approx(0.2 * best, rel=5e-3)
    assert curve["report.station.sheet.run_out"] == pytest.approx(1.3 * best, rel=5e-3)


def test_operating_points_are_the_chain_at_shares_of_the_design_flow():
    selection = selected()
    candidate = selection.candidates[0]
    (table,) = operating_points(selection, candidate, PumpReport().point_columns)
    assert isinstance(table, Table)
    flow = column(table, "axis.station.flow")
    assert flow == pytest.approx(np.array([1.0, 0.9, 0.8, 0.7, 0.6, 0.5]) * 200 / H)
    head = column(table, "report.station.point.rise")
    assert head == pytest.approx(12.0 + 20.0 * (flow * H / 200.0) ** 2)
    power = column(table, "report.station.point.power")
    chain = column(table, "report.station.point.efficiency") * column(
        table, "report.station.point.chain"
    )
    slow = column(table, "report.station.point.speed") < 0.7
    assert (998.2 * 9.80665 * flow * head / chain)[~slow] == pytest.approx(power[~slow], rel=1e-3)
    per_m3 = column(table, "report.column.energy_per_m3")
    assert per_m3 == pytest.approx(power / 1e3 / (flow * H))


def test_ways_of_retrofit_stand_side_by_side():
    """Throttled, by speed, with less wheel and new, each with what it saves of today's energy."""
    selection = converted()
    candidate = selection.candidates[0]
    (table,) = retrofit(selection, candidate, EXISTING)
    assert isinstance(table, Table)
    names = [row[0].key for row in table.rows]  # type: ignore[union-attr]
    assert names == [f"report.station.way.{way}" for way in ("today", "by_speed", "smaller", "new")]
    energy = column(table, "field.annual_energy_wh")
    told = [said(selection, code)["energy"] for code in (
        "station_today", "station_today_by_speed", "station_today_smaller")]  # fmt: skip
    assert energy[:3] == pytest.approx(told)
    assert energy[3] == candidate.outcome.annual_energy_wh
    assert energy[3] < energy[1] < energy[2] < energy[0]
    saved = column(table, "report.station.saved")
    assert saved[1:] == pytest.approx(energy[0] - energy[1:])
    assert column(table, "report.station.saved_share")[1:] == pytest.approx(saved[1:] / energy[0])
    # 7,100 h at shares of 0.1667 m³/s, as the example has them.
    hours = np.array([320, 640, 980, 1150, 1240, 1080, 860, 520, 310], dtype=np.float64)
    shares = np.array([1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6])
    volume = float(shares @ hours) / hours.sum() * 7100 * 0.1667 * H
    assert column(table, "field.energy_per_m3") == pytest.approx(energy / 1e3 / volume)


def test_without_a_pump_of_today_there_is_no_retrofit():
    selection = selected()
    assert retrofit(selection, selection.candidates[0], EXISTING) == ()
