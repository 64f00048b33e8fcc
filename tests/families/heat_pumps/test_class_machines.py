"""Classes of heat pumps: at their limits, in order of grade, and of any size that is asked for.

low_ambient_classes.csv: limits of GB 19577-2024 table 3 and the COPs of the classes, as worked out
from the published medians by a second implementation, in plain Python.
"""

import csv
from collections import defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest

from catalog.devices.figures_file import read_figures, shipped_figures
from core.families.heat_pumps.class_machines import BAND_MILD, class_machines, nominal_of
from core.families.heat_pumps.class_schedule import class_requirements
from core.families.heat_pumps.classes import (
    Known,
    class_file,
    efficiency_factor,
    fitted,
    full_load,
)
from core.families.heat_pumps.columns import RATED_SOURCE_C, _points, columns_of
from core.families.heat_pumps.family import HEAT_PUMPS
from core.families.heat_pumps.outlet import rated_flow_c
from core.families.heat_pumps.performance import carnot_cop
from core.families.heat_pumps.plausible import defects
from core.families.heat_pumps.record import (
    GbSource,
    GbTerminal,
    HeatPump,
    HeatSource,
    PumpFlag,
    SeasonalRating,
    SeasonClimate,
)
from core.families.heat_pumps.sizing import SeriesColumns, in_size, sized
from core.families.heat_pumps.table import HEAT_PUMPS as TABLE
from core.machines.device import Evidence, is_class, is_made_to_size
from core.selection.family import Pairs
from core.standards.library import shipped_standards
from core.study.plant import Plant
from tests.families.heat_pumps.cases import example, selected, study
from tests.families.heat_pumps.nameplate_errors import is_sound
from tests.families.registered import program_of_classes

TODAY = date(2026, 11, 29)
TENTH_OF_A_PERCENT = 1e-3
CLASSES: tuple[HeatPump, ...] = tuple(
    one for one in read_figures(shipped_figures(), TABLE) if is_made_to_size(one)
)
# GB 19577-2024 table 4, units that only heat: borehole loop or surface water, and groundwater, to
# 260 kW and above; grades 1, 2, 3 (secondary transcription).
TABLE_4 = {
    (GbSource.GROUND_LOOP, 260.0): (4.7, 4.3, 4.2),
    (GbSource.GROUND_LOOP, 1800.0): (4.9, 4.5, 4.2),
    (GbSource.SURFACE_WATER, 260.0): (4.7, 4.3, 4.2),
    (GbSource.SURFACE_WATER, 1800.0): (4.9, 4.5, 4.2),
    (GbSource.GROUNDWATER, 260.0): (4.9, 4.5, 4.0),
    (GbSource.GROUNDWATER, 1800.0): (5.1, 4.7, 4.4),
}
SEASONS = {"HSPF": "hspf", "APF": "apf"}


def _expected() -> list[dict[str, str]]:
    path = Path(__file__).parent / "low_ambient_classes.csv"
    return list(csv.DictReader(path.read_text("utf-8").splitlines()))


def _cops(one: HeatPump, outdoors: tuple[float, ...]) -> list[float]:
    rated = nominal_of(one)
    assert rated is not None
    points = tuple((at, rated.outlet_c) for at in outdoors)
    return full_load(one.ratings, one.heat_source, points, rated.source_c)[1].tolist()


def _table(rating: SeasonalRating) -> Any:
    return np.array([msgspec.structs.astuple(point) for point in rating.points])


def test_the_shipped_rows_are_those_that_the_editions_give() -> None:
    """Figures of ten digits, as the file has them. `make classes` writes it anew."""
    made = class_machines(shipped_standards(), TODAY)
    assert [one.id for one in made] == [one.id for one in CLASSES]
    for shipped, computed in zip(CLASSES, made, strict=True):
        assert msgspec.structs.replace(computed, ratings=(), cop_h=None) == (
            msgspec.structs.replace(shipped, ratings=(), cop_h=None)
        )
        for one, other in zip(shipped.ratings, computed.ratings, strict=True):
            assert one.scop == pytest.approx(other.scop, rel=1e-9)
            assert _table(one) == pytest.approx(_table(other), rel=1e-9)


