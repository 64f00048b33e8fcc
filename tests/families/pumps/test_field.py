"""The field of head and flow: preferred range, lines of equal speed, change-overs."""

import json
from pathlib import Path

import numpy as np
import pytest

from core.content.curves import Curves, Part
from core.families.flow_stations.charts import rise_over_flow
from core.families.flow_stations.fleet import fleet_of
from core.families.flow_stations.station import station
from core.families.registry import decode
from core.selection.selection import Selection
from tests.families.pumps.test_year import STUDY, selected
from tests.families.registered import program

H = 3600.0


def two() -> Selection:
    study = {**STUDY, "plant": {"units_min": 2, "units_max": 2}}
    return program().select(decode(json.dumps(study).encode(), ""), Path())


def chart_of(selection: Selection, units: int) -> tuple[Curves, np.ndarray]:
    candidate = next(one for one in selection.candidates if one.units == units)
    chart = rise_over_flow(selection, candidate).chart
    assert isinstance(chart, Curves)
    return chart, np.array([candidate.groups[0].machine])


def test_the_shaded_range_goes_from_0_7_to_1_2_of_the_best_flow_of_each_number():
    selection = two()
    chart, machine = chart_of(selection, 2)
    best = float(fleet_of(selection.columns, machine, selection.duty).machines.best_flow[0])
    assert len(chart.areas) == 2
    for number, area in enumerate(chart.areas, 1):
        assert area.part is Part.GOOD
        assert area.x.max() == pytest.approx(1.2 * best * number)
        # The left end at the least speed that is drawn, 0.45.
        assert area.x.min() == pytest.approx(0.7 * 0.45 * best * number)


def test_the_second_pump_starts_where_the_station_starts_it():
    selection = two()
    chart, machine = chart_of(selection, 2)
    fleet = fleet_of(selection.columns, machine, selection.duty)
    (change,) = [one for one in chart.uprights if one.name.key == "plot.station.from"]
    beside = np.array([change.x * 0.99, change.x * 1.01])
    running = station(fleet, beside, 2, selection.study.plant.staging).running[0]
    assert running.tolist() == [1.0, 2.0]


def test_throttled_pumps_have_no_lower_speeds_and_no_range_of_them():
    chart, _ = chart_of(selected(flow_control="throttle"), 1)
    assert not chart.areas
    assert Part.GRID not in {line.part for line in chart.lines}
