"""What a report, its workbook and the window are given of heat pumps that cool."""

from pathlib import Path

import numpy as np
import pytest

from core.content.requirement import Requirement
from core.families.heat_pumps.browsing import HeatPumpBrowsing
from core.families.heat_pumps.operating import HeatPumpOperating
from core.families.heat_pumps.report import HeatPumpReport
from core.machines.device import is_made_to_size
from core.report.wording import cell
from core.selection.selection import Candidate, Selection
from gui.program.reader import open_language
from tests.families.heat_pumps.cases import LOW, MEDIUM, example, pump, selected, study
from tests.families.heat_pumps.cooling_cases import W7, W18, reversible
from tests.families.registered import program

HEFEI = "hotel-hefei"
NANCHANG = "58606"
ALONE = {"rooms_heated": False, "peak_w": None}


def first() -> tuple[Selection, Candidate]:
    """The first of a maker: of a class less is known of summer."""
    found = example(HEFEI)
    return found, next(one for one in found.candidates if not is_made_to_size(one.record))


def schedule() -> dict[str, Requirement]:
    """The lines that are told of summer, by the key of their title."""
    selection, one = first()
    rows = HeatPumpReport().schedule(selection, one, one.groups[0])
    return {
        row.title.key: row
        for row in rows
        if getattr(row.condition, "key", "") != "report.schedule.at.outdoor"
    }


def test_both_sides_of_the_year_have_their_charts() -> None:
    selection, one = first()
    titles = [plot.title.key for plot in HeatPumpReport().plots(selection, one)]
    assert titles == [
        f"report.heat_pumps.plot.{key}" for key in ("capacity", "cop", "cooling", "eer", "year")
    ]
    heat_alone = example("hotel-shanghai")
    titles = [p.title.key for p in HeatPumpReport().plots(heat_alone, heat_alone.candidates[0])]
    assert titles == [f"report.heat_pumps.plot.{key}" for key in ("capacity", "cop", "heat")]


def test_the_bars_are_the_heat_and_cooling_of_the_year() -> None:
    selection, one = first()
    chart = HeatPumpReport().plots(selection, one)[-1].chart
    given = {bars.name.key: float((bars.high - bars.low).sum()) for bars in chart.bars}
    assert given["curve.cooling_given"] == pytest.approx(one.outcome.cooling_wh)
    profile = selection.profile
    heat = (profile.columns["load_w"] + profile.columns["hot_water_w"]) @ profile.hours.sum(axis=1)
    assert given["curve.heat_given"] == pytest.approx(heat, rel=1e-6)


def test_the_demand_meets_the_units_where_the_number_follows_from_cooling() -> None:
    """At 35 °C all units give, in the time hot water leaves, the share told of the peak asked."""
    selection, one = first()
    chart = HeatPumpReport().plots(selection, one)[2].chart
    lines = {line.name.key: line for line in chart.lines}
    asked, given = lines["curve.cooling_asked"], lines["curve.all_units"]
    at = float(np.interp(35.0, given.x, given.y))
    assert float(np.interp(35.0, asked.x, asked.y)) == pytest.approx(180e3)
    assert at / selection.design.cooling_required_w == pytest.approx(
        one.outcome.cooling_share, rel=0.005
    )


def test_the_power_of_every_point_is_the_energy_of_the_year() -> None:
    selection, one = first()
    units, power = HeatPumpReport().operation(selection, one)
    energy = power @ selection.profile.hours.sum(axis=1)
    assert energy + one.outcome.backup_heat_wh == pytest.approx(one.outcome.annual_energy_wh)
    assert units.max() <= one.units