@pytest.mark.parametrize("row", _expected(), ids=lambda r: f"{r['emitter']}{r['capacity_kw']}")
def test_low_ambient_classes_just_meet_the_limits(row: dict[str, str]) -> None:
    """COPh and COPdh at full load at the outlet of the emitter; COPh raised where it must be."""
    terminal, small = row["emitter"].replace(" ", "_"), row["capacity_kw"] == "<=35"
    level = row["grade"].replace(" ", "_")
    (one,) = (
        one for one in CLASSES
        if one.gb_terminal == terminal and one.class_level == level
        and (one.class_to_w == 35e3) == small
    )  # fmt: skip
    nominal, cold = _cops(one, (-12.0, -20.0))
    assert nominal >= float(row["coph_m12_limit"])
    assert cold >= float(row["copdh_m20_limit"])
    assert nominal == pytest.approx(float(row["cop_m12"]), rel=TENTH_OF_A_PERCENT)
    assert cold == pytest.approx(float(row["cop_m20"]), rel=TENTH_OF_A_PERCENT)
    season = getattr(one, SEASONS[row["seasonal_metric"]])
    assert season == float(row["seasonal_limit"])


@pytest.mark.parametrize(("rated_for", "to_kw"), TABLE_4)
def test_water_source_classes_just_meet_the_limit(rated_for: GbSource, to_kw: float) -> None:
    found = [o for o in CLASSES if o.gb_source is rated_for and o.class_to_w == to_kw * 1e3]
    assert len(found) == 3
    for one, limit in zip(found, TABLE_4[rated_for, to_kw], strict=True):
        (cop,) = _cops(one, (-10.0,))
        assert limit <= cop <= limit * (1.0 + TENTH_OF_A_PERCENT)


def test_a_class_is_judged_to_have_the_grade_it_is_made_for() -> None:
    """By the program's own verdict; the seasonal figure is what is asked for."""
    grades = HEAT_PUMPS.grade(shipped_standards(), CLASSES, TODAY)
    for one, verdicts in zip(CLASSES, grades, strict=True):
        (level,) = {v.level for v in verdicts if v.scale == "grade" and v.judged}
        assert one.class_level is not None
        assert level == one.class_level.value[-1], one.id


def test_every_class_says_what_it_is_and_how_far_it_may_be_off() -> None:
    for one in CLASSES:
        assert is_class(one)
        assert one.evidence is Evidence.D
        assert one.class_band_several in (0.10, 0.13)  # of water; of air as in Beijing
        assert one.class_from_w <= one.nominal_w <= one.class_to_w
        assert set(one.flags) == set(defects(one)) == set()


def test_the_full_heat_is_the_nominal_one() -> None:
    for one in CLASSES:
        rated = nominal_of(one)
        assert rated is not None
        base = class_file().kinds[rated.kind].base_c
        heat, _ = full_load(one.ratings, one.heat_source, ((base, rated.outlet_c),), rated.source_c)
        assert heat[0] == pytest.approx(one.nominal_w, rel=1e-9)


@pytest.mark.parametrize(
    ("flow_c", "base_flow_c", "base_cop", "outdoor_c", "kind", "warmer", "expected"),
    [
        (35.0, 35.0, 2.5, -20.0, "air_colder", 0.0, 1.963),
        (30.0, 34.0, 3.0, 7.0, "air_average", 0.05, 5.653),
    ],
)
def test_the_efficiency_of_a_kind_is_carried_as_published(
    flow_c: float, base_flow_c: float, base_cop: float, outdoor_c: float, kind: str,
    warmer: float, expected: float,
) -> None:  # fmt: skip
    """CM-19, CM-20 of the published checks: η of the 35 °C application carried to a flow."""
    one = class_file().kinds[kind]
    base, at = np.array([one.base_c]), np.array([outdoor_c])
    ratios = [np.interp(t, one.low.outdoor_c, one.low.efficiency_ratio) for t in (base, at)]
    base_efficiency = base_cop / carnot_cop(base, np.array([base_flow_c])) / ratios[0]
    efficiency = base_efficiency * ratios[1] * efficiency_factor(one, at, 0.0, warmer)
    cop = efficiency * carnot_cop(at, np.array([flow_c]))
    assert cop[0] == pytest.approx(expected, rel=0.005)


@pytest.mark.parametrize("kind", ["air_colder", "air_average", "brine", "natural_water"])
def test_the_largest_machine_behind_a_kind_is_known(
    kind: str, heat_pumps: tuple[HeatPump, ...]
) -> None:
    one = class_file().kinds[kind]
    sizes = [
        rating.design_w for pump in heat_pumps if pump.heat_source is one.heat_source
        for rating in pump.ratings if rating.climate is one.climate
    ]  # fmt: skip
    assert one.largest_w == max(sizes)


def test_figures_that_do_not_go_together_are_refused() -> None:
    """No machine of the kind keeps, or loses, so much of its COP from −12 to −20 °C."""
    for cold in (2.9, 1.2):
        assert fitted("air_colder", Known(heat_w=1e5, cop=2.5, flow_c=35.0, cop_cold=cold)) is None
    assert fitted("air_average", Known(heat_w=1e4, cop=2.7, flow_c=35.0, scop=9.0)) is None


@pytest.mark.parametrize(("scop", "flow"), [(4.4, 35.0), (3.3, 55.0)])
def test_a_nameplate_has_its_scop(scop: float, flow: float) -> None:
    known = Known(heat_w=1e4, cop=2.7, flow_c=35.0, scop=scop, scop_flow_c=flow)
    ratings = fitted("air_average", known)
    assert ratings is not None
    assert next(one.scop for one in ratings if one.flow_c == flow) == pytest.approx(scop, rel=1e-4)
    heat, cop = full_load(ratings, HeatSource.OUTDOOR_AIR, ((-7.0, 35.0),))
    assert (heat[0], cop[0]) == (pytest.approx(1e4), pytest.approx(2.7))


@pytest.mark.parametrize(
    ("kind", "source"), [("brine", HeatSource.BRINE), ("natural_water", HeatSource.WATER)]
)
@pytest.mark.parametrize("flow_c", [35.0, 55.0])
def test_kinds_of_water_are_the_middle_of_the_certified_machines(
    kind: str, source: HeatSource, flow_c: float, heat_pumps: tuple[HeatPump, ...]
) -> None:
    """Ratings for the average climate without contradictions, from −10 to 12 °C."""
    shape = class_file().kinds[kind].shape(flow_c)
    at, found = np.array(shape.outdoor_c), []
    for pump in heat_pumps:
        rating = pump.rating(SeasonClimate.AVERAGE, flow_c)
        if pump.heat_source is not source or rating is None:
            continue
        points = np.array(_points(rating))
        doubtful = {PumpFlag.SCOP_MISMATCH, PumpFlag.COP_NOT_MONOTONE} & set(rating.flags)
        if doubtful or points[0, 0] > at[0] or points[-1, 0] < at[-1]:
            continue
        flows = rated_flow_c(rating.climate, flow_c, points[:, 0])
        source_c = np.full(len(points), RATED_SOURCE_C[source])
        efficiency = np.interp(at, points[:, 0], points[:, 2] / carnot_cop(source_c, flows))
        heat = np.interp(at, points[:, 0], points[:, 1])
        found.append((efficiency / efficiency[0], heat / heat[0]))
    ratios = np.median(np.array(found), axis=0)
    assert len(found) == shape.machines
    assert ratios[0] == pytest.approx(np.array(shape.efficiency_ratio), abs=1e-4)
    assert ratios[1] == pytest.approx(np.array(shape.heat_ratio), abs=1e-4)


@pytest.mark.parametrize("kind", ["air_colder", "air_average", "brine", "natural_water"])
@pytest.mark.parametrize("flow_c", [35.0, 55.0])
def test_idle_power_of_a_kind_is_the_mean_of_the_certified_machines(
    kind: str, flow_c: float, heat_pumps: tuple[HeatPump, ...]
) -> None:
    """Over Pdesign; of those with sound ratings, as the errors of nameplates are worked out."""
    one = class_file().kinds[kind]
    sound = [
        rating
        for pump in heat_pumps
        if pump.heat_source is one.heat_source and not is_made_to_size(pump)
        for rating in pump.ratings
        if (rating.climate, rating.flow_c) == (one.climate, flow_c) and is_sound(rating)
    ]
    drawn = [
        [
            getattr(rating, name)
            for name in ("off_w", "thermostat_off_w", "standby_w", "crankcase_w")
        ]
        for rating in sound
    ]
    share = np.array(drawn, dtype=np.float64) / np.array([[r.design_w] for r in sound])
    assert one.shape(flow_c).idle_share == pytest.approx(np.nanmean(share, axis=0), abs=6e-6)


@pytest.mark.parametrize("name", ["school-beijing", "clinic-shenyang"])
def test_a_better_grade_never_needs_more_energy(name: str) -> None:
    """Every rating in every size in which grades can be compared; of air the grades are equal."""
    situation = example(name).situation
    made = [
        in_size(one, (one.class_from_w or 0.0) * 1.1) for one in CLASSES
    ]  # fmt: skip
    columns = HEAT_PUMPS.columns(made, {})
    pairs = Pairs(machine=np.arange(len(made)), units=np.full(len(made), 2))
    year = HEAT_PUMPS.evaluate(columns, situation, pairs).columns["seasonal_cop"]
    by_series: dict[Any, list[float]] = defaultdict(list)
    for one, cop in zip(made, year.tolist(), strict=True):
        if nominal_of(one) is not None:
            by_series[one.gb_terminal, one.gb_source, one.class_from_w].append(cop)
    assert len(by_series) == 12
    for cops in by_series.values():
        assert all(better >= worse * (1.0 - 1e-12) for better, worse in pairwise(cops))