def test_makers_are_asked_for_cooling() -> None:
    """The flow of 30 kW over 5 K: 30,000 / (1000 · 4195 · 5) m³/s = 5.15 m³/h."""
    rows = schedule()
    selection, one = first()
    assert {
        "report.schedule.capacity", "report.schedule.design_eer", "field.seer",
        "report.schedule.chilled_flow", "report.schedule.cools_up_to",
    } <= rows.keys()  # fmt: skip
    flow = one.outcome.cooling_capacity_w / (1000.0 * 4195.0 * 5.0)
    assert rows["report.schedule.chilled_flow"].value.value == pytest.approx(flow)
    hottest = rows["report.schedule.cools_up_to"].value.value
    assert hottest == pytest.approx(selection.climate.dry_bulb_c.max(), abs=0.1)


def test_what_is_asked_is_told_in_a_sentence_of_either_language() -> None:
    for duty, parts in (
        ({"rooms_cooled": True, "cooling_peak_w": 100e3}, ("100.0", "7.0")),
        (ALONE | {"rooms_cooled": True, "cooling_peak_w": 100e3}, ("100.0", "12.0")),
        (ALONE | {"hot_water_m3_per_day": 10.0}, ("60.0",)),
    ):
        found = selected(study(station=NANCHANG, **duty))
        said = HeatPumpReport().asked(found)
        for code in ("zh", "en"):
            text = cell(said, open_language(code))
            assert all(part in text for part in parts), text


def test_hours_of_heat_and_of_cold_lie_in_one_field() -> None:
    selection, one = first()
    field = HeatPumpOperating().field(selection, one)
    profile = selection.profile
    asked = (profile.columns["load_w"] > 0.0) | (profile.columns["cooling_w"] > 0.0)
    assert field.hours.sum() == pytest.approx(profile.hours.sum(axis=1)[asked].sum())
    assert field.limits_c[1] >= 35.0
    told = HeatPumpOperating().unit_hours(selection, one)
    assert told.plr.max() <= 1.0 + 1e-9
    assert told.hours.sum() == pytest.approx(field.hours.sum())


def test_fewer_hours_for_hot_water_ask_for_larger_machines() -> None:
    """10 m³ a day in 8 h ask for three times the heat that they do around the clock."""
    water = ALONE | {"hot_water_m3_per_day": 10.0, "hot_water_c": 55.0}
    steady = program().select(study(station=NANCHANG, **water), Path())
    quick = program().select(study(station=NANCHANG, hot_water_hours=8.0, **water), Path())
    assert quick.candidates
    assert quick.design.required_w == pytest.approx(3.0 * steady.design.required_w)
    assert quick.design.hot_water_w == pytest.approx(steady.design.hot_water_w)
    for one in quick.candidates:
        assert one.outcome.installed_w >= 0.7 * quick.design.required_w * (1.0 - 1e-9)
        assert one.outcome.oversizing <= 2.0 + 1e-9


def test_with_hot_water_nothing_is_shown_larger_than_is_allowed() -> None:
    """Rooms of 100 kW with 10 m³ a day: what is installed is shown over the peak of both."""
    water = {"hot_water_m3_per_day": 10.0, "hot_water_c": 55.0}
    selection = program().select(study(station=NANCHANG, **water), Path())
    both = selection.design.peak_w + selection.design.hot_water_w
    assert selection.candidates
    for one in selection.candidates:
        carrying = selection.study.plant.carrying(one.units)
        assert one.outcome.unit_capacity_w is not None
        assert one.outcome.oversizing == pytest.approx(
            carrying * one.outcome.unit_capacity_w / both
        )
        assert one.outcome.oversizing <= 2.0 + 1e-9


def test_the_catalog_shows_what_is_declared_of_cooling() -> None:
    """Two charts of heat, two of cooling with a line for each temperature of the water."""
    charts = {chart.key: chart for chart in HeatPumpBrowsing().charts(reversible(W7, W18))}
    assert list(charts) == ["declared_heat", "declared_cop", "declared_cooling", "declared_eer"]
    assert [line.at for line in charts["declared_eer"].lines] == [7.0, 18.0]
    assert charts["declared_cooling"].lines[0].y.tolist() == [4000.0, 4700.0, 7400.0, 10000.0]
    assert [c.key for c in HeatPumpBrowsing().charts(pump(LOW, MEDIUM))] == list(charts)[:2]