@pytest.mark.parametrize("peak_kw", [20.0, 90.0, 400.0, 1100.0])
def test_a_load_of_any_size_finds_classes_that_fit(peak_kw: float) -> None:
    """Fan coils of 45 °C in Beijing, up to twelve units: a class of each grade."""
    asked = study(peak_w=peak_kw * 1e3, plant=Plant(units_max=12))
    chosen = program_of_classes().select(asked, Path())
    made = chosen.candidates
    assert {one.record.class_level.value for one in made} == {"grade_1", "grade_2", "grade_3"}
    for one in made:
        assert one.record.gb_terminal is GbTerminal.FAN_COIL
        assert one.units * one.outcome.unit_capacity_w >= 0.7 * chosen.design.required_w - 1e-6


def test_a_class_is_made_for_the_whole_load_and_for_the_least_the_duty_asks() -> None:
    situation = selected(study(peak_w=300e3, plant=Plant(units_max=6))).situation
    made = [
        one for one in sized(dict(enumerate(CLASSES)), situation, SeriesColumns()) if one.units == 4
    ]
    sizes = sorted({one.record.nominal_w for one in made})
    assert len(sizes) == 2
    assert sizes[0] / sizes[1] == pytest.approx(0.7, abs=0.02)  # rounded up to a kilowatt


def test_a_class_known_at_another_flow_promises_nothing() -> None:
    """48 °C is more than 5 K from 41 and from 55 °C."""
    chosen = selected(study(supply_c=48.0, return_c=40.0))
    assert not any(is_made_to_size(one.record) for one in chosen.candidates)
    reasons = {
        one.findings[0].code for one in chosen.left_out
        if is_made_to_size(one.record) and one.record.heat_source is HeatSource.OUTDOOR_AIR
    }  # fmt: skip
    assert reasons == {"class_other_flow"}


def test_a_class_of_the_cold_stands_at_a_mild_site_with_a_wider_band() -> None:
    """Shanghai, −0.3 °C at design: what it is, and that ordinary units have no limit, is told."""
    chosen = selected(study(station="58367", plant=Plant(units_max=4)))
    made = [one for one in chosen.candidates if is_made_to_size(one.record)]
    assert [one.outcome.energy_band for one in made] == [BAND_MILD] * 3
    assert made[0] is chosen.candidates[0]
    told = [one for one in chosen.situation.findings if one.code == "cold_class_at_mild_site"]
    assert [one.figures[1].value for one in told] == [BAND_MILD]


def test_the_idle_power_that_is_asked_for_is_what_the_year_counts() -> None:
    """Of one unit: 0.3 % of the design load, 0.25 kW of a unit of 65 kW in the cold."""
    chosen = selected(study(station="58367", plant=Plant(units_max=4)))
    (group,) = chosen.candidates[0].groups
    asked = {one.title.key: one.value.value for one in class_requirements(chosen, group)}
    drawn = columns_of([group.record], SeasonClimate.COLDER).off_w[0]
    assert asked["report.schedule.idle"] == pytest.approx(drawn, abs=1.0)
    assert drawn == pytest.approx(0.003 * group.record.ratings[0].design_w, rel=0.1)


@pytest.mark.parametrize(("station", "band"), [("50953", 0.08), ("54342", 0.08), ("54511", 0.13)])
def test_the_band_is_that_of_the_site(station: str, band: float) -> None:
    """Harbin, Shenyang, Beijing."""
    chosen = selected(study(station=station, plant=Plant(units_max=4)))
    made = [one.outcome.energy_band for one in chosen.candidates if is_made_to_size(one.record)]
    assert made == [band] * 3


def test_the_class_is_that_of_the_emitters() -> None:
    """40 °C lies near the 35 °C of floors and the 41 °C of fan coils."""
    chosen = selected(study(emitter="floor", supply_c=40.0, return_c=35.0))
    made = {one.record.gb_terminal for one in chosen.candidates if is_made_to_size(one.record)}
    assert made == {GbTerminal.FLOOR}


def test_heat_at_minus_12_and_minus_20_is_that_of_the_record() -> None:
    """Clinic in Shenyang, floors of 40 °C; machines that stop before have none."""
    chosen = example("clinic-shenyang")
    for one in chosen.candidates:
        heat = full_load(one.record.ratings, one.record.heat_source, ((-12.0, 40.0), (-20.0, 40.0)))
        if is_made_to_size(one.record):
            shown = one.outcome.heat_m12_w, one.outcome.heat_m20_w
            assert shown == pytest.approx(tuple(heat[0].tolist()), rel=1e-9)
    assert any(one.outcome.heat_m20_w is None for one in chosen.candidates)
